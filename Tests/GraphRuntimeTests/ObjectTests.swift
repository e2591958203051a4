import GraphRuntime
import Testing

/// A model as generated code has it.
private struct ObjectSample: GraphObject {
  var text: String? {
    get { _storage["text"] }
    set { _storage["text"] = newValue }
  }

  var count: Int32? {
    get { _storage["count"] }
    set { _storage["count"] = newValue }
  }

  var ratio: Double? {
    get { _storage["ratio"] }
    set { _storage["ratio"] = newValue }
  }

  var untyped: JSONValue? {
    get { _storage["untyped"] }
    set { _storage["untyped"] = newValue }
  }

  var names: [String]? {
    get { _storage["names"] }
    set { _storage["names"] = newValue }
  }

  var inner: ObjectSample? {
    get { _storage["inner"] }
    set { _storage["inner"] = newValue }
  }

  enum Namespace: GraphNamespace {
    static let _types = GraphTypes([ObjectSample.self], enums: [])
  }

  static var _schema: ObjectSchema {
    ObjectSchema(
      "sample.object",
      "text:String count:Int32 ratio:Double untyped:Untyped names:[String] inner:sample.object",
      Namespace.self
    )
  }
  var _storage: ObjectStorage
  init(_storage: ObjectStorage) { self._storage = _storage }
}

@Suite
struct ObjectTests {
  @Test
  func whatNoPropertyCanSayExactlyIsKeptBesideThePropertyUntilThePropertyChanges() throws {
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

  @Test
  func nullCanBeAskedForForAnUntypedPropertyToo() {
    var sample = ObjectSample.partial
    sample.setNull("untyped")
    sample.setNull("text")
    #expect(sample.json.serialized() == #"{"text":null,"untyped":null}"#)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyObjectComesBackAsItWasToTheDigit(seed: UInt64) throws {
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

  @Test
  func aPageOfACollectionReadsItsAnnotationsAndKeepsTheOthers() throws {
    let body = ##"{"@odata.context":"#x","@odata.count":"2","@odata.nextLink":"n","value":["a"]}"##
    let page = try #require(GraphCollection<String>(json: JSONValue(parsing: body)))
    #expect(page.value == ["a"])
    #expect(page.count == 2)
    #expect(page.nextLink == "n")
    #expect(page.additionalProperties["@odata.context"] == "#x")
    #expect(page.json.serialized() == body)
  }

  @Test
  func anUnknownObjectCanBeReadByName() {
    let object = UnknownObject(additionalProperties: ["@odata.type": "#x.y", "count": "3"])
    #expect(object.typeName == "#x.y")
    #expect(object.read("count") == Int64(3))
    #expect(object.read("count") == Bool?.none)
  }
}
