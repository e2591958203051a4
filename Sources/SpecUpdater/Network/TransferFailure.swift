package import GraphSpec

/// Why a download gave nothing that can be used.
package struct TransferFailure: Error {
  package var code: Diagnostic.Code
  package var message: String
  /// Whether the server said that it may work later.
  package var isTemporary = false
  /// Seconds after which the server wants to be asked again.
  package var retryAfter: Double?

  package init(_ code: Diagnostic.Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package func diagnostic(url: String) -> Diagnostic {
    Diagnostic(.error, code, message, at: SourceLocation(file: url, line: 0))
  }
}

extension Diagnostic.Code {
  /// An address that may not be asked.
  static let upstreamAddress = Self("upstream-address")
  /// No connection, a time limit, or an answer that was cut off.
  static let upstreamNetwork = Self("upstream-network")
  /// The server's certificate is not trusted, or there is no TLS with it.
  static let upstreamTLS = Self("upstream-tls")
  /// A redirect that is not followed.
  static let upstreamRedirect = Self("upstream-redirect")
  /// Another status than 200 or 304.
  static let upstreamStatus = Self("upstream-status")
  /// The answer is something other than what was asked for.
  static let upstreamContent = Self("upstream-content")
  /// The answer is larger than the limit.
  static let upstreamSize = Self("upstream-size")
}
