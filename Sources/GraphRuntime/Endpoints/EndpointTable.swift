import HTTPTypes

/// What is known of a version's endpoints: a description for each case, and the way from a case to its description and
/// back.
///
/// Generated code writes it as texts, which cost the compiler next to nothing. They are read once, when an endpoint is
/// first asked about.
///
/// ```
/// POST /communications/calls/{id}/mute
///  5d880fbe d351116f 3374a9cdc88ec983 Calls.Initiate.All.md
///  https://docs.microsoft.com/graph/api/call-mute
/// ```
///
/// are the method and the template of a row; its number, the number of its requirement, the hash of the page's row, and the
/// page's file name, percent-encoded; and the address of the documentation, if there is one.
///
/// ```
/// d351116f
///  application Calls.Initiate.All
/// ```
///
/// are the number of a requirement and what suffices, as `RequirementText` reads it.
public struct EndpointTable<Endpoint>: Sendable {
  /// The version that all rows are of.
  public let version: GraphVersion

  /// One for every case, sorted by path, then by method.
  public let descriptions: [EndpointDescription]

  let index: EndpointIndex
  let others: OtherEndpoints
  private let numbers: [UInt32]
  private let positions: [UInt32: Int]
  private let row: @Sendable (Endpoint) -> EndpointRow
  private let endpoint: @Sendable (EndpointRow) -> Endpoint?

  /// - Parameters:
  ///   - version: The version that all rows are of.
  ///   - permissions: That the requirements name.
  ///   - requirements: Which permissions suffice, a line each.
  ///   - rows: What is known of each endpoint.
  ///   - others: Endpoints that the permissions allow and that have no case: method and template, and in a second line
  ///     the number of the requirement.
  ///   - row: From a case to its row.
  ///   - endpoint: From a row, which has as many keys as its template has placeholders, to its case.
  /// - Precondition: The texts are as generated code has them.
  public init(
    _ version: GraphVersion,
    permissions: [GraphPermission],
    requirements: String,
    rows: String,
    others: String = "",
    row: @escaping @Sendable (Endpoint) -> EndpointRow,
    endpoint: @escaping @Sendable (EndpointRow) -> Endpoint?
  ) {
    let requirements = EndpointTableText.requirements(requirements, permissions)
    let rows = EndpointTableText.rows(rows, requirements)
    self.version = version
    self.row = row
    self.endpoint = endpoint
    descriptions = rows.map(\.description)
    numbers = rows.map(\.number)
    positions = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    index = EndpointIndex(descriptions)
    self.others = OtherEndpoints(EndpointTableText.others(others, requirements))
  }

  /// The table of a version of which no endpoint is allowed, or none was chosen; there are no cases.
  public init(
    _ version: GraphVersion,
    permissions: [GraphPermission] = [],
    requirements: String = "",
    others: String = ""
  ) {
    self.init(
      version,
      permissions: permissions,
      requirements: requirements,
      rows: "",
      others: others,
      row: { _ in EndpointRow(0) },
      endpoint: { _ in nil }
    )
  }

  /// The row of a case, and its place among the descriptions.
  func place(of endpoint: Endpoint) -> EndpointPosition {
    let row = row(endpoint)
    guard let index = positions[row.number] else {
      preconditionFailure("The table has no row \(row.number) for a case of generated code.")
    }
    return EndpointPosition(index, row.keys)
  }

  /// Nil when there is no such place, or its template takes another number of keys.
  func endpoint(at place: EndpointPosition) -> Endpoint? {
    guard numbers.indices.contains(place.index), place.keys.count == index.keyCounts[place.index] else { return nil }
    return endpoint(EndpointRow(numbers[place.index], keys: place.keys))
  }
}

/// The texts of an `EndpointTable`, read.
private enum EndpointTableText {
  static func requirements(_ text: String, _ permissions: [GraphPermission]) -> [Substring: PermissionRequirement] {
    let known = Dictionary(permissions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var requirements: [Substring: PermissionRequirement] = [:]
    for group in groups(of: text) {
      requirements[group.head] = RequirementText.requirement(group.details, known)
    }
    return requirements
  }

  static func rows(
    _ text: String,
    _ requirements: [Substring: PermissionRequirement]
  ) -> [(number: UInt32, description: EndpointDescription)] {
    groups(of: text).map { group in
      let head = fields(of: group.head, atMost: 2)
      let fields = fields(of: group.details.first ?? "", atMost: 4)
      guard head.count == 2, fields.count == 4, let method = HTTPRequest.Method(rawValue: String(head[0])),
        let number = UInt32(fields[0], radix: 16), let requirement = requirements[fields[1]]
      else { preconditionFailure("A row of the endpoints' table can't be read: \(group.head)") }
      let description = EndpointDescription(
        method: method,
        template: String(head[1]),
        documentation: group.details.dropFirst().first.map(String.init),
        requirement: requirement,
        source: SourceRow(PercentEncoding.decode(fields[3]), hash: String(fields[2]))
      )
      return (number, description)
    }
  }

  static func others(
    _ text: String,
    _ requirements: [Substring: PermissionRequirement]
  ) -> [EndpointDescription] {
    groups(of: text).map { group in
      let head = fields(of: group.head, atMost: 2)
      guard head.count == 2, let method = HTTPRequest.Method(rawValue: String(head[0])),
        let number = group.details.first, let requirement = requirements[number]
      else { preconditionFailure("A row of the endpoints' table can't be read: \(group.head)") }
      return EndpointDescription(
        method: method,
        template: String(head[1]),
        documentation: nil,
        requirement: requirement,
        source: SourceRow("", hash: "")
      )
    }
  }

  /// Lines that begin with a space belong to the line above them that doesn't.
  private static func groups(of text: String) -> [(head: Substring, details: [Substring])] {
    var groups: [(head: Substring, details: [Substring])] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: " ") {
        guard let last = groups.indices.last else { preconditionFailure("The first line of a table is no head.") }
        groups[last].details.append(Substring(line.dropFirst()))
      } else {
        groups.append((Substring(line), []))
      }
    }
    return groups
  }

  private static func fields(of line: Substring, atMost count: Int) -> [Substring] {
    line.utf8.split(separator: UInt8(ascii: " "), maxSplits: count - 1).map { Substring($0) }
  }
}
