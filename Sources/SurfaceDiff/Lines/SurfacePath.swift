import APISurface
import GraphSpec

/// The path of an endpoint as a surface says it: `/communications/calls/{id}`, in which a brace or a slash that is none
/// of the template's own has a backslash before it.
enum SurfacePath {
  private static let special = "{}/"

  static func text(of template: PathTemplate) -> String {
    var text = ""
    for segment in template.segments {
      text += "/"
      for piece in segment.pieces {
        switch piece {
        case .literal(let literal): text += SurfaceText.escaped(literal, special)
        case .parameter(let index): text += "{" + SurfaceText.escaped(template.parameters[index].name, special) + "}"
        }
      }
    }
    return text
  }

  /// What tells two endpoints apart. Graph answers a path in any casing, and the names in braces are the page's choice.
  static func identity(of text: String) -> String {
    var identity = ""
    for piece in pieces(of: text) ?? [.text(text[...])] {
      switch piece {
      case .slash: identity += "/"
      case .text(let text): identity += text.lowercased()
      case .value: identity += "{}"
      }
    }
    return identity
  }

  /// Nil for a text that `text(of:)` never gives.
  ///
  /// - Parameter values: what is known of the values in the path, in order.
  static func template(_ text: String, values: [SurfaceFacts.PathValue]) -> PathTemplate? {
    var builder = TemplateBuilder()
    guard let pieces = pieces(of: text) else { return nil }
    for piece in pieces {
      switch piece {
      case .slash: builder.beginSegment()
      case .text(let text):
        guard let literal = SurfaceText.unescaped(text, special) else { return nil }
        builder.append(literal)
      case .value(let text):
        guard let name = SurfaceText.unescaped(text, special) else { return nil }
        let index = builder.template.parameters.count
        builder.append(parameter(name, index < values.count ? values[index] : nil))
      }
    }
    return builder.template
  }

  private static func parameter(_ name: String, _ value: SurfaceFacts.PathValue?) -> PathTemplate.Parameter {
    PathTemplate.Parameter(
      name: name,
      role: value?.role ?? .unknown,
      entityType: value?.entityType.flatMap(SurfaceName.unescaped).map { QualifiedName($0) }
    )
  }

  private enum Piece {
    case slash
    case text(Substring)
    case value(Substring)
  }

  /// Nil where a brace is not closed, or the text doesn't start with a slash.
  private static func pieces(of text: String) -> [Piece]? {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    var pieces: [Piece] = []
    let bytes = text.utf8
    var index = bytes.startIndex
    /// The place of the next of these characters that has no backslash before it; the end where there is none.
    func next(_ wanted: String) -> String.Index {
      var index = index
      while index < bytes.endIndex {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\\") {
          // Of `\u{e9}` the braces are the escape's.
          let after = bytes.index(after: index)
          guard after < bytes.endIndex else { return after }
          index = after
          if bytes[after] == UInt8(ascii: "u") {
            while index < bytes.endIndex, bytes[index] != UInt8(ascii: "}") { index = bytes.index(after: index) }
            if index == bytes.endIndex { return index }
          }
        } else if wanted.utf8.contains(byte) {
          return index
        }
        index = bytes.index(after: index)
      }
      return index
    }
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "/"):
        pieces.append(.slash)
        index = bytes.index(after: index)
      case UInt8(ascii: "{"):
        index = bytes.index(after: index)
        let end = next("{}/")
        guard end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") else { return nil }
        pieces.append(.value(text[index..<end]))
        index = bytes.index(after: end)
      case UInt8(ascii: "}"): return nil
      default:
        let end = next("{}/")
        pieces.append(.text(text[index..<end]))
        index = end
      }
    }
    return pieces
  }
}

/// Names of types and actions as a surface says them. Parentheses are a collection's or an action's own.
enum SurfaceName {
  private static let special = "()"

  static func type(_ name: QualifiedName) -> String { SurfaceText.escaped(name.description, special) }

  static func reference(_ type: TypeReference) -> SurfaceFacts.Reference {
    SurfaceFacts.Reference(element: self.type(type.name), isCollection: type.isCollection)
  }

  /// Nil for a text that a reference's description never is.
  static func reference(_ text: some StringProtocol) -> SurfaceFacts.Reference? {
    let text = String(text)
    let item = TypeReference.element(ofCollection: text)
    let element = item.map(String.init) ?? text
    return isType(element) ? SurfaceFacts.Reference(element: element, isCollection: item != nil) : nil
  }

  /// `microsoft.graph.mute(microsoft.graph.call)`.
  static func action(_ name: QualifiedName, _ binding: TypeReference?) -> String {
    action(type(name), binding.map(reference))
  }

  static func action(_ name: some StringProtocol, _ binding: SurfaceFacts.Reference?) -> String {
    "\(name)(\(binding?.description ?? ""))"
  }

  static func unescaped(_ type: String) -> String? { SurfaceText.unescaped(type, special) }

  static func isType(_ text: some StringProtocol) -> Bool { SurfaceText.unescaped(text, special) != nil }

  static func isAction(_ text: String) -> Bool { parts(ofAction: text) != nil }

  /// The name of an action and what it is bound to, if to anything; nil for a text that is no action's.
  static func parts(ofAction text: String) -> (name: Substring, binding: SurfaceFacts.Reference?)? {
    guard text.hasSuffix(")") else { return nil }
    var open = text.startIndex
    // The first parenthesis without a backslash.
    while open < text.endIndex, text[open] != "(" {
      if text[open] == "\\" { open = text.index(after: open) }
      if open < text.endIndex { open = text.index(after: open) }
    }
    guard open < text.endIndex, isType(text[..<open]) else { return nil }
    let binding = text[text.index(after: open)...].dropLast()
    if binding.isEmpty { return (text[..<open], nil) }
    return reference(binding).map { (text[..<open], $0) }
  }
}
