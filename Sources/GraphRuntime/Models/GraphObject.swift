/// A model of an entity type or a complex type: a typed view of its JSON.
///
/// Reading is tolerant: every property may be absent, as `$select` makes it, and what a property can't hold stays in
/// `additionalProperties`. What was read and not changed is written as it came.
///
/// Two models are equal when their JSON is, whatever the order of members, and whether they were read or made in code.
public protocol GraphObject: GraphValue, Codable, CustomDebugStringConvertible {
  /// What the metadata declares.
  static var _schema: ObjectSchema { get }

  init(_storage: ObjectStorage)

  /// The members.
  var _storage: ObjectStorage { get }
}

extension GraphObject {
  /// The qualified OData name without a number sign; empty for the parameters of an action, which have none.
  public static var odataType: String { _schema.name.description }

  /// A value with nothing set, for update bodies: only what is set is sent.
  public static var partial: Self { Self(_storage: ObjectStorage()) }

  /// Members that are no properties of this type, and the JSON of those whose property can't say it exactly, such as
  /// `null`, a number in a string, or a value of another type than the metadata has.
  ///
  /// In an update body `null` clears a property, and nothing leaves it as it is (OData protocol 4.01 section
  /// 11.4.3). A nil property writes nothing; `setNull` writes null.
  ///
  /// Setting it gives just these members that JSON, and keeps what other properties hold.
  public var additionalProperties: [String: JSONValue] {
    get { _storage.additionalProperties(beside: DeclaredProperties.of(Self.self).types) }
    set {
      var storage = _storage
      storage.setAdditionalProperties(newValue, beside: DeclaredProperties.of(Self.self).types)
      self = Self(_storage: storage)
    }
  }

  /// Makes a member null on the wire, and the property of that name nil. A value that the property is given later wins
  /// again.
  ///
  /// - Parameter name: as on the wire.
  public mutating func setNull(_ name: String) {
    var storage = _storage
    storage.set(JSONItem(.null), for: name)
    self = Self(_storage: storage)
  }

  /// Whether the wire had, or will have, null for a member.
  ///
  /// - Parameter name: as on the wire.
  public func isNull(_ name: String) -> Bool { _storage.item(name)?.isNull == true }

  /// The same value without the text that it was read from, of which it may be a small part: for values that are kept
  /// for long.
  public func detached() -> Self { Self(_storage: _storage.detached()) }

  /// The type and the JSON of what is set, cut off where it gets long: what `print` shows.
  public var debugDescription: String {
    var writer = JSONWriter(limit: 10_000)
    _storage.write(to: &writer)
    return "\(Self.self) \(writer.shown)"
  }

  public init?(_item item: JSONItem) {
    guard let object = item.object else { return nil }
    self.init(_storage: object)
  }

  public var _item: JSONItem { JSONItem(.object(_storage)) }

  public static func == (left: Self, right: Self) -> Bool { left._storage == right._storage }

  public func hash(into hasher: inout Hasher) { hasher.combine(_storage) }
}
