/// Writes what a type with derived types has more than one without: an enum over the concrete ones to switch over, and
/// a way to make a value of each. All else is the same, so that metadata may add the first derived type of a type, or
/// drop the last, and a program that knows of none doesn't change.
struct ConcreteEmitter {
  /// A concrete type that a place of the declared type can carry.
  struct Case {
    var name: SwiftName
    /// The Swift type of its value.
    var type: SwiftCode
    /// The declared type itself, which needs no `@odata.type`.
    var isDeclared: Bool
  }

  /// The declared type first, if it is concrete, then those that derive from it, in the order of the schema.
  var cases: [Case]

  /// With a line between it and what follows.
  func emit(to printer: inout CodePrinter) {
    if cases.isEmpty { return }
    printer.line("/// What a value can be.")
    printer.block("public enum \(Self.name): Sendable {") { printer in
      for item in cases {
        printer.allowName(item.name)
        printer.line("case \(item.name)(\(item.type))")
      }
      printer.line("/// A type that this SDK does not know; its JSON is kept whole.")
      printer.line("case unknown(UnknownObject)")
    }
    printer.line()
    emitProperty(to: &printer)
    for item in cases where !item.isDeclared { emitFactory(item, to: &printer) }
    printer.line()
  }

  private func emitProperty(to printer: inout CodePrinter) {
    printer.line("/// The value as what its `@odata.type` says.")
    printer.block("\(CodePrinter.clientAttributes) public var concrete: \(Self.name) {") { printer in
      printer.line("switch _concreteType {")
      var number = 1
      for item in cases {
        if item.isDeclared {
          printer.line("case 0: .\(member: item.name)(self)")
        } else {
          printer.pair("case \(number):", ".\(member: item.name)(.init(_derived: _storage))")
          number += 1
        }
      }
      printer.line("default: .unknown(.init(_storage: _storage))")
      printer.line("}")
    }
  }

  private func emitFactory(_ item: Case, to printer: inout CodePrinter) {
    printer.line()
    printer.allowName(item.name)
    printer.client("public static func \(item.name)(_ value: \(item.type)) -> Self {") { printer in
      printer.line("Self(_storage: value._derivedStorage)")
    }
  }

  private static let name = SwiftName("Concrete")
}
