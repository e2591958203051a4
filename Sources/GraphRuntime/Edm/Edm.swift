/// The primitive types of OData that Swift has no exact type for (CSDL 4.01 section 3.3). The others are `String`, `Bool`,
/// `Int8` to `Int64`, `UInt8`, `Float` and `Double`.
public enum Edm {
  /// A stream's content, where it stands in JSON, is written as binary (JSON Format 4.01 section 7.1).
  public typealias Stream = Binary
}

extension Edm {
  /// A primitive value that JSON has as a string.
  ///
  /// `description` is the text on the wire; a value that was read gives back the text that it came as.
  public protocol StringValue: GraphScalar, LosslessStringConvertible, Codable {}
}

extension Edm.StringValue {
  /// Nil when it is not a text of this kind.
  public init?(json: JSONValue) {
    guard case .string(let text) = json else { return nil }
    self.init(text)
  }

  /// The text as it came.
  public var json: JSONValue { .string(description) }

  /// Reads a text of this kind; anything else is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Self(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no Edm.\(Self.self).")
    }
    self = value
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
