import Foundation
import TestSupport

/// Specs in which everything is called what generated code, the runtime or Swift call something of theirs. The golden
/// `Landmines` is made from them, so it compiles whatever Graph calls a type, a property, a member or a path.
///
/// The names are those that the runtime declares today; recording the goldens takes in new ones.
enum Landmines {
  static let folder = Workspace.golden("Landmines")

  /// Each file's name and text.
  static var files: [(name: String, text: String)] {
    get throws {
      let words = try declaredNames.union(keywords).union(others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      var files = [("v1.0.csdl.xml", metadata(words)), ("Mines.Read.md", page("Mines.Read", id: 1, rows))]
      for (index, title) in titles.enumerated() {
        files.append(("Page\(index + 2).md", page(title, id: index + 2, ["GET /\(index)"])))
      }
      return files
    }
  }

  static func record() throws {
    for file in try files { try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)")) }
  }

  // MARK: Words

  /// The Swift Programming Language, "Keywords and Punctuation", contextual ones too, and what newer versions added.
  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "actor", "any", "as", "associatedtype", "associativity", "async", "await",
    "borrowing", "break", "case", "catch", "class", "consume", "consuming", "continue", "convenience", "copy",
    "default",
    "defer", "deinit", "didSet", "discard", "distributed", "do", "dynamic", "each", "else", "enum", "extension",
    "fallthrough", "false", "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect",
    "infix", "init", "inout", "internal", "is", "isolated", "lazy", "left", "let", "macro", "mutating", "nil", "none",
    "nonisolated", "nonmutating", "open", "operator", "optional", "override", "package", "postfix", "precedence",
    "precedencegroup", "prefix", "private", "protocol", "public", "repeat", "required", "rethrows", "return", "right",
    "self", "sending", "set", "some", "static", "struct", "subscript", "super", "switch", "then", "throw", "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet", "yield",
  ]

  /// Names of the standard library's protocols, of generated code, and such as differ in what a name can't show.
  private static let others: Set<String> = [
    "AllCases", "AnyObject", "Array", "ArrayLiteralElement", "Base", "Bool", "Codable", "CodingKeys", "Compatibility",
    "Data", "Decimal", "Dictionary", "Double", "Element", "Endpoint", "Error", "Foundation", "Graph", "GraphBeta",
    "GraphPermissions", "GraphV1", "ID", "Int", "Int16", "Int32", "Int64", "Int8", "Model", "Never", "Optional",
    "RawValue", "Requirements", "Result", "Sendable", "String", "Swift", "UInt8", "UUID", "Void", "_", "__", "allCases",
    "allCases_", "customMirror", "debugDescription", "description", "encode", "endpoint", "enumMember", "hash",
    "hashValue", "id", "index", "keys", "name", "none_", "none__", "object", "objectType", "other", "other_",
    "position", "rawValue", "requirement0", "self_", "snake_case", "snakeCase", "unknown", "value", "version", "AES256",
    "aes256", "_3d",
  ]

  /// Names that are no identifiers.
  private static let unusual = [
    "3d", "client-request-id", "odata.type", "request-id", "requestId", "é", "名", "$x", "-", "a'b", "a&amp;b",
  ]

  /// What the runtime declares for others to see.
  private static var declaredNames: Set<String> {
    get throws {
      // A requirement of a protocol and a case have no modifier of their own.
      let declaration = try Regex(
        #"^(?:  (?=case |static |var |func )| *public )(?:(?:static|indirect|mutating|final) )*"#
          + #"(?:var|let|func|struct|enum|protocol|typealias|associatedtype|case|class) `?([A-Za-z_][A-Za-z0-9_]*)"#
      )
      var names: Set<String> = []
      let sources = Workspace.root + "/Sources/GraphRuntime"
      for file in FileManager.default.enumerator(atPath: sources)?.compactMap({ $0 as? String }) ?? []
      where file.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
        for line in text.split(separator: "\n") {
          guard let match = line.prefixMatch(of: declaration), let name = match.output[1].substring else { continue }
          names.insert(String(name))
        }
      }
      return names
    }
  }

  /// Of pages.
  private static let titles = ["self", "Self.Read", "init", "default", "all", "all_", "some.", "Type", "_"]

  // MARK: Specs

  private static func metadata(_ words: [String]) -> String {
    let types = distinct(words.filter { $0.first?.isUppercase == true || keywords.contains($0) || others.contains($0) })
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
        <edmx:DataServices>
          <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="entity" Abstract="true">
              <Key>
                <PropertyRef Name="id" />
              </Key>
              <Property Name="id" Type="Edm.String" Nullable="false" />
            </EntityType>

      """
    text += element("ComplexType", "mineUnusual", unusual.enumerated().map(property))
    for (index, part) in parts(words).enumerated() {
      text += element("ComplexType", "mineProperties\(index)", part.enumerated().map(property))
    }
    text += element(
      "EnumType",
      "mineMembers",
      (words + unusual).enumerated().map { #"<Member Name="\#($1)" Value="\#($0)" />"# }
    )
    text += element(
      "EnumType",
      "mineFlags\" IsFlags=\"true",
      words.enumerated().map { #"<Member Name="\#($1)" Value="\#(UInt64(1) << ($0 % 62))" />"# }
    )
    for (index, name) in types.enumerated() {
      // No type can be nested in an enumeration; that they collide is an error.
      let isObject = index % 8 == 0 || schemas.contains(name.lowercased())
      text += element(isObject ? "ComplexType" : "EnumType", name, [])
    }
    for (index, part) in parts(types).enumerated() {
      let uses = part.enumerated().map { #"<Property Name="property\#($0)" Type="graph.\#($1)" />"# }
      text += element("ComplexType", "mineTypes\(index)", uses)
    }
    text += polymorphism
    text += element(
      "EntityType",
      "mine\" BaseType=\"graph.entity",
      ["mineMembers", "mineFlags", "mineUnusual", "mineParent", "tone", "tones", "shade"].map(use)
        + parts(words).indices.map { use("mineProperties\($0)") } + parts(types).indices.map { use("mineTypes\($0)") }
        + schemas.flatMap { schema in nested.map { use("\(schema).\($0)") } }
    )
    text += element("EnumType", "tone", [#"<Member Name="low" Value="0" />"#])
    text += element("EnumType", "tones\" IsFlags=\"true", [#"<Member Name="low" Value="1" />"#])
    text += element("ComplexType", "shade", [#"<Property Name="depth" Type="Edm.Int32" />"#])
    for (index, part) in parts(keywords.union(others).sorted()).enumerated() {
      let binding = #"<Parameter Name="bindingParameter" Type="graph.mine" />"#
      let parameters = part.map { #"<Parameter Name="\#($0)" Type="Edm.Boolean" />"# }
      text += element("Action", "lay\(index)\" IsBound=\"true", [binding] + parameters)
    }
    text += element("EntityContainer", "GraphService", [#"<EntitySet Name="mines" EntityType="graph.mine" />"#])
    text += "    </Schema>\n"
    for schema in schemas {
      text += "    <Schema Namespace=\"microsoft.graph.\(schema)\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n"
      for (index, name) in nested.enumerated() {
        text +=
          index % 2 == 0
          ? element("ComplexType", name, [#"<Property Name="text" Type="Edm.String" />"#])
          : element("EnumType", name, [#"<Member Name="value" Value="0" />"#])
      }
      text += "    </Schema>\n"
    }
    return text + "  </edmx:DataServices>\n</edmx:Edmx>\n"
  }

  /// Most of them are types, too.
  private static let schemas = ["shade", "self", "string", "swift", "requirements", "_", "endpoint"]
  private static let nested = [
    "RawValue", "AllCases", "Element", "ArrayLiteralElement", "ID", "CodingKeys", "String", "Self", "_", "Base",
  ]

  /// A parent and its children, whose cases are called as the properties are.
  private static var polymorphism: String {
    let children = ["other", "other_", "init", "default", "none", "some", "unknown", "self", "type", "_", "mineParent"]
    let properties = children + ["other__", "unknown_", "rawValue", "odataType"]
    var text = element(
      "ComplexType",
      "mineParent",
      properties.map { #"<Property Name="\#($0)" Type="Edm.String" />"# }
    )
    for child in children.dropLast() {
      text += element("ComplexType", "\(child)Child\" BaseType=\"graph.mineParent", [])
    }
    for child in ["otherx", "otherx_"] {
      text += element(
        "ComplexType",
        "\(child)\" BaseType=\"graph.mineParent",
        [#"<Property Name="Other" Type="Edm.String" />"#]
      )
    }
    return text
  }

  private static func element(_ tag: String, _ name: String, _ children: [String]) -> String {
    if children.isEmpty { return "      <\(tag) Name=\"\(name)\" />\n" }
    return "      <\(tag) Name=\"\(name)\">\n" + children.map { "        \($0)\n" }.joined() + "      </\(tag)>\n"
  }

  private static func property(_ index: Int, _ name: String) -> String {
    let types = ["Edm.String", "Collection(Edm.Int32)", "Edm.DateTimeOffset", "Edm.Boolean"]
    return #"<Property Name="\#(name)" Type="\#(types[index % 4])"\#(index % 3 == 0 ? #" Nullable="false""# : "") />"#
  }

  /// What the compiler takes little time for.
  private static func parts(_ words: [String]) -> [[String]] {
    stride(from: 0, to: words.count, by: 30).map { Array(words[$0..<min($0 + 30, words.count)]) }
  }

  private static func use(_ type: String) -> String {
    let name = type.split(separator: ".").joined(separator: "In")
    return #"<Property Name="\#(name)Use" Type="microsoft.graph.\#(type)" />"#
  }

  /// Without the names that differ from another in the case of their first letter alone: those are refused.
  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = ["Entity", "Mine"]
    return words.filter { seen.insert($0.prefix(1).uppercased() + $0.dropFirst()).inserted }
  }

  private static var rows: [String] {
    ["GET /mines/{id}", "GET /", "GET /n/{a}/{id}/{id}/{id2}", "GET /n/{_}", "GET /n/{}x"]
      + ["a-b", "a_b", "aB", "a.b", "é", "$é"].map { "GET /\($0)" }
      + parts(keywords.union(others).sorted()).indices.map { "POST /mines/{id}/lay\($0)" }
      + keywords.sorted().map { "GET /\($0)(\($0)='{\($0)}')" }
  }

  private static func page(_ title: String, id: Int, _ rows: [String]) -> String {
    let id = "33333333-3333-4333-8333-0000000001" + (id < 10 ? "0\(id)" : "\(id)")
    return """
      # \(title)

      ## Graph Methods

      Type: A = Application Permission, D = Delegate Permission

      |Ver|Type|Method|
      |-------|----|------|
      \(rows.map { "|V1|A|[\($0)](https://example.com/graph/api/mine)|" }.joined(separator: "\n"))
      ## Application Permission
      |||
      |-|-|
      |**Id**|\(id)|
      |**Display String**|\(title) without a user|
      |**Description**|Allows the app to do it without a signed-in user.|

      """
  }
}
