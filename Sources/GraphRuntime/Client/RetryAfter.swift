import HTTPTypes

/// `Retry-After` (RFC 9110 section 10.2.3): seconds or a date.
enum RetryAfter {
  /// A date is measured against the response's own `Date`, so that this machine's clock doesn't matter where the response
  /// has one. Nil when there is no such header, or none that can be read.
  static func duration(_ headers: HTTPFields, secondsSince1970 now: Double? = nil) -> Duration? {
    guard let text = headers[.retryAfter] else { return nil }
    let digits = text.utf8.filter { $0 != 0x20 && $0 != 0x09 }
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      // So many seconds that they are no Int32 are more than any budget.
      return .seconds(Int64(Int32(String(decoding: digits, as: UTF8.self)) ?? .max))
    }
    guard let date = HTTPDate.secondsSince1970(text) else { return nil }
    let base = headers[.date].flatMap { HTTPDate.secondsSince1970($0) }.map(Double.init) ?? now
    guard let base else { return nil }
    return .seconds(max(0, Double(date) - base))
  }
}

/// Dates of HTTP (RFC 9110 section 5.6.7), in the form that is sent today: `Tue, 24 Nov 2026 08:49:37 GMT`.
enum HTTPDate {
  static func secondsSince1970(_ text: String) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "-" })
    guard words.count == 6, words[5] == "GMT" || words[5] == "UTC", let day = Int(words[1]), let year = year(words[3]),
      let month = months.firstIndex(of: words[2].lowercased())
    else { return nil }
    let clock = words[4].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2]),
      let date = CivilDate(year: year, month: month + 1, day: day)
    else { return nil }
    return Int64(date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Of the obsolete form with two digits, too, which means one of the years around now.
  private static func year(_ text: Substring) -> Int? {
    guard let year = Int(text), (0...9999).contains(year) else { return nil }
    return text.utf8.count == 2 ? (year < 70 ? 2000 : 1900) + year : year
  }
}
