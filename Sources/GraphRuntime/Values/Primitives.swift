extension JSONValue: GraphValue {
  public init?(json: JSONValue) { self = json }
  public var json: JSONValue { self }
}

extension String: GraphValue {
  public init?(json: JSONValue) {
    guard case .string(let text) = json else { return nil }
    self = text
  }

  public var json: JSONValue { .string(self) }
}

extension Bool: GraphValue {
  public init?(json: JSONValue) {
    guard case .bool(let value) = json else { return nil }
    self = value
  }

  public var json: JSONValue { .bool(self) }
}

extension Double: GraphValue {
  /// A number, or one of the strings that stand for what JSON has no numbers for: `INF`, `-INF`, `NaN`
  /// (OData JSON 4.01 section 7.1), or a number in a string, as with `IEEE754Compatible=true`.
  public init?(json: JSONValue) {
    switch json {
    case .number(let number):
      guard number.double.isFinite else { return nil }
      self = number.double
    case .string("INF"): self = .infinity
    case .string("-INF"): self = -.infinity
    case .string("NaN"): self = .nan
    case .string(let text):
      guard let number = JSONNumber(text: text), number.double.isFinite else { return nil }
      self = number.double
    default: return nil
    }
  }

  public var json: JSONValue {
    if let number = JSONNumber(self) { return .number(number) }
    return isNaN ? "NaN" : self > 0 ? "INF" : "-INF"
  }
}

extension GraphValue where Self: FixedWidthInteger {
  /// A whole number, or one in a string: `Edm.Int64` comes so with `IEEE754Compatible=true` (OData JSON 4.01 section
  /// 3.2), and services write other integers so too.
  public init?(json: JSONValue) {
    let whole: Self? =
      switch json {
      case .number(let number): number.integer()
      case .string(let text): JSONNumber(text: text)?.integer()
      default: nil
      }
    guard let whole else { return nil }
    self = whole
  }

  public var json: JSONValue { .number(JSONNumber(self)) }
}

extension Int8: GraphValue {}
extension Int16: GraphValue {}
extension Int32: GraphValue {}
extension Int64: GraphValue {}
extension UInt8: GraphValue {}

extension Array: GraphValue where Element: GraphValue {
  /// Nulls among the elements are left out here; the object that the array is in keeps the array as it came.
  public init?(json: JSONValue) {
    guard case .array(let elements) = json else { return nil }
    self.init()
    reserveCapacity(elements.count)
    for element in elements where element != .null {
      guard let value = Element(json: element) else { return nil }
      append(value)
    }
  }

  public var json: JSONValue { .array(map(\.json)) }

  public func isExact(_ json: JSONValue) -> Bool {
    guard case .array(let elements) = json, elements.count == count else { return false }
    return zip(self, elements).allSatisfy { $0.isExact($1) }
  }
}
