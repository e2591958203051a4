import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite
struct EdmValueTests {
  @Test(
    "GUIDs keep their letters",
    arguments: [
      "284383ee-7f6e-4e40-a2a8-e85dcb029101", "284383EE-7F6E-4E40-A2A8-E85DCB029101",
      "284383eE-7f6E-4e40-a2A8-E85dcb029101", "00000000-0000-0000-0000-000000000000",
      "FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF", "01234567-89ab-cdef-ABCD-EF0123456789",
    ]
  )
  func guids(text: String) throws {
    let guid = try #require(Edm.Guid(text))
    #expect(guid.description == text)
    #expect(guid.json == .string(text))
    #expect(guid.uuid == UUID(uuidString: text))
    #expect(Edm.Guid(guid.uuid).description == text.lowercased())
    let other = try #require(Edm.Guid(text.uppercased()))
    #expect(other == guid)
    #expect(other.hashValue == guid.hashValue)
  }

  @Test(
    "what is no GUID",
    arguments: [
      "", "284383ee7f6e4e40a2a8e85dcb029101", "{284383ee-7f6e-4e40-a2a8-e85dcb029101}",
      "284383ee-7f6e-4e40-a2a8-e85dcb02910", "284383ee-7f6e-4e40-a2a8-e85dcb0291011",
      "284383eg-7f6e-4e40-a2a8-e85dcb029101", "284383ee-7f6e4-e40-a2a8-e85dcb029101",
      "284383ee-7f6e-4e40-a2a8-e85dcb02910-", "284383ee-7f6e-4e40-a2a8-e85dcb029１01",
    ]
  )
  func refusesGuid(text: String) { #expect(Edm.Guid(text) == nil) }

  @Test
  func guidsComeFromUUIDsAndOneDigitMakesADifference() throws {
    for _ in 0..<100 {
      let uuid = UUID()
      #expect(Edm.Guid(uuid).uuid == uuid)
      #expect(Edm.Guid(uuid).description == uuid.uuidString.lowercased())
    }
    let zeros = Array("00000000-0000-0000-0000-000000000000")
    let others = zeros.indices.filter { zeros[$0] == "0" }.map { index in
      var text = zeros
      text[index] = "1"
      return Edm.Guid(String(text))
    }
    #expect(Set(others.compactMap { $0 }).count == 32)
  }

  @Test(
    "decimals are exact, from numbers and from strings",
    arguments: [
      ("0", "0"), ("-1.50", "-1.50"), ("79228162514264337593543950335", "79228162514264337593543950335"),
      ("0.1234567890123456789012345678901234567890123", "0.1234567890123456789012345678901234567890123"),
      ("1e999999", "1e999999"), ("+1.5", "1.5"), ("007.5", "7.5"), ("-000", "-0"), ("+00.50", "0.50"), ("00e5", "0e5"),
    ]
  )
  func decimals(text: String, written: String) throws {
    let value = try #require(Edm.Decimal(text))
    #expect(value.description == written)
    #expect(Edm.Decimal(json: .string(text)) == value)
    #expect(value.json.serialized() == written)
    #expect(Edm.Decimal(json: value.json)?.description == written)
  }

  @Test(
    "what is no decimal",
    arguments: [
      "", "+", "-", ".", ".5", "+.5", "0.", "1.", "1,5", "--1", "+-1", "1e", "0x10", "INF", "NaN", " 1", "1 ", "٣",
    ]
  )
  func refusesDecimal(text: String) {
    #expect(Edm.Decimal(text) == nil)
    #expect(Edm.Decimal(json: .string(text)) == nil)
  }

  @Test
  func decimalsComeFromFoundationsAndGoBack() throws {
    let value = try #require(Decimal(string: "12345678901234567890.0123456789"))
    #expect(Edm.Decimal(value)?.description == "12345678901234567890.0123456789")
    #expect(Edm.Decimal(value)?.decimal == value)
    #expect(Edm.Decimal(Decimal.nan) == nil)
    #expect(Edm.Decimal("1.50") == Edm.Decimal("1.5"))
    #expect(Edm.Decimal(42).json == 42)
    #expect(Edm.Decimal(json: true) == nil)
  }

  @Test
  func goThroughCodableAsOnTheWire() throws {
    let text = #"""
      {"binary":"-_8","date":"2026-05-04","duration":"PT90M","guid":"284383EE-7f6e-4e40-a2a8-e85dcb029101",\#
      "instant":"2026-05-04T14:00+02:00","number":1.5,"time":"08:30"}
      """#
    let record = try JSONDecoder().decode(Record.self, from: Data(text.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(record), as: UTF8.self) == text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Edm.Date].self, from: Data(#"["today"]"#.utf8)) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Edm.Guid].self, from: Data("[1]".utf8)) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Edm.Decimal].self, from: Data("[true]".utf8)) }
  }

  private struct Record: Codable, Hashable {
    let binary: Edm.Stream
    let date: Edm.Date
    let duration: Edm.Duration
    let guid: Edm.Guid
    let instant: Edm.DateTimeOffset
    let number: Edm.Decimal
    let time: Edm.TimeOfDay
  }

  @Test(arguments: [nil, true, 1, ["2026-05-04"], ["a": "b"]] as [JSONValue])
  func areStringsInJSONAndNothingElse(json: JSONValue) {
    #expect(Edm.Date(json: json) == nil)
    #expect(Edm.DateTimeOffset(json: json) == nil)
    #expect(Edm.Duration(json: json) == nil)
    #expect(Edm.Guid(json: json) == nil)
    #expect(Edm.Binary(json: json) == nil)
  }
}
