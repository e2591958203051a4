/// A page of a collection (OData JSON 4.01 section 12).
public struct GraphCollection<Item: GraphValue>: GraphObject {
  public var _storage: ObjectStorage

  public init(_storage: ObjectStorage) { self._storage = _storage }

  public static var _schema: ObjectSchema {
    ObjectSchema([
      "value": [Item].self, "@odata.count": Int64.self, "@odata.nextLink": String.self,
      "@odata.deltaLink": String.self,
    ])
  }

  /// A page with these items.
  public init(value: [Item], additionalProperties: [String: JSONValue] = [:]) {
    _storage = ObjectStorage(additionalProperties)
    self.value = value
  }

  /// The items of this page.
  public var value: [Item]? {
    get { _storage["value"] }
    set { _storage["value"] = newValue }
  }

  /// How many items there are in all, where the request asked for it.
  public var count: Int64? {
    get { _storage["@odata.count"] }
    set { _storage["@odata.count"] = newValue }
  }

  /// The address of the next page; nil on the last one.
  public var nextLink: String? {
    get { _storage["@odata.nextLink"] }
    set { _storage["@odata.nextLink"] = newValue }
  }

  /// The address that tells what has changed since; only on the last page of a delta.
  public var deltaLink: String? {
    get { _storage["@odata.deltaLink"] }
    set { _storage["@odata.deltaLink"] = newValue }
  }
}
