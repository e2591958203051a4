/// A namespace-qualified name with its alias expanded, such as `microsoft.graph.call` (CSDL 4.01 section 17.2).
public struct QualifiedName: Hashable, Sendable {
  public var namespace: String
  public var name: String

  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  /// Splits at the last dot; a name without a dot has an empty namespace.
  public init(_ text: some StringProtocol) {
    let text = String(text)
    if let dot = Self.lastDot(in: text) {
      self.init(namespace: String(text[..<dot]), name: String(text[text.index(after: dot)...]))
    } else {
      self.init(namespace: "", name: text)
    }
  }

  private static func lastDot(in text: String) -> String.Index? {
    guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    // Nothing is combined with it, as it nearly never is.
    if let next = text.utf8[dot...].dropFirst().first, next >= 0x80 { return text.lastIndex(of: ".") }
    return dot
  }

  /// Names differ nearly always in what follows the namespace; of that the length is enough.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(namespace.utf8.count)
  }

  /// Whether this is one of the model's built-in types, such as `Edm.String`.
  public var isPrimitive: Bool { namespace == "Edm" }
}

extension QualifiedName: CustomStringConvertible {
  public var description: String { namespace.isEmpty ? name : "\(namespace).\(name)" }
}

extension QualifiedName: Comparable {
  public static func < (left: QualifiedName, right: QualifiedName) -> Bool {
    (left.namespace, left.name) < (right.namespace, right.name)
  }
}
