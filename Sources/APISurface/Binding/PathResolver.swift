public import GraphSpec

/// Finds what a method and a path of a permission page mean in the entity data model (OData URL conventions 4.01).
///
/// The letter of a path wins over every repair, and a repair is always reported. A path that doesn't resolve still has
/// a complete template.
public struct PathResolver: Sendable {
  private let index: ModelIndex

  public init(model: EntityDataModel) {
    index = ModelIndex(model: model)
  }

  /// - Parameters:
  ///   - method: Nil where the page gives none, which does not resolve.
  ///   - path: As written in the page.
  ///   - location: Of the path, for the repairs.
  public func resolve(method: HTTPMethod?, path: String, at location: SourceLocation) -> Resolution {
    if path.utf8.count > PathCleaner.longest {
      var repairs = Repairs(at: location)
      repairs.warn(
        .pathTooLong,
        "a text of \(path.utf8.count) bytes is no path, which has \(PathCleaner.longest) at most"
      )
      return Resolution(
        kind: .unresolved,
        template: PathTemplate(),
        failure: Resolution.Failure(
          reason: method == nil ? .noMethod : .noPath,
          segment: String(path.prefix(80)),
          type: nil
        ),
        repairs: repairs.diagnostics
      )
    }
    let cleaner = PathCleaner(path, repairs: Repairs(at: location))
    var repairs = cleaner.repairs
    if cleaner.isProse || cleaner.text.isEmpty || cleaner.text == ["/"] {
      let failure = Resolution.Failure(
        reason: method == nil ? .noMethod : .noPath,
        segment: String(cleaner.text),
        type: nil
      )
      return Resolution(
        kind: .unresolved,
        template: PathTemplate(),
        failure: failure,
        repairs: repairs.diagnostics
      )
    }
    var segments = PathSegment.split(cleaner.text)
    dropVersion(from: &segments, &repairs)
    for segment in segments where segment.isMendedPlaceholder {
      repairs.note(.pathPlaceholder, "'\(segment.text)' is read as a placeholder")
    }
    guard let method else {
      return unresolved(Resolution.Failure(reason: .noMethod, segment: "", type: nil), segments, repairs, PathTrail())
    }
    var walk = PathWalk(
      index: index,
      method: method,
      segments: segments,
      query: PathQuery.names(in: cleaner.query),
      repairs: repairs
    )
    do {
      return try walk.resolve()
    } catch {
      return unresolved(error.failure, segments, repairs, walk.trail)
    }
  }

  /// What a path that doesn't resolve says: repairs that took the metadata for help are not made.
  private func unresolved(
    _ failure: Resolution.Failure,
    _ segments: [PathSegment],
    _ repairs: Repairs,
    _ trail: PathTrail
  ) -> Resolution {
    Resolution(
      kind: .unresolved,
      template: PathTemplate(asWritten: segments),
      failure: failure,
      repairs: repairs.diagnostics,
      trail: trail.value
    )
  }

  /// `/v1.0/users` for `/users`, unless the container has something of that name.
  private func dropVersion(from segments: inout [PathSegment], _ repairs: inout Repairs) {
    guard segments.count > 1, let name = segments[0].name, segments[0].arguments == nil,
      GraphVersion.allCases.contains(where: { $0.rawValue == name.lowercased() }),
      index.model.container?.resources.contains(where: { $0.name == name }) != true
    else { return }
    segments.removeFirst()
    repairs.note(.pathVersionPrefix, "the version '\(name)' before the path is dropped")
  }
}

/// The names of a query's options.
enum PathQuery {
  /// In lower case, without the system query options, which begin with a dollar sign.
  static func names(in query: String) -> [String] {
    query.split(separator: "&").compactMap { option in
      let name = option.prefix { $0 != "=" }
      return name.isEmpty || name.first == "$" ? nil : name.lowercased()
    }
  }
}
