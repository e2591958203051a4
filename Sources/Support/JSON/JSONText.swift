/// A JSON value to print: members keep their order, so that output is the same everywhere.
package indirect enum JSONText: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONText])
  case object([(String, JSONText)])

  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(arrayLiteral elements: JSONText...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONText)...) { self = .object(elements) }

  package static func optional(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }
  package static func strings(_ texts: some Sequence<String>) -> JSONText { .array(texts.map(JSONText.string)) }

  /// Indented by two spaces, with LF; arrays and objects without members are on one line.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): Self.write(value, to: &text)
    case .array(let items) where items.isEmpty: text += "[]"
    case .object(let members) where members.isEmpty: text += "{}"
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        Self.newLine(to: &text, indent: indent + 1, isFirst: index == 0)
        item.write(to: &text, indent: indent + 1)
      }
      text += "\n" + String(repeating: "  ", count: indent) + "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        Self.newLine(to: &text, indent: indent + 1, isFirst: index == 0)
        Self.write(member.0, to: &text)
        text += ": "
        member.1.write(to: &text, indent: indent + 1)
      }
      text += "\n" + String(repeating: "  ", count: indent) + "}"
    }
  }

  private static func newLine(to text: inout String, indent: Int, isFirst: Bool) {
    text += isFirst ? "\n" : ",\n"
    text += String(repeating: "  ", count: indent)
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where VisibleText.isHidden(scalar):
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { write(unit: unit, to: &text) }
      // No line of JSON is a command of a CI system either (`##[…]`).
      case "#" where previous == "#": write(unit: UInt16(scalar.value), to: &text)
      default: text.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    text += "\""
  }

  private static func write(unit: UInt16, to text: inout String) {
    let digits = String(unit, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
