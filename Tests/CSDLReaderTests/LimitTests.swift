import CSDLReader
import GraphSpec
import Testing

/// What a file may ask for: at the limit it is read, beyond it there is an error with a place.
struct LimitTests {
  private func errors(_ text: String, _ limits: CSDLLimits = .standard) -> [String] {
    CSDLText.codes(CSDLText.read(text, limits: limits).1).filter { $0.hasPrefix("error") }
  }

  private func repeated(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: "\n")
  }

  @Test func boundsElementsAndAnnotations() {
    let limits = CSDLLimits(elements: 20)
    // The wrapper, the schema and the container are elements, too.
    let types = { (count: Int) in CSDLText.file(repeated(count) { #"<ComplexType Name="t\#($0)"/>"# }) }
    #expect(errors(types(16), limits) == [])
    #expect(errors(types(17), limits) == ["error csdl-too-many-elements:22"])
    let annotations = CSDLText.file(repeated(17) { _ in #"<Annotation Term="a.b"/>"# })
    #expect(errors(annotations, limits) == ["error csdl-too-many-elements:22"])
    let outside = repeated(30) { _ in "<Term/>" }
    #expect(errors(CSDLText.file(outside), limits) == [])
  }

  @Test func boundsTagsAndAttributes() {
    let limits = CSDLLimits(tagLength: 1_000, attributes: 10)
    let tag = { (count: Int) in CSDLText.file("<ComplexType Name='a' \(repeated(count) { "a\($0)=''" })/>") }
    #expect(errors(tag(9), limits) == [])
    #expect(errors(tag(10), limits) == ["error csdl-too-many-attributes:5"])
    #expect(errors(tag(200), limits) == ["error csdl-tag-too-long:5"])
    let namespaces = "<ComplexType Name='a' \(repeated(10) { "xmlns:a\($0)='b'" })/>"
    #expect(errors(CSDLText.file(namespaces), limits) == ["error csdl-too-many-attributes:5"])
  }

  /// libxml2 looks each new name up in a table that doesn't grow.
  @Test func boundsDifferentNames() {
    let limits = CSDLLimits(names: 1_000)
    #expect(errors(CSDLText.file(repeated(500) { "<a\($0)/>" }), limits) == [])
    for text in [repeated(2_000) { "<a\($0)/>" }, repeated(2_000) { "<?a\($0)?>" }] {
      #expect(errors(CSDLText.file(text), limits).map { $0.prefix(25) } == ["error csdl-too-many-names"])
    }
  }

  @Test func boundsSchemas() {
    let limits = CSDLLimits(schemas: 5)
    let schema = { (index: Int) in
      #"<Schema Namespace="n\#(index)" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"#
    }
    let text = { (count: Int) in
      CSDLText.file("").replacing("</Schema>", with: "</Schema>\n" + repeated(count, schema))
    }
    #expect(errors(text(4), limits) == [])
    #expect(errors(text(5), limits).map { $0.prefix(27) } == ["error csdl-too-many-schemas"])
  }

  @Test(arguments: [
    ("a.b.c.d", true), ("a.b.c.d.e", false), (String(repeating: "é", count: 20), true),
    ("aaaaaaaaaaaaaaaaaaaaa", false),
  ])
  func boundsNamespaces(_ name: String, _ isGood: Bool) {
    let text = CSDLText.file("").replacing("Namespace=\"test\"", with: "Namespace=\"\(name)\"")
    let limits = CSDLLimits(namespaceLength: 20, namespaceParts: 4)
    #expect(errors(text, limits).contains("error csdl-namespace-too-long:4") == !isGood)
  }

  @Test(arguments: [1, 4, 5, 50, 20_000])
  func boundsInheritance(_ types: Int) {
    // In an order in which each is declared before what it derives from.
    let text = repeated(types + 1) { index in
      #"<EntityType Name="t\#(index)"\#(index < types ? " BaseType=\"test.t\(index + 1)\"" : "")/>"#
    }
    let expected = types <= 4 ? [] : ["error csdl-base-types-too-deep:\(5 + types - 5)"]
    #expect(errors(CSDLText.file(text), CSDLLimits(baseTypes: 4)) == expected)
  }

  @Test func reportsEachTypeThatIsTheFirstTooDeep() {
    let chains = repeated(3) { chain in
      repeated(6) { index in
        #"<EntityType Name="t\#(chain)_\#(index)"\#(index > 0 ? " BaseType=\"test.t\(chain)_\(index - 1)\"" : "")/>"#
      }
    }
    let expected = [10, 16, 22].map { "error csdl-base-types-too-deep:\($0)" }
    #expect(errors(CSDLText.file(chains), CSDLLimits(baseTypes: 4)) == expected)
  }

  @Test func boundsKeysParametersAndOverloads() {
    let limits = CSDLLimits(keyProperties: 2, overloads: 3, parameters: 2)
    let key = { (count: Int) in
      "<EntityType Name='a'><Key>" + (0..<count).map { "<PropertyRef Name='a\($0)'/>" }.joined() + "</Key></EntityType>"
    }
    #expect(errors(CSDLText.file(key(2)), limits) == [])
    #expect(errors(CSDLText.file(key(3)), limits) == ["error csdl-too-many-key-properties:5"])
    let action = { (name: String, count: Int) in
      "<Action Name='\(name)'>" + (0..<count).map { "<Parameter Name='a\($0)' Type='Edm.String'/>" }.joined()
        + "</Action>"
    }
    #expect(errors(CSDLText.file(action("a", 2)), limits) == [])
    #expect(errors(CSDLText.file(action("a", 3)), limits) == ["error csdl-too-many-parameters:5"])
    // Names that differ in case only are one name to a path.
    let same = ["ab", "aB", "Ab", "AB", "ab"].map { action($0, 0) }
    #expect(errors(CSDLText.file(same.prefix(3).joined(separator: "\n")), limits) == [])
    #expect(errors(CSDLText.file(same.joined(separator: "\n")), limits) == ["error csdl-too-many-overloads:8"])
  }

  @Test func duplicateSchemasAreFoundInLinearTime() {
    let schemas = repeated(50_000) { index in
      #"<Schema Namespace="n\#(index / 2)" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"#
    }
    let clock = ContinuousClock()
    let time = clock.measure {
      let text = CSDLText.file("").replacing("</Schema>", with: "</Schema>\n" + schemas)
      #expect(errors(text).last?.hasPrefix("error csdl-too-many-schemas:") == true)
    }
    #expect(time < .seconds(10))
  }
}
