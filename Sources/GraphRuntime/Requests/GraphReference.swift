/// A reference to an entity, as the body of `…/$ref` has it (OData JSON 4.01 section 14).
public struct GraphReference: GraphObject {
  public var _storage: ObjectStorage

  public init(_storage: ObjectStorage) { self._storage = _storage }

  public static let _schema = ObjectSchema(["@odata.id": String.self])

  /// - Parameter address: The entity's whole address, such as `https://graph.microsoft.com/v1.0/users/57dab8b1`.
  public init(_ address: String) {
    _storage = ObjectStorage()
    self.address = address
  }

  /// The address of what is referred to.
  public var address: String? {
    get { _storage["@odata.id"] }
    set { _storage["@odata.id"] = newValue }
  }
}
