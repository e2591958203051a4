/// Everything that a property of Graph can hold: a way from JSON and back.
public protocol GraphValue: Hashable, Sendable {
  /// Nil when the JSON is none of this type's values. It may be read more kindly than it is written; what `json` would
  /// not give back the same is kept beside the value by the object that it is in.
  init?(json: JSONValue)

  /// As the wire has it.
  var json: JSONValue { get }
}
