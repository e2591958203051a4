public import APISurface
import GraphSpec

/// How this generator writes what a surface says: the names that a program spells.
public struct SwiftSpelling: SurfaceSpelling {
  public init() {}

  public func primitive(_ name: String) -> String {
    let name = QualifiedName(name)
    return (name.isPrimitive ? SwiftTypes.primitives[name.name] : nil)?.text ?? "JSONValue"
  }

  public func members(_ names: [String]) -> [String] { MemberNames.enumeration(names).map(\.text) }

  public func endpoint(_ method: String, _ template: PathTemplate) -> String {
    guard let known = HTTPMethod(rawValue: method) else { return "\(method) \(template)" }
    let labels = EndpointNames.labels(template).map { "\($0):" }.joined()
    return EndpointNames.caseName(known, template).text + (labels.isEmpty ? "" : "(\(labels))")
  }
}
