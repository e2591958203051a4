import CallsInitiateAll
import Foundation
import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite
struct EndpointTests {
  private let nastyKeys = [
    "57dab8b1-894c-409a-b240-bd8beae78896", "a/b", "..", ".", "a b", "a?b#c", "100%", "%2F", "o'neil", "('x')", "ü€😀",
    "$count", "root:", "delta", "keepAlive", "calls", "participants", "..;", "%2e%2e", "\0", "microsoft.graph.call", "",
    "a;b=c", "+1 (555)", "\\",
  ]

  @Test
  func anEndpointHasTheMethodPathAndAddressOfItsRow() {
    let endpoint = GraphV1.Endpoint.postCommunicationsCallsByIDPlayPrompt(callID: "57dab8b1")
    #expect(endpoint.method == .post)
    #expect(endpoint.path == "/communications/calls/57dab8b1/playPrompt")
    #expect(endpoint.url() == "https://graph.microsoft.com/v1.0/communications/calls/57dab8b1/playPrompt")
    #expect(endpoint.source.page == "Calls.Initiate.All.md")
    #expect(GraphBeta.Endpoint.postAppCalls.url() == "https://graph.microsoft.com/beta/app/calls")
  }

  @Test
  func everyEndpointsAddressLeadsBackToItWhateverItsKeysAre() throws {
    try expectBack(GraphV1.Endpoint.self)
    try expectBack(GraphBeta.Endpoint.self)
  }

  private func expectBack<Endpoint: GraphEndpoint>(_ type: Endpoint.Type) throws {
    #expect(!Endpoint.descriptions.isEmpty)
    for index in Endpoint.descriptions.indices {
      for (number, key) in nastyKeys.enumerated() {
        let other = nastyKeys[(number + 1) % nastyKeys.count]
        let endpoint = try #require(
          [[], [key], [key, other]].lazy.compactMap { Endpoint.table.endpoint(at: EndpointPosition(index, $0)) }.first
        )
        #expect(Endpoint(method: endpoint.method, url: endpoint.url()) == endpoint, "\(endpoint.url())")
        #expect(endpoint.isAddressable)
        #expect(URL(string: endpoint.url()) != nil, "\(endpoint.url())")
      }
    }
  }

  @Test
  func anotherVersionsAddressAnotherMethodAndAnotherPathBelongToNoEndpoint() {
    #expect(GraphV1.Endpoint(method: .get, url: "https://graph.microsoft.com/beta/communications/calls/1") == nil)
    #expect(GraphV1.Endpoint(method: .put, path: "/communications/calls/1") == nil)
    #expect(GraphV1.Endpoint(method: .get, path: "/communications/calls/1/2/3") == nil)
  }

  @Test
  func theAppRoleOfThePageAllowsItsEndpointsOtherRolesScopesAndUnknownIdsDont() throws {
    let endpoint = GraphV1.Endpoint.postCommunicationsCalls
    let role = GrantedPermissions(
      appRoleIDs: ["284383EE-7f6e-4e40-a2a8-e85dcb029101"],
      known: GraphPermissions.all
    )
    #expect(endpoint.decision(for: role) == .granted(by: [GraphPermissions.callsInitiateAll]))
    let needed = [[GraphPermissions.callsInitiateAll]]
    let other = GrantedPermissions(.application, names: ["Calls.JoinGroupCall.All"])
    let missing = AccessDecision.insufficient(
      kind: .application,
      missing: [GraphPermissions.callsInitiateAll],
      smallestGrants: needed
    )
    #expect(endpoint.decision(for: other) == missing)
    let unknown = GrantedPermissions(
      appRoleIDs: ["00000000-0000-0000-0000-000000000000"],
      known: GraphPermissions.all
    )
    #expect(endpoint.decision(for: unknown) == missing)
    let scope = GrantedPermissions(.delegated, names: ["Calls.Initiate.All"])
    #expect(endpoint.decision(for: scope) == .kindNotSupported(.delegated, smallestGrants: needed))
  }

  @Test
  func aTokensClaimsDecideItsKindIncluded() throws {
    let endpoint = GraphV1.Endpoint.postCommunicationsCalls
    func granted(_ claims: String) throws -> Bool {
      let payload = Data(claims.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
        .replacing("/", with: "_")
      return endpoint.decision(for: try GrantedPermissions(accessToken: "e30.\(payload).")).isGranted
    }
    #expect(try granted(#"{"idtyp": "app", "roles": ["Calls.Initiate.All"]}"#))
    #expect(try !granted(#"{"idtyp": "app", "roles": ["User.Read.All"]}"#))
    #expect(try !granted(#"{"scp": "Calls.Initiate.All User.Read"}"#))
    #expect(try !granted(#"{"scp": "User.Read", "roles": ["Calls.Initiate.All"]}"#))
  }

  @Test
  func theRegistryKnowsEveryWayToWriteATypesNameAndNoOtherType() {
    for name in ["microsoft.graph.call", "#microsoft.graph.call", "#Microsoft.Graph.Call"] {
      #expect(GraphV1.objectType(named: name) is GraphV1.Call.Type)
      #expect(GraphBeta.objectType(named: name) is GraphBeta.Call.Type)
    }
    #expect(GraphV1.objectType(named: "microsoft.graph.identitySet") is GraphV1.IdentitySet.Type)
    #expect(GraphV1.objectType(named: "microsoft.graph.tomorrow") == nil)
    #expect(GraphV1.objectType(named: "call") == nil)
    #expect(GraphV1.objectType(named: "") == nil)
  }
}
