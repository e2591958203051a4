import Foundation
import GraphRuntime
import Testing

/// What `print` shows of a model.
@Suite struct ModelDescriptionTests {
  private func printed(_ value: some Any) -> String {
    var text = ""
    print(value, terminator: "", to: &text)
    return text
  }

  @Test func printingShowsWhatIsSet() throws {
    var person = Sample.Person(name: "Ada", state: .running)
    person.place = .room(Sample.Room(seats: 4))
    let json = ##"{"name":"Ada","place":{"@odata.type":"#sample.room","seats":4},"state":"Running"}"##
    #expect(printed(person) == "Person \(json)")
    #expect("\(person)" == "Person \(json)" && String(reflecting: person) == "Person \(json)")
    #expect(printed(person.place) == ##"Optional(Place {"@odata.type":"#sample.room","seats":4})"##)
    #expect(printed(person.place?.as(Sample.Room.self)) == #"Optional(Room {"seats":4})"#)
    #expect(printed([Sample.Room(seats: 1)]) == #"[Room {"seats":1}]"#)
    #expect(printed(Sample.Person.partial) == "Person {}")
    #expect(printed(try #require(person.place).concrete) == #"room(Room {"seats":4})"#)
  }

  @Test func whatWasReadIsShownAsItCame() throws {
    let text = #"{"name" : "Ada", "undeclared": null}"#
    #expect(printed(try Sample.Person(text)) == "Person \(text)")
    #expect(
      printed(try GraphCollection<Sample.Room>(jsonData: #"{"value":[{"seats":1}]}"#.utf8))
        == #"GraphCollection<Room> {"value":[{"seats":1}]}"#
    )
  }

  @Test func aHugeValueIsCutOff() throws {
    let names = JSONValue.array(Array(repeating: "é", count: 200_000))
    let made = Sample.Person(name: String(repeating: "é", count: 100_000), additionalProperties: ["names": names])
    let read = try Sample.Person(jsonData: made.jsonData())
    var changed = read
    changed.tags = Array(repeating: "tag", count: 100_000)
    for person in [made, read, changed] {
      let text = printed(person)
      #expect(text.hasPrefix(#"Person {"name"#) && text.hasSuffix("…"))
      #expect((9_000...10_020).contains(text.utf8.count))
      #expect(!text.unicodeScalars.contains("\u{FFFD}"), "no character is cut in two")
    }
  }

  @Test func dumpShowsMembersRatherThanTheRuntimesOwn() throws {
    var text = ""
    dump(try Sample.Person(#"{"name":"Ada","parent":{"name":"Byron"}}"#), to: &text)
    #expect(text.contains("name") && text.contains("Byron") && !text.contains("tokens"))
  }
}

/// An error response is none of what was asked for (OData JSON 4.01 section 21.1).
@Suite struct ErrorResponseTests {
  static let denied = #"{"error": {"code": "Authorization_RequestDenied", "message": "Ada may not."}}"#

  private func message(_ read: () throws -> some Any) throws -> String {
    let error = #expect(throws: DecodingError.self) { try read() }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("\(String(describing: error))")
      return ""
    }
    return context.debugDescription
  }

  @Test func anErrorIsNoPageAndNoEntity() throws {
    typealias Page = GraphCollection<Sample.Person>
    let data = Data(Self.denied.utf8)
    for message in [
      try message { try Page(jsonData: data) }, try message { try JSONDecoder().decode(Page.self, from: data) },
    ] {
      let said = "An error response with the code 'Authorization_RequestDenied' is no value of "
      #expect(message == said + "GraphCollection<Person>.")
      #expect(!message.contains("Ada"))
    }
    for type in [Sample.Person.self, Sample.Place.self, Sample.Room.self] as [any (GraphValue & Codable).Type] {
      let message = try message { try type.init(jsonData: data) }
      #expect(message.hasPrefix("An error response") && message.hasSuffix("is no value of \(type)."))
    }
  }

  @Test(arguments: [
    #"{"error":{}}"#, #"{"error":{"code":"a b\u001b[2J","message":"m"}}"#,
    #"{"error":{"code":7},"@odata.context":"x"}"#,
  ])
  func aStrangeErrorIsOneToo(text: String) throws {
    let message = try message { try Sample.Person(jsonData: text.utf8) }
    #expect(message == "An error response is no value of Person.")
  }

  /// What only looks like one.
  @Test(arguments: [
    #"{"error":"off"}"#, #"{"error":null}"#, #"{"name":"Ada","error":{"code":"x"}}"#, #"{}"#,
    #"{"error":[{"code":"x"}]}"#,
  ])
  func somethingElseIsRead(text: String) throws {
    #expect(try Sample.Person(jsonData: text.utf8).json == JSONValue(parsing: text))
  }

  @Test func whatTakesAnyJSONTakesErrors() throws {
    #expect(try UnknownObject(jsonData: Self.denied.utf8).json["error"]?["code"] == "Authorization_RequestDenied")
    #expect(try JSONValue(jsonData: Self.denied.utf8)["error"] != nil)
  }
}
