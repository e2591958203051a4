/// A JSON object from which a model takes what it knows. What is left when it is done stays with the model, so that
/// nothing on the wire is lost.
public struct ObjectReader: Sendable {
  /// The members that were not taken: those that the model doesn't know, and those that its properties can't say
  /// exactly, such as `null`, a number in a string, or a value of another type than the metadata has.
  public private(set) var remaining: [String: JSONValue]

  public init(_ members: [String: JSONValue]) {
    remaining = members
  }

  /// The value of a member; nil when it is absent, `null`, or none of the type's values.
  public mutating func read<Value: GraphValue>(_ name: String) -> Value? {
    guard let json = remaining[name], !json.isNull, let value = Value(json: json) else { return nil }
    if value.isExact(json) { remaining[name] = nil }
    return value
  }

  /// The object as one of another type than the place is declared with. An `@odata.type` that `writeDerived` would
  /// write the same is taken, so that a value that was read equals one that was made in code.
  public mutating func readDerived<Object: GraphObject>() -> Object {
    if remaining["@odata.type"] == .string("#" + Object.odataType) { remaining["@odata.type"] = nil }
    return Object(reading: &self)
  }

  /// The name of the object's type in lower case and without the number sign, from `@odata.type`; nil when the object
  /// doesn't say (OData JSON 4.01 section 4.6.3).
  public var typeName: String? {
    guard case .string(let text)? = remaining["@odata.type"] ?? remaining["@type"] else { return nil }
    return ODataTypeName.normalized(text)
  }
}
