import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite
struct EdmBinaryTests {
  @Test(
    "bytes in either alphabet, padded or not",
    arguments: [
      ("", []), ("AA==", [0]), ("AA", [0]), ("-_8", [0xFB, 0xFF]), ("+/8=", [0xFB, 0xFF]), ("-_8=", [0xFB, 0xFF]),
      ("T0RhdGE", Array("OData".utf8)), ("T0RhdGE=", Array("OData".utf8)), ("____", [0xFF, 0xFF, 0xFF]),
    ] as [(String, [UInt8])]
  )
  func reads(text: String, bytes: [UInt8]) throws {
    let value = try #require(Edm.Binary(text))
    #expect(value.bytes == bytes)
    #expect(value.data == Data(bytes))
    #expect(value.description == text)
    #expect(value.json == .string(text))
    #expect(value == Edm.Binary(bytes))
    #expect(value.hashValue == Edm.Binary(bytes).hashValue)
    #expect(value == Edm.Binary(bytes, alphabet: .base64url))
  }

  @Test(
    "what is no base64",
    arguments: [
      "A", "=", "==", "A=", "A==", "A===", "AA=", "AAA==", "AAAA=", "AAAA====", "AA==AA", "A A=", "AA\n", "AB", "AAB=",
      "é===", "AA*=", "AAAAA",
    ]
  )
  func refuses(text: String) { #expect(Edm.Binary(text) == nil) }

  @Test(arguments: 0..<70)
  func agreesWithFoundationsBase64(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let value = Edm.Binary(Data(bytes))
    #expect(value.description == Data(bytes).base64EncodedString())
    #expect(value.bytes == bytes)
    let url = Edm.Binary(bytes, alphabet: .base64url).description
    #expect(url.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    #expect(Edm.Binary(url)?.bytes == bytes)
  }

  @Test
  func isEqualToTheSameBytesOnly() {
    #expect(Edm.Binary("+/8=") == Edm.Binary("-_8"))
    #expect(Edm.Binary("AAAA") != Edm.Binary("AA"))
    #expect(Edm.Binary("AAAA") != Edm.Binary("AAAB"))
  }
}
