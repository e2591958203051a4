import GraphSpec

/// What changed from one surface to another, and what that means for those who use the generated module and for those
/// who hold a permission.
public struct SurfaceDiff: Sendable {
  /// Sorted: permissions, then each version's endpoints, types and actions.
  public let changes: [SurfaceChange]

  /// - Parameter spelling: how the generator writes what the surfaces say.
  public init(from old: SurfaceFacts, to new: SurfaceFacts, spelling: some SurfaceSpelling = PlainSpelling()) {
    let areDetailed = old.isDetailed && new.isDetailed
    var pair = SurfacePair(
      old: areDetailed ? old : old.withoutDetails(),
      new: areDetailed ? new : new.withoutDetails(),
      spelling: spelling
    )
    let renames = TypeRenames(pair)
    let renamed = renames.findings(pair.old)
    pair.old = renames.applied(to: pair.old)
    let ancestry = AncestryComparison(pair: pair)
    let properties = PropertyComparison(pair: pair, ancestry: ancestry)
    var findings = PermissionComparison(pair: pair).findings() + EndpointComparison(pair: pair).findings()
    findings += renamed + properties.findings()
    findings += ObjectComparison(pair: pair, ancestry: ancestry, inherited: properties.inherited).findings()
    findings += EnumComparison(pair: pair).findings() + ActionComparison(pair: pair).findings()
    findings += Self.unknownLines(old, new)
    changes = ConsequenceFinder.complete(findings, pair).map(\.change).sorted { $0.precedes($1) }
  }

  /// Lines of a later version's export, which this one can only compare as text.
  private static func unknownLines(_ old: SurfaceFacts, _ new: SurfaceFacts) -> [SurfaceFinding] {
    let before = Set(old.unknownLines)
    let after = Set(new.unknownLines)
    return before.subtracting(after).map {
      SurfaceFinding(.factRemoved, .removed, nil, $0, .note, at: [], "a fact of a kind not known here is gone")
    }
      + after.subtracting(before).map {
        SurfaceFinding(.factAdded, .added, nil, $0, .note, at: [.line($0)], "a fact of a kind not known here is new")
      }
  }

  public var isEmpty: Bool { changes.isEmpty }
  public var isBreaking: Bool { changes.contains(where: \.isBreaking) }

  /// What the next release of a package with the generated module has to be called (Semantic Versioning 2.0.0).
  public var recommendation: SemanticVersionStep {
    if isBreaking { return .major }
    if changes.contains(where: { $0.swift == .addition || $0.reach.isGain }) { return .minor }
    return changes.isEmpty ? .none : .patch
  }
}

/// The part of a version's number that a release has to raise.
public enum SemanticVersionStep: String, Sendable, CaseIterable {
  case none, patch, minor, major

  /// Before 1.0.0 anything may change (rule 4). The usual practice, which SwiftPM's `from:` follows, takes the minor
  /// number for what breaks and the patch number for all else.
  public var beforeOne: SemanticVersionStep {
    switch self {
    case .major: .minor
    case .minor, .patch: .patch
    case .none: .none
    }
  }
}

extension SurfaceChange {
  /// The order of a report: by place, then by what is told of it.
  func precedes(_ other: SurfaceChange) -> Bool {
    (place, subject, code.rawValue, text.plain) < (other.place, other.subject, other.code.rawValue, other.text.plain)
  }

  private var place: String {
    let area = code.rawValue.hasPrefix("permission") ? "0" : code.rawValue.hasPrefix("fact") ? "3" : "2"
    let isEndpoint = subject.contains(" ") && version != nil
    return "\(isEndpoint ? "1" : area)\(version == .beta ? "b" : "a")"
  }
}
