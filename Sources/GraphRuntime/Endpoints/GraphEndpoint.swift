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
  /// With placeholders instead of keys, which may be personal data that has no place in a log.
  public var description: String { "\(method.rawValue) /\(Self.version)\(template)" }
}

extension GraphEndpoint {
  /// The path without the version, percent-encoded: `/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896`.
  ///
  /// Keys can be any text. One that couldn't stand as a segment of its own, such as `..`, stands in parentheses and
  /// quotes instead, which means the same in OData: `/communications/calls('..')`.
  public var path: String {
    let position = position
    return PathTemplate(Self.descriptions[position.index].template).expand(position.keys)
  }

  /// The whole address.
  ///
  /// - Parameter base: Scheme and host, without the version: of the global service, unless a national cloud is meant.
  public func url(base: String = "https://graph.microsoft.com") -> String {
    (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/" + Self.version.rawValue + path
  }
}
