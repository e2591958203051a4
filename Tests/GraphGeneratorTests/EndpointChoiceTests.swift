import APISurface
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

/// `"endpoints"` of a configuration.
@Suite struct EndpointChoiceTests {
  private static let place = SourceLocation(file: "graphgen.json", line: 1, column: 1)

  private static func configuration(keep: [String]? = nil, drop: [String] = []) throws -> Configuration {
    var configuration = try Pipeline.configuration(Workspace.root + "/Specs/graphgen.json")
    configuration.binding.choice = EndpointChoice(
      keep: try keep?.map { try EndpointPattern($0, at: place) },
      drop: try drop.map { try EndpointPattern($0, at: place) }
    )
    return configuration
  }

  /// The endpoints that a choice leaves, by version.
  private static func endpoints(keep: [String]? = nil, drop: [String] = []) throws -> [String] {
    var generator = Generator(try configuration(keep: keep, drop: drop))
    let generated = generator.generate()
    let bound = try #require(generated, "\(generator.diagnostics)").module.bound
    return bound.surface.versions.flatMap(\.endpoints).map { "\($0.version) \($0.method.rawValue) \($0.template)" }
  }

  @Test func patternsKeepAndDrop() throws {
    let all = try Self.endpoints()
    #expect(all.count == 25)
    #expect(try Self.endpoints(keep: ["v1.0 POST /communications/calls"]) == ["v1.0 POST /communications/calls"])
    #expect(try Self.endpoints(keep: ["* /**"]) == all)
    #expect(
      try Self.endpoints(keep: ["GET,DELETE /COMMUNICATIONS/calls/{any-id}"]).sorted() == [
        "v1.0 DELETE /communications/calls/{id}", "v1.0 GET /communications/calls/{id}",
      ]
    )
    #expect(
      try Self.endpoints(keep: ["POST /communications/calls/*/*"], drop: ["* /**/mute", "* /**/unmute"])
        == all.filter { $0.hasPrefix("v1.0 POST /communications/calls/{id}/") && !$0.hasSuffix("mute") }
    )
    #expect(try Self.endpoints(drop: ["beta * /**"]) == all.filter { $0.hasPrefix("v1.0") })
  }

  @Test(arguments: ["GET /communications/*", "GET /communications/calls/id", "PUT /app/calls", "v1.0 GET /app/calls"])
  func aPatternThatStandsForNothingIsAnError(_ pattern: String) throws {
    for configuration in [
      try Self.configuration(keep: ["POST /app/calls", pattern]), try Self.configuration(drop: [pattern]),
    ] {
      var generator = Generator(configuration)
      let generated = generator.generate()
      #expect(generated == nil)
      let errors = generator.diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.code.rawValue) == ["endpoint-pattern-unused"])
      #expect(errors.first?.location == Self.place && errors.first?.message.contains(pattern) == true)
    }
  }

  @Test func droppingEverythingIsAnError() throws {
    var generator = Generator(try Self.configuration(drop: ["* /**"]))
    let generated = generator.generate()
    #expect(generated == nil)
    #expect(generator.diagnostics.filter { $0.severity == .error }.map(\.code.rawValue) == ["no-endpoints"])
  }

  @Test(
    arguments: [
      "", "GET", "/me", "GET me", "get /me", "GET  ", "FETCH /me", "GET, /me", "GET /me/", "GET //me", "GET /me/mess*",
      "GET /**/a/**", "v2 GET /me", "GET /me extra", "GET /",
    ]
  )
  func anotherFormIsRefused(_ text: String) {
    #expect(throws: EndpointPattern.Failure.self) { try EndpointPattern(text, at: Self.place) }
  }

  /// What a permission allows is known also where nothing is generated for it, and is not warned of.
  @Test func theRestIsInTheTable() throws {
    var generator = Generator(try Self.configuration(keep: ["v1.0 POST /communications/calls"]))
    let generated = generator.generate()
    let module = try #require(generated).module
    let file = try #require(module.files.first { $0.name == "GraphV1+Endpoints.swift" })
    #expect(file.contents.contains("others: \"\"\""))
    #expect(file.contents.contains("POST /communications/calls/{id}/mute\n"))
    #expect(!file.contents.contains("case postCommunicationsCallsByIDMute"))
    let beta = try #require(module.files.first { $0.name == "GraphBeta+Endpoints.swift" })
    #expect(beta.contents.contains("others: \"\"\"") && !beta.contents.contains("case "))
    #expect(!generator.diagnostics.contains { $0.code.rawValue == "path-unresolved" })
    #expect(!module.files.contains { $0.contents.contains("struct PlayPromptOperation") })
  }

  /// The slice of a choice gives the same module, and isn't enough for another choice.
  @Test func aSliceHonoursTheChoice() throws {
    let configuration = try Self.configuration(keep: ["v1.0 POST /communications/calls"])
    let whole = try Pipeline.run(configuration)
    var slicer = Generator(configuration)
    let cut = slicer.slice()
    let slices = try #require(cut)
    let folder = try TemporaryFolder()
    var sliced = configuration
    for (version, text) in slices { sliced.metadata[version] = try folder.write(text, to: "\(version).csdl.xml") }
    let again = try Pipeline.run(sliced)
    for (one, other) in zip(whole.files, again.files) where one.name != LockFile.name { #expect(one == other) }
    sliced.binding.choice = EndpointChoice()
    var other = Generator(sliced)
    let refused = other.generate()
    #expect(refused == nil)
    #expect(other.diagnostics.contains { $0.code.rawValue == "slice-scope" })
  }

  @Test func theConfigurationIsReadStrictly() throws {
    let cases: [(String, String)] = [
      (#"["GET /me"]"#, "'endpoints' is an object"), ("{}", "neither 'keep' nor 'drop'"),
      (#"{"keep": []}"#, "an empty one"), (#"{"only": ["GET /me"]}"#, "'only' is no member of 'endpoints'"),
      (#"{"keep": [1]}"#, "a pattern is a string"), (#"{"drop": "GET /me"}"#, "'drop' is an array"),
      (#"{"keep": ["GET me"]}"#, "'GET me': a pattern is a method and a path"),
    ]
    for (text, message) in cases {
      let folder = try TemporaryFolder()
      let file = try folder.write(#"{"endpoints": \#(text)}"#, to: "graphgen.json")
      var diagnostics: [Diagnostic] = []
      #expect(ConfigurationReader.read(file, diagnostics: &diagnostics) == nil)
      #expect(diagnostics.count == 1 && diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
      #expect(diagnostics.first?.location?.line == 1)
    }
  }
}
