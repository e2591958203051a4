import GraphSpec
import Testing

@testable import APISurface

struct PermissionIndexTests {
  private func found(_ address: String, _ method: HTTPMethod = .get, among paths: String...) throws -> String? {
    let index = PermissionIndex(PermissionsDocument(lines: paths.map { "P Application GET,POST \($0)" }))
    let path = try RequestPath(address)
    return index.endpoint(method, path)?.template(for: path)
  }

  @Test(arguments: [
    "/me/messages/5", "me/messages/5/", "/v1.0/me/messages/5", "/beta/Me/MESSAGES/{id}", "/me/messages('5')",
    "https://graph.microsoft.com/v1.0/me/messages/5?$select=id#x", "HTTPS://GRAPH.MICROSOFT.US/beta/me/messages/5",
    "/me//messages/5", "/me/messages/{message-id}", "/me/m%65ssages/a%2Fb", "/me/messages(5)",
  ])
  func aRequestIsFoundHoweverItIsWritten(_ address: String) throws {
    #expect(try found(address, among: "/me/messages/{id}", "/me/messages") == "/me/messages/{id}")
  }

  @Test(arguments: [
    "/me", "/me/messages/5/6", "/me/messages/$count", "/me/messages/delta(x='1')", "/v2/me/messages/5", "/messages/5",
  ])
  func anotherPathIsNotFound(_ address: String) throws {
    #expect(try found(address, among: "/me/messages/{id}", "/me/messages") == nil)
  }

  @Test func addressesOfOtherServicesAndNoPathsAreRefused() {
    #expect(throws: RequestPath.Failure.otherHost("graph.microsoft.com.evil.example")) {
      try RequestPath("https://graph.microsoft.com.evil.example/v1.0/me")
    }
    #expect(throws: RequestPath.Failure.otherHost("user@graph.microsoft.com")) {
      try RequestPath("https://user@graph.microsoft.com/v1.0/me")
    }
    for empty in ["", "/", "/v1.0/", "?$top=1", "https://graph.microsoft.com/beta"] {
      #expect(throws: RequestPath.Failure.empty) { try RequestPath(empty) }
    }
    #expect(throws: RequestPath.Failure.tooLong) { try RequestPath(String(repeating: "/a", count: 65)) }
    #expect(throws: RequestPath.Failure.tooLong) { try RequestPath(String(repeating: "a", count: 16_385)) }
  }

  @Test func textIsPreferredToAPlaceholderWhichIsTriedWhereTheTextLedNowhere() throws {
    let paths = ["/users/{id}/photo", "/users/delta", "/users/{id}", "/users/delta/x/{id}"]
    func find(_ address: String) throws -> String? {
      try found(address, among: paths[0], paths[1], paths[2], paths[3])
    }
    #expect(try find("/users/delta") == "/users/delta")
    #expect(try find("/users/delta()") == "/users/delta")
    #expect(try find("/users/microsoft.graph.delta()") == "/users/delta")
    #expect(try find("/users('delta')") == "/users/{id}")
    #expect(try find("/users/delta/photo") == "/users/{id}/photo")
    #expect(try find("/users/delta/x/photo") == "/users/delta/x/{id}")
    #expect(try find("/users/other/x/photo") == nil)
  }

  @Test func theMethodBelongsToTheEndpoint() throws {
    let index = PermissionIndex(PermissionsDocument(lines: "A Application GET /a/b", "B Application POST /a/{id}"))
    #expect(index.endpoint(.get, try RequestPath("/a/b"))?.spellings == ["/a/b"])
    #expect(index.endpoint(.post, try RequestPath("/a/b"))?.spellings == ["/a/{id}"])
    #expect(index.endpoint(.delete, try RequestPath("/a/b")) == nil)
  }

  @Test(arguments: [
    ("/w/range(address='A1:B2')", "/w/range(address={value})"),
    ("/w/range(Address=%27Sheet%2F1%27)/cell", "/w/range(address={value})/cell"),
    ("/w/range(address='a/b')/cell", "/w/range(address={value})/cell"),
    ("/w/image(height=1,width=2)", "/w/image(width={value},height={value})"),
    ("/w/image(width=2, height=1)", "/w/image(width={value},height={value})"),
    ("/w/image(width=@w,height=@h)?@w=1&@h=2", "/w/image(width={value},height={value})"),
    ("/w/image(width=1)", nil),
    ("/w/by(id='7')", "/w/by(id='{id}')"),
    ("/w/by(id=7)", "/w/by(id='{id}')"),
    ("/w/at(index=3)range", "/w/at(index={value})range"),
    ("/w/flows(7)/preview", "/w/flows({id})/preview"),
    ("/w/flows/7/preview", "/w/flows({id})/preview"),
    ("/w/items(key='7')/name", "/w/items/{id}/name"),
    ("/w/items(key='7)", nil),
  ])
  func callsAreFoundByTheirArgumentsNames(_ request: String, _ expected: String?) throws {
    let answer = try found(
      request,
      among: "/w/range(address={value})",
      "/w/range(address={value})/cell",
      "/w/image(width={value},height={value})",
      "/w/by(id='{id}')",
      "/w/at(index={value})range",
      "/w/flows({id})/preview",
      "/w/items/{id}/name"
    )
    #expect(answer == expected)
  }

  @Test(arguments: [
    ("/d/root:/a/b/c.xlsx:/content", "/d/root:/{id}:/content"),
    ("/d/root:/c.xlsx:/content", "/d/root:/{id}:/content"),
    ("/d/root:/{path}:/content", "/d/root:/{id}:/content"),
    ("/d/root:/a/b", "/d/root:/{id}"),
    ("/d/root:/a", "/d/root:/{id}"),
    ("/d/root:/a/b:/other", nil),
    ("/d/root/a/b", nil),
  ])
  func aPathWithinThePathMayHaveSeveralSegments(_ request: String, _ expected: String?) throws {
    #expect(try found(request, among: "/d/root:/{id}:/content", "/d/root:/{id}", "/d/root") == expected)
  }

  @Test func textBesideAPlaceholderAndQueriesAreAPartOfThePath() throws {
    let paths = ["/a?$filter=isof('{type}')", "/a", "/x/requests{id}/report", "/y/{id}}/z", "/y/{id}/z"]
    func find(_ address: String) throws -> String? {
      try found(address, among: paths[0], paths[1], paths[2], paths[3], paths[4])
    }
    #expect(try find("/a?$filter=isof('t')") == paths[0])
    #expect(try find("/a?$filter=isof(%27T%27)") == paths[0])
    #expect(try find("/a?$top=1") == "/a")
    #expect(try find("/x/requests7/report") == paths[2])
    #expect(try find("/x/requests/report") == nil)
    #expect(try find("/y/1}/z") == paths[3])
    for path in paths { #expect(try find(path) == path) }
  }

  @Test func whatIsSaidOfAPermissionTwiceIsJoinedAndTheLeastComesFirst() throws {
    var document = PermissionsDocument(
      lines: "A Application GET /a/{id} also=X",
      "A Application GET /A/{other} also=Y",
      "B Application,DelegatedWork GET /a/{id} least=DelegatedWork also=X",
      "B Application GET /a/{id}",
      "C Application GET /a/{id} least=Application",
      "D Application GET /a/{id}"
    )
    document.permissions[1].schemes[.application]?.privilegeLevel = 4
    document.permissions[3].schemes[.application]?.privilegeLevel = 1
    let index = PermissionIndex(document)
    let endpoint = try #require(index.endpoint(.get, try RequestPath("/a/5")))
    #expect(
      endpoint.grants[.application] == [
        PermissionIndex.Grant(permission: "C", isLeast: true, alsoRequires: []),
        PermissionIndex.Grant(permission: "D", isLeast: false, alsoRequires: []),
        PermissionIndex.Grant(permission: "B", isLeast: false, alsoRequires: []),
        PermissionIndex.Grant(permission: "A", isLeast: false, alsoRequires: ["X", "Y"]),
      ]
    )
    #expect(
      endpoint.grants[.delegatedWork] == [PermissionIndex.Grant(permission: "B", isLeast: true, alsoRequires: ["X"])]
    )
    #expect(endpoint.grants[.delegatedPersonal] == nil)
  }

  @Test func aLongPathOfTextThatIsAlmostAnotherTakesNoLongTime() throws {
    // Each segment is text and a placeholder: without care, twice the work for each.
    let lines = (0...40).map {
      "P Application GET " + String(repeating: "/a", count: $0) + String(repeating: "/{id}", count: 41 - $0)
    }
    let index = PermissionIndex(PermissionsDocument(lines: lines))
    let path = try RequestPath(String(repeating: "/a", count: 40) + "/$count")
    for _ in 0..<100 { #expect(index.endpoint(.get, path) == nil) }
  }
}

extension PermissionIndexTests {
  @Test func patternsFindAMatchWhereverThereIsOne() {
    let cases: [(String, String, Bool)] = [
      ("a{x}b", "aab", true), ("a{x}b", "ab", false), ("{x}a{y}a", "aaa", false), ("{x}a{y}a", "baba", true),
      ("{x}a{y}a", "baaa", true), ("a{x}", "a", false), ("{x}", "", false), ("a}b", "a}b", true), ("a{b", "a{b", true),
      ("{x}ab{y}", "cababd", true), ("x{y}x", "xx", false), ("x{y}x", "xxx", true),
    ]
    for (pattern, text, matches) in cases {
      #expect(TextPattern(pattern).matches(text) == matches, "\(pattern) \(text)")
    }
  }
}
