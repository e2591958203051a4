import Foundation
import SpecUpdater
import Testing

@Suite struct AddressPolicyTests {
  @Test(arguments: [
    "https://graph.microsoft.com/v1.0/$metadata", "https://192.0.2.1:8443/a", "http://localhost/a",
    "http://LOCALHOST:80/a", "http://127.0.0.1:8080/a", "http://127.255.0.1/a", "http://[::1]:8080/a",
  ])
  func isAllowed(_ address: String) {
    guard case .success = AddressPolicy.check(address) else {
      Issue.record("\(address) was refused")
      return
    }
  }

  @Test(arguments: [
    "http://graph.microsoft.com/a", "http://127.0.0.1.example.com/a", "http://localhost.example.com/a",
    "http://127.0.0.256/a", "http://127.1/a", "http://0.0.0.0/a", "http://128.0.0.1/a", "http://10.0.0.1/a",
    "ftp://localhost/a", "file:///etc/hostname", "graph.microsoft.com/v1.0", "/a", "", "https://",
    "https://user:secret@example.com/", "https://user@example.com/", "http://127.0.0.1@example.com/",
  ])
  func isRefused(_ address: String) {
    guard case .failure(let refusal) = AddressPolicy.check(address) else {
      Issue.record("\(address) was allowed")
      return
    }
    #expect(!refusal.message.isEmpty && !refusal.message.contains("secret"))
  }

  struct Redirect: Sendable {
    var from: String
    var to: String
    var isFollowed: Bool
  }

  @Test(arguments: [
    Redirect(from: "https://a.example/", to: "https://b.example/x", isFollowed: true),
    Redirect(from: "http://127.0.0.1/", to: "https://b.example/x", isFollowed: true),
    Redirect(from: "http://127.0.0.1/", to: "http://localhost:1/x", isFollowed: true),
    Redirect(from: "https://a.example/", to: "http://a.example/", isFollowed: false),
    Redirect(from: "HTTPS://a.example/", to: "HTTP://a.example/", isFollowed: false),
    // Not even to this machine: what came with TLS goes on with it.
    Redirect(from: "https://a.example/", to: "http://127.0.0.1/", isFollowed: false),
    Redirect(from: "http://127.0.0.1/", to: "http://a.example/", isFollowed: false),
    Redirect(from: "https://a.example/", to: "file:///etc/hostname", isFollowed: false),
    Redirect(from: "https://a.example/", to: "https://me:pw@b.example/", isFollowed: false),
  ])
  func redirects(_ redirect: Redirect) throws {
    let source = try #require(HTTPAddress(redirect.from))
    let result = AddressPolicy.redirect(from: source, to: redirect.to)
    #expect(((try? result.get()) != nil) == redirect.isFollowed, "\(result)")
  }

  @Test(arguments: [
    ("/x?y", "https://a.example/x?y"), ("x", "https://a.example/v1.0/x"), ("//b.example", "https://b.example/"),
    ("$metadata#a b", "https://a.example/v1.0/$metadata#a%20b"), ("?x=ü", "https://a.example/v1.0/y?x=%c3%bc"),
  ])
  func aRedirectMayBeRelative(_ reference: String, _ target: String) throws {
    let source = try #require(HTTPAddress("https://a.example/v1.0/y"))
    let result = AddressPolicy.redirect(from: source, to: reference)
    #expect((try? result.get().text) == target, "\(result)")
  }

  /// None of them reaches libcurl as something else than what was judged.
  @Test(arguments: [
    "http://localhost\\@example.com/", "http://example.com#@localhost/", "http://localhost%2eexample.com/",
    "http://localhost\r\nHost: example.com/", "http://%31%32%37.0.0.1/", "http://0x7f000001/", "http://2130706433/",
    "http://[::ffff:127.0.0.1]/", "http://127.0.0.1%00.example.com/", "http://exa mple.com/", "//localhost/",
  ])
  func anOddSpellingIsNotThisMachine(_ address: String) {
    #expect(throws: AddressPolicy.Refusal.self) { try AddressPolicy.check(address).get() }
  }

  @Test func retryAfterIsSecondsOrADate() throws {
    let now = Date(timeIntervalSince1970: 1_445_412_420)  // Wed, 21 Oct 2015 07:27:00 GMT
    #expect(RetryAfter.seconds("120") == 120)
    #expect(RetryAfter.seconds(" 0 ") == 0)
    #expect(RetryAfter.seconds("000000000000000120") == 120)
    for digits in [9, 20, 400, 100_000] {
      #expect(RetryAfter.seconds(String(repeating: "9", count: digits)) == RetryAfter.longest)
    }
    #expect(RetryAfter.seconds("Fri, 31 Dec 9999 23:59:59 GMT", now: now) == RetryAfter.longest)
    #expect(RetryAfter.seconds("Wed, 21 Oct 2015 07:28:00 GMT", now: now) == 60)
    #expect(RetryAfter.seconds("Wed, 21 Oct 2015 07:26:00 GMT", now: now) == 0)
    for text in ["", "-1", "1.5", "soon", "2015-10-21"] {
      #expect(RetryAfter.seconds(text, now: now) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("https://a.example/v1.0/$metadata", "https://a.example/v1.0/$metadata"), ("https://a/b?c=d#e", "https://a/b?…"),
    ("https://me:pw@a/b", "https://a/b"), ("https://a/b@c", "https://a/b@c"), ("https://a@b@c/d", "https://c/d"),
    ("me:pw@a/b", "a/b"), ("https://a#pw@b", "https://a?…"), ("//me@a", "//a"), ("", ""), ("@", ""),
  ])
  func secretsAreNotPrinted(_ address: String, _ printed: String) {
    #expect(AddressPolicy.printable(address) == printed)
  }

  @Test func mediaTypesAndStarts() {
    let xml = ContentKind.xml
    for type in [nil, "application/xml", "Text/XML; charset=utf-8", "application/edmx+xml", "text/plain", ""] {
      #expect(xml.refusal(ofType: type) == nil, "\(type ?? "none")")
    }
    for type in ["text/html", "application/json", "image/png", "application/xhtml+xml", "application/xmlish"] {
      #expect(xml.refusal(ofType: type) != nil, "\(type)")
    }
    for start in ["<a", "\u{FEFF}<a", " \n<?xml", "<!-- <html> -->"] {
      #expect(xml.refusal(ofStart: Array(start.utf8)) == nil, "\(start)")
    }
    for start in ["", "{", "[1", "<!DOCTYPE HTML>", "<HTML>", "hello"] {
      #expect(xml.refusal(ofStart: Array(start.utf8)) != nil, "\(start)")
    }
    #expect(ContentKind.text.refusal(ofType: "text/html") != nil)
    #expect(ContentKind.text.refusal(ofType: "text/markdown") == nil)
    #expect(ContentKind.json.refusal(ofType: "application/vnd.x+json") == nil)
    #expect(ContentKind.json.refusal(ofStart: Array("<a".utf8)) != nil)
  }
}
