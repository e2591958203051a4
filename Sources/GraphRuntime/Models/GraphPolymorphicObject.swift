/// A place for any of the types that derive from one: an enum over the concrete ones, told apart by `@odata.type`.
public protocol GraphPolymorphicObject: GraphValue, Codable {
  /// The qualified OData name of the declared type, without a number sign.
  static var odataType: String { get }

  init(reading object: inout ObjectReader)

  func write(to object: inout ObjectWriter)
}

extension GraphPolymorphicObject {
  public init?(json: JSONValue) {
    guard case .object(let members) = json else { return nil }
    var reader = ObjectReader(members)
    self.init(reading: &reader)
  }

  /// An object keeps whatever it was read from.
  public func isExact(_ json: JSONValue) -> Bool { true }

  public var json: JSONValue {
    var writer = ObjectWriter()
    write(to: &writer)
    return .object(writer.members)
  }

  /// Makes a member null on the wire, and the property of that name nil.
  ///
  /// - Parameter name: as on the wire.
  public mutating func setNull(_ name: String) {
    guard case .object(var members) = json else { return }
    members[name] = .null
    var reader = ObjectReader(members)
    self = Self(reading: &reader)
  }

  /// Whether the wire had, or will have, null for a member.
  ///
  /// - Parameter name: as on the wire.
  public func isNull(_ name: String) -> Bool { json[name] == .null }
}

/// An object of a type that the SDK doesn't know, whole.
public struct UnknownObject: GraphObject {
  public var additionalProperties: [String: JSONValue]

  public init(additionalProperties: [String: JSONValue] = [:]) {
    self.additionalProperties = additionalProperties
  }

  public init(reading object: inout ObjectReader) {
    additionalProperties = object.remaining
  }

  public func write(to object: inout ObjectWriter) {}

  /// As the wire has it, such as `#microsoft.graph.call`; nil when it doesn't say.
  public var typeName: String? { additionalProperties["@odata.type"]?.string ?? additionalProperties["@type"]?.string }

  /// The value of a member; nil when it is absent, null, or none of the type's values.
  public func read<Value: GraphValue>(_ name: String) -> Value? {
    guard let json = additionalProperties[name], !json.isNull else { return nil }
    return Value(json: json)
  }
}
