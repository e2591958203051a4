import CSDLReader
import Foundation
import GraphSpec
import TestSupport
import Testing

struct FileTests {
  private func read(_ path: String, limits: CSDLLimits = .standard) -> (EntityDataModel?, [String]) {
    var diagnostics: [Diagnostic] = []
    let model = CSDLReader.read(path: path, limits: limits, diagnostics: &diagnostics)
    #expect(diagnostics.allSatisfy { $0.location?.file == path })
    return (model, CSDLText.codes(diagnostics))
  }

  private func withDirectory(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try body(folder.path)
  }

  @Test func namesFilesThatCannotBeRead() throws {
    try withDirectory { directory in
      #expect(read(directory + "/none").1 == ["error csdl-missing-file:0"])
      #expect(read(directory).1 == ["error csdl-unreadable-file:0"])
      #expect(read("/dev/zero").1 == ["error csdl-unreadable-file:0"])
      try Data().write(to: URL(fileURLWithPath: directory + "/empty"))
      #expect(read(directory + "/empty").1 == ["error csdl-empty-file:0"])
      let large = directory + "/large"
      try CSDLText.file("").write(toFile: large, atomically: false, encoding: .utf8)
      #expect(read(large, limits: CSDLLimits(fileSize: 100)).1 == ["error csdl-file-too-large:0"])
    }
  }

  /// A file that fills its last page can't be mapped with a zero byte after it.
  @Test(arguments: [0, 1, 4095]) func readsFilesOfAnySize(_ rest: Int) throws {
    try withDirectory { directory in
      let text = CSDLText.file("<ComplexType Name=\"c\"/>")
      let page = Int(getpagesize()) * 2 + rest
      let padded = text + String(repeating: " ", count: page - text.utf8.count)
      try padded.write(toFile: directory + "/file", atomically: false, encoding: .utf8)
      let (model, codes) = read(directory + "/file")
      #expect(codes == [])
      #expect(model?.type("test.c") != nil)
    }
  }

  /// Nobody may ever write to it.
  @Test func refusesAPipeAtOnce() throws {
    try withDirectory { directory in
      #expect(mkfifo(directory + "/pipe", 0o644) == 0)
      #expect(read(directory + "/pipe").1 == ["error csdl-unreadable-file:0"])
    }
  }
}
