import APISurface
import GraphSpec

/// Writes a version's client: a struct for each resource on the way to an endpoint, whose methods make requests.
struct ClientEmitter {
  private let tree: ClientTree
  private let methods: RequestEmitter
  /// Of each resource, by its steps.
  private let paths: [[RequestStep]: SwiftPath]
  private let root: SwiftPath

  init(_ surface: VersionSurface, types: SwiftTypes) {
    tree = ClientTree(surface)
    root = SwiftPath([types.names.root])
    methods = RequestEmitter(surface, types: types)
    var paths: [[RequestStep]: SwiftPath] = [[]: root + Self.client]
    for resource in tree.resources {
      guard let path = paths[resource.steps] else { continue }
      let names = ClientNames(resource)
      for (step, type) in zip(resource.next, names.types) { paths[resource.steps + [step]] = path + type }
    }
    self.paths = paths
  }

  /// The type that the way begins at.
  static let client = SwiftName("Client")

  /// In the order in which they are to be written.
  var resources: [ClientTree.Resource] { tree.resources }

  func emit(_ resource: ClientTree.Resource, to printer: inout CodePrinter) {
    guard let path = paths[resource.steps], let parent = path.parent else { return }
    let names = ClientNames(resource)
    printer.block("extension \(parent) {") { printer in
      let isClient = resource.steps.isEmpty
      printer.documentation([
        isClient ? "Makes the requests that the permissions of this module allow." : "`\(resource.template)`"
      ])
      printer.block("public struct \(path.last): Sendable {") { printer in
        printer.line("let _path: RequestPath")
        if isClient {
          printer.line()
          printer.line("public init(_ graph: GraphClient) { _path = RequestPath(graph) }")
        }
        for (index, step) in resource.next.enumerated() {
          printer.line()
          emit(step, named: names.steps[index], type: names.types[index], to: &printer)
        }
        for (request, name) in zip(resource.requests, names.requests) {
          printer.line()
          methods.emit(request, named: name, to: &printer)
        }
      }
    }
  }

  private func emit(_ step: RequestStep, named name: SwiftName?, type: SwiftName, to printer: inout CodePrinter) {
    switch step {
    case .member, .cast:
      guard let name else { return }
      printer.allowName(name)
      printer.accessor("public var \(name): \(type)", "\(type)(_path: _path)")
    case .key:
      printer.accessor("public subscript(id: String) -> \(type)", "\(type)(_path: _path[id])")
    case .path:
      printer.accessor("public subscript(path path: String) -> \(type)", "\(type)(_path: _path[path])")
    case .namedKey(let names):
      let (parameters, way) = Self.values(names)
      let labelled = parameters.map { parameter -> SwiftCode in "\(label: parameter) \(parameter): String" }
      printer.allowNames(parameters)
      printer.call("public subscript", labelled, tail: " -> \(type) {")
      printer.indented { $0.line("\(type)(_path: \(way))") }
      printer.line("}")
    case .call(_, let arguments):
      guard let name else { return }
      let (parameters, way) = Self.values(arguments)
      let typed = parameters.map { parameter -> SwiftCode in "\(parameter): String" }
      printer.allowNames([name] + parameters)
      printer.call("public func \(name)", typed, tail: " -> \(type) {")
      printer.indented { $0.call("\(type)", ["_path: \(way)"]) }
      printer.line("}")
    }
  }

  /// The names of a step's parameters, and the way that they lead.
  private static func values(_ names: [String]) -> (parameters: [SwiftName], way: SwiftCode) {
    let parameters = UniqueNames.of(names) { ReservedWords.labels.escaped(Identifier.lowerCamel($0)) }
    let keys = parameters.map { SwiftCode($0) }
    return (parameters, keys.isEmpty ? "_path" : "_path[\(keys.joined(separator: ", "))]")
  }
}
