import HTTPTypes

/// What became of something that went on after its response.
public struct GraphOperationResult: Sendable {
  /// What the monitor said last: of an operation its `status`, of what it made the thing itself.
  public let json: JSONValue

  /// Where what it made is, if the monitor says so.
  public let resourceLocation: String?
}

/// The operation has failed, as the service says.
public struct GraphOperationFailure: Error, Sendable, CustomStringConvertible {
  /// The `status` that the monitor said.
  public let status: String
  /// What the service says of the failure; nil when it says nothing.
  public let error: GraphServiceError?

  public var description: String {
    "The operation ended as \(status)" + (error.map { ": \($0.code): \($0.message)" } ?? ".")
  }
}

extension GraphRequest {
  /// Sends the request and waits for the end of what it started, where the response says with `Location` how to ask
  /// for it (Microsoft Graph documentation, "Work with long-running actions"). A monitor of another origin gets no token.
  ///
  /// - Parameter interval: Between two questions, where the service doesn't say.
  /// - Returns: Nil when the response names no monitor.
  /// - Throws: `GraphError`, `GraphOperationFailure`.
  public func completion(askingEvery interval: Duration = .seconds(5)) async throws -> GraphOperationResult? {
    let response = try await response()
    guard let location = response.headers[.location] else { return nil }
    let clock = client.options.clock
    var wait = RetryAfter.duration(response.headers) ?? interval
    while true {
      try await clock.sleep(wait)
      let state = try await client.monitor(location).response()
      let json = state.value ?? .null
      switch json["status"]?.string.map({ $0.lowercased() }) {
      case "notstarted"?, "running"?, "inprogress"?, "waiting"?, "updating"?, "queued"?: break
      case "failed"?, "deletefailed"?, "cancelled"?, "canceled"?, "skipped"?:
        throw GraphOperationFailure(
          status: json["status"]?.string ?? "",
          error: json["error"].flatMap { $0.object == nil ? nil : GraphServiceError(json: $0) }
        )
      case nil where state.status == .accepted: break
      default:
        return GraphOperationResult(
          json: json,
          resourceLocation: json["resourceLocation"]?.string ?? state.headers[.location]
        )
      }
      wait = RetryAfter.duration(state.headers) ?? interval
    }
  }
}

extension GraphClient {
  fileprivate func monitor(_ location: String) -> GraphRequest<JSONValue?> {
    var call = rawCall(.get, location)
    call.isAnonymous = (try? RequestAddress(location, base: base))?.origin != cloud.origin
    call.covered = []
    return GraphRequest(self, call, .optional())
  }
}
