package import GraphSpec

/// The path of a request to Graph, or of the permissions document, taken apart.
package struct RequestPath: Hashable, Sendable {
  /// Without host, version and slashes at its ends.
  package var text: String
  /// What followed the question mark, decoded and in lower case; nil where nothing did.
  var query: String?
  var segments: [RequestSegment]
  /// That the path began with, if it did.
  package var version: GraphVersion?

  package enum Failure: Error, Hashable {
    /// The address is one of another service.
    case otherHost(String)
    case tooLong
    case empty
  }

  /// In bytes: more than servers take for a whole address.
  static let lengthLimit = 16_384
  static let segmentLimit = 64

  /// - Parameter address: A path or an address of Graph, with or without its version, with ids or placeholders.
  package init(_ address: some StringProtocol) throws(Failure) {
    guard address.utf8.count <= Self.lengthLimit else { throw .tooLong }
    var bytes = Array(address.utf8)[...]
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    bytes = try Self.withoutHost(bytes)
    var parts = Self.split(bytes)
    version = parts.segments.first.flatMap { first in
      GraphVersion.allCases.first { $0.rawValue.utf8.elementsEqual(first.map(Self.folded)) }
    }
    if version != nil { parts.segments.removeFirst() }
    guard !parts.segments.isEmpty else { throw .empty }
    guard parts.segments.count <= Self.segmentLimit else { throw .tooLong }
    let start = parts.segments[0].startIndex
    text = "/" + String(decoding: bytes[start..<parts.segments[parts.segments.count - 1].endIndex], as: UTF8.self)
    query = parts.query.map { String(decoding: Self.decoded($0), as: UTF8.self) }
    if let written = parts.query { text += "?" + String(decoding: written, as: UTF8.self) }
    segments = parts.segments.flatMap { RequestSegment.segments(Self.decoded($0)[...]) }
  }

  /// Hosts of Graph, of the global service and of the national clouds (Microsoft Graph documentation, "National cloud
  /// deployments").
  private static let hosts: Set<String> = [
    "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn",
  ]

  private static func withoutHost(_ bytes: ArraySlice<UInt8>) throws(Failure) -> ArraySlice<UInt8> {
    for scheme in ["https://", "http://"] where bytes.prefix(scheme.utf8.count).map(folded).elementsEqual(scheme.utf8) {
      let rest = bytes.dropFirst(scheme.utf8.count)
      let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      let name = String(decoding: host.map(folded), as: UTF8.self)
      guard hosts.contains(name.hasSuffix(":443") ? String(name.dropLast(4)) : name) else { throw .otherHost(name) }
      return rest.dropFirst(host.count)
    }
    return bytes
  }

  /// At slashes outside of quotes in parentheses; empty segments are none.
  private static func split(
    _ bytes: ArraySlice<UInt8>
  ) -> (segments: [ArraySlice<UInt8>], query: ArraySlice<UInt8>?) {
    var segments: [ArraySlice<UInt8>] = []
    var query: ArraySlice<UInt8>?
    var start = bytes.startIndex
    var end = bytes.endIndex
    var depth = 0
    var quote: Int?
    let lastQuote = bytes.lastIndex(of: UInt8(ascii: "'")) ?? -1
    var index = start
    func finish(at index: Int) {
      if start < index { segments.append(bytes[start..<index]) }
    }
    loop: while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "'") where depth > 0:
        quote = quote == nil && index < lastQuote ? index : nil
      case _ where quote != nil: break
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case UInt8(ascii: "/"):
        finish(at: index)
        start = index + 1
        depth = 0
      case UInt8(ascii: "?"):
        query = bytes[(index + 1)..<end]
        end = index
        break loop
      case UInt8(ascii: "#"):
        end = index
        break loop
      default: break
      }
      index += 1
    }
    finish(at: end)
    return (segments, query.flatMap { $0.isEmpty ? nil : $0.prefix { $0 != UInt8(ascii: "#") } })
  }

  private static func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Percent-decoded and in lower case. What is no escape stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
        let low = digit(bytes[index + 2])
      {
        result.append(folded(high << 4 | low))
        index += 3
      } else {
        result.append(folded(bytes[index]))
        index += 1
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
