import Foundation
import TestSupport
import Testing

/// Whatever the server of one version does, the specs stay as they are, to the byte and to the name.
@Suite struct FailureTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// In the message.
    var says: [String]
    var code: String
    var arguments: [String] = []
    var answer: LoopbackServer.Handler

    init(
      _ name: String,
      _ code: String,
      says: [String],
      _ arguments: [String] = [],
      _ answer: @escaping @Sendable (Connection) -> Void
    ) {
      self.init(name, code, says: says, arguments) { _, connection in answer(connection) }
    }

    init(
      _ name: String,
      _ code: String,
      says: [String],
      _ arguments: [String] = [],
      answer: @escaping LoopbackServer.Handler
    ) {
      testDescription = name
      self.code = code
      self.says = says
      self.arguments = arguments
      self.answer = answer
    }
  }

  private static let xml = ["Content-Type: application/xml"]
  private static let head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n"
  private static let quick = ["--idle-timeout", "0.5"]
  private static let html = "<!DOCTYPE html>\n<html><body>Sign in to your account</body></html>"

  static let network: [Fault] = [
    Fault("no answer", "upstream-network", says: ["no answer within 0.5 s"], quick) { _ in
      Thread.sleep(forTimeInterval: 3)
    },
    Fault("an answer that stops", "upstream-network", says: ["nothing came for 0.5 s", "after 5 bytes"], quick) {
      $0.send(head + "Content-Length: 100\r\n\r\n<?xml")
      Thread.sleep(forTimeInterval: 3)
    },
    Fault("an answer that drips", "upstream-network", says: ["longer than 1 s", "--timeout"], ["--timeout", "1"]) {
      $0.send(head + "\r\n")
      for _ in 0..<40 where $0.send(" ") { Thread.sleep(forTimeInterval: 0.1) }
    },
    Fault("cut off", "upstream-network", says: ["cut off after 5 bytes"]) {
      $0.send(head + "Content-Length: 100\r\n\r\n<?xml")
    },
    Fault("cut off between chunks", "upstream-network", says: ["cut off after 5 bytes"]) {
      $0.send(head + "Transfer-Encoding: chunked\r\n\r\n5\r\n<?xml\r\n")
    },
    Fault("cut off within the head", "upstream-network", says: ["within the head"]) { $0.send(head + "Conte") },
    Fault("cut off after the head's lines", "upstream-network", says: ["within the head"]) { $0.send(head) },
    Fault("cut off within the first line", "upstream-network", says: []) { $0.send("HTTP/1.") },
    Fault("cut off after an interim answer", "upstream-network", says: []) {
      $0.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
    },
    Fault("interim answers only", "upstream-size", says: ["head of the answer is larger than 256 KiB"]) {
      let line = "X-Padding: " + String(repeating: "x", count: 8000)
      for _ in 0..<400 where $0.send("HTTP/1.1 103 Early Hints\r\n\(line)\r\n\r\n") {}
    },
    Fault("nothing at all", "upstream-network", says: []) { _ in },
    Fault("no HTTP", "upstream-network", says: []) { $0.send("220 mail.example.com ESMTP\r\n") },
  ]

  static let answers: [Fault] = [
    Fault("404", "upstream-status", says: ["404 (Not Found) ["]) {
      $0.answer("404 Not Found", [], "no such\n document")
    },
    Fault("500", "upstream-status", says: ["500"]) { $0.answer("500 Internal Server Error") },
    Fault("204", "upstream-status", says: ["204"]) { $0.send("HTTP/1.1 204 No Content\r\n\r\n") },
    Fault("503 for an hour", "upstream-status", says: ["503", "after 3600 s"]) {
      $0.answer("503 Service Unavailable", ["Retry-After: 3600"])
    },
    Fault("429 each time", "upstream-status", says: ["429", "asked 3 times"]) {
      $0.answer("429 Too Many Requests", ["Retry-After: 0"])
    },
    Fault("304 to no question", "upstream-status", says: ["304"]) { $0.answer("304 Not Modified") },
    Fault("HTML", "upstream-content", says: ["'text/html', not XML ["]) {
      $0.answer("200 OK", ["Content-Type: text/html; charset=utf-8"], html)
    },
    Fault("HTML that is called XML", "upstream-content", says: ["HTML, not XML ["]) { $0.answer("200 OK", xml, html) },
    Fault("JSON", "upstream-content", says: ["'application/json', not XML ["]) {
      $0.answer("200 OK", ["Content-Type: application/json"], "{\"error\": {\"code\": \"x\"}}")
    },
    Fault("JSON that is called text", "upstream-content", says: ["JSON, not XML ["]) {
      $0.answer("200 OK", ["Content-Type: text/plain"], "\n {\"error\": {}}")
    },
    Fault("nothing", "upstream-content", says: ["empty"]) { $0.answer("200 OK", xml) },
    Fault("packed as nobody asked", "upstream-content", says: ["an encoding that was not asked for ["]) {
      $0.answer("200 OK", xml + ["Content-Encoding: br"], "<a/>")
    },
    Fault("packed twice", "upstream-content", says: ["an encoding that was not asked for ["]) {
      $0.answer("200 OK", xml + ["Content-Encoding: gzip", "Content-Encoding: GZIP"], "<a/>")
    },
    Fault("packed badly", "upstream-content", says: ["can't be unpacked"]) {
      $0.answer("200 OK", xml + ["Content-Encoding: gzip"], "<a/>")
    },
    Fault("announced to be too large", "upstream-size", says: ["larger than 256 MiB"]) {
      $0.send(head + "Content-Length: 500000000\r\n\r\n<")
      Thread.sleep(forTimeInterval: 1)
    },
    Fault("too large", "upstream-size", says: ["larger than 1 MiB", "--max-size"], ["--max-size", "1"]) {
      $0.send(head + "\r\n")
      for _ in 0..<100 where $0.send(repeatElement(0x20, count: 1 << 16)) {}
    },
    Fault("too large once it is decoded", "upstream-size", says: ["larger than 1 MiB"], ["--max-size", "1"]) {
      let bomb = try? Gzip.compress(String(repeating: " ", count: 4 << 20))
      $0.answer("200 OK", xml + ["Content-Encoding: gzip"], body: bomb ?? Data())
    },
  ]

  static let redirects: [Fault] = [
    Fault("to http on another machine", "upstream-redirect", says: ["redirects to 'http://192.0.2.1'", "use https"]) {
      $0.answer("302 Found", ["Location: http://192.0.2.1/x"])
    },
    Fault("to a file", "upstream-redirect", says: ["redirects"]) {
      $0.answer("301 Moved Permanently", ["Location: file:///etc/hostname"])
    },
    Fault("in a circle", "upstream-redirect", says: ["more than 5 times ["]) {
      $0.answer("307 Temporary Redirect", ["Location: /beta"])
    },
    Fault("to nowhere", "upstream-status", says: ["302"]) { $0.answer("302 Found") },
  ]

  static let documents: [Fault] = [
    Fault("malformed XML", "csdl-malformed-xml", says: ["/beta:18:19: error"]) {
      let broken = SpecsProject.published.replacingOccurrences(of: "</EntityContainer>", with: "</Container>")
      $0.answer("200 OK", xml, broken)
    },
    Fault("XML that ends too early", "csdl-cut-off-file", says: ["/beta:"]) {
      $0.answer("200 OK", xml, String(SpecsProject.published.prefix(700)))
    },
    Fault("gzip that ends too early", "csdl-cut-off-file", says: ["/beta:"]) {
      let whole = (try? Gzip.compress(SpecsProject.published)) ?? Data()
      $0.send(head + "Content-Encoding: gzip\r\nConnection: close\r\n\r\n")
      $0.send(whole.prefix(whole.count / 2))
    },
    Fault("XML that is no metadata", "upstream-content", says: ["not metadata ["]) {
      $0.answer("200 OK", xml, "<feed/>")
    },
    Fault("metadata without a schema", "csdl-no-schema", says: ["/beta:"]) {
      let empty = """
        <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
        </edmx:DataServices></edmx:Edmx>
        """
      $0.answer("200 OK", xml, empty)
    },
    Fault("another service's metadata", "upstream-unrelated", says: ["/beta", "none of the paths"]) {
      $0.answer("200 OK", xml, SpecsProject.metadata("isOn", set: "cats"))
    },
  ]

  @Test(arguments: network + answers + redirects + documents)
  func nothingIsWritten(_ fault: Fault) throws {
    let server = try LoopbackServer { request, connection in
      if request.path == "/v1.0" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      fault.answer(request, connection)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let before = try project.contents()
    let run = try Tool.start("graphgen-update", fault.arguments, in: project.path, temporary: project.temporary)
    let result = try run.wait()
    #expect(result.reason == .exit && result.status == 1, "\(result)")
    let line = result.error.split(separator: "\n").first { $0.contains("[\(fault.code)]") } ?? ""
    #expect(line.contains("/beta"), "\(result.error)")
    #expect(line.contains(": error: "), "\(result.error)")
    for text in fault.says { #expect(line.contains(text), "\(result.error)") }
    #expect(result.output == "")
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
  }

  @Test func aPageThatNoLongerFitsChangesNothing() throws {
    let server = try LoopbackServer { request, connection in
      if request.path != "/page" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("200 OK", ["Content-Type: text/plain"], "# Lamps.Read\n\nIt has moved.\n")
    }
    defer { server.stop() }
    let project = try SpecsProject(v1: server.url("/v1.0"), beta: server.url("/beta"), permissions: server.url("/page"))
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1)
    #expect(result.error.contains("\(server.url("/page"))"), "\(result.error)")
    #expect(try project.contents() == before)
  }

  @Test func aCoverageThatIsNotReachedChangesNothing() throws {
    let server = try LoopbackServer { request, connection in
      let set = request.path == "/beta" ? "cats" : "lamps"
      connection.metadata(SpecsProject.metadata("isOn", set: set), tag: "a", for: request)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    try project.edit("Specs/graphgen.json", "\"module\"", "\"versionLabels\": \"trust\", \"coverage\": 1, \"module\"")
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("[coverage-below-floor]"), "\(result.error)")
    #expect(try project.contents() == before)
  }

  /// Of both at once.
  @Test func aHeadThatIsCutOffChangesNothing() throws {
    let server = try LoopbackServer { _, connection in connection.send("HTTP/1.1 200 OK\r\nConte") }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let before = try project.contents()
    let result = try project.run()
    #expect(result.reason == .exit && result.status == 1, "\(result)")
    #expect(result.error.hasSuffix("[upstream-network]\n"), "\(result.error)")
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
  }

  @Test func anAddressThatNobodyListensToIsAnError() throws {
    let server = try LoopbackServer { $1.metadata(SpecsProject.published, tag: "a", for: $0) }
    let project = try SpecsProject(server)
    server.stop()
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("[upstream-network]"), "\(result.error)")
    #expect(try project.contents() == before)
  }

  @Test func usageMistakesHaveAStatusOfTheirOwn() throws {
    let project = try SpecsProject(v1: "https://192.0.2.1/", beta: "https://192.0.2.1/")
    for arguments in [
      ["--max-size", "0"], ["--timeout", "-1"], ["--source", "v9=x"], ["--source", "permissions=x"], ["x"],
    ] {
      let run = try Tool.start("graphgen-update", arguments, in: project.path, temporary: project.temporary)
      #expect(try run.wait().status == 64, "\(arguments)")
    }
  }
}
