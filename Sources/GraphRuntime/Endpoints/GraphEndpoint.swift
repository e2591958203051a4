public import HTTPTypes

/// The endpoints of one version of Graph that an SDK was generated for: an enum with the path's keys as associated values.
public protocol GraphEndpoint: Hashable, Sendable, CustomStringConvertible {
  /// What is known about each case.
  static var table: EndpointTable<Self> { get }
}

extension GraphEndpoint {
  /// The version that all its endpoints are of.
  public static var version: GraphVersion { table.version }

  /// One for every case, sorted by path, then by method.
  public static var descriptions: [EndpointDescription] { table.descriptions }

  var place: EndpointPosition { Self.table.place(of: self) }

  private var about: EndpointDescription { Self.descriptions[place.index] }

  /// The version that it is of.
  public var version: GraphVersion { Self.version }
  /// The method of HTTP.
  public var method: HTTPRequest.Method { about.method }
  /// The address of Microsoft's documentation, where the page links to it.
  public var documentation: String? { about.documentation }
  /// Which permissions suffice.
  public var requirement: PermissionRequirement { about.requirement }
  /// The row of a page that it comes from.
  public var source: SourceRow { about.source }

  /// The path with its placeholders, without the version.
  public var template: String { about.template }
}

extension GraphEndpoint {
  // The compiler would compare every case with every other: that takes it minutes for an enum of a thousand cases.

  public static func == (left: Self, right: Self) -> Bool { left.place == right.place }

  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

extension GraphEndpoint {
  /// With placeholders instead of keys, which may be personal data that has no place in a log.
  public var description: String { "\(method.rawValue) /\(Self.version)\(template)" }
}

extension GraphEndpoint {
  /// The path without the version, percent-encoded: `/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896`.
  ///
  /// Keys can be any text, and whatever they are, the path keeps the segments of the template. A key that would be read as
  /// something else in a segment of its own, such as `..`, `$count`, `delta`, `root:` or the name of another endpoint's
  /// segment, stands in parentheses and quotes instead, which means the same in OData: `/communications/calls('..')`
  /// (OData URL Conventions 4.01, section 4.3.1).
  ///
  /// A path inside the path, such as that of a file, loses what is empty between its slashes. Few keys can't be written at
  /// all, such as one with a segment `..` in such a path: see `isAddressable`.
  public var path: String { Self.table.index.path(of: place) }

  /// Whether `path` leads back to this endpoint and its keys. Where it doesn't, `decision(for:)` says that the endpoint is
  /// unknown, since the address isn't the one of this endpoint, and no request should be sent.
  public var isAddressable: Bool {
    let place = place
    return Self.table.index.leadsBack(Self.table.index.path(of: place), to: place)
  }

  /// The whole address.
  ///
  /// - Parameter base: Scheme and host, without the version: of the global service, unless a national cloud is meant.
  public func url(base: String = "https://graph.microsoft.com") -> String {
    (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/" + Self.version.rawValue + path
  }
}
