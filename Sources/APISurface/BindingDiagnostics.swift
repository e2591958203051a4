import GraphSpec

extension Diagnostic.Code {
  /// A path is labelled with a version that doesn't have it, and moved to the one that does.
  static let pathMoved = Self("path-moved")
  /// A row says that an application permission allows what only a signed-in user has.
  static let rowContradiction = Self("row-contradiction")
  /// A path leads nowhere in the metadata; its endpoint is typed as raw JSON.
  static let pathUnresolved = Self("path-unresolved")
  /// A row of the method table names no endpoint.
  static let rowWithoutEndpoint = Self("row-without-endpoint")
  /// A type is referred to but declared nowhere; it becomes raw JSON.
  static let typeUndeclared = Self("type-undeclared")
  /// A type that the configuration asks for is in no metadata.
  static let additionalTypeUnknown = Self("additional-type-unknown")
  /// Two pages are about one permission.
  static let permissionRepeated = Self("permission-repeated")
  /// The pages have more rows than can be bound.
  static let tooManyRows = Self("too-many-rows")
  /// Resolving the pages' paths takes too much.
  static let pathsTooCostly = Self("paths-too-costly")
  /// Inheritance makes more members than a module may have.
  static let surfaceTooLarge = Self("surface-too-large")
  /// A page has rows of a version whose metadata is not given.
  static let metadataMissing = Self("metadata-missing")
}

extension Resolution.Failure {
  func diagnostic(for row: MethodRow) -> Diagnostic {
    switch reason {
    case .noMethod, .noPath:
      Diagnostic(
        .warning,
        .rowWithoutEndpoint,
        "'\(row.path)' names no method and path, so no endpoint can be made of it",
        at: row.pathLocation
      )
    default:
      Diagnostic(
        .warning,
        .pathUnresolved,
        "'\(row.path)' is not in the \(row.version) metadata: \(explanation); the endpoint is typed as raw JSON",
        at: row.pathLocation,
        cause: "\(row.version): \(explanation)"
      )
    }
  }

  /// Why, as the part of a sentence.
  public var explanation: String {
    let place = type.map { "'\($0)'" } ?? "the entity container"
    switch reason {
    case .noMethod: return "the row holds no method"
    case .noPath: return "the row holds no path"
    case .unknownRoot, .unknownSegment: return "\(place) has no '\(segment)'"
    case .notBound: return "'\(segment)' is not bound to \(place)"
    case .noOverload: return "no overload of '\(segment)' on \(place) takes these arguments"
    case .methodMismatch: return "the method does not fit '\(segment)' on \(place)"
    case .unknownType: return "the type '\(segment)' is not declared"
    }
  }
}

extension MethodRow {
  /// What the row says of itself that can't be so; nil where nothing is.
  var contradiction: Diagnostic? {
    let root = path.split(separator: "/").first { !["v1.0", "beta"].contains($0.lowercased()) }
    guard application, root?.lowercased() == "me" else { return nil }
    return Diagnostic(
      .warning,
      .rowContradiction,
      "the row says that application permissions allow '\(path)', but 'me' is the signed-in user, whom only delegated "
        + "permissions know; its type should be D",
      at: location,
      cause: "application permissions for me"
    )
  }
}

extension Diagnostic {
  static func undeclaredType(_ name: QualifiedName, _ version: GraphVersion, at location: SourceLocation) -> Diagnostic
  {
    Diagnostic(
      .warning,
      .typeUndeclared,
      "the type '\(name)' is declared nowhere in the \(version) metadata; what has it is typed as raw JSON",
      at: location
    )
  }

  static func unknownAdditionalType(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .error,
      .additionalTypeUnknown,
      "no metadata declares the additional type '\(name)'; write its qualified name, such as 'microsoft.graph.call'",
      at: location
    )
  }

  /// An error when the two pages contradict each other, else a warning.
  static func repeatedPage(_ page: PermissionPage, earlier: SurfacePermission) -> Diagnostic {
    func differ(_ left: String?, _ right: String?) -> Bool {
      guard let left, let right else { return false }
      return left.lowercased() != right.lowercased()
    }
    let contradicts =
      differ(page.application?.id, earlier.application?.id) || differ(page.delegated?.id, earlier.delegated?.id)
    return Diagnostic(
      contradicts ? .error : .warning,
      .permissionRepeated,
      "the permission '\(page.name)' has a page already, \(earlier.location)"
        + (contradicts ? ", with another id; keep one of the two" : "; the two are united"),
      at: page.location
    )
  }

  static func tooManyRows(_ count: Int, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error,
      .tooManyRows,
      "the pages have \(count) rows; the limit is \(BindingLimits.rows), which is exceeded here",
      at: location
    )
  }

  static func rowsTooLong(at location: SourceLocation) -> Diagnostic {
    let message = "the rows of methods up to this one have more than the limit of \(BindingLimits.rowBytes) bytes"
    return Diagnostic(.error, .tooManyRows, message, at: location)
  }

  static func documentationTooLarge(_ bytes: Int, _ version: GraphVersion, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error,
      .surfaceTooLarge,
      "the descriptions of the \(version) surface have \(bytes) bytes, with each counted wherever its property is "
        + "inherited; the limit is \(BindingLimits.documentationBytes)",
      at: location
    )
  }

  static func pathsTooCostly(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error,
      .pathsTooCostly,
      "the paths up to this one look at more than \(BindingLimits.cost) types, properties and operations of the "
        + "metadata, which is the limit; generate from fewer pages",
      at: location
    )
  }

  static func missingMetadata(_ version: GraphVersion, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error,
      .metadataMissing,
      "the row belongs to \(version), but no \(version) metadata is given; add it to 'metadata', or with --metadata \(version)=FILE",
      at: location
    )
  }
}
