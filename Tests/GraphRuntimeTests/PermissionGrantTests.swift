import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite
struct PermissionGrantTests {
  static func base64URL(_ text: String) -> String {
    var encoded = ""
    for character in Data(text.utf8).base64EncodedString() where character != "=" {
      encoded.append(character == "+" ? "-" : character == "/" ? "_" : character)
    }
    return encoded
  }

  static func token(_ payload: String) -> String {
    "\(base64URL(#"{"alg":"RS256","typ":"JWT"}"#)).\(base64URL(payload)).signature"
  }

  static func names(_ granted: GrantedPermissions) -> [String] { granted.permissions.map(\.name).sorted() }

  @Test(arguments: [
    (#"{"roles":["A.All","B.All"]}"#, PermissionKind.application, ["A.All", "B.All"]),
    (#"{"scp":"C.Read  D.Read "}"#, .delegated, ["C.Read", "D.Read"]),
    (#"{"scp":"C.Read","roles":["A.All"]}"#, .delegated, ["C.Read"]),
    (#"{"scp":"C.Read","roles":["A.All"],"idtyp":"app"}"#, .application, ["A.All"]),
    (#"{"scp":"C.Read","idtyp":"user"}"#, .delegated, ["C.Read"]),
    (#"{"scp":"","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"user","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"device","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"APP","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"app ","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"","roles":["A.All"]}"#, .delegated, []),
    (#"{"idtyp":"app"}"#, .application, []),
    (
      #"{"scp":"A.Read\tB.Read C.Read\u00a0D.Read\u2003E.Read\nF.Read"}"#, .delegated,
      ["A.Read\tB.Read", "C.Read\u{A0}D.Read\u{2003}E.Read\nF.Read"]
    ),
    (
      #"{"wids":[["scp",{"roles":["X.All"],"roles":[]}]],"x":{"scp":"Y.All","a:b":":"},"scp":"A.Read"}"#, .delegated,
      ["A.Read"]
    ),
    (#"{"a\"":1,"a\\":2,"scp\"":3,"scp":"A.Read"}"#, .delegated, ["A.Read"]),
    (#"{"scp":null,"roles":["A.All"]}"#, .application, ["A.All"]),
    (#"{"name":"ÿþ???>>>日本","roles":["A.All"]}"#, .application, ["A.All"]),
    ("{}", .application, []),
  ])
  func tokensSayKindAndNames(payload: String, kind: PermissionKind, expected: [String]) throws {
    let granted = try GrantedPermissions(accessToken: Self.token(payload))
    #expect(granted.kind == kind)
    #expect(Self.names(granted) == expected)
    #expect(granted.unknownIDs.isEmpty)
  }

  @Test func payloadsOfEveryLengthAreRead() throws {
    for length in 0..<6 {
      let payload = #"{"x":"\#(String(repeating: "y", count: length))","scp":"A"}"#
      #expect(try Self.names(GrantedPermissions(accessToken: Self.token(payload))) == ["A"])
    }
  }

  @Test(arguments: [
    ("", AccessTokenError.notAJSONWebToken(parts: 1)),
    ("EwBwA8l6BAAU", .notAJSONWebToken(parts: 1)),
    ("a.b", .notAJSONWebToken(parts: 2)),
    ("a.b.c.d", .notAJSONWebToken(parts: 4)),
    ("a.b.c.d.e", .encrypted),
    ("a.!!!!.c", .payloadNotBase64URL),
    ("a.e30=.c", .payloadNotBase64URL),
    ("a.e30+.c", .payloadNotBase64URL),
    ("a.e.c", .payloadNotBase64URL),
    ("a.e3\n0.c", .payloadNotBase64URL),
    ("a..c", .payloadNotAJSONObject),
    (token("[]"), .payloadNotAJSONObject),
    (token("{"), .payloadNotAJSONObject),
    (token(#"{"roles":"A.All"}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"roles":["A.All",1]}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"scp":["A"]}"#), .claimOfWrongType(claim: "scp", expected: "a string")),
    (token(#"{"roles":[["A.All"]]}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"roles":["A.All",null]}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"roles":{"0":"A.All"}}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"scp":"A.Read","roles":1}"#), .claimOfWrongType(claim: "roles", expected: "an array of strings")),
    (token(#"{"scp":true,"roles":["A.All"]}"#), .claimOfWrongType(claim: "scp", expected: "a string")),
    (token(#"{"scp":"A.Read","scp":"B.Read"}"#), .duplicateClaim),
    (token(#"{"roles":["A.All"],"roles":["A.All"]}"#), .duplicateClaim),
    (token(#"{"scp":"A.Read","s\u0063p":"B.Read"}"#), .duplicateClaim),
    (token(#"{"idtyp":"user","idtyp":"app","roles":["A.All"]}"#), .duplicateClaim),
    (token(#"{"x":1,"scp":"A.Read","x":[{"x":2}]}"#), .duplicateClaim),
    ("e30.e31.c", .payloadNotBase64URL),
    ("e30.e30\u{E9}.c", .payloadNotBase64URL),
    ("e30. e30.c", .payloadNotBase64URL),
    (token(#"{"scp":"A.Read"}x"#), .payloadNotAJSONObject),
    (String(repeating: ".", count: 200_000), .notAJSONWebToken(parts: 200_001)),
    (String(repeating: "A", count: 262_145), .tooLong(limit: 262_144)),
    (token(String(repeating: "[", count: 100_000)), .payloadNotAJSONObject),
    (token(#"{"idtyp":1}"#), .claimOfWrongType(claim: "idtyp", expected: "a string")),
  ])
  func malformedTokensAreExplained(token: String, error: AccessTokenError) {
    #expect(throws: error) { try GrantedPermissions(accessToken: token) }
  }

  @Test func errorsSayWhatIsWrong() {
    #expect(AccessTokenError.notAJSONWebToken(parts: 1).description.contains("1 part instead of three"))
    #expect(AccessTokenError.claimOfWrongType(claim: "scp", expected: "a string").description.contains("'scp'"))
  }

  @Test func idsAreTranslatedInAnyCaseAndUnknownOnesKept() {
    let known = [
      GraphPermission("A", appRole: "AAAA-1", delegatedScope: "dddd-1"),
      GraphPermission("B", appRole: nil, delegatedScope: "dddd-2"),
    ]
    let roles = GrantedPermissions(appRoleIDs: ["aaaa-1", "dddd-2", "X"], known: known)
    #expect(roles.kind == .application)
    #expect(Self.names(roles) == ["A"])
    #expect(roles.unknownIDs == ["dddd-2", "X"])
    let scopes = GrantedPermissions(delegatedScopeIDs: ["DDDD-2", "aaaa-1"], known: known)
    #expect(scopes.kind == .delegated)
    #expect(Self.names(scopes) == ["B"])
    #expect(scopes.unknownIDs == ["aaaa-1"])
    #expect("\(scopes)" == "delegated: B, aaaa-1")
    #expect("\(GrantedPermissions(.application, names: []))" == "application: nothing")
  }

  @Test func anIDOfSeveralPermissionsGrantsNone() {
    let known = [
      GraphPermission("A", appRole: "aaaa-1", delegatedScope: nil),
      GraphPermission("B", appRole: "AAAA-1", delegatedScope: nil),
      GraphPermission("C", appRole: "cccc-1", delegatedScope: nil),
      GraphPermission("c", appRole: "cccc-1", delegatedScope: nil),
    ]
    let granted = GrantedPermissions(appRoleIDs: ["aaaa-1", "cccc-1"], known: known)
    #expect(granted.permissions == [GraphPermission("C")])
    #expect(granted.unknownIDs == ["aaaa-1"])
  }

  @Test func namesCompareInASCII() {
    #expect(GraphPermission("Tas\u{212A}s.Read") != GraphPermission("Tasks.Read"))
    #expect(GraphPermission("M\u{130}") != GraphPermission("mi"))
    #expect(GraphPermission("E\u{301}") != GraphPermission("\u{C9}"))
    #expect(GraphPermission("TASKS.read") == GraphPermission("Tasks.Read"))
    let known = [GraphPermission("A", appRole: "k-1", delegatedScope: nil)]
    let granted = GrantedPermissions(appRoleIDs: ["\u{212A}-1"], known: known)
    #expect(granted.permissions.isEmpty)
  }
}
