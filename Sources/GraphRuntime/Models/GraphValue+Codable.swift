extension GraphValue where Self: Decodable {
  /// Reads the value with any decoder and its default settings.
  ///
  /// - Throws: `DecodingError.typeMismatch` when the JSON is of another kind altogether.
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: Self._shape.kind), codingPath: decoder.codingPath)
  }
}

extension GraphValue where Self: Encodable {
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension JSONItem {
  /// Reads whatever is there; quickly where it is of the kind that is expected.
  init(from decoder: any Decoder, as kind: JSONShape.Kind) throws {
    var transcript = JSONTranscript()
    try transcript.value(decoder, kind)
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

  mutating func value(_ decoder: any Decoder, _ kind: JSONShape.Kind) throws {
    switch kind {
    case .object(let type):
      if let members = try? decoder.container(keyedBy: MemberName.self) { return try object(members, type._schema) }
    case .array(let element):
      if let elements = try? decoder.unkeyedContainer() { return try array(elements, element) }
    case .unknown:
      let scalar = try decoder.singleValueContainer()
      if scalar.decodeNil() { return writer.append("null") }
      if let text = try? scalar.decode(String.self) { return writer.write(text) }
      if let members = try? decoder.container(keyedBy: MemberName.self) { return try object(members, nil) }
      if let elements = try? decoder.unkeyedContainer() { return try array(elements, .unknown) }
      return writer.write(try JSONValue(scalar))
    default: break
    }
    return try any(decoder)
  }

  private mutating func any(_ decoder: any Decoder) throws { try value(decoder, .unknown) }

  private mutating func object(_ members: KeyedDecodingContainer<MemberName>, _ schema: ObjectSchema?) throws {
    writer.beginObject()
    for name in members.allKeys {
      writer.name(name.stringValue)
      let kind = schema?.type(of: name.stringValue)?._shape.kind ?? .unknown
      try member(members, name, kind)
    }
    writer.endObject()
  }

  private mutating func member(
    _ members: KeyedDecodingContainer<MemberName>,
    _ name: MemberName,
    _ kind: JSONShape.Kind
  ) throws {
    if try members.decodeNil(forKey: name) { return writer.append("null") }
    switch kind {
    case .string, .unknown:
      if let text = try? members.decode(String.self, forKey: name) { return writer.write(text) }
    case .bool:
      if let flag = try? members.decode(Bool.self, forKey: name) { return writer.append(flag ? "true" : "false") }
    case .integer:
      if let whole = try? members.decode(Int64.self, forKey: name), whole != 0 {
        return writer.write(.number(JSONNumber(whole)))
      }
    case .double, .object, .array: break
    }
    try value(try members.superDecoder(forKey: name), kind)
  }

  private mutating func array(_ elements: any UnkeyedDecodingContainer, _ kind: JSONShape.Kind) throws {
    var elements = elements
    writer.beginArray()
    while !elements.isAtEnd {
      writer.separate()
      if try elements.decodeNil() {
        writer.append("null")
      } else if case .string = kind, let text = try? elements.decode(String.self) {
        writer.write(text)
      } else {
        try value(try elements.superDecoder(), kind)
      }
    }
    writer.endArray()
  }
}
