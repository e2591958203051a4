#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why an answer of Graph or of the token endpoint doesn't say what is granted.
public enum GrantAnswerError: Error, Hashable, Sendable {
  /// It is no JSON, or no list of what is expected.
  case notAList(expected: String)

  /// One of the list's items, counted from 0, has no text of that name.
  case memberMissing(name: String, item: Int)
}

extension GrantAnswerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAList(let expected): "The answer is not a list of \(expected)."
    case .memberMissing(let name, let item): "The item \(item) of the answer has no '\(name)'."
    }
  }
}

extension GrantedPermissions {
  /// The `scope` of a token response (RFC 6749 section 5.1): names with a space between them, each with or without the
  /// address of Graph before it. Scopes of other services grant nothing here, nor do those of OpenID Connect.
  ///
  /// - Parameters:
  ///   - scope: The member's text.
  ///   - kind: `delegatedPersonal` for a personal account, whose tokens can't be read.
  public init(tokenScope scope: String, kind: PermissionKind = .delegated) {
    let names = scope.utf8.split(separator: 0x20).compactMap { Self.graphScope(String(Substring($0))) }
    self.init(kind, names: names)
  }

  private static func graphScope(_ scope: String) -> String? {
    guard let slash = scope.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      let openID: Set = ["openid", "profile", "email", "offline_access"]
      return openID.contains(scope) ? nil : scope
    }
    guard AddressOrigin(base: String(scope[..<slash]))?.isGraph == true else { return nil }
    let name = scope[scope.index(after: slash)...]
    return name.isEmpty || name == ".default" ? nil : String(name)
  }

  /// What `GET /servicePrincipals/{id}/appRoleAssignments` answers: the app's own roles.
  ///
  /// - Parameters:
  ///   - json: The answer: an object with `value`.
  ///   - resource: The object id of Graph's service principal in the tenant; roles of other services are left out. Nil
  ///     takes all of them.
  ///   - known: What translates ids into permissions: the generated `GraphPermissions.all`.
  public init(
    appRoleAssignments json: Data,
    resource: String? = nil,
    known: some Sequence<GraphPermission>
  ) throws(GrantAnswerError) {
    let items = try Self.items(json, "app role assignments")
    var ids: [String] = []
    for (index, item) in items.enumerated() {
      let id = try Self.text(item, "appRoleId", index)
      if try Self.belongs(item, index, to: resource) { ids.append(id) }
    }
    self.init(appRoleIDs: ids, known: known)
  }

  /// What `GET /servicePrincipals/{id}/oauth2PermissionGrants` answers: the scopes that were consented to.
  ///
  /// - Parameters:
  ///   - json: The answer: an object with `value`.
  ///   - principal: The object id of a user: scopes that only other users have consented to are left out. Nil takes what
  ///     an administrator has consented to for everybody.
  ///   - resource: As for app role assignments.
  public init(
    oauth2PermissionGrants json: Data,
    principal: String? = nil,
    resource: String? = nil
  ) throws(GrantAnswerError) {
    let items = try Self.items(json, "permission grants")
    var names: [String] = []
    for (index, item) in items.enumerated() {
      let scope = try Self.text(item, "scope", index)
      let consent = try Self.text(item, "consentType", index)
      guard try Self.belongs(item, index, to: resource) else { continue }
      let owner = item["principalId"]?.string
      let isOwn = principal.map { wanted in owner.map { FoldedName.areEqual($0, wanted) } ?? false } ?? false
      guard consent == "AllPrincipals" || isOwn else { continue }
      names += scope.utf8.split(separator: 0x20).map { String(Substring($0)) }
    }
    self.init(.delegated, names: names)
  }

  private static func items(_ json: Data, _ expected: String) throws(GrantAnswerError) -> [JSONValue] {
    guard let answer = try? JSONDecoder().decode(JSONValue.self, from: json), let items = answer["value"]?.array else {
      throw .notAList(expected: expected)
    }
    return items
  }

  private static func text(_ item: JSONValue, _ name: String, _ index: Int) throws(GrantAnswerError) -> String {
    guard let text = item[name]?.string else { throw .memberMissing(name: name, item: index) }
    return text
  }

  private static func belongs(
    _ item: JSONValue,
    _ index: Int,
    to resource: String?
  ) throws(GrantAnswerError) -> Bool {
    guard let resource else { return true }
    return FoldedName.areEqual(try text(item, "resourceId", index), resource)
  }
}
