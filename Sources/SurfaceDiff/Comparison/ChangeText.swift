/// A sentence about a change, in which the names of the specs are told apart from prose, so that each format can set
/// them as it does: in quotes, or as code that no name can break out of.
package struct ChangeText: Hashable, Sendable {
  package enum Fragment: Hashable, Sendable {
    case prose(String)
    case name(String)
  }

  package var fragments: [Fragment]

  package init(_ fragments: [Fragment] = []) { self.fragments = fragments }

  /// With names in single quotes.
  package var plain: String {
    fragments.map { fragment in
      switch fragment {
      case .prose(let text): text
      case .name(let name): "'\(name)'"
      }
    }
    .joined()
  }

  static func + (left: ChangeText, right: ChangeText) -> ChangeText { ChangeText(left.fragments + right.fragments) }
  static func += (left: inout ChangeText, right: ChangeText) { left.fragments += right.fragments }

  /// `'a', 'b' and 3 more`.
  static func names(_ names: some Collection<String>, limit: Int = 3) -> ChangeText {
    var text = ChangeText()
    let shown = names.count == limit + 1 ? limit + 1 : limit
    for (index, name) in names.prefix(shown).enumerated() {
      if index > 0 { text.fragments.append(.prose(index == names.count - 1 ? " and " : ", ")) }
      text.fragments.append(.name(name))
    }
    if names.count > shown { text.fragments.append(.prose(" and \(names.count - shown) more")) }
    return text
  }

  /// `1 property`, `2 properties`.
  static func count(_ count: Int, _ one: String, _ several: String) -> ChangeText {
    ChangeText([.prose("\(count) \(count == 1 ? one : several)")])
  }
}

extension ChangeText: CustomStringConvertible {
  package var description: String { plain }
}

extension ChangeText: ExpressibleByStringInterpolation {
  /// A literal's text is prose; what is interpolated is a name, unless it is a text or a number itself.
  package struct StringInterpolation: StringInterpolationProtocol {
    var fragments: [Fragment] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { fragments.append(.prose(literal)) }
    }
    package mutating func appendInterpolation(_ name: some CustomStringConvertible) {
      fragments.append(.name(name.description))
    }
    package mutating func appendInterpolation(_ text: ChangeText) { fragments += text.fragments }
  }

  package init(stringLiteral value: String) { self.init([.prose(value)]) }
  package init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.fragments) }
}
