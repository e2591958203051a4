import Foundation
import TestSupport
import Testing

/// Updates that work, against a server on this machine.
@Suite struct UpdateTests {
  private static func server() throws -> LoopbackServer {
    try LoopbackServer { $1.metadata(SpecsProject.published, tag: $0.path, for: $0) }
  }

  @Test func aFreshUpdateWritesSlicesAndSaysWhatChanged() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    let page = try project.read("Specs/pages/Lamps.Read.md")
    let result = try project.run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error == "")
    for file in [SpecsProject.v1, SpecsProject.beta] {
      let slice = try project.read(file)
      #expect(slice.contains("isWarm") && slice.contains("lamps") && !slice.contains("chair"), "\(slice)")
      #expect(result.output.contains("wrote \(file) ("), "\(result.output)")
    }
    #expect(result.output.contains("\n+ v1.0 property microsoft.graph.lamp/isWarm Edm.Boolean\n"), "\(result.output)")
    #expect(!result.output.contains("\n- "), "\(result.output)")
    #expect(result.output.hasSuffix("next: run 'graphgen generate'\n"))
    #expect(try project.read("Specs/pages/Lamps.Read.md") == page)
    #expect(try project.leftovers() == [])
    let names = try Set(project.contents().keys.filter { $0.hasPrefix("Specs/") })
    let folders = ["Specs/pages", "Specs/metadata", "Specs/metadata/stable"]
    let files = ["pages/Lamps.Read.md", "graphgen.json", ".graphgen.upstream"].map { "Specs/\($0)" }
    #expect(names == Set(folders + files + [SpecsProject.v1, SpecsProject.beta]))
    let request = try #require(server.requests("/v1.0").first)
    #expect(request.headers["user-agent"]?.hasPrefix("graphgen-update/") == true)
    #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
    #expect(request.headers["if-none-match"] == nil && request.headers["cookie"] == nil)
  }

  /// Each answer waits for the other request.
  @Test func bothVersionsAreAskedAtTheSameTime() throws {
    let both = DispatchGroup()
    both.enter()
    both.enter()
    let server = try LoopbackServer { request, connection in
      both.leave()
      if both.wait(timeout: .now() + 10) == .success {
        connection.metadata(SpecsProject.published, tag: "a", for: request)
      }
    }
    defer { server.stop() }
    let result = try SpecsProject(server).run()
    #expect(result.status == 0, "\(result.error)")
  }

  @Test func whatHasNotChangedIsNotDownloadedAgain() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output == "upstream has not changed since the last update\n")
    #expect(try project.contents() == before)
    let requests = server.requests("/beta")
    #expect(requests.count == 2 && requests.last?.headers["if-none-match"] == "\"/beta\"")
    #expect(try project.run("--dry-run").status == 0)
  }

  /// A dry run that keeps what it downloads, and `check`, which compares the specs with that.
  @Test func whatADryRunDownloadedCanBeCheckedAgainst() throws {
    let server = try LoopbackServer { request, connection in
      let text = request.path == "/beta" ? SpecsProject.published : SpecsProject.metadata("isOn")
      connection.metadata(text, tag: "a", for: request)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    try project.edit(SpecsProject.beta, "isWarm", "isCold")
    #expect(try project.graphgen("generate").status == 0)
    let before = try project.contents()
    let run = try project.run("--dry-run", "--downloads", "down")
    #expect(run.status == 2 && run.output.contains("would write \(SpecsProject.beta)"), "\(run.error)")
    #expect(try project.read("down/beta.csdl.xml") == SpecsProject.published)
    let files = ["v1.0=down/v1.0.csdl.xml", "beta=down/beta.csdl.xml"]
    let check = try project.graphgen(["check", "--upstream"] + files)
    #expect(check.status == 2 && check.error.contains("\(SpecsProject.beta): error: "), "\(check.error)")
    #expect(!check.error.contains(SpecsProject.v1), "\(check.error)")
    #expect(check.output.contains("  breaking:\n    beta microsoft.graph.lamp/isCold: "), "\(check.output)")
    #expect(try project.contents().filter { !$0.key.hasPrefix("down") } == before)
    // Without a change everything is downloaded all the same.
    #expect(try project.run("--downloads", "again").status == 0)
    #expect(try project.run("--dry-run", "--downloads", "again").status == 0)
    #expect(project.exists("again/v1.0.csdl.xml"))
    #expect(try project.graphgen("generate").status == 0)
    #expect(try project.graphgen(["check", "--upstream"] + files).status == 0)
  }

  @Test func lastModifiedIsUsedWhereThereIsNoEntityTag() throws {
    let date = "Tue, 03 Mar 2026 10:00:00 GMT"
    let server = try LoopbackServer { request, connection in
      let headers = ["Last-Modified: \(date)", "Content-Type: text/xml; charset=utf-8"]
      if request.headers["if-modified-since"] == date { return connection.answer("304 Not Modified", headers) }
      connection.answer("200 OK", headers, SpecsProject.published)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    #expect(try project.run().output == "upstream has not changed since the last update\n")
  }

  /// What makes "not modified" worthless: each time everything is downloaded.
  @Test(arguments: ["slice", "page", "new page", "configuration", "address", "full", "state"])
  func aChangeOnThisSideIsNotHidden(_ change: String) throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    let slice = try project.read(SpecsProject.beta)
    var arguments: [String] = []
    switch change {
    case "slice": try project.edit(SpecsProject.beta, "isWarm", "isCold")
    case "page": try project.edit("Specs/pages/Lamps.Read.md", "# Lamps.Read\n", "# Lamps.Read\n\n")
    case "new page": try project.write(SpecsProject.page, to: "Specs/pages/Other.md")
    case "configuration": try project.edit("Specs/graphgen.json", "\"Lamps\"", "\"Lights\"")
    case "address": arguments = ["--source", "beta=\(server.url("/other"))"]
    case "full": arguments = ["--full"]
    default: try project.write("{\"upstream\": 99}", to: "Specs/.graphgen.upstream")
    }
    let result = try Tool.start("graphgen-update", arguments, in: project.path, temporary: project.temporary).wait()
    #expect(result.status == 0, "\(result.error)")
    #expect(server.requests.suffix(2).allSatisfy { $0.headers["if-none-match"] == nil || change == "address" })
    #expect(!server.requests.contains { $0.path == "/other" && $0.headers["if-none-match"] != nil })
    #expect(server.requests.count == (change == "address" ? 5 : 4), "\(server.requests)")
    if change != "full" { #expect(try project.read(SpecsProject.beta) == slice) }
  }

  /// A row may move between the versions, so one new version needs the other one whole.
  @Test func whenOneVersionIsNewTheOtherIsDownloadedToo() throws {
    let counter = Counter()
    let server = try LoopbackServer { request, connection in
      let isNew = request.path == "/beta" && counter.next(request.path) > 1
      let text = isNew ? SpecsProject.metadata("isOn", "isBright") : SpecsProject.published
      connection.metadata(text, tag: isNew ? "new" : "old", for: request)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    let result = try project.run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("+ beta property microsoft.graph.lamp/isBright"), "\(result.output)")
    #expect(result.output.contains("- beta property microsoft.graph.lamp/isWarm"), "\(result.output)")
    #expect(!result.output.contains("wrote \(SpecsProject.v1)"), "\(result.output)")
    #expect(server.requests("/v1.0").map { $0.headers["if-none-match"] != nil } == [false, true, false])
  }

  @Test func aDryRunWritesNothingAndTellsByItsStatus() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    let before = try project.contents()
    let result = try project.run("--dry-run")
    #expect(result.status == 2, "\(result.error)")
    #expect(result.output.contains("would write \(SpecsProject.v1)"), "\(result.output)")
    #expect(try project.contents() == before)
    #expect(try project.run().status == 0)
    try FileManager.default.removeItem(atPath: project.path + "/Specs/.graphgen.upstream")
    let again = try project.run("--dry-run")
    #expect(again.status == 0 && again.output == "the specs are what upstream yields\n", "\(again)")
    #expect(!project.exists("Specs/.graphgen.upstream"))
  }

  @Test func specsThatAreNotThereYetAreMade() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    try FileManager.default.removeItem(atPath: project.path + "/Specs/metadata")
    let result = try project.run()
    #expect(result.status == 0, "\(result.error)")
    #expect(result.output.contains("it is new"), "\(result.output)")
    #expect(try project.read(SpecsProject.v1).contains("isWarm"))
  }

  /// Nothing is lost where nothing was known.
  @Test func rowsThatNoMetadataEverKnewAreNoReasonToStop() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    try project.edit("Specs/pages/Lamps.Read.md", "/lamps/{id}", "/cats/{id}")
    let result = try project.run()
    #expect(result.status == 0 && result.error.contains("[path-unresolved]"), "\(result)")
    // Without specs to compare with, it is taken for the wrong address.
    try FileManager.default.removeItem(atPath: project.path + "/Specs/metadata")
    let fresh = try project.run()
    #expect(fresh.status == 1 && fresh.error.contains("[upstream-unrelated]"), "\(fresh)")
    #expect(!project.exists(SpecsProject.v1))
  }

  @Test func fullKeepsTheMetadataAsItCame() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run("--full").status == 0)
    #expect(try project.read(SpecsProject.beta) == SpecsProject.published)
  }

  @Test func gzipIsDecoded() throws {
    let compressed = try Gzip.compress(SpecsProject.published)
    let server = try LoopbackServer { _, connection in
      let headers = ["Content-Type: application/xml", "Content-Encoding: gzip"]
      connection.answer("200 OK", headers, body: compressed)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let result = try project.run("--full")
    #expect(result.status == 0, "\(result.error)")
    #expect(try project.read(SpecsProject.v1) == SpecsProject.published)
  }

  @Test func redirectsAreFollowed() throws {
    let server = try LoopbackServer { request, connection in
      let hops = request.path.split(separator: "/").count
      if hops > 5 { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("302 Found", ["Location: \(request.path)/x"])
    }
    defer { server.stop() }
    let result = try SpecsProject(server).run()
    #expect(result.status == 0, "\(result.error)")
    #expect(server.requests.count == 12)
  }

  @Test func aBusyServerIsAskedAgain() throws {
    let counter = Counter()
    let server = try LoopbackServer { request, connection in
      if counter.next(request.path) > 2 { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("503 Service Unavailable", ["Retry-After: 0"], "busy")
    }
    defer { server.stop() }
    let result = try SpecsProject(server).run()
    #expect(result.status == 0, "\(result.error)")
    #expect(server.requests("/v1.0").count == 3)
  }

  @Test func aPageIsUpdatedWithTheMetadataThatItNeeds() throws {
    let page = SpecsProject.page.replacingOccurrences(
      of: "|Beta|A|[GET /lamps/{id}]",
      with: "|Beta|A|[GET /chairs/{id}]"
    )
    let server = try LoopbackServer { request, connection in
      if request.path != "/page" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("200 OK", ["Content-Type: text/markdown"], page)
    }
    defer { server.stop() }
    let project = try SpecsProject(
      v1: server.url("/v1.0"),
      beta: server.url("/beta"),
      permissions: server.url("/page")
    )
    let result = try project.run()
    #expect(result.status == 0, "\(result.error)")
    #expect(try project.read("Specs/pages/Lamps.Read.md") == page)
    #expect(try project.read(SpecsProject.beta).contains("chair"))
    #expect(try !project.read(SpecsProject.v1).contains("chair"))
    #expect(result.output.contains("+ beta endpoint GET /chairs/{id}"), "\(result.output)")
  }
}

/// How often something was asked for, by name.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var counts: [String: Int] = [:]

  func count(_ name: String) -> Int {
    lock.lock()
    defer { lock.unlock() }
    return counts[name] ?? 0
  }

  func next(_ name: String) -> Int {
    lock.lock()
    defer { lock.unlock() }
    counts[name, default: 0] += 1
    return counts[name] ?? 0
  }
}

enum Gzip {
  /// The text as the system's `gzip` packs it.
  static func compress(_ text: String) throws -> Data {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "text")
    let result = try ProgramRun(ProgramRun.installed("gzip"), ["-9", file], in: folder.path).wait()
    try #require(result.status == 0, "\(result.error)")
    return try Data(contentsOf: URL(fileURLWithPath: "\(file).gz"))
  }
}
