package import APISurface
package import GraphSpec
import Support

/// The case names of endpoints: the method and the words of the path, with `By…` where a value stands.
///
/// `GET /communications/calls/{id}/participants` is `getCommunicationsCallsByIDParticipants(callID:)`.
package enum EndpointNames {
  /// The name of each endpoint's case. Two paths can have the same words, such as `a-b` and `aB`; then both names end in
  /// a hash of their path, so that neither depends on which of the two comes first.
  package static func caseNames(_ endpoints: [SurfaceEndpoint]) -> [SwiftName] {
    var names = endpoints.map { caseName($0.method, $0.template) }
    let repeated = Dictionary(grouping: names.indices) { names[$0] }.values.filter { $0.count > 1 }
    for index in repeated.joined() {
      let hash = XXHash64.hexDigits(of: endpoints[index].template.identity)
      names[index] = SwiftName(encoding: "\(names[index])_\(hash)")
    }
    return names
  }

  package static func caseName(_ method: HTTPMethod, _ template: PathTemplate) -> SwiftName {
    var name = method.rawValue.lowercased()
    for segment in template.segments { name += words(of: segment, in: template) }
    return SwiftName(encoding: name)
  }

  /// One label for each parameter, in order: the entity's name and `ID` for a key, the written name for the others. A
  /// label that recurs gets the first number that no other label ends in.
  package static func labels(_ template: PathTemplate) -> [SwiftName] {
    let literals = literals(beforeParametersOf: template)
    let labels = zip(template.parameters, literals).map { ReservedWords.labels.escaped(label(of: $0, after: $1)) }
    var used: [SwiftName: Int] = [:]
    var taken = Set(labels)
    return labels.map { label in
      var count = (used[label] ?? 0) + 1
      defer { used[label] = count }
      if count == 1 { return label }
      while !taken.insert(label + count).inserted { count += 1 }
      return label + count
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

  /// - Parameter literal: the text of the segment before the one that the parameter stands in.
  private static func label(of parameter: PathTemplate.Parameter, after literal: String?) -> SwiftName {
    if parameter.role == .key || parameter.role == .unknown {
      if let entity = parameter.entityType { return Identifier.lowerCamel(entity.name) + SwiftName("ID") }
      if let literal { return Identifier.lowerCamel(literal) + SwiftName("ID") }
    }
    return Identifier.lowerCamel(parameter.name)
  }

  /// For each parameter the text of the segment before the one that it stands in, if that begins with one. In one pass:
  /// paths may be long.
  private static func literals(beforeParametersOf template: PathTemplate) -> [String?] {
    var literals = [String?](repeating: nil, count: template.parameters.count)
    var before: String?
    for segment in template.segments {
      for case .parameter(let index) in segment.pieces { literals[index] = before }
      if case .literal(let text)? = segment.pieces.first { before = text } else { before = nil }
    }
    return literals
  }
}
