/// A Swift identifier: ASCII letters, digits and underscores, no digit first, and not `_` alone. Whatever generated code
/// declares is called by one.
package struct SwiftName: Hashable, Sendable {
  /// Without backticks.
  package let text: String

  /// An identifier as it is. In any other text, what may not stand in one is spelled as `U` and its code in hexadecimal,
  /// and an underscore precedes a digit at the start.
  init(encoding source: some StringProtocol) {
    if source.utf8.allSatisfy(ASCII.isWord), source != "_", let first = source.utf8.first {
      text = ASCII.isDigit(first) ? "_" + source : String(source)
      return
    }
    var name = ""
    let isLoneMark = source == "_"
    for scalar in source.unicodeScalars {
      if scalar.isASCII, ASCII.isWord(UInt8(scalar.value)), !isLoneMark {
        if name.isEmpty, ASCII.isDigit(UInt8(scalar.value)) { name = "_" }
        name.unicodeScalars.append(scalar)
      } else {
        name += "U" + String(scalar.value, radix: 16, uppercase: true)
      }
    }
    text = name.isEmpty ? "U" : name
  }

  /// A name of the generator's own.
  init(_ name: StaticString) { self.init(encoding: name.description) }

  /// As a declaration or a reference writes it: in backticks where the language needs them.
  var declared: String { ReservedWords.keywords.contains(text) ? "`\(text)`" : text }

  /// As it is written after a dot, where only `init` keeps its backticks.
  var afterDot: String { text == "init" ? "`init`" : text }

  /// As the label of an argument, where only `inout` keeps its backticks.
  var label: String { text == "inout" ? "`inout`" : text }

  static func + (left: SwiftName, right: SwiftName) -> SwiftName { SwiftName(encoding: left.text + right.text) }

  static func + (left: SwiftName, number: Int) -> SwiftName {
    SwiftName(encoding: left.text + String(number.magnitude))
  }
}

extension SwiftName: Comparable {
  package static func < (left: SwiftName, right: SwiftName) -> Bool { left.text < right.text }
}

extension SwiftName: CustomStringConvertible {
  package var description: String { text }
}

/// The names that lead to a type, from the outermost on: `GraphV1.Security.Alert`.
struct SwiftPath: Hashable, Sendable {
  private(set) var names: [SwiftName]

  init(_ names: [SwiftName]) { self.names = names }

  /// Nil for a path of a single name.
  var parent: SwiftPath? { names.count > 1 ? SwiftPath(names.dropLast()) : nil }

  var last: SwiftName { names[names.count - 1] }

  /// With dots.
  var text: String { names.map(\.declared).joined(separator: ".") }

  static func + (path: SwiftPath, name: SwiftName) -> SwiftPath { SwiftPath(path.names + [name]) }
}

extension SwiftPath: Comparable {
  static func < (left: SwiftPath, right: SwiftPath) -> Bool { left.names.lexicographicallyPrecedes(right.names) }
}

extension SwiftPath: CustomStringConvertible {
  package var description: String { text }
}
