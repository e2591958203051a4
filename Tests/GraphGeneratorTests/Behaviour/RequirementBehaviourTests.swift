import GoldenTwoPages
import GraphRuntime
import HTTPTypes
import Testing

/// Who may call what in `Goldens/TwoPages`, where two permissions share an endpoint.
@Suite struct RequirementBehaviourTests {
  typealias Endpoint = GoldenTwoPages.GraphV1.Endpoint
  typealias Permissions = GoldenTwoPages.GraphPermissions

  @Test func oneOfTwoPermissionsIsEnough() {
    let endpoint = Endpoint.getWallsByID(wallID: "1")
    for permission in [Permissions.wallsRead, Permissions.wallsReadWrite] {
      for kind in [PermissionKind.application, .delegated] {
        #expect(endpoint.decision(for: GrantedPermissions(kind, [permission])) == .granted(by: [permission]))
      }
    }
    #expect(Endpoint.descriptions.count { $0.template.hasPrefix("/walls/") && $0.method == .get } == 1)
  }

  @Test func theKindsAreKeptApart() {
    let list = Endpoint.getWalls
    #expect(list.decision(for: GrantedPermissions(.delegated, [Permissions.wallsRead])).isGranted)
    let refused = list.decision(for: GrantedPermissions(.application, [Permissions.wallsRead]))
    #expect(refused == .kindNotSupported(.application, smallestGrants: [[Permissions.wallsRead]]))
  }

  @Test func whatIsMissingIsNamed() {
    let decision = Endpoint.patchWallsByID(wallID: "1").decision(
      for: GrantedPermissions(.application, [Permissions.wallsRead])
    )
    #expect(
      decision
        == .insufficient(
          kind: .application,
          missing: [Permissions.wallsReadWrite],
          smallestGrants: [[Permissions.wallsReadWrite]]
        )
    )
  }

  @Test func appRoleIDsAreGrants() {
    let granted = GrantedPermissions(appRoleIDs: ["22222222-2222-4222-8222-000000000003"], known: Permissions.all)
    #expect(Endpoint.postFences.decision(for: granted).isGranted)
  }
}
