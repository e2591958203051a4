extension JSONValue: GraphValue {
  public init?(_item item: JSONItem) { self = item.json }
  public var _item: JSONItem { JSONItem(self) }

  /// Any JSON is one.
  public init?(json: JSONValue) { self = json }
  /// The value itself.
  public var json: JSONValue { self }
}

extension String: GraphValue {
  public init?(_item item: JSONItem) {
    guard let text = item.string else { return nil }
    self = text
  }

  public var _item: JSONItem { JSONItem(self) }
}

extension Bool: GraphValue {
  public init?(_item item: JSONItem) {
    guard let value = item.bool else { return nil }
    self = value
  }

  public var _item: JSONItem { JSONItem(.bool(self)) }
}

extension Double: GraphScalar {

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

extension GraphScalar where Self: FixedWidthInteger {
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

  public init?(_item item: JSONItem) {
    if let small = item.smallInteger {
      self.init(exactly: small)
    } else {
      self.init(json: item.json)
    }
  }

  /// The number.
  public var json: JSONValue { .number(JSONNumber(self)) }
}

extension Int8: GraphScalar {}
extension Int16: GraphScalar {}
extension Int32: GraphScalar {}
extension Int64: GraphScalar {}
extension UInt8: GraphScalar {}

extension Array: GraphValue where Element: GraphValue {
  /// Nulls among the elements are left out here; the object that the array is in keeps the array as it came.
  public init?(_item item: JSONItem) {
    guard let elements = item.elements else { return nil }
    self.init()
    reserveCapacity(elements.count)
    for element in elements where !element.isNull {
      guard let value = Element(_item: element) else { return nil }
      append(value)
    }
  }

  public var _item: JSONItem { JSONItem(.array(map(\._item))) }
}
