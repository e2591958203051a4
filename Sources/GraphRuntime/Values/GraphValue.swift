/// Everything that a property of Graph can hold: a way from JSON and back.
public protocol GraphValue: Hashable, Sendable {
  /// Nil when the JSON is none of this type's values. It may be read more kindly than it is written; what `json` would
  /// not give back the same is kept beside the value by the object that it is in.
  init?(json: JSONValue)

  /// As the wire has it.
  var json: JSONValue { get }

  /// Whether `json` is what this value was read from.
  func isExact(_ json: JSONValue) -> Bool
}

extension GraphValue {
  /// Numbers are compared by their digits: `1` is not exactly `1.0`.
  public func isExact(_ json: JSONValue) -> Bool {
    if case .number(let own) = self.json, case .number(let number) = json { return own.text == number.text }
    return self.json == json
  }
}
