/// What a request sends.
public enum GraphRequestBody: Sendable {
  /// Written as JSON when it is sent.
  case json(any GraphValue)

  /// - contentType: A media type (RFC 9110 section 8.3).
  case content(GraphBody, contentType: String)

  var contentType: String {
    switch self {
    case .json: "application/json"
    case .content(_, let contentType): contentType
    }
  }

  /// The bytes. A value's are made anew each time.
  var body: GraphBody {
    switch self {
    case .json(let value): GraphBody(value.jsonBytes())
    case .content(let body, _): body
    }
  }
}

extension GraphValue {
  /// As `jsonData()`.
  func jsonBytes() -> [UInt8] {
    var writer = JSONWriter()
    _item.write(to: &writer)
    return Array(writer.bytes)
  }
}
