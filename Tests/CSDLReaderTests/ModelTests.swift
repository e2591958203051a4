import CSDLReader
import GraphSpec
import Testing

struct ModelTests {
  private func model(_ body: String) throws -> EntityDataModel {
    let (document, diagnostics) = CSDLText.read(CSDLText.file(body))
    #expect(diagnostics == [])
    return try #require(document)
  }

  @Test func readsAnEntityTypeWithEverythingItCanHave() throws {
    let model = try model(
      """
      <EntityType Name="base" Abstract="true"><Key><PropertyRef Name="id"/></Key>
        <Property Name="id" Type="Edm.String" Nullable="false"/>
      </EntityType>
      <EntityType Name="thing" BaseType="t.base" OpenType="true" HasStream="true">
        <Property Name="amounts" Type="Collection(Edm.Decimal)" Precision="10" Scale="variable" MaxLength="max"/>
        <Property Name="text" Type="Edm.String" MaxLength="20" Unicode="false" Scale="3"/>
        <NavigationProperty Name="others" Type="Collection(test.thing)" ContainsTarget="true" Partner="owner"/>
        <NavigationProperty Name="owner" Type="test.thing" Nullable="false">
          <OnDelete Action="Cascade"/><ReferentialConstraint Property="a" ReferencedProperty="b"/>
        </NavigationProperty>
      </EntityType>
      """
    )
    let base = try #require(model.type("test.base"))
    #expect(base.isAbstract && base.key == ["id"] && base.baseType == nil && base.kind == .entity)
    #expect(base.properties.map(\.type.isNullable) == [false])
    #expect(base.location == SourceLocation(file: "test.xml", line: 5, column: 1))

    let thing = try #require(model.type("test.thing"))
    #expect(thing.baseType == QualifiedName("test.base"))
    #expect(thing.isOpen && thing.hasStream && !thing.isAbstract && thing.key.isEmpty)
    let amounts = try #require(thing.properties.first)
    #expect(amounts.type.description == "Collection(Edm.Decimal)")
    #expect(amounts.type.isNullable)
    #expect(amounts.type.facets == .init(maxLength: .max, precision: 10, scale: .variable))
    #expect(amounts.location == SourceLocation(file: "test.xml", line: 9, column: 3))
    #expect(thing.properties[1].type.facets == .init(maxLength: .limit(20), scale: .digits(3), isUnicode: false))
    #expect(thing.navigationProperties.map(\.name) == ["others", "owner"])
    #expect(thing.navigationProperties.map(\.containsTarget) == [true, false])
    #expect(thing.navigationProperties.map(\.partner) == ["owner", nil])
    #expect(thing.navigationProperties.map(\.type.isNullable) == [true, false])
  }

  @Test func enumMembersWithoutAValueCountOn() throws {
    let model = try model(
      """
      <EnumType Name="plain"><Member Name="a"/><Member Name="b"/><Member Name="c" Value="-5"/><Member Name="d"/></EnumType>
      <EnumType Name="flags" IsFlags="true" UnderlyingType="Edm.Int64"><Member Name="a" Value="4294967296"/></EnumType>
      """
    )
    let plain = try #require(model.enumTypes[QualifiedName("test.plain")])
    #expect(plain.members.map(\.value) == [0, 1, -5, -4])
    #expect(!plain.isFlags && plain.underlyingType == QualifiedName("Edm.Int32"))
    let flags = try #require(model.enumTypes[QualifiedName("test.flags")])
    #expect(flags.members.map(\.value) == [4_294_967_296])
    #expect(flags.isFlags && flags.underlyingType == QualifiedName("Edm.Int64"))
  }

  @Test func readsTypeDefinitions() throws {
    let model = try model(#"<TypeDefinition Name="short" UnderlyingType="Edm.String" MaxLength="5"/>"#)
    let definition = try #require(model.typeDefinitions[QualifiedName("test.short")])
    let five = TypeReference(QualifiedName("Edm.String"), facets: .init(maxLength: .limit(5)))
    #expect(definition.underlyingType == five)
  }

  @Test func keepsOverloadsOfOperationsInOrder() throws {
    let model = try model(
      """
      <EntityType Name="a"/><EntityType Name="b"/>
      <Action Name="go" IsBound="true" EntitySetPath="p/x"><Parameter Name="p" Type="t.a"/></Action>
      <Action Name="go" IsBound="true"><Parameter Name="p" Type="Collection(t.b)"/><ReturnType Type="t.b"/></Action>
      <Function Name="find" IsComposable="true">
        <Parameter Name="text" Type="Edm.String" Nullable="false"/>
        <ReturnType Type="Collection(t.a)" Nullable="false"/>
      </Function>
      """
    )
    let overloads = try #require(model.operations[QualifiedName("test.go")])
    #expect(overloads.map { $0.bindingType?.description } == ["test.a", "Collection(test.b)"])
    #expect(overloads.map(\.entitySetPath) == ["p/x", nil])
    #expect(overloads.map { $0.returnType?.description } == [nil, "test.b"])
    let find = try #require(model.operations[QualifiedName("test.find")]?.first)
    #expect(find.kind == .function && find.isComposable && !find.isBound)
    #expect(find.returnType?.isNullable == false)
    #expect(find.parameters.map(\.name) == ["text"])
  }

  @Test func knowsOptionalParametersAlsoUnderAnAlias() throws {
    let text = CSDLText.file(
      """
      <Action Name="go">
        <Parameter Name="full" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.OptionalParameter"/></Parameter>
        <Parameter Name="aliased" Type="Edm.String"><Annotation Term="Core.OptionalParameter"><Record>
          <PropertyValue Property="DefaultValue" String="x"/></Record></Annotation></Parameter>
        <Parameter Name="other" Type="Edm.String"><Annotation Term="Own.OptionalParameter"/></Parameter>
        <Parameter Name="required" Type="Edm.String"/>
      </Action>
      """
    ).replacing(
      "<edmx:DataServices>",
      with: #"<edmx:Reference Uri="x"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>"#
        + "<edmx:DataServices>"
    )
    let (document, diagnostics) = CSDLText.read(text)
    #expect(diagnostics == [])
    let action = try #require(document?.operations[QualifiedName("test.go")]?.first)
    #expect(action.parameters.map(\.isOptional) == [true, true, false, false])
  }

  @Test func readsTheContainer() throws {
    let body = """
      <EntityType Name="user"/>
      <Action Name="reset"/><Function Name="count"><ReturnType Type="Edm.Int32"/></Function>
      <EntityContainer Name="Service">
        <EntitySet Name="users" EntityType="t.user"><NavigationPropertyBinding Path="manager" Target="users"/></EntitySet>
        <Singleton Name="me" Type="test.user"/>
        <ActionImport Name="reset" Action="t.reset"/>
        <FunctionImport Name="count" Function="t.count" EntitySet="users"/>
      </EntityContainer>
      """
    let (document, diagnostics) = CSDLText.read(CSDLText.start + body + CSDLText.end)
    #expect(diagnostics == [])
    let container = try #require(document?.container)
    #expect(container.name == QualifiedName("test.Service"))
    #expect(container.resources.map(\.name) == ["users", "me"])
    #expect(container.resources.map(\.kind) == [.entitySet, .singleton])
    #expect(Set(container.resources.map(\.type)) == [QualifiedName("test.user")])
    #expect(container.resources[0].navigationBindings == [.init(path: "manager", target: "users")])
    #expect(container.operationImports.map(\.kind) == [.action, .function])
    #expect(container.operationImports.map(\.operation.description) == ["test.reset", "test.count"])
    #expect(container.operationImports.map(\.entitySet) == [nil, "users"])
  }

  @Test func anAliasMayBeUsedBeforeItsSchema() throws {
    let later = """
      <Schema Namespace="test.later.on" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <ComplexType Name="c"/></Schema>
      """
    let text = CSDLText.file(#"<ComplexType Name="x"><Property Name="p" Type="Collection(self.c)"/></ComplexType>"#)
      .replacing("</edmx:DataServices>", with: later + "</edmx:DataServices>")
    let (document, diagnostics) = CSDLText.read(text)
    #expect(diagnostics == [])
    let property = try #require(document?.type("test.x")?.properties.first)
    #expect(property.type.name == QualifiedName(namespace: "test.later.on", name: "c"))
    #expect(document?.schemas.map(\.alias) == ["t", "self"])
  }

  @Test func acceptsAnyPrefixForTheWrapperAndCSDL() throws {
    let text = """
      <Edmx Version="4.01" xmlns="http://docs.oasis-open.org/odata/ns/edmx" xmlns:e="http://docs.oasis-open.org/odata/ns/edm">
      <DataServices><e:Schema Namespace="n"><e:ComplexType Name="c"/><e:EntityContainer Name="s"/></e:Schema></DataServices>
      </Edmx>
      """
    let (document, diagnostics) = CSDLText.read(text)
    #expect(diagnostics == [])
    #expect(document?.type("n.c")?.kind == .complex)
  }

  @Test func decodesCharacterReferencesInValues() throws {
    let model = try model(
      """
      <ComplexType Name="na&#109;e"><Property Name="&#x00E4;&#xDF;" Type="Edm.&#83;tring"/></ComplexType>
      <EntityType Name="e"><NavigationProperty Name="n" Type="t.e" Partner="a&amp;&lt;b&#38;amp;"/></EntityType>
      """
    )
    #expect(model.type("test.name")?.properties.map(\.name) == ["äß"])
    #expect(model.type("test.name")?.properties.map(\.type.description) == ["Edm.String"])
    #expect(model.type("test.e")?.navigationProperties.map(\.partner) == ["a&<b&amp;"])
  }

  @Test func locationsAreTheStartOfTheTagAlsoOverSeveralLines() throws {
    let model = try model(
      """
      <!-- a > b -->  <ComplexType
          Name="c"
      ><Property Name="p" Type="Edm.String"/><Property Type="Edm.String"
        Name="q"/></ComplexType>
      """
    )
    let type = try #require(model.type("test.c"))
    #expect(type.location == SourceLocation(file: "test.xml", line: 5, column: 17))
    #expect(type.properties.map(\.location.line) == [7, 7])
    #expect(type.properties.map(\.location.column) == [2, 40])
  }
}
