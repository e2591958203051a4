extension GraphValue where Self: Decodable {
  /// Reads the value with any decoder and its default settings.
  ///
  /// - Throws: `DecodingError.typeMismatch` when the JSON is of another kind altogether, `DecodingError.dataCorrupted`
  ///   when it is an error that the service answered with instead.
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: JSONShape(of: Self.self)), codingPath: decoder.codingPath)
  }
}

extension GraphValue where Self: Encodable {
  /// Writes the value's JSON.
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
  private typealias Members = KeyedDecodingContainer<MemberName>

  var writer = JSONWriter()
  private var declared: [ObjectIdentifier: DeclaredProperties] = [:]

  mutating func value(_ decoder: any Decoder, _ shape: JSONShape) throws {
    switch shape {
    case .object(let type):
      if let members = try? decoder.container(keyedBy: MemberName.self) { return try object(members, type) }
    case .array(let element):
      if let elements = try? decoder.unkeyedContainer() { return try array(elements, element) }
    default: break
    }
    let scalar = try decoder.singleValueContainer()
    if scalar.decodeNil() { return writer.append("null") }
    if let text = try? scalar.decode(String.self) { return writer.write(text) }
    if let members = try? decoder.container(keyedBy: MemberName.self) { return try object(members, UnknownObject.self) }
    if let elements = try? decoder.unkeyedContainer() { return try array(elements, .unknown) }
    writer.write(try JSONValue(scalar))
  }

  private mutating func object(_ members: Members, _ type: any GraphObject.Type) throws {
    let shapes = shapes(of: members, type)
    writer.beginObject()
    for name in members.allKeys {
      writer.name(name.stringValue)
      try member(members, name, shapes[name.stringValue] ?? .unknown)
    }
    writer.endObject()
  }

  /// The shapes of an object's members; in a polymorphic place those of the type that the object says it is of.
  private mutating func shapes(of members: Members, _ type: any GraphObject.Type) -> [String: JSONShape] {
    let place = properties(of: type)
    guard place.hasDerivedTypes,
      let name = try? members.decodeIfPresent(String.self, forKey: MemberName(ObjectStorage.typeMember)),
      let said = place.derivedType(named: name)
    else { return place.shapes }
    return properties(of: said).shapes
  }

  private mutating func properties(of type: any GraphObject.Type) -> DeclaredProperties {
    // Kept for this text, so that threads that read long ones don't wait for each other.
    if let known = declared[ObjectIdentifier(type)] { return known }
    let new = DeclaredProperties.of(type)
    declared[ObjectIdentifier(type)] = new
    return new
  }

  private mutating func member(_ members: Members, _ name: MemberName, _ shape: JSONShape) throws {
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
    case .object(let type):
      if let nested = try? members.nestedContainer(keyedBy: MemberName.self, forKey: name) {
        return try object(nested, type)
      }
    case .array(let element):
      if let nested = try? members.nestedUnkeyedContainer(forKey: name) { return try array(nested, element) }
    }
    try value(try members.superDecoder(forKey: name), shape)
  }

  private mutating func array(_ elements: any UnkeyedDecodingContainer, _ shape: JSONShape) throws {
    var elements = elements
    writer.beginArray()
    while !elements.isAtEnd {
      writer.separate()
      try element(&elements, shape)
    }
    writer.endArray()
  }

  private mutating func element(_ elements: inout any UnkeyedDecodingContainer, _ shape: JSONShape) throws {
    if try elements.decodeNil() { return writer.append("null") }
    switch shape {
    case .string, .unknown:
      if let text = try? elements.decode(String.self) { return writer.write(text) }
    case .object(let type):
      if let nested = try? elements.nestedContainer(keyedBy: MemberName.self) { return try object(nested, type) }
    default: break
    }
    try value(try elements.superDecoder(), shape)
  }
}
