import Testing

@testable import GraphRuntime

@Suite struct PolymorphicObjectTests {
  @Test(arguments: [
    "#sample.room", "sample.room", "#Sample.Room", "https://graph.microsoft.com/v1.0/$metadata#sample.room",
  ])
  func theTypesNameIsReadHoweverItIsWritten(name: String) throws {
    let json: JSONValue = ["@odata.type": .string(name), "title": "Blue", "seats": 4]
    let place = try #require(Sample.Place(json: json))
    guard case .room(let room) = place.concrete else {
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
    guard case .place(let same) = place.concrete else {
      Issue.record("read as \(place)")
      return
    }
    #expect(same == Sample.Place(title: "Rome") && same == place)
    #expect(place.json == ["title": "Rome"])
  }

  @Test func anUnknownTypeIsKeptWhole() throws {
    let json: JSONValue = ["@odata.type": "#sample.castle", "title": "Elmau", "towers": [1, nil]]
    let place = try #require(Sample.Place(json: json))
    guard case .unknown(let object) = place.concrete else {
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
    #expect(Sample.Place(title: "Rome").json == ["title": "Rome"])
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

  @Test func aMemberCanBeClearedWhateverTheTypeIs() throws {
    for var place in [
      Sample.Place(title: "x"), .room(Sample.Room(title: "x")),
      try #require(Sample.Place(json: ["title": "x", "@odata.type": "#y.z"])),
    ] {
      place.setNull("title")
      #expect(place.title == nil)
      #expect(place.isNull("title"))
    }
  }

  // MARK: As another type

  @Test(arguments: ["#sample.room", "sample.ROOM", "https://example.com/$metadata#sample.room"])
  func aValueIsGivenAsTheTypeThatItIsOf(name: String) throws {
    let place = try #require(Sample.Place(json: ["@odata.type": .string(name), "seats": 4]))
    #expect(place.as(Sample.Room.self)?.seats == 4)
    #expect(place.as(Sample.Place.self) == place)
    #expect(place.as(Sample.Person.self) == nil)
    #expect(place.as(Sample.Room.self)?.as(Sample.Place.self)?.json["seats"] == 4)
  }

  @Test func aValueIsNoTypeThatItIsNotOf() throws {
    #expect(Sample.Place(title: "Rome").as(Sample.Room.self) == nil)
    let castle = try #require(Sample.Place(json: ["@odata.type": "#sample.castle"]))
    #expect(castle.as(Sample.Room.self) == nil)
    #expect(castle.as(Sample.Place.self) == castle)
    #expect(GraphCollection<Sample.Room>(value: []).as(UnknownObject.self) == nil, "types without a name are no one's")
  }

  @Test func aDerivedValueIsAlsoWhatItDerivesFrom() throws {
    let room = Sample.Room(title: "Blue", seats: 4)
    let place = try #require(room.as(Sample.Place.self))
    #expect(place == .room(room))
    #expect(place.as(Sample.Room.self) == room)
    // Whatever its name says, its place said that it is a room.
    let hall = try #require(Sample.Room(json: ["@odata.type": "#sample.hall", "seats": 90]))
    #expect(hall.as(Sample.Place.self)?.json == hall.json)
  }

  @Test func anUnknownObjectIsGivenAsWhatItSays() {
    let object = UnknownObject(additionalProperties: ["@odata.type": "#sample.room", "seats": 4])
    #expect(object.as(Sample.Room.self) == Sample.Room(seats: 4))
    #expect(object.as(Sample.Place.self) == .room(Sample.Room(seats: 4)))
    #expect(UnknownObject(additionalProperties: ["seats": 4]).as(Sample.Room.self) == nil)
  }

  @Test func aValueOfAnyTypeTellsWhatItIs() throws {
    let room = Sample.Room(seats: 4)
    #expect(Sample.Place.room(room).concreteObject as? Sample.Room == room)
    #expect(room.concreteObject as? Sample.Room == room)
    #expect(Sample.Place(title: "Rome").concreteObject as? Sample.Place == Sample.Place(title: "Rome"))
    let castle = try #require(Sample.Place(json: ["@odata.type": "#sample.castle"]))
    #expect((castle.concreteObject as? UnknownObject)?.typeName == "#sample.castle")
  }

  /// The names of many derived types, as a wide text has them: on several lines, with and without a point.
  @Test func everyDerivedTypeIsFound() throws {
    let schema = ObjectSchema(
      "microsoft.graph.base",
      "",
      derived: """
        .a .ab other.a
        .abc other.space.x
        """,
      Sample.Namespace.self
    )
    let names = [
      "microsoft.graph.base", "microsoft.graph.a", "microsoft.graph.ab", "other.a", "microsoft.graph.abc",
      "other.space.x",
    ]
    func number(_ name: String) -> Int? {
      var name = name
      return name.withUTF8 { schema.number(of: $0) }
    }
    for (index, name) in names.enumerated() { #expect(number("#" + name) == index) }
    for name in ["", "#", "a", ".a", "microsoft.graph.", "microsoft.graph.abcd", "microsoft.graph", "other", "graph.a"]
    {
      #expect(number(name) == nil, "\(name)")
    }
  }
}
