import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A small HTTP/1.1 server on this machine that does what it is told to each request, faults included.
final class LoopbackServer: @unchecked Sendable {
  struct Request: Sendable {
    let method: String
    let target: String
    /// By names in lower case.
    let headers: [String: String]
    let body: [UInt8]
    /// From 0, in the order in which they came.
    let number: Int
  }

  enum Action: Sendable {
    case send([UInt8])
    case pause(seconds: Double)
    /// Says nothing more until the client ends the connection, or the server is stopped.
    case silence
    /// Ends the connection in order.
    case close
    /// Ends it with a reset.
    case reset

    static func text(_ text: String) -> Self { .send(Array(text.utf8)) }

    static func response(_ status: Int, _ headers: [String: String] = [:], _ body: String = "") -> Self {
      var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.utf8.count)\r\n"
      for (name, value) in headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
      if headers["Content-Type"] == nil, !body.isEmpty { head += "Content-Type: application/json\r\n" }
      return .text(head + "\r\n" + body)
    }
  }

  let port: UInt16
  private let listener: Int32
  private let handler: @Sendable (Request) -> [Action]
  private let lock = NSLock()
  private var log: [Request] = []
  private var connections: Set<Int32> = []
  private var isStopped = false
  private let ended = DispatchSemaphore(value: 0)

  var base: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { lock.withLock { log } }

  init(_ handler: @escaping @Sendable (Request) -> [Action]) throws {
    self.handler = handler
    signal(SIGPIPE, SIG_IGN)
    listener = Self.newSocket()
    var address = Self.address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) == 0 && listen(listener, 1024) == 0 && getsockname(listener, address, &size) == 0
      }
    }
    guard isListening else { throw CocoaError(.fileReadUnknown) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, lock.withLock({ !isStopped }) else {
          // Here alone: a number that is closed while it is waited for may be another server's a moment later.
          if connection >= 0 { close(connection) }
          close(listener)
          ended.signal()
          return
        }
        lock.withLock { _ = connections.insert(connection) }
        Thread.detachNewThread { [self] in
          serve(connection)
          lock.withLock { if connections.remove(connection) != nil { close(connection) } }
        }
      }
    }
  }

  /// Once; afterwards connections are refused.
  func stop() {
    let isFirst = lock.withLock {
      defer { isStopped = true }
      for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
      return !isStopped
    }
    guard isFirst else { return }
    // Wakes whoever waits for a connection.
    let knock = Self.newSocket()
    var address = Self.address(port: port)
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = connect(knock, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    ended.wait()
    close(knock)
  }

  private static func newSocket() -> Int32 {
    #if canImport(Glibc)
      socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  /// On this machine.
  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private func serve(_ connection: Int32) {
    var buffer: [UInt8] = []
    while let request = read(connection, &buffer) {
      defer { if request.headers["connection"]?.lowercased() == "close" { shutdown(connection, Int32(SHUT_RDWR)) } }
      for action in handler(request) {
        switch action {
        case .send(let bytes):
          guard write(bytes, to: connection) else { return }
        case .pause(let seconds): Thread.sleep(forTimeInterval: seconds)
        case .silence:
          var byte: UInt8 = 0
          while recv(connection, &byte, 1, 0) > 0 {}
          return
        case .close: return
        case .reset:
          var linger = linger(l_onoff: 1, l_linger: 0)
          setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
          return
        }
      }
    }
  }

  private func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private func read(_ connection: Int32, _ buffer: inout [UInt8]) -> Request? {
    let mark: [UInt8] = [13, 10, 13, 10]
    var chunk = [UInt8](repeating: 0, count: 65_536)
    func more() -> Bool {
      let count = recv(connection, &chunk, chunk.count, 0)
      if count > 0 { buffer.append(contentsOf: chunk[..<count]) }
      return count > 0
    }
    var end: Int?
    while end == nil {
      if buffer.count >= 4 { end = (0...(buffer.count - 4)).first { buffer[$0..<$0 + 4].elementsEqual(mark) } }
      if end == nil, !more() { return nil }
    }
    guard let end else { return nil }
    let lines = String(decoding: buffer[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    buffer.removeFirst(end + 4)
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while buffer.count < length { guard more() else { return nil } }
    let body = Array(buffer.prefix(length))
    buffer.removeFirst(length)
    return lock.withLock {
      let request = Request(method: words[0], target: words[1], headers: headers, body: body, number: log.count)
      log.append(request)
      return request
    }
  }
}
