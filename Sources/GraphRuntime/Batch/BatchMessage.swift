import HTTPTypes

/// A request as a batch has it. There is no token in it: that is the batch's own.
struct BatchMessage {
  private let method: String
  private let url: String
  private let headers: [String: JSONValue]
  private let body: JSONValue?

  /// - Throws: `GraphError`.
  init(_ item: BatchItem, _ client: GraphClient) throws {
    let endpoint = item.call.endpoint
    let request: GraphHTTPRequest
    do {
      request = try client.prepare(item.call, accepts: item.accepts, clientRequestID: Edm.Guid.random().description)
    } catch let error as InvalidRequest {
      throw GraphError(.invalidRequest(error.message), endpoint)
    } catch {
      throw GraphError(.unusableAddress("\(error)"), endpoint)
    }
    method = request.head.method.rawValue
    // Relative to the version.
    url = String((request.head.path ?? "/").dropFirst(1 + endpoint.version.rawValue.count))
    headers = Dictionary(request.head.headerFields.map { ($0.name.rawName, .string($0.value)) }) { $0 + $1 }
    switch item.call.body {
    case nil: body = nil
    case .json(let value): body = value.json
    case .content(let content, _):
      guard let bytes = content.bytesInMemory else {
        throw GraphError(.invalidRequest("a batch has no room for content that is streamed."), endpoint)
      }
      body = .string(Edm.Binary(bytes).description)
    }
  }

  func json(id: Int, after earlier: Int?) -> JSONValue {
    var members: [String: JSONValue] = [
      "id": .string(String(id)), "method": .string(method), "url": .string(url), "headers": .object(headers),
    ]
    if let body { members["body"] = body }
    if let earlier { members["dependsOn"] = [.string(String(earlier))] }
    return .object(members)
  }
}

extension JSONValue {
  /// Two values of one header (RFC 9110 section 5.3).
  fileprivate static func + (left: JSONValue, right: JSONValue) -> JSONValue {
    .string((left.string ?? "") + ", " + (right.string ?? ""))
  }
}

/// A response as a batch has it.
struct BatchAnswer {
  let head: HTTPResponse
  let body: [UInt8]

  init?(_ json: JSONValue) {
    guard let status = (json["status"]?.number?.integer() as Int?) ?? json["status"]?.string.flatMap({ Int($0) }),
      (100...599).contains(status)
    else { return nil }
    var head = HTTPResponse(status: HTTPResponse.Status(code: status))
    for (name, value) in json["headers"]?.object ?? [:] {
      guard let name = HTTPField.Name(name), let text = value.string ?? value.number?.text else { continue }
      head.headerFields[name] = text
    }
    self.head = head
    switch json["body"] {
    case nil, .null?: body = []
    case .string(let text)?:
      // Content that isn't JSON comes as base64.
      let type = head.headerFields[.contentType] ?? ""
      let isJSON = FoldedName.areEqual(String(type.prefix(16)), "application/json")
      body = isJSON ? JSONValue.string(text).serializedBytes() : Edm.Binary(text)?.bytes ?? Array(text.utf8)
    case let value?: body = value.serializedBytes()
    }
  }

  func outcome(of item: BatchItem) -> BatchExecution.Outcome {
    if head.status.kind == .successful {
      return .success(
        ReceivedResponse(
          call: item.call,
          response: GraphHTTPResponse(head, body: GraphBody(body)),
          attempts: [],
          clientRequestID: nil
        )
      )
    }
    let response = GraphErrorResponse(head, body: body, isBodyCutOff: false)
    if head.status.kind == .redirection, let location = head.headerFields[.location] {
      return .failure(GraphError(.redirected(AddressPath.shown(location)), item.call.endpoint, response: response))
    }
    let gap = head.status == .forbidden ? GraphPermissionGap(item.call.endpoint, granted: nil) : nil
    return .failure(GraphError(.status(head.status, permissions: gap), item.call.endpoint, response: response))
  }
}
