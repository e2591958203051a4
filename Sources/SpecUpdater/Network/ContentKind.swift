/// What a download should be, told by its media type and by how it starts.
package enum ContentKind: Sendable {
  case xml
  case json
  /// Such as a permission page.
  case text

  /// Why an answer of this media type can't be it; nil when it can.
  ///
  /// Servers of plain files, such as those of source repositories, call everything `text/plain` or
  /// `application/octet-stream`; how the answer starts decides then.
  package func refusal(ofType type: String?) -> String? {
    guard let type = type?.split(separator: ";").first?.lowercased().trimmed, !type.isEmpty else { return nil }
    if ["text/plain", "application/octet-stream", "binary/octet-stream"].contains(type) { return nil }
    let fits =
      switch self {
      case .xml:
        type == "application/xml" || type == "text/xml" || type.hasSuffix("+xml") && type != "application/xhtml+xml"
      case .json: type == "application/json" || type.hasSuffix("+json")
      case .text: type.hasPrefix("text/") && type != "text/html"
      }
    return fits ? nil : "the answer is \(Self.printable(type)), not \(name)"
  }

  /// Why an answer that starts so can't be it; nil when it can.
  package func refusal(ofStart bytes: some Collection<UInt8>) -> String? {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    // Another encoding than UTF-8: who reads the file tells whether it can.
    if rest.starts(with: [0xFE, 0xFF]) || rest.starts(with: [0xFF, 0xFE]) { return nil }
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard let first = rest.first else { return bytes.isEmpty ? "the answer is empty" : nil }
    let start = String(decoding: rest.prefix(16), as: UTF8.self).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "the answer is HTML, not \(name)" }
    switch self {
    case .xml where first == UInt8(ascii: "{") || first == UInt8(ascii: "["): return "the answer is JSON, not XML"
    case .xml: return first == UInt8(ascii: "<") ? nil : "the answer is not XML"
    case .json: return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? nil : "the answer is not JSON"
    case .text: return nil
    }
  }

  /// A media type as it may stand in a message, which has no other text of the server's.
  private static func printable(_ type: String) -> String {
    let parts = type.split(separator: "/", omittingEmptySubsequences: false)
    let isType =
      parts.count == 2 && type.utf8.count <= 64
      && parts.allSatisfy { part in
        let marks: Set<UInt8> = [0x2B, 0x2D, 0x2E]
        return !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A) ~= $0 || (0x30...0x39) ~= $0 || marks.contains($0) }
      }
    return isType ? "'\(type)'" : "of no known type"
  }

  private var name: String {
    switch self {
    case .xml: "XML"
    case .json: "JSON"
    case .text: "text"
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
