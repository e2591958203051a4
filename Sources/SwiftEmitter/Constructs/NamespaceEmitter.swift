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
      printer.line("private typealias Compatibility = GraphRuntime.GeneratedCode.Generation1")
    }
    for namespace in plainNamespaces {
      printer.line()
      printer.documentation(["The schema `\(namespace.schema)`."])
      printer.block("extension \(namespace.parent) {") { $0.line("public enum \(namespace.name) {}") }
    }
    for namespace in Set(surface.enums.map { types.names.namespace(of: $0.name.namespace) }).sorted() {
      printer.line()
      printer.block("extension \(namespace) {") { printer in
        printer.line("/// What the metadata declares of each enumeration.")
        printer.line("public enum \(EnumEmitter.holder) {}")
      }
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
    let parts = Parts.of(surface.objects.count)
    let type: SwiftCode = "(any (GraphValue & Codable).Type)?"
    printer.block("extension \(types.names.root) {") { printer in
      printer.documentation([
        "The Swift type of an OData type name such as `microsoft.graph.call`, in any casing and with or without a"
          + " number sign; nil for a type that is not in this module."
      ])
      printer.block("public static func objectType(named name: String) -> \(type) {") { printer in
        guard parts.count > 1 else {
          emitRegistry(of: surface.objects.indices, "ODataTypeName.normalized(name)", to: &printer)
          return
        }
        printer.line("let name = ODataTypeName.normalized(name)")
        for part in parts.indices { printer.line("if let type = objectType\(part)(name) { return type }") }
        printer.line("return nil")
      }
      guard parts.count > 1 else { return }
      for (number, part) in parts.enumerated() {
        printer.line()
        printer.block("private static func objectType\(number)(_ name: String) -> \(type) {") {
          emitRegistry(of: part, "name", to: &$0)
        }
      }
    }
  }

  private func emitRegistry(of part: Range<Int>, _ name: SwiftCode, to printer: inout CodePrinter) {
    printer.line("switch \(name) {")
    for object in surface.objects[part] {
      let path = types.names.path(of: object.name)
      // With `return` the compiler checks each case by itself; as one expression, thousands take it minutes.
      printer.pair("case \(SwiftLiteral.string(object.name.description.lowercased())):", "return \(path).self")
    }
    printer.line("default: return nil")
    printer.line("}")
  }
}
