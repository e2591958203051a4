import APISurface
import Foundation
import GraphGenerator
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

/// Generating from a slice gives the bytes that generating from all of the metadata gives.
@Suite struct SliceTests {
  /// The module from the full metadata, the module from its slices, and the slices of the slices.
  private static func compare(_ configuration: Configuration, _ name: String) throws {
    let full = try Pipeline.run(configuration)
    var slicer = Generator(configuration)
    let sliceTexts = slicer.slice()
    let slices = try #require(sliceTexts, "\(name)")
    let folder = try TemporaryFolder()
    var sliced = configuration
    for (version, text) in slices { sliced.metadata[version] = try folder.write(text, to: "\(version).csdl.xml") }
    let fromSlices = try Pipeline.run(sliced)
    #expect(full.surface == fromSlices.surface, "\(name)")
    for (one, other) in zip(full.files, fromSlices.files) where one.name != LockFile.name {
      #expect(one == other, "\(name): \(one.name)")
    }
    #expect(full.files.count == fromSlices.files.count, "\(name)")
    // A slice is as small as it gets, and says the same of every path.
    var again = Generator(sliced)
    let sliceOfSlice = again.slice()
    #expect(sliceOfSlice == slices, "\(name): a slice of a slice is another")
    #expect(Self.about(full) == Self.about(fromSlices), "\(name)")
  }

  /// What was said of the pages.
  private static func about(_ outcome: Outcome) -> [Diagnostic] {
    outcome.diagnostics.filter { $0.location?.file.hasSuffix(".md") == true }
  }

  @Test(arguments: Workspace.goldens)
  func aSliceOfSmallMetadataIsEnough(_ name: String) throws {
    try Self.compare(Pipeline.configuration(Workspace.golden(name) + "/graphgen.json"), name)
  }

  /// Fifteen pages from all over the service, spread evenly over the names of those that have methods.
  @Test(.enabled(if: Workspace.hasShared, "real metadata is not there"))
  func aSliceOfTheRealMetadataIsEnough() throws {
    let corpus = Workspace.shared + "/corpus"
    let metadata: [GraphVersion: String] = [
      .v1: corpus + "/metadata/v1.0.csdl.xml", .beta: corpus + "/metadata/beta.csdl.xml",
    ]
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus + "/permissions")
      .filter { $0.hasSuffix(".md") }.sorted()
    let withMethods = names.filter { name in
      let text = FileManager.default.contents(atPath: "\(corpus)/permissions/\(name)") ?? Data()
      return String(decoding: text, as: UTF8.self).contains("](https://docs.microsoft.com/graph/api/")
    }
    try #require(withMethods.count > 100)
    let chosen = (0..<15).map { withMethods[$0 * withMethods.count / 15] }
    let configuration = Configuration(
      module: "Corpus",
      pages: chosen.map { "\(corpus)/permissions/\($0)" },
      metadata: metadata
    )
    try Self.compare(configuration, chosen.joined(separator: " "))
  }
}
