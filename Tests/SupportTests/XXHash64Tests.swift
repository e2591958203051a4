import Support
import Testing

/// Against what `xxhsum -H64` prints.
@Suite struct XXHash64Tests {
  @Test(arguments: [
    ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
    ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
  ])
  func publishedTextsHaveTheirHashes(_ text: String, _ digits: String) {
    #expect(XXHash64.hexDigits(of: text) == digits)
  }

  /// Every length around the steps of the algorithm (4, 8 and 32 bytes) takes another way through it.
  @Test func everyByteCounts() {
    let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }
    var seen: Set<String> = []
    for length in 0...bytes.count {
      seen.insert(bytes[..<length].withUnsafeBytes { XXHash64.hexDigits(of: $0) })
    }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x80
      seen.insert(changed.withUnsafeBytes { XXHash64.hexDigits(of: $0) })
    }
    #expect(seen.count == 201)
    #expect(seen.allSatisfy { $0.count == 16 })
  }

  @Test func aTextAndItsBytesHaveOneHash() {
    let text = "ü and 😀 and more than thirty-two bytes of it"
    #expect(XXHash64.hexDigits(of: text) == Array(text.utf8).withUnsafeBytes { XXHash64.hexDigits(of: $0) })
  }
}
