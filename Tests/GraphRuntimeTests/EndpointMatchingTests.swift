import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite("Finding the endpoint of an address")
struct EndpointMatchingTests {
  let calls = TemplateIndex([
    "/communications/calls/{id}", "/communications/calls/{id}/participants/{id}", "/communications/calls/{id}/$ref",
    "/communications/getPresences(ids='{ids}',n={n})", "/drive/root:/{+path}:/content", "/drive/root:/{+path}",
  ])

  @Test(arguments: [
    "/communications/calls/1", "communications/calls/1", "/communications/calls/1/", "/v1.0/communications/calls/1",
    "/V1.0/Communications/CALLS/1", "https://graph.microsoft.com/v1.0/communications/calls/1?$select=id#x",
    "http://user@localhost:8080/communications/calls/1#/other", "/communications/calls('1')",
    "/communications/calls(1)",
    "/communications/calls%28%271%27%29", "/communic%61tions/calls/%31",
  ])
  func acceptsEveryWayToWriteAnAddress(url: String) {
    #expect(calls.find(url) == ["/communications/calls/{id}", "1"])
  }

  @Test(arguments: [
    "", "/", "/v1.0", "https://graph.microsoft.com", "https://graph.microsoft.com/v1.0/",
    "/beta/communications/calls/1",
    "/v1.0/beta/communications/calls/1", "/communications//calls/1", "//communications/calls/1",
    "/communications/calls/1//", "/communications/calls/..", "/communications/calls/%2e%2E", "/communications/calls/.",
    "/communications/../communications/calls/1", "/communications/calls/%", "/communications/calls/%4",
    "/communications/calls/%zz", "/communications/calls/%FF", "/communications/calls/a\\b", "/communications/calls/a b",
    "/communications/calls/a\tb", "/communications/calls/1/participants", "/communications/calls",
    "/communications%2Fcalls/1",
    "/communications/calls(id='1')", "/communications/calls('1'", "/communications/calls/$count",
    "/communications/calls/%24count",
    "/communications/calls/delta()", "/communications/calls/f(x='1')", "/communications/calls('1')x/participants/2",
    "/communications/calls/1/participants/2/3",
  ])
  func refusesWhatIsNone(url: String) {
    #expect(calls.find(url) == [])
  }

  @Test func methodsAreApart() {
    #expect(calls.position("/communications/calls/1", method: .delete) == nil)
    #expect(calls.position("/communications/calls/1", method: .get)?.keys == ["1"])
  }

  @Test func decodesKeys() {
    #expect(calls.find("/communications/calls/a%2Fb%20c/participants/%C3%BC") == [calls.templates[1], "a/b c", "ü"])
    #expect(calls.find("/communications/calls('a''b')/participants('..')") == [calls.templates[1], "a'b", ".."])
    #expect(calls.find("/communications/calls('%2Fx%27%27')/$ref") == [calls.templates[2], "/x'"])
    #expect(calls.find("/communications/getPresences(ids='a'',n=1',N=2)") == [calls.templates[3], "a',n=1", "2"])
    #expect(calls.find("/communications/getPresences(ids='a'',n=1',n=2,n=3)") == [])
    #expect(calls.find("/communications/getPresences(ids='a',n='1,2')") == [calls.templates[3], "a", "'1,2'"])
    #expect(calls.find("/communications/getPresences(ids='a,n=2)") == [])
    #expect(
      calls.find("/communications/getPresences(ids='a'',n=1'',n=2',n=3)") == [calls.templates[3], "a',n=1',n=2", "3"]
    )
    #expect(calls.find("/communications/getpresences(IDS=%27%27,n=x%2Cy)") == [calls.templates[3], "", "x,y"])
  }

  @Test func pathsTakeSeveralSegments() {
    #expect(calls.find("/drive/root:/a/b%20c/d.txt:/content") == [calls.templates[4], "a/b c/d.txt"])
    #expect(calls.find("/drive/root:/a/content") == [calls.templates[5], "a/content"])
    #expect(calls.find("/drive/root:/a%3A/content") == [calls.templates[5], "a:/content"])
    #expect(calls.find("/drive/root:/:/content") == [calls.templates[4], ""])
    #expect(calls.find("/drive/root:/a/..:/content") == [])
    #expect(calls.find("/drive/root:/a%2Fb:/content") == [])
    #expect(calls.find("/drive/root:/a:/permissions") == [])
    #expect(calls.find("/drive/root:") == [])
  }

  @Test func textBeatsPlaceholderUnlessItLeadsNowhere() {
    let index = TemplateIndex([
      "/users/{id}", "/users/delta", "/users/{id}/messages/{id}/attachments", "/users/delta/messages/top",
      "/users/{id}/messages/top/size",
    ])
    #expect(index.find("/users/delta") == ["/users/delta"])
    #expect(index.find("/users/Delta/messages/top") == ["/users/delta/messages/top"])
    #expect(index.find("/users/delta/messages/1/attachments") == [index.templates[2], "delta", "1"])
    #expect(index.find("/users/delta/messages/top/attachments") == [index.templates[2], "delta", "top"])
    #expect(index.find("/users/delta/messages/top/size") == [index.templates[4], "delta"])
    #expect(index.find("/users('delta')") == ["/users/{id}", "delta"])
  }

  @Test func theMoreSpecificPatternIsTriedFirst() {
    let index = TemplateIndex(["/f(p={p})", "/f(p='{p}')", "/{id}", "/f(p='x')", "/{+path}", "/f/{id}"])
    #expect(index.find("/f(p='x')") == ["/f(p='x')"])
    #expect(index.find("/f(p='y')") == ["/f(p='{p}')", "y"])
    #expect(index.find("/f(p=1)") == ["/f(p={p})", "1"])
    #expect(index.find("/f('1')") == ["/f/{id}", "1"])
    #expect(index.find("/g") == ["/{id}", "g"])
    #expect(index.find("/g()") == ["/{+path}", "g()"])
    #expect(index.find("/g/h/i") == ["/{+path}", "g/h/i"])
  }

  @Test func alternateKeysAreNotKeys() {
    let index = TemplateIndex(["/applications/{id}", "/applications(appId='{appId}')"])
    #expect(index.find("/applications(appId='1')") == [index.templates[1], "1"])
    #expect(index.find("/applications('1')") == [index.templates[0], "1"])
    #expect(index.find("/applications(uniqueName='1')") == [])
  }

  @Test func ofTwoAlikeTheFirstIsFound() {
    let index = TemplateIndex(["/a/{x}", "/A/{y}"])
    #expect(index.position("/a/1") == EndpointPosition(0, ["1"]))
  }

  @Test func severalPathsAreTriedInTurn() {
    let index = TemplateIndex(["/copy/{+from}:/to/{+to}:"])
    #expect(index.find("/copy/a/b:/to/d/e:") == [index.templates[0], "a/b", "d/e"])
    #expect(index.find("/copy/a/b:/c:/to/d/e:") == [])
    #expect(index.find("/copy/a/b:/from/d:") == [])
  }

  @Test(arguments: nastyKeys)
  func everyKeyComesBack(key: String) {
    let index = TemplateIndex([
      "/users/{id}", "/users/{id}/messages/{id}", "/users/f(p='{p}',q='{q}')", "/users/$count", "/users/delta()",
      "/{id}",
    ])
    for (position, template) in index.templates.enumerated() {
      let keys = Array(repeating: key, count: PathTemplate(template).keyCount)
      let path = PathTemplate(template).expand(keys)
      #expect(index.position("/v1.0" + path) == EndpointPosition(position, keys), "\(path)")
    }
  }

  @Test func hostileAddressesEnd() {
    let index = TemplateIndex(["/f(a={a},b={b},c={c},d={d},e={e})", "/{+p}:/{+q}:/{+r}:/x"])
    #expect(index.find("/f(a=" + String(repeating: "1,b=,c=,d=,e=", count: 500)) == [])
    #expect(index.find("/" + String(repeating: "a:/", count: 60) + "y") == [])
    let paths = TemplateIndex(["/{+p}/{+q}/b"])
    #expect(paths.find("/" + String(repeating: "a/", count: 10_000) + "c") == [])
    #expect(paths.find(String(repeating: "/b", count: 256)).count == 3)
    #expect(paths.find(String(repeating: "/b", count: 257)) == [])
    #expect(index.find("/f" + String(repeating: "('", count: 500) + ")") == [])
  }
}
