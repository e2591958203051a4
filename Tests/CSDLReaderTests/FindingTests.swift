import CSDLReader
import GraphSpec
import Testing

/// Errors and notes about a part of a file, which leave the rest usable.
struct FindingTests {
  private func findings(_ body: String) throws -> (EntityDataModel, [String]) {
    let (document, diagnostics) = CSDLText.read(CSDLText.file(body))
    return (try #require(document), CSDLText.codes(diagnostics))
  }

  @Test func namesMissingAttributes() throws {
    let (model, codes) = try findings(
      """
      <ComplexType/>
      <ComplexType Name="c"><Property Name="a"/><Property Type="Edm.String"/>
      <Property Name="good" Type="Edm.String"/></ComplexType>
      """
    )
    #expect(
      codes == ["error csdl-missing-attribute:5", "error csdl-missing-attribute:6", "error csdl-missing-attribute:6"]
    )
    #expect(model.type("test.c")?.properties.map(\.name) == ["good"])
  }

  @Test func namesMalformedValues() throws {
    let (_, codes) = try findings(
      """
      <ComplexType Name="a" Abstract="yes"/>
      <ComplexType Name="b"><Property Name="p" Type="Edm.String" MaxLength="-2"/></ComplexType>
      <ComplexType Name="c"><Property Name="p" Type="Collection(Edm.String"/></ComplexType>
      <EnumType Name="d"><Member Name="p" Value="0x10"/></EnumType>
      <EnumType Name="e"><Member Name="p" Value="9223372036854775807"/>
      <Member Name="q"/></EnumType>
      <ComplexType Name="f g"/>
      <ComplexType Name="1"/>
      <ComplexType Name=""/>
      <EnumType Name="h" UnderlyingType="Edm.String"/>
      """
    )
    #expect(
      codes == [
        "error csdl-malformed-value:5", "error csdl-malformed-value:6", "error csdl-malformed-value:7",
        "error csdl-malformed-value:8", "error csdl-missing-attribute:10", "error csdl-malformed-value:11",
        "error csdl-malformed-value:12", "error csdl-malformed-value:13", "error csdl-wrong-kind:14",
      ]
    )
  }

  @Test func messagesStayOnOneShortLine() throws {
    let name = "a&#10;b: error" + String(repeating: "c", count: 5000)
    let (_, diagnostics) = CSDLText.read(CSDLText.file("<ComplexType Name=\"\(name)\"/>"))
    let message = try #require(diagnostics.first?.message)
    #expect(message.count < 500 && !message.contains("\n"))
  }

  @Test func namespacesAndAliasesAreIdentifiers() throws {
    let text = CSDLText.file("").replacing(
      "</edmx:DataServices>",
      with: """
        <Schema Namespace="a..b" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>
        <Schema Namespace="a b" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>
        <Schema Namespace="c" Alias="t" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>
        <Schema Namespace="test" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>
        </edmx:DataServices>
        """
    )
    #expect(
      CSDLText.codes(CSDLText.read(text).1) == [
        "error csdl-malformed-value:8", "error csdl-malformed-value:9", "error csdl-duplicate-alias:10",
        "error csdl-duplicate-declaration:11",
      ]
    )
  }

  @Test func namesDuplicates() throws {
    let (model, codes) = try findings(
      """
      <ComplexType Name="a"/>
      <EnumType Name="a"/>
      <ComplexType Name="b"><Property Name="p" Type="Edm.String"/>
      <Property Name="p" Type="Edm.Int32"/></ComplexType>
      <EnumType Name="c"><Member Name="p"/>
      <Member Name="p"/></EnumType>
      """
    )
    #expect(
      codes == ["error csdl-duplicate-declaration:6", "error csdl-duplicate-name:8", "error csdl-duplicate-name:10"]
    )
    #expect(model.type("test.a") != nil)
    #expect(model.type("test.b")?.properties.map(\.type.name.name) == ["String"])
  }

  @Test func cutsBaseTypeCycles() throws {
    let (model, codes) = try findings(
      """
      <ComplexType Name="z" BaseType="t.a"/>
      <ComplexType Name="a" BaseType="t.b"/>
      <ComplexType Name="b" BaseType="test.c"/>
      <ComplexType Name="c" BaseType="t.a"/>
      <EntityType Name="self" BaseType="t.self"/>
      """
    )
    #expect(codes == ["error csdl-base-type-cycle:6", "error csdl-base-type-cycle:9"])
    for var type in model.structuredTypes.values {
      var steps = 0
      while let base = type.baseType.flatMap({ model.structuredTypes[$0] }), steps < 10 {
        type = base
        steps += 1
      }
      #expect(steps < 10)
    }
    #expect(model.type("test.z")?.baseType == QualifiedName("test.a"))
  }

  @Test func namesUnresolvedTypesAndKeepsTheRest() throws {
    let (model, codes) = try findings(
      """
      <ComplexType Name="a" BaseType="t.none"/>
      <ComplexType Name="b"><Property Name="p" Type="Collection(other.none)"/>
      <Property Name="q" Type="Edm.Strin"/>
      <Property Name="r" Type="Edm.String"/></ComplexType>
      <EntityType Name="e" BaseType="t.b"/>
      """
    )
    #expect(
      codes == [
        "error csdl-unresolved-type:5", "warning csdl-unresolved-type:6", "warning csdl-unresolved-type:7",
        "error csdl-wrong-kind:9",
      ]
    )
    #expect(model.type("test.b")?.properties.map(\.type.name.description) == ["other.none", "Edm.Strin", "Edm.String"])
  }

  @Test func checksWhatTheContainerNames() throws {
    let body = """
      <ComplexType Name="c"/>
      <EntityContainer Name="s">
      <EntitySet Name="a" EntityType="t.none"/>
      <EntitySet Name="b" EntityType="t.c"/>
      <Singleton Name="c"/>
      <Singleton Name="c" Type="t.c"/>
      <ActionImport Name="d" Action="t.none"/>
      </EntityContainer>
      <EntityContainer Name="s2"/>
      """
    let (document, diagnostics) = CSDLText.read(CSDLText.start + body + CSDLText.end)
    #expect(document?.container?.resources == [])
    #expect(
      CSDLText.codes(diagnostics) == [
        "error csdl-unresolved-type:7", "error csdl-wrong-kind:8", "error csdl-missing-attribute:9",
        "error csdl-duplicate-name:10", "error csdl-unresolved-type:11", "error csdl-duplicate-container:13",
      ]
    )
  }

  @Test func metadataNeedsAContainer() {
    let (document, diagnostics) = CSDLText.read(CSDLText.start + #"<ComplexType Name="c"/>"# + CSDLText.end)
    #expect(CSDLText.codes(diagnostics) == ["error csdl-no-container:2"])
    #expect(document?.type("test.c") != nil)
  }

  @Test func notesEachUnknownElementOnce() throws {
    let (model, codes) = try findings(
      """
      <ComplexType Name="c"><Novelty><Property Name="x" Type="Edm.String"/></Novelty>
      <Novelty/><Property Name="p" Type="Edm.String" Fancy="1"><Novelty/></Property></ComplexType>
      <f:ComplexType xmlns:f="urn:foreign" Name="d"/>
      """
    )
    #expect(
      codes == ["note csdl-unknown-element:5", "note csdl-unknown-element:6", "note csdl-unknown-element:7"]
    )
    #expect(model.type("test.c")?.properties.map(\.name) == ["p"])
    #expect(model.type("test.d") == nil)
  }

  @Test func operationsNeedWhatTheirKindNeeds() throws {
    let (model, codes) = try findings(
      """
      <Function Name="f"/>
      <Action Name="a" IsBound="true"/>
      <Action Name="b"><Parameter Name="p"/></Action>
      """
    )
    #expect(
      codes == ["error csdl-missing-element:5", "error csdl-missing-element:6", "error csdl-missing-attribute:7"]
    )
    #expect(model.operations.isEmpty)
  }
}
