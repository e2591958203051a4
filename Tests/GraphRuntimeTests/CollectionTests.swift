import GraphRuntime
import Testing

@Suite struct CollectionTests {
  private static let page: JSONValue = [
    "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#people",
    "@odata.count": 2,
    "@odata.nextLink": "https://graph.microsoft.com/v1.0/people?$skiptoken=x",
    "value": [["name": "Ada"], ["name": "Grace", "shoe": 38]],
    "tip": "unknown",
  ]

  @Test func aPageGivesItsItemsAndWhereTheNextIs() throws {
    let page = try #require(GraphCollection<Sample.Person>(json: Self.page))
    #expect(page.value?.map(\.name) == ["Ada", "Grace"])
    #expect(page.count == 2)
    #expect(page.nextLink == "https://graph.microsoft.com/v1.0/people?$skiptoken=x")
    #expect(page.deltaLink == nil)
    #expect(page.json == Self.page)
  }

  @Test func itemsCanBePrimitiveOrPolymorphic() throws {
    #expect(GraphCollection<String>(json: ["value": ["a"]])?.value == ["a"])
    let places = try #require(GraphCollection<Sample.Place>(json: ["value": [["@odata.type": "#sample.room"]]]))
    #expect(places.value?.first?.json == ["@odata.type": "#sample.room"])
  }

  @Test func anUnreadablePageIsKept() throws {
    let json: JSONValue = ["value": "nothing"]
    let page = try #require(GraphCollection<Sample.Person>(json: json))
    #expect(page.value == nil)
    #expect(page.json == json)
  }
}

@Suite struct RecursiveModelTests {
  @Test func aCopyDoesNotSeeLaterChanges() {
    var first = Sample.Person(name: "Ada")
    first.parent = Sample.Person(name: "Byron")
    let second = first
    first.parent?.name = "Annabella"
    #expect(second.parent?.name == "Byron")
    #expect(first.parent?.name == "Annabella")
    #expect(first != second)
  }

  @Test func equalContentIsEqual() {
    var first = Sample.Person(name: "Ada")
    var second = first
    first.parent = Sample.Person(name: "Byron")
    second.parent = Sample.Person(name: "Byron")
    #expect(first == second)
    #expect(first.hashValue == second.hashValue)
    second.parent = nil
    #expect(first != second)
  }

  @Test func manyGenerationsRoundTrip() throws {
    var person = Sample.Person(name: "0")
    for index in 1...200 {
      var child = Sample.Person(name: String(index))
      child.parent = person
      person = child
    }
    #expect(try Sample.Person(jsonData: person.jsonData()) == person)
  }
}
