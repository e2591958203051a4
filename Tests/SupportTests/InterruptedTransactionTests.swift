import Foundation
import TestSupport
import Testing

@testable import Support

/// What a process that was killed leaves at each of its steps, and what the next one makes of it.
@Suite struct InterruptedTransactionTests {
  private let temporary: TemporaryFolder
  private static let old = ["changed": "old", "stale": "old", "kept": "same"]
  private static let new = ["changed": "new", "made": "new", "kept": "same"]

  init() throws {
    temporary = try TemporaryFolder()
    for (name, text) in Self.old { try temporary.write(text, to: name) }
  }

  /// Does what a transaction does up to a step, and no more.
  private func killed(after count: Int, hasJournal: Bool = true) throws {
    let home = try temporary.open()
    let staging = try Staging(makingIn: home, kind: .module, isDurable: false)
    var steps: [FileTransaction.Step] = []
    for (name, text) in [("changed", "new"), ("made", "new"), ("stale", nil)] {
      let target = FileTransaction.Target(name, in: home)
      var step = FileTransaction.Step(number: steps.count, target: target, before: target.identity, after: nil)
      if let text { step.after = try staging.folder.create(step.name, Array(text.utf8), isDurable: false) }
      steps.append(step)
    }
    if hasJournal { try staging.writeJournal(steps, isDurable: false) }
    for step in steps.prefix(count) { try step.perform(from: staging.folder) }
  }

  private func finish(allowed: Set<String> = ["changed", "made", "stale"]) throws -> InterruptedTransaction.Outcome {
    let home = try temporary.open()
    return try InterruptedTransaction.finish(in: home, kind: .module) { name in
      allowed.contains(name) ? FileTransaction.Target(name, in: home) : nil
    }
  }

  @Test(arguments: 0...3) func whatWasBegunIsFinished(_ count: Int) throws {
    try killed(after: count)
    #expect(try InterruptedTransaction.isPending(in: temporary.open(), kind: .module))
    guard case .finished(let paths) = try finish() else {
      Issue.record("it was not finished")
      return
    }
    #expect(paths == ["changed", "made", "stale"].map(temporary.path))
    #expect(try temporary.contents() == Self.new)
    #expect(try finish() == .none)
  }

  @Test func whatHadNotBegunIsTakenBack() throws {
    try killed(after: 0, hasJournal: false)
    #expect(try !InterruptedTransaction.isPending(in: temporary.open(), kind: .module))
    #expect(try finish() == .none)
    #expect(try temporary.contents() == Self.old)
  }

  @Test(arguments: 0...3) func aFileThatWasChangedSinceIsLeftAlone(_ count: Int) throws {
    try killed(after: count)
    try temporary.write("by hand", to: "changed")
    let before = try temporary.contents().filter { !$0.key.hasPrefix(".") }
    #expect(try finish() == .abandoned)
    #expect(try temporary.contents() == before)
  }

  @Test func aJournalIsNotFollowedToOtherFiles() throws {
    try killed(after: 1)
    let before = try temporary.contents().filter { !$0.key.hasPrefix(".") }
    #expect(try finish(allowed: ["changed", "made"]) == .abandoned)
    #expect(try temporary.contents() == before)
  }

  /// A journal with everything that belongs to it, as it would be in a repository.
  @Test func aJournalFromElsewhereDoesNothing() throws {
    try killed(after: 1)
    let copy = try TemporaryFolder()
    for name in try temporary.names() {
      try FileManager.default.copyItem(atPath: temporary.path(name), toPath: copy.path(name))
    }
    let before = try copy.contents().filter { !$0.key.hasPrefix(".") }
    let home = try copy.open()
    let outcome = try InterruptedTransaction.finish(in: home, kind: .module) { FileTransaction.Target($0, in: home) }
    #expect(outcome == .abandoned)
    #expect(try copy.contents() == before)
  }

  @Test(arguments: [
    "", "graphgen transaction 1\nend\n", "graphgen transaction 1\n- - one\nend\n", "graphgen transaction 2\nend\n",
    "graphgen transaction 1\n1:2:3:4 - changed", "graphgen transaction 1\n1:2 - changed\nend\n",
    "graphgen transaction 1\n- 1:1:1:1 ../../escaped\nend\n", String(repeating: "x\n", count: 10_000),
  ])
  func aJournalThatIsNoneDoesNothing(_ text: String) throws {
    try temporary.write(text, to: ".graphgen.module/journal")
    let outcome = try finish()
    #expect(outcome == .abandoned || text == "graphgen transaction 1\nend\n")
    #expect(try temporary.contents() == Self.old)
  }

  @Test func pathsOfAnyKindPassThroughAJournal() throws {
    let keys = ["a b", "line\nbreak", "back\\slash\\n", "../up/ü", "\r"]
    let identity = try #require(FileIdentity("1:2:3:4"))
    let home = try temporary.open()
    let steps = keys.enumerated().map { number, key in
      FileTransaction.Step(
        number: number,
        target: FileTransaction.Target("x", in: home, key: key),
        before: nil,
        after: identity
      )
    }
    let read = try #require(TransactionJournal(TransactionJournal(steps).text))
    #expect(read.entries.map(\.key) == keys)
    #expect(read.entries.allSatisfy { $0.before == nil && $0.after == identity })
  }
}
