/// Where a value of a document stands. A container is followed by the tokens of what is in it, so that the tokens of a
/// text are one flat list in the text's own order.
struct JSONToken {
  private var bits: UInt64

  /// The longest text whose offsets fit, and the extents of what is in it: `[1,1,1]` has more than half as many values as
  /// bytes.
  static let maximumLength = 1 << 31 - 2

  private static let extentUnit: UInt64 = 1 << 31
  private static let escapedValue: UInt64 = 1 << 61
  private static let escapedName: UInt64 = 1 << 62
  private static let member: UInt64 = 1 << 63

  init(at start: Int) { bits = UInt64(truncatingIfNeeded: start) | Self.extentUnit }

  /// - Parameter start: the quotation mark before the member's name.
  init(memberAt start: Int, nameHasEscapes: Bool) {
    bits = UInt64(truncatingIfNeeded: start) | Self.extentUnit | Self.member | (nameHasEscapes ? Self.escapedName : 0)
  }

  /// The offset of the value, or of its name where it is a member of an object.
  var start: Int { Int(truncatingIfNeeded: bits & (Self.extentUnit - 1)) }

  var isMember: Bool { bits & Self.member != 0 }
  var nameHasEscapes: Bool { bits & Self.escapedName != 0 }

  /// Whether a backslash is in the string.
  var hasEscapes: Bool {
    get { bits & Self.escapedValue != 0 }
    set { bits = newValue ? bits | Self.escapedValue : bits & ~Self.escapedValue }
  }

  /// How many tokens the value has: itself and, for a container, all that is in it.
  var extent: Int {
    get { Int(truncatingIfNeeded: (bits & (Self.escapedValue - 1)) / Self.extentUnit) }
    set {
      let others = bits & ~(Self.escapedValue - Self.extentUnit)
      bits = others | UInt64(truncatingIfNeeded: newValue) * Self.extentUnit
    }
  }
}
