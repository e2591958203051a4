/// The value of a set of flags: bits for the members that the metadata knows, names for those that it doesn't.
public struct FlagsValue: Sendable {
  public var bits: Int64 { didSet { text = nil } }
  /// In the order that they came.
  public var unknown: [String] { didSet { text = nil } }
  /// The text that the set was read from; written again while the set is what it was.
  var text: String?

  public init(bits: Int64 = 0, unknown: [String] = []) {
    self.bits = bits
    self.unknown = unknown
  }
}

extension FlagsValue: Hashable {
  private var unknownNames: Set<String> { Set(unknown.map { $0.lowercased() }) }

  public static func == (left: FlagsValue, right: FlagsValue) -> Bool {
    left.bits == right.bits && left.unknownNames == right.unknownNames
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bits)
    hasher.combine(unknownNames)
  }

  func isSuperset(of other: FlagsValue) -> Bool {
    bits & other.bits == other.bits && unknownNames.isSuperset(of: other.unknownNames)
  }

  func union(_ other: FlagsValue) -> FlagsValue {
    let names = unknownNames
    return FlagsValue(
      bits: bits | other.bits,
      unknown: unknown + other.unknown.filter { !names.contains($0.lowercased()) }
    )
  }

  func intersection(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return FlagsValue(bits: bits & other.bits, unknown: unknown.filter { names.contains($0.lowercased()) })
  }

  func subtracting(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return FlagsValue(bits: bits & ~other.bits, unknown: unknown.filter { !names.contains($0.lowercased()) })
  }
}

/// An enumeration of flags (CSDL 4.01 section 10.2): a set of its members, which keeps unknown ones too.
public protocol GraphFlags: GraphValue, OptionSet, Codable where RawValue == FlagsValue, Element == Self {
  /// What the metadata declares, in its order.
  static var members: [EnumMember] { get }

  init(rawValue: FlagsValue)
}

extension GraphFlags {
  /// A set of the members with these bits.
  public init(_ bits: Int64) { self.init(rawValue: FlagsValue(bits: bits)) }

  public init() { self.init(rawValue: FlagsValue()) }

  /// Names or numbers separated by commas, or a number; a number's bits are a set (ABNF `enumValue`).
  public init?(json: JSONValue) {
    switch json {
    case .string(let text): self.init(rawValue: Self.value(of: text))
    case .number(let number):
      guard let bits: Int64 = number.integer() else { return nil }
      self.init(bits)
    default: return nil
    }
  }

  public var json: JSONValue { .string(rawValue.text ?? text) }

  private static func value(of text: String) -> FlagsValue {
    var value = FlagsValue()
    for part in text.split(separator: ",") {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      if let member = members.first(where: { $0.name.lowercased() == name.lowercased() }) {
        value.bits |= member.value
      } else if let bits = Int64(name) {
        value.bits |= bits
      } else if !name.isEmpty {
        value.unknown.append(name)
      }
    }
    value.text = text
    return value
  }

  /// The fewest names that make up the bits, then the unknown ones. Bits that no member has are written as a number.
  private var text: String {
    var rest = rawValue.bits
    var chosen: Set<String> = []
    let widestFirst = Self.members.filter { $0.value != 0 }
      .sorted { ($0.value.nonzeroBitCount, $1.value) > ($1.value.nonzeroBitCount, $0.value) }
    for member in widestFirst where rest & member.value == member.value {
      chosen.insert(member.name)
      rest &= ~member.value
    }
    var names = Self.members.map(\.name).filter(chosen.contains)
    if rest != 0 { names.append(String(rest)) }
    names += rawValue.unknown
    if names.isEmpty, let zero = Self.members.first(where: { $0.value == 0 }) { names = [zero.name] }
    return names.joined(separator: ",")
  }

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
