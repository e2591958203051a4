/// An open enumeration: a member that the metadata doesn't know is kept as it came.
///
/// Generated code has a name for each enumeration of the metadata, such as `CallState`, and a static member for each of
/// its members. All conformances are here, once: in every type they would be the greater part of what an enumeration
/// costs to compile.
///
/// Names compare without regard to ASCII case, because the wire has `running` where the metadata has `Running`; the text
/// that came is the text that goes out.
public struct GraphEnum<Declaration: EnumDeclaration>: RawRepresentable, Sendable {
  /// The member's name.
  public var rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// What the metadata declares, in its order.
  public static var members: [EnumMember] { Declaration.members.members }

  /// Whether the metadata declares this member.
  public var isDeclared: Bool { Declaration.members.member(named: rawValue) != nil }
}

extension GraphEnum: CaseIterable {
  /// The members that the metadata declares.
  public static var allCases: [Self] { members.map { Self(rawValue: $0.name) } }
}

extension GraphEnum: Hashable {
  public static func == (left: Self, right: Self) -> Bool { FoldedName.areEqual(left.rawValue, right.rawValue) }

  public func hash(into hasher: inout Hasher) { hasher.combine(FoldedName(rawValue)) }
}

extension GraphEnum: CustomStringConvertible {
  public var description: String { rawValue }
}

extension GraphEnum: GraphScalar {
  /// A name; or a number, also in a string, which stands for the member of that value (OData JSON 4.01 section 7.1). A
  /// number that no member has is an unknown member.
  public init?(json: JSONValue) {
    switch json {
    case .string(let text): self.init(rawValue: Int64(text).flatMap(Declaration.members.name) ?? text)
    case .number(let number):
      guard let value: Int64 = number.integer() else { return nil }
      self.init(rawValue: Declaration.members.name(of: value) ?? String(value))
    default: return nil
    }
  }

  public var json: JSONValue { .string(rawValue) }
}

extension GraphEnum: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: .string), codingPath: decoder.codingPath)
  }

  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
