/// What a JSON text is as a whole: whether it is JSON (RFC 8259), and the members of the object that it is.
///
/// Its memory doesn't depend on the text, so that a large document can be looked at before anything else is done with
/// it.
package struct JSONOutline {
  package struct Failure: Error {
    /// The byte at which the text stops being JSON.
    package var offset: Int
    package var message: String
  }

  /// The names of the members of the outermost object, as they are written, without escapes being resolved; empty when
  /// the text is no object.
  package private(set) var members: Set<String> = []

  private static let depthLimit = 512
  private static let memberLimit = 1000

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  /// For each open bracket whether it is that of an object.
  private var open: [Bool] = []

  package init(_ bytes: [UInt8]) throws(Failure) {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Set<String>, Failure> in
      var scanner = JSONOutline(buffer: buffer)
      do throws(Failure) {
        try scanner.scan()
        return .success(scanner.members)
      } catch {
        return .failure(error)
      }
    }
    self.init(buffer: UnsafeBufferPointer(start: nil, count: 0))
    members = try result.get()
  }

  private init(buffer: UnsafeBufferPointer<UInt8>) {
    bytes = buffer
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  private func failure(_ message: String) -> Failure { Failure(offset: offset, message: message) }

  private mutating func scan() throws(Failure) {
    try value()
    while !open.isEmpty { try next() }
    skipSpace()
    if offset < bytes.count { throw failure("there is more after its end") }
  }

  /// What follows a value within an array or an object.
  private mutating func next() throws(Failure) {
    skipSpace()
    guard let isObject = open.last, offset < bytes.count else { throw failure("it ends too early") }
    switch bytes[offset] {
    case UInt8(ascii: ","):
      offset += 1
      if isObject { try name() }
      try value()
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      offset += 1
      open.removeLast()
    default: throw failure("there is no comma and no end of the \(isObject ? "object" : "array")")
    }
  }

  /// A value that is neither, or the beginning of an array or an object with its first name and value.
  private mutating func value() throws(Failure) {
    while true {
      skipSpace()
      guard offset < bytes.count else { throw failure("it ends too early") }
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[offset] == UInt8(ascii: "{")
        if open.count == Self.depthLimit { throw failure("it is nested more than \(Self.depthLimit) levels deep") }
        offset += 1
        open.append(isObject)
        skipSpace()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: isObject ? "}" : "]") {
          offset += 1
          open.removeLast()
          return
        }
        if isObject { try name() }
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "t"): return try word("true")
      case UInt8(ascii: "f"): return try word("false")
      case UInt8(ascii: "n"): return try word("null")
      default: return try number()
      }
    }
  }

  private mutating func name() throws(Failure) {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw failure("there is no name") }
    let start = offset + 1
    try string()
    if open.count == 1, members.count < Self.memberLimit, offset - start <= 256 {
      members.insert(String(decoding: bytes[start..<(offset - 1)], as: UTF8.self))
    }
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw failure("there is no colon") }
    offset += 1
  }

  private mutating func string() throws(Failure) {
    offset += 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return
      case UInt8(ascii: "\\"): offset += 2
      case 0..<0x20: throw failure("there is a control character in a string")
      default: offset += 1
      }
    }
    offset = bytes.count
    throw failure("it ends within a string")
  }

  private mutating func word(_ word: StaticString) throws(Failure) {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count, (0..<word.utf8CodeUnitCount).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
    else { throw failure("this is no value") }
    offset = end
  }

  private mutating func number() throws(Failure) {
    guard let end = JSONSyntax.endOfNumber(at: offset, in: bytes) else { throw failure("this is no value") }
    offset = end
  }

  private mutating func skipSpace() {
    while offset < bytes.count, case let byte = bytes[offset], byte == 0x20 || (0x09...0x0A) ~= byte || byte == 0x0D {
      offset += 1
    }
  }
}
