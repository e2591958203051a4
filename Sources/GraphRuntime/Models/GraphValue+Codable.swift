extension GraphValue where Self: Decodable {
  /// Reads the value with any decoder and its default settings.
  ///
  /// - Throws: `DecodingError.typeMismatch` when the JSON is of another kind altogether.
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: JSONShape(of: Self.self)), codingPath: decoder.codingPath)
  }
}

extension GraphValue where Self: Encodable {
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension JSONItem {
  /// Reads whatever is there; quickly where it is of the shape that is expected.
  init(from decoder: any Decoder, as shape: JSONShape) throws {
    var transcript = JSONTranscript()
    try transcript.value(decoder, shape)
    let document = try JSONDocument.parse(transcript.writer.bytes)
    self.init(document, JSONDocument.root)
  }
}

/// Writes down as JSON what a decoder has.
///
/// A decoder doesn't say of what kind a value is; it has to be asked for one kind after the other, and a wrong one costs
/// an error. So it is asked for the kind that the metadata says first.
private struct JSONTranscript {
  var writer = JSONWriter()
  private var shapes: [ObjectIdentifier: [String: JSONShape]] = [:]

  mutating func value(_ decoder: any Decoder, _ shape: JSONShape) throws {
    switch shape {
    case .object(let type):
      if let members = try? decoder.container(keyedBy: MemberName.self) {
        return try object(members, shapes(of: type))
      }
    case .array(let element):
      if let elements = try? decoder.unkeyedContainer() { return try array(elements, element) }
    default: break
    }
    let scalar = try decoder.singleValueContainer()
    if scalar.decodeNil() { return writer.append("null") }
    if let text = try? scalar.decode(String.self) { return writer.write(text) }
    if let members = try? decoder.container(keyedBy: MemberName.self) { return try object(members, [:]) }
    if let elements = try? decoder.unkeyedContainer() { return try array(elements, .unknown) }
    writer.write(try JSONValue(scalar))
  }

  private mutating func shapes(of type: any GraphObject.Type) -> [String: JSONShape] {
    if let known = shapes[ObjectIdentifier(type)] { return known }
    let new = type._schema.types.mapValues { JSONShape(of: $0) }
    shapes[ObjectIdentifier(type)] = new
    return new
  }

  private mutating func object(
    _ members: KeyedDecodingContainer<MemberName>,
    _ shapes: [String: JSONShape]
  ) throws {
    writer.beginObject()
    for name in members.allKeys {
      writer.name(name.stringValue)
      try member(members, name, shapes[name.stringValue] ?? .unknown)
    }
    writer.endObject()
  }

  private mutating func member(
    _ members: KeyedDecodingContainer<MemberName>,
    _ name: MemberName,
    _ shape: JSONShape
  ) throws {
    if try members.decodeNil(forKey: name) { return writer.append("null") }
    switch shape {
    case .string, .unknown:
      if let text = try? members.decode(String.self, forKey: name) { return writer.write(text) }
    case .bool:
      if let flag = try? members.decode(Bool.self, forKey: name) { return writer.append(flag ? "true" : "false") }
    case .integer:
      // A negative zero arrives as 0 here.
      if let whole = try? members.decode(Int64.self, forKey: name), whole != 0 {
        return writer.write(.number(JSONNumber(whole)))
      }
    case .object, .array: break
    }
    try value(try members.superDecoder(forKey: name), shape)
  }

  private mutating func array(_ elements: any UnkeyedDecodingContainer, _ shape: JSONShape) throws {
    var elements = elements
    writer.beginArray()
    while !elements.isAtEnd {
      writer.separate()
      if try elements.decodeNil() {
        writer.append("null")
      } else if case .string = shape, let text = try? elements.decode(String.self) {
        writer.write(text)
      } else {
        try value(try elements.superDecoder(), shape)
      }
    }
    writer.endArray()
  }
}
