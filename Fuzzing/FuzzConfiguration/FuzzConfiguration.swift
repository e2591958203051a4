import Fuzzer
import GraphGenerator
import GraphSpec
import SpecJSON

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzConfiguration.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzConfiguration.check(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

/// Configurations: read or refused with an error that says where.
enum FuzzConfiguration {
  static func check(_ bytes: [UInt8]) {
    let lines = bytes.count { $0 == 10 } + 1
    do {
      let node = try JSONNodeParser.parse(bytes, file: "graphgen.json")
      if !(1...lines).contains(node.location.line) { found("a value is outside of the text") }
    } catch {
      if !(1...lines).contains(error.location.line) { found("an error is outside of the text") }
      return
    }
    // What is valid JSON is also read as a file.
    guard let file = ScratchFolder.write(bytes, to: "graphgen.json") else { return }
    var diagnostics: [Diagnostic] = []
    let configuration = ConfigurationReader.read(file, diagnostics: &diagnostics)
    if (configuration == nil) != diagnostics.containsError { found("there is neither a configuration nor an error") }
    for diagnostic in diagnostics {
      guard let line = diagnostic.location?.line else { continue }
      if !(0...lines).contains(line) { found("a diagnostic is outside of the configuration") }
    }
  }

  static let seeds = [
    #"{"pages": ["p"], "metadata": {"v1.0": "m.xml", "beta": "n.xml"}, "output": "o", "module": "M"}"#,
    #"{"pages": "p", "metadata": {}, "versionLabels": "trust", "additionalTypes": ["a.b"], "shards": {"entities": 4}}"#,
    #"{"coverage": 0.5, "upstream": {"v1.0": "https://example.org", "permissions": {"url": "u", "file": "f"}}}"#,
    """
    {"corrections": [
      {"action": "relabel", "row": "GET /a", "version": "v1.0", "to": "beta", "reason": "r"},
      {"action": "drop", "type": "a.b", "version": "beta", "reason": "r"},
      {"action": "retype", "property": "a.b/c", "to": "Edm.String", "version": "v1.0", "reason": "r"}
    ]}
    """,
  ]
}
