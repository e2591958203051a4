import GraphSpec
import PermissionDocument
import Testing

struct PermissionsDocumentReaderTests {
  private func read(_ text: String) -> (document: PermissionsDocument?, diagnostics: [String]) {
    var diagnostics: [Diagnostic] = []
    let document = PermissionsDocumentReader.parse(Array(text.utf8), file: "d.json", diagnostics: &diagnostics)
    #expect((document == nil) == diagnostics.containsError)
    return (document, diagnostics.map(\.description))
  }

  /// A document of one permission `A.B`.
  private func read(_ schemes: String, _ pathSets: String) -> (document: PermissionsDocument?, diagnostics: [String]) {
    read(
      """
      {"permissions": {"A.B": {
      "schemes": {\(schemes)},
      "pathSets": [\(pathSets)]
      }}}
      """
    )
  }

  @Test func aDocumentIsReadWithAllThatItSays() throws {
    let (document, diagnostics) = read(
      """
      {
        "$schema": "x",
        "permissions": {
          "Mail.Send": {
            "authorizationType": "oAuth2",
            "schemes": {
              "DelegatedWork": {
                "adminDisplayName": "a", "adminDescription": "b", "userDisplayName": "c", "userDescription": "d",
                "requiresAdminConsent": true, "privilegeLevel": 3
              },
              "Application": {}
            },
            "pathSets": [
              {
                "schemeKeys": ["DelegatedWork", "Application"], "methods": ["GET,POST"],
                "paths": {"/me/x": "least=DelegatedWork, Application; AlsoRequires=Mail.Send,B", "/me/{id}": ""}
              },
              {
                "schemeKeys": ["Application"], "methods": ["PUT"], "alsoRequires": "(Mail.Send | C)",
                "paths": {"/me/y": "least=Application"}
              }
            ],
            "ownerInfo": {"ownerSecurityGroup": "g"}
          },
          "B": {"schemes": {}, "pathSets": []},
          "C": {"schemes": {}, "pathSets": []}
        }
      }
      """
    )
    #expect(diagnostics == [])
    let permission = try #require(document?.permissions.first)
    #expect(document?.permissions.map(\.name) == ["Mail.Send", "B", "C"])
    #expect(permission.location == SourceLocation(file: "d.json", line: 4, column: 5))
    #expect(
      permission.schemes == [
        .delegatedWork: DocumentedPermission.Scheme(
          adminDisplayName: "a",
          adminDescription: "b",
          userDisplayName: "c",
          userDescription: "d",
          requiresAdminConsent: true,
          privilegeLevel: 3
        ),
        .application: DocumentedPermission.Scheme(),
      ]
    )
    let sets = permission.pathSets
    #expect(sets.map(\.schemes) == [[.delegatedWork, .application], [.application]])
    #expect(sets.map(\.methods) == [[.get, .post], [.put]])
    #expect(sets[0].paths.map(\.template) == ["/me/x", "/me/{id}"])
    #expect(sets[0].paths.map(\.least) == [[.delegatedWork, .application], []])
    #expect(sets[0].paths.map(\.alsoRequires) == [["Mail.Send", "B"], []])
    #expect(sets[0].paths[0].location == SourceLocation(file: "d.json", line: 16, column: 21))
    #expect(sets[1].paths.map(\.alsoRequires) == [["Mail.Send", "C"]])
  }

  @Test(arguments: [
    ("", "1:1: error: the text ends where a value is expected [document-syntax]"),
    ("[]", "1:1: error: a permissions document is a JSON object, not an array [document-invalid]"),
    ("{}", "1:1: error: there is no member 'permissions', which a permissions document has [document-invalid]"),
    (
      #"{"permissions": []}"#,
      "1:17: error: 'permissions' is an object with a member for each permission, not an array [document-invalid]"
    ),
    (
      #"{"permissions": {"A": 1}}"#, "1:23: error: the permission 'A' is an object, not a number [document-invalid]"
    ),
    (
      #"{"permissions": {"A": {}, "A": {}}}"#, "1:27: error: the member 'A' stands here twice [document-syntax]"
    ),
    (
      #"{"permissions": {}, "x": 1}"#,
      "1:21: warning: 'x' is no member of a permissions document; it is left out [document-unknown-member]"
    ),
  ])
  func aDocumentThatIsNoneIsToldApart(_ text: String, _ message: String) {
    #expect(read(text).diagnostics == ["d.json:" + message])
  }

  @Test(arguments: [
    (
      #""Guest": {}"#, "",
      "2:13: error: 'Guest' is no scheme; the schemes are Application, DelegatedWork, DelegatedPersonal "
        + "[document-unknown-scheme]"
    ),
    (
      #""Application": 1"#, "", "2:28: error: the scheme 'Application' is an object, not a number [document-invalid]"
    ),
    (
      #""Application": {"privilegeLevel": 6}"#, "",
      "2:47: error: 'privilegeLevel' is a whole number from 1, the least privileged, to 5 [document-invalid]"
    ),
    (
      #""Application": {"requiresAdminConsent": "yes"}"#, "",
      "2:53: error: 'requiresAdminConsent' is true or false, not a string [document-invalid]"
    ),
    (
      #""Application": {"level": 6}"#, "",
      "2:29: warning: 'level' is no member of a scheme; it is left out [document-unknown-member]"
    ),
    ("", "1", "3:14: error: a path set is an object, not a number [document-invalid]"),
    (
      "", #"{"schemeKeys": ["Robot"], "methods": [], "paths": {}}"#,
      "3:30: error: 'Robot' is no scheme; the schemes are Application, DelegatedWork, DelegatedPersonal "
        + "[document-unknown-scheme]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": ["get"], "paths": {}}"#,
      "3:45: error: 'get' is no method of Graph; the methods are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS "
        + "[document-unknown-method]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": []}"#, "3:14: error: the path set of 'A.B' has no 'paths' [document-invalid]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": ["GET", "GET"], "paths": {}}"#,
      "3:52: warning: 'GET' is listed more than once [document-repeated]"
    ),
    (
      "", #"{"schemeKeys": ["Application"], "methods": [], "paths": {}}"#,
      "1:18: warning: 'A.B' has paths in the scheme 'Application', which is not among its 'schemes' "
        + "[document-undeclared-scheme]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"me": ""}}"#,
      "3:58: error: 'me' is no path; a path begins with a slash and has a segment [document-invalid]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": "", "/me": ""}}"#,
      "3:69: error: the member '/me' stands here twice [document-syntax]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": 1}}"#,
      #"3:65: error: a path's annotation is a string such as "least=Application", not a number [document-invalid]"#
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": "most=Application"}}"#,
      "3:66: error: 'most' is no attribute of a path; the attributes are least and AlsoRequires "
        + "[document-unknown-attribute]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": "least=;least"}}"#,
      "3:72: error: the attribute 'least' has an empty value [document-unknown-attribute]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": "least=DelegatedWork,Robot"}}"#,
      "3:86: error: 'Robot' is no scheme; the schemes are Application, DelegatedWork, DelegatedPersonal "
        + "[document-unknown-scheme]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {"/me": "AlsoRequires=X"}}"#,
      "3:58: note: 'X', which is required in addition, is no permission of the document "
        + "[document-unknown-permission]"
    ),
    (
      "", #"{"schemeKeys": [], "methods": [], "paths": {}, "alsoRequires": "A.B & C"}"#,
      "3:77: error: 'alsoRequires' asks for several permissions at once with '&'; only alternatives with '|' are known "
        + "[document-unknown-attribute]"
    ),
  ])
  func aFaultIsToldWithItsPlaceAndWithWhatWasExpected(_ schemes: String, _ set: String, _ message: String) {
    #expect(read(schemes, set).diagnostics.contains("d.json:" + message), "\(read(schemes, set).diagnostics)")
  }

  @Test func limitsAreKeptInDiagnosticsToo() {
    let path = "/" + String(repeating: "a", count: 2_048)
    #expect(
      read("", #"{"schemeKeys": [], "methods": [], "paths": {"\#(path)": ""}}"#).diagnostics
        == ["d.json:3:58: error: the path has 2049 bytes; the limit is 2048 [document-too-large]"]
    )
    let many = (0..<20_001).map { #""P\#($0)": {}"# }.joined(separator: ",")
    #expect(read(#"{"permissions": {\#(many)}}"#).diagnostics.map { $0.suffix(20) } == ["[document-too-large]"])
    let faults = (0..<2_000).map { #""P\#($0)": 1"# }.joined(separator: ",")
    let diagnostics = read(#"{"permissions": {\#(faults)}}"#).diagnostics
    #expect(diagnostics.count == 1_001)
    #expect(
      diagnostics.last
        == "d.json: error: 1000 further diagnostics of this file are not shown; fix these first "
        + "[document-more-diagnostics]"
    )
    let names = (0..<2_000).map { "N\($0)" }.joined(separator: ",")
    let paths = (0..<300).map { #""/\#($0)": "AlsoRequires=\#(names)""# }.joined(separator: ",")
    let set = #"{"schemeKeys": ["Application"], "methods": ["GET", "PUT"], "paths": {\#(paths)}}"#
    #expect(read("", set).diagnostics.contains { $0.hasSuffix("which is the limit [document-too-large]") })
  }

  @Test func aFileThatIsntThereIsAnError() {
    var diagnostics: [Diagnostic] = []
    #expect(PermissionsDocumentReader.read(path: "/nowhere/d.json", diagnostics: &diagnostics) == nil)
    #expect(ConsentTextsReader.read(path: "/nowhere/t.json", diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["document-unreadable", "document-unreadable"])
  }
}
