import Foundation
import TestSupport
import Testing

/// What the compiler says that a module of this package has in public, by the tool that documentation is made with.
enum SymbolGraph {
  private struct Graph: Decodable {
    struct Symbol: Decodable {
      struct Fragment: Decodable {
        var spelling: String
      }
      struct Extension: Decodable {
        struct Constraint: Decodable {
          var rhs: String
        }
        var constraints: [Constraint]?
      }
      var pathComponents: [String]
      var declarationFragments: [Fragment]
      var swiftExtension: Extension?
      var docComment: Comment?

      /// Nothing of it is asked but whether it is there.
      struct Comment: Decodable {}
    }
    var symbols: [Symbol]
  }

  /// What `swiftc -print-target-info` says of the compiler.
  private struct Toolchain: Decodable {
    struct Target: Decodable {
      var triple: String
    }
    struct Paths: Decodable {
      /// `usr/lib/swift`.
      var runtimeResourcePath: String
    }
    var target: Target
    var paths: Paths

    var extractor: String { "\(paths.runtimeResourcePath)/../../bin/swift-symbolgraph-extract" }
  }

  /// The folder of the modules that were built with the tests.
  private static let modules: String? = {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }
    let folders =
      bundles.map { $0.bundleURL.deletingLastPathComponent() }
      + [URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(), Bundle.main.bundleURL]
    return folders.map { $0.appendingPathComponent("Modules").path }
      .first { FileManager.default.fileExists(atPath: $0 + "/CallsInitiateAll.swiftmodule") }
  }()

  private static let toolchain: Toolchain? = {
    guard let text = try? run("/usr/bin/env", ["swiftc", "-print-target-info"]) else { return nil }
    return try? JSONDecoder().decode(Toolchain.self, from: text)
  }()

  static let isAvailable: Bool = {
    let isAvailable =
      modules != nil && toolchain.map { FileManager.default.isExecutableFile(atPath: $0.extractor) } == true
    if !isAvailable { print("skipped: symbols are compared where swift-symbolgraph-extract and built modules are") }
    return isAvailable
  }()

  /// The symbols that documentation would have nothing to say about, but for those whose name begins with an underscore.
  static func undocumented(in module: String) throws -> [String] {
    try graphs(of: module).flatMap(\.symbols)
      .filter { symbol in symbol.docComment == nil && !symbol.pathComponents.contains { $0.hasPrefix("_") } }
      .map { "\($0.pathComponents.joined(separator: ".")): \($0.declarationFragments.map(\.spelling).joined())" }
  }

  /// What the compiler adds by itself is not among them.
  private static func graphs(of module: String) throws -> [Graph] {
    let folder = try TemporaryFolder()
    let toolchain = try #require(toolchain)
    var arguments = [
      "-module-name", module, "-I", try #require(modules), "-target", toolchain.target.triple,
      "-output-dir", folder.path, "-skip-synthesized-members", "-minimum-access-level", "public",
    ]
    #if os(macOS)
      let sdk = String(decoding: try run("/usr/bin/xcrun", ["--show-sdk-path"]), as: UTF8.self)
      arguments += ["-sdk", sdk.trimmingCharacters(in: .whitespacesAndNewlines)]
    #endif
    _ = try run(toolchain.extractor, arguments)
    // What extends a type of the runtime, as the members of enumerations do, has a file of its own.
    let files = ["\(module).symbols.json", "\(module)@GraphRuntime.symbols.json"].map { folder.path($0) }
    return try files.filter { FileManager.default.fileExists(atPath: $0) }.map {
      try JSONDecoder().decode(Graph.self, from: Data(contentsOf: URL(fileURLWithPath: $0)))
    }
  }

  /// A line for each symbol, in the form of `comparable`.
  static func lines(of module: String) throws -> [String] {
    let symbols = try graphs(of: module).flatMap(\.symbols)
    return symbols.filter { !$0.pathComponents.dropLast().isEmpty || $0.swiftExtension == nil }.map { symbol in
      var container = symbol.pathComponents.dropLast().joined(separator: ".")
      if let argument = symbol.swiftExtension?.constraints?.first?.rhs {
        // `GraphEnum` where its declaration is `GraphV1.Enumerations.CallState` is `GraphV1.CallState`. `GraphProperty`
        // has no other name.
        container =
          container == "GraphProperty"
          ? "\(container)<\(argument)>" : argument.replacingOccurrences(of: "Enumerations.", with: "")
      }
      let fragments = symbol.declarationFragments.map(\.spelling).joined()
      return comparable(container.isEmpty ? fragments : "\(container) \(fragments)")
    }
  }

  /// A line without what a declaration may have or not have for the same symbol: the path before a type's name, `Self`
  /// for the type itself, what a type conforms to, attributes, `indirect`, backticks, and the accessors of what can be set.
  static func comparable(_ line: String) -> String {
    let words = line.split(separator: " ")
    let isTopLevel = words[0] == "enum" || words[0] == "struct"
    let container = isTopLevel ? "" : String(words[0])
    let type = container.replacing(/(\w+\.)+/, with: "")
    var rest = isTopLevel ? line : String(line.dropFirst(container.count + 1))
    for (part, replacement) in [("@Indirect ", ""), ("indirect ", ""), (" { get set }", ""), (" : ", ": "), ("`", "")] {
      rest = rest.replacingOccurrences(of: part, with: replacement)
    }
    rest = rest.replacing(/([A-Z]\w*\.)+(?=[A-Z])/, with: "").replacing(/\bSelf\b/, with: type)
    // The compiler writes a member's type in full.
    rest = rest.replacing(/Graph(?:Enum|Flags)<(\w+)>/) { String($0.output.1) }
    if rest.hasPrefix("enum ") || rest.hasPrefix("struct ") { rest = String(rest.prefix { $0 != ":" }) }
    return "\(container) \(rest)"
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> Data {
    let result = try ProgramRun(URL(fileURLWithPath: program), arguments, in: Workspace.root).wait()
    guard result.reason == .exit, result.status == 0 else { throw TestFault("\(program): \(result.error)") }
    return Data(result.output.utf8)
  }
}
