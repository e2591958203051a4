import APISurface
import GraphSpec
import Testing

@Suite
struct PathSpellingTests {
  @Test(
    "Two spellings of one endpoint have one identity, and it is a path that can be sent",
    arguments: [
      ("/users/{}", ["/users/{id}", "/users/{user-id | upn}", "/users('{id}')", "/users(id='{id}')", "/Users({id})"]),
      ("/users/delta", ["/users/delta", "/users/delta()", "/users/graph.delta", "/users/sample.graph.delta()"]),
      (
        "/me/messages/sample.graph.records.getCalls(from={})",
        ["/me/messages/getCalls(from={f})", "/me/messages/sample.graph.records.getCalls(from={from})"]
      ),
      ("/groups(appId={})", ["/groups(appId={appId})", "/groups(appId='{appId}')", "/groups(appId={id})"]),
      (
        "/parts(order='{}',line={})",
        ["/parts(order='{o}',line={l})", "/parts(line={l},order='{o}')"]
      ),
      ("/groups/{}/members/sample.graph.user", ["/groups/{id}/members/graph.user"]),
      ("/me/drive/root", ["/me/drive/root", "me/drive/root/", "/me//drive/root", "/ME/drive/Root"]),
      (
        "/me/drive/between(start={},end={})",
        ["/me/drive/between(start={a},end={b})", "/me/drive/between(end='{b}', start='{a}')", "/me/drive/between"]
      ),
      (
        "/me/getReport(period='{}')",
        ["/me/getReport(period='{p}')", "/me/getReport(period={p})", "/me/getReport(period='D7')"]
      ),
      ("/me/getTones(Tone='{}')", ["/me/getTones(Tone='{t}')", "/me/getTones(tone=star)", "/me/getTones"]),
      ("/drives/{}/root:/{}", ["/drives/{id}/root:/{item-path}", "/drives/{drive-id}/root:/{path}:"]),
    ] as [(String, [String])]
  )
  func identity(identity: String, spellings: [String]) {
    for spelling in spellings {
      let resolution = PathFixture.resolve(.get, spelling)
      #expect(resolution.template.identity == identity, "\(spelling)")
      #expect(resolution.failure == nil, "\(spelling)")
      // What is sent is written by the letter: reading it again changes nothing.
      let again = PathFixture.resolve(.get, resolution.template.description)
      #expect(again.template.identity == identity, "\(spelling)")
      #expect(again.repairs == [], "\(spelling)")
    }
  }

  @Test
  func parametersKnowWhatTheyAreFor() {
    func parameters(_ path: String) -> [String] {
      PathFixture.resolve(.get, path).template.parameters.map { parameter in
        "\(parameter.name): \(parameter.role) \(parameter.type?.description ?? "-")"
          + " \(parameter.entityType?.description ?? "-")\(parameter.isQuoted ? " quoted" : "")"
      }
    }
    #expect(
      parameters("/users/{id | upn}/messages/{message id}") == [
        "id | upn: key Edm.String sample.graph.user", "message id: key Edm.String sample.graph.message",
      ]
    )
    #expect(parameters("/groups(appId='{app}')") == ["appId: alternateKey Edm.Guid sample.graph.group"])
    #expect(
      parameters("/parts(line={l},order='{o}')") == [
        "order: key Edm.String sample.graph.part quoted", "line: key Edm.Int32 sample.graph.part",
      ]
    )
    #expect(
      parameters("/parts/{order}/{line}") == [
        "order: key Edm.String sample.graph.part", "line: key Edm.Int32 sample.graph.part",
      ]
    )
    #expect(parameters("/me/getReport(period='{value}')") == ["period: argument Edm.String - quoted"])
    #expect(parameters("/me/getReport(date={value})") == ["date: argument Edm.Date -"])
    #expect(parameters("/me/messages/delta(token=@t)") == ["token: argument Edm.String - quoted"])
    #expect(
      parameters("/drives/{id}/items/{item}:/{folder}/{name}:/content") == [
        "id: key Edm.String sample.graph.drive", "item: key Edm.String sample.graph.driveItem",
        "folder: path - -", "name: path - -",
      ]
    )
    #expect(parameters("/nobody/{id}/f(a='{b}')") == ["id: unknown - -", "b: unknown - - quoted"])
  }

  @Test(
    "Items are addressed by their path between colons",
    arguments: [
      ("/me/drive/root:/{path}", "entity /me/drive/root:/{path} -> sample.graph.driveItem"),
      ("/me/drive/root:/{path}:/content", "property /me/drive/root:/{path}:/content -> Edm.Stream"),
      (
        "/me/drive/root:/Documents/{name}.txt:/children",
        "collection /me/drive/root:/Documents/{name}.txt:/children -> Collection(sample.graph.driveItem)"
      ),
      ("/me/drive/items/{id}:/{name}:/content", "property /me/drive/items/{id}:/{name}:/content -> Edm.Stream"),
      ("/drives/{host}:/{path}:/root", "navigation /drives/{host}:/{path}:/root -> sample.graph.driveItem"),
      ("/drives/{host}:/{path}", "entity /drives/{host}:/{path} -> sample.graph.drive"),
      (
        "/drives/{id}/getByPath(path='{path}')/items/{id}",
        "entity /drives/{id}/getByPath(path='{path}')/items/{id} -> sample.graph.driveItem"
      ),
      (
        "/me/drive/items:/{path}",
        "unresolved /me/drive/items:/{path} [unknown-segment items: on Collection(sample.graph.driveItem)]"
      ),
    ]
  )
  func pathsInside(path: String, expected: String) {
    let resolution = PathFixture.resolve(.get, path)
    #expect(resolution.summary == expected)
    #expect(resolution.repairs == [])
  }

  @Test
  func anOverloadIsToldByTheNamesOfItsArguments() {
    #expect(PathFixture.resolve(.get, "/me/messages/delta").operation?.parameters.count == 1)
    #expect(PathFixture.resolve(.get, "/me/messages/delta(token='{t}')").operation?.parameters.count == 2)
    // Two overloads come into question as much as each other, unless the query names the argument.
    #expect(PathFixture.resolve(.get, "/me/getReport").failure?.reason == .noOverload)
    let implicit = PathFixture.resolve(.get, "/me/getReport?date={date}")
    #expect(implicit.template.description == "/me/getReport(date={date})")
    #expect(implicit.codes == ["path-query", "path-missing-arguments"])
    let unnamed = PathFixture.resolve(.get, "/me/drive/getByPath('{path}')")
    #expect(unnamed.template.description == "/me/drive/getByPath(path='{path}')")
    #expect(unnamed.codes == ["path-unnamed-argument"])
  }
}
