import GraphSpec
import PermissionDocument
import Testing

@testable import APISurface

/// Documents with bytes changed: an error or an answer, never a crash, and never a grant that isn't in the text.
struct HostileDocumentTests {
  private static let document = """
    {"permissions": {
      "A.Read": {"schemes": {"Application": {"privilegeLevel": 3}, "DelegatedWork": {}}, "pathSets": [
        {"schemeKeys": ["Application", "DelegatedWork"], "methods": ["GET"], "paths": {
          "/a/{id}/f(p={v})": "least=Application;AlsoRequires=B.Read", "/a/root:/{id}:/b": "", "/a?$x='{y}'": ""}}
      ]},
      "B.Read": {"schemes": {"Application": {}}, "pathSets": [
        {"schemeKeys": ["Application"], "methods": ["GET", "POST"], "paths": {"/a/{id}": "", "/a/b": ""}}]}
    }}
    """

  @Test func mutatedDocuments() throws {
    let original = Array(Self.document.utf8)
    var chance = SystemRandomNumberGenerator()
    var readable = 0
    for _ in 0..<3_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let index = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &chance)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(original.randomElement(using: &chance) ?? 0, at: index)
        default: bytes.insert(contentsOf: original[min(index, original.count - 1)...].prefix(20), at: index)
        }
      }
      var diagnostics: [Diagnostic] = []
      guard let document = PermissionsDocumentReader.parse(bytes, file: "d.json", diagnostics: &diagnostics) else {
        #expect(diagnostics.containsError)
        continue
      }
      readable += 1
      let text = String(decoding: bytes, as: UTF8.self)
      let index = PermissionIndex(document)
      for address in ["/a/5/f(p=1)", "/a/root:/x/y:/b", "/a/b", "/a/7", "/a?$x='1'", "/b"] {
        for grant in index.endpoint(.get, try RequestPath(address))?.grants[.application] ?? [] {
          #expect(text.contains(grant.permission))
        }
      }
    }
    #expect(readable > 0)
  }

  @Test func mutatedTexts() {
    let original = Array(
      """
      {"delegatedScopesList": [{"value": "A", "id": "42b91635-3803-4af2-a2d5-e91127f9c488", "isAdmin": true}]}
      """.utf8
    )
    for index in original.indices {
      for byte in [0, 0x22, 0x5C, 0x7B, 0xFF] as [UInt8] {
        var bytes = original
        bytes[index] = byte
        var diagnostics: [Diagnostic] = []
        let texts = ConsentTextsReader.parse(bytes, file: "t.json", diagnostics: &diagnostics)
        #expect((texts == nil) == diagnostics.containsError)
      }
    }
  }
}
