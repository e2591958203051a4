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

  func emit(to printer: inout CodePrinter) {
    printer.documentation(["`\(type.name)`, \(type.isFlags ? "a set of flags" : "an enumeration")."])
    let conformance: SwiftCode = type.isFlags ? "GraphFlags" : "GraphEnum"
    printer.block("public struct \(name): \(conformance) {") { printer in
      let rawValue: SwiftCode = type.isFlags ? "FlagsValue" : "String"
      printer.line("public var rawValue: \(rawValue)")
      printer.line()
      printer.block("public init(rawValue: \(rawValue)) {") { printer in
        printer.line("self.rawValue = rawValue")
      }
      if !names.isEmpty { printer.line() }
      for (member, name) in zip(type.members, names) {
        let value: SwiftCode =
          type.isFlags
          ? "Self(\(SwiftLiteral.integer(member.value)))" : "Self(rawValue: \(SwiftLiteral.string(member.name)))"
        printer.allowName(name)
        printer.accessor("public static var \(name): Self", value)
      }
      printer.line()
      emitMembers(to: &printer)
    }
  }

  private func emitMembers(to printer: inout CodePrinter) {
    // The formatter wants no comma after an only element, and one after the last of several.
    if type.members.count < 2 {
      let member = type.members.map { member -> SwiftCode in
        "EnumMember(\(SwiftLiteral.string(member.name)), \(SwiftLiteral.integer(member.value)))"
      }
      printer.accessor("public static var members: [EnumMember]", "[\(member.joined())]")
      return
    }
    printer.block("public static var members: [EnumMember] {") { printer in
      printer.block("[", close: "]") { printer in
        let end = CodePrinter.elementEnd(of: type.members.count)
        for member in type.members {
          let value = SwiftLiteral.integer(member.value)
          printer.line("EnumMember(\(SwiftLiteral.string(member.name)), \(value))\(end)")
        }
      }
    }
  }
}
