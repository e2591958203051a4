import Foundation
import Testing

extension PluginTests {
  /// The packages in Examples/.
  @Suite(.serialized) struct Examples {
    static let output = """
      POST https://graph.microsoft.com/v1.0/communications/calls/57dab8b1/mute
      Granted by Calls.Initiate.All.

      """

    /// The only build from nothing, in place: how long it takes is printed, as a busy machine says little about it.
    @Test func buildPluginFromNothing() throws {
      let package = "\(Workspace.root)/Examples/BuildPlugin"
      let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("from-nothing-\(UUID().uuidString)")
        .path
      defer { try? FileManager.default.removeItem(atPath: scratch) }
      let clock = ContinuousClock()
      func seconds(_ command: () throws -> Void) rethrows -> String {
        String(format: "%.1f s", try clock.measure(command) / .seconds(1))
      }

      // Builds graphgen and nothing else.
      let tool = try seconds {
        let help = try Command.run(
          [
            "swift", "package", "--scratch-path", scratch, "--allow-writing-to-package-directory",
            "generate-graph-sdk", "--help",
          ],
          in: package
        )
        #expect(help.status == 0, "\(help.log)")
      }
      let rest = try seconds {
        let build = try Command.run(["swift", "build", "--scratch-path", scratch, "-j", "2"], in: package)
        #expect(build.status == 0, "\(build.log)")
        // The specs have two lines that graphgen warns about; anything else is a fault of ours.
        #expect(build.warnings.allSatisfy { $0.contains("/Calls.Initiate.All.md:") }, "\(build.warnings)")
      }
      // Only who updates needs libcurl: of the updater nothing was compiled.
      let modules = ["Modules", "Modules-tool"].flatMap { folder in
        (try? FileManager.default.contentsOfDirectory(atPath: "\(scratch)/debug/\(folder)")) ?? []
      }
      #expect(modules.contains("GraphGenerator.swiftmodule") && !modules.contains("SpecUpdater.swiftmodule"))
      let run = try seconds {
        let generate = try Command.run(
          [
            "\(scratch)/debug/graphgen-tool", "generate", "--config", "\(package)/Sources/CallBot/graphgen.json",
            "--output", "\(scratch)/again",
          ],
          in: package
        )
        #expect(generate.status == 0, "\(generate.log)")
      }
      print(
        "from nothing, in debug: building graphgen \(tool), the rest of the package \(rest), running graphgen \(run)"
      )
      let bot = try Command.run(["\(scratch)/debug/CallBot"], in: package)
      #expect(bot.output.hasPrefix(Self.output), "\(bot.log)")
    }

    @Test func committedSources() throws {
      let workspace = try Workspace("")
      try workspace.copy("Examples/CommittedSources")
      let check = try workspace.generate("--check")
      #expect(check.status == 0, "\(check.log)")
      expectBuilt(try workspace.build())
      #expect(try workspace.run("CallBot").output.hasPrefix(Self.output))
    }

    /// The workflows run the commands that the tests run.
    @Test(arguments: ["BuildPlugin", "CommittedSources"])
    func workflows(_ example: String) throws {
      let file = "\(Workspace.root)/Examples/\(example)/.github/workflows/graph-sdk.yml"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("pull_request:") && text.contains("cron:"))
      #expect(text.contains("update-graph-specs"))
      #expect(text.contains("swift build"))
      #expect(text.contains("graphgen check") == (example == "CommittedSources"))
    }
  }

  /// A release build has its own graphgen, and optimizing that takes minutes; so it is tested where it is asked for.
  @Suite(.serialized) struct Release {
    static let isAskedFor = ProcessInfo.processInfo.environment["INTEGRATION_RELEASE"] != nil

    @Test(.enabled(if: isAskedFor, "Scripts/integration --release tests it"))
    func releaseConfiguration() throws {
      let workspace = try Workspace(
        """
        Package.swift                ← one target
        Sources/
        └── App/
            ├── main.swift
            ├── graphgen.json
            ├── Lamps.Read.md
            └── v1.0.csdl.xml
        """
      )
      expectBuilt(try workspace.build("-c", "release"))
      #expect(
        try workspace.run("App", configuration: "release").output == "https://graph.microsoft.com/v1.0/lamps/7\n"
      )
    }
  }
}
