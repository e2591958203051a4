import APISurface
import GraphSpec

/// Writes a version's `Endpoint` enum: one case for each method and path, and a table of what is known about them.
struct EndpointEmitter {
  private struct Row {
    var endpoint: SurfaceEndpoint
    var name: SwiftName
    var labels: [SwiftName]
  }

  private let version: GraphVersion
  private let rows: [Row]
  private let parts: [Range<Int>]
  /// Sorted names of the permissions that allow something here.
  private let requirements: RequirementTable

  init(_ surface: VersionSurface) {
    version = surface.version
    rows = zip(surface.endpoints, EndpointNames.caseNames(surface.endpoints)).map { endpoint, name in
      Row(endpoint: endpoint, name: name, labels: EndpointNames.labels(endpoint.template))
    }
    parts = Parts.of(rows.count)
    requirements = RequirementTable(surface.endpoints)
  }

  func emit(to printer: inout CodePrinter) {
    printer.block("extension \(SwiftName(encoding: version.namespace)) {") { printer in
      printer.documentation(["The endpoints of Microsoft Graph \(version) that the permissions of this module allow."])
      printer.block("public enum Endpoint: GraphEndpoint {") { printer in
        for row in rows { emitCase(row, to: &printer) }
        if !rows.isEmpty { printer.line() }
        let value: SwiftCode = version == .v1 ? ".v1" : ".beta"
        printer.line("public static var version: GraphVersion { \(value) }")
        printer.line()
        emitPosition(to: &printer)
        printer.line()
        emitInitialiser(to: &printer)
        printer.line()
        emitDescriptions(to: &printer)
      }
    }
    requirements.emit(to: &printer)
  }

  private func emitCase(_ row: Row, to printer: inout CodePrinter) {
    printer.allowName(row.name)
    printer.documentation(documentation(of: row.endpoint))
    printer.line("case \(row.name)\(arguments(row.labels.map { "\($0): String" }))")
  }

  private func documentation(of endpoint: SurfaceEndpoint) -> [String] {
    let resolution = endpoint.resolution
    var summary = "`\(endpoint.method.rawValue) \(endpoint.template)`"
    if let failure = resolution.failure {
      summary += ", raw JSON: \(failure.explanation)."
    } else {
      let takes = resolution.requestType.map { " takes `\($0)`" }
      let gives = resolution.responseType.map { " gives `\($0)`" }
      let both = [takes, gives].compactMap(\.self).joined(separator: " and")
      summary += both.isEmpty ? "" : both + "."
    }
    var paragraphs = [summary]
    if let link = Markdown.link("Documentation", to: endpoint.documentationAddress) { paragraphs.append(link) }
    let rows = endpoint.sources.map { "\(FileName.last(of: $0.location.file)):\($0.location.line) (\($0.hash))" }
    paragraphs.append("Source: \(rows.joined(separator: ", "))")
    return paragraphs
  }

  private func emitPosition(to printer: inout CodePrinter) {
    guard parts.count > 1 else {
      printer.block("public var position: EndpointPosition {") { printer in
        printer.line("switch self {")
        for index in rows.indices { emitPosition(of: index, to: &printer) }
        printer.line("}")
      }
      return
    }
    printer.block("public var position: EndpointPosition {") { printer in
      for part in parts.indices { printer.line("if let position = position\(part) { return position }") }
      printer.line("preconditionFailure(\"every case is in one of the parts\")")
    }
    for (number, part) in parts.enumerated() {
      printer.line()
      printer.block("private var position\(number): EndpointPosition? {") { printer in
        printer.line("switch self {")
        for index in part { emitPosition(of: index, to: &printer) }
        printer.line("default: nil")
        printer.line("}")
      }
    }
  }

  private func emitPosition(of index: Int, to printer: inout CodePrinter) {
    let names = rows[index].labels.map { SwiftCode($0) }
    let pattern = arguments(names.map { "let \($0)" })
    let value: SwiftCode = "EndpointPosition(\(index), [\(names.joined(separator: ", "))])"
    printer.pair("case .\(rows[index].name)\(pattern):", value)
  }

  private func emitInitialiser(to printer: inout CodePrinter) {
    guard parts.count > 1 else {
      printer.block("public init?(position: EndpointPosition) {") { emitInitialiser(of: rows.indices, to: &$0) }
      return
    }
    printer.block("public init?(position: EndpointPosition) {") { printer in
      printer.line("switch position.index {")
      for (number, part) in parts.enumerated() {
        printer.line("case ..<\(part.upperBound): self.init(position\(number): position)")
      }
      printer.line("default: return nil")
      printer.line("}")
    }
    for (number, part) in parts.enumerated() {
      printer.line()
      printer.block("private init?(position\(number) position: EndpointPosition) {") {
        emitInitialiser(of: part, to: &$0)
      }
    }
  }

  private func emitInitialiser(of part: Range<Int>, to printer: inout CodePrinter) {
    printer.line("let keys = position.keys")
    printer.line("switch (position.index, keys.count) {")
    for index in part {
      let row = rows[index]
      printer.line("case (\(index), \(row.labels.count)):")
      printer.indented { printer in
        let values = arguments(row.labels.enumerated().map { "\(label: $0.element): keys[\($0.offset)]" })
        printer.line("self = .\(row.name)\(values)")
      }
    }
    printer.line("default: return nil")
    printer.line("}")
  }

  private func emitDescriptions(to printer: inout CodePrinter) {
    let name: SwiftCode = "public static let descriptions: [EndpointDescription] ="
    if rows.isEmpty {
      printer.line("\(name) []")
    } else if parts.count == 1 {
      printer.block("\(name) [", close: "]") { emitDescriptions(of: rows.indices, to: &$0) }
    } else {
      printer.block("\(name) [", close: "].flatMap { $0 }") { printer in
        for part in parts.indices { printer.line("descriptions\(part),") }
      }
      for (number, part) in parts.enumerated() {
        printer.line()
        printer.block("private static var descriptions\(number): [EndpointDescription] {") { printer in
          printer.block("[", close: "]") { emitDescriptions(of: part, to: &$0) }
        }
      }
    }
    printer.line()
    printer.line("public static let index = EndpointIndex(descriptions)")
  }

  private func emitDescriptions(of part: Range<Int>, to printer: inout CodePrinter) {
    for index in part { emitDescription(of: rows[index], CodePrinter.elementEnd(of: part.count), to: &printer) }
  }

  private func emitDescription(of row: Row, _ end: SwiftCode, to printer: inout CodePrinter) {
    let endpoint = row.endpoint
    let source = endpoint.sources[0].location
    printer.block("EndpointDescription(", close: ")\(end)") { printer in
      printer.line(".\(SwiftName(encoding: endpoint.method.rawValue.lowercased())),")
      printer.line("\(SwiftLiteral.string(endpoint.template.runtimeTemplate)),")
      printer.pair("documentation:", "\(SwiftLiteral.string(endpoint.documentationAddress)),")
      printer.line("requirement: \(requirements.reference(to: endpoint)),")
      let file = SwiftLiteral.string(FileName.last(of: source.file))
      printer.line("source: SourceRow(\(file), line: \(source.line))")
    }
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
