extension ObjectStorage {
  /// The members that the properties of these types can't say: there is no such property, the member is null, or it is
  /// written otherwise than the property's value would be.
  func additionalProperties(beside types: [String: any GraphValue.Type]) -> [String: JSONValue] {
    var additional: [String: JSONValue] = [:]
    forEachMember { name, item in
      if item.isNull || types[name]?.isExact(item) != true { additional[name] = item.json }
    }
    return additional
  }

  mutating func setAdditionalProperties(
    _ members: [String: JSONValue],
    beside types: [String: any GraphValue.Type]
  ) {
    for (name, json) in additionalProperties(beside: types) where members[name] == nil {
      // What a property says in other words stays said.
      if !json.isNull, let value = types[name]?.init(json: json) { set(value._item, for: name) } else { remove(name) }
    }
    // What a member says already stays as it came.
    for (name, json) in members where item(name)?.json != json { set(JSONItem(json), for: name) }
  }
}
