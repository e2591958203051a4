/// A model of an entity type or a complex type.
///
/// Reading is tolerant: every property may be absent, as `$select` makes it, and what a property can't hold stays in
/// `additionalProperties`. A model that was read is written as it came, member order aside.
public protocol GraphObject: GraphValue, Codable {
  /// The qualified OData name without a number sign; empty for the parameters of an action, which have none.
  static var odataType: String { get }

  /// Members that are no properties of this type, and the original JSON of those whose property can't say it exactly.
  ///
  /// In an update body `null` clears a property, and nothing leaves it as it is (OData protocol 4.01 section
  /// 11.4.3). A nil property writes nothing; `setNull` writes null.
  var additionalProperties: [String: JSONValue] { get set }

  /// Takes what the type knows. Never fails.
  init(reading object: inout ObjectReader)

  /// Writes every property. `additionalProperties` are there already.
  func write(to object: inout ObjectWriter)
}

extension GraphObject {
  public static var odataType: String { "" }

  public init?(json: JSONValue) {
    guard case .object(let members) = json else { return nil }
    var reader = ObjectReader(members)
    self.init(reading: &reader)
  }

  /// An object keeps whatever it was read from.
  public func isExact(_ json: JSONValue) -> Bool { true }

  public var json: JSONValue { .object(members) }

  /// A value with nothing set, for update bodies: only what is set is sent.
  public static var partial: Self {
    var reader = ObjectReader([:])
    return Self(reading: &reader)
  }

  /// Makes a member null on the wire, and the property of that name nil. A value that the property is given later wins
  /// again.
  ///
  /// - Parameter name: as on the wire.
  public mutating func setNull(_ name: String) {
    var members = members
    members[name] = .null
    var reader = ObjectReader(members)
    self = Self(reading: &reader)
  }

  /// Whether the wire had, or will have, null for a member.
  ///
  /// - Parameter name: as on the wire.
  public func isNull(_ name: String) -> Bool { members[name] == .null }

  var members: [String: JSONValue] {
    var writer = ObjectWriter()
    writer.begin(additionalProperties)
    write(to: &writer)
    return writer.members
  }
}

extension GraphValue where Self: Decodable {
  /// Reads the value with any decoder and its default settings.
  ///
  /// - Throws: `DecodingError.typeMismatch` when the JSON is of another kind altogether.
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONValue(from: decoder), codingPath: decoder.codingPath)
  }
}

extension GraphValue where Self: Encodable {
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
