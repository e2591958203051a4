import APISurface
import GraphSpec

/// Writes a type with derived types: an enum over the concrete ones, told apart by `@odata.type`.
struct PolymorphicEmitter {
  /// One concrete type that a slot of the declared type can carry.
  struct Case {
    var name: SwiftName
    /// The Swift type of its value.
    var type: SwiftCode
    /// The same in full, for where a case of the type's own name would come first.
    var path: SwiftCode
    /// The declared type itself, which needs no `@odata.type`.
    var isDeclared: Bool
  }

  var name: SwiftName
  var schema: SchemaEmitter
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
    printer.block("public enum \(name): GraphPolymorphicObject {") { printer in
      for item in cases {
        printer.allowName(item.name)
        printer.line("case \(item.name)(\(item.type))")
      }
      printer.line("/// A type that this SDK does not know; its JSON is kept whole.")
      printer.line("case unknown(UnknownObject)")
      printer.line()
      for (member, accessor) in zip(shared, accessors) { member.emit(named: accessor, to: &printer) }
      if let base {
        base.emit(to: &printer)
        printer.line()
      }
      printer.line("// MARK: Support for the runtime")
      printer.line()
      if base == nil {
        schema.emit(to: &printer)
      } else {
        printer.line("public static var _schema: ObjectSchema { Base._schema }")
      }
      emitCases(to: &printer)
      printer.line()
      emitReading(to: &printer)
      printer.line()
      emitStorage(to: &printer)
    }
  }

  private func emitCases(to printer: inout CodePrinter) {
    let types = cases.map { item -> SwiftCode in "\(item.path).self" }
    let declared: SwiftCode = cases.first?.isDeclared == true ? ", declared: 0" : ""
    let head: SwiftCode = "public static let _cases = ObjectCases("
    let line: SwiftCode = "\(head)[\(types.joined(separator: ", "))]\(declared))"
    if line.width < printer.columns {
      printer.line(line)
    } else if declared.width == 0 {
      printer.block("\(head)[", close: "])") { $0.fill(types) }
    } else {
      printer.block(head, close: ")") { printer in
        printer.block("[", close: "],") { $0.fill(types) }
        printer.line("declared: 0")
      }
    }
  }

  private func emitReading(to printer: inout CodePrinter) {
    printer.block("public init(_storage: ObjectStorage) {") { printer in
      printer.line("switch Self._cases.index(of: _storage) {")
      for (index, item) in cases.enumerated() {
        let label: SwiftCode = item.isDeclared ? "_storage" : "_derived"
        printer.pair("case \(index):", "self = .\(member: item.name)(.init(\(label): _storage))")
      }
      printer.line("default: self = .unknown(.init(_storage: _storage))")
      printer.line("}")
    }
  }

  private func emitStorage(to printer: inout CodePrinter) {
    printer.block("public var _storage: ObjectStorage {") { printer in
      printer.block("get {") { printer in
        printer.line("switch self {")
        for item in cases {
          let storage: SwiftCode = item.isDeclared ? "_storage" : "_derivedStorage"
          printer.pair("case .\(member: item.name)(let object):", "object.\(storage)")
        }
        printer.line("case .unknown(let object): object._storage")
        printer.line("}")
      }
      printer.line("set { self = Self(_storage: newValue) }")
    }
  }
}
