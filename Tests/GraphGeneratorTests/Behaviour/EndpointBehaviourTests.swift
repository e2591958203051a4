import GoldenPaths
import HTTPTypes
import Testing

@testable import GraphRuntime

/// What the endpoints of `Goldens/Paths` do.
@Suite struct EndpointBehaviourTests {
  typealias Endpoint = GoldenPaths.GraphV1.Endpoint

  /// Every case once, in the order of the descriptions, with keys that need encoding.
  static let all: [Endpoint] = Endpoint.descriptions.indices.compactMap { index in
    (0...3).lazy.compactMap { count in
      Endpoint.table.endpoint(at: EndpointPosition(index, (0..<count).map { "k '\($0)/ü" }))
    }.first
  }

  @Test func everyRowOfThePageIsAnEndpoint() {
    #expect(Self.all.count == 15)
    #expect(Set(Self.all).count == 15)
    #expect(Set(Endpoint.descriptions.map(\.source.hash)).count == 15)
  }

  @Test(arguments: all)
  func methodAndAddressLeadBack(_ endpoint: Endpoint) {
    #expect(Endpoint.table.endpoint(at: endpoint.place) == endpoint)
    #expect(Endpoint(method: endpoint.method, path: endpoint.path) == endpoint, "\(endpoint.path)")
    #expect(Endpoint(method: endpoint.method, url: endpoint.url()) == endpoint, "\(endpoint.url())")
  }

  @Test func valuesStandWhereTheyBelong() {
    #expect(Endpoint.getTeamsCode(code: "O'Hara").path == "/teams(code='O''Hara')")
    #expect(Endpoint.getDrivesByIDSearchQ(driveID: "d", q: "a/b").path == "/drives/d/search(q='a%2Fb')")
    #expect(
      Endpoint.getTeamsByIDBetweenFirstLast(teamID: "t", first: "1", last: "2").path
        == "/teams/t/between(first=1,last=2)"
    )
    #expect(
      Endpoint.getDrivesByIDRootByPathChildren(driveID: "d", itemPath: "x/y z").path
        == "/drives/d/root:/x/y%20z:/children"
    )
    #expect(Endpoint.deleteTeamsByIDMembersByIDRef(teamID: "t", personID: "p").path == "/teams/t/members/p/$ref")
  }

  @Test func anUnknownPathIsNoEndpoint() {
    #expect(Endpoint(method: .get, path: "/teams/1/nothing") == nil)
    #expect(Endpoint(method: .put, path: "/people/delta") == nil)
    #expect(Endpoint.table.endpoint(at: EndpointPosition(5, ["one", "two", "three", "four"])) == nil)
    #expect(Endpoint.table.endpoint(at: EndpointPosition(99, [])) == nil)
  }
}
