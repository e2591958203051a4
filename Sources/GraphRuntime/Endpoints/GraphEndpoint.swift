public import HTTPTypes

/// The endpoints of one version of Graph that an SDK was generated for: an enum with the path's keys as associated values.
public protocol GraphEndpoint: Hashable, Sendable, CustomStringConvertible {
  static var version: GraphVersion { get }

  /// One for every case, in order.
  static var descriptions: [EndpointDescription] { get }

  /// The descriptions made ready for matching, built once: `static let index = EndpointIndex(descriptions)`.
  static var index: EndpointIndex { get }

  var position: EndpointPosition { get }

  /// Nil when there is no such place, or its endpoint takes another number of keys.
  init?(position: EndpointPosition)
}

extension GraphEndpoint {
  private var about: EndpointDescription { Self.descriptions[position.index] }

  public var method: HTTPRequest.Method { about.method }
  public var documentation: String? { about.documentation }
  public var requirement: PermissionRequirement { about.requirement }
  public var source: SourceRow { about.source }

  /// The path with its placeholders, without the version.
  public var template: String { about.template }
}

extension GraphEndpoint {
  public var description: String { "\(method.rawValue) /\(Self.version)\(template)" }
}
