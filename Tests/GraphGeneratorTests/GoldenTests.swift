import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

/// Small made-up specs and the exact modules that they yield, one rule a folder.
///
/// `RECORD_GOLDENS=1 swift test --filter GoldenTests` records what the generator writes now and fails; read the
/// difference before committing it.
@Suite struct GoldenTests {
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"

  @Test(arguments: Workspace.goldens)
  func yieldsTheExpectedModule(_ name: String) throws {
    if Self.isRecording, name == "Landmines" { try Landmines.record() }
    let configuration = try Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")
    let outcome = try Pipeline.run(configuration)
    let folder = try #require(configuration.output)
    if Self.isRecording {
      try record(outcome.files, in: folder)
      Issue.record("recorded \(name); run again without RECORD_GOLDENS")
      return
    }
    for file in outcome.files {
      let expected = try #require(FileManager.default.contents(atPath: "\(folder)/\(file.name)"), "no \(file.name)")
      let isSame = Data(file.contents.utf8) == expected
      #expect(isSame, "\(name)/Expected/\(file.name): \(Self.difference(file.contents, expected))")
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(present == outcome.files.map(\.name).sorted())
  }

  @Test func landminesAreThoseOfTheRuntime() throws {
    for file in try Landmines.files {
      let present = try String(contentsOfFile: "\(Landmines.folder)/\(file.name)", encoding: .utf8)
      let isSame = present == file.text
      #expect(isSame, "the runtime declares other names than in \(file.name): record the goldens")
    }
  }

  @Test func everyFolderIsTested() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Workspace.root + "/Tests/Goldens")
      .filter { !$0.hasPrefix(".") }
    #expect(folders.sorted() == Workspace.goldens)
  }

  @Test(arguments: Workspace.goldens)
  func isCurrentForTheCommandLine(_ name: String) throws {
    let configuration = try Pipeline.configuration(Workspace.golden(name) + "/graphgen.json")
    let outcome = try Pipeline.run(configuration)
    var diagnostics: [Diagnostic] = []
    let plan = OutputFolder(path: try #require(configuration.output)).plan(outcome.files, diagnostics: &diagnostics)
    #expect(try #require(plan, "\(diagnostics)").isEmpty)
  }

  private func record(_ files: [GeneratedFile], in folder: String) throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in files {
      try Data(file.contents.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(file.name)"))
    }
  }

  private static func difference(_ text: String, _ expected: Data) -> String {
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let old = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(new, old).prefix { $0 == $1 }.count
    return "line \(line + 1) is '\(line < new.count ? new[line] : "")', not '\(line < old.count ? old[line] : "")'"
  }
}
