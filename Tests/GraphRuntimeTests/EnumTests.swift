import GraphRuntime
import Testing

private struct Status: GraphEnum {
  var rawValue: String

  static var running: Self { Self(rawValue: "Running") }
  static var failed: Self { Self(rawValue: "Failed") }
  static var members: [EnumMember] { [EnumMember("Running", 1), EnumMember("Failed", 3)] }
}

@Suite("Open enumerations")
struct EnumTests {
  @Test("Names are equal and hash alike in any casing, and keep their own")
  func casing() {
    let wire = Status(rawValue: "running")
    #expect(wire == .running)
    #expect(wire != .failed)
    #expect(wire.hashValue == Status.running.hashValue)
    #expect(wire.json == "running")
    #expect(wire.isDeclared)
    #expect(Status.allCases == [.running, .failed])
    switch wire {
    case .running: break
    default: Issue.record("a switch doesn't see the member")
    }
  }

  @Test("A number stands for the member of that value, also in a string; other numbers are unknown members")
  func numbers() {
    #expect(Status(json: 3) == .failed)
    #expect(Status(json: "3") == .failed)
    #expect(Status(json: 2)?.rawValue == "2")
    #expect(Status(json: 2)?.isDeclared == false)
    #expect(Status(json: true) == nil)
    #expect(Status(json: 3)?.isExact(3) == false)
  }
}
