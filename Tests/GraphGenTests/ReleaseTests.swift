import Foundation
import TestSupport
import Testing

/// How the manifest takes the tool from a release, and builds it otherwise.
@Suite(.enabled(if: ProgramRun.installed("swift") != nil, "there is no swift"))
struct ReleaseTests {
  private struct Manifest: Decodable {
    struct Target: Decodable {
      var name: String
      var type: String
      var path: String?
      var url: String?
      var checksum: String?
      /// Each by its kind, such as `byName`.
      var dependencies: [[String: Dependency]]
    }

    /// An array of which only the name, the first, is text in any case: a condition is an object.
    struct Dependency: Decodable {
      var name: String

      init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        name = try parts.decode(String.self)
      }
    }

    var targets: [Target]

    init(release: String?) throws {
      let folder = try TemporaryFolder()
      try folder.write(
        try String(contentsOfFile: Workspace.root + "/Package.swift", encoding: .utf8),
        to: "Package.swift"
      )
      if let release { try folder.write(release, to: "Release.json") }
      let swift = ProgramRun.installed("swift")
      let run = try ProgramRun(swift, ["package", "dump-package"], in: folder.path).wait()
      try #require(run.status == 0, "\(run.error)")
      self = try JSONDecoder().decode(Self.self, from: Data(run.output.utf8))
    }

    /// What the plugins that need graphgen depend on.
    var tools: Set<String> {
      let plugins = targets.filter { ["GraphGeneratorPlugin", "GenerateGraphSDKPlugin"].contains($0.name) }
      return Set(plugins.flatMap(\.dependencies).flatMap(\.values).map(\.name))
    }

    var prebuilt: Target? { targets.first { $0.type == "binary" } }
  }

  private static let triples = """
    ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "arm64-apple-macosx", "x86_64-apple-macosx"]
    """

  @Test func withoutAReleaseTheToolIsBuilt() throws {
    let manifest = try Manifest(release: nil)
    #expect(manifest.prebuilt == nil && manifest.tools == ["graphgen"])
  }

  @Test func aBundleInThePackageNeedsNoNetwork() throws {
    let manifest = try Manifest(release: #"{"path": "graphgen.artifactbundle", "triples": \#(Self.triples)}"#)
    #expect(manifest.prebuilt?.path == "graphgen.artifactbundle" && manifest.prebuilt?.url == nil)
    #expect(manifest.tools == ["PrebuiltGraphgen"])
  }

  @Test func aReleaseHasAnAddressAndAChecksum() throws {
    let checksum = String(repeating: "0", count: 64)
    let release =
      #"{"url": "https://example.com/a.artifactbundle.zip", "checksum": "\#(checksum)", "triples": \#(Self.triples)}"#
    let manifest = try Manifest(release: release)
    #expect(manifest.prebuilt?.url == "https://example.com/a.artifactbundle.zip")
    #expect(manifest.prebuilt?.checksum == checksum && manifest.tools == ["PrebuiltGraphgen"])
  }

  @Test func aMachineThatTheReleaseIsNotForBuilds() throws {
    let manifest = try Manifest(release: #"{"path": "graphgen.artifactbundle", "triples": ["riscv64-unknown-none"]}"#)
    #expect(manifest.prebuilt == nil && manifest.tools == ["graphgen"])
  }
}
