#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The inputs, and the scratch folder that runs write to.
struct Corpus {
  /// A folder with `metadata/v1.0.csdl.xml`, `metadata/beta.csdl.xml` and `permissions/*.md`.
  var folder: String
  var scratch: String

  var metadata: [(version: String, path: String)] {
    ["v1.0", "beta"].map { ($0, "\(folder)/metadata/\($0).csdl.xml") }
  }

  func pages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/permissions")
      .filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/permissions/\($0)" }
  }

  /// Runs `graphgen generate` into a folder that is not there yet, and removes it again. Pages that name no endpoint
  /// end with the status 1 and no lines.
  func generate(_ graphgen: String, pages: [String]) throws -> (run: Measurement, lines: Int) {
    let output = scratch + "/output"
    defer { try? FileManager.default.removeItem(atPath: output) }
    var arguments = ["generate", "--module", "Benchmark", "--output", output]
    for page in pages { arguments += ["--page", page] }
    for (version, path) in metadata { arguments += ["--metadata", "\(version)=\(path)"] }
    let run = try measure(graphgen, arguments, expected: [0, 1])
    return (run, FileManager.default.fileExists(atPath: output) ? try lines(in: output) : 0)
  }

  /// A page with a single row that the metadata doesn't know: what a run costs before it has anything to emit.
  func smallestPage() throws -> String {
    let path = scratch + "/Smallest.md"
    let text =
      "# Smallest\n\n## Graph Methods\n\n|Ver|Type|Method|\n|-|-|-|\n|V1|A|[GET /nothing](https://example.org)|\n"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func lines(in folder: String) throws -> Int {
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".swift") {
      let text = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      count += text.lazy.filter { $0 == UInt8(ascii: "\n") }.count
    }
    return count
  }
}
