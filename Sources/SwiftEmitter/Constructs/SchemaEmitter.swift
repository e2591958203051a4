import APISurface
import GraphSpec

/// Writes what the runtime has to know of a type: its name on the wire, its properties with their types in one text,
/// and the types that derive from it in another.
struct SchemaEmitter {
  /// Empty for the parameters of an action, which have no name on the wire.
  var odataType: String
  /// `name:type`, as `ObjectSchema` reads them.
  private let properties: [String]
  /// Their names, as `ObjectSchema` reads them.
  private let derived: [String]
  private let root: SwiftPath

  init(odataType: String, members: [MemberShape], derived: [QualifiedName] = [], types: SwiftTypes) {
    self.odataType = odataType
    self.derived = derived.map { types.schemaName(TypeReference($0)) }
    properties = members.map { "\(Self.encoded($0.name)):\(types.schemaName($0.type))" }
    root = SwiftPath([types.names.root])
  }

  func emit(to printer: inout CodePrinter) {
    let name = SwiftLiteral.string(odataType)
    let head: SwiftCode = "@_optimize(none) public static var _schema: ObjectSchema"
    let types: SwiftCode =
      derived.isEmpty ? "" : ", derived: \(SwiftLiteral.string(derived.joined(separator: " ")))"
    let body: SwiftCode =
      "ObjectSchema(\(name), \(SwiftLiteral.string(properties.joined(separator: " ")))\(types), \(root).self)"
    if body.width <= printer.columns - 2 {
      printer.accessor(head, body)
      return
    }
    printer.block("\(head) {") { printer in
      printer.block("ObjectSchema(", close: ")") { printer in
        printer.line("\(name),")
        printer.words(properties, tail: ",")
        if !derived.isEmpty { printer.words(derived, head: "derived: ", tail: ",") }
        printer.line("\(root).self")
      }
    }
  }

  /// What would end a name in the text is percent-encoded.
  private static func encoded(_ name: String) -> String {
    var text = ""
    for byte in name.utf8 {
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "%") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
