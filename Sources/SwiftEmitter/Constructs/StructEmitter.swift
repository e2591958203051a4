import APISurface
import GraphSpec

/// Writes a model: its properties, an initialiser that asks for what is required, and its way from and to JSON.
struct StructEmitter {
  /// A property as Swift code writes it.
  struct Member {
    /// As on the wire.
    var wireName: String
    var name: SwiftName
    /// Without the question mark.
    var type: SwiftCode
    var isRequired: Bool
    /// Kept behind a reference, because the type contains itself through this property.
    var isIndirect: Bool
    var documentation: [String]
  }

  /// The Swift name of the struct.
  var name: SwiftName
  /// The qualified name that the wire uses; nil for the parameters of an action, which have none.
  var odataType: String?
  var documentation: [String]
  var members: [Member]

  func emit(to printer: inout CodePrinter) {
    printer.documentation(documentation)
    printer.block("public struct \(name): GraphObject {") { printer in
      if let odataType {
        printer.accessor("public static var odataType: String", "\(SwiftLiteral.string(odataType))")
        printer.line()
      }
      for member in members { emitProperty(member, to: &printer) }
      printer.line("/// What the properties above do not hold, as it came.")
      printer.line("public var additionalProperties: [String: JSONValue]")
      printer.line()
      emitInitialiser(to: &printer)
      printer.line()
      emitReading(to: &printer)
      printer.line()
      emitWriting(to: &printer)
    }
  }

  private func emitProperty(_ member: Member, to printer: inout CodePrinter) {
    printer.allowName(member.name)
    printer.documentation(member.documentation)
    let wrapper: SwiftCode = member.isIndirect ? "@Indirect " : ""
    printer.line("\(wrapper)public var \(member.name): \(member.type)?")
  }

  private func emitInitialiser(to printer: inout CodePrinter) {
    // Required ones first: Swift reads best when what may be left out comes last.
    let ordered = members.filter(\.isRequired) + members.filter { !$0.isRequired }
    let parameters = ordered.map { member -> SwiftCode in
      member.isRequired ? "\(member.name): \(member.type)" : "\(member.name): \(member.type)? = nil"
    }
    printer.call("public init", parameters + ["additionalProperties: [String: JSONValue] = [:]"], tail: " {")
    printer.indented { printer in
      for member in members { printer.pair("self.\(member: member.name) =", "\(member.name)") }
      printer.line("self.additionalProperties = additionalProperties")
    }
    printer.line("}")
  }

  private func emitReading(to printer: inout CodePrinter) {
    printer.block("public init(reading object: inout ObjectReader) {") { printer in
      for member in members {
        printer.pair("self.\(member: member.name) =", "object.read(\(SwiftLiteral.string(member.wireName)))")
      }
      printer.line("self.additionalProperties = object.remaining")
    }
  }

  private func emitWriting(to printer: inout CodePrinter) {
    if members.isEmpty {
      printer.line("public func write(to object: inout ObjectWriter) {}")
      return
    }
    printer.block("public func write(to object: inout ObjectWriter) {") { printer in
      for member in members {
        printer.call("object.write", ["\(SwiftLiteral.string(member.wireName))", "self.\(member: member.name)"])
      }
    }
  }
}
