/// What the metadata declares of a type: its name, and each property's name and type.
public struct ObjectSchema: Sendable {
  /// The qualified OData name without a number sign; empty for the parameters of an action, which have none.
  let odataType: String
  private let properties: [String: any GraphValue.Type]

  /// - Parameter properties: by their names on the wire.
  public init(_ odataType: String, _ properties: KeyValuePairs<String, any GraphValue.Type>) {
    self.odataType = odataType
    self.properties = Dictionary(properties.map { ($0.key, $0.value) }) { first, _ in first }
  }

  func type(of property: String) -> (any GraphValue.Type)? { properties[property] }

  /// Whether the property of that name can't say what a member is: there is no such property, the member is null, or it
  /// is written otherwise than the property's value would be.
  func isAdditional(_ name: String, _ item: JSONItem) -> Bool {
    guard let type = properties[name], !item.isNull else { return true }
    return !type.isExact(item)
  }
}

extension GraphValue {
  /// Whether a value that is read from this is written just so.
  fileprivate static func isExact(_ item: JSONItem) -> Bool {
    switch _shape.kind {
    case .object: return item.object != nil
    case .array(.object): return item.elements?.allSatisfy { $0.object != nil } ?? false
    default:
      guard let value = Self(_item: item) else { return false }
      return value.json.isSpelled(as: item.json)
    }
  }
}

extension JSONValue {
  /// Equal, and numbers to the digit: `1` is not spelled as `1.0` is.
  fileprivate func isSpelled(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.number(let number), .number(let other)): number.text == other.text
    case (.array(let elements), .array(let others)):
      elements.count == others.count && zip(elements, others).allSatisfy { $0.isSpelled(as: $1) }
    default: self == other
    }
  }
}
