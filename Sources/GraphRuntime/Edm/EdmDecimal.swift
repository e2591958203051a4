extension Edm {
  /// A decimal number, exact (CSDL 4.01 section 3.3). JSON has it as a number, or as a string from a service that was
  /// asked for `IEEE754Compatible` numbers (JSON Format 4.01 section 3.2); it is written as a number.
  ///
  /// The infinities and not-a-number that a decimal of floating scale may be are no values of this type.
  public struct Decimal {
    /// Equality is that of numbers: `1.5` and `1.50` are equal.
    public let number: JSONNumber

    /// The number as it is written.
    public init(_ number: JSONNumber) { self.number = number }
    /// An integer.
    public init(_ value: some BinaryInteger) { number = JSONNumber(value) }
  }
}

extension Edm.Decimal: LosslessStringConvertible, Hashable, Sendable {
  /// The text of a JSON number, or ABNF `decimalValue`, which also allows a plus sign and zeros in front; those are left
  /// out.
  public init?(_ description: String) {
    var cursor = TextCursor(description)
    let isNegative = cursor.sign() ?? false
    let digits = cursor.digits()
    guard !digits.isEmpty else { return nil }
    let whole = digits.drop { $0 == UInt8(ascii: "0") }
    let text = (isNegative ? "-" : "") + (whole.isEmpty ? "0" : Substring(whole)) + cursor.remainder
    guard let number = JSONNumber(text: text) else { return nil }
    self.init(number)
  }

  public var description: String { number.text }
}

extension Edm.Decimal: GraphScalar {

  public init?(json: JSONValue) {
    switch json {
    case .number(let number): self.init(number)
    case .string(let text): self.init(text)
    default: return nil
    }
  }

  public var json: JSONValue { .number(number) }
}

extension Edm.Decimal: Codable {
  /// As exact as the decoder: `JSONDecoder` gives 38 digits.
  public init(from decoder: any Decoder) throws {
    guard let value = Self(json: try JSONValue(from: decoder)) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "The value is no Edm.Decimal.")
      )
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

extension Edm.Decimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}
