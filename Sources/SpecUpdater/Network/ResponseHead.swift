/// The head of an answer, as its lines come. Source: RFC 9110 and RFC 9112.
struct ResponseHead {
  /// Of all lines together, those of interim answers too.
  static let limit = 256 << 10

  private(set) var status = 0
  /// Whether the empty line has come, which ends the head of an answer that is not an interim one.
  private(set) var isComplete = false
  private(set) var size = 0
  private var fields: [(name: String, value: String)] = []

  /// A line with its end. What comes after the head, such as trailers, is only counted.
  mutating func add(_ line: some Collection<UInt8>) {
    size += line.count
    if isComplete { return }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") {
      fields = []
      let words = text.split(whereSeparator: { $0.isWhitespace })
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
    } else if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) {
      isComplete = status >= 200
    } else if let colon = text.utf8.firstIndex(of: 0x3A) {
      let isSpace = { (character: Character) in character.isWhitespace }
      let value = text[text.index(after: colon)...].drop(while: isSpace)
      let end = value.lastIndex { !isSpace($0) }.map(value.index(after:)) ?? value.startIndex
      fields.append((text[..<colon].lowercased(), String(value[..<end])))
    }
  }

  /// The first field of a name, which is given in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// What the body went through, in the order of the header.
  var encodings: [String] {
    fields.filter { $0.name == "content-encoding" }
      .flatMap { $0.value.lowercased().split(whereSeparator: { ", \t".contains($0) }).map(String.init) }
      .filter { $0 != "identity" }
  }

  /// Nil when the server doesn't say it.
  var contentLength: Int? { self["content-length"].flatMap(Int.init) }

  /// Where the answer redirects to.
  var redirect: String? { [301, 302, 303, 307, 308].contains(status) ? self["location"] : nil }
}
