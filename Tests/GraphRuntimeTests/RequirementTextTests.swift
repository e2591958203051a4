import Testing

@testable import GraphRuntime

@Suite("Requirements of generated code")
struct RequirementTextTests {
  private static let requirement = RequirementText.requirement(
    [
      "application-least A.Read", "and B.Read", "application C.Read", "delegated D.Read", "work-least E.Read",
      "personal F Read",
    ],
    ["A.Read": GraphPermission("A.Read", appRole: "1", delegatedScope: nil)]
  )

  private func names(_ sets: [[GraphPermission]]) -> [[String]] { sets.map { $0.map(\.name) } }

  @Test func alternativesHaveAllThatIsNeededTogether() {
    let requirement = Self.requirement
    #expect(names(requirement.application) == [["A.Read", "B.Read"], ["C.Read"]])
    #expect(requirement.application[0][0].appRoleID == "1")
    #expect(names(requirement.delegated) == [["D.Read"], ["E.Read"]])
    #expect(names(requirement.delegatedPersonal) == [["D.Read"], ["F Read"]])
    #expect(names(requirement.leastPrivileged(for: .application)) == [["A.Read", "B.Read"]])
    #expect(names(requirement.leastPrivileged(for: .delegated)) == [["E.Read"]])
    #expect(requirement.leastPrivileged(for: .delegatedPersonal).isEmpty)
  }

  @Test func oneOfTwoThatAreNeededTogetherGrantsNothing() {
    let alone = Self.requirement.decision(for: GrantedPermissions(.application, names: ["a.read"]))
    #expect(!alone.isGranted)
    let both = Self.requirement.decision(for: GrantedPermissions(.application, names: ["a.read", "B.READ"]))
    #expect(both.isGranted)
    #expect(!Self.requirement.decision(for: GrantedPermissions(.delegated, names: ["F Read"])).isGranted)
    #expect(Self.requirement.decision(for: GrantedPermissions(.delegatedPersonal, names: ["F Read"])).isGranted)
    #expect(!Self.requirement.decision(for: GrantedPermissions(.delegatedPersonal, names: ["E.Read"])).isGranted)
  }
}
