import APISurface
import GraphSpec

/// One step on the way to a resource, as a program takes it: `communications`, `calls`, `[id]`.
///
/// Mostly a segment of the path is one step. A segment that names a collection and a key, such as
/// `applications(appId='{appId}')`, is two.
enum RequestStep: Hashable {
  /// A resource by its name: an entity set, a singleton or a property.
  case member(String)
  /// A cast to a derived type, by its qualified name (OData URL conventions 4.01 section 4.11).
  case cast(String)
  /// The key of an entity: `calls[id]`.
  case key
  /// A key by its names: `applications[appId: id]` (OData URL conventions 4.01 section 4.3.5).
  case namedKey([String])
  /// The path of an item in a drive or a site: `root[path: "Music/A.mp3"]`.
  case path
  /// A call of a function, with the names of its arguments.
  case call(String, [String])

  /// How many values of the path it takes.
  var valueCount: Int {
    switch self {
    case .member, .cast: 0
    case .key, .path: 1
    case .namedKey(let names), .call(_, let names): names.count
    }
  }

  /// The steps of a path. In order, they take its parameters in order.
  static func steps(of template: PathTemplate) -> [RequestStep] {
    template.segments.flatMap { steps(of: $0, in: template) }
  }

  private static func steps(of segment: PathTemplate.Segment, in template: PathTemplate) -> [RequestStep] {
    let parameters = segment.pieces.compactMap { piece in
      if case .parameter(let index) = piece { template.parameters[index] } else { nil }
    }
    guard let first = parameters.first else { return steps(of: segment.literals) }
    let name = String(segment.literals.prefix { $0 != "(" })
    let isCall = segment.literals.contains("(")
    switch first.role {
    case .path where parameters.count == 1: return member(name) + [.path]
    case .key where parameters.count == 1, .unknown where parameters.count == 1 && !isCall: return member(name) + [.key]
    case .alternateKey: return member(name) + [.namedKey(parameters.map(\.name))]
    default: return [.call(name, parameters.map(\.name))]
    }
  }

  private static func steps(of literal: String) -> [RequestStep] {
    if let open = literal.firstIndex(of: "(") { return [.call(String(literal[..<open]), [])] }
    return member(literal)
  }

  /// The colons around a path inside a drive are marks, not part of a name.
  private static func member(_ name: String) -> [RequestStep] {
    var name = name[...]
    while name.last == ":" { name.removeLast() }
    if name.isEmpty { return [] }
    return [name.contains(".") && !name.hasPrefix("$") ? .cast(String(name)) : .member(String(name))]
  }
}

extension PathTemplate.Segment {
  /// The segment's text without its values.
  fileprivate var literals: String {
    pieces.reduce(into: "") { text, piece in
      if case .literal(let literal) = piece { text += literal }
    }
  }
}
