import Foundation
import Testing

@Suite struct WayTests {
  @Test func aWayIsASectionThatNamesFiles() {
    let ways = Way.all(
      in: """
        # Title
        ```sh
        not run
        ```
        ## One
        ```swift Package.swift
        let a = 1
        ```
        ```text
        said only
        ```
        ```sh
        swift run
        ```
        ## Two
        nothing
        ## Three
        ```yaml ci.yml
        - run: apt-get update
        - run: swift test
        ```
        """
    )
    let one: [Way.Step] = [.write(path: "Package.swift", text: "let a = 1\n"), .run("swift run\n")]
    let workflow = "- run: apt-get update\n- run: swift test\n"
    #expect(ways.map(\.title) == ["One", "Three"])
    #expect(ways.first?.steps == one)
    #expect(ways.last?.steps == one + [.write(path: "ci.yml", text: workflow), .run("swift test\n")])
  }
}

extension PluginTests {
  /// The README's ways, each run as it stands there. Only the package's address is another, and beside each
  /// `graphgen.json` are the specs of this repository.
  @Suite(.serialized) struct Readme {
    static let ways: [Way] = {
      let text = try? String(contentsOfFile: "\(Workspace.root)/README.md", encoding: .utf8)
      return Way.all(in: text ?? "")
    }()

    @Test func theReadmeShowsEachWayInFewLines() {
      #expect(Self.ways.count == 3)
      for way in Self.ways { #expect(way.lines < 25, "\(way.title)") }
    }

    /// What CI does is right for a package with the build plugin, too, in which no file is missing; and graphgen is not
    /// built once more than the plugins need it.
    @Test func theChecksOfCIFitEitherKind() throws {
      let plugin = try #require(Self.ways.first)
      let check = try #require(Self.ways.last)
      let workflow = check.steps.drop { if case .write(let path, _) = $0 { !path.hasSuffix(".yml") } else { true } }
      let commands = workflow.compactMap { if case .run(let script) = $0 { script } else { nil } }
      #expect(commands.contains { $0.contains("generate-graph-sdk --check") })
      #expect(!commands.contains { $0.contains("swift run") }, "that builds graphgen for what it runs on, too")
      let workspace = try Workspace("")
      for case .write(let path, let text) in plugin.steps { try workspace.add(path, text) }
      for script in commands {
        let run = try workspace.shell(script)
        #expect(run.status == 0, "\(script)\n\(run.log)")
        #expect(!run.log.contains("missing") && !run.log.contains("drift"), "\(run.log)")
      }
      // Broken specs are found by either.
      try workspace.write("{", to: "Sources/Bot/graphgen.json")
      for script in commands { #expect(try workspace.shell(script).status != 0, "\(script)") }
    }

    @Test(arguments: ways)
    func wayRuns(_ way: Way) throws {
      let workspace = try Workspace("")
      for step in way.steps {
        switch step {
        case .write(let path, let text): try workspace.add(path, text)
        case .run(let script):
          let run = try workspace.shell(script)
          #expect(run.status == 0, "\(way.title): \(script)\n\(run.log)")
        }
      }
      #expect(way.steps.contains { if case .run = $0 { true } else { false } }, "\(way.title) runs nothing")
    }
  }
}
