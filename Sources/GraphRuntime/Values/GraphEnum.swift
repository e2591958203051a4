/// A member of an enumeration as the metadata declares it.
public struct EnumMember: Hashable, Sendable {
  public var name: String
  public var value: Int64

  public init(_ name: String, _ value: Int64) {
    self.name = name
    self.value = value
  }
}

/// An open enumeration: a member that the metadata doesn't know is kept as it came.
///
/// Names compare without regard to case, because the wire has `running` where the metadata has `Running`; the text that
/// came is the text that goes out.
public protocol GraphEnum: GraphScalar, RawRepresentable, CaseIterable, CustomStringConvertible, Codable
where RawValue == String {
  /// What the metadata declares, in its order.
  static var members: [EnumMember] { get }

  init(rawValue: String)
}

extension GraphEnum {
  /// A name; or a number, also in a string, which stands for the member of that value (OData JSON 4.01 section 7.1). A
  /// number that no member has is an unknown member.
  public init?(json: JSONValue) {
    switch json {
    case .string(let text): self.init(rawValue: Int64(text).flatMap(Self.name) ?? text)
    case .number(let number):
      guard let value: Int64 = number.integer() else { return nil }
      self.init(rawValue: Self.name(of: value) ?? String(value))
    default: return nil
    }
  }

  private static func name(of value: Int64) -> String? { members.first { $0.value == value }?.name }

  public var json: JSONValue { .string(rawValue) }

  public var description: String { rawValue }

  // The standard library codes raw representable types of its own accord; without these two, neither its way nor that of
  // `GraphValue` is the better one, and the compiler would code the structure instead.

  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: .string), codingPath: decoder.codingPath)
  }

  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

  /// The members that the metadata declares.
  public static var allCases: [Self] { members.map { Self(rawValue: $0.name) } }

  /// Whether the metadata declares this member.
  public var isDeclared: Bool { Self.members.contains { $0.name.lowercased() == rawValue.lowercased() } }

  public static func == (left: Self, right: Self) -> Bool {
    left.rawValue == right.rawValue || left.rawValue.lowercased() == right.rawValue.lowercased()
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue.lowercased()) }
}
