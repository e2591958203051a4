extension ObjectStorage {
  /// What the object is, for messages, where it is an error response (OData JSON 4.01 section 21.1) and was to be read
  /// as something else. Every property of that may be absent, so that it would be read as an empty one.
  func error(insteadOf type: any GraphObject.Type) -> String? {
    guard type != UnknownObject.self, let error = item("error"), let object = error.object else { return nil }
    let properties = type._schema.types
    if properties["error"] != nil || properties.keys.contains(where: { item($0) != nil }) { return nil }
    // The code is the protocol's; the message may tell of people.
    guard let code = object.item("code")?.string, code.utf8.count <= 64, code.utf8.allSatisfy(Self.isWord) else {
      return "An error response"
    }
    return "An error response with the code '\(code)'"
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
