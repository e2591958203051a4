import Foundation
import GraphRuntime
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What a session reports about a task.
enum SessionEvent: Sendable {
  case head(HTTPResponse)
  case data([UInt8])

  var data: [UInt8]? {
    if case .data(let bytes) = self { bytes } else { nil }
  }
}

/// A session's delegate: hands what it is told to whoever waits for the task.
final class SessionExchanges: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  typealias Events = AsyncThrowingStream<SessionEvent, any Error>

  private let lock = NSLock()
  private var open: [Int: Events.Continuation] = [:]

  /// - Parameter task: Not yet resumed. It is cancelled when nobody reads the events any more.
  func begin(_ task: URLSessionDataTask) -> Events {
    let (events, continuation) = Events.makeStream()
    let number = task.taskIdentifier
    lock.withLock { open[number] = continuation }
    continuation.onTermination = { [weak self] reason in
      _ = self?.lock.withLock { self?.open.removeValue(forKey: number) }
      guard case .cancelled = reason else { return }
      // Not from here: a cancelled task of Foundation on Linux may wait for the thread that cancels it.
      DispatchQueue.global().async { task.cancel() }
    }
    return events
  }

  private func continuation(_ task: URLSessionTask) -> Events.Continuation? {
    lock.withLock { open[task.taskIdentifier] }
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }

  func urlSession(
    _ session: URLSession,
    dataTask: URLSessionDataTask,
    didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { continuation(dataTask)?.yield(.head(Self.head(response))) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    continuation(dataTask)?.yield(.data([UInt8](data)))
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let continuation = continuation(task)
    if let error {
      continuation?.finish(throwing: Self.failure(error))
    } else {
      continuation?.finish()
    }
  }

  private static func head(_ response: HTTPURLResponse) -> HTTPResponse {
    var head = HTTPResponse(status: HTTPResponse.Status(code: response.statusCode))
    for (name, value) in response.allHeaderFields {
      guard let text = name as? String, let name = HTTPField.Name(text), let value = value as? String else { continue }
      head.headerFields[name] = value
    }
    return head
  }

  private static func failure(_ error: any Error) -> any Error {
    guard let error = error as? URLError else { return GraphTransportError("\(error)", isBeforeSending: false) }
    if error.code == .cancelled { return CancellationError() }
    return GraphTransportError(
      "URLSession failed with code \(error.code.rawValue): \(error.localizedDescription)",
      isBeforeSending: beforeSending.contains(error.code)
    )
  }

  /// Failures to get a connection.
  private static let beforeSending: Set<URLError.Code> = [
    .badURL, .unsupportedURL, .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet,
    .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
    .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
    .clientCertificateRequired,
  ]
}
