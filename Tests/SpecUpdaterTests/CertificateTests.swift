import Foundation
import TestSupport
import Testing

@testable import SpecUpdater

@Suite struct CertificateTests {
  static let openssl: URL? = {
    let found = ProgramRun.installed("openssl")
    if found == nil { print("skipped: the tests of certificates need openssl, which is not there") }
    return found
  }()

  /// A real server with a certificate that it has signed itself.
  @Test(.enabled(if: openssl != nil, "openssl is not there"))
  func aCertificateThatNobodyTrustsIsRefused() throws {
    let server = try TLSServer(#require(Self.openssl))
    defer { server.stop() }
    let result = try Self.runInVain(against: server.url("metadata"))
    #expect(result.error.contains("no trusted connection to 'localhost'"), "\(result.error)")
    #expect(result.error.contains("certificate") && result.error.contains("[upstream-tls]"), "\(result.error)")
  }

  @Test(.enabled(if: openssl != nil, "openssl is not there"))
  func aCertificateOfAFileThatTheUserNamesIsTrusted() throws {
    let server = try TLSServer(#require(Self.openssl))
    defer { server.stop() }
    let project = try SpecsProject(v1: server.url("metadata"), beta: server.url("redirect-to-tls"))
    let result = try project.run(environment: server.trust)
    #expect(result.status == 0, "\(result)")
    #expect(try project.read(SpecsProject.beta).contains("isWarm"))
  }

  @Test(.enabled(if: openssl != nil, "openssl is not there"))
  func aCertificateOfAnotherHostIsRefused() throws {
    let server = try TLSServer(#require(Self.openssl))
    defer { server.stop() }
    let url = server.url("metadata").replacingOccurrences(of: "localhost", with: "127.0.0.1")
    let result = try Self.runInVain(against: url, environment: server.trust)
    #expect(result.error.contains("no trusted connection to '127.0.0.1'"), "\(result.error)")
  }

  /// Not even to this machine.
  @Test(.enabled(if: openssl != nil, "openssl is not there"))
  func aRedirectFromTLSToNoneIsNotFollowed() throws {
    let plain = try LoopbackServer { $1.metadata(SpecsProject.published, tag: "a", for: $0) }
    defer { plain.stop() }
    let server = try TLSServer(#require(Self.openssl), redirect: plain.url("/x"))
    defer { server.stop() }
    let result = try Self.runInVain(against: server.url("redirect"), environment: server.trust)
    #expect(result.error.contains("redirects from https to 'http://127.0.0.1:"), "\(result.error)")
    #expect(result.error.contains("[upstream-redirect]"), "\(result.error)")
    #expect(plain.requests.isEmpty)
  }

  /// An update that fails and changes nothing.
  private static func runInVain(
    against url: String,
    environment: [String: String] = [:]
  ) throws -> Tool.Result {
    let project = try SpecsProject(v1: url, beta: url)
    let before = try project.contents()
    let result = try project.run(environment: environment)
    #expect(result.status == 1, "\(result)")
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
    return result
  }
}

/// `openssl s_server` on this machine. It answers with files that are whole HTTP answers.
private final class TLSServer {
  private let port: UInt16
  private let run: ProgramRun
  private let folder: TemporaryFolder

  func url(_ file: String) -> String { "https://localhost:\(port)/\(file)" }

  /// What makes a program trust this server.
  var trust: [String: String] { ["SSL_CERT_FILE": folder.path("certificate.pem")] }

  /// - Parameter redirect: where its file `redirect` leads.
  init(_ openssl: URL, redirect: String = "") throws {
    folder = try TemporaryFolder()
    let request = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-days", "2", "-keyout", "key.pem", "-out", "certificate.pem",
    ]
    try #require(try ProgramRun(openssl, request, in: folder.path).wait().status == 0)
    let arguments = [
      "s_server", "-accept", "127.0.0.1:0", "-cert", "certificate.pem", "-key", "key.pem", "-HTTP",
    ]
    run = try ProgramRun(openssl, arguments, in: folder.path)
    // `ACCEPT 127.0.0.1:PORT`
    var text = ""
    while !(text.contains("ACCEPT") && text.hasSuffix("\n")) {
      try #require(run.process.isRunning, "openssl has ended")
      Thread.sleep(forTimeInterval: 0.01)
      text = try run.outputSoFar()
    }
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("ACCEPT") })
    port = try #require(line.split(separator: ":").last.flatMap { UInt16($0) }, "\(text)")
    let metadata = SpecsProject.published
    try answer(
      "metadata",
      "200 OK",
      "Content-Type: application/xml\r\nContent-Length: \(metadata.utf8.count)",
      metadata
    )
    try answer("redirect", "302 Found", "Location: \(redirect)")
    try answer("redirect-to-tls", "302 Found", "Location: \(url("metadata"))")
  }

  private func answer(_ file: String, _ status: String, _ header: String, _ body: String = "") throws {
    let text = "HTTP/1.1 \(status)\r\n\(header)\r\nConnection: close\r\n\r\n\(body)"
    try folder.write(text, to: file)
  }

  func stop() {
    // Not SIGTERM, which a process started from a worker thread has blocked.
    kill(run.process.processIdentifier, SIGKILL)
    run.process.waitUntilExit()
  }
}
