/// An object of a type that the SDK doesn't know, whole.
public struct UnknownObject: GraphObject {
  public var _storage: ObjectStorage

  public init(_storage: ObjectStorage) { self._storage = _storage }

  public static let _schema = ObjectSchema([:])

  /// An object with these members.
  public init(additionalProperties: [String: JSONValue] = [:]) { _storage = ObjectStorage(additionalProperties) }

  /// As the wire has it, such as `#microsoft.graph.call`; nil when it doesn't say.
  public var typeName: String? { _storage.typeName }

  /// The value of a member; nil when it is absent, null, or none of the type's values.
  public func read<Value: GraphValue>(_ name: String) -> Value? {
    guard let item = _storage.item(name), !item.isNull else { return nil }
    return Value(_item: item)
  }
}
