import CSDLReader
import GraphSpec

/// CSDL text around the part that a test is about.
enum CSDLText {
  static let start = """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
    <edmx:DataServices>
    <Schema Namespace="test" Alias="t" xmlns="http://docs.oasis-open.org/odata/ns/edm">

    """
  static let container = #"<EntityContainer Name="Service"/>"#
  static let end = "\n</Schema>\n</edmx:DataServices>\n</edmx:Edmx>\n"

  /// A whole file; `body` starts on line 5.
  static func file(_ body: String) -> String { start + body + "\n" + container + end }

  static func read(_ text: String, limits: CSDLLimits = .standard) -> (EntityDataModel?, [Diagnostic]) {
    read(bytes: Array(text.utf8), limits: limits)
  }

  static func read(bytes: [UInt8], limits: CSDLLimits = .standard) -> (EntityDataModel?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let model = bytes.withUnsafeBytes {
      CSDLReader.read(bytes: $0, file: "test.xml", limits: limits, diagnostics: &diagnostics)
    }
    return (model, diagnostics)
  }

  /// `code:line` of each diagnostic.
  static func codes(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.severity.rawValue) \($0.code.rawValue):\($0.location?.line ?? -1)" }
  }
}

extension EntityDataModel {
  func type(_ name: String) -> StructuredType? { structuredTypes[QualifiedName(name)] }
}
