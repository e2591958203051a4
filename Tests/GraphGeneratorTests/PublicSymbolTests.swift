import Foundation
import GraphGenerator
import Support
import SwiftEmitter
import TestSupport
import Testing

@Suite struct PublicSymbolTests {
  private static func lines(_ text: String) -> [String] {
    PublicSymbols.lines(of: [GeneratedFile(name: "A.swift", contents: text)])
  }

  @Test func aSymbolIsALineWithoutItsBody() {
    let text = """
      public import GraphRuntime

      /// public enum Prose {
      public enum Root {
        private typealias Secret = Int
      }

      extension Root {
        public indirect enum Shape: GraphPolymorphicObject {
          case `init`(Base)
          case unknown(UnknownObject)

          public static var odataType: String { "public var trap" }

          public var label: String? {
            switch self {
            case .unknown(let value): value.read("label")
            }
          }

          public struct Base: GraphObject {
            @_alwaysEmitIntoClient public var inner: Shape? {
              get { _storage["inner"] }
              set { _storage["inner"] = newValue }
            }

            public init(
              inner: Shape? = nil,
              additionalProperties: [String: JSONValue] = [:]
            ) {
              self.inner = inner
            }
            public var _storage: ObjectStorage
            public init(_storage: ObjectStorage) { self._storage = _storage }
            public func act(on object: inout Shape) {}
          }
        }
        public enum Empty {}
        public static let plain = GraphPermission(
          "public let trap"
        )
        public static let all: [Int] = [
          1,
        ]
      }
      extension Root.Shape {
        /// `/shapes`
        public struct Item: Sendable {
          let _path: RequestPath

          public init(_ graph: GraphClient) { _path = RequestPath(graph) }

          public subscript(id: String) -> Item { Item(_path: _path[id]) }

          public subscript(
            day day: String,
            hour hour: String
          ) -> Item {
            Item(_path: _path[day, hour])
          }

          public subscript(name: String) -> Int {
            get { 1 }
            set { _ = newValue }
          }

          public func post(
            _ body: JSONValue,
            count: Int? = nil
          ) -> GraphRequest<JSONValue?> {
            _path.optional(Root.Endpoint.post, body)
          }
        }
      }
      extension GraphProperty where Model == Root.Shape {
        @_alwaysEmitIntoClient @inline(never) public static var id: Self { "id" }
      }
      extension GraphProperty where Model == Root.Shape.Base {
        @_alwaysEmitIntoClient @inline(never) public static var id: Self { "id" }
      }
      private enum Hidden {
        public static let hidden = 1
      }
      """
    #expect(
      Self.lines(text) == [
        "GraphProperty<Root.Shape.Base> static var id: Self { get }",
        "GraphProperty<Root.Shape> static var id: Self { get }",
        "Root enum Empty",
        "Root enum Shape: GraphPolymorphicObject",
        "Root static let all: [Int]",
        "Root static let plain: GraphPermission",
        "Root.Shape case `init`(Base)",
        "Root.Shape case unknown(UnknownObject)",
        "Root.Shape static var odataType: String { get }",
        "Root.Shape struct Base: GraphObject",
        "Root.Shape struct Item: Sendable",
        "Root.Shape var label: String? { get }",
        "Root.Shape.Base func act(on object: inout Shape)",
        "Root.Shape.Base init(inner: Shape? = nil, additionalProperties: [String: JSONValue] = [:])",
        "Root.Shape.Base var inner: Shape?",
        "Root.Shape.Item func post(_ body: JSONValue, count: Int? = nil) -> GraphRequest<JSONValue?>",
        "Root.Shape.Item init(_ graph: GraphClient)",
        "Root.Shape.Item subscript(day day: String, hour hour: String) -> Item { get }",
        "Root.Shape.Item subscript(id: String) -> Item { get }",
        "Root.Shape.Item subscript(name: String) -> Int",
        "enum Root",
      ]
    )
  }

  @Test func theFileHasAHeaderAndSortedLines() throws {
    let outcome = try Pipeline.run(Pipeline.configuration(Workspace.golden("Polymorphism") + "/graphgen.json"))
    let contents = try #require(outcome.contents(of: PublicSymbols.fileName))
    let lines = contents.split(separator: "\n").map(String.init)
    #expect(contents.hasPrefix(GeneratedFile.marker) && contents.hasSuffix("\n"))
    #expect(Array(lines.dropFirst()) == PublicSymbols.lines(of: outcome.files))
    #expect(zip(lines.dropFirst(), lines.dropFirst(2)).allSatisfy { Array($0.utf8).lexicographicallyPrecedes($1.utf8) })
  }

  // MARK: What the compiler says

  /// Every public symbol that the compiler found in a built module has its line, and every line its symbol.
  @Test(.enabled(if: SymbolGraph.isAvailable), arguments: ["CallsInitiateAll", "GoldenNames", "GoldenRecursion"])
  func theCompilerKnowsTheSameSymbols(_ module: String) throws {
    let configuration =
      module.hasPrefix("Golden")
      ? "\(Workspace.golden(String(module.dropFirst(6))))/graphgen.json" : "Specs/graphgen.json"
    let outcome = try Pipeline.run(Pipeline.configuration(Path.resolve(configuration, in: Workspace.root)))
    let contents = try #require(outcome.contents(of: PublicSymbols.fileName))
    let lines = contents.split(separator: "\n").dropFirst().map { SymbolGraph.comparable(String($0)) }
    let graph = try SymbolGraph.lines(of: module)
    #expect(graph.count > 30)
    #expect(Set(lines).subtracting(graph) == [], "lines without a symbol")
    #expect(Set(graph).subtracting(lines) == [], "symbols without a line")
    #expect(lines.count == graph.count)
  }

  @Test(.enabled(if: SymbolGraph.isAvailable)) func everySymbolOfTheRuntimeIsDocumented() throws {
    #expect(try SymbolGraph.undocumented(in: "GraphRuntime") == [])
  }
}
