import Testing

@testable import GraphRuntime

@Suite
struct EndpointPathTests {
  @Test func keepsWhatASegmentMayHold() {
    #expect(expand("/users/{id}", "a-Z0._~!$&'*+,;=:@") == "/users/a-Z0._~!$&'*+,;=:@")
  }

  @Test func encodesTheRest() {
    #expect(expand("/users/{id}", "a/b?c#d%e f") == "/users/a%2Fb%3Fc%23d%25e%20f")
    #expect(expand("/users/{id}", "ü日") == "/users/%C3%BC%E6%97%A5")
    #expect(expand("/users/{id}", "\u{0}\n\\") == "/users/%00%0A%5C")
  }

  @Test func doublesQuotesBetweenQuotes() {
    #expect(expand("/sites/{id}/getByPath(path='{path}')", "1", "a'b/c") == "/sites/1/getByPath(path='a''b%2Fc')")
    #expect(expand("/applications(appId='{x}')/owners", "'") == "/applications(appId='''')/owners")
    #expect(expand("/f(a='{x}',b='{y}')", "", "2") == "/f(a='',b='2')")
  }

  @Test func keepsParametersApart() {
    #expect(expand("/f(a={x},b={y})", "2020-01-01T00:00:00Z", "1,c=2)") == "/f(a=2020-01-01T00:00:00Z,b=1%2Cc%3D2%29)")
  }

  @Test func keepsThePathInAPath() {
    #expect(expand("/drive/root:/{+p}:/content", "a b/c.txt") == "/drive/root:/a%20b/c.txt:/content")
    #expect(expand("/drive/root:/{+p}", "/a//b/") == "/drive/root:/a/b")
    #expect(expand("/drive/root:/{+p}:/content", "a:/permissions") == "/drive/root:/a%3A/permissions:/content")
    #expect(expand("/drive/root:/{+p}:/content", "") == "/drive/root:/:/content")
  }

  @Test(arguments: ["", ".", "..", "$ref", "$value", "delta()", "f(x='y')"])
  func putsKeysThatAreNoSegmentInParentheses(key: String) {
    let quoted = key.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    #expect(expand("/users/{id}/messages", key) == "/users('\(quoted)')/messages")
    #expect(expand("/{id}", key) == "/('\(quoted)')")
  }

  @Test func dotSegmentsStayNamesWithoutParentheses() {
    #expect(expand("/root:/{+p}:/x", "a/../../b/.") == "/root:/a/%252E%252E/%252E%252E/b/%252E:/x")
    #expect(expand("/{a}{b}", ".", ".") == "/%252E%252E")
  }

  @Test func textOfTheTemplateIsEncodedOnce() {
    #expect(expand("/a b/%20/100%/{unclosed/$ref") == "/a%20b/%20/100%25/%7Bunclosed/$ref")
  }

  @Test func placeholdersMayBeNamedAnything() {
    #expect(expand("/a/{path and/or name}/b/{}", "1", "2") == "/a/1/b/2")
  }

  @Test(arguments: nastyKeys)
  func noKeyLeavesItsPlace(key: String) {
    for template in ["/a/{id}/b", "/{id}/b", "/a/f(p='{id}')/b", "/a/f(p={id},q={id})/b", "/a/root:/{+id}:/b"] {
      let path = PathTemplate(template).expand(Array(repeating: key, count: PathTemplate(template).keyCount))
      let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      #expect(path.hasPrefix(template.hasPrefix("/a") ? "/a" : "/"))
      #expect(path.hasSuffix("/b"))
      let decoded = segments.compactMap { PathSegment($0.utf8) }
      #expect(decoded.count == segments.count, "\(path) has an empty or a dot segment, or a broken escape")
      if !template.contains("+") {
        #expect(segments.count <= PathTemplate(template).segments.count)
      }
      #expect(path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#\\\"<>{}|^`".utf8.contains($0) })
    }
  }
}
