import APISurface
import GraphSpec
import Testing

@testable import SurfaceDiff

/// Whatever the specs call things, a line says one fact and a fact has one line.
@Suite struct SurfaceLineTests {
  // MARK: Hostile names

  /// SplitMix64, so that a failure can be repeated.
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static let parts = [
    " ", "  ", " takes ", " gives ", " calls ", " values ", " application ", " delegated=", " application=", " from ",
    " = ",
    " : ", "\"", "\\", "\\\"", "\\u{41}", "\\{", "{", "}", "{}", "(", ")", "()", "Collection(", "/", "//", ":", "-",
    "=", ",",
    "\n", "\r\n", "\t", "\u{0}", "\u{7f}", "\u{1b}[2J", "\u{202e}", "\u{2028}", "\u{85}", "\u{feff}", "\u{e0041}", "é",
    "e\u{301}", "\u{212a}", "ſ", "👩‍👩‍👧", "v1.0", "endpoint", "permission", "abstract", "open", "flags", "not-null", "a",
    "B",
    "graph", ".", "0", "$", "'", "`", "|", "<b>", "@me", "%2F", "::error::", "##[error]", "#",
  ]

  private static func name(_ random: inout Random) -> String {
    (0..<Int.random(in: 0...6, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
  }

  private static func facts(_ seed: UInt64) -> [SurfaceFact] {
    var random = Random(state: seed)
    func text() -> String { SurfaceText.escaped(name(&random)) }
    func qualified() -> QualifiedName { QualifiedName(namespace: name(&random), name: name(&random)) }
    func reference() -> TypeReference { TypeReference(qualified(), isCollection: Bool.random(using: &random)) }
    func type() -> String { SurfaceName.type(qualified()) }
    func maybe<Value>(_ value: () -> Value) -> Value? { Bool.random(using: &random) ? value() : nil }
    let version: GraphVersion = Bool.random(using: &random) ? .v1 : .beta
    func key() -> SurfaceFacts.TypeKey { SurfaceFacts.TypeKey(version: version, name: type()) }
    func action() -> SurfaceFacts.TypeKey {
      SurfaceFacts.TypeKey(version: version, name: SurfaceName.action(qualified(), maybe(reference)))
    }
    func member() -> SurfaceFacts.Member {
      SurfaceFacts.Member(
        name: text(),
        type: SurfaceName.reference(reference()),
        isNullable: Bool.random(using: &random),
        isRequired: Bool.random(using: &random),
        inheritedFrom: maybe(type)
      )
    }
    let endpoint = SurfaceFact.Endpoint(
      version: version,
      method: HTTPMethod.allCases.randomElement(using: &random)!,
      path: SurfacePath.text(of: template(&random))
    )
    return [
      .permission(text(), SurfaceFacts.Permission(application: maybe(text), delegated: maybe(text))),
      .endpoint(endpoint, Resolution.Kind.allCases.randomElement(using: &random)!),
      .takes(endpoint, SurfaceName.reference(reference())),
      .gives(endpoint, SurfaceName.reference(reference())),
      .calls(endpoint, action().name),
      .values(endpoint, [.init(role: .key), .init(role: .key, entityType: type())]),
      .application(endpoint, text()),
      .delegated(endpoint, text()),
      .object(
        key(),
        isEntity: Bool.random(using: &random),
        base: maybe(type),
        isAbstract: Bool.random(using: &random),
        isOpen: Bool.random(using: &random)
      ),
      .property(key(), member()),
      .property(action(), member()),
      .derived(key(), type()),
      .enumeration(key(), isFlags: Bool.random(using: &random)),
      .member(key(), .init(name: text(), value: "\(Int64.random(in: .min ... .max, using: &random))")),
      .action(action()),
    ]
  }

  private static func template(_ random: inout Random) -> PathTemplate {
    var builder = TemplateBuilder()
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      builder.beginSegment()
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        if Bool.random(using: &random) {
          builder.append(name(&random))
        } else {
          builder.append(PathTemplate.Parameter(name: name(&random)))
        }
      }
    }
    return builder.template
  }

  // MARK: Both ways

  @Test func whateverIsWrittenIsReadBack() throws {
    for seed in 0..<400 as Range<UInt64> {
      for fact in Self.facts(seed) {
        let line = fact.line
        try #require(!line.contains("##") && line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        let read = try SurfaceFact(line: line)
        try #require(read == fact, "\(line) of \(seed)")
      }
    }
  }

  @Test func twoFactsHaveTwoLines() {
    var facts: [String: SurfaceFact] = [:]
    for seed in 0..<400 as Range<UInt64> {
      for fact in Self.facts(seed) {
        if let other = facts.updateValue(fact, forKey: fact.line) { #expect(other == fact, "\(fact.line)") }
      }
    }
    #expect(facts.count > 4_000)
  }

  /// A byte less, more or another one is another fact or an error, never the same fact.
  @Test func noFactHasTwoLines() {
    var read = 0
    for fact in Self.facts(3) {
      for line in Self.edits(of: fact.line) {
        guard let found = try? SurfaceFact(line: line) else { continue }
        read += 1
        #expect(found != fact, "\(line) is \(fact.line)")
      }
    }
    #expect(read > 100)
  }

  private static func edits(of line: String) -> [String] {
    let bytes = Array(line.utf8)
    var edits: Set<[UInt8]> = []
    for index in bytes.indices {
      var shorter = bytes
      shorter.remove(at: index)
      edits.insert(shorter)
      for byte in " \"\\/-:({a".utf8 {
        var longer = bytes
        longer.insert(byte, at: index)
        var other = bytes
        other[index] = byte
        edits.formUnion([longer, other])
      }
    }
    return edits.subtracting([bytes]).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func noiseIsAnErrorAndNoCrash() {
    var random = Random(state: 7)
    for _ in 0..<1_000 {
      let line = (0..<8).map { _ in Self.name(&random) }.joined(separator: " ")
      if let fact = try? SurfaceFact(line: line) { #expect(fact.line == line) }
    }
  }

  @Test func pathsAreReadBack() throws {
    var random = Random(state: 11)
    for _ in 0..<1_000 {
      let template = Self.template(&random)
      let text = SurfacePath.text(of: template)
      let read = try #require(SurfacePath.template(text, values: []), "\(text)")
      #expect(read.segments == template.segments, "\(text)")
      #expect(
        read.parameters.map { Array($0.name.unicodeScalars) }
          == template.parameters.map { Array($0.name.unicodeScalars) }
      )
    }
  }

  @Test func whatNeedsNoEscapeHasNone() {
    #expect(SurfaceText.escaped("Calls.Initiate.All") == "Calls.Initiate.All")
    #expect(SurfaceText.escaped("é\u{202e}\\") == "\\u{e9}\\u{202e}\\\\")
    #expect(
      SurfaceText.unescaped("\\u{e9}\\u{202e}\\\\").map { Array($0.unicodeScalars) }
        == Array("é\u{202e}\\".unicodeScalars)
    )
    let line = "v1.0 endpoint GET /communications/calls(id='{id}')/{call-id}:/x values key:microsoft.graph.call path"
    #expect((try? SurfaceFact(line: line))?.line == line)
  }
}
