import SurfaceDiff
import Testing

/// Comparing takes time by the length of what is compared, whatever it says: each case would take minutes if something
/// were looked for among all others.
@Suite struct SurfaceDiffScaleTests {
  /// Both sides of a comparison.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var old: @Sendable () -> [String]
    var new: @Sendable () -> [String]

    init(_ name: String, old: @escaping @Sendable () -> [String], new: @escaping @Sendable () -> [String]) {
      testDescription = name
      self.old = old
      self.new = new
    }

    /// - Parameter lines: of one of many things, by its number and by whether it is of the old side.
    init(_ name: String, _ head: [String] = [], _ lines: @escaping @Sendable (Int, Bool) -> [String]) {
      self.init(
        name,
        old: { head + (0..<count).flatMap { lines($0, true) } },
        new: { head + (0..<count).flatMap { lines($0, false) } }
      )
    }
  }

  private static let count = 4_000

  static let cases: [Case] = [
    Case("renamed members", ["v1.0 enum g.e"]) { ["v1.0 member g.e/\($1 ? "a" : "b")\($0) = \($0)"] },
    Case("members with one value", ["v1.0 enum g.e"]) { ["v1.0 member g.e/\($1 ? "a" : "b")\($0) = 1"] },
    Case("members with other values", ["v1.0 enum g.e"]) { ["v1.0 member g.e/a\($0) = \($1 ? $0 : -$0)"] },
    Case("renamed types") { index, isOld in
      let name = "g.\(isOld ? "a" : "b")\(index)"
      return [
        "v1.0 endpoint GET /x\(index)/{id} entity", "v1.0 endpoint GET /x\(index)/{id} gives \(name)",
        "v1.0 endpoint GET /x\(index)/{id} values key:\(name)", "v1.0 entity \(name)",
        "v1.0 property \(name)/p\(index) Edm.String",
      ]
    },
    Case("other types") { ["v1.0 entity g.\($1 ? "a" : "b")\($0)"] },
    Case("renamed properties", ["v1.0 entity g.e"]) { ["v1.0 property g.e/\($1 ? "a" : "b")\($0) Edm.String"] },
    Case("properties of other types", ["v1.0 entity g.e"]) { index, isOld in
      ["v1.0 property g.e/a\(index) Edm.\(isOld ? "String" : "Int32")"]
    },
    // An initialiser sorts its parameters, so that only what is required can put them in another order.
    Case("properties in another order", ["v1.0 entity g.e"]) { index, isOld in
      let place = isOld ? index : count - 1 - index
      return ["v1.0 property g.e/a\(place) Edm.String\((place % 2 == 0) == isOld ? " not-null required" : "")"]
    },
    Case("renamed parameters", ["v1.0 action g.a()"]) { ["v1.0 property g.a()/\($1 ? "a" : "b")\($0) Edm.String"] },
    Case("parameters of other types", ["v1.0 action g.a()"]) { index, isOld in
      ["v1.0 property g.a()/a\(index) Edm.\(isOld ? "String" : "Int32")"]
    },
    Case("one property that moves in every type") { index, isOld in
      [
        "v1.0 entity g.b\(index)", "v1.0 entity g.t\(index) : g.b\(index)",
        "v1.0 property g.t\(index)/p Edm.String\(isOld ? "" : " from g.b\(index)")",
      ] + (isOld ? [] : ["v1.0 property g.b\(index)/p Edm.String"])
    },
    Case("renamed endpoints") { ["v1.0 endpoint GET /\($1 ? "a" : "b")\($0) unresolved"] },
    Case("endpoints of one name") { index, isOld in
      let path = "/a" + (0..<12).map { (index / 2) >> $0 & 1 == 0 ? "-" : "_" }.joined() + "b"
      return isOld && index % 2 == 1 ? [] : ["v1.0 endpoint \(index % 2 == 0 ? "GET" : "PUT") \(path) unresolved"]
    },
    Case("endpoints in the other version") { ["\($1 ? "v1.0" : "beta") endpoint GET /a\($0) unresolved"] },
    Case("other actions") { index, isOld in
      let name = "g.\(isOld ? "a" : "b")()"
      return index > 0
        ? [
          "v1.0 endpoint POST /x\(index) action",
          "v1.0 endpoint POST /x\(index) calls g.a\(isOld ? "" : "b")\(index)()",
        ]
          + ["v1.0 action g.a\(isOld ? "" : "b")\(index)()"] : ["v1.0 action \(name)"]
    },
    Case("other permissions for one endpoint", ["v1.0 endpoint GET /x unresolved"]) { index, isOld in
      ["v1.0 endpoint GET /x application \(isOld ? "A" : "B")\(index)"]
    },
    Case("permissions that come") { index, isOld in
      ["v1.0 endpoint GET /x\(index) unresolved", "v1.0 endpoint GET /x\(index) application A"]
        + (isOld
          ? []
          : ["permission B\(index) application=- delegated=-", "v1.0 endpoint GET /x\(index) application B\(index)"])
    },
    Case(
      "permissions that are nearly lesser ones",
      old: { grants(0..<60) },
      new: { grants(0..<120) }
    ),
    Case("a chain of types that all have another base") { index, isOld in
      let base = isOld ? index - 1 : index - 2
      return [
        "v1.0 entity g.t\(index)\(base < 0 ? "" : " : g.t\(base)")", "v1.0 property g.t\(index)/p\(index) Edm.String",
      ]
    },
    Case("a chain under another root") { index, isOld in
      ["v1.0 entity g.t\(index)\(index > 0 ? " : g.t\(index - 1)" : isOld ? "" : " : g.x")"]
        + ["v1.0 property g.t\(index)/p Edm.\(isOld ? "String" : "Int32")\(index > 0 ? " from g.t0" : "")"]
    },
    Case("circles of types") { index, isOld in
      ["v1.0 entity g.t\(index) : g.t\((index + (isOld ? 1 : count - 1)) % count)"]
    },
    Case("a chain of types that goes", old: { chain(count) }, new: { chain(1) }),
    Case("derived types", ["v1.0 entity g.b"]) { index, isOld in
      let name = "g.\(isOld ? "a" : "b")\(index)"
      return ["v1.0 entity \(name) : g.b", "v1.0 derived g.b \(name)"]
    },
    Case(
      "long paths",
      old: { ["v1.0 endpoint GET /\(String(repeating: "{a}/", count: 50_000))x unresolved"] },
      new: { [] }
    ),
    Case(
      "long names",
      old: { ["v1.0 enum \"\(String(repeating: "\\\"\\\\", count: 200_000))\""] },
      new: { ["v1.0 enum g.\(String(repeating: "a", count: 400_000))"] }
    ),
  ]

  /// Many permissions, each for the same many endpoints but one.
  private static func grants(_ permissions: Range<Int>) -> [String] {
    (0..<120).flatMap { endpoint in
      ["v1.0 endpoint GET /x\(endpoint) unresolved"]
        + permissions.filter { $0 != endpoint }.map { "v1.0 endpoint GET /x\(endpoint) application P\($0)" }
    }
  }

  /// Each has a property of the next one's type.
  private static func chain(_ count: Int) -> [String] {
    ["v1.0 endpoint GET /x entity", "v1.0 endpoint GET /x gives g.t0"]
      + (0..<count).flatMap { index in
        ["v1.0 complex g.t\(index)"] + (index + 1 < count ? ["v1.0 property g.t\(index)/next g.t\(index + 1)"] : [])
      }
  }

  @Test(arguments: cases)
  func takesSeconds(_ example: Case) throws {
    let clock = ContinuousClock()
    let lines = (example.old(), example.new())
    var diff: SurfaceComparison?
    let time = try clock.measure {
      diff = SurfaceComparison(from: try SurfaceFacts(lines: lines.0), to: try SurfaceFacts(lines: lines.1))
    }
    #expect(diff?.isEmpty == false)
    #expect(time < .seconds(5), "\(example.testDescription): \(time)")
  }
}
