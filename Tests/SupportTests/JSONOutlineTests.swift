import Foundation
import Support
import Testing

@Suite struct JSONOutlineTests {
  private func members(_ text: String) -> Set<String>? { try? JSONOutline(Array(text.utf8)).members }

  @Test func membersOfTheOutermostObjectAreTold() {
    #expect(members(#"{"a": {"b": 1}, "c": [{"d": 2}], "e\"f": "x"}"#) == ["a", "c", #"e\"f"#])
    #expect(members("\u{FEFF} [1, -2.5e+3, true, null, \"\\u0041\"] ") == [])
    #expect(members("{}") == [] && members("0") == [])
  }

  @Test(arguments: [
    "", " ", "{", "[1", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "{a: 1}", "01", "-", "1.", "1e", "tru", "nul", "\"a", "\"\\",
    "\"\u{1}\"", "[1] 2", "]", "{]", "[}", "<a>", String(repeating: "[", count: 100_000),
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(members(text) == nil)
  }

  /// It is read before it is known to be what was asked for.
  @Test func itAgreesWithFoundation() throws {
    for text in ["[[[]]]", "{\"a\":{}}", "[1,[2,{\"b\":[]}]]", "[\"\\n\\\"\"]", "[1 2]", "{\"a\"}", "[--1]", "[1.2.3]"]
    {
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
      #expect((members(text) != nil) == isJSON, "\(text)")
    }
  }
}
