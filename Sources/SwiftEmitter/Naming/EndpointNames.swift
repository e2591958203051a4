import APISurface
import GraphSpec

/// The case names of endpoints: the method and the words of the path, with `By…` where a value stands.
///
/// `GET /communications/calls/{id}/participants` is `getCommunicationsCallsByIDParticipants(callID:)`.
enum EndpointNames {
  static func caseName(_ method: HTTPMethod, _ template: PathTemplate) -> SwiftName {
    var name = method.rawValue.lowercased()
    for segment in template.segments { name += words(of: segment, in: template) }
    return SwiftName(encoding: name)
  }

  /// One label for each parameter, in order: the entity's name and `ID` for a key, the written name for the others. A
  /// label that recurs gets a number.
  static func labels(_ template: PathTemplate) -> [SwiftName] {
    var used: [SwiftName: Int] = [:]
    return template.parameters.indices.map { index in
      let label = label(of: index, in: template)
      used[label, default: 0] += 1
      let count = used[label] ?? 1
      return count == 1 ? label : label + count
    }
  }

  private static func words(of segment: PathTemplate.Segment, in template: PathTemplate) -> String {
    var words = ""
    for piece in segment.pieces {
      switch piece {
      case .literal(let literal): words += Identifier.upperCamel(unqualified(literal))
      case .parameter(let index):
        let parameter = template.parameters[index]
        switch parameter.role {
        case .key, .unknown: words += "ByID"
        case .path: words += "ByPath"
        // The name precedes the value in the segment's text: `delta(token='{token}')`.
        case .alternateKey, .argument: break
        }
      }
    }
    return words
  }

  /// Without the namespace that nearly all of Graph is in.
  private static func unqualified(_ literal: String) -> Substring {
    let namespace = "microsoft.graph."
    return literal.hasPrefix(namespace) ? literal.dropFirst(namespace.count) : literal[...]
  }

  private static func label(of index: Int, in template: PathTemplate) -> SwiftName {
    let parameter = template.parameters[index]
    if parameter.role == .key || parameter.role == .unknown {
      if let entity = parameter.entityType { return Identifier.lowerCamel(entity.name) + SwiftName("ID") }
      if let segment = literal(before: index, in: template) { return Identifier.lowerCamel(segment) + SwiftName("ID") }
    }
    return Identifier.lowerCamel(parameter.name)
  }

  /// The text of the segment before the one that a parameter stands in.
  private static func literal(before index: Int, in template: PathTemplate) -> String? {
    guard let position = template.segments.firstIndex(where: { $0.pieces.contains(.parameter(index)) }), position > 0,
      case .literal(let text)? = template.segments[position - 1].pieces.first
    else { return nil }
    return text
  }
}
