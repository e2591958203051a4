/// Names of types as the wire writes them.
public enum ODataTypeName {
  /// A name made comparable: lower case, without what precedes the number sign. `#microsoft.graph.call`,
  /// `microsoft.graph.call` and `https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.call` are one type
  /// (OData JSON 4.01 section 4.6.3); services are not strict about casing.
  public static func normalized(_ name: String) -> String {
    let start = name.utf8.lastIndex(of: UInt8(ascii: "#")).map { name.utf8.index(after: $0) } ?? name.startIndex
    return name[start...].lowercased()
  }
}
