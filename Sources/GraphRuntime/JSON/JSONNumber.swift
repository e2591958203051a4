#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A JSON number, exact: it keeps the text that it came as (RFC 8259 section 6).
///
/// Two numbers are equal when they have the same value: `1`, `1.0` and `10e-1` are, and hash alike. `0` and `-0` are not,
/// because a floating-point reader tells them apart.
public struct JSONNumber: Sendable {
  /// As in a JSON text.
  public let text: String

  /// Nil when the text is no JSON number.
  public init?(text: String) {
    guard Self.isNumber(text) else { return nil }
    self.text = text
  }

  init(unchecked text: String) { self.text = text }

  /// An integer, to the digit.
  public init(_ value: some BinaryInteger) { text = String(value) }

  /// Nil for infinities and not-a-number, which JSON does not have.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let description = value.description
    text = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
  }

  /// A decimal, to the digit.
  public init(_ value: Decimal) { text = value.description }

  /// The value, if it is a whole number that the type holds.
  public func integer<Integer: FixedWidthInteger>(as type: Integer.Type = Integer.self) -> Integer? {
    if let value = Integer(text) { return value }
    let value = canonical
    guard value.exponent >= 0, value.exponent <= 40 else { return value.digits == "0" ? 0 : nil }
    return Integer((value.isNegative ? "-" : "") + value.digits + String(repeating: "0", count: value.exponent))
  }

  /// The nearest value; infinite when the number is too large.
  public var double: Double { Double(text) ?? .nan }

  /// Nil where Foundation's type can't hold it.
  public var decimal: Decimal? { Decimal(string: text) }

  /// Sign, digits without zeros at either end, and the power of ten that they are multiplied by.
  private var canonical: (isNegative: Bool, digits: String, exponent: Int) {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    var isOutOfRange = false
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        let power = Int(Substring(bytes)).flatMap { abs($0) < Int.max / 4 ? $0 : nil }
        isOutOfRange = power == nil
        exponent += power ?? 0
        bytes = bytes.suffix(0)
      default:
        digits.append(byte)
        if isFraction { exponent -= 1 }
      }
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard let last = significant.lastIndex(where: { $0 != UInt8(ascii: "0") }) else { return (isNegative, "0", 0) }
    // No arithmetic reaches such an exponent: these numbers are equal if their texts are.
    if isOutOfRange { return (isNegative, text, .max) }
    exponent += significant.endIndex - 1 - last
    return (isNegative, String(decoding: significant[...last], as: UTF8.self), exponent)
  }

  private static func isNumber(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: JSONScanner.padding))
    return bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes: bytes.baseAddress!, count: count)
      do throws(JSONParsingError) {
        try scanner.skipNumber()
        return scanner.offset == count
      } catch {
        return false
      }
    }
  }
}

extension JSONNumber: Hashable {
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.text == right.text { return true }
    return left.canonical == right.canonical
  }

  public func hash(into hasher: inout Hasher) {
    let value = canonical
    hasher.combine(value.isNegative)
    hasher.combine(value.digits)
    hasher.combine(value.exponent)
  }
}

extension JSONNumber: CustomStringConvertible {
  public var description: String { text }
}
