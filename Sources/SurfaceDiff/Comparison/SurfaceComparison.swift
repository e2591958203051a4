import GraphSpec

/// What changed from one surface to another, and what that means for those who use the generated module and for those
/// who hold a permission.
package struct SurfaceComparison: Sendable {
  /// Sorted: permissions, then each version's endpoints, types and actions.
  package let changes: [SurfaceChange]

  package init(from old: SurfaceFacts, to new: SurfaceFacts) {
    var pair = SurfacePair(old: old, new: new)
    let renames = TypeRenames(pair)
    let renamed = renames.findings(pair.old)
    pair.old = renames.applied(to: pair.old)
    let ancestry = AncestryComparison(pair: pair)
    let properties = PropertyComparison(pair: pair, ancestry: ancestry)
    var permissions = PermissionComparison(pair: pair)
    var findings = permissions.findings() + EndpointComparison(pair: pair).findings()
    findings += renamed + properties.findings()
    findings += ObjectComparison(pair: pair, ancestry: ancestry, inherited: properties.inherited).findings()
    findings += EnumComparison(pair: pair).findings() + ActionComparison(pair: pair).findings()
    findings += [old.conflict, new.conflict].compactMap(\.self).map(Self.conflict)
    changes = ConsequenceFinder.complete(findings, pair).map { finding in
      var change = finding.change
      change.swiftName = change.swiftName ?? SwiftNames.name(of: change)
      return change
    }
    .inOrder()
  }

  private static func conflict(_ line: String) -> SurfaceFinding {
    SurfaceFinding(.surfaceConflict, .changed, nil, line, .breaking, at: [], "the specs say this twice")
  }

  package var isEmpty: Bool { changes.isEmpty }
  package var isBreaking: Bool { severity == .breaking }
  /// Of the gravest change; nil where nothing has changed.
  package var severity: ChangeSeverity? { changes.lazy.map(\.severity).max() }

  /// What the next release of a package with the generated module has to be called (Semantic Versioning 2.0.0).
  package var recommendation: SemanticVersionStep {
    switch severity {
    case .breaking: .major
    case .widening, .addition: .minor
    case .note: .patch
    case nil: .none
    }
  }
}

/// The part of a version's number that a release has to raise.
package enum SemanticVersionStep: String, Sendable, CaseIterable {
  case none, patch, minor, major

  /// Before 1.0.0 anything may change (rule 4). The usual practice, which SwiftPM's `from:` follows, takes the minor
  /// number for what breaks and the patch number for all else.
  package var beforeOne: SemanticVersionStep {
    switch self {
    case .major: .minor
    case .minor, .patch: .patch
    case .none: .none
    }
  }
}

extension [SurfaceChange] {
  /// Sorted as in a report: by place, then by what is told of it.
  func inOrder() -> [SurfaceChange] { order().map { self[$0] } }
}

extension Sequence<SurfaceChange> {
  /// The places in the sequence, sorted by their changes. What is compared is put together once for each; a zero, which
  /// is in none of the parts, keeps a subject before those that begin with it.
  func order() -> [Int] {
    let keys = map { change in
      let place = "\(change.code.area.rawValue)\(change.version == .beta ? "b" : "a")"
      return "\(place)\u{0}\(change.subject)\u{0}\(change.code.rawValue)\u{0}\(change.text.plain)"
    }
    return keys.indices.sorted { keys[$0] < keys[$1] }
  }
}

extension SurfaceChange.Code {
  /// What a change is about, in the order of a report.
  fileprivate enum Area: Int {
    case conflict, permission, endpoint, type
  }

  fileprivate var area: Area {
    switch self {
    case .surfaceConflict: .conflict
    case .permissionAdded, .permissionRemoved, .permissionIDChanged: .permission
    case .endpointAdded, .endpointRemoved, .endpointMoved, .endpointTyped, .endpointUntyped, .endpointTypesChanged,
      .endpointKindChanged, .endpointRespelled, .requestTypeChanged, .responseTypeChanged, .operationChanged,
      .requirementAdded, .requirementRemoved:
      .endpoint
    default: .type
    }
  }
}
