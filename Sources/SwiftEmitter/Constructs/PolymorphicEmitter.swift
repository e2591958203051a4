import APISurface
import GraphSpec

/// Writes a type with derived types: an enum over the concrete ones, told apart by `@odata.type`.
struct PolymorphicEmitter {
  /// One concrete type that a slot of the declared type can carry.
  struct Case {
    var name: SwiftName
    /// The Swift type of its value.
    var type: SwiftCode
    /// As on the wire, without the number sign.
    var odataType: String
    /// The declared type itself, which needs no `@odata.type`.
    var isDeclared: Bool
  }

  var name: SwiftName
  var odataType: String
  var documentation: [String]
  /// The declared type first, if it is concrete.
  var cases: [Case]
  /// The properties that all cases share.
  var shared: [StructEmitter.Member]
  /// The concrete declared type, nested as `Base`.
  var base: StructEmitter?

  func emit(to printer: inout CodePrinter) {
    let accessors = MemberNames.accessors(shared.map(\.name), besides: cases.map(\.name))
    printer.documentation(documentation)
    printer.block("public indirect enum \(name): GraphPolymorphicObject {") { printer in
      for item in cases {
        printer.allowName(item.name)
        printer.line("case \(item.name)(\(item.type))")
      }
      printer.line("/// A type that this SDK does not know; its JSON is kept whole.")
      printer.line("case unknown(UnknownObject)")
      printer.line()
      printer.accessor("public static var odataType: String", "\(SwiftLiteral.string(odataType))")
      for (member, accessor) in zip(shared, accessors) {
        printer.line()
        emitShared(member, as: accessor, to: &printer)
      }
      printer.line()
      emitReading(to: &printer)
      printer.line()
      emitWriting(to: &printer)
      if let base {
        printer.line()
        base.emit(to: &printer)
      }
    }
  }

  private func emitShared(_ member: StructEmitter.Member, as name: SwiftName, to printer: inout CodePrinter) {
    printer.allowName(name)
    printer.documentation(member.documentation)
    printer.block("public var \(name): \(member.type)? {") { printer in
      printer.line("switch self {")
      for item in cases { printer.pair("case .\(member: item.name)(let value):", "value.\(member: member.name)") }
      printer.line("case .unknown(let value): value.read(\(SwiftLiteral.string(member.wireName)))")
      printer.line("}")
    }
  }

  private func emitReading(to printer: inout CodePrinter) {
    printer.block("public init(reading object: inout ObjectReader) {") { printer in
      printer.line("switch object.typeName {")
      for item in cases {
        let pattern = SwiftLiteral.string(item.odataType.lowercased())
        printer.line(item.isDeclared ? "case nil, \(pattern):" : "case \(pattern):")
        let value: SwiftCode = item.isDeclared ? ".init(reading: &object)" : "object.readDerived()"
        printer.indented { $0.line("self = .\(member: item.name)(\(value))") }
      }
      printer.line("default:")
      printer.indented { $0.line("self = .unknown(.init(reading: &object))") }
      printer.line("}")
    }
  }

  private func emitWriting(to printer: inout CodePrinter) {
    printer.block("public func write(to object: inout ObjectWriter) {") { printer in
      printer.line("switch self {")
      for item in cases {
        let write: SwiftCode = item.isDeclared ? "write" : "writeDerived"
        printer.pair("case .\(member: item.name)(let value):", "object.\(write)(value)")
      }
      printer.line("case .unknown(let value): object.write(value)")
      printer.line("}")
    }
  }
}
