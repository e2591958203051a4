extension Edm {
  /// A GUID in its 36-character form (ABNF `guidValue`). The case of its letters is kept, but makes no difference to what it
  /// is equal to.
  public struct Guid: StringValue {
    /// The 128 bits, the first hexadecimal digit in the highest four.
    private let high: UInt64
    private let low: UInt64
    /// A bit per hexadecimal digit, the last one lowest: set for a letter in upper case.
    private let upperCase: UInt32

    public init?(_ description: String) {
      var high: UInt64 = 0
      var low: UInt64 = 0
      var upperCase: UInt32 = 0
      var index = 0
      for byte in description.utf8 {
        defer { index += 1 }
        if Self.isHyphen(at: index) {
          guard byte == UInt8(ascii: "-") else { return nil }
          continue
        }
        let digit: UInt8
        var isUpperCase: UInt32 = 0
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"):
          digit = byte - UInt8(ascii: "A") + 10
          isUpperCase = 1
        default: return nil
        }
        high = high << 4 | low >> 60
        low = low << 4 | UInt64(digit)
        upperCase = upperCase << 1 | isUpperCase
      }
      guard index == 36 else { return nil }
      (self.high, self.low, self.upperCase) = (high, low, upperCase)
    }

    /// Sixteen bytes in the order of their digits, in lower case.
    init(bytes: some Sequence<UInt8>) {
      var high: UInt64 = 0
      var low: UInt64 = 0
      for byte in bytes {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(byte)
      }
      (self.high, self.low, upperCase) = (high, low, 0)
    }

    /// A new one (RFC 9562 section 5.4, version 4).
    static func random() -> Self {
      var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
      bytes[6] = bytes[6] & 0x0F | 0x40
      bytes[8] = bytes[8] & 0x3F | 0x80
      return Self(bytes: bytes)
    }

    /// In the order of the digits.
    var bytes: [UInt8] {
      [high, low].flatMap { half in withUnsafeBytes(of: half.bigEndian, Array.init) }
    }

    private static func isHyphen(at index: Int) -> Bool { index == 8 || index == 13 || index == 18 || index == 23 }
  }
}

extension Edm.Guid {
  public var description: String {
    String(unsafeUninitializedCapacity: 36) { text in
      var digit = 0
      for index in 0..<36 {
        if Self.isHyphen(at: index) {
          text[index] = UInt8(ascii: "-")
        } else {
          text[index] = character(at: digit)
          digit += 1
        }
      }
      return 36
    }
  }

  /// The hexadecimal digit, counted from the first one.
  private func character(at digit: Int) -> UInt8 {
    let value = UInt8((digit < 16 ? high : low) >> UInt64((15 - digit % 16) * 4) & 0xF)
    guard value > 9 else { return UInt8(ascii: "0") + value }
    let isUpperCase = upperCase >> UInt32(31 - digit) & 1 == 1
    return UInt8(ascii: isUpperCase ? "A" : "a") + value - 10
  }
}

extension Edm.Guid: Hashable, Comparable {
  public static func == (left: Self, right: Self) -> Bool { left.high == right.high && left.low == right.low }
  public static func < (left: Self, right: Self) -> Bool { (left.high, left.low) < (right.high, right.low) }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }
}
