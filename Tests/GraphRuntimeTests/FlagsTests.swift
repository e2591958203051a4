import GraphRuntime
import Testing

/// A set as generated code has it, with a member of two bits and one of none.
private struct Access: GraphFlags {
  var rawValue: FlagsValue

  static var none: Self { Self(0) }
  static var read: Self { Self(1) }
  static var write: Self { Self(2) }
  static var all: Self { Self(3) }
  static var members: [EnumMember] {
    [EnumMember("none", 0), EnumMember("read", 1), EnumMember("write", 2), EnumMember("all", 3)]
  }
}

@Suite("Enumerations of flags")
struct FlagsTests {
  @Test("The text that came stays until the set changes")
  func text() throws {
    var access = try #require(Access(json: "Write , read,fly"))
    #expect(access.json == "Write , read,fly")
    #expect(access.isSuperset(of: .all))
    access.remove(.write)
    #expect(access.json == "read,fly")
    access = try #require(Access(json: "WRITE"))
    access.rawValue.bits = 1
    #expect(access.json == "read")
    access = try #require(Access(json: "read,fly"))
    access.rawValue.unknown = []
    #expect(access.json == "read")
  }

  @Test("Numbers are bits, also in a string; bits of no member are written as a number")
  func numbers() throws {
    #expect(Access(json: 3) == .all)
    #expect(Access(json: "3") == .all)
    #expect(Access(9).json == "read,8")
    #expect(Access(json: Access(9).json) == Access(9))
    #expect(Access.none.json == "none")
    #expect(Access(json: 1.5) == nil)
  }

  @Test("Sets obey the algebra of sets, and come back from their text", arguments: 0..<200 as Range<UInt64>)
  func algebra(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func any() -> Access {
      let unknown = ["a", "b", "c"].filter { _ in Bool.random(using: &random) }
      return Access(rawValue: FlagsValue(bits: Int64.random(in: 0..<16, using: &random), unknown: unknown))
    }
    let (left, right) = (any(), any())
    #expect(Access(json: left.json) == left)
    #expect(left.union(right) == right.union(left))
    #expect(left.union(right).hashValue == right.union(left).hashValue)
    #expect(left.intersection(right).isSubset(of: left))
    #expect(left.subtracting(right).isDisjoint(with: right))
    #expect(left.subtracting(right).union(left.intersection(right)) == left)
    #expect(left.symmetricDifference(right) == left.subtracting(right).union(right.subtracting(left)))
  }
}
