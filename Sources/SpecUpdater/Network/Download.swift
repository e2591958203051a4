import GraphGenerator
import Support

/// A document to download, with what is known of the copy from last time.
package struct Download: Sendable {
  package enum Answer: Hashable, Sendable {
    /// The copy from last time is still what the server has.
    case notModified
    /// The body is in the file.
    case fetched(Validators)
  }

  /// For people: `v1.0`, `beta`, `permissions`.
  package var name: String
  package var address: HTTPAddress
  package var kind: ContentKind
  package var validators: Validators

  package init(name: String, address: HTTPAddress, kind: ContentKind, validators: Validators = Validators()) {
    self.name = name
    self.address = address
    self.kind = kind
    self.validators = validators
  }

  /// Lines of the request's head.
  var headers: [String] {
    let types =
      switch kind {
      case .xml: "application/xml, text/xml;q=0.9"
      case .json: "application/json"
      case .text: "text/markdown, text/plain;q=0.9"
      }
    var headers = ["User-Agent: graphgen-update/\(Generator.version)", "Accept: \(types), */*;q=0.1"]
    if let tag = validators.entityTag { headers.append("If-None-Match: \(tag)") }
    if let date = validators.lastModified { headers.append("If-Modified-Since: \(date)") }
    return headers
  }

  /// Asks the server, and asks again when it says that it is too busy.
  ///
  /// - Throws: `TransferFailure`, `FileSystem.Failure` when the body can't be written, or `CancellationError`.
  package func run(to file: String, limits: TransferLimits, progress: ProgressLine? = nil) async throws -> Answer {
    let deadline = ContinuousClock.now + .seconds(limits.total)
    var backoff = limits.backoff
    var attempt = 1
    while true {
      do {
        let transfer = Transfer(self, to: file, limits: limits, deadline: deadline, progress: progress)
        return try await transfer.run()
      } catch let failure as TransferFailure where failure.isTemporary {
        let wait = failure.retryAfter ?? backoff
        var failure = failure
        if attempt >= limits.attempts {
          failure.message += "; it was asked \(attempt) times"
          throw failure
        }
        if wait > limits.longestWait || ContinuousClock.now + .seconds(wait) >= deadline {
          failure.message += "; it wants to be asked again after \(Quantity.time(wait))"
          throw failure
        }
        try await Task.sleep(for: .seconds(wait))
        attempt += 1
        backoff *= 2
      }
    }
  }
}
