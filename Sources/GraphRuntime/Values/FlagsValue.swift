/// The value of a set of flags: bits for the members that the metadata knows, names for those that it doesn't.
public struct FlagsValue: Sendable {
  /// The members that have a bit.
  public var bits: Int64 {
    didSet { text = nil }
  }
  /// In the order that they came.
  public var unknown: [String] {
    didSet { text = nil }
  }
  /// The text that the set was read from; written again while the set is what it was.
  private(set) var text: String?

  /// Members by their bits, and others by their names.
  public init(bits: Int64 = 0, unknown: [String] = []) {
    self.bits = bits
    self.unknown = unknown
    self.text = nil
  }

  /// Reads names, or numbers that stand for the members with these bits, separated by commas (OData ABNF `enumValue`).
  init(_ text: String, members: EnumTable) {
    self.init()
    var seen: Set<FoldedName> = []
    for part in text.utf8.split(separator: UInt8(ascii: ",")) {
      let name = Substring(part.trimmingSpaces)
      if name.isEmpty { continue }
      if let bits = members.member(named: name)?.value ?? Int64(name) {
        self.bits |= bits
      } else if seen.insert(FoldedName(name)).inserted {
        unknown.append(String(name))
      }
    }
    self.text = text
  }

  /// The text that came, or the fewest names that make up the bits, in the order of the metadata, and the unknown ones.
  /// Bits that no member has are written as a number; nothing is written as the member without bits, or as 0.
  func names(of table: EnumTable) -> String {
    if let text { return text }
    let members = table.members
    var missing = bits
    var chosen: [Int] = []
    for index in table.widestFirst {
      let value = members[index].value
      guard bits & value == value, missing & value != 0 else { continue }
      chosen.append(index)
      missing &= ~value
    }
    var names = chosen.sorted().map { members[$0].name }
    if missing != 0 { names.append(String(missing)) }
    names += unknown
    if names.isEmpty { names = [members.first { $0.value == 0 }?.name ?? "0"] }
    return names.joined(separator: ",")
  }
}

extension FlagsValue: Hashable {
  private var unknownNames: Set<FoldedName> { Set(unknown.map { FoldedName($0) }) }

  public static func == (left: FlagsValue, right: FlagsValue) -> Bool {
    left.bits == right.bits && left.unknownNames == right.unknownNames
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(bits)
    hasher.combine(unknownNames)
  }
}

extension FlagsValue {
  func isSuperset(of other: FlagsValue) -> Bool {
    bits & other.bits == other.bits && unknownNames.isSuperset(of: other.unknownNames)
  }

  func union(_ other: FlagsValue) -> FlagsValue {
    let names = unknownNames
    let added = other.unknown.filter { !names.contains(FoldedName($0)) }
    return keepingText(bits: bits | other.bits, unknown: unknown + added)
  }

  func intersection(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return keepingText(bits: bits & other.bits, unknown: unknown.filter { names.contains(FoldedName($0)) })
  }

  func subtracting(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return keepingText(bits: bits & ~other.bits, unknown: unknown.filter { !names.contains(FoldedName($0)) })
  }

  /// An operation that changes nothing leaves the text that came.
  private func keepingText(bits: Int64, unknown: [String]) -> FlagsValue {
    let result = FlagsValue(bits: bits, unknown: unknown)
    return result == self ? self : result
  }
}

extension Substring.UTF8View {
  fileprivate var trimmingSpaces: Substring.UTF8View {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    var text = drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }
}
