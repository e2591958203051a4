import CallsInitiateAll
import GraphRuntime
import Testing

@Suite("Grants at start-up")
struct GrantCheckTests {
  @Test func whatIsGrantedSufficesForTheModule() {
    let check = GraphV1.Endpoint.check(GrantedPermissions(.application, names: ["calls.initiate.all", "Mail.Read"]))
    #expect(check.isComplete && check.denied.isEmpty)
    #expect(check.unneeded.map(\.name) == ["Mail.Read"])
    #expect(check.endpointCount > 0)
    #expect(check.description.hasSuffix("endpoints can be called.\nNot needed: Mail.Read."))
  }

  @Test func whatIsMissingIsNamedForEachEndpoint() {
    let check = GraphV1.Endpoint.check(GrantedPermissions(.application, names: []))
    #expect(check.denied.count == check.endpointCount && check.endpointCount > 0)
    #expect(check.denied.allSatisfy { !$0.decision.isGranted })
    #expect(check.description.contains("Calls.Initiate.All missing"))
  }
}
