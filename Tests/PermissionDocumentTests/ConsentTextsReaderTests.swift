import GraphSpec
import PermissionDocument
import Testing

struct ConsentTextsReaderTests {
  private static let id = "42b91635-3803-4af2-a2d5-e91127f9c488"

  private func read(_ text: String) -> (texts: ConsentTexts?, diagnostics: [String]) {
    var diagnostics: [Diagnostic] = []
    let texts = ConsentTextsReader.parse(Array(text.utf8), file: "t.json", diagnostics: &diagnostics)
    #expect((texts == nil) == diagnostics.containsError)
    return (texts, diagnostics.map(\.description))
  }

  @Test func textsAreReadByScheme() throws {
    let (texts, diagnostics) = read(
      """
      {"delegatedScopesList": [{"value": "A.B", "id": "\(Self.id)", "isAdmin": true, "isEnabled": true,
        "adminConsentDisplayName": "a", "adminConsentDescription": "b", "consentDisplayName": null}],
       "applicationScopesList": [{"value": "A.C", "id": "\(Self.id)", "allowedMemberTypes": ["Application"]}]}
      """
    )
    #expect(diagnostics == [])
    let text = try #require(texts?.text(of: "A.B", .delegatedPersonal))
    #expect(text == texts?.text(of: "A.B", .delegatedWork))
    #expect(text.id == Self.id && text.requiresAdmin)
    #expect(text.adminDisplayName == "a" && text.adminDescription == "b" && text.userDisplayName == nil)
    #expect(texts?.text(of: "A.B", .application) == nil)
    #expect(texts?.text(of: "A.C", .application)?.requiresAdmin == false)
  }

  @Test(arguments: [
    ("1", "1:1: error: consent texts are a JSON object, not a number [document-invalid]"),
    (
      "{}",
      "1:1: error: there is no 'delegatedScopesList' and no 'applicationScopesList', which consent texts have "
        + "[document-invalid]"
    ),
    (
      #"{"applicationScopesList": {}}"#,
      "1:27: error: 'applicationScopesList' is an array, not an object [document-invalid]"
    ),
    (
      #"{"applicationScopesList": [{"value": "A"}]}"#,
      "1:28: error: an item of 'applicationScopesList' has a 'value', the permission's name, and an 'id' "
        + "[document-invalid]"
    ),
    (
      #"{"applicationScopesList": [{"value": "A", "id": "7"}]}"#,
      "1:49: error: the id of 'A' is a GUID, not '7' [document-invalid]"
    ),
    (
      #"{"applicationScopesList": [{"value": "A", "id": "\#(id)"}, {"value": "A", "id": "\#(id)"}]}"#,
      "1:90: warning: 'A' is listed more than once in 'applicationScopesList'; the first one counts [document-repeated]"
    ),
  ])
  func aFaultIsToldWithItsPlace(_ text: String, _ message: String) {
    #expect(read(text).diagnostics == ["t.json:" + message])
  }
}
