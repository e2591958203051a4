import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ModelReadingTests {
  @Test func propertiesTakeTheirMembers() throws {
    let person = try Sample.Person(
      """
      {"name": "Ada", "isMuted": false, "sequence": 9007199254740993, "age": 36, "weight": 0.1, "tags": ["a", "b"],
       "state": "running", "joined": "2024-02-29T12:00:00.1234567Z", "extra": {"a": [1]}, "parent": {"name": "Byron"}}
      """
    )
    #expect(person.name == "Ada")
    #expect(person.isMuted == false)
    #expect(person.sequence == 9_007_199_254_740_993)
    #expect(person.age == 36)
    #expect(person.weight == 0.1)
    #expect(person.tags == ["a", "b"])
    #expect(person.state == .running)
    #expect(person.joined?.description == "2024-02-29T12:00:00.1234567Z")
    #expect(person.extra?["a"]?[0] == 1)
    #expect(person.parent?.name == "Byron")
    #expect(person.additionalProperties.isEmpty)
  }

  @Test func whatNoPropertyKnowsIsKept() throws {
    let person = try Sample.Person(##"{"@odata.type": "#sample.person", "name": "Ada", "shoe": {"size": 38}}"##)
    #expect(person.additionalProperties == ["@odata.type": "#sample.person", "shoe": ["size": 38]])
  }

  @Test func nullIsNotAValueAndIsKept() throws {
    let person = try Sample.Person(#"{"name": null, "place": null, "places": null, "extra": null}"#)
    #expect(person.name == nil)
    #expect(person.place == nil)
    #expect(person.places == nil)
    #expect(person.extra == nil)
    #expect(person.isNull("name"))
    #expect(!person.isNull("age"))
    #expect(person.additionalProperties == ["name": nil, "place": nil, "places": nil, "extra": nil])
  }

  @Test(arguments: [
    (#"{"age": "x"}"#, "age"), (#"{"age": 1.5}"#, "age"), (#"{"age": 2147483648}"#, "age"), (#"{"age": true}"#, "age"),
    (#"{"age": ""}"#, "age"), (#"{"age": " 1"}"#, "age"), (#"{"age": "0x10"}"#, "age"), (#"{"name": 1}"#, "name"),
    (#"{"tags": "a"}"#, "tags"), (#"{"tags": ["a", 1]}"#, "tags"), (#"{"weight": 1e400}"#, "weight"),
    (#"{"place": "Rome"}"#, "place"), (#"{"places": {"title": "Rome"}}"#, "places"),
    (#"{"joined": "today"}"#, "joined"),
    (#"{"state": true}"#, "state"), (#"{"state": 99}"#, "state"), (#"{"parent": []}"#, "parent"),
  ])
  func whatAPropertyCannotHoldIsKeptBesideIt(json: String, name: String) throws {
    let person = try Sample.Person(json)
    var nothing = Sample.Person.partial
    nothing.additionalProperties = person.additionalProperties
    #expect(person == nothing, "a property has a value")
    #expect(person.additionalProperties[name] != nil)
    #expect(person.json == (try JSONValue(parsing: json)))
  }

  @Test func kindlyReadValuesKeepTheirJSON() throws {
    let text =
      #"{"sequence": "5", "age": "200", "weight": "INF", "tags": ["a", null], "state": 2, "places": [null, {"x": 1}]}"#
    let person = try Sample.Person(text)
    #expect(person.sequence == 5)
    #expect(person.age == 200)
    #expect(person.weight == .infinity)
    #expect(person.tags == ["a"])
    #expect(person.state == .completed)
    #expect(person.places?.count == 1)
    #expect(
      person.additionalProperties == [
        "sequence": "5", "age": "200", "tags": ["a", nil], "state": 2, "places": [nil, ["x": 1]],
      ]
    )
    #expect(person.json == (try JSONValue(parsing: text)))
  }

  @Test func numbersWithMoreDigitsThanADoubleAreKept() throws {
    let text = #"{"weight": 12345678901234567890}"#
    let person = try Sample.Person(text)
    #expect(person.weight == 12_345_678_901_234_567_168)
    #expect(person.json.serialized() == #"{"weight":12345678901234567890}"#)
  }

  @Test(arguments: ["[]", "null", "1", #""a""#, "true"])
  func noObjectIsNoModel(json: String) {
    #expect(throws: DecodingError.self) { try Sample.Person(json) }
    #expect(throws: DecodingError.self) { try Sample.Place(jsonData: json.utf8) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Sample.Person.self, from: Data(json.utf8)) }
  }

  @Test func aMismatchInsideAnotherTypeNamesItsPlace() {
    struct Envelope: Decodable {
      var people: [Sample.Person]
    }
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Envelope.self, from: Data(#"{"people": [{}, 7]}"#.utf8))
    }
    guard case .typeMismatch(_, let context)? = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(context.codingPath.map(\.stringValue).first == "people")
    #expect(context.codingPath.count == 2)
  }

  @Test func decoderAndParserReadTheSame() throws {
    let text =
      #"{"name": "Ada", "sequence": 9007199254740993, "weight": 1e-7, "place": {"title": "x"}, "tags": [null]}"#
    #expect(try JSONDecoder().decode(Sample.Person.self, from: Data(text.utf8)) == Sample.Person(text))
  }
}
