import Foundation
import TestSupport
import Testing

/// The commands that the documents show.
@Suite struct CommandTests {
  /// A line of a shell, with the lines that continue it.
  private static func commands(_ block: Document.Block) -> [String] {
    block.text.replacingOccurrences(of: "\\\n", with: " ").components(separatedBy: "\n")
      .map { $0.components(separatedBy: " #")[0].trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private static func value(of option: String, in words: [String]) -> String? {
    words.firstIndex(of: option).map { words[($0 + 1)...] }?.first
  }

  /// What `--filter` can be about: the targets of tests and the suites in them.
  private static func suites() throws -> Set<String> {
    let folder = "\(Workspace.root)/Tests"
    var names = try Set(FileManager.default.contentsOfDirectory(atPath: folder))
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where path.hasSuffix("Tests.swift") && !path.hasPrefix("Goldens/") {
      let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
      for match in text.matches(of: /\bstruct (\w+)/) { names.insert(String(match.output.1)) }
    }
    return names
  }

  /// A repository with the specs, the module and a golden, the commit before this one, and what examples call new.
  private static func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(named: "graph-permission-sdk")
    for path in ["Specs", "Generated/CallsInitiateAll", "Tests/Goldens/Enums"] {
      try folder.makeFolder(path)
      try folder.remove(path)
      try FileManager.default.copyItem(atPath: "\(Workspace.root)/\(path)", toPath: folder.path(path))
    }
    for arguments in [["init", "-q", "-b", "main"], ["add", "-A"], commit("one"), commit("two")] {
      let result = try ProgramRun(ProgramRun.installed("git"), arguments, in: folder.path).wait()
      try #require(result.status == 0, "\(arguments): \(result.error)")
    }
    for version in ["v1.0", "beta"] {
      let text = try folder.read("Specs/metadata/\(version).csdl.xml")
      try folder.write(text, to: ".build/upstream/\(version).csdl.xml")
    }
    try folder.write(folder.read("Specs/metadata/v1.0.csdl.xml"), to: "new.xml")
    return folder
  }

  private static func commit(_ message: String) -> [String] {
    ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", message, "--allow-empty"]
  }

  /// `graphgen` is run, with the status that is documented for what it found. Of others it is known that they are there.
  @Test(arguments: Document.all) func everyCommandWorks(_ document: Document) throws {
    let blocks = try document.blocks().filter { $0.info == "sh" }
    if blocks.isEmpty { return }
    let folder = try Self.repository()
    var runs = 0
    for command in blocks.flatMap(Self.commands) {
      let words = command.split(separator: " ").map(String.init)
      if command.hasPrefix("swift run graphgen ") {
        let result = try ProgramRun(ProgramRun.built("graphgen"), Array(words.dropFirst(3)), in: folder.path).wait()
        #expect(result.reason == .exit && [0, 2].contains(result.status), "\(command)\n\(result.error)")
        runs += 1
      } else if command.hasPrefix("swift run graphgen-update") {
        let help = try ProgramRun(ProgramRun.built("graphgen-update"), ["--help"], in: folder.path).wait().output
        for option in words where option.hasPrefix("--") { #expect(help.contains(option), "\(command)") }
      } else if let script = words.first(where: { !$0.contains("=") }), script.contains("/") {
        #expect(FileManager.default.isExecutableFile(atPath: "\(Workspace.root)/\(script)"), "\(command)")
      } else if command.hasPrefix("swift package ") {
        let manifest = try Workspace.text(of: "Package.swift")
        let verb = try #require(words.dropFirst(2).first { !$0.hasPrefix("--") && $0 != "all:443" }, "\(command)")
        #expect(manifest.contains("verb: \"\(verb)\""), "\(command)")
      } else if command.hasPrefix("swift test ") {
        let manifest = try Workspace.text(of: "Package.swift")
        let trait = try #require(Self.value(of: "--traits", in: words), "\(command)")
        #expect(manifest.contains(".trait(name: \"\(trait)\""), "\(command)")
      } else {
        let known = ["swift build", "swift run Bot", "git diff ", "mkdir -p "]
        #expect(known.contains { command.hasPrefix($0) }, "nothing holds this to be true: \(command)")
      }
      if words.contains("test") || words.contains("Scripts/test"), let filter = Self.value(of: "--filter", in: words) {
        #expect(try Self.suites().contains { $0.contains(filter) }, "no test is called so: \(command)")
      }
    }
    if ["README.md", "CONTRIBUTING.md"].contains(document.path) { #expect(runs > 0) }
  }

  /// What CONTRIBUTING shows a newcomer first.
  @Test func theFirstChangeDoesWhatIsSaid() throws {
    let document = try Document("CONTRIBUTING.md")
    let member = try #require(document.text.firstMatch(of: /add `(<Member [^`]*>)` to the type `(\w+)`/))
    let folder = try Self.repository()
    let metadata = "Tests/Goldens/Enums/v1.0.csdl.xml"
    try #require(document.text.contains("`\(metadata)`"))
    let type = "<EnumType Name=\"\(member.output.2)\">\n"
    try folder.edit(metadata, type, "\(type)\(member.output.1)\n")
    let arguments = ["--config", "Tests/Goldens/Enums/graphgen.json"]
    let check = try ProgramRun(ProgramRun.built("graphgen"), ["check"] + arguments, in: folder.path).wait()
    #expect(check.status == 2, "\(check)")
    #expect(check.output.contains("  addition:\n"), "\(check.output)")
    let names = ["GraphV1+Enums.swift", ".graphgen.api"]
    for name in names { #expect(check.error.contains("Expected/\(name)"), "\(check.error)") }
    let run = try ProgramRun(ProgramRun.built("graphgen"), ["generate"] + arguments, in: folder.path).wait()
    #expect(run.status == 0, "\(run)")
    for name in names + [".graphgen.lock"] {
      let text = try folder.read("Tests/Goldens/Enums/Expected/\(name)").lowercased()
      #expect(text.contains("wednesday"), "\(name)")
    }
  }
}
