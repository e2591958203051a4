import GraphSpec
import SwiftEmitter

/// Parameters of the actions that both surfaces have. Each action with parameters is a struct in Swift, made by an
/// initialiser as the models are.
struct ActionComparison {
  let pair: SurfacePair

  func findings() -> [SurfaceFinding] {
    Set(pair.old.actions.keys).intersection(pair.new.actions.keys).sorted().flatMap { key -> [SurfaceFinding] in
      guard let old = pair.old.actions[key], let new = pair.new.actions[key], old != new else { return [] }
      return findings(key, old, new)
    }
  }

  private func findings(
    _ key: SurfaceFacts.TypeKey,
    _ old: [SurfaceFacts.Member],
    _ new: [SurfaceFacts.Member]
  ) -> [SurfaceFinding] {
    var findings: [SurfaceFinding] = []
    var explained: [Int] = []
    let before = old.byName
    let after = new.byName
    for member in old where after[member.name] == nil {
      findings.append(
        finding(.parameterRemoved, .removed, key, member, nil, .breaking, "the parameter is gone")
      )
    }
    for member in new {
      guard let earlier = before[member.name] else {
        let type = member.type
        findings.append(
          finding(
            .parameterAdded,
            .added,
            key,
            nil,
            member,
            member.isRequired ? .breaking : .addition,
            member.isRequired
              ? "the parameter is new, of the type \(type), and required" : "the parameter is new, of the type \(type)"
          )
        )
        continue
      }
      guard let difference = MemberDifference(earlier, member, key.version, pair, hasInitialiser: true)
      else { continue }
      let codes: [MemberDifference.Aspect: SurfaceChange.Code] = [
        .type: .parameterTypeChanged, .collection: .parameterCollectionChanged, .required: .parameterRequiredChanged,
        .nullability: .parameterNullabilityChanged,
      ]
      if earlier.isRequired != member.isRequired { explained.append(findings.count) }
      findings.append(
        finding(
          codes[difference.aspect] ?? .parameterTypeChanged,
          .changed,
          key,
          earlier,
          member,
          difference.verdict,
          difference.text
        )
      )
    }
    if !ParameterOrder(old, new, GeneratedNames.parameter).isKept {
      for index in explained {
        findings[index].add("the initialiser takes its parameters in another order", .breaking)
      }
    }
    return findings
  }

  private func finding(
    _ code: SurfaceChange.Code,
    _ kind: SurfaceChange.Kind,
    _ key: SurfaceFacts.TypeKey,
    _ old: SurfaceFacts.Member?,
    _ new: SurfaceFacts.Member?,
    _ verdict: SwiftVerdict,
    _ text: ChangeText
  ) -> SurfaceFinding {
    let name = new?.name ?? old?.name ?? ""
    var finding = SurfaceFinding(
      code,
      kind,
      key.version,
      "\(key.name)/\(name)",
      verdict,
      at: [.member(key.version, key.name, name), .action(key.version, key.name)],
      text
    )
    if let old { finding.releases = [.init(version: key.version, name: old.type.element)] }
    if let new { finding.binds = [.init(version: key.version, name: new.type.element)] }
    return finding
  }
}
