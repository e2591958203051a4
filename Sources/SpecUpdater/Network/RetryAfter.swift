package import Foundation

/// The header `Retry-After`: seconds, or a date. Source: RFC 9110, section 10.2.3.
package enum RetryAfter {
  /// A server that names a longer time means "not today".
  package static let longest: Double = 366 * 86_400

  /// Seconds from `now`, from 0 to `longest`; nil when the text is neither.
  package static func seconds(_ text: String, now: Date = Date()) -> Double? {
    let text = text.trimmingCharacters(in: .whitespaces)
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      let digits = text.drop { $0 == "0" }
      return digits.utf8.count > 8 ? longest : min(Double(digits) ?? 0, longest)
    }
    // The one form of a date that is still sent has 29 characters.
    guard text.utf8.count <= 40 else { return nil }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text).map { min(max(0, $0.timeIntervalSince(now)), longest) }
  }
}
