public import GraphSpec

/// Finds what a method and a path of a permission page mean in the entity data model (OData URL conventions 4.01).
///
/// The letter of a path wins over every repair, and a repair is always reported. A path that doesn't resolve still has
/// a complete template.
public struct PathResolver: Sendable {
  private let index: ModelIndex

  public init(model: EntityDataModel) { index = ModelIndex(model: model) }

  init(hierarchy: TypeHierarchy) { index = ModelIndex(hierarchy: hierarchy) }

  /// - Parameters:
  ///   - method: Nil where the page gives none, which does not resolve.
  ///   - path: As written in the page.
  ///   - location: Of the path, for the repairs.
  public func resolve(method: HTTPMethod?, path: String, at location: SourceLocation) -> Resolution {
    resolve(method: method, path: ParsedPath(path, at: location)).resolution
  }

  /// - Returns: the resolution, and how many elements of the model were looked at for it.
  func resolve(method: HTTPMethod?, path: ParsedPath) -> (resolution: Resolution, cost: Int) {
    var repairs = path.repairs
    if let text = path.notAPath {
      let reason: Resolution.Failure.Reason = method == nil ? .noMethod : .noPath
      let resolution = Resolution(
        kind: .unresolved,
        template: PathTemplate(),
        failure: Resolution.Failure(reason: reason, segment: text, type: nil),
        repairs: repairs.diagnostics
      )
      return (resolution, 1)
    }
    var segments = path.segments
    dropVersion(from: &segments, &repairs)
    for segment in segments where segment.isMendedPlaceholder {
      repairs.note(.pathPlaceholder, "'\(segment.text)' is read as a placeholder")
    }
    guard let method else {
      return unresolved(Resolution.Failure(reason: .noMethod, segment: "", type: nil), segments, repairs, PathTrail())
    }
    var walk = PathWalk(index: index, method: method, segments: segments, query: path.query, repairs: repairs)
    do {
      return (try walk.resolve(), walk.trail.cost)
    } catch {
      return unresolved(error.failure, segments, repairs, walk.trail)
    }
  }

  /// What a path that doesn't resolve says: repairs that took the metadata for help are not made.
  private func unresolved(
    _ failure: Resolution.Failure,
    _ segments: [ParsedSegment],
    _ repairs: Repairs,
    _ trail: PathTrail
  ) -> (Resolution, Int) {
    let resolution = Resolution(
      kind: .unresolved,
      template: PathTemplate(asWritten: segments),
      failure: failure,
      repairs: repairs.diagnostics,
      trail: trail.value
    )
    return (resolution, trail.cost + 1)
  }

  /// `/v1.0/users` for `/users`, unless the container has something of that name.
  private func dropVersion(from segments: inout [ParsedSegment], _ repairs: inout Repairs) {
    guard segments.count > 1, let name = segments[0].name, segments[0].arguments == nil,
      GraphVersion.allCases.contains(where: { $0.rawValue == name.lowercased() }),
      !index.resources(like: name).contains(where: { $0.name == name })
    else { return }
    segments.removeFirst()
    repairs.note(.pathVersionPrefix, "the version '\(name)' before the path is dropped")
  }
}
