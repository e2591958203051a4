import Foundation
import TestSupport
import Testing

@testable import Support

/// Runs that are killed, and runs at the same time: the folder is what one run makes of it, or the next command says
/// that it isn't.
@Suite(.serialized) struct InterruptionTests {
  /// `Scripts/interruptions` asks for more.
  private static let count = ProcessInfo.processInfo.environment["INTERRUPTIONS"].flatMap { Int($0) } ?? 12

  private let project: Project
  /// The files that each of the two metadata yields.
  private var outcomes: [[String: Data]] = []

  /// Many files, so that replacing them takes a while.
  private static let shards = "\"shards\": {\"entities\": 60, \"enums\": 30, \"complexTypes\": 60, \"actions\": 30}"

  init() throws {
    project = try Project()
    try project.write(
      Project.configuration.replacingOccurrences(of: "\"Generated\"", with: "\"Generated\",\n  \(Self.shards)"),
      to: "graphgen.json"
    )
    for type in ["Boolean", "Int32"] {
      try use(type)
      try #require(try project.run("generate").status == 0)
      outcomes.append(try project.files(in: "Generated"))
    }
    try #require(outcomes[0].count > 180 && Set(outcomes[0].keys) == Set(outcomes[1].keys))
    let same = outcomes[0].filter { outcomes[1][$0.key] == $0.value }
    try #require(same.count < 5, "nearly every file differs, so that a mixture would be seen")
  }

  /// Replaces the metadata by a rename, as a run may be reading it.
  private func use(_ type: String) throws {
    let text = Project.metadata.replacingOccurrences(of: "Edm.Boolean", with: "Edm.\(type)")
    try project.write(text, to: "new.xml")
    rename("\(project.path)/new.xml", "\(project.path)/v1.0.csdl.xml")
  }

  private func use(_ index: Int) throws { try use(["Boolean", "Int32"][index % 2]) }

  /// How a folder's files change.
  enum Way: CaseIterable {
    /// The folder is exchanged for another one.
    case exchange
    /// One file after the other, as the folder holds another folder.
    case journal
  }

  private func prepare(_ way: Way) throws {
    guard way == .journal else { return }
    let inner = "\(project.path)/Generated/inner"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
  }

  /// What is in the folder besides other folders, the tool's own for new files among them.
  private func present() throws -> [String: Data] {
    try project.files(in: "Generated").filter { $0.key != ".graphgen.module" && $0.key != "inner" }
  }

  private var journal: String { "\(project.path)/Generated/.graphgen.module/journal" }
  /// The folder that takes the output's place, and then the one that was the output.
  private var twin: String { "\(project.path)/.graphgen.module.Generated" }

  private func isWriting(_ way: Way) -> Bool { access(way == .exchange ? twin : journal, F_OK) == 0 }

  /// Whether the file system can exchange two folders.
  private func canExchange() throws -> Bool {
    for name in ["a", "b"] {
      try FileManager.default.createDirectory(atPath: "\(project.path)/\(name)", withIntermediateDirectories: true)
    }
    defer { for name in ["a", "b"] { rmdir("\(project.path)/\(name)") } }
    let outcome = Rename.exchange((AT_FDCWD, project.path + "/a"), (AT_FDCWD, project.path + "/b"))
    if case .done = outcome { return true }
    print("this file system exchanges no folders")
    return false
  }

  private func start(_ arguments: [String]) throws -> Process {
    try ProgramRun(CommandLineTool.executable, arguments, in: project.path).process
  }

  /// Waits in small steps, as most of a run is shorter than a sleep.
  private static func wait(until deadline: ContinuousClock.Instant, or condition: () -> Bool = { false }) {
    while ContinuousClock.now < deadline, !condition() {}
  }

  @Test(arguments: Way.allCases) func aKilledRunLeavesNoMixtureThatGoesUnnoticed(_ way: Way) throws {
    try prepare(way)
    let isOneStep = try way == .exchange && canExchange()
    try use(0)
    let start = ContinuousClock.now
    try #require(try project.run("generate").status == 0)
    let duration = ContinuousClock.now - start
    var (mixtures, interrupted, killed) = (0, 0, 0)
    let count = way == .exchange ? Self.count : min(Self.count, 50)
    for index in 1...count {
      try use(index)
      let process = try self.start(["generate"])
      if index.isMultiple(of: 2) {
        // Anywhere in a run.
        Self.wait(until: .now + duration * Double.random(in: 0...1.1))
      } else {
        // While files are replaced.
        Self.wait(until: .now + .seconds(10)) { isWriting(way) || !process.isRunning }
        Self.wait(until: .now + .microseconds(Int.random(in: 0...way.microseconds)))
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
      let left = try present()
      if !outcomes.contains(left) { mixtures += 1 }
      // Whatever is there: no answer may be that all is well unless it is.
      let check = try project.run("check")
      #expect((check.status == 0) == (left == outcomes[index % 2] && access(journal, F_OK) != 0), "\(check)")
      if isWriting(way) { interrupted += 1 }
      if access(journal, F_OK) == 0 {
        #expect(check.status == 2 && check.error.contains("[drift-interrupted]"), "\(check.error)")
      }
      #expect(try present() == left, "check has written")
      let repair = try project.run("generate")
      #expect(repair.status == 0, "\(repair.error)")
      #expect(try present() == outcomes[index % 2] && access(twin, F_OK) != 0, "a mixture or a leftover")
    }
    print(
      "\(count) runs (\(way)), of which \(killed) were killed before their end, \(interrupted) while files were being"
        + " replaced, \(mixtures) with some files new and some old until the next run"
    )
    #expect(killed > 0 && interrupted > 0)
    if isOneStep { #expect(mixtures == 0) }
  }

  /// The specs are as they were again when the next run comes: it doesn't stop at half of what the killed one did.
  @Test func whatAKilledRunHadBegunIsFinishedBeforeAnythingIsRead() throws {
    try prepare(.journal)
    var isInterrupted = false
    for index in 1...50 where !isInterrupted {
      try use(index)
      let process = try start(["generate"])
      Self.wait(until: .now + .seconds(10)) { isWriting(.journal) || !process.isRunning }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      isInterrupted = access(journal, F_OK) == 0
      let result = try project.run("generate")
      #expect(try result.status == 0 && present() == outcomes[index % 2])
      if isInterrupted { #expect(result.error.contains("[output-repaired]"), "\(result.error)") }
    }
    #expect(isInterrupted)
  }

  @Test func twoRunsAtATimeDoNotMix() throws {
    for index in 1...Self.count {
      try use(index)
      let first = try start(["generate"])
      Self.wait(until: .now + .microseconds(Int.random(in: 0...60_000)))
      // The second one reads other metadata, if the first has read its own.
      try use(index + 1)
      let second = try start(["generate"])
      first.waitUntilExit()
      second.waitUntilExit()
      #expect(first.terminationStatus == 0 && second.terminationStatus == 0)
      #expect(outcomes.contains(try project.files(in: "Generated")), "a mixture")
    }
    print("\(Self.count) pairs of runs, no mixture")
    #expect(try project.run("generate").status == 0)
    #expect(try project.run("check").status == 0)
  }

  @Test func twoFirstRunsAtATimeDoNotMix() throws {
    for index in 1...4 {
      try FileManager.default.removeItem(atPath: project.path + "/Generated")
      try use(index)
      let runs = try (1...3).map { _ in try start(["generate"]) }
      for run in runs {
        run.waitUntilExit()
        #expect(run.terminationStatus == 0)
      }
      #expect(try project.files(in: "Generated") == outcomes[index % 2])
      let hidden = try FileManager.default.contentsOfDirectory(atPath: project.path).filter { $0.hasPrefix(".") }
      #expect(hidden == [])
    }
  }

  /// Whoever waits says so, and doesn't wait for ever.
  @Test(arguments: ["generate", "check"]) func aFolderThatAnotherRunHasIsWaitedFor(_ command: String) throws {
    let folder = open(project.path + "/Generated", O_RDONLY)
    try #require(folder >= 0 && flock(folder, LOCK_EX) == 0)
    defer { close(folder) }
    let before = try project.files(in: "Generated")
    try use(0)
    let result = try project.run(command, "--lock-timeout", "1")
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errorLines.first == "waiting for another graphgen, which works in 'Generated'")
    #expect(result.errorLines.last?.hasSuffix("[output-locked]") == true, "\(result.error)")
    #expect(try project.files(in: "Generated") == before)
    #expect(try project.run("generate", "--lock-timeout", "-1").status == 64)
  }

  @Test(arguments: [SIGINT, SIGTERM], Way.allCases)
  func aSignalLeavesAllOrNone(_ number: Int32, _ way: Way) throws {
    try prepare(way)
    for index in 1...6 {
      try use(index)
      let process = try start(["generate"])
      Self.wait(until: .now + .seconds(10)) { isWriting(way) || !process.isRunning }
      kill(process.processIdentifier, number)
      process.waitUntilExit()
      #expect(try present() == outcomes[index % 2], "the renames are done before the signal is")
      #expect(access(twin, F_OK) != 0 && access(journal, F_OK) != 0)
    }
  }
}

extension InterruptionTests.Way {
  /// How long files are being replaced, about.
  fileprivate var microseconds: Int { self == .exchange ? 30_000 : 4_000 }
}
