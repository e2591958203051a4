public import HTTPTypes

extension GraphRequest {
  /// The request with other options.
  public func with(_ change: (inout GraphRequestOptions) -> Void) -> Self {
    var request = self
    change(&request.call.options)
    return request
  }

  // MARK: Query options (OData URL Conventions 4.01, section 5.1)

  /// `$expand`: navigation properties whose values come along, with their own options in parentheses.
  public func expand(_ properties: String...) -> Self { with { $0.appendQuery("$expand", properties) } }

  /// `$filter`; a second one narrows the first.
  public func filter(_ filter: GraphFilter) -> Self {
    with { options in
      let first = options.value(of: "$filter").map { "(" + $0 + ") and " } ?? ""
      options.setQuery("$filter", first.isEmpty ? filter.text : first + "(" + filter.text + ")")
    }
  }

  /// `$search`, in the form that the endpoint documents, such as `"displayName:ada"` with its quotes.
  public func search(_ text: String) -> Self { with { $0.setQuery("$search", text) } }

  /// `$top`: how many items a page has at most.
  public func top(_ count: Int) -> Self { with { $0.setQuery("$top", String(count)) } }

  /// `$skip`: how many items are passed over.
  public func skip(_ count: Int) -> Self { with { $0.setQuery("$skip", String(count)) } }

  /// `$count`: whether the first page says how many items there are in all.
  public func count(_ isIncluded: Bool = true) -> Self {
    with { $0.setQuery("$count", isIncluded ? "true" : "false") }
  }

  /// Any item of the query, such as `token` of a delta.
  public func query(_ name: String, _ value: String) -> Self { with { $0.setQuery(name, value) } }

  // MARK: Headers

  /// Sets a header. Those that the client is responsible for, such as `Authorization`, and values with a line break are
  /// an error when the request is sent.
  public func header(_ name: HTTPField.Name, _ value: String) -> Self {
    with { options in
      options.headers.removeAll { $0.name == name }
      options.headers.append((name, value))
    }
  }

  /// Adds a preference (RFC 7240), such as `outlook.timezone="Europe/Berlin"`. `include-unknown-enum-members` is always
  /// there.
  public func prefer(_ preference: String) -> Self { with { $0.preferences.append(preference) } }

  /// With the header `ConsistencyLevel`, which advanced queries need.
  public func consistencyLevel(_ level: GraphConsistencyLevel) -> Self { header(.consistencyLevel, level.rawValue) }

  // MARK: Limits

  /// For all attempts together, waits and body included, instead of the client's.
  public func timeout(_ timeout: Duration) -> Self { with { $0.timeout = timeout } }

  /// Says that sending the request twice does the same as sending it once, so that it is sent again where it may have been
  /// carried out already. GET, PUT and DELETE are repeatable by themselves, and so is a call's keepAlive.
  public func repeatable() -> Self { with { $0.isRepeatable = true } }
}

extension GraphRequest where Response: GraphObject {
  /// `$select`: the properties that the response has; more are added to those of an earlier call.
  @_disfavoredOverload
  public func select(_ properties: GraphProperty<Response>...) -> Self {
    with { $0.appendQuery("$select", properties.map(\.rawValue)) }
  }

  /// `$expand`: navigation properties whose values come along.
  @_disfavoredOverload
  public func expand(_ properties: GraphProperty<Response>...) -> Self {
    with { $0.appendQuery("$expand", properties.map(\.rawValue)) }
  }
}

/// The direction of `$orderby`.
public enum GraphSortDirection: String, Hashable, Sendable {
  /// The least first.
  case ascending = "asc"
  /// The greatest first.
  case descending = "desc"
}

extension GraphRequest {
  /// `$select`: the properties that the items have; more are added to those of an earlier call.
  public func select<Item>(_ properties: GraphProperty<Item>...) -> Self where Response == GraphCollection<Item> {
    with { $0.appendQuery("$select", properties.map(\.rawValue)) }
  }

  /// `$expand`: navigation properties whose values come along with each item.
  @_disfavoredOverload
  public func expand<Item>(_ properties: GraphProperty<Item>...) -> Self where Response == GraphCollection<Item> {
    with { $0.appendQuery("$expand", properties.map(\.rawValue)) }
  }

  /// `$orderby`; a second one orders what is equal by the first.
  public func orderBy<Item>(
    _ property: GraphProperty<Item>,
    _ direction: GraphSortDirection = .ascending
  ) -> Self where Response == GraphCollection<Item> {
    with { $0.appendQuery("$orderby", [property.rawValue + (direction == .descending ? " desc" : "")]) }
  }
}
