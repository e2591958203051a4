import GraphRuntime
import HTTPTypes
import Testing

@Suite
struct PermissionDecisionTests {
  let a = GraphPermission("A.Read")
  let b = GraphPermission("B.Read")
  let c = GraphPermission("C.Read")

  func granted(_ names: String...) -> GrantedPermissions { GrantedPermissions(.application, names: names) }

  @Test func anyOneSetSufficesAndTheSmallestIsNamed() {
    let requirement = PermissionRequirement(application: [[a, b], [c]], delegated: [])
    #expect(requirement.decision(for: granted("A.Read", "b.read")) == .granted(by: [a, b]))
    #expect(requirement.decision(for: granted("A.Read", "B.Read", "C.Read")) == .granted(by: [c]))
  }

  @Test func allOfASetIsNeeded() {
    let requirement = PermissionRequirement(application: [[a, b]], delegated: [])
    let decision = requirement.decision(for: granted("A.Read"))
    #expect(decision == .insufficient(kind: .application, missing: [b], smallestGrants: [[a, b]]))
    #expect(!decision.isGranted)
  }

  @Test func missingIsTheFewestThatWouldDo() {
    let requirement = PermissionRequirement(
      application: [[a, b, c], [GraphPermission("D"), GraphPermission("E")]],
      delegated: []
    )
    let decision = requirement.decision(for: granted("A.Read", "B.Read"))
    guard case .insufficient(_, let missing, let grants) = decision else {
      Issue.record("\(decision)")
      return
    }
    #expect(missing == [c])
    #expect(grants.map { $0.map(\.name) } == [["D", "E"], ["A.Read", "B.Read", "C.Read"]])
  }

  @Test func setsThatHoldAnotherAreNotSmallest() {
    let requirement = PermissionRequirement(application: [[a, b], [b], [c, c], [b]], delegated: [])
    #expect(requirement.smallestGrants(for: .application) == [[b], [c]])
  }

  @Test func kindsNeverMix() {
    let requirement = PermissionRequirement(application: [[a]], delegated: [[b]])
    let delegated = GrantedPermissions(.delegated, names: ["A.Read"])
    #expect(
      requirement.decision(for: delegated) == .insufficient(kind: .delegated, missing: [b], smallestGrants: [[b]])
    )
    let applicationOnly = PermissionRequirement(application: [[a]], delegated: [])
    #expect(applicationOnly.decision(for: delegated) == .kindNotSupported(.delegated, smallestGrants: [[a]]))
  }

  @Test func anEmptySetAsksForNothingAndNoSetAllowsNothing() {
    let requirement = PermissionRequirement(application: [[], [a]], delegated: [])
    #expect(requirement.decision(for: granted()) == .granted(by: []))
    let none = PermissionRequirement(application: [], delegated: [])
    #expect(none.decision(for: granted("A.Read")) == .kindNotSupported(.application, smallestGrants: []))
  }

  @Test func reasonsReadWell() {
    #expect("\(AccessDecision.granted(by: [a, b, c]))" == "Granted by A.Read, B.Read and C.Read.")
    #expect("\(AccessDecision.granted(by: []))" == "Granted: no permission is needed.")
    let insufficient = AccessDecision.insufficient(kind: .application, missing: [b], smallestGrants: [[c], [a, b]])
    #expect(
      "\(insufficient)"
        == "Insufficient application permissions: B.Read missing."
        + " Sufficient of this module's permissions: C.Read; or A.Read and B.Read."
    )
    #expect(
      "\(AccessDecision.kindNotSupported(.delegated, smallestGrants: [[a]]))"
        == "None of this module's permissions suffices as a delegated permission."
        + " Sufficient as an application permission: A.Read."
    )
    #expect(
      "\(AccessDecision.kindNotSupported(.delegated, smallestGrants: []))"
        == "None of this module's permissions suffices, of either kind."
    )
    #expect(
      "\(AccessDecision.endpointUnknown(method: .get, path: "/x"))"
        == "Unknown endpoint: none of this module's permissions is about GET /x."
    )
  }

  @Test func namesCompareWithoutCaseAndIdsDoNotCount() {
    let known = GraphPermission("Calls.Initiate.All", appRole: "1", delegatedScope: nil)
    #expect(known == GraphPermission("calls.initiate.ALL"))
    #expect(Set([known, GraphPermission("CALLS.Initiate.All")]).count == 1)
    #expect(known != GraphPermission("Calls.Initiate"))
  }
}
