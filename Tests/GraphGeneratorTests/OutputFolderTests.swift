import Foundation
import GraphSpec
import SwiftEmitter
import TestSupport
import Testing

@testable import GraphGenerator

/// What writing a module may and may not do to a folder.
@Suite struct OutputFolderTests {
  private static func generated(_ name: String, _ body: String = "") -> GeneratedFile {
    GeneratedFile(name: name, contents: "\(GeneratedFile.marker) 0. Do not edit.\n\(body)")
  }

  private let temporary: TemporaryFolder
  private let folder: OutputFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = OutputFolder(path: temporary.path)
  }

  private func write(_ files: [GeneratedFile]) throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let plan = try #require(folder.plan(files, diagnostics: &diagnostics), "\(diagnostics)")
    folder.apply(plan, diagnostics: &diagnostics)
    return diagnostics
  }

  @Test func aNewFolderGetsEveryFile() throws {
    let nested = OutputFolder(path: temporary.path("a/b"))
    var diagnostics: [Diagnostic] = []
    let plan = try #require(nested.plan([Self.generated("A.swift")], diagnostics: &diagnostics))
    nested.apply(plan, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty)
    #expect(try temporary.names(in: "a/b") == ["A.swift"])
  }

  @Test func onlyChangedFilesAreWritten() throws {
    #expect(try write([Self.generated("A.swift"), Self.generated("B.swift")]).isEmpty)
    let past = Date(timeIntervalSince1970: 1_000_000)
    for name in ["A.swift", "B.swift"] {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: temporary.path(name))
    }
    #expect(try write([Self.generated("A.swift"), Self.generated("B.swift", "let b = 1\n")]).isEmpty)
    func date(_ name: String) throws -> Date? {
      try FileManager.default.attributesOfItem(atPath: temporary.path(name))[.modificationDate] as? Date
    }
    #expect(try date("A.swift") == past)
    #expect(try date("B.swift") != past)
    #expect(try temporary.names() == ["A.swift", "B.swift"])
  }

  @Test func aStaleGeneratedFileIsRemovedAndNothingElse() throws {
    #expect(try write([Self.generated("A.swift"), Self.generated("Old.swift")]).isEmpty)
    try temporary.write("// by hand\n", to: "Hand.swift")
    try temporary.write("notes\n", to: "README.md")
    try temporary.write("\(GeneratedFile.marker)\n", to: "text.txt")
    #expect(try write([Self.generated("A.swift")]).isEmpty)
    #expect(try temporary.names() == ["A.swift", "Hand.swift", "README.md", "text.txt"])
  }

  @Test func aFileByHandIsNeverReplaced() throws {
    try temporary.write("// by hand\n", to: "A.swift")
    var diagnostics: [Diagnostic] = []
    let plan = folder.plan([Self.generated("A.swift"), Self.generated("B.swift")], diagnostics: &diagnostics)
    #expect(plan == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["output-not-generated"])
    #expect(diagnostics.first?.location == SourceLocation(file: temporary.path("A.swift"), line: 1))
    #expect(try temporary.read("A.swift") == "// by hand\n")
    #expect(!temporary.exists("B.swift"))
  }

  @Test func aFolderInPlaceOfAFileIsAnError() throws {
    try FileManager.default.createDirectory(atPath: temporary.path("A.swift"), withIntermediateDirectories: false)
    var diagnostics: [Diagnostic] = []
    #expect(folder.plan([Self.generated("A.swift")], diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["output-failed"])
  }

  /// A stale entry that can't be removed comes last; what was replaced before it is put back.
  @Test func aFailureHalfWayChangesNothing() throws {
    #expect(try write([Self.generated("A.swift", "let a = 1\n"), Self.generated("Z.swift")]).isEmpty)
    var diagnostics: [Diagnostic] = []
    let files = [Self.generated("A.swift", "let a = 2\n"), Self.generated("New.swift")]
    let plan = try #require(folder.plan(files, diagnostics: &diagnostics))
    #expect(plan.stale == ["Z.swift"])
    // Between plan and write somebody puts a folder where the stale file was.
    try FileManager.default.removeItem(atPath: temporary.path("Z.swift"))
    try temporary.write("precious\n", to: "Z.swift/inside.txt")
    folder.apply(plan, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.code.rawValue) == ["output-failed"])
    #expect(try temporary.read("A.swift").hasSuffix("let a = 1\n"))
    #expect(try temporary.names() == ["A.swift", "Z.swift"])
    #expect(try temporary.read("Z.swift/inside.txt") == "precious\n")
  }

  @Test func aTargetThatCanNotBeReplacedChangesNothing() throws {
    #expect(try write([Self.generated("A.swift", "let a = 1\n"), Self.generated("B.swift")]).isEmpty)
    var diagnostics: [Diagnostic] = []
    let files = [Self.generated("A.swift", "let a = 2\n"), Self.generated("B.swift", "let b = 2\n")]
    let plan = try #require(folder.plan(files, diagnostics: &diagnostics))
    try FileManager.default.removeItem(atPath: temporary.path("B.swift"))
    try temporary.write("precious\n", to: "B.swift/inside.txt")
    folder.apply(plan, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.code.rawValue) == ["output-failed"])
    #expect(try temporary.read("A.swift").hasSuffix("let a = 1\n"))
    #expect(try temporary.names() == ["A.swift", "B.swift"])
  }

  @Test(.enabled(if: isBoundByPermissions, "the superuser may write everywhere"))
  func aReadOnlyFolderIsLeftAlone() throws {
    #expect(try write([Self.generated("A.swift")]).isEmpty)
    temporary.chmod("", 0o555)
    var diagnostics: [Diagnostic] = []
    let plan = try #require(folder.plan([Self.generated("A.swift", "let a = 2\n")], diagnostics: &diagnostics))
    folder.apply(plan, diagnostics: &diagnostics)
    #expect(diagnostics.map(\.code.rawValue) == ["output-failed"])
    #expect(diagnostics.first?.message.contains("nothing was changed") == true)
    #expect(try temporary.names() == ["A.swift"])
  }

  @Test func aFileInPlaceOfTheFolderIsAnError() throws {
    try temporary.write("", to: "out")
    let output = OutputFolder(path: temporary.path("out"))
    var diagnostics: [Diagnostic] = []
    if let plan = output.plan([Self.generated("A.swift")], diagnostics: &diagnostics) {
      output.apply(plan, diagnostics: &diagnostics)
    }
    #expect(diagnostics.map(\.code.rawValue) == ["output-failed"])
  }

  @Test func aLockFileOfAnotherKindIsNotReplaced() throws {
    try temporary.write("{\"mine\": true}\n", to: LockFile.name)
    var diagnostics: [Diagnostic] = []
    let lock = LockFile(tool: "1", configuration: nil, specs: [], outputs: [], surface: [])
    #expect(folder.plan([lock.file], diagnostics: &diagnostics) == nil)
    #expect(diagnostics.map(\.code.rawValue) == ["output-not-generated"])
  }

  static let isBoundByPermissions: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    folder.chmod("", 0o555)
    let isBound = (try? folder.write("", to: "x")) == nil
    if !isBound { print("skipped: read-only folders don't bind this user") }
    return isBound
  }()
}
