import Foundation
import GraphRuntime

/// Callbacks carry the changed objects in a member that the metadata doesn't declare, so that only the objects' own
/// `@odata.type` says what they are.
enum ResourceData {
  /// The problems of every object under `resourceData` whose type the registry knows.
  ///
  /// - Parameter registry: the generated `objectType(named:)` of the payload's version.
  static func problems(
    in body: Data,
    findings: [Payload.Finding],
    registry: (String) -> (any (GraphValue & Codable).Type)?
  ) throws -> (checked: Int, problems: [String]) {
    var checked = 0
    var problems: [String] = []
    // Foundation's reading, so that the objects' texts don't depend on what they are to test.
    let items = (try JSONSerialization.jsonObject(with: body) as? [String: Any])?["value"] as? [[String: Any]] ?? []
    for data in items.compactMap({ $0["resourceData"] }) {
      for object in data as? [[String: Any]] ?? [data as? [String: Any] ?? [:]] {
        guard let name = object["@odata.type"] as? String, let type = registry(name) else { continue }
        let text = try JSONSerialization.data(withJSONObject: object)
        let path = "$.value.resourceData"
        problems += try BodyType(item: type).problems(in: text, path: path, findings: findings)
        checked += 1
      }
    }
    return (checked, problems)
  }
}
