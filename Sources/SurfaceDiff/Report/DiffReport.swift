import APISurface
import GraphSpec
import Support

/// A comparison, ready to be printed in each format.
package struct DiffReport {
  package enum Format: String, CaseIterable, Sendable {
    case text, json, markdown, sarif, github
  }

  /// A change and the place where it is to be looked at: in the new specs, and in the old ones for what is in no other.
  struct Entry {
    var change: SurfaceChange
    var location: SourceLocation
    /// The location's file, from the repository's root where a revision was read: services that annotate a pull
    /// request know no revision in a path.
    var file: String
    /// Where what is gone was; nil for what is still there.
    var oldPlace: SourceLocation?
  }

  let old: String
  let new: String
  let entries: [Entry]
  package let diff: SurfaceComparison

  package init(from old: DiffOperand, to new: DiffOperand) {
    let diff = SurfaceComparison(from: old.facts, to: new.facts)
    self.old = old.name
    self.new = new.name
    self.diff = diff
    entries = diff.changes.map { change in
      if change.kind == .removed, let anchor = change.anchors.first, new.locations[anchor] == nil,
        let place = old.locations[anchor]
      {
        return Entry(change: change, location: place, file: old.path(of: place), oldPlace: place)
      }
      let location = new.location(of: change)
      return Entry(change: change, location: location, file: new.path(of: location))
    }
  }

  /// - Parameter toolVersion: of the program that compared, for formats that name it.
  package func text(_ format: Format, toolVersion: String) -> String {
    switch format {
    case .text: DiffText.text(self)
    case .json: DiffJSON.json(self).pretty + "\n"
    case .markdown: DiffMarkdown.text(self)
    case .sarif: DiffSARIF.log(self, toolVersion: toolVersion).pretty + "\n"
    case .github: DiffAnnotations.text(self)
    }
  }

  func entries(_ severity: ChangeSeverity) -> [Entry] { entries.filter { $0.change.severity == severity } }
  func count(_ severity: ChangeSeverity) -> Int { entries.count { $0.change.severity == severity } }
  func count(_ verdict: SwiftVerdict) -> Int { entries.count { $0.change.swift == verdict } }
  func count(_ verdict: ReachVerdict) -> Int { entries.count { $0.change.reach == verdict } }

  /// `major`, and what that means before the first stable release.
  var recommendation: String {
    let step = diff.recommendation
    return step.beforeOne == step ? step.rawValue : "\(step.rawValue) (before 1.0.0: \(step.beforeOne.rawValue))"
  }

  /// How often each verdict on the reach was given, without those that were not.
  var reachCounts: [(verdict: ReachVerdict, count: Int)] {
    ReachVerdict.allCases.filter { $0 != .none }.map { ($0, count($0)) }.filter { $0.count > 0 }
  }

  /// `3 breaking, 1 addition, 2 notes`.
  var summary: String {
    let parts = ChangeSeverity.allCases.reversed().map { ($0, count($0)) }.filter { $0.1 > 0 }
    return parts.isEmpty ? "no differences" : parts.map { "\($1) \($0.word($1))" }.joined(separator: ", ")
  }
}

extension ChangeSeverity {
  /// As many changes are called in a sentence.
  fileprivate func word(_ count: Int) -> String { self == .breaking || count == 1 ? rawValue : rawValue + "s" }

  /// As in the formats of services that have levels.
  var level: WorkflowCommand.Level {
    switch self {
    case .breaking: .error
    case .widening: .warning
    case .addition, .note: .notice
    }
  }
}

extension SurfaceChange {
  /// The change with the place it is about, as one line of plain text.
  var sentence: String {
    let version = version.map { "\($0) " } ?? ""
    let shown = shownConsequences(limit: 3)
    let consequences = shown.texts.map { "; \($0.plain)" }.joined() + (shown.more.map { "; \($0)" } ?? "")
    let reach = reach == .none ? "" : "; reach: \(reach.words)"
    let name = removedName.map { "; in Swift it was '\($0)'" } ?? ""
    return "\(version)\(subject): \(text.plain)\(name)\(consequences)\(reach)"
  }
}

extension SurfaceChange {
  /// What a program called what is gone: that is what somebody has to look for in it.
  var removedName: String? { kind == .removed ? swiftName : nil }

  /// The first few of what follows, for formats that have little room, and how many more there are.
  func shownConsequences(limit: Int) -> (texts: ArraySlice<ChangeText>, more: String?) {
    if consequences.count <= limit + 1 { return (consequences[...], nil) }
    return (consequences.prefix(limit), "and \(consequences.count - limit) more that follow from it")
  }
}

extension ReachVerdict {
  /// As a part of a sentence.
  var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}
