import APISurface
import GraphSpec
import Testing

@Suite
struct PathTrailTests {
  private static let paths = [
    "/users/{id}", "/Users/{id | upn}/Messages/{id}", "/users('{id}')/manager/$ref", "/groups(appId='{id}')",
    "/parts(line={l},order='{o}')", "/groups/{id}/members/graph.user/$count", "/me/drive/root:/{path}:/content",
    "/me/messages/delta", "/me/messages/delta(token={t})", "/groups/delta", "/users/delta", "/me/getReport",
    "/me/getReport?date={d}", "/me/getTones(tone=star)", "/me/drive/getByPath('{path}')/items/{id}", "/me/check",
    "/me/check/x", "/me/forward", "/me/messages/{id}/both", "/me/messages/getCalls(from={f})", "/me/drive/root/CASED",
    "/objects/{id}/owners", "/objects/{id}/notes/{id}/forward", "/objects/{id}/photo/$value", "/objects/{id}/mail",
    "/me/messages/inbox/rules", "/me/messages/inbox", "/me/messages/getX", "/users/messages/rules", "/me/lost/x",
    "/me/settings/zone", "/me/dreams", "/nobody", "/resetAll", "/me/aliases/{id}", "/me/mail/$value", "/users/user-id",
  ]

  @Test
  func aSliceOfTheTrailsResolvesEveryPathToTheSameAlsoThoseThatDontResolve() {
    var trails: [Resolution.Trail] = []
    for path in Self.paths {
      for method in HTTPMethod.allCases {
        let resolution = PathFixture.resolve(method, path)
        trails.append(resolution.trail)
        for keepsProperties in [false, true] {
          let slice = PathFixture.model.slice(keeping: [resolution.trail], keepsProperties: keepsProperties)
          let again = PathResolver(model: slice).resolve(method: method, path: path, at: PathFixture.location)
          #expect(again == resolution, "\(method.rawValue) \(path)")
        }
      }
    }
    let union = PathResolver(model: PathFixture.model.slice(keeping: trails, keepsProperties: false))
    for path in Self.paths {
      for method in HTTPMethod.allCases {
        let again = union.resolve(method: method, path: path, at: PathFixture.location)
        #expect(again == PathFixture.resolve(method, path), "\(method.rawValue) \(path)")
      }
    }
  }

  @Test
  func aTrailNamesWhatTheWalkUsedInItsOrderAndNothingElse() {
    let graph = { QualifiedName(namespace: "sample.graph", name: $0) }
    #expect(
      PathFixture.resolve(.get, "/me/messages/{id}").trail.steps == [
        .resource("me"),
        .type(graph("user")), .type(graph("directoryObject")), .type(graph("entity")),
        .navigationProperty(type: graph("user"), name: "messages"),
        .type(graph("message")),
        .property(type: graph("entity"), name: "id"),
      ]
    )
  }
}
