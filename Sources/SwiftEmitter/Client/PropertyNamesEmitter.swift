import APISurface
import GraphSpec

/// Writes the names of the properties that a response can be asked for (`$select`, `$orderby`).
struct PropertyNamesEmitter {
  private let given: Set<QualifiedName>
  private let names: TypeNames

  /// Of the types that a request to read gives, and of no other: each name is a declaration that takes its time.
  init(_ surface: VersionSurface, types: SwiftTypes) {
    let read = surface.endpoints.filter { $0.method == .get && $0.resolution.kind != .unresolved }
    given = Set(read.compactMap(\.resolution.responseType?.name))
    names = types.names
  }

  func emit(of objects: [ObjectShape], to printer: inout CodePrinter) {
    for object in objects where given.contains(object.name) && !object.members.isEmpty {
      printer.line()
      printer.documentation(["What `$select` and `$orderby` can name of `\(object.name)`."])
      printer.block("extension GraphProperty where Model == \(names.path(of: object.name)) {") { printer in
        for (member, name) in zip(object.members, MemberNames.properties(object.members)) {
          printer.allowName(name)
          let head: SwiftCode = "\(CodePrinter.clientAttributes) public static var \(name): Self"
          printer.accessor(head, "\(SwiftLiteral.string(member.name))")
        }
      }
    }
  }
}
