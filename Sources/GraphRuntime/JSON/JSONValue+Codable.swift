#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A member's name, whatever it is.
struct MemberName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension JSONValue: Codable {
  /// Numbers are exact as far as the decoder lets them be: `JSONDecoder` gives whole numbers of 64 bits and decimals of
  /// 38 digits. Reading from bytes with `init(parsing:)` has no such limit.
  public init(from decoder: any Decoder) throws {
    self = try JSONItem(from: decoder, as: .unknown).json
  }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .null:
      var value = encoder.singleValueContainer()
      try value.encodeNil()
    case .bool(let flag):
      var value = encoder.singleValueContainer()
      try value.encode(flag)
    case .number(let number):
      var value = encoder.singleValueContainer()
      try Self.encode(number, to: &value)
    case .string(let text):
      var value = encoder.singleValueContainer()
      try value.encode(text)
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try Self.encode(element, to: &container) }
    case .object(let members):
      var container = encoder.container(keyedBy: MemberName.self)
      for (name, member) in members { try Self.encode(member, for: MemberName(name), to: &container) }
    }
  }

  // A value that a container takes as it is needs no encoder of its own, which costs more than the value does.

  private static func encode(_ element: JSONValue, to container: inout any UnkeyedEncodingContainer) throws {
    switch element {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .string(let text): try container.encode(text)
    case .number, .array, .object: try container.encode(element)
    }
  }

  private static func encode(
    _ member: JSONValue,
    for name: MemberName,
    to container: inout KeyedEncodingContainer<MemberName>
  ) throws {
    switch member {
    case .null: try container.encodeNil(forKey: name)
    case .bool(let flag): try container.encode(flag, forKey: name)
    case .string(let text): try container.encode(text, forKey: name)
    case .number, .array, .object: try container.encode(member, forKey: name)
    }
  }

  /// A boolean or a number.
  init(_ value: any SingleValueDecodingContainer) throws {
    if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else {
      self = .number(try Self.number(value))
    }
  }

  private static func number(_ value: any SingleValueDecodingContainer) throws -> JSONNumber {
    if let whole = try? value.decode(Int64.self) {
      // A negative zero arrives as 0 here.
      if whole == 0, let double = try? value.decode(Double.self), double.sign == .minus {
        return JSONNumber(unchecked: "-0.0")
      }
      return JSONNumber(whole)
    }
    if let whole = try? value.decode(UInt64.self) { return JSONNumber(whole) }
    // A Decimal holds 38 digits; where it can't say the number exactly, the Double may be nearer.
    let double = try value.decode(Double.self)
    if let decimal = try? value.decode(Decimal.self), decimal.isFinite, Double(decimal.description) == double {
      return JSONNumber(decimal)
    }
    guard let number = JSONNumber(double) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "The number is out of range.")
    }
    return number
  }

  private static func encode(_ number: JSONNumber, to value: inout any SingleValueEncodingContainer) throws {
    if number.double == 0, number.double.sign == .minus, number == JSONNumber(unchecked: "-0") {
      try value.encode(number.double)
    } else if let whole = Int64(number.text) {
      try value.encode(whole)
    } else if let whole = UInt64(number.text) {
      try value.encode(whole)
    } else if let decimal = number.decimal, JSONNumber(decimal) == number {
      try value.encode(decimal)
    } else {
      try value.encode(number.double)
    }
  }
}
