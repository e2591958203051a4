/// Everything that a property of Graph can hold: a way from JSON and back.
public protocol GraphValue: Hashable, Sendable {
  /// Nil when the JSON is none of this type's values. It may be read more kindly than it is written; the object that the
  /// value is in keeps what came.
  init?(_item: JSONItem)

  /// As the wire has it.
  var _item: JSONItem { get }
}

extension GraphValue {
  /// Nil when the JSON is none of this type's values.
  public init?(json: JSONValue) { self.init(_item: JSONItem(json)) }

  /// As the wire has it.
  public var json: JSONValue { _item.json }
}

/// A value that JSON has as a string, a number or a boolean.
public protocol GraphScalar: GraphValue {
  /// Nil when the JSON is none of this type's values.
  init?(json: JSONValue)

  /// As the wire has it.
  var json: JSONValue { get }
}

extension GraphScalar {
  public init?(_item item: JSONItem) { self.init(json: item.json) }
  public var _item: JSONItem { JSONItem(json) }
}
