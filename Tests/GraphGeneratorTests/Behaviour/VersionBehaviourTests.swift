import GoldenVersions
import GoldenVersionsTrusted
import GraphRuntime
import HTTPTypes
import Testing

/// Where the rows of one page end up when labels are repaired, and when they are trusted.
@Suite struct VersionBehaviourTests {
  @Test func aRowMovesToTheVersionThatKnowsIt() {
    #expect(GoldenVersions.GraphBeta.Endpoint(method: .get, path: "/gongs/1") == .getGongsByID(gongID: "1"))
    #expect(GoldenVersions.GraphV1.Endpoint(method: .get, path: "/gongs/1") == nil)
    #expect(GoldenVersions.GraphBeta.Gong(diameter: 1.5).diameter == 1.5)
  }

  @Test func aTrustedRowStaysAsRawJSON() {
    #expect(GoldenVersionsTrusted.GraphV1.Endpoint(method: .get, path: "/gongs/1") != nil)
    #expect(GoldenVersionsTrusted.GraphBeta.Endpoint(method: .get, path: "/gongs/1") == nil)
    #expect(GoldenVersionsTrusted.GraphBeta.objectType(named: "microsoft.graph.gong") == nil)
  }

  @Test func aRowThatNoVersionKnowsStaysWhereItIsLabelled() {
    #expect(GoldenVersions.GraphV1.Endpoint(method: .delete, path: "/whistles/1") != nil)
    #expect(GoldenVersionsTrusted.GraphV1.Endpoint(method: .delete, path: "/whistles/1") != nil)
  }

  @Test func theVersionsKeepTheirOwnTypes() {
    #expect(GoldenVersions.GraphBeta.Bell(volume: 3).volume == 3)
    #expect(GoldenVersions.GraphV1.objectType(named: "#Microsoft.Graph.BELL") == GoldenVersions.GraphV1.Bell.self)
  }
}
