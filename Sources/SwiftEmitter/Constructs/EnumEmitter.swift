import GraphSpec

/// Writes an enumeration: an open one, which keeps members that it does not know, or an option set of flags.
struct EnumEmitter {
  private let type: EnumType
  private let name: SwiftName
  /// The Swift name of each member.
  private let names: [SwiftName]

  init(_ type: EnumType, name: SwiftName) {
    self.type = type
    self.name = name
    self.names = MemberNames.enumeration(type.members.map(\.name))
  }

  /// The name that it is used by. Only what tells it from the others is a type of its own: see `GraphEnum`.
  func emitName(to printer: inout CodePrinter) {
    printer.documentation(["`\(type.name)`, \(type.isFlags ? "a set of flags" : "an enumeration")."])
    let value: SwiftCode = type.isFlags ? "GraphFlags" : "GraphEnum"
    printer.line("public typealias \(name) = \(value)<\(Self.holder).\(name)>")
  }

  /// - Parameter path: of the name.
  func emitMembers(of path: SwiftPath, to printer: inout CodePrinter) {
    if names.isEmpty { return }
    printer.block("extension \(path) {") { printer in
      for (member, name) in zip(type.members, names) {
        let value: SwiftCode =
          type.isFlags
          ? "Self(\(SwiftLiteral.integer(member.value)))" : "Self(rawValue: \(SwiftLiteral.string(member.name)))"
        printer.allowName(name)
        printer.accessor("\(CodePrinter.clientAttributes) public static var \(name): Self", value)
      }
    }
    printer.line()
  }

  /// What the metadata declares, for an extension of `holder`.
  func emitDeclaration(to printer: inout CodePrinter) {
    printer.block("public enum \(name): EnumDeclaration {") { printer in
      let lines = type.members.map { member -> SwiftCode in
        "\(SwiftLiteral.content(member.name)) = \(SwiftLiteral.content(String(member.value)))"
      }
      printer.text("public static let members: EnumTable =", lines)
    }
  }

  /// The namespace, in the namespace of the enumerations, of their declarations.
  static let holder = SwiftName("Enumerations")
}
