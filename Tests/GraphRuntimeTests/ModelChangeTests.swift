import GraphRuntime
import Testing

/// One kind of property: the member, its JSON as a service may spell it, and what a program does to it.
struct PropertyChange: Sendable, CustomTestStringConvertible {
  typealias Person = Sample.Person

  let name: String
  /// The member's value as it came.
  let spelling: String
  /// What is written once the property is another.
  let other: String
  let change: @Sendable (inout Person) -> Void
  let clear: @Sendable (inout Person) -> Void
  let giveWhatItHas: @Sendable (inout Person) -> Void
  let isSet: @Sendable (Person) -> Bool

  var testDescription: String { "\(name) \(spelling)" }

  init<Value: GraphValue>(
    _ path: any WritableKeyPath<Person, Value?> & Sendable,
    _ name: String,
    _ spelling: String,
    _ value: Value,
    _ other: String
  ) {
    self.name = name
    self.spelling = spelling
    self.other = other
    change = { $0[keyPath: path] = value }
    clear = { $0[keyPath: path] = nil }
    giveWhatItHas = { person in
      let value = person[keyPath: path]
      person[keyPath: path] = value
    }
    isSet = { $0[keyPath: path] == value }
  }

  static let all: [PropertyChange] = [
    PropertyChange(\.name, "name", #""A\u0064\u0061\/""#, "Eve \"\n", #""Eve \"\n""#),
    PropertyChange(\.isMuted, "isMuted", "true", false, "false"),
    PropertyChange(\.age, "age", "3.0", 4, "4"),
    PropertyChange(\.age, "age", #""3""#, .min, "-2147483648"),
    PropertyChange(\.sequence, "sequence", "1e2", 9_007_199_254_740_993, "9007199254740993"),
    PropertyChange(\.weight, "weight", "1.50", 2.25, "2.25"),
    PropertyChange(\.weight, "weight", "-0.0e1", .infinity, #""INF""#),
    PropertyChange(\.tags, "tags", #"[ "a", "\u0062" ]"#, ["c", ""], #"["c",""]"#),
    PropertyChange(\.tags, "tags", "[ ]", ["c"], #"["c"]"#),
    PropertyChange(\.tags, "tags", #"["a", null]"#, [], "[]"),
    PropertyChange(\.state, "state", #""running""#, .completed, #""Completed""#),
    PropertyChange(\.state, "state", "1", Sample.State(rawValue: "idle"), #""idle""#),
    PropertyChange(\.rights, "rights", #""write, read""#, [.share], #""share""#),
    PropertyChange(
      \.joined,
      "joined",
      #""2024-01-01T00:00:00.0000000Z""#,
      Edm.DateTimeOffset("2025-01-01T00:00:00Z")!,
      #""2025-01-01T00:00:00Z""#
    ),
    PropertyChange(\.day, "day", #""2024-\u00302-29""#, Edm.Date("2025-12-31")!, #""2025-12-31""#),
    PropertyChange(\.time, "time", #""08:30""#, Edm.TimeOfDay("23:59:59.9990000")!, #""23:59:59.9990000""#),
    PropertyChange(\.length, "length", #""PT90M""#, Edm.Duration("-P1DT2H")!, #""-P1DT2H""#),
    PropertyChange(
      \.number,
      "number",
      #""284383EE-7F6E-4E40-A2A8-E85DCB029101""#,
      Edm.Guid("00000000-0000-0000-0000-000000000001")!,
      #""00000000-0000-0000-0000-000000000001""#
    ),
    PropertyChange(\.photo, "photo", #""AA==""#, Edm.Binary([1, 2, 3]), #""AQID""#),
    PropertyChange(\.price, "price", "1.50", Edm.Decimal("0.10")!, "0.10"),
    PropertyChange(\.parent, "parent", #"{ "name" : "Eve" }"#, Sample.Person(name: "Kim"), #"{"name":"Kim"}"#),
    PropertyChange(
      \.place,
      "place",
      #"{ "title" : "Rome" }"#,
      .room(Sample.Room(seats: 2)),
      ##"{"@odata.type":"#sample.room","seats":2}"##
    ),
    PropertyChange(
      \.place,
      "place",
      ##"{ "@odata.type":"#sample.room", "seats": 2.0 }"##,
      Sample.Place(title: "Rome"),
      #"{"title":"Rome"}"#
    ),
    PropertyChange(
      \.place,
      "place",
      ##"{ "x":[ ], "@odata.type":"#sample.castle" }"##,
      Sample.Place(additionalProperties: ["@odata.type": "#sample.hut"]),
      ##"{"@odata.type":"#sample.hut"}"##
    ),
    PropertyChange(
      \.places,
      "places",
      #"[ { "title" : "Rome" }, {} ]"#,
      [Sample.Place(title: "Bonn")],
      #"[{"title":"Bonn"}]"#
    ),
    PropertyChange(\.extra, "extra", #"[ {"a" : 1.0} , null ]"#, ["b": [nil, 1.5]], #"{"b":[null,1.5]}"#),
    PropertyChange(\.extra, "extra", "12E+3", true, "true"),
  ]
}

@Suite struct ModelChangeTests {
  /// An object with the member between two others that no property stands for, spelled as nobody would write it.
  private func text(_ value: String?, for name: String) -> String {
    let member = value.map { " \"\(name)\" : \($0)," } ?? ""
    return "{\"z\\u007a\" : [1.0 ,2] ,\(member)\n\"a\":\t\"\\/\"}"
  }

  private func written(_ value: String?, for name: String) -> String {
    let member = value.map { "\"\(name)\":\($0)," } ?? ""
    return "{\"zz\":[1.0 ,2],\(member)\"a\":\"\\/\"}"
  }

  @Test(arguments: PropertyChange.all)
  func whatIsNotTouchedIsWrittenAsItCame(_ property: PropertyChange) throws {
    let text = text(property.spelling, for: property.name)
    var person = try Sample.Person(text)
    #expect(person.text == text)
    property.giveWhatItHas(&person)
    #expect(person.text == text, "what a property has already is no change")
  }

  @Test(arguments: PropertyChange.all)
  func aChangeReplacesJustTheValue(_ property: PropertyChange) throws {
    var person = try Sample.Person(text(property.spelling, for: property.name))
    property.change(&person)
    #expect(property.isSet(person))
    #expect(person.text == written(property.other, for: property.name))
    property.change(&person)
    #expect(person.text == written(property.other, for: property.name))
    #expect(property.isSet(try Sample.Person(person.text)))
  }

  @Test(arguments: PropertyChange.all)
  func aMemberThatWasNotThereComesLast(_ property: PropertyChange) throws {
    var person = try Sample.Person(#"{"b": 1, "a": 2}"#)
    person.additionalProperties["~"] = 3
    property.change(&person)
    person.additionalProperties["@new"] = 4
    #expect(person.text == #"{"b":1,"a":2,"@new":4,"\#(property.name)":\#(property.other),"~":3}"#)
    property.clear(&person)
    #expect(person.text == #"{"b":1,"a":2,"@new":4,"~":3}"#)
  }

  @Test(arguments: PropertyChange.all)
  func aPropertyIsClearedAndNullOnlyOnRequest(_ property: PropertyChange) throws {
    let person = try Sample.Person(text(property.spelling, for: property.name))
    var cleared = person
    property.clear(&cleared)
    #expect(cleared.text == written(nil, for: property.name))
    #expect(!cleared.isNull(property.name))
    var null = person
    null.setNull(property.name)
    #expect(null.text == written("null", for: property.name))
    #expect(null.isNull(property.name) && !property.isSet(null))
    property.change(&null)
    #expect(null.text == written(property.other, for: property.name) && !null.isNull(property.name))
    property.clear(&null)
    #expect(null.text == written(nil, for: property.name))
    #expect(person.text == text(property.spelling, for: property.name), "copies don't see each other's changes")
  }

  @Test(arguments: PropertyChange.all)
  func whatReadsAsNilAndIsSetToNilStaysAsItCame(_ property: PropertyChange) throws {
    // JSON itself takes any value.
    for spelling in property.name == "extra" ? ["null"] : ["null", #"[ 1.0, {"a" : "b"} ]"#] {
      let text = text(spelling, for: property.name)
      var person = try Sample.Person(text)
      property.clear(&person)
      #expect(person.text == text)
      property.giveWhatItHas(&person)
      #expect(person.text == text)
      var removed = person
      removed.additionalProperties[property.name] = nil
      #expect(removed.text == written(nil, for: property.name))
      property.change(&person)
      #expect(person.text == written(property.other, for: property.name) && property.isSet(person))
    }
  }

  @Test(arguments: PropertyChange.all)
  func changesReachIntoWhatIsNested(_ property: PropertyChange) throws {
    let inner = text(property.spelling, for: property.name)
    let changed = written(property.other, for: property.name)
    let cleared = written(nil, for: property.name)
    let person = try Sample.Person(#"{ "parent" : {"parent": \#(inner) , "n":1e0}, "m":"\u006d" }"#)
    var copy = person
    func changeInnermost(_ change: (inout Sample.Person) -> Void) throws {
      var parent = try #require(copy.parent)
      var innermost = try #require(parent.parent)
      change(&innermost)
      parent.parent = innermost
      copy.parent = parent
    }
    try changeInnermost(property.change)
    #expect(copy.text == #"{"parent":{"parent":\#(changed),"n":1e0},"m":"\u006d"}"#)
    try changeInnermost(property.clear)
    #expect(copy.text == #"{"parent":{"parent":\#(cleared),"n":1e0},"m":"\u006d"}"#)
    #expect(person.parent?.parent?.text == inner)
  }

  @Test(arguments: PropertyChange.all)
  func aModelEqualsWhatSaysTheSame(_ property: PropertyChange) throws {
    let read = try Sample.Person(text(property.spelling, for: property.name))
    var changed = read
    property.change(&changed)
    #expect(changed != read)
    let members = try JSONValue(parsing: changed.text)
    let made = try #require(Sample.Person(json: members))
    let others = try [
      made, changed.detached(), Sample.Person(changed.text), Sample.Person(members.serialized()),
      Sample.Person(#"{"a":"/","z\u007A":[1,0.2e1],"\#(property.name)":\#(property.other)}"#),
    ]
    for other in others {
      #expect(other == changed && changed == other)
      #expect(other.hashValue == changed.hashValue)
      #expect(Set([other, changed, read]).count == 2)
      #expect(property.isSet(other))
    }
    #expect(changed.detached().text == changed.text)
    #expect(read.detached() == read && read.detached().text == read.text)
  }

  @Test func changesThroughOptionalChainsStayWhereTheyAre() throws {
    var person = try Sample.Person(
      ##"{"parent": {"name":"E\u0076e"}, "places":[ {"title" : "Rome"}, {"@odata.type":"#sample.room","seats":1.0} ]}"##
    )
    person.parent?.place = .room(Sample.Room(title: "Blue"))
    person.places?[0].title = "Bonn"
    #expect(
      person.text
        == ##"{"parent":{"name":"E\u0076e","place":{"@odata.type":"#sample.room","title":"Blue"}},"##
        + ##""places":[{"title":"Bonn"},{"@odata.type":"#sample.room","seats":1.0}]}"##
    )
    person.parent?.place?.title = nil
    person.places?.removeFirst()
    person.place?.title = "nowhere"
    #expect(person.place == nil)
    #expect(
      person.text
        == ##"{"parent":{"name":"E\u0076e","place":{"@odata.type":"#sample.room"}},"##
        + ##""places":[{"@odata.type":"#sample.room","seats":1.0}]}"##
    )
  }

  @Test func oneValueInTwoParentsIsTwoValues() throws {
    let shared = try Sample.Person(#"{"name" : "Eve", "place":{"title":"Rome"}}"#)
    var first = Sample.Person(name: "A")
    var second = Sample.Person(name: "B")
    first.parent = shared
    second.parent = shared
    first.parent?.name = "Kim"
    let kept = first
    first.parent?.place?.title = "Bonn"
    second.parent?.place = nil
    #expect(shared.text == #"{"name" : "Eve", "place":{"title":"Rome"}}"#)
    #expect(kept.text == #"{"name":"A","parent":{"name":"Kim","place":{"title":"Rome"}}}"#)
    #expect(first.text == #"{"name":"A","parent":{"name":"Kim","place":{"title":"Bonn"}}}"#)
    #expect(second.text == #"{"name":"B","parent":{"name":"Eve"}}"#)
    first.parent = first
    #expect(first.parent?.parent?.place?.title == "Bonn")
  }

  @Test(arguments: [
    ##"{"y" : 1.0,"@odata.type":"#sample.room","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@odata.type":"sample.ROOM","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@odata.type":"\u0023sample.room","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@type":"#sample.room","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@odata.type":"#sample.place","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@odata.type":"#sample.castle","title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"@odata.type":[null],"title":"\u0041","x":{ }}"##,
    ##"{"y" : 1.0,"title":"\u0041","x":{ }}"##,
  ])
  func aPolymorphicPlaceChangesInAnyCase(text: String) throws {
    var person = try Sample.Person(#"{"place":\#(text)}"#)
    let place = try #require(person.place)
    #expect(place.title == "A" && place.text == text)
    person.place?.title = "A"
    #expect(person.text == #"{"place":\#(text)}"#)
    person.place?.title = "B"
    let expected = text.replacing(" : ", with: ":").replacing(#""\u0041""#, with: #""B""#)
      .replacing(#"\u0023"#, with: "#")
    let unescaped = person.text.replacing(#"\u0023"#, with: "#")
    #expect(unescaped == #"{"place":\#(expected)}"#)
    let again = try Sample.Person(person.text)
    #expect(again == person && again.hashValue == person.hashValue)
    #expect(person.place?.detached() == person.place)
    #expect(place.detached() == place && place.detached().text == text)
    #expect(place.title == "A")
  }

  /// The value is taken out of its place, where nothing but its case says its type, and put back.
  @Test func aDerivedValueIsChangedByItselfAndPutBack() throws {
    let text = ##"{"y":1.0,"@odata.type":"#sample.room","title":"A"}"##
    let place = try Sample.Place(jsonData: text.utf8)
    guard case .room(var room) = place.concrete else {
      Issue.record("read as \(place)")
      return
    }
    #expect(room.additionalProperties == ["y": 1])
    #expect(Sample.Place.room(room).text == text)
    #expect(Sample.Place.room(room.detached()).text == text)
    room.title = "B"
    #expect(room.text == #"{"y":1.0,"title":"B"}"#)
    #expect(Sample.Place.room(room).text == ##"{"y":1.0,"@odata.type":"#sample.room","title":"B"}"##)
    room.title = "A"
    #expect(Sample.Place.room(room) == place)
    #expect(Sample.Place.room(room).hashValue == place.hashValue)
    room.additionalProperties["@odata.type"] = "#sample.castle"
    #expect(Sample.Place.room(room).text == ##"{"y":1.0,"@odata.type":"#sample.castle","title":"A"}"##)
    room.additionalProperties["@odata.type"] = nil
    #expect(Sample.Place.room(room).json["@odata.type"] == "#sample.room")
  }

  @Test func additionalPropertiesThatStayAreWrittenAsTheyCame() throws {
    var person = try Sample.Person(#"{"b" : [ 1.0 ],"age":"3","a":"\u0041","name":null}"#)
    person.additionalProperties["c"] = ["d": nil]
    #expect(person.text == #"{"b":[ 1.0 ],"age":"3","a":"\u0041","name":null,"c":{"d":null}}"#)
    person.additionalProperties["b"] = nil
    person.additionalProperties["name"] = nil
    #expect(person.text == #"{"age":"3","a":"\u0041","c":{"d":null}}"#)
    let same = person.additionalProperties
    person.additionalProperties = same
    #expect(person.text == #"{"age":"3","a":"\u0041","c":{"d":null}}"#)
    person.additionalProperties = [:]
    #expect(person.text == #"{"age":3}"#, "what the property says in other words stays said")
  }
}

extension GraphValue {
  /// What is written.
  fileprivate var text: String { String(decoding: jsonData(), as: UTF8.self) }
}
