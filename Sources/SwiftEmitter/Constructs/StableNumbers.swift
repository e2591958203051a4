import GraphSpec
import Support

/// Numbers for the rows of a table, each made from what the row is about. So a row keeps its number whatever rows come
/// before it, and a new one changes no other line of generated code.
struct StableNumbers {
  private var used: Set<UInt32> = []

  /// Of texts with the same hash, which are rare, every further one has the next free number.
  mutating func number(of text: String) -> UInt32 {
    var number = UInt32(XXHash64.hexDigits(of: text).prefix(8), radix: 16) ?? 0
    while !used.insert(number).inserted { number &+= 1 }
    return number
  }
}
