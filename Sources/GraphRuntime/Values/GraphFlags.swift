/// An enumeration of flags (CSDL 4.01 section 10.2): a set of its members, which keeps unknown ones too.
///
/// Generated code has a name for each set of flags of the metadata and a static member for each of its members, as for
/// `GraphEnum`.
public struct GraphFlags<Declaration: EnumDeclaration>: Sendable {
  public var rawValue: FlagsValue

  public init(rawValue: FlagsValue) {
    self.rawValue = rawValue
  }

  /// What the metadata declares, in its order.
  public static var members: [EnumMember] { Declaration.members.members }
}

extension GraphFlags: GraphScalar, CustomStringConvertible {
  /// A set of the members with these bits.
  public init(_ bits: Int64) { self.init(rawValue: FlagsValue(bits: bits)) }

  public init() { self.init(rawValue: FlagsValue()) }

  /// Names separated by commas; or a number, whose bits are the set.
  public init?(json: JSONValue) {
    switch json {
    case .string(let text): self.init(rawValue: FlagsValue(text, members: Declaration.members))
    case .number(let number):
      guard let bits: Int64 = number.integer() else { return nil }
      self.init(bits)
    default: return nil
    }
  }

  public var json: JSONValue { .string(description) }

  /// The names, separated by commas.
  public var description: String { rawValue.names(of: Declaration.members) }
}

extension GraphFlags: OptionSet {
  public typealias Element = GraphFlags

  public func contains(_ member: Self) -> Bool { rawValue.isSuperset(of: member.rawValue) }
  public func isSuperset(of other: Self) -> Bool { rawValue.isSuperset(of: other.rawValue) }
  public func isSubset(of other: Self) -> Bool { other.rawValue.isSuperset(of: rawValue) }
  public func isDisjoint(with other: Self) -> Bool { intersection(other).isEmpty }
  public var isEmpty: Bool { rawValue == FlagsValue() }

  public func union(_ other: Self) -> Self { Self(rawValue: rawValue.union(other.rawValue)) }
  public func intersection(_ other: Self) -> Self { Self(rawValue: rawValue.intersection(other.rawValue)) }
  public func subtracting(_ other: Self) -> Self { Self(rawValue: rawValue.subtracting(other.rawValue)) }
  public func symmetricDifference(_ other: Self) -> Self { union(other).subtracting(intersection(other)) }

  public mutating func formUnion(_ other: Self) { self = union(other) }
  public mutating func formIntersection(_ other: Self) { self = intersection(other) }
  public mutating func formSymmetricDifference(_ other: Self) { self = symmetricDifference(other) }
  public mutating func subtract(_ other: Self) { self = subtracting(other) }

  @discardableResult
  public mutating func insert(_ member: Self) -> (inserted: Bool, memberAfterInsert: Self) {
    let isNew = !contains(member)
    if isNew { formUnion(member) }
    return (isNew, member)
  }

  @discardableResult
  public mutating func remove(_ member: Self) -> Self? {
    let common = intersection(member)
    if common.isEmpty { return nil }
    subtract(member)
    return common
  }

  @discardableResult
  public mutating func update(with member: Self) -> Self? {
    let common = intersection(member)
    formUnion(member)
    return common.isEmpty ? nil : common
  }
}

extension GraphFlags: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension GraphFlags: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(orMismatch: JSONItem(from: decoder, as: .string), codingPath: decoder.codingPath)
  }

  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
