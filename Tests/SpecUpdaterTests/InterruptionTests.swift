import Foundation
import TestSupport
import Testing

/// Updates that are ended from outside, and downloads that would fill a machine.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesNothingBehind(_ number: Int32) throws {
    let isUnderWay = DispatchSemaphore(value: 0)
    let server = try LoopbackServer { request, connection in
      if request.path == "/v1.0" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<?xml")
      isUnderWay.signal()
      Thread.sleep(forTimeInterval: 5)
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let before = try project.contents()
    let tool = try Tool.start("graphgen-update", [], in: project.path, temporary: project.temporary)
    try #require(isUnderWay.wait(timeout: .now() + 20) == .success)
    #expect(try project.leftovers().count == 1, "the downloads should be in the folder for temporary files")
    kill(tool.process.processIdentifier, number)
    let result = try tool.wait()
    #expect(result.reason == .uncaughtSignal && result.status == number, "\(result)")
    #expect(result.output == "" && result.error == "", "\(result)")
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
  }

  /// Killed while it replaces the specs: no command takes a mixture for the specs.
  @Test func aKilledUpdateIsFinishedBeforeTheSpecsAreRead() throws {
    let server = try LoopbackServer { $1.metadata(SpecsProject.published, tag: $0.path, for: $0) }
    defer { server.stop() }
    var interrupted = 0
    for _ in 1...12 where interrupted < 2 {
      let project = try SpecsProject(server)
      let before = try [SpecsProject.v1, SpecsProject.beta].map(project.read)
      let journal = project.path + "/Specs/.graphgen.specs/journal"
      let tool = try Tool.start("graphgen-update", [], in: project.path, temporary: project.temporary)
      while tool.process.isRunning, access(journal, F_OK) != 0 {}
      kill(tool.process.processIdentifier, SIGKILL)
      _ = try tool.wait()
      let isInterrupted = access(journal, F_OK) == 0
      if isInterrupted {
        interrupted += 1
        for command in ["check", "inspect"] {
          let result = try project.graphgen(command)
          #expect(result.status == 1 && result.error.contains("[output-interrupted]"), "\(result)")
        }
        #expect(try project.run("--dry-run").status == 1)
      }
      let result = try project.graphgen("generate")
      #expect(result.status == 0, "\(result.error)")
      #expect(result.error.contains("[output-repaired]") == isInterrupted, "\(result.error)")
      let after = try [SpecsProject.v1, SpecsProject.beta].map(project.read)
      #expect(after == before || after.allSatisfy { $0.contains("isWarm") }, "a mixture")
      // One that was killed after its journal was gone has only the empty folder left to remove, which nobody minds.
      if isInterrupted { #expect(after != before && !project.exists("Specs/.graphgen.specs")) }
    }
    #expect(interrupted > 0)
  }

  /// Metadata that lies in one folder changes in one step.
  @Test func aKilledUpdateOfOneFolderLeavesNoMixture() throws {
    let server = try LoopbackServer { $1.metadata(SpecsProject.published, tag: $0.path, for: $0) }
    defer { server.stop() }
    var killed = 0
    for index in 0..<8 {
      let project = try SpecsProject(server)
      let old = try project.read(SpecsProject.v1)
      try project.edit("Specs/graphgen.json", "metadata/stable/", "metadata/")
      try FileManager.default.removeItem(atPath: project.path + "/Specs/metadata/stable")
      try project.write(old, to: "Specs/metadata/v1.0.csdl.xml")
      try project.write("by hand", to: "Specs/metadata/README.md")
      let twin = project.path + "/Specs/.graphgen.specs.metadata"
      let tool = try Tool.start("graphgen-update", [], in: project.path, temporary: project.temporary)
      while tool.process.isRunning, access(twin, F_OK) != 0 {}
      usleep(UInt32(index) * 300)
      kill(tool.process.processIdentifier, SIGKILL)
      if try tool.wait().reason == .uncaughtSignal { killed += 1 }
      let files = ["v1.0.csdl.xml", "beta.csdl.xml"].map { "Specs/metadata/\($0)" }
      let after = try files.map(project.read)
      #expect(after == [old, old] || after.allSatisfy { $0.contains("isWarm") }, "a mixture")
      #expect(try project.graphgen("inspect").status == 0)
      // Whatever the killed one has left doesn't hinder the next one.
      #expect(try project.run().status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: project.path + "/Specs").sorted()
      #expect(names == [".graphgen.upstream", "graphgen.json", "metadata", "pages"])
      #expect(try files.map(project.read).allSatisfy { $0.contains("isWarm") })
      #expect(try project.read("Specs/metadata/README.md") == "by hand")
    }
    print("8 updates, of which \(killed) were killed before their end")
    #expect(killed > 0)
  }

  /// Half a gigabyte against the limit of 256 MiB that is there without any option.
  @Test func aHugeAnswerIsCutAtTheLimitAndNotKeptInMemory() throws {
    let sent = Total()
    let server = try LoopbackServer { request, connection in
      if request.path == "/v1.0" { return connection.metadata(SpecsProject.published, tag: "a", for: request) }
      let block = [UInt8](repeating: 0x20, count: 1 << 20)
      connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<a>")
      for _ in 0..<500 where connection.send(block) { sent.add(block.count) }
    }
    defer { server.stop() }
    let project = try SpecsProject(server)
    let before = try project.contents()
    let tool = try Tool.start("graphgen-update", [], in: project.path, temporary: project.temporary)
    var peak = 0
    while tool.process.isRunning {
      peak = max(peak, Self.peakMemory(of: tool.process.processIdentifier) ?? 0)
      Thread.sleep(forTimeInterval: 0.02)
    }
    let result = try tool.wait()
    #expect(result.status == 1, "\(result)")
    #expect(result.error.contains("larger than 256 MiB; --max-size sets the limit [upstream-size]"), "\(result.error)")
    #expect(sent.value >= 255 << 20 && sent.value < 400 << 20, "\(sent.value) bytes were sent")
    print("a body of 500 MiB: \(sent.value >> 20) MiB were sent, and the tool held \(peak >> 20) MiB at most")
    #if os(Linux)
      #expect(peak > 0 && peak < 96 << 20, "\(peak >> 20) MiB")
    #endif
    #expect(try project.contents() == before)
    #expect(try project.leftovers() == [])
  }

  /// In bytes; nil where the system has no `/proc`, or the process has ended.
  static func peakMemory(of process: Int32) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 << 10 }
  }
}

final class Total: @unchecked Sendable {
  private let lock = NSLock()
  private var total = 0

  func add(_ count: Int) {
    lock.lock()
    total += count
    lock.unlock()
  }

  var value: Int {
    lock.lock()
    defer { lock.unlock() }
    return total
  }
}
