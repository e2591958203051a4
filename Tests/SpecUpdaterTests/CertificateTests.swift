import Foundation
import Testing

@testable import SpecUpdater

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct CertificateTests {
  static let openssl: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let found = path.split(separator: ":").map { "\($0)/openssl" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    if found == nil { print("skipped: the tests of certificates need openssl, which is not there") }
    return found
  }()

  /// A real server with a certificate that it has signed itself.
  @Test(.enabled(if: openssl != nil, "openssl is not there"))
  func aCertificateThatNobodyTrustsIsRefused() throws {
    let server = try TLSServer(#require(Self.openssl))
    defer { server.stop() }
    let project = try SpecsProject(v1: server.url, beta: server.url)
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("no trusted connection to 'localhost'"), "\(result.error)")
    #expect(result.error.contains("certificate") && result.error.contains("[upstream-tls]"), "\(result.error)")
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
  }

  /// The delegate as the session calls it: a trusted certificate for this machine can't be had in a test.
  @Test func aRedirectFromTLSToNoneIsNotFollowed() async throws {
    let source = try #require(URL(string: "https://graph.example/$metadata"))
    let response = try #require(HTTPURLResponse(url: source, statusCode: 302, httpVersion: nil, headerFields: nil))
    for (target, isFollowed) in [
      ("http://127.0.0.1/x", false), ("http://graph.example/x", false), ("https://b.example/", true),
    ] {
      let download = Download(name: "v1.0", url: source, kind: .xml)
      let transfer = Transfer(
        download,
        to: "/dev/null",
        limits: TransferLimits(),
        deadline: .now + .seconds(60),
        progress: nil
      )
      let session = URLSession(configuration: .ephemeral)
      let followed = Answer()
      transfer.urlSession(
        session,
        task: session.dataTask(with: source),
        willPerformHTTPRedirection: response,
        newRequest: URLRequest(url: try #require(URL(string: target)))
      ) { followed.set($0?.url) }
      #expect(followed.isGiven)
      #expect((followed.url != nil) == isFollowed, "\(target)")
      session.invalidateAndCancel()
    }
  }
}

/// What a completion handler was called with.
private final class Answer: @unchecked Sendable {
  private let lock = NSLock()
  private var value: URL??

  func set(_ url: URL?) {
    lock.lock()
    value = .some(url)
    lock.unlock()
  }

  var isGiven: Bool { lock.withLock { value != nil } }
  var url: URL? { lock.withLock { value ?? nil } }
}

/// `openssl s_server` on this machine.
private final class TLSServer {
  let url: String
  private let process = Process()
  private let folder: URL

  init(_ openssl: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("graphgen-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let request = Process()
    request.executableURL = URL(fileURLWithPath: openssl)
    request.currentDirectoryURL = folder
    request.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-days", "2", "-keyout", "key.pem", "-out", "certificate.pem",
    ]
    request.standardError = FileHandle.nullDevice
    try request.run()
    request.waitUntilExit()
    process.executableURL = URL(fileURLWithPath: openssl)
    process.currentDirectoryURL = folder
    process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-cert", "certificate.pem", "-key", "key.pem", "-www"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // `ACCEPT 127.0.0.1:PORT`
    var text = ""
    while !(text.contains("ACCEPT") && text.hasSuffix("\n")) {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw CocoaError(.fileReadUnknown) }
      text += String(decoding: data, as: UTF8.self)
    }
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") })
    let port = try #require(line.split(separator: ":").last.flatMap { UInt16($0) }, "\(text)")
    url = "https://localhost:\(port)/$metadata"
  }

  func stop() {
    // Not SIGTERM, which a process started from a worker thread has blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}
