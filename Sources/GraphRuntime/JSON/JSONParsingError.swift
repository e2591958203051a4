/// Why bytes are no JSON text, and where.
public struct JSONParsingError: Error, Hashable, Sendable {
  /// What is wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// The text ends where more of it is needed.
    case unexpectedEnd
    /// A byte that can't stand here.
    case unexpectedByte(UInt8)
    /// A number in another form than JSON's (RFC 8259, section 6).
    case invalidNumber
    /// A string holds a byte below 0x20, which has to be escaped.
    case controlCharacter(UInt8)
    /// A backslash with nothing after it that JSON knows.
    case invalidEscape
    /// A `\u` escape of half a surrogate pair.
    case loneSurrogate
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// An object names a member twice.
    case duplicateMember(String)
    /// Arrays and objects are nested more than `JSONValue.maximumDepth` deep.
    case tooDeep
    /// The text has 2 GiB or more.
    case tooLong
    /// Something other than white space follows the value.
    case trailingBytes
  }

  /// What is wrong with the text.
  public let reason: Reason
  /// In bytes from the start of the text.
  public let offset: Int

  /// An error at a byte of the text.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONParsingError: CustomStringConvertible {
  public var description: String { "invalid JSON at byte \(offset): \(reason)" }
}

extension JSONParsingError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unexpectedEnd: "the text is cut off"
    case .unexpectedByte(let byte): "\(Self.name(of: byte)) can't stand here"
    case .invalidNumber: "a number is malformed"
    case .controlCharacter(let byte): "\(Self.name(of: byte)) has to be escaped in a string"
    case .invalidEscape: "an escape sequence is malformed"
    case .loneSurrogate: "an escape sequence is half of a surrogate pair"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .duplicateMember(let name): "the object has a second member “\(name)”"
    case .tooDeep: "arrays and objects are nested more than \(JSONValue.maximumDepth) deep"
    case .tooLong: "the text has 2 GiB or more"
    case .trailingBytes: "something follows the value"
    }
  }

  private static func name(of byte: UInt8) -> String {
    if (0x21..<0x7F).contains(byte) { return "“\(Character(Unicode.Scalar(byte)))”" }
    return "byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
