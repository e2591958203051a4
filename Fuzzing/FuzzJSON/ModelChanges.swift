import CallsInitiateAll
import Fuzzer
import GraphRuntime

/// Changes to a call that was read, and the same changes to its JSON, which say what has to come out.
struct ModelChanges {
  private var call: GraphV1.Call
  private var expected: JSONValue

  static func check(_ call: GraphV1.Call, _ json: JSONValue) {
    let before = call.jsonData()
    var changes = ModelChanges(call: call, expected: json)
    changes.set()
    changes.compare()
    changes.setNested()
    changes.compare()
    changes.remove()
    changes.compare()
    if call.jsonData() != before || call.json != json { found("a copy's change shows in the original") }
  }

  private mutating func set() {
    call.subject = "new \"\u{0}é"
    expected = Self.setting(["subject"], "new \"\u{0}é", in: expected)
    call.setNull("chatInfo")
    expected = Self.setting(["chatInfo"], .null, in: expected)
    call.toneInfo = .partial
    expected = Self.setting(["toneInfo"], [:], in: expected)
    call.additionalProperties[""] = [true, 1.5]
    expected = Self.setting([""], [true, 1.5], in: expected)
    if call.subject != "new \"\u{0}é" || !call.isNull("chatInfo") || call.chatInfo != nil || call.toneInfo != .partial {
      found("a property is not what it was set to")
    }
  }

  private mutating func setNested() {
    call.source?.countryCode = "de"
    expected = Self.setting(["source", "countryCode"], "de", in: expected)
    call.source?.identity?.user?.displayName = "Eve"
    expected = Self.setting(["source", "identity", "user", "displayName"], "Eve", in: expected)
    call.mediaConfig?.additionalProperties["x"] = ["y": nil]
    expected = Self.setting(["mediaConfig", "x"], ["y": nil], in: expected)
    call.meetingInfo?.setNull("token")
    expected = Self.setting(["meetingInfo", "token"], .null, in: expected)
    guard let targets = call.targets, !targets.isEmpty else { return }
    call.targets?[0].participantId = "p"
    // Nulls among the elements go with the change, and stay where there was none.
    let all = expected["targets"]?.array ?? []
    let old = all.filter { !$0.isNull }
    let new = [Self.setting(["participantId"], "p", in: old[0])] + old.dropFirst()
    if new != old { expected = Self.setting(["targets"], .array(new), in: expected) }
  }

  private mutating func remove() {
    guard var members = expected.object else { found("a change made an object something else") }
    if call.tenantId != nil { members["tenantId"] = nil }
    call.tenantId = nil
    let declared = GraphV1.Call._schema.types
    if let name = call.additionalProperties.keys.filter({ declared[$0] == nil }).max() {
      call.additionalProperties[name] = nil
      members[name] = nil
    }
    expected = .object(members)
  }

  private func compare() {
    if call.json != expected { found("a change does something else as well") }
    let data = call.jsonData()
    guard let again = try? GraphV1.Call(jsonData: data) else { found("what was changed can't be read") }
    if again != call || again.hashValue != call.hashValue {
      found("what was changed differs after writing and reading")
    }
    if again.json != expected { found("what was changed is written otherwise") }
    if again.additionalProperties != call.additionalProperties { found("other members are additional after reading") }
    let detached = call.detached()
    if detached != call || detached.jsonData() != data { found("a detached value differs") }
  }

  /// A tree with another value at a path, if all on the way there are objects.
  private static func setting(_ path: ArraySlice<String>, _ value: JSONValue, in json: JSONValue) -> JSONValue {
    guard let name = path.first else { return value }
    guard case .object(var members) = json else { return json }
    if path.count == 1 {
      members[name] = value
    } else if let member = members[name] {
      members[name] = setting(path.dropFirst(), value, in: member)
    }
    return .object(members)
  }
}
