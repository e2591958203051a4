#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Data
#else
  public import struct Foundation.Data
#endif

extension GraphValue {
  /// Reads a whole JSON text in UTF-8 with this module's own parser, which keeps every number exactly.
  ///
  /// - Throws: `JSONParsingError` when the bytes are no JSON, `DecodingError.typeMismatch` when the JSON is none of this
  ///   type's values.
  public init(jsonData: some Sequence<UInt8>) throws {
    try self.init(orMismatch: JSONValue(parsing: jsonData), codingPath: [])
  }

  /// The JSON text in UTF-8, the same for the same value.
  public func jsonData() -> Data { json.serializedData() }

  init(orMismatch json: JSONValue, codingPath: [any CodingKey]) throws {
    guard let value = Self(json: json) else {
      let context = DecodingError.Context(
        codingPath: codingPath,
        debugDescription: "\(json.kind) is no value of \(Self.self)."
      )
      throw DecodingError.typeMismatch(Self.self, context)
    }
    self = value
  }
}

extension JSONValue {
  /// What the value is, for messages; they must not show what it says.
  fileprivate var kind: String {
    switch self {
    case .null: "Null"
    case .bool: "A boolean"
    case .number: "A number"
    case .string: "A string"
    case .array: "An array"
    case .object: "An object"
    }
  }
}
