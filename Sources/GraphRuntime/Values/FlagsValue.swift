/// The value of a set of flags: bits for the members that the metadata knows, names for those that it doesn't.
public struct FlagsValue: Sendable {
  public var bits: Int64 {
    didSet { text = nil }
  }
  /// In the order that they came.
  public var unknown: [String] {
    didSet { text = nil }
  }
  /// The text that the set was read from; written again while the set is what it was.
  private(set) var text: String?

  public init(bits: Int64 = 0, unknown: [String] = []) {
    self.bits = bits
    self.unknown = unknown
    self.text = nil
  }

  /// Reads names, or numbers that stand for the members with these bits, separated by commas (OData ABNF `enumValue`).
  init(_ text: String, members: [EnumMember]) {
    self.init()
    for part in text.split(separator: ",") {
      let name = part.trimmingSpaces
      if name.isEmpty { continue }
      let folded = name.lowercased()
      if let bits = members.first(where: { $0.name.lowercased() == folded })?.value ?? Int64(name) {
        self.bits |= bits
      } else if !unknownNames.contains(folded) {
        unknown.append(String(name))
      }
    }
    self.text = text
  }

  /// The text that came, or the fewest names that make up the bits, in the order of the metadata, and the unknown ones.
  /// Bits that no member has are written as a number; nothing is written as the member without bits, or as 0.
  func names(of members: [EnumMember]) -> String {
    if let text { return text }
    let widestFirst = members.indices.sorted {
      (members[$1].value.nonzeroBitCount, $0) < (members[$0].value.nonzeroBitCount, $1)
    }
    var missing = bits
    var chosen: [Int] = []
    for index in widestFirst {
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
  private var unknownNames: Set<String> { Set(unknown.map { $0.lowercased() }) }

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
    let added = other.unknown.filter { !names.contains($0.lowercased()) }
    return keepingText(bits: bits | other.bits, unknown: unknown + added)
  }

  func intersection(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return keepingText(bits: bits & other.bits, unknown: unknown.filter { names.contains($0.lowercased()) })
  }

  func subtracting(_ other: FlagsValue) -> FlagsValue {
    let names = other.unknownNames
    return keepingText(bits: bits & ~other.bits, unknown: unknown.filter { !names.contains($0.lowercased()) })
  }

  /// An operation that changes nothing leaves the text that came.
  private func keepingText(bits: Int64, unknown: [String]) -> FlagsValue {
    let result = FlagsValue(bits: bits, unknown: unknown)
    return result == self ? self : result
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
