import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Grants in answers")
struct GrantAnswerTests {
  private static let role = "284383ee-7f6e-4e40-a2a8-e85dcb029101"
  private static let known = [GraphPermission("Calls.Initiate.All", appRole: role, delegatedScope: nil)]

  private func names(_ granted: GrantedPermissions) -> [String] { granted.permissions.map(\.name).sorted() }

  @Test(arguments: [
    ("Mail.Read  User.Read", ["Mail.Read", "User.Read"]),
    ("openid profile email offline_access Mail.Read", ["Mail.Read"]),
    ("https://graph.microsoft.com/Mail.Read HTTPS://GRAPH.MICROSOFT.COM/User.Read", ["Mail.Read", "User.Read"]),
    ("https://outlook.office.com/Mail.Read https://graph.microsoft.com.evil.example/User.Read", []),
    ("https://graph.microsoft.com/.default https://graph.microsoft.com/", []),
    ("", []),
  ])
  func scopesOfATokenResponse(_ scope: String, _ expected: [String]) {
    #expect(names(GrantedPermissions(tokenScope: scope)) == expected)
  }

  @Test func scopesOfAPersonalAccount() {
    let granted = GrantedPermissions(tokenScope: "Mail.Read", kind: .delegatedPersonal)
    let mail = GraphPermission("Mail.Read")
    let work = PermissionRequirement(application: [], delegated: [[mail]], delegatedPersonal: [])
    #expect(work.decision(for: granted) == .kindNotSupported(.delegatedPersonal, smallestGrants: []))
    #expect(PermissionRequirement(application: [], delegated: [[mail]]).decision(for: granted).isGranted)
  }

  @Test func appRoleAssignments() throws {
    let json = Data(
      """
      {"value": [
        {"appRoleId": "\(Self.role.uppercased())", "resourceId": "GRAPH"},
        {"appRoleId": "284383ee-7f6e-4e40-a2a8-e85dcb029102", "resourceId": "graph"},
        {"appRoleId": "284383ee-7f6e-4e40-a2a8-e85dcb029103", "resourceId": "other"}
      ]}
      """.utf8
    )
    let granted = try GrantedPermissions(appRoleAssignments: json, resource: "graph", known: Self.known)
    #expect(granted.kind == .application && names(granted) == ["Calls.Initiate.All"])
    #expect(granted.unknownIDs == ["284383ee-7f6e-4e40-a2a8-e85dcb029102"])
    #expect(try GrantedPermissions(appRoleAssignments: json, known: Self.known).unknownIDs.count == 2)
  }

  @Test func permissionGrants() throws {
    let json = Data(
      """
      {"value": [
        {"consentType": "AllPrincipals", "principalId": null, "resourceId": "g", "scope": " A.Read B.Read"},
        {"consentType": "Principal", "principalId": "ada", "resourceId": "g", "scope": "C.Read"},
        {"consentType": "Principal", "principalId": "bob", "resourceId": "g", "scope": "D.Read"},
        {"consentType": "AllPrincipals", "principalId": null, "resourceId": "x", "scope": "E.Read"}
      ]}
      """.utf8
    )
    #expect(names(try GrantedPermissions(oauth2PermissionGrants: json, resource: "g")) == ["A.Read", "B.Read"])
    let ada = try GrantedPermissions(oauth2PermissionGrants: json, principal: "ADA", resource: "g")
    #expect(ada.kind == .delegated && names(ada) == ["A.Read", "B.Read", "C.Read"])
  }

  @Test(arguments: ["", "[]", "{}", #"{"value": {}}"#, #"{"value": [{}]}"#, #"{"value": [1]}"#])
  func anythingElseIsRefused(_ json: String) {
    #expect(throws: GrantAnswerError.self) {
      try GrantedPermissions(appRoleAssignments: Data(json.utf8), known: Self.known)
    }
    #expect(throws: GrantAnswerError.self) { try GrantedPermissions(oauth2PermissionGrants: Data(json.utf8)) }
  }
}
