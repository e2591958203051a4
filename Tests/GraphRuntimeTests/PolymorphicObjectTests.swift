import GraphRuntime
import Testing

@Suite struct PolymorphicObjectTests {
  @Test(arguments: [
    "#sample.room", "sample.room", "#Sample.Room", "https://graph.microsoft.com/v1.0/$metadata#sample.room",
  ])
  func theTypesNameIsReadHoweverItIsWritten(name: String) throws {
    let json: JSONValue = ["@odata.type": .string(name), "title": "Blue", "seats": 4]
    let place = try #require(Sample.Place(json: json))
    guard case .room(let room) = place else {
      Issue.record("read as \(place)")
      return
    }
    #expect(room.seats == 4)
    #expect(place.title == "Blue")
    #expect(place.json == json, "the name goes out as it came")
  }

  @Test func theShortFormOfTheTypesNameIsRead() throws {
    let json: JSONValue = ["@type": "#sample.room", "seats": 4]
    let place = try #require(Sample.Place(json: json))
    #expect(place == .room(Sample.Room(seats: 4, additionalProperties: ["@type": "#sample.room"])))
    #expect(place.json == json)
  }

  @Test func withoutANameItIsTheDeclaredType() throws {
    let place = try #require(Sample.Place(json: ["title": "Rome"]))
    #expect(place == .place(Sample.Place.Base(title: "Rome")))
    #expect(place.json == ["title": "Rome"])
  }

  @Test func anUnknownTypeIsKeptWhole() throws {
    let json: JSONValue = ["@odata.type": "#sample.castle", "title": "Elmau", "towers": [1, nil]]
    let place = try #require(Sample.Place(json: json))
    guard case .unknown(let object) = place else {
      Issue.record("read as \(place)")
      return
    }
    #expect(object.typeName == "#sample.castle")
    #expect(place.title == "Elmau")
    #expect(object.read("towers") == [1, nil] as JSONValue)
    let titleAsNumber: Int32? = object.read("title")
    #expect(titleAsNumber == nil)
    #expect(place.json == json)
  }

  @Test func aNameThatIsNoTextIsNoName() throws {
    let json: JSONValue = ["@odata.type": 1, "title": "Rome"]
    let place = try #require(Sample.Place(json: json))
    #expect(place.title == "Rome")
    #expect(place.json == json)
  }

  @Test func onlyADerivedTypeIsNamedWhenWritten() {
    #expect(Sample.Place.room(Sample.Room(seats: 4)).json == ["@odata.type": "#sample.room", "seats": 4])
    #expect(Sample.Place.place(Sample.Place.Base(title: "Rome")).json == ["title": "Rome"])
    #expect(Sample.Room(seats: 4).json == ["seats": 4], "where the type itself is declared it needs no name")
  }

  @Test func aValueThatWasReadEqualsOneMadeInCode() throws {
    let made = Sample.Place.room(Sample.Room(seats: 4))
    #expect(Sample.Place(json: made.json) == made)
    let otherSpelling: JSONValue = ["@odata.type": "sample.room", "seats": 4]
    let read = try #require(Sample.Place(json: otherSpelling))
    #expect(read.json == otherSpelling, "another spelling of the type is kept as it came")
  }

  @Test func aNestedValueIsNamedAndItsOwnNameWins() {
    let own: [String: JSONValue] = ["@odata.type": "sample.ROOM"]
    var person = Sample.Person(name: "Ada", place: .room(Sample.Room(seats: 1, additionalProperties: own)))
    #expect(person.json["place"] == ["@odata.type": "sample.ROOM", "seats": 1])
    person.places = [.room(Sample.Room(seats: 2))]
    #expect(person.json["places"] == [["@odata.type": "#sample.room", "seats": 2]])
  }

  @Test func aMemberCanBeClearedWhateverTheCase() {
    for var place in [
      Sample.Place.place(Sample.Place.Base(title: "x")), .room(Sample.Room(title: "x")),
      .unknown(UnknownObject(additionalProperties: ["title": "x", "@odata.type": "#y.z"])),
    ] {
      place.setNull("title")
      #expect(place.title == nil)
      #expect(place.isNull("title"))
    }
  }
}
