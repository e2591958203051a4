/// What the permissions document says of a row, which is more than a page can say.
public struct DocumentTerms: Hashable, Sendable {
  /// In which the permission allows the endpoint.
  public var schemes: Set<PermissionScheme>
  /// The schemes in which no less privileged permission does.
  public var least: Set<PermissionScheme>
  /// Permissions of which any one is needed in addition.
  public var alsoRequires: [PermissionScheme: [String]]

  public init(
    schemes: Set<PermissionScheme> = [],
    least: Set<PermissionScheme> = [],
    alsoRequires: [PermissionScheme: [String]] = [:]
  ) {
    self.schemes = schemes
    self.least = least
    self.alsoRequires = alsoRequires
  }

  /// Adds what another entry of the same permission, method and path says. Where both ask for something in addition, any
  /// of it suffices.
  public mutating func add(_ scheme: PermissionScheme, isLeast: Bool, alsoRequires more: [String]) {
    let isNew = schemes.insert(scheme).inserted
    if isLeast { least.insert(scheme) }
    let earlier = alsoRequires[scheme] ?? []
    if isNew {
      alsoRequires[scheme] = more.isEmpty ? nil : more
    } else if earlier.isEmpty || more.isEmpty {
      alsoRequires[scheme] = nil
    } else {
      let known = Set(earlier)
      alsoRequires[scheme] = earlier + more.filter { !known.contains($0) }
    }
  }
}
