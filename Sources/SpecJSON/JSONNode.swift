package import GraphSpec
package import Support

/// A JSON value that knows where it stands, so that a mistake in a configuration can be pointed at.
package struct JSONNode: Sendable {
  package enum Value: Sendable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// In the order of the text.
    case object([Member])
  }

  package struct Member: Sendable {
    package var name: String
    /// Of the name.
    package var location: SourceLocation
    package var value: JSONNode
  }

  package var value: Value
  package var location: SourceLocation

  package init(value: Value, location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// What the value is, for a message.
  package var kind: String {
    switch value {
    case .null: "null"
    case .bool: "a Boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONNode {
  /// The value with the members of each object sorted: of two texts that say the same, the same.
  package var canonical: JSONText {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let digits): .string(digits)
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(\.canonical))
    case .object(let members): .object(members.sorted { $0.name < $1.name }.map { ($0.name, $0.value.canonical) })
    }
  }

  package subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var string: String? {
    if case .string(let text) = value { text } else { nil }
  }

  package var array: [JSONNode]? {
    if case .array(let items) = value { items } else { nil }
  }

  package var object: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }
}
