/// The text of a path while it is being read. Scalars rather than characters, because whatever matters in a path is a
/// scalar, and comparing characters costs many times more.
typealias PathText = [Unicode.Scalar]

extension String {
  init(_ text: some Sequence<Unicode.Scalar>) {
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: text)
    self.init(scalars)
  }
}

extension Unicode.Scalar {
  func isOne(of text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes in isASCII && bytes.contains(UInt8(ascii: self)) }
  }

  var isWhitespace: Bool { isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }

  var isLetterOrNumber: Bool {
    if isASCII { return isOne(of: "0123456789") || (0x61...0x7A).contains(value | 0x20) }
    return properties.isAlphabetic || properties.numericType != nil
  }

  var isASCIIPunctuation: Bool { (0x21...0x7E).contains(value) && !isLetterOrNumber }
}
