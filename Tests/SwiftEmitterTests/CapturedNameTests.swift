import Foundation
import TestSupport
import Testing

@testable import SwiftEmitter

/// Whatever type generated code refers to without a qualifier, no type of Graph can come to stand in its place.
@Suite struct CapturedNameTests {
  private static let goldens = Workspace.root + "/Tests/Goldens"

  @Test func everyTypeThatCodeRefersToIsReserved() throws {
    let declaration = try Regex(#"\bpublic (?:indirect )?(?:struct|enum|typealias|static var|var) (\w+)"#)
    let reference = try Regex(#"(?:^|[^.\w`])([A-Z]\w*)"#)
    let ignored = try Regex(#"//.*|"(?:[^"\\]|\\.)*"|\bcase [^:]*$|\bstatic (?:var|let) \w+|\bvar \w+|\w+:(?= )"#)
    var free: Set<String> = []
    var fileCount = 0
    for golden in try FileManager.default.contentsOfDirectory(atPath: Self.goldens) where golden != "Landmines" {
      let folder = "\(Self.goldens)/\(golden)/Expected"
      var declared: Set<String> = []
      var referred: Set<String> = []
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix(".swift") {
        fileCount += 1
        var isText = false
        for line in try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n") {
          if line.contains("\"\"\"") { isText.toggle() } else if isText { continue }
          if let name = line.firstMatch(of: declaration)?.output[1].substring { declared.insert(String(name)) }
          let code = line.replacing(ignored, with: "")
          for match in code.matches(of: reference) { referred.insert(String(match.output[1].substring ?? "")) }
        }
      }
      free.formUnion(referred.subtracting(declared).filter { !ReservedWords.types.contains($0) })
    }
    #expect(fileCount > 50)
    #expect(free.isEmpty, "\(free.sorted())")
  }

  /// A name that is taken gets an underscore, and so do the names that it would then be.
  @Test(arguments: [
    ("String", "String_"), ("String_", "String__"), ("String__", "String___"), ("Call", "Call"), ("Call_", "Call_"),
  ])
  func noEscapeMakesTwoNamesOne(_ name: String, _ escaped: String) {
    #expect(ReservedWords.types.escaped(SwiftName(encoding: name)).text == escaped)
  }

  /// The result doesn't depend on the order of the members.
  @Test func namesAreKeptApartInAnyOrder() {
    var sources = ["a-b", "aB", "a.b", "aB_", "a b", "none", "none_"]
    let expected = Dictionary(uniqueKeysWithValues: zip(sources, MemberNames.enumeration(sources)))
    #expect(Set(expected.values).count == sources.count)
    #expect(expected["aB"]?.text == "aB" && expected["aB_"]?.text == "aB_")
    for _ in 0..<sources.count {
      sources.append(sources.removeFirst())
      for (source, name) in zip(sources, MemberNames.enumeration(sources)) { #expect(expected[source] == name) }
    }
  }
}
