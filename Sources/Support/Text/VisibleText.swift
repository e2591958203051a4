/// Text of the specs as people and programs get to see it: what would be invisible, would change how its neighbours are
/// shown, or would command a terminal is spelled `\u{202e}` (CVE-2021-42574, Unicode Technical Standard 55).
///
/// Nothing is left out, so that two names that differ go on looking different.
package enum VisibleText {
  /// Whether a character is a control or format character, a line or paragraph separator, one that Unicode wants
  /// ignored where it isn't known, for private use, or none at all.
  ///
  /// The ranges are written down rather than asked for, so that the same text gives the same bytes with every version
  /// of Unicode; reserved ones that Unicode promises to keep ignorable are among them.
  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x7F { return value < 0x20 }
    if value & 0xFFFE == 0xFFFE { return true }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }

  /// The text with `\u{…}` for each hidden character; one line.
  package static func escaped(_ text: String) -> String {
    isPlain(text) ? text : escaping(text) { isHidden($0) }
  }

  /// A line for a terminal or the log of a CI system.
  package static func line(_ text: String) -> String { lines(escaped(text)) }

  /// Lines for a terminal or the log of a CI system: as `escaped`, but line feeds stay, and no line of a spec's making
  /// is one that the system would obey (`::error …` and `##[…]` of GitHub, `##vso[…]` of Azure).
  package static func lines(_ text: String) -> String {
    if isPlain(text, lineFeeds: true) { return text }
    var isStart = true
    var previous: Unicode.Scalar?
    var beforePrevious: Unicode.Scalar?
    return escaping(text) { scalar in
      defer {
        if scalar == "\n" {
          isStart = true
          (previous, beforePrevious) = (nil, nil)
        } else {
          if !scalar.properties.isWhitespace { isStart = false }
          (previous, beforePrevious) = (scalar, previous)
        }
      }
      if scalar == "\n" { return false }
      if scalar == ":", isStart { return true }
      // What follows two number signs decides whether they are a heading of ours.
      if previous == "#", beforePrevious == "#" {
        return scalar == "[" || scalar.isASCII && scalar.properties.isAlphabetic
      }
      return isHidden(scalar)
    }
  }

  /// As Swift spells a character in a literal.
  package static func spelled(_ scalar: Unicode.Scalar) -> String { "\\u{\(String(scalar.value, radix: 16))}" }

  private static func escaping(_ text: String, where isEscaped: (Unicode.Scalar) -> Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      if isEscaped(scalar) {
        result += spelled(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a text is ASCII without anything to escape; said quickly, as it is true of nearly all.
  private static func isPlain(_ text: String, lineFeeds: Bool = false) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous = UInt8(ascii: "\n")
      for byte in bytes {
        switch byte {
        case 0x20..<0x7F:
          guard lineFeeds else { continue }
          // Whether it is harmless is for the slow way to say.
          if byte == UInt8(ascii: ":"), previous <= 0x20 { return false }
          if byte == UInt8(ascii: "#"), previous == byte { return false }
        case UInt8(ascii: "\n") where lineFeeds: break
        default: return false
        }
        previous = byte
      }
      return true
    }
  }

  /// Sorted.
  private static let ranges: [ClosedRange<UInt32>] = [
    0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x600...0x605, 0x61C...0x61C, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891,
    0x8E2...0x8E2, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E,
    0x2060...0x206F, 0x3164...0x3164, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF,
    0xFFA0...0xFFA0, 0xFFF0...0xFFFB, 0x110BD...0x110BD, 0x110CD...0x110CD, 0x13430...0x1343F, 0x1BCA0...0x1BCA3,
    0x1D173...0x1D17A, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF,
  ]
}
