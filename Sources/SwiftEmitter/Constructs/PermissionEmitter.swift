import APISurface
import GraphSpec

/// Writes the module's permissions as constants.
struct PermissionEmitter {
  let permissions: [SurfacePermission]

  func emit(to printer: inout CodePrinter) {
    printer.documentation(["The permissions that this module was generated for."])
    printer.block("public enum GraphPermissions {") { printer in
      for permission in permissions {
        let name = PermissionNames.constant(permission.name)
        printer.allowName(name)
        printer.documentation(documentation(of: permission))
        printer.call("public static let \(name) = GraphPermission", arguments(permission))
        printer.line()
      }
      printer.line("/// All of them, sorted by name.")
      emitAll(to: &printer)
    }
  }

  private func arguments(_ permission: SurfacePermission) -> [SwiftCode] {
    [
      "\(SwiftLiteral.string(permission.name))",
      "appRole: \(SwiftLiteral.string(permission.application?.id))",
      "delegatedScope: \(SwiftLiteral.string(permission.delegated?.id))",
    ]
  }

  private func documentation(of permission: SurfacePermission) -> [String] {
    var paragraphs = ["`\(permission.name)`"]
    if let name = permission.application?.displayName { paragraphs[0] += ": \(Markdown.plain(name))" }
    if let prose = permission.description { paragraphs.append(Markdown.plain(prose)) }
    paragraphs.append("Source: \(FileName.last(of: permission.location.file))")
    return paragraphs
  }

  private func emitAll(to printer: inout CodePrinter) {
    let names = permissions.map { SwiftCode(PermissionNames.constant($0.name)) }
    let head: SwiftCode = "public static let all: [GraphPermission] = ["
    let line: SwiftCode = "\(head)\(names.joined(separator: ", "))]"
    if line.width <= printer.columns {
      printer.line(line)
    } else {
      printer.block(head, close: "]") { printer in
        for name in names { printer.line("\(name)\(CodePrinter.elementEnd(of: names.count))") }
      }
    }
  }
}
