/// Where the values of a JSON text stand in its bytes, so that one can be replaced and nothing else changes.
package struct JSONExtent: Sendable {
  package struct Member: Sendable {
    /// With its quotes and escapes.
    package var name: Range<Int>
    package var value: JSONExtent
  }

  /// Of an object, in the order of the text.
  package var members: [Member] = []
  /// Of an array, in the order of the text.
  package var items: [JSONExtent] = []
  /// From its first byte to behind its last one.
  package var range: Range<Int>

  /// - Parameter bytes: Of JSON that `JSONNodeParser` takes.
  package init(_ bytes: [UInt8]) {
    var scanner = Scanner(bytes: bytes)
    self = scanner.scan()
  }

  fileprivate init(range: Range<Int>) { self.range = range }

  /// The member of that name, which is one without escapes.
  package func member(_ name: String, in bytes: [UInt8]) -> JSONExtent? {
    members.first { bytes[$0.name].elementsEqual("\"\(name)\"".utf8) }?.value
  }

  private struct Scanner {
    struct Open {
      var extent: JSONExtent
      /// Of the member that the next value belongs to.
      var name: Range<Int>?
      var isObject: Bool
    }

    let bytes: [UInt8]
    var index = 0

    mutating func scan() -> JSONExtent {
      var open: [Open] = []
      while index < bytes.count {
        var finished: JSONExtent?
        switch bytes[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          let isObject = bytes[index] == UInt8(ascii: "{")
          open.append(Open(extent: JSONExtent(range: index..<index), isObject: isObject))
          index += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          index += 1
          guard var closed = open.popLast()?.extent else { return JSONExtent(range: 0..<bytes.count) }
          closed.range = closed.range.lowerBound..<index
          finished = closed
        case UInt8(ascii: "\""):
          let range = string()
          if let last = open.indices.last, open[last].isObject, open[last].name == nil {
            open[last].name = range
          } else {
            finished = JSONExtent(range: range)
          }
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ":"), 0xEF, 0xBB, 0xBF: index += 1
        default: finished = JSONExtent(range: word())
        }
        guard let finished else { continue }
        guard let last = open.indices.last else { return finished }
        if let name = open[last].name {
          open[last].extent.members.append(Member(name: name, value: finished))
          open[last].name = nil
        } else {
          open[last].extent.items.append(finished)
        }
      }
      return JSONExtent(range: 0..<bytes.count)
    }

    private mutating func string() -> Range<Int> {
      let start = index
      index += 1
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
        index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index = min(index + 1, bytes.count)
      return start..<index
    }

    private mutating func word() -> Range<Int> {
      let start = index
      while index < bytes.count, !" \t\r\n,:]}[{\"".utf8.contains(bytes[index]) { index += 1 }
      return start..<index
    }
  }
}
