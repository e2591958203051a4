/// A page of a collection (OData JSON 4.01 section 12).
public struct GraphCollection<Item: GraphValue>: GraphObject {
  public var value: [Item]?
  /// How many items there are in all, where the request asked for it.
  public var count: Int64?
  /// The address of the next page; nil on the last one.
  public var nextLink: String?
  /// The address that tells what has changed since; only on the last page of a delta.
  public var deltaLink: String?
  public var additionalProperties: [String: JSONValue]

  public init(value: [Item], additionalProperties: [String: JSONValue] = [:]) {
    self.value = value
    self.additionalProperties = additionalProperties
  }

  public init(reading object: inout ObjectReader) {
    value = object.read("value")
    count = object.read("@odata.count")
    nextLink = object.read("@odata.nextLink")
    deltaLink = object.read("@odata.deltaLink")
    additionalProperties = object.remaining
  }

  public func write(to object: inout ObjectWriter) {
    object.write("value", value)
    object.write("@odata.count", count)
    object.write("@odata.nextLink", nextLink)
    object.write("@odata.deltaLink", deltaLink)
  }
}
