/// A piece of a line of Swift: what an emitter says itself, with names, literals and other pieces put in.
///
///     printer.line("public var \(name): \(type)?")
///
/// There is no way from a text of the specs to code: the literal parts are static, and what is put in is of a type that
/// checks or escapes what it is made from. So a `String` in an interpolation doesn't compile.
struct SwiftCode: Hashable, Sendable {
  /// In UTF-8, which is made and printed without a detour.
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  init(_ name: SwiftName) { bytes = Array(name.declared.utf8) }
  init(_ literal: SwiftLiteral) { bytes = Array(literal.text.utf8) }
  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  /// In characters, as the formatter counts.
  var width: Int { bytes.withUnsafeBufferPointer(ASCII.isOnly) ? bytes.count : text.count }
}

extension SwiftCode: ExpressibleByStringInterpolation {
  init(stringLiteral value: StaticString) { bytes = Array(value.utf8) }
  init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ literal: StaticString) { bytes.append(contentsOf: literal.utf8) }

    mutating func appendInterpolation(_ code: SwiftCode) { bytes += code.bytes }
    mutating func appendInterpolation(_ literal: SwiftLiteral) { bytes.append(utf8Of: literal.text) }
    mutating func appendInterpolation(_ number: Int) { bytes.append(utf8Of: String(number)) }

    /// In backticks where the language needs them.
    mutating func appendInterpolation(_ name: SwiftName) { bytes.append(utf8Of: name.declared) }

    /// As it is written after a dot.
    mutating func appendInterpolation(member name: SwiftName) { bytes.append(utf8Of: name.afterDot) }

    /// As the label of an argument.
    mutating func appendInterpolation(label name: SwiftName) { bytes.append(utf8Of: name.label) }

    /// With dots, from the outermost name on.
    mutating func appendInterpolation(_ path: SwiftPath) {
      for (index, name) in path.names.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ".")) }
        bytes.append(utf8Of: name.declared)
      }
    }
  }
}

extension Sequence<SwiftCode> {
  func joined(separator: SwiftCode = "") -> SwiftCode {
    var bytes: [UInt8] = []
    for (index, code) in enumerated() {
      if index > 0 { bytes += separator.bytes }
      bytes += code.bytes
    }
    return SwiftCode(bytes: bytes)
  }
}

extension StaticString {
  fileprivate var utf8: UnsafeBufferPointer<UInt8> {
    precondition(hasPointerRepresentation)
    return UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}

extension [UInt8] {
  mutating func append(utf8Of text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }
}
