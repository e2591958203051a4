import GraphSpec
import Support

/// A value written as a Swift literal.
struct SwiftLiteral: Hashable, Sendable {
  let text: String

  private init(text: String) { self.text = text }

  /// In characters, as the formatter counts.
  var width: Int { ASCII.isOnly(text) ? text.utf8.count : text.count }

  /// In double quotes, with whatever would end or change the literal, or can't be seen in it, escaped.
  static func string(_ text: String) -> SwiftLiteral { SwiftLiteral(text: "\"\(content(text).text)\"") }

  /// The same without the quotes: a piece of a line of a literal.
  static func content(_ text: String) -> SwiftLiteral {
    if isPlain(text) { return SwiftLiteral(text: text) }
    var literal = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where VisibleText.isHidden(scalar):
        literal += VisibleText.spelled(scalar)
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return SwiftLiteral(text: literal)
  }

  /// Whether it is ASCII with nothing to escape, as nearly every text is.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var isPlain = true
      for byte in bytes {
        isPlain =
          isPlain && byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      }
      return isPlain
    }
  }

  static func string(_ text: String?) -> SwiftLiteral { text.map { string($0) } ?? SwiftLiteral(text: "nil") }

  /// With an underscore before every third digit from the right where there are more than six.
  static func integer(_ value: Int64) -> SwiftLiteral {
    let digits = Array(String(value.magnitude))
    if digits.count < 7 { return SwiftLiteral(text: String(value)) }
    var grouped = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped += "_" }
      grouped.append(digit)
    }
    return SwiftLiteral(text: grouped)
  }

  /// Eight hexadecimal digits with an underscore in their middle.
  static func hexadecimal(_ value: UInt32) -> SwiftLiteral {
    let digits = digits(value).text
    return SwiftLiteral(text: "0x\(digits.prefix(4))_\(digits.suffix(4))")
  }

  /// The same as a piece of a line of a literal.
  static func digits(_ value: UInt32) -> SwiftLiteral {
    let digits = String(value, radix: 16)
    return SwiftLiteral(text: String(repeating: "0", count: 8 - digits.count) + digits)
  }
}
