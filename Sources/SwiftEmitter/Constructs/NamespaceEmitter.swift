import APISurface
import GraphSpec

/// Writes a version's namespaces, and the way from a type's name on the wire to its Swift type.
struct NamespaceEmitter {
  private let surface: VersionSurface
  private let types: SwiftTypes

  init(_ surface: VersionSurface, _ types: SwiftTypes) {
    self.surface = surface
    self.types = types
  }

  func emit(to printer: inout CodePrinter) {
    let root = types.names.root
    printer.documentation(["Microsoft Graph \(surface.version), as far as the permissions of this module reach."])
    printer.block("public enum \(root) {") { printer in
      printer.line("/// Fails to compile when this file and the runtime that it is built with don't fit.")
      printer.line("private typealias Compatibility = GraphRuntime.GeneratedCode.Generation2")
    }
    for namespace in plainNamespaces {
      printer.line()
      printer.documentation(["The schema `\(namespace.schema)`."])
      printer.block("extension \(namespace.parent) {") { $0.line("public enum \(namespace.name) {}") }
    }
    printer.line()
    emitRegistry(to: &printer)
  }

  /// The nested namespaces that are not types themselves, outer ones first.
  private var plainNamespaces: [(parent: SwiftPath, name: SwiftName, schema: String)] {
    let typePaths = Set(
      (surface.objects.map(\.name) + surface.enums.map(\.name)).map { types.names.path(of: $0) }
    )
    let schemas = (surface.objects.map(\.name) + surface.enums.map(\.name) + surface.actions.map(\.name))
      .map(\.namespace)
    var schemaOfPath: [SwiftPath: String] = [:]
    for schema in Set(schemas) { schemaOfPath[types.names.namespace(of: schema)] = schema }
    return types.names.namespaces.subtracting(typePaths).sorted().compactMap { path in
      guard let parent = path.parent else { return nil }
      return (parent, path.last, schemaOfPath[path] ?? path.names.dropFirst().map(\.text).joined(separator: "."))
    }
  }

  private func emitRegistry(to printer: inout CodePrinter) {
    let paths = surface.objects.map { object -> SwiftCode in "\(types.names.path(of: object.name)).self" }
    let parts = Parts.of(paths.count)
    printer.block("extension \(types.names.root) {") { printer in
      printer.documentation([
        "The Swift type of an OData type name such as `microsoft.graph.call`, in any casing and with or without a"
          + " number sign; nil for a type that is not in this module."
      ])
      printer.block("public static func objectType(named name: String) -> (any GraphObject.Type)? {") { printer in
        printer.line("objectTypes[name]")
      }
      printer.line()
      let head: SwiftCode = "private static let objectTypes = ObjectTypes("
      guard parts.count > 1 else {
        printer.block("\(head)[", close: "])") { $0.fill(paths) }
        return
      }
      let all = parts.indices.map { index -> SwiftCode in "objectTypes\(index)" }
      printer.block(head, close: ")") { $0.line("[\(all.joined(separator: ", "))].flatMap { $0 }") }
      for (number, part) in parts.enumerated() {
        printer.line()
        printer.block("private static var objectTypes\(number): [any GraphObject.Type] {") { printer in
          printer.block("[", close: "]") { $0.fill(Array(paths[part])) }
        }
      }
    }
  }
}
