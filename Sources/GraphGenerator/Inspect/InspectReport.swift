import APISurface
import GraphSpec
import Support
import SwiftEmitter

/// What `inspect --format json` prints: pages as they were understood.
enum InspectReport {
  /// One page gives one object, several give `{"pages": […]}`; the surface of all pages is beside either.
  static func json(
    _ bound: BoundPages,
    _ rows: InspectRows,
    types: [[(version: GraphVersion, closure: TypeClosure)]],
    surface: [String],
    diagnostics: [Diagnostic]
  ) -> JSONText {
    // What is about no page, such as the metadata, concerns each of them.
    let files = Set(bound.pages.map(\.page.location.file))
    let byFile = Dictionary(grouping: diagnostics.enumerated()) { _, diagnostic in
      diagnostic.location.map(\.file).flatMap { files.contains($0) ? $0 : nil }
    }
    let pages = zip(bound.pages, types).map { page, own in
      let concerned = (byFile[page.page.location.file] ?? []) + (byFile[nil] ?? [])
      return self.page(page, rows, own, concerned.sorted { $0.offset < $1.offset }.map(\.element))
    }
    let lines = ("surface", JSONText.strings(surface))
    if pages.count == 1, case .object(let members) = pages[0] { return .object(members + [lines]) }
    return .object([("pages", .array(pages)), lines])
  }

  private static func page(
    _ page: BoundPage,
    _ rows: InspectRows,
    _ types: [(version: GraphVersion, closure: TypeClosure)],
    _ diagnostics: [Diagnostic]
  ) -> JSONText {
    [
      "permission": .string(page.page.name),
      "description": .optional(page.page.description),
      "application": page.page.application.map(application) ?? .null,
      "delegated": page.page.delegated.map(delegated) ?? .null,
      "endpoints": .array(rows.of(page).map(endpoint)),
      "resources": .array(page.page.resources.map(resource)),
      "types": .object(types.map { ($0.version.rawValue, self.types($0.closure)) }),
      "diagnostics": .array(diagnostics.map(\.json)),
    ]
  }

  private static func application(_ role: AppRole) -> JSONText {
    [
      "id": .optional(role.id),
      "displayName": .optional(role.displayName),
      "description": .optional(role.description),
    ]
  }

  private static func delegated(_ scope: DelegatedScope) -> JSONText {
    [
      "id": .optional(scope.id),
      "consentType": .optional(scope.consentType),
      "displayName": .optional(scope.displayName),
      "description": .optional(scope.description),
    ]
  }

  private static func endpoint(_ inspected: InspectRows.Row) -> JSONText {
    let bound = inspected.bound
    let row = bound.row
    let resolution = bound.resolution
    let failure = resolution.failure
    let isOperation = resolution.kind == .action || resolution.kind == .function
    var members: [(String, JSONText)] = [
      ("version", .string(row.version.rawValue)),
      ("method", .optional(row.method?.rawValue)),
      ("path", .string(row.path)),
      ("documentation", .optional(row.documentation)),
      ("application", .bool(row.application)),
      ("delegated", .bool(row.delegated)),
      ("line", .integer(row.location.line)),
      ("hash", .string(XXHash64.hexDigits(of: row.text))),
      ("resolution", .string(resolution.kind.rawValue)),
      ("resolvesIn", .strings(bound.resolvesIn.map(\.rawValue))),
      ("effectiveVersion", .string(bound.effectiveVersion.rawValue)),
    ]
    if let terms = row.terms {
      members.append(("schemes", .strings(terms.schemes.sorted().map(\.rawValue))))
      members.append(("least", .strings(terms.least.sorted().map(\.rawValue))))
      let more = terms.alsoRequires.sorted { $0.key < $1.key }.map { ($0.key.rawValue, JSONText.strings($0.value)) }
      members.append(("alsoRequires", .object(more)))
    }
    if let failure {
      members.append(("reason", .string(failure.reason.rawValue)))
      members.append(("failedSegment", .string(failure.segment)))
      members.append(("failedType", .optional(failure.type?.description)))
    }
    if isOperation {
      members.append(("binding", .optional(resolution.binding?.description)))
      members.append(("operation", .optional(resolution.operation?.name.description)))
    }
    members.append(("requestType", .optional(resolution.requestType?.description)))
    members.append(("responseType", .optional(resolution.responseType?.description)))
    let parameters = isOperation ? Array(resolution.operation?.callParameters ?? []) : []
    members.append(("parameters", .array(parameters.map(parameter))))
    // What the generated module calls it; null for a row that makes no endpoint.
    let swift: JSONText? = inspected.names.map { names in
      ["endpoint": .string(names.name), "request": .optional(names.request), "response": .optional(names.response)]
    }
    members.append(("swift", swift ?? .null))
    return .object(members)
  }

  private static func parameter(_ parameter: Operation.Parameter) -> JSONText {
    [
      "name": .string(parameter.name),
      "type": .string(parameter.type.description),
      "nullable": .bool(parameter.type.isNullable),
      "optional": .bool(parameter.isOptional),
    ]
  }

  private static func resource(_ resource: ResourceDocumentation) -> JSONText {
    let properties: [JSONText] = resource.properties.map { property in
      [
        "name": .string(property.name),
        "type": .optional(property.type),
        "description": .optional(property.description),
      ]
    }
    return ["name": .string(resource.name), "properties": .array(properties)]
  }

  private static func types(_ closure: TypeClosure) -> JSONText {
    [
      "structured": .strings(closure.structured.sorted().map(\.description)),
      "enums": .strings(closure.enums.sorted().map(\.description)),
    ]
  }
}
