/// A single primitive value in an object, as the response to a request for a property or to a function has it
/// (OData JSON 4.01 section 11).
struct IndividualValue<Value: GraphValue>: GraphObject {
  var _storage: ObjectStorage

  init(_storage: ObjectStorage) { self._storage = _storage }

  static var _schema: ObjectSchema { ObjectSchema(["value": Value.self]) }

  var value: Value? { _storage["value"] }
}

extension GraphResponseReader where Response: GraphValue {
  /// A primitive value, in an object or, as `$count` has it, bare.
  static var individual: Self {
    Self(json: { bytes in
      guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return try Response(jsonData: bytes) }
      let wrapper = try IndividualValue<Response>(jsonData: bytes)
      guard let value = wrapper.value else { throw EmptyResponse() }
      return value
    })
  }
}
