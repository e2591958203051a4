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
