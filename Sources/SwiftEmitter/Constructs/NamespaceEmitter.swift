import APISurface
import GraphSpec

/// Writes a version's namespaces, and the table of its types.
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
    printer.block("public enum \(root): GraphNamespace {") { printer in
      printer.line("/// Fails to compile when this file and the runtime that it is built with don't fit.")
      printer.line("private typealias Compatibility = GraphRuntime.GeneratedCode.Generation3")
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
    let objects = surface.objects.map { object -> SwiftCode in "\(types.names.path(of: object.name)).self" }
    let enums = surface.enums.map { type -> SwiftCode in
      "(\(SwiftLiteral.string(type.name.description)), \(types.names.path(of: type.name)).self)"
    }
    printer.block("extension \(types.names.root) {") { printer in
      printer.block("public static var _types: GraphTypes {") { $0.line("types") }
      printer.line()
      printer.line("private static let types = GraphTypes(objects, enums: enums)")
      printer.line()
      emitTable("objects", "[any GraphObject.Type]", objects, to: &printer)
      printer.line()
      emitTable("enums", "[(name: String, type: any GraphValue.Type)]", enums, to: &printer)
    }
  }

  private func emitTable(_ name: SwiftCode, _ type: SwiftCode, _ rows: [SwiftCode], to printer: inout CodePrinter) {
    let parts = Parts.of(rows.count)
    if rows.isEmpty {
      printer.line("private static var \(name): \(type) { [] }")
      return
    }
    if parts.count == 1 {
      printer.block("private static var \(name): \(type) {") { printer in
        printer.block("[", close: "]") { $0.fill(rows) }
      }
      return
    }
    let names = parts.indices.map { index -> SwiftCode in "\(name)\(index)" }
    printer.line("private static var \(name): \(type) { [\(names.joined(separator: ", "))].flatMap { $0 } }")
    for (number, part) in parts.enumerated() {
      printer.line()
      printer.block("private static var \(name)\(number): \(type) {") { printer in
        printer.block("[", close: "]") { $0.fill(Array(rows[part])) }
      }
    }
  }
}
