import GraphRuntime
import TestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A generator whose sequence is the same on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// Numbers have no exponent if the number of their digits is limited.
  mutating func json(depth: Int = 0, digits: Int? = nil) -> JSONValue {
    switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2, 3: return .number(number(digits: digits))
    case 4: return .string(string())
    case 5: return .array((0..<count()).map { _ in json(depth: depth + 1, digits: digits) })
    default:
      let members = (0..<count()).map { _ in (string(), json(depth: depth + 1, digits: digits)) }
      return .object(Dictionary(members) { first, _ in first })
    }
  }

  private mutating func count() -> Int { Int.random(in: 0..<6, using: &self) }

  private mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in "0123456789".randomElement(using: &self) ?? "0" })
  }

  mutating func number(digits limit: Int? = nil) -> JSONNumber {
    var text = Bool.random(using: &self) ? "-" : ""
    text += String("123456789".randomElement(using: &self) ?? "1") + digits(limit.map { $0 / 2 - 1 } ?? count() * 4)
    if Bool.random(using: &self) { text += "." + digits(limit.map { $0 / 2 } ?? count() * 4 + 1) }
    if limit == nil, Bool.random(using: &self) {
      text += (["e", "E+", "e-"].randomElement(using: &self) ?? "e") + digits(count() + 1)
    }
    return JSONNumber(text: text) ?? JSONNumber(0)
  }

  /// Of characters that are escaped, of every length in UTF-8, and at the edges of the surrogates.
  mutating func string() -> String {
    let ranges: [ClosedRange<UInt32>] = [0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<count() * 2 {
      let range = ranges.randomElement(using: &self) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}

/// The folder of sample payloads beside the package, if it is there.
let samplePayloads = Workspace.sharedFiles("corpus/payloads/calls", ending: ".json")

func contents(of path: String) throws -> Data {
  try Data(contentsOf: URL(filePath: path))
}
