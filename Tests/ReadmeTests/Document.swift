import Foundation
import TestSupport

/// A markdown file of the repository.
struct Document: CustomStringConvertible, Sendable {
  /// A fenced part: what stands behind the fence, and the lines without the indentation of the list that they stand in.
  struct Block: Sendable {
    var info: String
    var text: String
    var lines: [String] { text.components(separatedBy: "\n") }
  }

  /// From the package's folder.
  var path: String
  var text: String
  var description: String { path }

  init(_ path: String) throws {
    self.path = path
    text = try Workspace.text(of: path)
  }

  /// The README, what is for contributors, and all articles.
  static let all: [Document] = {
    let sources = Workspace.root + "/Sources"
    let articles = ((try? FileManager.default.subpathsOfDirectory(atPath: sources)) ?? [])
      .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.sorted()
    let paths = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"] + articles.map { "Sources/\($0)" }
    return paths.compactMap { try? Document($0) }
  }()

  static let articles = all.filter { $0.path.contains(".docc/") }

  /// - Throws: when a fence is not closed.
  func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var open: (block: Block, indentation: Int)?
    for line in text.components(separatedBy: "\n") {
      let indentation = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indentation)
      if let (block, outer) = open {
        if content.hasPrefix("```") {
          var block = block
          if block.text.hasSuffix("\n") { block.text.removeLast() }
          blocks.append(block)
          open = nil
        } else {
          open?.block.text += line.dropFirst(min(outer, indentation)) + "\n"
        }
      } else if content.hasPrefix("```") {
        open = (Block(info: String(content.dropFirst(3)), text: ""), indentation)
      }
    }
    if open != nil { throw TestFault("\(path): a fence is not closed") }
    return blocks
  }

  /// What stands between backticks outside of fenced parts, by line.
  var codeSpans: [[String]] {
    var isFenced = false
    return text.components(separatedBy: "\n").compactMap { line in
      if line.drop(while: { $0 == " " }).hasPrefix("```") {
        isFenced.toggle()
        return nil
      }
      if isFenced { return nil }
      let parts = line.replacingOccurrences(of: "``", with: "").components(separatedBy: "`")
      return parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }
    }
  }
}
