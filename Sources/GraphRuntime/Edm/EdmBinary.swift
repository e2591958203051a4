extension Edm {
  /// Bytes, as base64 in either alphabet, with padding or without it (ABNF `binaryValue`; RFC 4648 sections 4 and 5).
  ///
  /// The text is kept as it came; the bytes are decoded each time that they are asked for.
  public struct Binary: StringValue {
    public let description: String

    public init?(_ description: String) {
      guard let length = Base64.contentLength(description.utf8) else { return nil }
      self.description = description
      content = length
    }

    /// OData asks for base64url. Microsoft's OData library, which Graph is built on, writes base64 and for many versions
    /// read nothing else (OData/odata.net issues 3300 and 3387), so base64 is what is written unless told otherwise.
    public init(_ bytes: some Collection<UInt8>, alphabet: Alphabet = .base64) {
      description = Base64.encoded(bytes, alphabet: alphabet)
      content = description.utf8.count - description.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
    }

    /// Which of the two alphabets of base64 a text is in (RFC 4648, sections 4 and 5).
    public enum Alphabet: Hashable, Sendable {
      /// `+` and `/`, with padding.
      case base64
      /// `-` and `_`, without padding.
      case base64url
    }

    /// The bytes that the text stands for.
    public var bytes: [UInt8] { Base64.decoded(digits) }

    /// Of the text, without padding.
    private let content: Int
    private var digits: Substring.UTF8View { description.utf8.prefix(content) }
  }
}

/// Two values are equal when their bytes are, whichever alphabet they are written in.
extension Edm.Binary: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.content == right.content
      && (left.description == right.description
        || left.digits.lazy.map(Base64.standard).elementsEqual(right.digits.lazy.map(Base64.standard)))
  }

  public func hash(into hasher: inout Hasher) {
    for digit in digits { hasher.combine(Base64.standard(digit)) }
  }
}
