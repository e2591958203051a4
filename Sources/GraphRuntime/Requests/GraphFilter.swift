/// An expression of `$filter` (OData URL Conventions 4.01, section 5.1.1).
///
/// A literal is text, and what is interpolated into it is written as a literal of its type, so that no value can become
/// part of the expression:
///
/// ```swift
/// let filter: GraphFilter = "displayName eq \(name) and createdDateTime ge \(date)"
/// // displayName eq 'O''Neil' and createdDateTime ge 2026-11-24T00:00:00Z
/// ```
public struct GraphFilter: Hashable, Sendable {
  /// Not encoded.
  public let text: String

  /// - Parameter text: An expression, taken as it is.
  public init(verbatim text: String) { self.text = text }
}

extension GraphFilter: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { text = value }
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// A value, written as a literal.
    public mutating func appendInterpolation<Value: GraphValue>(_ value: Value) { text += GraphFilter.literal(value) }

    /// Nil is `null`.
    public mutating func appendInterpolation<Value: GraphValue>(_ value: Value?) {
      text += value.map { GraphFilter.literal($0) } ?? "null"
    }

    /// An integer.
    public mutating func appendInterpolation(_ value: Int) { text += String(value) }

    /// The list that `in` takes.
    public mutating func appendInterpolation<Value: GraphValue>(_ values: [Value]) {
      text += "(" + values.map { GraphFilter.literal($0) }.joined(separator: ",") + ")"
    }

    /// The name of a property.
    public mutating func appendInterpolation<Model>(_ property: GraphProperty<Model>) { text += property.rawValue }

    /// Another expression, in parentheses.
    public mutating func appendInterpolation(_ filter: GraphFilter) { text += "(" + filter.text + ")" }

    /// Text that is taken as it is.
    public mutating func appendInterpolation(verbatim text: String) { self.text += text }
  }

  /// A primitive literal (OData ABNF, `primitiveLiteral`). Enumerations are strings in Graph's filters.
  static func literal<Value: GraphValue>(_ value: Value) -> String {
    switch value {
    case is Edm.Duration: return "duration'" + plain(value) + "'"
    case is Edm.Binary: return "binary'" + plain(value) + "'"
    case is Edm.Guid, is Edm.Date, is Edm.DateTimeOffset, is Edm.TimeOfDay, is Double, is Float: return plain(value)
    default: break
    }
    switch value.json {
    case .string(let text): return "'" + doublingQuotes(text) + "'"
    case let other: return other.serialized()
    }
  }

  /// By scalar: a quote with a combining mark after it is a quote, too.
  private static func doublingQuotes(_ text: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      doubled.append(scalar)
      if scalar == "'" { doubled.append(scalar) }
    }
    return String(doubled)
  }

  /// The text, without quotes.
  private static func plain(_ value: some GraphValue) -> String {
    let json = value.json
    return json.string ?? json.serialized()
  }
}
