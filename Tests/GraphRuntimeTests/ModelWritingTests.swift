import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ModelWritingTests {
  @Test func nothingSetWritesNothing() {
    #expect(Sample.Person.partial.json == [:])
  }

  @Test func onlyWhatIsSetIsWritten() {
    var update = Sample.Person.partial
    update.age = 3
    #expect(update.json == ["age": 3])
  }

  @Test(arguments: ["name", "extra", "place", "tags", "parent", "unheardOf"])
  func nullIsSentOnRequest(name: String) {
    var update = Sample.Person.partial
    update.setNull(name)
    #expect(update.json == .object([name: nil]))
    #expect(update.isNull(name))
  }

  @Test func nullReplacesAValueThatIsSet() {
    var person = Sample.Person(name: "Ada")
    person.setNull("name")
    #expect(person.name == nil)
    #expect(person.json == ["name": nil])
  }

  @Test func aValueReplacesANull() throws {
    var person = try Sample.Person(#"{"name": null}"#)
    person.name = "Ada"
    #expect(!person.isNull("name"))
    #expect(person.json == ["name": "Ada"])
  }

  @Test func nullThroughAdditionalPropertiesIsSentToo() {
    var update = Sample.Person.partial
    update.additionalProperties["name"] = .null
    #expect(update.json == ["name": nil])
  }

  @Test func aChangedPropertyReplacesTheJSONThatWasKept() throws {
    var person = try Sample.Person(#"{"age": "200", "tags": ["a", null], "state": 2, "weight": "1.5"}"#)
    person.age = 201
    person.tags = ["a", "b"]
    person.state = .running
    person.weight = nil
    #expect(person.json == ["age": 201, "tags": ["a", "b"], "state": "Running"])
  }

  @Test func aPropertySetToNilDropsTheJSONThatWasKept() throws {
    var person = try Sample.Person(#"{"age": "200"}"#)
    person.age = nil
    #expect(person.json == [:])
  }

  @Test func anEqualInstantWrittenOtherwiseIsAChange() throws {
    var person = try Sample.Person(#"{"joined": "2024-01-01T01:00:00+01:00"}"#)
    person.joined = Edm.DateTimeOffset("2024-01-01T00:00:00Z")
    #expect(person.json == ["joined": "2024-01-01T00:00:00Z"])
  }

  @Test func notANumberIsWhatItWas() throws {
    var person = try Sample.Person(##"{"weight":"NaN"}"##)
    person.weight = .nan
    #expect(person.json.serialized() == ##"{"weight":"NaN"}"##)
    let list = try #require([Double](json: ["NaN", nil, 1]))
    #expect(list.count == 2 && list[0].isNaN)
  }

  @Test func encoderAndSerializerWriteTheSame() throws {
    let person = try Sample.Person(
      #"{"name": "Ada", "sequence": 9007199254740993, "shoe": [1.5, null], "weight": -0.0}"#
    )
    let encoded = try JSONEncoder().encode(person)
    #expect(try JSONValue(parsing: encoded) == JSONValue(parsing: person.jsonData()))
    #expect(person.json.serialized().contains("-0"))
  }
}

/// Random objects whose members have the names of properties and all kinds of values, fitting or not.
@Suite struct ModelRoundTripTests {
  private static let names = [
    "name", "isMuted", "sequence", "age", "weight", "tags", "state", "joined", "place", "places", "extra", "parent",
    "@odata.type", "other",
  ]

  private static func object(_ random: inout SeededGenerator, depth: Int = 0, digits: Int? = nil) -> JSONValue {
    var members: [String: JSONValue] = [:]
    for name in names where Bool.random(using: &random) {
      let value: JSONValue
      switch (Int.random(in: 0..<4, using: &random), name) {
      case (0, _): value = random.json(depth: 3, digits: digits)
      case (1, "places"): value = [object(&random, depth: depth + 1, digits: digits), nil]
      case (1, "place") where depth < 4, (1, "parent") where depth < 4:
        value = object(&random, depth: depth + 1, digits: digits)
      case (1, "@odata.type"): value = ["#sample.room", "sample.PLACE", "#other"].randomElement(using: &random)!
      case (2, "tags"): value = ["a", nil, "b"]
      case (2, _): value = ["5", "NaN", "Running", "2020-01-01T00:00:00Z", "", "1.50"].randomElement(using: &random)!
      default: value = [1, 2, 1.5, -0.0, true, nil].randomElement(using: &random)!
      }
      members[name] = value
    }
    return .object(members)
  }

  @Test(arguments: 0..<20)
  func whateverIsReadIsWrittenBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let json = Self.object(&random)
      let person = try #require(Sample.Person(json: json))
      #expect(person.json == json)
      let again = try Sample.Person(jsonData: person.jsonData())
      #expect(again.json == json)
      #expect(again == person)
    }
  }

  @Test(arguments: 0..<4)
  func foundationsCodersGiveTheSameJSON(seed: UInt64) throws {
    var random = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<25 {
      let json = Self.object(&random, digits: 16)
      let person = try JSONDecoder().decode(Sample.Person.self, from: json.serializedData())
      #expect(person.json == json)
      #expect(try JSONValue(parsing: JSONEncoder().encode(person)) == json)
    }
  }
}
