public import HTTPTypes

/// What a server answered that isn't a success.
public struct GraphErrorResponse: Sendable {
  /// The status of the response.
  public let status: HTTPResponse.Status
  /// The headers of the response.
  public let headers: HTTPFields

  /// As it came, cut off after `GraphLimits.errorBody`.
  public let body: [UInt8]
  /// Whether more of the body came than was kept.
  public let isBodyCutOff: Bool

  /// The `error` of the body; nil if the body is none of Graph's, such as a page of HTML.
  public let error: GraphServiceError?

  init(_ head: HTTPResponse, body: [UInt8], isBodyCutOff: Bool) {
    status = head.status
    headers = head.headerFields
    self.body = body
    self.isBodyCutOff = isBodyCutOff
    error = GraphServiceError(body)
  }

  /// The service's name for the error, such as `itemNotFound`, or for calls a number, such as `7505`. It may be empty.
  public var code: String? { error?.code }

  /// For people; what it says changes (Microsoft Graph documentation, "Microsoft Graph error responses").
  public var message: String? { error?.message }

  /// What to give to Microsoft's support.
  public var requestID: String? { headers[.requestID] ?? error?.requestID }

  /// How long the server asks to wait.
  public var retryAfter: Duration? { RetryAfter.duration(headers) }
}

extension GraphErrorResponse {
  /// For descriptions.
  var summary: String {
    var text = ""
    if let error {
      text += " \(error.code.isEmpty ? "No code" : error.code): \(error.message)"
      for code in error.innerCodes where code != error.code { text += " [\(code)]" }
    } else if !body.isEmpty {
      text += " The body is no error of Graph's (\(headers[.contentType] ?? "no content type"), \(body.count) bytes)."
    }
    if let requestID { text += " (request \(requestID))" }
    return text
  }
}

/// The `error` object of Graph (Microsoft Graph documentation, "Microsoft Graph error responses"; OData JSON 4.01 section
/// 21.1). Calls and batches write some of it otherwise, so nothing of it is required, and names are compared without
/// regard to case.
public struct GraphServiceError: Hashable, Sendable {
  /// All of it.
  public let json: JSONValue

  init?(_ body: [UInt8]) {
    guard let json = try? JSONValue(parsing: body), let error = json.member("error"), error.object != nil else {
      return nil
    }
    self.json = error
  }

  init(json: JSONValue) { self.json = json }

  /// Text also where it is a number.
  public var code: String { json.text("code") ?? "" }
  /// What the service says, for developers; empty when it says nothing.
  public var message: String { json.text("message") ?? "" }
  /// What the error is about.
  public var target: String? { json.text("target") }

  /// More than one thing that was wrong.
  public var details: [GraphServiceError] {
    json.member("details")?.array?.filter { $0.object != nil }.map { GraphServiceError(json: $0) } ?? []
  }

  /// From the outermost to the innermost, which is the most exact.
  public var innerErrors: [GraphServiceError] {
    var errors: [GraphServiceError] = []
    var next = json.member("innerError")
    while let error = next, error.object != nil, errors.count < JSONValue.maximumDepth {
      errors.append(GraphServiceError(json: error))
      next = error.member("innerError")
    }
    return errors
  }

  /// The codes of the inner errors that have one.
  public var innerCodes: [String] { innerErrors.map(\.code).filter { !$0.isEmpty } }

  /// The id that the service gave the request, to be named to its support.
  public var requestID: String? { innerText("request-id") ?? innerText("requestId") }
  /// The id that the client gave the request.
  public var clientRequestID: String? { innerText("client-request-id") }
  /// When the service answered, as it says.
  public var date: String? { innerText("date") }

  private func innerText(_ name: String) -> String? { innerErrors.lazy.compactMap { $0.json.text(name) }.first }
}

extension JSONValue {
  /// A member by its name, without regard to ASCII case.
  fileprivate func member(_ name: String) -> JSONValue? {
    self[name] ?? object?.first { FoldedName.areEqual($0.key, name) }?.value
  }

  fileprivate func text(_ name: String) -> String? {
    switch member(name) {
    case .string(let text): text
    case .number(let number): number.text
    default: nil
    }
  }
}
