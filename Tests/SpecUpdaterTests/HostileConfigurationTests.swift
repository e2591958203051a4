import Foundation
import TestSupport
import Testing

/// Configurations, states and servers that would have an update write where it shouldn't, or tell what it shouldn't.
@Suite struct HostileConfigurationTests {
  private static func server(_ page: String = SpecsProject.page) throws -> LoopbackServer {
    try LoopbackServer { request, connection in
      if request.path != "/page" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("200 OK", ["Content-Type: text/plain"], page)
    }
  }

  /// A package with all that belongs to it, and a file beside it.
  private static func project(_ server: LoopbackServer) throws -> SpecsProject {
    let project = try SpecsProject(
      v1: server.url("/v1.0"),
      beta: server.url("/beta"),
      permissions: server.url("/page")
    )
    try project.write("// swift-tools-version: 6.1\n", to: "Package.swift")
    try project.write(SpecsProject.page, to: "../outside.md")
    return project
  }

  private static func link(_ project: SpecsProject, _ name: String, to target: String) throws {
    let path = "\(project.path)/\(name)"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  // MARK: Where a download goes

  @Test(arguments: [
    "../../outside.md", "pages/../../../outside.md", "/tmp/graphgen-outside.md", "../.git/x.md", "../.github/x.md",
    ".hidden.md", "../Package.swift", "../.bashrc", "graphgen.json", "notes.txt", "pages/Lamps.Read", "..", "out/x.md",
  ])
  func aPageIsOnlyWrittenWhereASpecBelongs(_ file: String) throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try Self.project(server)
    try Self.link(project, "Specs/out", to: "../..")
    try project.edit("Specs/graphgen.json", "\"pages/Lamps.Read.md\"", "\"\(file)\"")
    let before = try project.contents()
    let outside = try project.read("../outside.md")
    let result = try project.run()
    #expect(result.status == 1 && result.output == "", "\(result)")
    // All but the configuration itself, which is named like a document, are refused where they are named.
    let code = file == "graphgen.json" ? "[upstream-" : "[configuration-outside]"
    #expect(result.error.contains("Specs/graphgen.json:5:") || file == "graphgen.json", "\(result.error)")
    #expect(result.error.contains(code), "\(result.error)")
    #expect(try project.contents() == before && project.read("../outside.md") == outside)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/graphgen-outside.md"))
  }

  @Test(arguments: [
    "../../v1.0.csdl.xml", "../Makefile", "metadata/v1.0", ".x/v1.0.csdl.xml", "/tmp/graphgen-v1.0.xml",
  ])
  func metadataIsOnlyWrittenWhereASpecBelongs(_ file: String) throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try Self.project(server)
    try project.edit("Specs/graphgen.json", "\"metadata/stable/v1.0.csdl.xml\"", "\"\(file)\"")
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("[configuration-outside]"), "\(result)")
    #expect(result.error.contains("Specs/graphgen.json:4:"), "\(result.error)")
    #expect(try project.contents() == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/graphgen-v1.0.xml"))
  }

  /// Files that lie where a spec belongs, and are something else.
  @Test(arguments: [
    ("pages/README.md", "# A readme\n\n## Resources\n"), ("pages/Lamps.Read.md", "precious\n"),
    ("package.json", "{\"name\": \"x\"}"), ("settings.json", "{\"upstream\": {\"permissions\": {}}}"),
  ])
  func aFileOfAnotherKindIsNotReplaced(_ file: String, _ text: String) throws {
    let document = "{\"permissions\": {}}"
    let server = try Self.server(file.hasSuffix(".json") ? document : SpecsProject.page)
    defer { server.stop() }
    let project = try Self.project(server)
    try project.edit("Specs/graphgen.json", "\"file\": \"pages/Lamps.Read.md\"", "\"file\": \"\(file)\"")
    try project.write(text, to: "Specs/\(file)")
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("Specs/\(file): error: "), "\(result)")
    #expect(result.error.contains("[upstream-write]"), "\(result.error)")
    #expect(try project.contents() == before)
  }

  @Test func metadataOfAnotherKindIsNotReplaced() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try Self.project(server)
    try project.write("<project>precious</project>", to: "Specs/metadata/pom.xml")
    try project.edit("Specs/graphgen.json", "metadata/beta.csdl.xml", "metadata/pom.xml")
    let before = try project.contents()
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("[upstream-write]"), "\(result)")
    #expect(try project.contents() == before)
  }

  /// A document goes to a new file as it came, if it is one.
  @Test(arguments: [("{\"permissions\": {}}", 0), ("{\"tasks\": []}", 1), ("{\"permissions\": ", 1)])
  func onlyAPermissionsDocumentIsWrittenAsOne(_ text: String, _ status: Int32) throws {
    let server = try Self.server(text)
    defer { server.stop() }
    let project = try Self.project(server)
    try project.edit("Specs/graphgen.json", "\"file\": \"pages/Lamps.Read.md\"", "\"file\": \"permissions.json\"")
    let result = try project.run()
    #expect(result.status == status && !result.error.contains("tasks"), "\(result)")
    #expect(project.exists("Specs/permissions.json") == (status == 0))
  }

  // MARK: Links

  @Test(arguments: [
    SpecsProject.v1, "Specs/pages/Lamps.Read.md", "Specs/.graphgen.upstream", "Specs/.graphgen.specs",
    "Specs/metadata/stable/.v1.0.csdl.xml.graphgen", "Specs/..graphgen.upstream.graphgen",
    "Specs/pages/.Lamps.Read.md.graphgen",
  ])
  func noLinkIsWrittenThrough(_ name: String) throws {
    let server = try Self.server(SpecsProject.page + "\n")
    defer { server.stop() }
    let project = try Self.project(server)
    let target = name.hasSuffix(".specs") ? ".." : "../outside.md"
    let up = String(repeating: "../", count: name.split(separator: "/").count - 1)
    try Self.link(project, name, to: up + target)
    let outside = try project.read("../outside.md")
    let result = try project.run()
    #expect(result.status == 0 || result.error.contains("[upstream-write]") || result.error.contains("[output-failed]"))
    #expect(try project.read("../outside.md") == outside)
    let names = try FileManager.default.contentsOfDirectory(atPath: project.path + "/..")
    #expect(Set(names) == ["a project ü", "outside.md", "tmp"], "\(names)")
  }

  @Test(arguments: ["Specs/metadata", "Specs/pages"]) func aFolderThatLeadsElsewhereIsRefused(_ name: String) throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try Self.project(server)
    let parent = URL(fileURLWithPath: project.path).deletingLastPathComponent().path
    try FileManager.default.moveItem(atPath: "\(project.path)/\(name)", toPath: "\(parent)/moved")
    try Self.link(project, name, to: "../../moved")
    let result = try project.run()
    #expect(result.status == 1 && result.error.contains("[configuration-outside]"), "\(result)")
    // An option's folder in the package, too.
    try Self.link(project, "down", to: "../moved")
    let downloads = try project.run("--downloads", "down")
    #expect(downloads.status == 1, "\(downloads)")
    #expect(!FileManager.default.fileExists(atPath: "\(parent)/moved/v1.0.csdl.xml"))
  }

  @Test func downloadsReplaceOnlyDownloads() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try Self.project(server)
    try project.write("precious", to: "down/beta.csdl.xml")
    let result = try project.run("--downloads", "down")
    #expect(result.status == 1 && result.error.contains("down/beta.csdl.xml"), "\(result)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.path + "/down") == ["beta.csdl.xml"])
    #expect(try project.read("down/beta.csdl.xml") == "precious")
  }

  // MARK: What is told

  /// Of an answer that isn't what was asked for nothing is told, whichever of the service's documents it is.
  @Test(arguments: [
    ("200 OK", "text/plain", "SECRET token"), ("200 OK", "text/plain", "# HELP SECRET\nSECRET 1\n"),
    ("200 OK", "application/xml", "<SECRET xmlns:SECRET='SECRET'>SECRET</SECRET>"),
    ("500 SECRET", "text/plain", "SECRET"),
    ("403 SECRET", "SECRET/SECRET \u{1B}[31m", "SECRET"), ("200 OK", "SECRET/SECRET \u{1B}[31m", "<SECRET/>"),
    ("302 Found\r\nLocation: http://SECRET.example.com/SECRET?SECRET", "text/plain", "SECRET"),
    ("302 Found\r\nLocation: /again/SECRET", "text/plain", "SECRET"),
    ("200 OK\r\nContent-Encoding: SECRET", "application/xml", "SECRET"),
  ])
  func nothingOfAnAnswerIsTold(_ status: String, _ type: String, _ body: String) throws {
    let isEverything = Counter()
    let server = try LoopbackServer { request, connection in
      if request.path != "/page", isEverything.count("all") == 0 {
        return connection.metadata(SpecsProject.published, tag: "a", for: request)
      }
      connection.answer(status, ["Content-Type: \(type)"], body)
    }
    defer { server.stop() }
    let project = try Self.project(server)
    // First the page alone, then everything.
    for arguments in [[], ["--dry-run"]] {
      if !arguments.isEmpty { _ = isEverything.next("all") }
      let run = try Tool.start("graphgen-update", arguments, in: project.path, temporary: project.temporary)
      let result = try run.wait()
      #expect(result.status == 1, "\(result)")
      let text = (result.output + result.error).replacingOccurrences(
        of: "SECRET.example.com",
        with: "",
        options: .caseInsensitive
      )
      #expect(!text.contains("SECRET") && !text.contains("secret") && !text.contains("\u{1B}"), "\(result)")
    }
  }

  @Test func secretsOfAnAddressAreNotTold() throws {
    let server = try LoopbackServer { $1.answer("404 Not Found") }
    defer { server.stop() }
    let project = try SpecsProject(v1: server.url("/v1.0?sig=SECRET#SECRET"), beta: server.url("/beta?SECRET"))
    for arguments in [
      [], ["--source", "v1.0=https://me:SECRET@example.com/a"], ["--source", "beta=me:SECRET@example.com/a?SECRET"],
      ["--source", "beta=ftp://SECRET@example.com/?SECRET"],
    ] {
      let run = try Tool.start("graphgen-update", arguments, in: project.path, temporary: project.temporary)
      let result = try run.wait()
      #expect(result.status == 1 && !(result.output + result.error).contains("SECRET"), "\(result)")
    }
    let working = try LoopbackServer { $1.metadata(SpecsProject.published, tag: "a", for: $0) }
    defer { working.stop() }
    let fine = try SpecsProject(v1: working.url("/v1.0?sig=SECRET"), beta: working.url("/beta"))
    #expect(try fine.run().status == 0)
    #expect(try !fine.read("Specs/.graphgen.upstream").contains("SECRET"))
    #expect(try fine.run().output == "upstream has not changed since the last update\n")
  }

  /// A state is a file that may come with a repository.
  @Test func aStateDoesNotAddHeadersToARequest() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    #expect(try project.run().status == 0)
    try project.edit("Specs/.graphgen.upstream", "\"\\\"a\\\"\"", "\"x\\r\\nX-Injected: 1\"")
    #expect(try project.run().status == 0)
    #expect(!server.requests.contains { $0.headers["x-injected"] != nil })
  }

  // MARK: Numbers and sizes

  @Test(arguments: [
    String(repeating: "9", count: 400), "-1", "1e400", "-9223372036854775808", "9223372036854775808", "NaN", "inf",
    "0x10",
    "Wed, 21 Oct 999999 07:28:00 GMT", String(repeating: "x", count: 5000), "١٢٠",
  ])
  func aRetryAfterOfAnyKindIsAnError(_ value: String) throws {
    let server = try LoopbackServer { request, connection in
      if request.path == "/v1.0" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.answer("503 Service Unavailable", ["Retry-After: \(value)"])
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let result = try project.run("--timeout", "1")
    #expect(result.reason == .exit && result.status == 1, "\(result)")
    #expect(result.error.contains("the server answers 503") && result.error.utf8.count < 400, "\(result.error)")
  }

  /// Small answers that become large: the memory that they take is bounded.
  @Test(arguments: ["spaces", "nested JSON", "flat JSON", "metadata"]) func aBombIsRefusedInLittleMemory(
    _ kind: String
  ) throws {
    let (text, path) =
      switch kind {
      case "nested JSON": ("{\"permissions\": [" + String(repeating: "[[],{}],", count: 2_400_000) + "0]}", "/page")
      case "flat JSON": ("{\"permissions\": [" + String(repeating: "0,", count: 10_000_000) + "0", "/page")
      case "metadata": ("<edmx:Edmx>" + String(repeating: " ", count: 64 << 20), "/beta")
      default: (String(repeating: " ", count: 64 << 20), "/beta")
      }
    let bomb = try Gzip.compress(text)
    let server = try LoopbackServer { request, connection in
      if request.path != path { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      let type = path == "/page" ? "application/json" : "application/xml"
      connection.answer("200 OK", ["Content-Type: \(type)", "Content-Encoding: gzip"], body: bomb)
    }
    defer { server.stop() }
    let project = try Self.project(server)
    if path == "/page" {
      try project.edit("Specs/graphgen.json", "\"file\": \"pages/Lamps.Read.md\"", "\"file\": \"permissions.json\"")
    } else {
      try project.edit(
        "Specs/graphgen.json",
        ", \"permissions\": {\"url\": \"\(server.url("/page"))\", \"file\": \"pages/Lamps.Read.md\"}",
        ""
      )
    }
    let arguments = ["--dry-run", "--max-size", "32"]
    let tool = try Tool.start("graphgen-update", arguments, in: project.path, temporary: project.temporary)
    var peak = 0
    while tool.process.isRunning {
      peak = max(peak, InterruptionTests.peakMemory(of: tool.process.processIdentifier) ?? 0)
      Thread.sleep(forTimeInterval: 0.01)
    }
    let result = try tool.wait()
    print("\(kind): \(bomb.count >> 10) kB become \(text.utf8.count >> 20) MiB, and the tool held \(peak >> 20) MiB")
    #expect(result.reason == .exit && result.status == (kind == "nested JSON" ? 2 : 1), "\(result)")
    #if os(Linux)
      #expect(peak > 0 && peak < 160 << 20, "\(peak >> 20) MiB")
    #endif
  }

  // MARK: Runs that meet

  @Test func anUpdateWaitsForAnotherRun() throws {
    let server = try Self.server()
    defer { server.stop() }
    let project = try SpecsProject(server)
    let folder = open(project.path + "/Specs", O_RDONLY)
    try #require(folder >= 0 && flock(folder, LOCK_EX) == 0)
    defer { close(folder) }
    let before = try project.contents()
    let result = try project.run("--lock-timeout", "1")
    #expect(result.status == 1 && result.error.contains("waiting for another graphgen"), "\(result)")
    #expect(result.error.contains("[output-locked]"), "\(result.error)")
    #expect(try project.contents() == before)
  }
}
