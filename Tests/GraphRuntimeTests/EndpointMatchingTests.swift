import HTTPTypes
import Testing

@testable import GraphRuntime

@Suite
struct EndpointMatchingTests {
  let calls = TemplateIndex([
    "/communications/calls/{id}", "/communications/calls/{id}/participants/{id}", "/communications/calls/{id}/$ref",
    "/communications/getPresences(ids='{ids}',n={n})", "/drive/root:/{+path}:/content", "/drive/root:/{+path}",
  ])

  @Test(arguments: [
    "/communications/calls/1", "communications/calls/1", "/communications/calls/1/", "/v1.0/communications/calls/1",
    "/V1.0/Communications/CALLS/1", "https://graph.microsoft.com/v1.0/communications/calls/1?$select=id#x",
    "https://graph.microsoft.us/communications/calls/1#/other",
    "HTTPS://Graph.Microsoft.com/communications/calls/1", "/communications/calls('1')",
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
    // What servers would take for something else than a key.
    "/communications/calls/delta", "/communications/calls/%64elta", "/communications/calls/root:",
    "/communications/calls/root%3A", "/communications/calls/microsoft.graph.call", "/communications/calls/..;/x",
    "/communications/calls/%252e%252e",
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
      "/sites/{id}", "/sites/root", "/sites/{id}/lists/{id}/items", "/sites/root/lists/top",
      "/sites/{id}/lists/top/size",
    ])
    #expect(index.find("/sites/root") == ["/sites/root"])
    #expect(index.find("/sites/Root/lists/top") == ["/sites/root/lists/top"])
    #expect(index.find("/sites/root/lists/1/items") == [index.templates[2], "root", "1"])
    #expect(index.find("/sites/root/lists/top/items") == [index.templates[2], "root", "top"])
    #expect(index.find("/sites/root/lists/top/size") == [index.templates[4], "root"])
    #expect(index.find("/sites('root')") == ["/sites/{id}", "root"])
  }

  @Test func aKeyThatTextWouldBeTakenForStandsInParentheses() {
    let index = TemplateIndex(["/sites/{id}", "/sites/root", "/sites/{id}/lists", "/files/{id}", "/files/{name}.json"])
    func path(_ position: Int, _ keys: String...) -> String { index.index.path(of: EndpointPosition(position, keys)) }
    #expect(path(0, "root") == "/sites('root')")
    #expect(path(0, "ROOT") == "/sites('ROOT')")
    #expect(path(2, "root") == "/sites/root/lists", "nothing else is there")
    #expect(path(0, "lists") == "/sites/lists")
    #expect(path(3, "a.json") == "/files('a.json')")
    #expect(path(3, "a.txt") == "/files/a.txt")
    #expect(path(0, "delta") == "/sites('delta')", "a function of many collections, whether it is here or not")
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
      let place = EndpointPosition(position, keys)
      let path = index.index.path(of: place)
      #expect(index.position("/v1.0" + path) == place, "\(path)")
      #expect(index.index.leadsBack(path, to: place))
    }
  }

  @Test func hostileAddressesEnd() {
    let index = TemplateIndex(["/f(a={a},b={b},c={c},d={d},e={e})", "/{+p}:/{+q}:/{+r}:/x"])
    #expect(index.find("/f(a=" + String(repeating: "1,b=,c=,d=,e=", count: 500)) == [])
    #expect(index.find("/" + String(repeating: "a:/", count: 60) + "y") == [])
    #expect(index.find("/f" + String(repeating: "('", count: 500) + ")") == [])
  }

  /// Each of these took exponential or quadratic time, or would with a careless matcher.
  @Test func aMillionBytesAreMatchedInAMoment() {
    let several = TemplateIndex([
      "/{+a}/{+b}/{+c}/{+d}/{+e}/{+f}/{+g}/z", "/{+a}/x/{+b}/x/{+c}/x/{+d}/y", "/{+a}{b}/{+c}{d}/q", "/users/{id}",
      "/f(a={a},b='{b}',c='{c}')",
    ])
    let elapsed = ContinuousClock().measure {
      #expect(several.find(String(repeating: "/b", count: 257)) == [])
      let long = String(repeating: "x", count: 200)
      for unit in ["/" + long, "/x", "/x(1)", "/%41" + long] {
        #expect(several.find(String(repeating: unit, count: 255) + "/w") == [])
      }
      #expect(several.find("/v1.0" + String(repeating: "/b", count: 254) + "/z").first == several.templates[0])
      #expect(several.find("/" + String(repeating: "(1)", count: 333_333)) == [])
      #expect(several.find("/" + String(repeating: "('", count: 500_000)) == [])
      #expect(several.find("/" + String(repeating: "(''''", count: 200_000) + ")") == [])
      #expect(several.find("/f(a=" + String(repeating: ",b=''''", count: 140_000) + ")") == [])
      #expect(several.find("/f(a=1,b='" + String(repeating: "',b='", count: 200_000) + ")") == [])
      #expect(several.find("/users/" + String(repeating: "k", count: 1_000_000)).count == 2)
      #expect(several.find("/" + String(repeating: "a/", count: 500_000)) == [])
      #expect(several.find("/" + String(repeating: "%", count: 1_000_000)) == [])
      #expect(several.find("https://" + String(repeating: "a.", count: 500_000) + "/users/1") == [])
    }
    #expect(elapsed < .seconds(60), "\(elapsed)")
  }

  @Test func severalPathsGiveTheFirstWhatTheyCan() {
    let index = TemplateIndex(["/{+a}/x/{+b}/x/{+c}", "/{+a}/y"])
    #expect(index.find("/1/x/2/x/3/x/4") == [index.templates[0], "1", "2", "3/x/4"])
    #expect(index.find("/1/x/2/y") == [index.templates[1], "1/x/2"])
    #expect(index.find("/1/x/2/z") == [])
  }
}

/// Every endpoint's address leads back to it: random keys, and such as would leave their place.
@Suite
struct EndpointRoundTripTests {
  static let surfaces: [[String]] = [
    [
      "/users", "/users/{id}", "/users/delta()", "/users/{id}/messages/{id}", "/users/{id}/messages/delta()",
      "/users/me/{id}", "/users/{id}/f(p='{p}',q='{q}')", "/users/{id}/{id}/{id}", "/{id}",
      "/applications(appId='{appId}')", "/applications/{id}", "/users/$count", "/users/{id}/$ref",
    ],
    [
      "/drives/{id}/items/{id}", "/drives/{id}/items/{id}/content", "/drives/{id}/root:/{+path}",
      "/drives/{id}/root:/{+path}:/content", "/drives/{id}/items/{id}:/{+path}:/createUploadSession",
      "/sites/{host}:/{+path}:/lists/{id}", "/sites/{id}", "/sites/root", "/files/{id}", "/files/{name}.json",
    ],
  ]

  private static let pieces = [
    "a", "Z", "0", "/", "..", ".", "%", "%2F", "%2e", "%5C", "%00", "\0", "\\", ":", ";", "'", "''", "(", ")", "='",
    ",",
    "$", "?", "#", " ", "+", "&", "@", "~", "root:", "delta", "me", "root", "users", "messages", ".json",
    "microsoft.graph.", "\r\n", "\t", "é", "e\u{301}", "\u{202E}", "日", "😀", "\u{FEFF}", "\u{212A}",
  ]

  @Test(arguments: 0..<8)
  func everyKeyLeadsBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for templates in Self.surfaces {
      let index = TemplateIndex(templates)
      for (position, template) in templates.enumerated() {
        let placeholders = PathTemplate(template).placeholders
        for _ in 0..<60 {
          let keys = placeholders.map { placeholder in
            let length = Int.random(in: 0...4, using: &random)
            let key = (0..<length).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            return placeholder == .path ? PathTemplate.withoutEmptySegments(key) : key
          }
          check(index, EndpointPosition(position, keys))
        }
      }
    }
  }

  /// Either the address is this endpoint's with these keys, or it is said not to be.
  private func check(_ index: TemplateIndex, _ place: EndpointPosition) {
    let path = index.index.path(of: place)
    let found = index.position("https://graph.microsoft.com/v1.0" + path)
    #expect((found == place) == index.index.leadsBack(path, to: place), "\(path) for \(place)")
    if isWritable(PathTemplate(index.templates[place.index]), place.keys) {
      #expect(found == place, "\(index.templates[place.index]) with \(place.keys) is \(path)")
    }
    #expect(path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#\\\"<>{}|^`".utf8.contains($0) }, "\(path)")
    // An empty path is the only key that leaves nothing.
    let isEmpty = zip(PathTemplate(index.templates[place.index]).placeholders, place.keys).contains {
      $0 == (.path, "")
    }
    for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      #expect(
        PathSegment(segment.utf8) != nil || isEmpty && segment.isEmpty,
        "\(path) has a segment that would be lost"
      )
    }
  }

  /// No dot segments in a path, and no empty key beside text without quotes.
  private func isWritable(_ template: PathTemplate, _ keys: [String]) -> Bool {
    var keys = keys[...]
    for segment in template.segments {
      for part in segment where part.isKey {
        let key = keys.removeFirst()
        if part == .path, key.isEmpty || key.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) {
          return false
        }
        if part == .key, segment.count > 1, key.isEmpty { return false }
      }
    }
    return true
  }
}
