/// What the metadata declares of a type: its name, and each property's name and type.
///
/// Generated code has it as a text, which costs nothing to compile and is only read when somebody asks what is beside the
/// properties, prints a value or uses a decoder; properties know their types themselves.
public struct ObjectSchema: Sendable {
  private enum Properties: Sendable {
    case text(StaticString, any GraphNamespace.Type)
    case table([String: any GraphValue.Type])
  }

  let name: StaticString
  /// The names of the concrete types that derive from this one, as in the text of the properties.
  let derived: StaticString
  private let properties: Properties

  /// - Parameters:
  ///   - name: the qualified OData name without a number sign; empty for the parameters of an action, which have none.
  ///   - properties: for each its name, a colon and its type, with white space between them: `state:String`. A primitive
  ///     type has no namespace, a point stands for `microsoft.graph.`, brackets stand for a collection, and in a name
  ///     white space and percent signs are percent-encoded.
  ///   - derived: the names of the concrete types that derive from this one, with white space between them.
  ///   - namespace: where the types of objects and enumerations are found.
  public init(
    _ name: StaticString,
    _ properties: StaticString,
    derived: StaticString = "",
    _ namespace: any GraphNamespace.Type
  ) {
    self.name = name
    self.derived = derived
    self.properties = .text(properties, namespace)
  }

  init(_ properties: [String: any GraphValue.Type]) {
    name = ""
    derived = ""
    self.properties = .table(properties)
  }

  /// Where the types of objects are found; nil for the runtime's own types.
  var namespace: (any GraphNamespace.Type)? {
    if case .text(_, let namespace) = properties { namespace } else { nil }
  }

  /// The types of all properties by their names on the wire.
  public var types: [String: any GraphValue.Type] {
    switch properties {
    case .table(let types): return types
    case .text(let text, let namespace):
      let known = namespace._types
      var types: [String: any GraphValue.Type] = [:]
      for word in text.description.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        guard let colon = word.lastIndex(of: ":") else { continue }
        types[PercentEncoding.decode(word[..<colon])] = PropertyType.named(word[word.index(after: colon)...], known)
      }
      return types
    }
  }
}

/// The Swift types of properties by the OData names of their types.
private enum PropertyType {
  static func named(_ name: Substring, _ known: GraphTypes) -> any GraphValue.Type {
    if name.first == "[" { return array(of: named(name.dropFirst().dropLast(), known)) }
    if let primitive = primitives[String(name)] { return primitive }
    return known[name.first == "." ? "microsoft.graph\(name)" : String(name)] ?? JSONValue.self
  }

  private static func array<Element: GraphValue>(of element: Element.Type) -> any GraphValue.Type { [Element].self }

  private static let primitives: [String: any GraphValue.Type] = [
    "Binary": Edm.Binary.self, "Boolean": Bool.self, "Byte": UInt8.self, "Date": Edm.Date.self,
    "DateTimeOffset": Edm.DateTimeOffset.self, "Decimal": Edm.Decimal.self, "Double": Double.self,
    "Duration": Edm.Duration.self, "Guid": Edm.Guid.self, "Int16": Int16.self, "Int32": Int32.self,
    "Int64": Int64.self, "SByte": Int8.self, "Single": Double.self, "Stream": Edm.Stream.self, "String": String.self,
    "TimeOfDay": Edm.TimeOfDay.self, "Untyped": JSONValue.self,
  ]
}

extension GraphValue {
  /// Whether a value that is read from this is written just so.
  static func isExact(_ item: JSONItem) -> Bool {
    guard let value = Self(_item: item) else { return false }
    switch (value._item.content, item.content) {
    case (.object, .object): return true
    case (.array(let items), _):
      guard let elements = item.elements, elements.count == items.count else { return false }
      return zip(items, elements).allSatisfy { $0.isSpelled(as: $1) }
    default: return value._item.isSpelled(as: item)
    }
  }
}

extension JSONItem {
  /// Equal, and a number to the digit: `1` is not spelled as `1.0` is. An object keeps how it is spelled.
  fileprivate func isSpelled(as other: JSONItem) -> Bool {
    if object != nil, other.object != nil { return true }
    if case .number(let number) = json, case .number(let other) = other.json { return number.text == other.text }
    return self == other
  }
}
