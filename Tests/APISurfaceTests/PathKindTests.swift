import APISurface
import GraphSpec
import Testing

@Suite
struct PathKindTests {
  @Test(
    "The kind and the bodies follow the last segment and the method",
    arguments: [
      (.get, "/users", "entitySet /users -> Collection(sample.graph.user)"),
      (.post, "/users", "entitySet /users <- sample.graph.user -> sample.graph.user"),
      (.get, "/users/{id}", "entity /users/{id} -> sample.graph.user"),
      (.patch, "/users/{id}", "entity /users/{id} <- sample.graph.user -> sample.graph.user"),
      (.put, "/users/{id}", "entity /users/{id} <- sample.graph.user -> sample.graph.user"),
      (.delete, "/users/{id}", "entity /users/{id}"),
      (.get, "/me", "singleton /me -> sample.graph.user"),
      (.get, "/me/messages", "collection /me/messages -> Collection(sample.graph.message)"),
      (.post, "/me/messages", "collection /me/messages <- sample.graph.message -> sample.graph.message"),
      (.get, "/me/manager", "navigation /me/manager -> sample.graph.directoryObject"),
      (.get, "/me/settings", "property /me/settings -> sample.graph.settings"),
      (.patch, "/me/settings", "property /me/settings <- sample.graph.settings -> sample.graph.settings"),
      (.get, "/me/settings/zone", "property /me/settings/zone -> Edm.String"),
      (.get, "/me/aliases", "property /me/aliases -> Collection(Edm.String)"),
      (.post, "/me/aliases", "property /me/aliases <- Edm.String -> Edm.String"),
      (.get, "/me/mail/$value", "value /me/mail/$value -> Edm.Stream"),
      (.get, "/me/photo/$value", "value /me/photo/$value -> Edm.Stream"),
      (.put, "/me/photo/$value", "value /me/photo/$value <- Edm.Stream"),
      (.get, "/me/drive/root/content", "property /me/drive/root/content -> Edm.Stream"),
      (.put, "/me/drive/root/content", "property /me/drive/root/content <- Edm.Stream"),
      (.get, "/users/$count", "count /users/$count -> Edm.Int64"),
      (.get, "/me/messages/$count", "count /me/messages/$count -> Edm.Int64"),
      (.put, "/me/manager/$ref", "ref /me/manager/$ref"),
      (.post, "/groups/{id}/members/$ref", "ref /groups/{id}/members/$ref"),
      (.delete, "/groups/{id}/members/{id}/$ref", "ref /groups/{id}/members/{id}/$ref"),
      (
        .get, "/groups/{id}/members/sample.graph.user",
        "collection /groups/{id}/members/sample.graph.user -> Collection(sample.graph.user)"
      ),
      (
        .get, "/groups/{id}/members/graph.user/$count",
        "count /groups/{id}/members/sample.graph.user/$count -> Edm.Int64"
      ),
      (
        .get, "/groups/{id}/members/{id}/graph.user",
        "entity /groups/{id}/members/{id}/sample.graph.user -> sample.graph.user"
      ),
      (
        .get, "/groups/{id}/members/{id}/graph.user/mail",
        "property /groups/{id}/members/{id}/sample.graph.user/mail -> Edm.String"
      ),
      (.post, "/me/check", "action /me/check -> Collection(Edm.String)"),
      (.post, "/resetAll", "action /resetAll"),
      (
        .patch, "/me/drive/getByPath(path='{p}')",
        "function /me/drive/getByPath(path='{path}') <- sample.graph.drive -> sample.graph.drive"
      ),
      (.delete, "/me/drive/getByPath(path='{p}')", "function /me/drive/getByPath(path='{path}')"),
      (.get, "/me/messages/delta", "function /me/messages/delta -> Collection(sample.graph.message)"),
    ] as [(HTTPMethod, String, String)]
  )
  func kinds(method: HTTPMethod, path: String, expected: String) {
    let resolution = PathFixture.resolve(method, path)
    #expect(resolution.summary == expected)
    #expect(resolution.failure == nil)
    #expect(resolution.repairs == [])
  }

  @Test(
    "A path that doesn't resolve names the first segment that is unknown, and where",
    arguments: [
      (.get, "/nobody/x", "unresolved /nobody/x [unknown-root nobody on the container]"),
      (.post, "/$batch", "unresolved /$batch [unknown-root $batch on the container]"),
      (.get, "/{id}", "unresolved /{id} [unknown-root {id} on the container]"),
      (.get, "/me/dreams/{id}/x", "unresolved /me/dreams/{id}/x [unknown-segment dreams on sample.graph.user]"),
      (.get, "/me/mail/x", "unresolved /me/mail/x [unknown-segment x on Edm.String]"),
      (.get, "/me/aliases/{id}", "unresolved /me/aliases/{id} [unknown-segment {id} on Collection(Edm.String)]"),
      (.get, "/me/{id}", "unresolved /me/{id} [unknown-segment {id} on sample.graph.user]"),
      (
        .get, "/users/messages",
        "unresolved /users/messages [unknown-segment messages on Collection(sample.graph.user)]"
      ),
      (.get, "/users/$value", "unresolved /users/$value [unknown-segment $value on Collection(sample.graph.user)]"),
      (.get, "/me/$count", "unresolved /me/$count [unknown-segment $count on sample.graph.user]"),
      (.get, "/me/settings/$ref", "unresolved /me/settings/$ref [unknown-segment $ref on sample.graph.settings]"),
      (.get, "/me/graph.group", "unresolved /me/graph.group [unknown-segment graph.group on sample.graph.user]"),
      (.get, "/me/lost", "unresolved /me/lost [unknown-type lost on sample.graph.undeclared]"),
      (.get, "/me/lost/x", "unresolved /me/lost/x [unknown-type x on sample.graph.undeclared]"),
      (.post, "/me/forward", "unresolved /me/forward [not-bound forward on sample.graph.user]"),
      (.get, "/me/check", "unresolved /me/check [method-mismatch check on sample.graph.user]"),
      (
        .post, "/me/messages/delta",
        "unresolved /me/messages/delta [method-mismatch delta on Collection(sample.graph.message)]"
      ),
      (
        .patch, "/me/drive/closed",
        "unresolved /me/drive/closed [method-mismatch closed on sample.graph.drive]"
      ),
      (.get, "/me/check/x", "unresolved /me/check/x [unknown-segment x on Collection(Edm.String)]"),
      (.post, "/me", "unresolved /me [method-mismatch me on sample.graph.user]"),
      (.delete, "/users", "unresolved /users [method-mismatch users on Collection(sample.graph.user)]"),
      (.post, "/users/$count", "unresolved /users/$count [method-mismatch $count on Collection(sample.graph.user)]"),
      (
        .get, "/me/messages/delta(nothing={x})",
        "unresolved /me/messages/delta(nothing={x}) "
          + "[no-overload delta(nothing={x}) on Collection(sample.graph.message)]"
      ),
    ] as [(HTTPMethod, String, String)]
  )
  func failures(method: HTTPMethod, path: String, expected: String) {
    #expect(PathFixture.resolve(method, path).summary == expected)
  }

  @Test
  func withoutAMethodOrAPathThereIsNothingToResolveAndAPathIsKept() {
    let noMethod = PathFixture.resolve(nil, "/me/messages/{id}")
    #expect(noMethod.failure?.reason == .noMethod)
    #expect(noMethod.template.description == "/me/messages/{id}")
    for path in ["", "  ", "/", "** Collection not found"] {
      #expect(PathFixture.resolve(.get, path).failure?.reason == .noPath, "\(path)")
    }
    #expect(PathFixture.resolve(nil, "Prefer: wait").failure?.reason == .noMethod)
  }

  @Test
  func aCallSaysWhatItIsBoundToAsCalledAndWhichOverloadIsMeant() throws {
    let check = PathFixture.resolve(.post, "/users/{id}/check")
    #expect(check.binding?.description == "sample.graph.user")
    #expect(check.operation?.bindingType?.description == "sample.graph.directoryObject")
    #expect(check.requestType == nil)
    // Of two binding types the nearer one wins.
    #expect(PathFixture.resolve(.get, "/users/delta").responseType?.description == "Collection(sample.graph.user)")
    let groups = PathFixture.resolve(.get, "/groups/delta")
    #expect(groups.responseType?.description == "Collection(sample.graph.directoryObject)")
    #expect(groups.binding?.description == "Collection(sample.graph.group)")
    // The method tells a function from an action of the same name.
    #expect(PathFixture.resolve(.get, "/me/messages/{id}/both").kind == .function)
    #expect(PathFixture.resolve(.post, "/me/messages/{id}/both").kind == .action)
    #expect(PathFixture.resolve(.post, "/resetAll").binding == nil)
  }
}
