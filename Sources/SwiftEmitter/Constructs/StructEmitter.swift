import APISurface
import GraphSpec

/// Writes a model: its properties, which are views of its members, and an initialiser that asks for what is required.
struct StructEmitter {
  /// A property as Swift code writes it.
  struct Member {
    /// As on the wire.
    var wireName: String
    var name: SwiftName
    /// Without the question mark.
    var type: SwiftCode
    var isRequired: Bool
    var documentation: [String]
  }

  /// The Swift name of the struct.
  var name: SwiftName
  /// The qualified name that the wire uses; empty for the parameters of an action, which have none.
  var odataType: String
  var documentation: [String]
  var members: [Member]

  func emit(to printer: inout CodePrinter) {
    printer.documentation(documentation)
    printer.block("public struct \(name): GraphObject {") { printer in
      for member in members { member.emit(named: member.name, to: &printer) }
      emitInitialiser(to: &printer)
      printer.line()
      printer.line("// MARK: Support for the runtime")
      printer.line()
      SchemaEmitter(odataType: odataType, members: members).emit(to: &printer)
      printer.line("public var _storage: ObjectStorage")
      printer.line("public init(_storage: ObjectStorage) { self._storage = _storage }")
    }
  }

  private func emitInitialiser(to printer: inout CodePrinter) {
    // Required ones first: Swift reads best when what may be left out comes last.
    let ordered = members.filter(\.isRequired) + members.filter { !$0.isRequired }
    let parameters = ordered.map { member -> SwiftCode in
      member.isRequired ? "\(member.name): \(member.type)" : "\(member.name): \(member.type)? = nil"
    }
    printer.call("public init", parameters + ["additionalProperties: [String: JSONValue] = [:]"], tail: " {")
    printer.indented { printer in
      printer.line("self.init(_storage: ObjectStorage(additionalProperties))")
      for member in members { printer.pair("self.\(member: member.name) =", "\(member.name)") }
    }
    printer.line("}")
  }
}

extension StructEmitter.Member {
  /// The property, and a line between it and what follows.
  func emit(named name: SwiftName, to printer: inout CodePrinter) {
    let key = SwiftLiteral.string(wireName)
    printer.allowName(name)
    printer.documentation(documentation)
    printer.block("public var \(name): \(type)? {") { printer in
      printer.line("get { _storage[\(key)] }")
      printer.line("set { _storage[\(key)] = newValue }")
    }
    printer.line()
  }
}

/// Writes what the runtime has to know of a type: its name on the wire and its properties' types.
struct SchemaEmitter {
  var odataType: String
  var members: [StructEmitter.Member]

  func emit(to printer: inout CodePrinter) {
    // The formatter leaves room for a comma behind the last element of an array, also where there is none.
    let head: SwiftCode = "public static let _schema = ObjectSchema"
    let name: SwiftCode = "\(SwiftLiteral.string(odataType))"
    let properties = members.map { member -> SwiftCode in
      "\(SwiftLiteral.string(member.wireName)): \(member.type).self"
    }
    let list: SwiftCode = properties.isEmpty ? "[:]" : "[\(properties.joined(separator: ", "))]"
    let line: SwiftCode = "\(head)(\(name), \(list))"
    if line.width < printer.columns {
      printer.line(line)
      return
    }
    printer.block("\(head)(", close: ")") { printer in
      printer.line("\(name),")
      if list.width < printer.columns {
        printer.line(list)
      } else {
        printer.block("[", close: "]") { $0.fill(properties) }
      }
    }
  }
}
