import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct FlagsTests {
  private typealias Rights = Sample.Rights

  private func rights(_ text: String) throws -> Rights { try #require(Rights(json: .string(text))) }

  @Test(arguments: ["read,share", " read , SHARE ", "share,read", "read,share,read", "5", "1,4", "read,share,none"])
  func namesAndNumbersMakeASet(text: String) throws {
    let value = try rights(text)
    #expect(value == [.read, .share])
    #expect(value.hashValue == ([.read, .share] as Rights).hashValue)
    #expect(value.json == .string(text), "the text that came goes out")
  }

  @Test func setsAreWrittenWithTheFewestNames() {
    #expect(([.share, .read] as Rights).json == "read,share")
    #expect(([.read, .write] as Rights).json == "readWrite")
    #expect(([.read, .write, .share] as Rights).json == "readWrite,share")
    #expect(([] as Rights).json == "none")
    #expect(Rights(8 | 1).json == "read,8")
  }

  @Test func aNumberIsASetOfBits() {
    #expect(Rights(json: 6) == [.write, .share])
    #expect(Rights(json: 0) == [])
    #expect(Rights(json: 1.5) == nil)
    #expect(Rights(json: true) == nil)
  }

  @Test func membersOfSeveralBitsNeedAllOfThem() {
    #expect(([.readWrite] as Rights).contains(.read))
    #expect(!([.read] as Rights).contains(.readWrite))
    #expect(([.read] as Rights).contains(.none))
    #expect(([.none] as Rights).isEmpty)
    #expect(([.readWrite] as Rights).subtracting(.read) == .write)
  }

  @Test func unknownMembersAreKeptThroughOperations() throws {
    var value = try rights("read,dance,SING,dance")
    #expect(value.rawValue.unknown == ["dance", "SING"])
    #expect(!value.isEmpty)
    value.insert(.share)
    #expect(value.json == "read,share,dance,SING")
    #expect(value.contains(try rights("Dance")))
    #expect(!value.contains(try rights("jump")))
    #expect(value.remove(try rights("sing")) != nil)
    #expect(value.json == "read,share,dance")
    #expect(value == (try rights("DANCE,share,read")))
    #expect(value.union(try rights("dance,jump")).rawValue.unknown == ["dance", "jump"])
    #expect(value.symmetricDifference(try rights("read,jump")) == (try rights("share,dance,jump")))
  }

  @Test func whatChangesNothingLeavesTheText() throws {
    var value = try rights("SHARE , read")
    value.formUnion(.read)
    value.subtract(.write)
    value.formIntersection([.readWrite, .share])
    #expect(value.insert(.share).inserted == false)
    #expect(value.json == "SHARE , read")
    value.rawValue.bits = 1
    #expect(value.json == "read")
  }

  @Test func foundationsCodersReadAndWriteTheNames() throws {
    let values = try JSONDecoder().decode([Rights].self, from: Data(#"["read,share", 3]"#.utf8))
    #expect(values == [[.read, .share], .readWrite])
    #expect(String(decoding: try JSONEncoder().encode(values), as: UTF8.self) == #"["read,share","readWrite"]"#)
    #expect("\(values[1])" == "readWrite")
  }

  @Test func bitsWithoutANameAreReadBack() throws {
    let value = Rights(8 | 1 | Int64.min)
    #expect(Rights(json: value.json) == value)
  }

  @Test func overlappingMembersAreAllUsed() {
    enum Members: EnumDeclaration {
      static var members: EnumTable { EnumTable([EnumMember("ab", 3), EnumMember("bc", 6)]) }
    }
    typealias Overlap = GraphFlags<Members>
    #expect(Overlap(7).json == "ab,bc")
    #expect(Overlap().json == "0")
    #expect(Overlap(json: "0") == Overlap())
  }

  @Test(arguments: 0..<10)
  func operationsAgreeWithThoseOfASet(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = ["read", "write", "share", "x", "y"]
    func pick() -> Set<String> { Set(names.filter { _ in Bool.random(using: &random) }) }
    func rights(_ names: Set<String>) throws -> Rights { try self.rights(names.sorted().joined(separator: ",")) }
    for _ in 0..<50 {
      let (left, right) = (pick(), pick())
      let (leftRights, rightRights) = (try rights(left), try rights(right))
      #expect(leftRights.union(rightRights) == (try rights(left.union(right))))
      #expect(leftRights.intersection(rightRights) == (try rights(left.intersection(right))))
      #expect(leftRights.subtracting(rightRights) == (try rights(left.subtracting(right))))
      #expect(leftRights.symmetricDifference(rightRights) == (try rights(left.symmetricDifference(right))))
      #expect(leftRights.isSubset(of: rightRights) == left.isSubset(of: right))
      #expect(leftRights.isDisjoint(with: rightRights) == left.isDisjoint(with: right))
      let union = leftRights.union(rightRights)
      #expect(Rights(json: union.json) == union)
    }
  }

  @Test func readingTakesTimeThatGrowsWithTheText() throws {
    let names = (0..<8_000).map { "unknown\($0)" } + (0..<8_000).map { "UNKNOWN\($0)" }
    let elapsed = try ContinuousClock().measure {
      let value = try rights((["read"] + names + ["share"]).joined(separator: ","))
      #expect(value.rawValue.unknown == names.prefix(8_000).map { $0 })
      #expect(value.contains([.read, .share]))
    }
    #expect(elapsed < .seconds(5), "200 KB; a quadratic reader takes minutes")
    let known = try rights(String(repeating: "share,", count: 20_000))
    #expect(known == .share)
  }
}
