/// A JSON text as a list of its tokens, each under its JSON Pointer (RFC 6901): `/value/0/state` is `"running"`.
///
/// Two texts that differ in nothing but white space, escapes and the order of members are equal. Numbers are compared
/// by their digits. It knows nothing of the runtime's parser, which it is there to check.
struct FlatJSON: Equatable {
  struct Malformed: Error, CustomStringConvertible {
    var offset: Int
    var description: String { "the JSON is malformed at byte \(offset)" }
  }

  private(set) var tokens: [String: String] = [:]

  init(_ text: some Sequence<UInt8>) throws(Malformed) {
    bytes = Array(text)
    try value("")
    skipWhiteSpace()
    guard offset == bytes.count else { throw malformed }
  }

  /// What one has and the other hasn't, in order; empty for equal texts.
  func differences(from other: FlatJSON) -> [String] {
    Set(tokens.keys).union(other.tokens.keys).sorted().compactMap { pointer in
      let (ours, theirs) = (tokens[pointer], other.tokens[pointer])
      return ours.map { Array($0.utf8) } == theirs.map { Array($0.utf8) }
        ? nil : "\(pointer): \(theirs ?? "nothing") became \(ours ?? "nothing")"
    }
  }

  static func == (left: FlatJSON, right: FlatJSON) -> Bool { left.differences(from: right).isEmpty }

  // MARK: Reading

  private let bytes: [UInt8]
  private var offset = 0

  private var malformed: Malformed { Malformed(offset: offset) }

  private mutating func skipWhiteSpace() {
    while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipWhiteSpace()
    guard offset < bytes.count, bytes[offset] == character.asciiValue else { return false }
    offset += 1
    return true
  }

  private mutating func value(_ pointer: String) throws(Malformed) {
    if take("{") {
      tokens[pointer] = "{"
      if take("}") { return }
      repeat {
        guard take("\"") else { throw malformed }
        let name = try string()
        guard take(":") else { throw malformed }
        let escaped = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
          .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        guard tokens["\(pointer)/\(escaped)"] == nil else { throw malformed }
        try value("\(pointer)/\(escaped)")
      } while take(",")
      guard take("}") else { throw malformed }
    } else if take("[") {
      tokens[pointer] = "["
      if take("]") { return }
      var index = 0
      repeat {
        try value("\(pointer)/\(index)")
        index += 1
      } while take(",")
      guard take("]") else { throw malformed }
    } else if take("\"") {
      tokens[pointer] = "\"" + (try string())
    } else {
      let start = offset
      while offset < bytes.count, !",]} \n\r\t".utf8.contains(bytes[offset]) { offset += 1 }
      guard offset > start else { throw malformed }
      tokens[pointer] = String(decoding: bytes[start..<offset], as: UTF8.self)
    }
  }

  /// A string whose first quotation mark is behind us, without its escapes.
  private mutating func string() throws(Malformed) -> String {
    var units: [UInt16] = []
    var plain: [UInt8] = []
    func flush(_ plain: inout [UInt8], into units: inout [UInt16]) {
      units += Array(String(decoding: plain, as: UTF8.self).utf16)
      plain = []
    }
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        plain.append(bytes[offset])
        offset += 1
        continue
      }
      flush(&plain, into: &units)
      units.append(try escape())
    }
    guard offset < bytes.count else { throw malformed }
    offset += 1
    flush(&plain, into: &units)
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape() throws(Malformed) -> UInt16 {
    let names: [Character: UInt16] = [
      "b": 8, "t": 9, "n": 10, "f": 12, "r": 13, "\"": 34, "\\": 92, "/": 47,
    ]
    guard offset + 1 < bytes.count else { throw malformed }
    let name = Character(Unicode.Scalar(bytes[offset + 1]))
    if name == "u", offset + 6 <= bytes.count {
      guard let unit = UInt16(String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self), radix: 16) else {
        throw malformed
      }
      offset += 6
      return unit
    }
    guard let unit = names[name] else { throw malformed }
    offset += 2
    return unit
  }
}
