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
        """
    )
    #expect(ways.map(\.title) == ["One"])
    #expect(ways.first?.steps == [.write(path: "Package.swift", text: "let a = 1\n"), .run("swift run\n")])
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

    @Test(.enabled(if: !ways.isEmpty, "the README shows no way yet"), arguments: ways)
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
