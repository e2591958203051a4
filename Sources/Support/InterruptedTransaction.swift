/// A transaction whose process ended while it was under way.
package enum InterruptedTransaction {
  package enum Outcome: Equatable {
    /// There was none, or it had changed nothing.
    case none
    /// What it had begun is done now. The paths of all its files.
    case finished([String])
    /// Its files have been changed since, or aren't those that this run may write, so they are left as they are.
    case abandoned
  }

  /// Whether some of its files may be as they were and some as they should be.
  package static func isPending(in home: Folder, kind: FileTransaction.Kind) throws(FileSystem.Failure) -> Bool {
    guard let staging = try Staging(openingIn: home, kind: kind), staging.hasJournal else { return false }
    // A single file is one or the other.
    return try staging.readJournal()?.entries.count != 1
  }

  /// Does what is left to do, and removes what the transaction has left.
  ///
  /// - Parameters:
  ///   - home: locked by a `FolderLocks`.
  ///   - target: the place that the journal names, relative to the home; nil where this run may not write.
  package static func finish(
    in home: Folder,
    kind: FileTransaction.Kind,
    target: (String) -> FileTransaction.Target?
  ) throws(FileSystem.Failure) -> Outcome {
    let staging = try Staging(openingIn: home, kind: kind)
    try FolderExchange(of: home, kind: kind)?.clear(staging)
    guard let staging else { return .none }
    let hadJournal = staging.hasJournal
    guard let steps = steps(in: try staging.readJournal(), target), let pending = pending(steps, staging.folder) else {
      try staging.clear()
      return hadJournal ? .abandoned : .none
    }
    for step in pending { try step.perform(from: staging.folder) }
    for step in pending { try step.target.folder.synchronize() }
    try staging.clear()
    return .finished(steps.map(\.target.path))
  }

  private static func steps(
    in journal: TransactionJournal?,
    _ target: (String) -> FileTransaction.Target?
  ) -> [FileTransaction.Step]? {
    guard let journal else { return nil }
    var steps: [FileTransaction.Step] = []
    for (number, entry) in journal.entries.enumerated() {
      guard let target = target(entry.key) else { return nil }
      steps.append(FileTransaction.Step(number: number, target: target, before: entry.before, after: entry.after))
    }
    return steps
  }

  /// Nil when someone has changed a file since.
  private static func pending(_ steps: [FileTransaction.Step], _ staging: Folder) -> [FileTransaction.Step]? {
    var pending: [FileTransaction.Step] = []
    for step in steps {
      guard let isDone = step.isDone(from: staging) else { return nil }
      if !isDone { pending.append(step) }
    }
    return pending
  }
}
