import Foundation
public import GraphRuntime
import HTTPTypes

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Requests by `URLSession`, on Apple's systems and on Linux.
///
/// It has a session of its own, without cookies, cache and stored credentials. It follows no redirect: on Linux, only a
/// session's delegate can say so, and a session without one takes `Authorization` along to wherever it is sent. Limits of
/// time are the client's. A request's body is in memory when it is sent; a response's is handed over as it comes.
public final class URLSessionTransport: GraphTransport {
  private let session: URLSession
  private let exchanges = SessionExchanges()

  /// - Parameter maximumConnections: To one host.
  public init(maximumConnections: Int = 64) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpMaximumConnectionsPerHost = maximumConnections
    configuration.timeoutIntervalForRequest = Self.never
    configuration.timeoutIntervalForResource = Self.never
    session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  /// A session holds on to its delegate until it is told.
  deinit { session.finishTasksAndInvalidate() }

  /// In seconds; the client has its own limits.
  private static let never: TimeInterval = 7 * 24 * 3600

  private static let maximumBodyInMemory = 256 << 20

  public func send(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse {
    let sent = try await Self.urlRequest(request)
    try Task.checkCancellation()
    let task = session.dataTask(with: sent)
    let events = exchanges.begin(task)
    task.resume()
    for try await event in events {
      guard case .head(let head) = event else { continue }
      return GraphHTTPResponse(head, body: GraphBody(events.compactMap(\.data), length: Self.length(head)))
    }
    throw CancellationError()
  }

  private static func length(_ head: HTTPResponse) -> Int64? {
    head.headerFields[.contentEncoding] == nil ? head.headerFields[.contentLength].flatMap { Int64($0) } : nil
  }

  private static func urlRequest(_ request: GraphHTTPRequest) async throws -> URLRequest {
    let head = request.head
    guard let scheme = head.scheme, let authority = head.authority, let path = head.path,
      let url = URL(string: scheme + "://" + authority + path)
    else { throw GraphTransportError("the request has no address that URLSession takes.", isBeforeSending: true) }
    var sent = URLRequest(url: url)
    sent.httpMethod = head.method.rawValue
    sent.timeoutInterval = never
    for field in head.headerFields { sent.addValue(field.value, forHTTPHeaderField: field.name.rawName) }
    if let body = request.body {
      sent.httpBody = Data(try await body.bytes(upTo: maximumBodyInMemory))
    } else if [.post, .put, .patch].contains(head.method) {
      // So that the length is said, without which Graph answers 411.
      sent.httpBody = Data()
    }
    return sent
  }
}
