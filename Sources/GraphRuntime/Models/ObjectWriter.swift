/// A JSON object that a model writes itself to.
public struct ObjectWriter: Sendable {
  public private(set) var members: [String: JSONValue]

  init() {
    members = [:]
  }

  /// Writes a member: nothing for nil. Where the model kept the JSON of a member because its property can't say it
  /// exactly, and the property has not been changed since, the member is written as it came.
  public mutating func write<Value: GraphValue>(_ name: String, _ value: Value?) {
    let json = value?.json
    if let kept = members[name] {
      let meant = kept.isNull ? nil : Value(json: kept)
      // As JSON, because equal values can be written differently, and because NaN equals nothing.
      if meant?.json == json { return }
    }
    members[name] = json
  }

  /// Writes an object of the type that the place is declared with; it needs no `@odata.type`.
  public mutating func write(_ object: some GraphObject) {
    members = object.members
  }

  /// Writes an object of another type than the place is declared with, and says so, unless the object brought its type
  /// from the wire (OData JSON 4.01 section 4.6.3).
  public mutating func writeDerived<Object: GraphObject>(_ object: Object) {
    members = object.members
    if members["@odata.type"] == nil, members["@type"] == nil {
      members["@odata.type"] = .string("#" + Object.odataType)
    }
  }

  /// Starts with what a model has kept beside its properties.
  mutating func begin(_ kept: [String: JSONValue]) {
    members = kept
  }
}
