import GraphRuntime
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct EnumTests {
  /// Through the witness, as collections and generic code compare.
  private func areEqual<T: Equatable>(_ left: T, _ right: T) -> Bool { left == right }

  @Test func namesCompareWithoutRegardToCase() {
    let state = Sample.State(rawValue: "running")
    #expect(state == .running)
    #expect(areEqual(state, .running))
    #expect(!areEqual(state, .completed))
    #expect(Set([state, .running, .completed]).count == 2)
    #expect([state: 1][.running] == 1)
    #expect(state != .completed)
  }

  @Test func aSwitchFindsItsCase() {
    let state: Sample.State? = Sample.State(rawValue: "RUNNING")
    switch state {
    case .completed?: Issue.record("completed")
    case .running?: break
    default: Issue.record("nothing")
    }
  }

  @Test func theTextThatCameGoesOut() throws {
    let state = try #require(Sample.State(json: "rUnNiNg"))
    #expect(state.json == "rUnNiNg")
    #expect("\(state)" == "rUnNiNg")
  }

  @Test func anUnknownMemberIsKept() throws {
    let state = try #require(Sample.State(json: "paused | stopped"))
    #expect(!state.isDeclared)
    #expect(state.json == "paused | stopped")
  }

  @Test func aNumberIsReadAsTheMemberWithThisValue() {
    #expect(Sample.State(json: 2) == .completed)
    #expect(Sample.State(json: 3)?.rawValue == "3", "an unknown member, by its number")
    #expect(Sample.State(json: 1.5) == nil)
  }

  @Test func allCasesAreTheDeclaredOnes() {
    #expect(Sample.State.allCases == [.running, .completed])
    #expect(Sample.State.allCases.allSatisfy { $0.isDeclared })
    #expect(Sample.State(rawValue: "COMPLETED").isDeclared)
  }

  @Test func foundationsCodersReadAndWriteTheName() throws {
    let states = try JSONDecoder().decode([Sample.State].self, from: Data(#"["running", 2]"#.utf8))
    #expect(states == [.running, .completed])
    #expect(String(decoding: try JSONEncoder().encode(states), as: UTF8.self) == #"["running","Completed"]"#)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Sample.State.self, from: Data("{}".utf8)) }
  }

  @Test func aTableIsReadFromItsText() {
    let table: EnumTable = """
      a = 0
      b c = d = -1
      A = 7
      e = 0
      """
    #expect(table.members == [EnumMember("a", 0), EnumMember("b c = d", -1), EnumMember("A", 7), EnumMember("e", 0)])
    #expect((("" as EnumTable).members).isEmpty)
    enum Twice: EnumDeclaration {
      static let members = EnumTable([EnumMember("a", 0), EnumMember("A", 7), EnumMember("e", 0)])
    }
    #expect(GraphEnum<Twice>(json: 0)?.rawValue == "a", "the first of two members with one value")
    #expect(GraphEnum<Twice>(json: 7)?.rawValue == "A")
    #expect(GraphEnum<Twice>.allCases.map(\.rawValue) == ["a", "A", "e"])
  }

  @Test func onlyASCIICaseIsIgnored() {
    #expect(Sample.State(rawValue: "RUNNING").isDeclared)
    #expect(!Sample.State(rawValue: "Runn\u{131}ng").isDeclared)
    #expect(Sample.State(rawValue: "\u{212A}") != Sample.State(rawValue: "k"))
    #expect(Sample.State(rawValue: "\u{C9}") != Sample.State(rawValue: "\u{E9}"))
    #expect(Sample.State(rawValue: "e\u{301}") != Sample.State(rawValue: "\u{E9}"))
  }
}
