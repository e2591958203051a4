import APISurface
import GraphSpec
import Testing

@Suite
struct PathRepairTests {
  @Test(
    "Every slip is mended and reported",
    arguments: [
      ("me/messages", "/me/messages", ["path-leading-slash"]),
      ("https://graph.example.com/v1.0/me/messages", "/me/messages", ["path-host", "path-version-prefix"]),
      ("https://graph.example.com/me", "/me", ["path-host"]),
      ("/beta/me/messages", "/me/messages", ["path-version-prefix"]),
      ("/me/messages?$filter=a eq 'b/c'&$top=1", "/me/messages", ["path-query"]),
      ("/me/messages?$search=\"{value}\"", "/me/messages", ["path-query"]),
      ("\"/me/messages\"", "/me/messages", ["path-markup"]),
      ("/me/messages/", "/me/messages", ["path-extra-slash"]),
      ("/me//messages", "/me/messages", ["path-extra-slash"]),
      ("/me /messages", "/me/messages", ["path-white-space"]),
      ("/me/ messages", "/me/messages", ["path-white-space"]),
      ("/me/messages.", "/me/messages", ["path-trailing-text"]),
      ("/me/messages (preview)", "/me/messages", ["path-trailing-text"]),
      ("/me/messages for the user's mail", "/me/messages", ["path-trailing-text"]),
      ("`/me/messages`", "/me/messages", ["path-markup"]),
      ("**/me/messages**", "/me/messages", ["path-markup"]),
      ("/users/{{ user id }}/messages", "/users/{user id}/messages", ["path-doubled-braces"]),
      ("/users/{id/messages", "/users/{id}/messages", ["path-unbalanced-braces"]),
      ("/users/{id/messages/{id}", "/users/{id}/messages/{id}", ["path-unbalanced-braces"]),
      ("/users/id}/messages", "/users/{id}/messages", ["path-unbalanced-braces"]),
      ("/users/{id", "/users/{id}", ["path-unbalanced-braces"]),
      ("/users/{id} | upn/messages", "/users/{id | upn}/messages", ["path-unbalanced-braces"]),
      ("/users('{id}'/messages", "/users/{id}/messages", ["path-unbalanced-parentheses"]),
      ("/users('{id})/messages", "/users/{id}/messages", ["path-unbalanced-parentheses"]),
      ("/users/{id})/messages", "/users/{id}/messages", ["path-unbalanced-parentheses"]),
      ("/me/drive/getByPath(path='{path}'", "/me/drive/getByPath(path='{path}')", ["path-unbalanced-parentheses"]),
      ("/users/<id>/messages", "/users/{id}/messages", ["path-placeholder"]),
      ("/users/[id]/messages", "/users/{id}/messages", ["path-placeholder"]),
      ("/users/:id/messages", "/users/{id}/messages", ["path-placeholder"]),
      ("/users/(user-id)/messages", "/users/{user-id}/messages", ["path-placeholder"]),
      ("/users/user-id/messages", "/users/{user-id}/messages", ["path-placeholder"]),
      ("/users/userId", "/users/{userId}", ["path-placeholder"]),
      ("/Me/MESSAGES", "/me/messages", ["path-case", "path-case"]),
      ("/me/messages/Delta", "/me/messages/delta", ["path-case"]),
      ("/groups/{id}/members/Graph.User", "", []),
      ("/groups/{id}/members/graph.USER", "/groups/{id}/members/sample.graph.user", ["path-case"]),
      ("/groups(APPID={id})", "/groups(appId={appId})", ["path-case"]),
      ("/users/mail/messages", "/users/mail/messages", ["path-literal-key"]),
      ("/me()", "/me", ["path-parentheses"]),
      ("/me/getTones(tone='{t}')", "/me/getTones(Tone='{Tone}')", ["path-case"]),
      ("/me/getReport(period='D7')", "/me/getReport(period='{period}')", ["path-example-value"]),
      ("/me/getReport(date='{d}')", "/me/getReport(date={date})", ["path-quotes"]),
      ("/me/messages/inbox/rules", "/me/messages/inbox/rules", ["path-literal-key"]),
      ("/me/messages/inbox", "/me/messages/inbox", ["path-literal-key"]),
      ("/users/0a-1b", "/users/0a-1b", ["path-literal-key"]),
      ("/users('me@x.org')", "/users/me@x.org", ["path-literal-key"]),
      ("/me/drive/closed/root", "/me/drive/closed/root", ["path-not-composable"]),
      ("/me/drive/root/$value", "/me/drive/root/$value", ["path-no-stream"]),
      ("/objects/{id}/notes", "/objects/{id}/notes", ["path-missing-cast"]),
    ] as [(String, String, [String])]
  )
  func repairs(path: String, expected: String, codes: [String]) {
    let resolution = PathFixture.resolve(.get, path)
    if expected.isEmpty {
      // The alias `Graph` is not `graph`, so that there is no such namespace.
      #expect(resolution.kind == .unresolved)
      return
    }
    #expect(resolution.template.description == expected)
    #expect(resolution.codes == codes)
    #expect(resolution.failure == nil)
    #expect(resolution.repairs.allSatisfy { $0.location == PathFixture.location && $0.severity != .error })
  }

  @Test
  func whatMarkdownAndHTMLDemandIsNoSlip() {
    for path in [#"/users/{id \| upn}/messages"#, "/users/{id &#124; upn}/messages", "/users/%7Bid | upn%7D/messages"] {
      let resolution = PathFixture.resolve(.get, path)
      #expect(resolution.template.description == "/users/{id | upn}/messages", "\(path)")
      #expect(resolution.repairs == [], "\(path)")
    }
  }

  @Test
  func theLetterWinsNamesThatDifferInCaseOnlyAreNotTakenForEachOther() {
    for name in ["Cased", "cased"] {
      let resolution = PathFixture.resolve(.get, "/me/drive/root/\(name)")
      #expect(resolution.template.description == "/me/drive/root/\(name)")
      #expect(resolution.repairs == [])
    }
    #expect(PathFixture.resolve(.get, "/me/drive/root/CASED").failure?.segment == "CASED")
  }

  @Test(
    "A name that may be an operation or a property is not taken for a key",
    arguments: [
      (.get, "/me/messages/getAll"), (.get, "/users/messages/rules"), (.post, "/me/messages/archive"),
      (.get, "/me/messages/archive/all"), (.get, "/me/messages/other.name"), (.get, "/me/messages/$all"),
      (.get, "/me/messages/find(a='{b}')"), (.delete, "/users/photo"), (.get, "/me/messages/getall"),
    ] as [(HTTPMethod, String)]
  )
  func noKey(method: HTTPMethod, path: String) {
    #expect(PathFixture.resolve(method, path).failure?.reason == .unknownSegment)
  }

  @Test
  func derivedTypesThatDisagreeOnAMemberLeaveItUnresolved() {
    #expect(PathFixture.resolve(.get, "/objects/{id}/owners").kind == .collection)
    #expect(PathFixture.resolve(.get, "/objects/{id}/owners").responseType?.name.name == "directoryObject")
    #expect(PathFixture.resolve(.get, "/objects/{id}/members").responseType?.name.name == "directoryObject")
    #expect(PathFixture.resolve(.post, "/objects/{id}/notes").requestType?.name.name == "message")
    #expect(PathFixture.resolve(.get, "/objects/{id}/photo").kind == .navigation)
    #expect(PathFixture.resolve(.get, "/objects/{id}/getReport").failure?.reason == .notBound)
  }

  @Test
  func anUnresolvedPathKeepsItsWordsAsWrittenAndSaysNothingOfRepairsThatOnlyAResolvedOneMakes() {
    let resolution = PathFixture.resolve(.get, "Users/{{id}}/dreams/getX(a='D7',b={c})/{d}")
    #expect(resolution.template.description == "/Users/{id}/dreams/getX(a='D7',b={c})/{d}")
    #expect(resolution.codes == ["path-doubled-braces", "path-leading-slash"])
    #expect(resolution.failure?.segment == "dreams")
  }

  @Test
  func aTextThatIsTooLongForAPathIsReportedAndNotRead() {
    let resolution = PathFixture.resolve(.get, "/me" + String(repeating: "/ ", count: 1_100))
    #expect(resolution.failure?.reason == .noPath)
    #expect(resolution.codes == ["path-too-long"])
  }

  @Test
  func noTextMakesTheResolverStopAndNoneGivesATemplateWithoutItsSegments() {
    let alphabet: [String] = [
      "/", "{", "}", "(", ")", "'", ":", "me", "users", "=", ",", " ", "|", "?", "<", "$ref", "@", "*",
    ]
    var state: UInt64 = 42
    for _ in 0..<4_000 {
      var path = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        path += alphabet[Int(state >> 33) % alphabet.count]
      }
      let resolution = PathFixture.resolve(.get, path)
      #expect((resolution.failure == nil) == (resolution.kind != .unresolved), "\(path)")
      if resolution.failure?.reason != .noPath {
        #expect(!resolution.template.segments.isEmpty, "\(path)")
      }
    }
  }
}
