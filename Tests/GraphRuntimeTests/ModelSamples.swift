import GraphRuntime

/// Types written as generated code is: what the tests say of them holds for every generated type.
enum Sample {
  struct Person: GraphObject {
    static var odataType: String { "sample.person" }

    var name: String?
    var isMuted: Bool?
    var sequence: Int64?
    var age: Int32?
    var weight: Double?
    var tags: [String]?
    var state: State?
    var joined: Edm.DateTimeOffset?
    var place: Place?
    var places: [Place]?
    var extra: JSONValue?
    @Indirect var parent: Person?
    var additionalProperties: [String: JSONValue]

    init(name: String, state: State? = nil, place: Place? = nil, additionalProperties: [String: JSONValue] = [:]) {
      self.name = name
      self.state = state
      self.place = place
      self.parent = nil
      self.additionalProperties = additionalProperties
    }

    init(reading object: inout ObjectReader) {
      self.name = object.read("name")
      self.isMuted = object.read("isMuted")
      self.sequence = object.read("sequence")
      self.age = object.read("age")
      self.weight = object.read("weight")
      self.tags = object.read("tags")
      self.state = object.read("state")
      self.joined = object.read("joined")
      self.place = object.read("place")
      self.places = object.read("places")
      self.extra = object.read("extra")
      self.parent = object.read("parent")
      self.additionalProperties = object.remaining
    }

    func write(to object: inout ObjectWriter) {
      object.write("name", name)
      object.write("isMuted", isMuted)
      object.write("sequence", sequence)
      object.write("age", age)
      object.write("weight", weight)
      object.write("tags", tags)
      object.write("state", state)
      object.write("joined", joined)
      object.write("place", place)
      object.write("places", places)
      object.write("extra", extra)
      object.write("parent", parent)
    }
  }

  typealias State = GraphEnum<Enumerations.State>
  typealias Rights = GraphFlags<Enumerations.Rights>

  enum Enumerations {
    enum State: EnumDeclaration {
      static let members: EnumTable = """
        Running = 1
        Completed = 2
        """
    }

    enum Rights: EnumDeclaration {
      static let members: EnumTable = """
        none = 0
        read = 1
        write = 2
        readWrite = 3
        share = 4
        """
    }
  }

  /// A concrete type with a derived one.
  indirect enum Place: GraphPolymorphicObject {
    case place(Base)
    case room(Room)
    case unknown(UnknownObject)

    static var odataType: String { "sample.place" }

    init(reading object: inout ObjectReader) {
      switch object.typeName {
      case nil, "sample.place": self = .place(Base(reading: &object))
      case "sample.room": self = .room(object.readDerived())
      default: self = .unknown(UnknownObject(reading: &object))
      }
    }

    func write(to object: inout ObjectWriter) {
      switch self {
      case .place(let value): object.write(value)
      case .room(let value): object.writeDerived(value)
      case .unknown(let value): object.write(value)
      }
    }

    var title: String? {
      switch self {
      case .place(let value): value.title
      case .room(let value): value.title
      case .unknown(let value): value.read("title")
      }
    }

    struct Base: GraphObject {
      static var odataType: String { "sample.place" }

      var title: String?
      var additionalProperties: [String: JSONValue]

      init(title: String? = nil, additionalProperties: [String: JSONValue] = [:]) {
        self.title = title
        self.additionalProperties = additionalProperties
      }

      init(reading object: inout ObjectReader) {
        self.title = object.read("title")
        self.additionalProperties = object.remaining
      }

      func write(to object: inout ObjectWriter) {
        object.write("title", title)
      }
    }
  }

  struct Room: GraphObject {
    static var odataType: String { "sample.room" }

    var title: String?
    var seats: Int32?
    var additionalProperties: [String: JSONValue]

    init(title: String? = nil, seats: Int32? = nil, additionalProperties: [String: JSONValue] = [:]) {
      self.title = title
      self.seats = seats
      self.additionalProperties = additionalProperties
    }

    init(reading object: inout ObjectReader) {
      self.title = object.read("title")
      self.seats = object.read("seats")
      self.additionalProperties = object.remaining
    }

    func write(to object: inout ObjectWriter) {
      object.write("title", title)
      object.write("seats", seats)
    }
  }
}

extension Sample.Person {
  init(_ json: String) throws {
    try self.init(jsonData: json.utf8)
  }
}

extension Sample.State {
  static var running: Self { Self(rawValue: "Running") }
  static var completed: Self { Self(rawValue: "Completed") }
}

extension Sample.Rights {
  static var none: Self { Self(0) }
  static var read: Self { Self(1) }
  static var write: Self { Self(2) }
  static var readWrite: Self { Self(3) }
  static var share: Self { Self(4) }
}
