import APISurface
import GraphSpec

/// Writes a model: its properties, which are views of its members, an initialiser that asks for what is required, and
/// what types with derived types have besides.
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
  var schema: SchemaEmitter
  var documentation: [String]
  var members: [Member]
  var hasInitialiser = true
  var concrete = ConcreteEmitter(cases: [])

  func emit(to printer: inout CodePrinter) {
    printer.documentation(documentation)
    printer.block("public struct \(name): GraphObject {") { printer in
      for member in members { member.emit(named: member.name, to: &printer) }
      if hasInitialiser { emitInitialiser(to: &printer) }
      concrete.emit(to: &printer)
      printer.line("// MARK: Support for the runtime")
      printer.line()
      schema.emit(to: &printer)
      printer.line("public var _storage: ObjectStorage")
      printer.line("public init(_storage: ObjectStorage) { self._storage = _storage }")
    }
  }

  /// A parameter of an initialiser.
  struct Parameter {
    var label: SwiftName
    /// With its type and its default.
    var declaration: SwiftCode
  }

  /// In the order of the initialiser's.
  static func parameters(_ members: [Member]) -> [Parameter] {
    ModelConstruct.parameters(of: members, isRequired: \.isRequired, name: \.name.text).map { member in
      let end: SwiftCode = member.isRequired ? "" : "? = nil"
      return Parameter(label: member.name, declaration: "\(member.name): \(member.type)\(end)")
    }
  }

  private func emitInitialiser(to printer: inout CodePrinter) {
    let all = Self.parameters(members).map(\.declaration) + ["additionalProperties: [String: JSONValue] = [:]"]
    printer.call("\(CodePrinter.clientAttributes) public init", all, tail: " {")
    printer.indented { printer in
      printer.line("self.init(_storage: ObjectStorage(additionalProperties))")
      for member in members { printer.pair("self.\(member: member.name) =", "\(member.name)") }
    }
    printer.line("}")
    printer.line()
  }
}

extension StructEmitter.Member {
  /// The property, and a line between it and what follows.
  func emit(named name: SwiftName, to printer: inout CodePrinter) {
    let key = SwiftLiteral.string(wireName)
    printer.allowName(name)
    printer.documentation(documentation)
    let head: SwiftCode = "public var \(name): \(type)? {"
    printer.client(head) { printer in
      printer.line("get { _storage[\(key)] }")
      printer.line("set { _storage[\(key)] = newValue }")
    }
    printer.line()
  }
}
