import HTTPTypes

/// A request's query options, headers and limits, beside what its endpoint and its body say.
public struct GraphRequestOptions: Sendable {
  /// One of the query; written as the server reads it, not encoded.
  struct QueryItem: Hashable, Sendable {
    let name: String
    var value: String
  }

  var query: [QueryItem] = []

  /// In the order in which they were set. They are checked when the request is sent.
  var headers: [(name: HTTPField.Name, value: String)] = []

  /// The preferences of `Prefer` (RFC 7240), in the order in which they were set.
  var preferences: [String] = []

  /// For all attempts, with the body; nil for the client's.
  var timeout: Duration?

  var isRepeatable = false

  /// Nothing besides.
  public init() {}

  func value(of name: String) -> String? { query.first { $0.name == name }?.value }

  mutating func setQuery(_ name: String, _ value: String) {
    query.removeAll { $0.name == name }
    query.append(QueryItem(name: name, value: value))
  }

  /// Adds to a list that commas divide.
  mutating func appendQuery(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    let list = values.joined(separator: ",")
    if let index = query.firstIndex(where: { $0.name == name }) {
      query[index].value += "," + list
    } else {
      query.append(QueryItem(name: name, value: list))
    }
  }
}

extension GraphRequestOptions {
  /// `$count` with eventual consistency, which Graph's advanced queries need unless they search
  /// (Microsoft Graph documentation, "Advanced query capabilities").
  private var needsCount: Bool {
    value(of: "$count") == nil && value(of: "$search") == nil
      && headers.contains {
        $0.name == .consistencyLevel && FoldedName.areEqual($0.value, GraphConsistencyLevel.eventual.rawValue)
      }
  }

  /// The query as it stands in an address, without a question mark; empty if there is none.
  var encodedQuery: String {
    var items = query
    if needsCount { items.append(QueryItem(name: "$count", value: "true")) }
    return items.map { QueryEncoding.encode($0.name) + "=" + QueryEncoding.encode($0.value) }.joined(separator: "&")
  }
}

/// How current the data of a query has to be.
public struct GraphConsistencyLevel: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// What Graph's advanced queries of directory objects need. It goes with `$count=true`, which is added.
  public static let eventual = Self(rawValue: "eventual")
}

extension HTTPField.Name {
  static let consistencyLevel = HTTPField.Name("ConsistencyLevel")!
  static let prefer = HTTPField.Name("Prefer")!
  static let clientRequestID = HTTPField.Name("client-request-id")!
  static let requestID = HTTPField.Name("request-id")!
}

/// Percent-encoding of a query's names and values (RFC 3986 section 3.4).
enum QueryEncoding {
  /// What divides a query's items is encoded, and the plus sign, which some servers take for a space.
  static func encode(_ text: String) -> String {
    PercentEncoding.encode(text, alsoAllowed: "/?", reserved: "&+=;#")
  }
}
