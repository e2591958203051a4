// Empty unless the package's trait `AsyncHTTPClient` is enabled, so that nobody else builds or links NIO.
#if AsyncHTTPClient
  import AsyncHTTPClient
  public import GraphRuntime
  import HTTPTypes
  import NIOCore
  import NIOHTTP1
  import NIOPosix

  /// Requests by AsyncHTTPClient, for servers on Linux. Bodies are streamed both ways.
  ///
  /// It has a client of its own, on the process's shared threads, that follows no redirect, repeats no connection and has
  /// no limit of time but for connecting: those are Graph's client's.
  public final class AsyncHTTPClientTransport: GraphTransport {
    private let client: HTTPClient

    /// - Parameter maximumConnections: To one host.
    public init(maximumConnections: Int = 64) {
      var configuration = HTTPClient.Configuration()
      configuration.redirectConfiguration = .disallow
      configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(30))
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = maximumConnections
      configuration.decompression = .enabled(limit: .ratio(100))
      client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Connections end in their own time.
    deinit { client.shutdown { _ in } }

    public func send(_ request: GraphHTTPRequest) async throws -> GraphHTTPResponse {
      let sent = try Self.request(request)
      let response: HTTPClientResponse
      do {
        response = try await client.execute(sent, deadline: .distantFuture)
      } catch {
        throw Self.failure(error)
      }
      var head = HTTPResponse(status: HTTPResponse.Status(code: Int(response.status.code)))
      for (name, value) in response.headers {
        guard let name = HTTPField.Name(name) else { continue }
        head.headerFields.append(HTTPField(name: name, value: value))
      }
      let length = head.headerFields[.contentEncoding] == nil ? head.headerFields[.contentLength] : nil
      return GraphHTTPResponse(head, body: GraphBody(Chunks(body: response.body), length: length.flatMap { Int64($0) }))
    }

    private static func request(_ request: GraphHTTPRequest) throws -> HTTPClientRequest {
      let head = request.head
      guard let scheme = head.scheme, let authority = head.authority, let path = head.path else {
        throw GraphTransportError("the request has no address.", isBeforeSending: true)
      }
      var sent = HTTPClientRequest(url: scheme + "://" + authority + path)
      sent.method = HTTPMethod(rawValue: head.method.rawValue)
      for field in head.headerFields { sent.headers.add(name: field.name.rawName, value: field.value) }
      if head.headerFields[.acceptEncoding] == nil { sent.headers.add(name: "Accept-Encoding", value: "gzip, deflate") }
      guard let body = request.body else { return sent }
      if let bytes = body.bytesInMemory {
        sent.body = .bytes(ByteBuffer(bytes: bytes))
      } else {
        sent.body = .stream(body.map { ByteBuffer(bytes: $0) }, length: body.length.map { .known($0) } ?? .unknown)
      }
      return sent
    }

    static func failure(_ error: any Error) -> any Error {
      if error is CancellationError || error as? HTTPClientError == .cancelled { return CancellationError() }
      let isBeforeSending =
        switch error {
        case is NIOConnectionError: true
        case let error as HTTPClientError:
          [
            .connectTimeout, .tlsHandshakeTimeout, .invalidURL, .emptyHost, .emptyScheme, .getConnectionFromPoolTimeout,
          ].contains(error)
        default: false
        }
      return GraphTransportError("AsyncHTTPClient failed: \(error)", isBeforeSending: isBeforeSending)
    }
  }

  /// A response's body, with its errors as the client's.
  private struct Chunks: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    let body: HTTPClientResponse.Body

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body: body.makeAsyncIterator()) }

    struct AsyncIterator: AsyncIteratorProtocol {
      var body: HTTPClientResponse.Body.AsyncIterator

      mutating func next() async throws -> [UInt8]? {
        do {
          return try await body.next().map { [UInt8](buffer: $0) }
        } catch {
          throw AsyncHTTPClientTransport.failure(error)
        }
      }
    }
  }
#endif
