import GraphRuntime
import Testing

/// A model as generated code has it.
private struct ObjectSample: GraphObject {
  var text: String?
  var count: Int32?
  var ratio: Double?
  var untyped: JSONValue?
  var names: [String]?
  @Indirect var inner: ObjectSample?
  var additionalProperties: [String: JSONValue]

  init(reading object: inout ObjectReader) {
    text = object.read("text")
    count = object.read("count")
    ratio = object.read("ratio")
    untyped = object.read("untyped")
    names = object.read("names")
    _inner = Indirect(wrappedValue: object.read("inner"))
    additionalProperties = object.remaining
  }

  func write(to object: inout ObjectWriter) {
    object.write("text", text)
    object.write("count", count)
    object.write("ratio", ratio)
    object.write("untyped", untyped)
    object.write("names", names)
    object.write("inner", inner)
  }
}

@Suite("Objects")
struct ObjectTests {
  @Test("What no property can say exactly is kept beside the property, until the property changes")
  func kept() throws {
    let body = #"{"count":"5","names":["a",null],"ratio":1.50,"text":null}"#
    var sample = try #require(ObjectSample(json: JSONValue(parsing: body)))
    #expect(sample.count == 5)
    #expect(sample.names == ["a"])
    #expect(sample.ratio == 1.5)
    #expect(sample.json.serialized() == body)
    sample.count = 6
    sample.names = nil
    sample.text = "x"
    #expect(sample.json.serialized() == #"{"count":6,"ratio":1.50,"text":"x"}"#)
  }

  @Test("Null can be asked for, for an untyped property too")
  func null() {
    var sample = ObjectSample.partial
    sample.setNull("untyped")
    sample.setNull("text")
    #expect(sample.json.serialized() == #"{"text":null,"untyped":null}"#)
  }

  @Test("Any object comes back as it was, to the digit", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func members(_ depth: Int) -> [String: JSONValue] {
      var members: [String: JSONValue] = ["undeclared": random.json()]
      for name in ["text", "count", "ratio", "untyped", "names"] where Bool.random(using: &random) {
        members[name] = random.json()
      }
      if depth < 3 { members["inner"] = .object(self.deeper(members, random.json())) }
      return members
    }
    let json = JSONValue.object(members(0))
    let sample = try #require(ObjectSample(json: json))
    #expect(sample.json.serialized() == json.serialized())
    #expect(ObjectSample(json: sample.json) == sample)
  }

  private func deeper(_ members: [String: JSONValue], _ more: JSONValue) -> [String: JSONValue] {
    members.merging(["inner": more, "text": "inner"]) { $1 }
  }

  @Test("A page of a collection reads its annotations and keeps the others")
  func collection() throws {
    let body = ##"{"@odata.context":"#x","@odata.count":"2","@odata.nextLink":"n","value":["a"]}"##
    let page = try #require(GraphCollection<String>(json: JSONValue(parsing: body)))
    #expect(page.value == ["a"])
    #expect(page.count == 2)
    #expect(page.nextLink == "n")
    #expect(page.additionalProperties["@odata.context"] == "#x")
    #expect(page.json.serialized() == body)
  }

  @Test("An unknown object can be read by name")
  func unknown() {
    let object = UnknownObject(additionalProperties: ["@odata.type": "#x.y", "count": "3"])
    #expect(object.typeName == "#x.y")
    #expect(object.read("count") == Int64(3))
    #expect(object.read("count") == Bool?.none)
  }
}
