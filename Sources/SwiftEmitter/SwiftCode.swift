/// A piece of a line of Swift: what an emitter says itself, with names, literals and other pieces put in.
///
///     printer.line("public var \(name): \(type)?")
///
/// There is no way from a text of the specs to code: the literal parts are static, and what is put in is of a type that
/// checks or escapes what it is made from. So a `String` in an interpolation doesn't compile.
struct SwiftCode: Hashable, Sendable {
  let text: String

  init(_ name: SwiftName) { text = name.declared }
  init(_ literal: SwiftLiteral) { text = literal.text }
  fileprivate init(text: String) { self.text = text }

  /// In characters, as the formatter counts.
  var width: Int { text.count }
}

extension SwiftCode: ExpressibleByStringInterpolation {
  init(stringLiteral value: StaticString) { text = value.text }
  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) { text += literal.text }

    mutating func appendInterpolation(_ code: SwiftCode) { text += code.text }
    mutating func appendInterpolation(_ literal: SwiftLiteral) { text += literal.text }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// In backticks where the language needs them.
    mutating func appendInterpolation(_ name: SwiftName) { text += name.declared }

    /// As it is written after a dot.
    mutating func appendInterpolation(member name: SwiftName) { text += name.afterDot }

    /// As the label of an argument.
    mutating func appendInterpolation(label name: SwiftName) { text += name.label }

    /// With dots, from the outermost name on.
    mutating func appendInterpolation(_ path: SwiftPath) { text += path.text }
  }
}

extension Sequence<SwiftCode> {
  func joined(separator: SwiftCode = "") -> SwiftCode {
    SwiftCode(text: map(\.text).joined(separator: separator.text))
  }
}

extension StaticString {
  /// The text, without the quotes and escapes that `debugDescription` would add.
  fileprivate var text: String { description }
}
