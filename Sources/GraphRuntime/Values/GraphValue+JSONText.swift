#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Data
#else
  public import struct Foundation.Data
#endif

extension GraphValue {
  /// Reads a whole JSON text in UTF-8 with this module's own parser, which keeps every number exactly.
  ///
  /// - Throws: `JSONParsingError` when the bytes are no JSON, `DecodingError.typeMismatch` when the JSON is none of this
  ///   type's values, `DecodingError.dataCorrupted` when it is an error that the service answered with instead.
  public init(jsonData: some Sequence<UInt8>) throws {
    let document = try JSONDocument.parse(jsonData)
    try self.init(orMismatch: JSONItem(document, JSONDocument.root), codingPath: [])
  }

  /// The JSON text in UTF-8: what was read and not changed as it came, all else without white space and sorted by name.
  public func jsonData() -> Data {
    var writer = JSONWriter()
    _item.write(to: &writer)
    return Data(writer.bytes)
  }

  init(orMismatch item: JSONItem, codingPath: [any CodingKey]) throws {
    if let type = Self.self as? any GraphObject.Type, let error = item.object?.error(insteadOf: type) {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: codingPath, debugDescription: "\(error) is no value of \(Self.self).")
      )
    }
    guard let value = Self(_item: item) else {
      let context = DecodingError.Context(
        codingPath: codingPath,
        debugDescription: "\(item.json.kind) is no value of \(Self.self)."
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
