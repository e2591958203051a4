import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An HTTP/1.1 server on 127.0.0.1 that answers each connection's one request as its handler says, byte by byte.
final class LoopbackServer: @unchecked Sendable {
  struct Request: Sendable {
    var path: String
    /// By lower-case name.
    var headers: [String: String]
  }

  typealias Handler = @Sendable (Request, Connection) -> Void

  let port: UInt16
  private let listener: Int32
  private let handler: Handler
  private let lock = NSLock()
  private var log: [Request] = []

  init(_ handler: @escaping Handler) throws {
    self.handler = handler
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isListening else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)
    // Threads, not tasks: the tests themselves block the threads that tasks run on.
    Thread.detachNewThread {
      while case let client = accept(self.listener, nil, nil), client >= 0 {
        Thread.detachNewThread { self.serve(client) }
      }
    }
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// The requests so far.
  var requests: [Request] {
    lock.lock()
    defer { lock.unlock() }
    return log
  }

  func requests(_ path: String) -> [Request] { requests.filter { $0.path == path } }

  private func serve(_ client: Int32) {
    let connection = Connection(client)
    defer { connection.end() }
    guard let request = connection.readRequest() else { return }
    lock.lock()
    log.append(request)
    lock.unlock()
    handler(request, connection)
  }
}

/// A client that waits for an answer.
struct Connection: Sendable {
  private let client: Int32

  init(_ client: Int32) {
    self.client = client
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(client, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  /// False when the client has gone.
  @discardableResult
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    let bytes = Array(bytes)
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { systemSend(client, $0.baseAddress, $0.count, flags) }
      if count <= 0 { return false }
      offset += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(text.utf8) }

  /// A whole answer.
  func answer(_ status: String, _ headers: [String] = [], body: some Collection<UInt8>) {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + headers
    send(head.joined(separator: "\r\n") + "\r\n\r\n")
    send(body)
  }

  func answer(_ status: String, _ headers: [String] = [], _ body: String = "") {
    answer(status, headers, body: body.utf8)
  }

  /// Metadata with an entity tag, or 304 to whoever has it.
  func metadata(_ text: String, tag: String, for request: LoopbackServer.Request) {
    let headers = ["ETag: \"\(tag)\"", "Content-Type: application/xml"]
    if request.headers["if-none-match"] == "\"\(tag)\"" {
      answer("304 Not Modified", headers)
    } else {
      answer("200 OK", headers, text)
    }
  }

  func readRequest() -> LoopbackServer.Request? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard bytes.count < 1 << 16, read(client, &byte, 1) == 1 else { return nil }
      bytes.append(byte)
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let first = lines[0].split(separator: " ")
    guard first.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return LoopbackServer.Request(path: String(first[1]), headers: headers)
  }

  func end() { close(client) }
}

private func systemSend(_ client: Int32, _ buffer: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(client, buffer, count, flags)
}
