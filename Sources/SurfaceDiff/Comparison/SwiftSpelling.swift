package import APISurface
import GraphSpec
import SwiftEmitter

/// How this generator writes what a surface says: the names that a program spells.
package struct SwiftSpelling: SurfaceSpelling {
  package init() {}

  package func primitive(_ name: String) -> String { SwiftTypes.primitive(QualifiedName(name)) }

  package func members(_ names: [String]) -> [String] { MemberNames.enumeration(names).map(\.text) }

  package func endpoint(_ method: String, _ template: PathTemplate) -> String {
    guard let known = HTTPMethod(rawValue: method) else { return "\(method) \(template)" }
    let labels = EndpointNames.labels(template).map { "\($0):" }.joined()
    return EndpointNames.caseName(known, template).text + (labels.isEmpty ? "" : "(\(labels))")
  }
}
