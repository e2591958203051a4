import APISurface
import GraphSpec

/// Writes a version's `Endpoint` enum: one case for each method and path, and a table of what is known about them.
struct EndpointEmitter {
  private struct Row {
    var endpoint: SurfaceEndpoint
    var name: SwiftName
    var labels: [SwiftName]
    var bodies: BodyTypes
    var number: UInt32
  }

  private let version: GraphVersion
  private let rows: [Row]
  /// The rows by the part of the switches that they are in.
  private let parts: [[Row]]
  private let requirements: RequirementTable
  /// What is not generated, and who may call it all the same.
  private let others: [SurfaceEndpoint]

  init(_ surface: VersionSurface, _ types: SwiftTypes) {
    version = surface.version
    let scope = TypeScope(namespace: SwiftPath([types.names.root]))
    var numbers = StableNumbers()
    rows = zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)).map { endpoint, name in
      let number = numbers.number(of: "\(endpoint.method.rawValue) \(endpoint.template.identity)")
      return Row(
        endpoint: endpoint,
        name: name,
        labels: EndpointNames.labels(endpoint.template),
        bodies: BodyTypes(endpoint, types, from: scope),
        number: number
      )
    }
    let count = Parts.of(rows.count).count
    let byPart = Dictionary(grouping: rows) { count == 0 ? 0 : Int($0.number) % count }
    parts = (0..<count).map { byPart[$0] ?? [] }
    others = surface.others
    requirements = RequirementTable(surface.endpoints + others)
  }

  func emit(to printer: inout CodePrinter) {
    printer.block("extension \(SwiftName(encoding: version.namespace)) {") { printer in
      printer.documentation(["The endpoints of Microsoft Graph \(version) that the permissions of this module allow."])
      printer.block("public enum Endpoint: GraphEndpoint {") { printer in
        if rows.isEmpty {
          emitEmptyTable(to: &printer)
          return
        }
        for row in rows { emitCase(row, to: &printer) }
        printer.line()
        emitTable(to: &printer)
        printer.line()
        emitRow(to: &printer)
        printer.line()
        emitInitialiser(to: &printer)
      }
    }
  }

  private func emitEmptyTable(to printer: inout CodePrinter) {
    if others.isEmpty {
      printer.line("/// There are none.")
      printer.line("public static let table = EndpointTable<Self>(\(runtimeVersion))")
      return
    }
    printer.line("/// There are none; of those that were left out only the permissions are known.")
    printer.block("public static let table = EndpointTable<Self>(", close: ")") { printer in
      printer.line("\(runtimeVersion),")
      printer.line("permissions: GraphPermissions.all,")
      printer.text("requirements:", requirements.lines, tail: ",")
      printer.text("others:", others.flatMap(lines), tail: "")
    }
  }

  private func emitCase(_ row: Row, to printer: inout CodePrinter) {
    printer.allowName(row.name)
    printer.documentation(documentation(of: row))
    printer.line("case \(row.name)\(arguments(row.labels.map { "\($0): String" }))")
  }

  private func documentation(of row: Row) -> [String] {
    let endpoint = row.endpoint
    let takes = row.bodies.request.map { " takes `\($0.text)`" }
    let gives = row.bodies.response.map { " gives `\($0.text)`" }
    let both = [takes, gives].compactMap(\.self).joined(separator: " and")
    var summary = "`\(endpoint.method.rawValue) \(endpoint.template)`"
    if let failure = endpoint.resolution.failure {
      summary += "\(both), raw JSON: \(failure.explanation)."
    } else {
      summary += both.isEmpty ? "" : both + "."
    }
    var paragraphs = [summary]
    if let link = Markdown.link("Documentation", to: endpoint.documentationAddress) { paragraphs.append(link) }
    let rows = endpoint.sources.map { "\(FileName.last(of: $0.location.file)) (\($0.hash))" }
    paragraphs.append("Source: \(rows.joined(separator: ", "))")
    return paragraphs
  }

  private var runtimeVersion: SwiftCode { version == .v1 ? ".v1" : ".beta" }

  private func emitTable(to printer: inout CodePrinter) {
    printer.line("/// What is known about each case.")
    printer.block("public static let table = EndpointTable<Self>(", close: ")") { printer in
      printer.line("\(runtimeVersion),")
      printer.line("permissions: GraphPermissions.all,")
      printer.text("requirements:", requirements.lines, tail: ",")
      printer.text("rows:", rows.flatMap(lines), tail: ",")
      if !others.isEmpty { printer.text("others:", others.flatMap(lines), tail: ",") }
      printer.line("row: { $0.row },")
      printer.line("endpoint: { Self(row: $0) }")
    }
  }

  /// As `EndpointTable` of the runtime reads them.
  private func lines(of row: Row) -> [SwiftCode] {
    let endpoint = row.endpoint
    let source = endpoint.sources[0]
    let template = TableText.withoutControls(endpoint.template.runtimeTemplate)
    let page = TableText.field(FileName.last(of: source.location.file))
    var details: SwiftCode =
      " \(SwiftLiteral.digits(row.number)) \(SwiftLiteral.digits(requirements.number(of: endpoint)))"
    details = "\(details) \(SwiftLiteral.content(source.hash)) \(SwiftLiteral.content(page))"
    let address = endpoint.documentationAddress
    return ["\(SwiftLiteral.content(endpoint.method.rawValue)) \(SwiftLiteral.content(template))", details]
      + (address.map { [" \(SwiftLiteral.content(TableText.withoutSpaces($0)))"] } ?? [])
  }

  /// Of an endpoint without a case: method, template, and the number of its requirement.
  private func lines(of other: SurfaceEndpoint) -> [SwiftCode] {
    let template = TableText.withoutControls(other.template.runtimeTemplate)
    return [
      "\(SwiftLiteral.content(other.method.rawValue)) \(SwiftLiteral.content(template))",
      " \(SwiftLiteral.digits(requirements.number(of: other)))",
    ]
  }

  private func emitRow(to printer: inout CodePrinter) {
    guard parts.count > 1 else {
      printer.block("private var row: EndpointRow {") { printer in
        printer.line("switch self {")
        for row in rows { emitCase(of: row, to: &printer) }
        printer.line("}")
      }
      return
    }
    printer.block("private var row: EndpointRow {") { printer in
      for part in parts.indices { printer.line("if let row = row\(part) { return row }") }
      printer.line("preconditionFailure(\"every case is in one of the parts\")")
    }
    for (number, part) in parts.enumerated() {
      printer.line()
      printer.block("private var row\(number): EndpointRow? {") { printer in
        printer.line("switch self {")
        for row in part { emitCase(of: row, to: &printer) }
        printer.line("default: nil")
        printer.line("}")
      }
    }
  }

  private func emitCase(of row: Row, to printer: inout CodePrinter) {
    let names = row.labels.map { SwiftCode($0) }
    let pattern = arguments(names.map { "let \($0)" })
    let number = SwiftLiteral.hexadecimal(row.number)
    let list = names.joined(separator: ", ")
    let value: SwiftCode =
      names.isEmpty
      ? "EndpointRow(\(number))"
      : names.count <= Self.mostKeys ? "EndpointRow(\(number), \(list))" : "EndpointRow(\(number), keys: [\(list)])"
    printer.pair("case .\(row.name)\(pattern):", value)
  }

  /// For more, the runtime's `EndpointRow` takes an array.
  private static let mostKeys = 4

  private func emitInitialiser(to printer: inout CodePrinter) {
    guard parts.count > 1 else {
      printer.block("private init?(row: EndpointRow) {") { emitInitialiser(of: rows, to: &$0) }
      return
    }
    printer.block("private init?(row: EndpointRow) {") { printer in
      printer.line("switch row.number % \(parts.count) {")
      for part in parts.indices { printer.line("case \(part): self.init(row\(part): row)") }
      printer.line("default: return nil")
      printer.line("}")
    }
    for (number, part) in parts.enumerated() {
      printer.line()
      printer.block("private init?(row\(number) row: EndpointRow) {") { emitInitialiser(of: part, to: &$0) }
    }
  }

  private func emitInitialiser(of part: [Row], to printer: inout CodePrinter) {
    if part.isEmpty {
      printer.line("return nil")
      return
    }
    printer.line("switch row.number {")
    for row in part {
      let values = arguments(row.labels.enumerated().map { "\(label: $0.element): row[\($0.offset)]" })
      printer.pair("case \(SwiftLiteral.hexadecimal(row.number)):", "self = .\(row.name)\(values)")
    }
    printer.line("default: return nil")
    printer.line("}")
  }

  private func arguments(_ list: [SwiftCode]) -> SwiftCode {
    list.isEmpty ? "" : "(\(list.joined(separator: ", ")))"
  }
}

extension PathTemplate {
  /// The path in the runtime's template syntax: `{id}`, `'{id}'` in quotes, `{+path}` with its slashes kept.
  fileprivate var runtimeTemplate: String {
    var text = ""
    for segment in segments {
      text += "/"
      for piece in segment.pieces {
        switch piece {
        case .literal(let literal): text += literal
        case .parameter(let index):
          let parameter = parameters[index]
          let name = Identifier.lowerCamel(parameter.name).text
          // The quotes around a quoted value are part of the literals.
          text += parameter.role == .path ? "{+\(name)}" : "{\(name)}"
        }
      }
    }
    return text
  }
}
