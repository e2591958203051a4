import GraphRuntime

/// Types written as generated code is: what the tests say of them holds for every generated type.
enum Sample {
  enum Namespace: GraphNamespace {
    static let _types = GraphTypes(
      [Person.self, Place.self, Room.self],
      enums: [("sample.state", State.self), ("sample.rights", Rights.self)]
    )
  }

  struct Person: GraphObject {
    var name: String? {
      get { _storage["name"] }
      set { _storage["name"] = newValue }
    }

    var isMuted: Bool? {
      get { _storage["isMuted"] }
      set { _storage["isMuted"] = newValue }
    }

    var sequence: Int64? {
      get { _storage["sequence"] }
      set { _storage["sequence"] = newValue }
    }

    var age: Int32? {
      get { _storage["age"] }
      set { _storage["age"] = newValue }
    }

    var weight: Double? {
      get { _storage["weight"] }
      set { _storage["weight"] = newValue }
    }

    var tags: [String]? {
      get { _storage["tags"] }
      set { _storage["tags"] = newValue }
    }

    var state: State? {
      get { _storage["state"] }
      set { _storage["state"] = newValue }
    }

    var rights: Rights? {
      get { _storage["rights"] }
      set { _storage["rights"] = newValue }
    }

    var joined: Edm.DateTimeOffset? {
      get { _storage["joined"] }
      set { _storage["joined"] = newValue }
    }

    var day: Edm.Date? {
      get { _storage["day"] }
      set { _storage["day"] = newValue }
    }

    var time: Edm.TimeOfDay? {
      get { _storage["time"] }
      set { _storage["time"] = newValue }
    }

    var length: Edm.Duration? {
      get { _storage["length"] }
      set { _storage["length"] = newValue }
    }

    var number: Edm.Guid? {
      get { _storage["number"] }
      set { _storage["number"] = newValue }
    }

    var photo: Edm.Binary? {
      get { _storage["photo"] }
      set { _storage["photo"] = newValue }
    }

    var price: Edm.Decimal? {
      get { _storage["price"] }
      set { _storage["price"] = newValue }
    }

    var place: Place? {
      get { _storage["place"] }
      set { _storage["place"] = newValue }
    }

    var places: [Place]? {
      get { _storage["places"] }
      set { _storage["places"] = newValue }
    }

    var extra: JSONValue? {
      get { _storage["extra"] }
      set { _storage["extra"] = newValue }
    }

    var parent: Person? {
      get { _storage["parent"] }
      set { _storage["parent"] = newValue }
    }

    init(name: String, state: State? = nil, place: Place? = nil, additionalProperties: [String: JSONValue] = [:]) {
      self.init(_storage: ObjectStorage(additionalProperties))
      self.name = name
      self.state = state
      self.place = place
    }

    static var _schema: ObjectSchema {
      ObjectSchema(
        "sample.person",
        """
        name:String isMuted:Boolean sequence:Int64 age:Int32 weight:Double tags:[String] state:sample.state
        day:Date time:TimeOfDay length:Duration number:Guid photo:Binary price:Decimal
        rights:sample.rights joined:DateTimeOffset place:sample.place places:[sample.place] extra:Untyped
        parent:sample.person
        """,
        Namespace.self
      )
    }
    var _storage: ObjectStorage
    init(_storage: ObjectStorage) { self._storage = _storage }
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
  struct Place: GraphObject {
    var title: String? {
      get { _storage["title"] }
      set { _storage["title"] = newValue }
    }

    init(title: String? = nil, additionalProperties: [String: JSONValue] = [:]) {
      self.init(_storage: ObjectStorage(additionalProperties))
      self.title = title
    }

    enum Concrete: Sendable {
      case place(Place)
      case room(Room)
      case unknown(UnknownObject)
    }

    var concrete: Concrete {
      switch _concreteType {
      case 0: .place(self)
      case 1: .room(.init(_derived: _storage))
      default: .unknown(.init(_storage: _storage))
      }
    }

    static func room(_ value: Room) -> Self { Self(_storage: value._derivedStorage) }

    static var _schema: ObjectSchema {
      ObjectSchema("sample.place", "title:String", derived: "sample.room", Namespace.self)
    }
    var _storage: ObjectStorage
    init(_storage: ObjectStorage) { self._storage = _storage }
  }

  struct Room: GraphObject {
    var title: String? {
      get { _storage["title"] }
      set { _storage["title"] = newValue }
    }

    var seats: Int32? {
      get { _storage["seats"] }
      set { _storage["seats"] = newValue }
    }

    init(title: String? = nil, seats: Int32? = nil, additionalProperties: [String: JSONValue] = [:]) {
      self.init(_storage: ObjectStorage(additionalProperties))
      self.title = title
      self.seats = seats
    }

    static var _schema: ObjectSchema { ObjectSchema("sample.room", "title:String seats:Int32", Namespace.self) }
    var _storage: ObjectStorage
    init(_storage: ObjectStorage) { self._storage = _storage }
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
