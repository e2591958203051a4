import GraphSpec
import SwiftEmitter

/// What generated code calls what a change is about, as far as it came or went.
enum SwiftNames {
  /// Nil where the change has no such subject.
  static func name(of change: SurfaceChange) -> String? {
    guard change.kind != .changed, let version = change.version else { return nil }
    switch change.code {
    case .typeAdded, .typeRemoved, .derivedTypeAdded, .derivedTypeRemoved: return type(change.subject, version)
    case .actionAdded, .actionRemoved: return action(change.subject, version)
    case .propertyAdded, .propertyRemoved:
      return member(change.subject).map { "\(type($0, version)).\(GeneratedNames.property($1))" }
    case .memberAdded, .memberRemoved:
      return member(change.subject).map { "\(type($0, version)).\(MemberNames.enumeration([$1])[0].text)" }
    case .parameterAdded, .parameterRemoved:
      return member(change.subject).flatMap { owner, name in
        action(owner, version).map { "\($0).\(GeneratedNames.parameter(name))" }
      }
    default: return nil
    }
  }

  private static func type(_ name: String, _ version: GraphVersion) -> String {
    GeneratedNames.type(qualified(name), version)
  }

  /// - Parameter name: `name(binding)`.
  private static func action(_ name: String, _ version: GraphVersion) -> String? {
    guard let parts = SurfaceName.parts(ofAction: name) else { return nil }
    let binding = parts.binding.map { TypeReference(qualified($0.element), isCollection: $0.isCollection) }
    return GeneratedNames.parameters(of: qualified(String(parts.name)), on: binding, version)
  }

  private static func qualified(_ type: String) -> QualifiedName { QualifiedName(SurfaceName.unescaped(type) ?? type) }

  /// The two parts of `microsoft.graph.call/subject`.
  private static func member(_ subject: String) -> (owner: String, name: String)? {
    guard let slash = subject.firstIndex(of: "/") else { return nil }
    return (String(subject[..<slash]), plain(subject[subject.index(after: slash)...]))
  }

  private static func plain(_ text: some StringProtocol) -> String { SurfaceText.unescaped(text) ?? String(text) }
}
