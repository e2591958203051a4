#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

// `Date`, `Data`, `Decimal` and `UUID` are Foundation's here; the types of `Edm` are written with their namespace.

extension Edm.Guid {
  /// Written in lower case.
  public init(_ uuid: UUID) {
    self.init(bytes: withUnsafeBytes(of: uuid.uuid, Array.init))
  }

  /// The same value as Foundation has it.
  public var uuid: UUID {
    var uuid = UUID().uuid
    withUnsafeMutableBytes(of: &uuid) { $0.copyBytes(from: bytes) }
    return UUID(uuid: uuid)
  }
}

extension Edm.Binary {
  /// The bytes as Foundation has them.
  public var data: Data { Data(bytes) }
}

extension Edm.Decimal {
  /// Nil for not-a-number.
  public init?(_ value: Decimal) {
    guard value.isFinite else { return nil }
    self.init(JSONNumber(value))
  }

  /// The nearest value with 38 digits. Nil when the number is too large.
  public var decimal: Decimal? { number.decimal }
}

extension Edm.DateTimeOffset {
  /// In UTC, with the fewest digits of fraction that give back the same `Date`: none, or at least three.
  ///
  /// - Precondition: the date is a number and no more than 30 million years away.
  public init(_ date: Date) {
    let interval = date.timeIntervalSinceReferenceDate
    precondition(abs(interval) < 1e15, "The date is out of range.")
    let whole = interval.rounded(.down)
    let values = (0...12).lazy.compactMap { digits in
      var seconds = Int64(whole)
      let unit = (digits..<12).reduce(Int64(1)) { unit, _ in unit * 10 }
      var picoseconds = Int64(((interval - whole) * (1e12 / Double(unit))).rounded()) * unit
      if picoseconds == 1_000_000_000_000 { (seconds, picoseconds) = (seconds + 1, 0) }
      return Self(secondsSince1970: seconds + Self.referenceDate, picoseconds: picoseconds)
    }
    guard let value = values.first(where: { $0.date == date }) ?? values.last else {
      preconditionFailure("The date is out of range.")
    }
    self = value
  }

  /// As near as the type comes, which is 0.1 microseconds for dates of this century.
  public var date: Date {
    Date(timeIntervalSinceReferenceDate: Double(secondsSince1970 - Self.referenceDate) + Double(picoseconds) / 1e12)
  }

  /// 2001-01-01T00:00:00Z in seconds since 1970.
  private static let referenceDate: Int64 = 978_307_200
}
