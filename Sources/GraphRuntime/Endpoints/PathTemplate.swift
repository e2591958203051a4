/// An endpoint's template, cut into segments and these into text and placeholders.
struct PathTemplate {
  enum Part: Hashable {
    /// As written in the template.
    case text(String)

    /// `{id}`: a value inside one segment.
    case key

    /// `'{id}'`, the quotes included.
    case quotedKey

    /// `{+path}`: a value of any number of segments.
    case path

    var isKey: Bool {
      if case .text = self { false } else { true }
    }
  }

  let segments: [[Part]]

  /// A brace without its counterpart is text. Slashes between braces divide nothing.
  init(_ template: String) {
    var segments: [[Part]] = []
    var segment: [Part] = []
    var text = ""
    func endText() {
      if !text.isEmpty { segment.append(.text(text)) }
      text = ""
    }
    func endSegment() {
      endText()
      if !segment.isEmpty { segments.append(segment) }
      segment = []
    }

    var rest = template[...]
    while let character = rest.popFirst() {
      if character == "/" {
        endSegment()
      } else if character == "{", let end = rest.firstIndex(of: "}") {
        let name = rest[..<end]
        rest = rest[rest.index(after: end)...]
        if text.last == "'", rest.first == "'" {
          text.removeLast()
          rest.removeFirst()
          endText()
          segment.append(.quotedKey)
        } else {
          endText()
          segment.append(name.first == "+" ? .path : .key)
        }
      } else {
        text.append(character)
      }
    }
    endSegment()
    self.segments = segments
  }

  /// In the order of the keys.
  var placeholders: [Part] { segments.joined().filter(\.isKey) }

  var keyCount: Int {
    segments.reduce(0) { $0 + $1.count(where: \.isKey) }
  }
}
