import Foundation

/// The ways that a README shows: each section with a block whose info string names a file, such as
/// ```` ```swift Package.swift ````. Such a block is written to that file; a block of `sh` is run, and so are a workflow's
/// steps with `swift`. A section without a manifest goes on with the package of the section before.
struct Way {
  enum Step: Equatable {
    case write(path: String, text: String)
    case run(String)
  }

  var title: String
  var steps: [Step]
  /// The lines that a reader of the section sees in its blocks, blank ones apart.
  var lines = 0

  static func all(in markdown: String) -> [Way] {
    var ways: [Way] = []
    var block: (info: [String], lines: [String])?
    for line in markdown.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let ended = block {
          ways.add(info: ended.info, text: ended.lines.map { $0 + "\n" }.joined())
          block = nil
        } else {
          block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      } else if block != nil {
        block?.lines.append(line)
      } else if line.hasPrefix("#") {
        ways.append(Way(title: line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces), steps: []))
      }
    }
    ways.removeAll { way in
      !way.steps.contains { if case .write = $0 { true } else { false } }
    }
    for (before, index) in zip(ways.indices, ways.indices.dropFirst()) where !ways[index].hasManifest {
      ways[index].steps.insert(contentsOf: ways[before].steps, at: 0)
    }
    return ways
  }

  private var hasManifest: Bool {
    steps.contains { if case .write("Package.swift", _) = $0 { true } else { false } }
  }
}

extension [Way] {
  fileprivate mutating func add(info: [String], text: String) {
    guard let last = indices.last else { return }
    if info.count == 2 || info == ["sh"] { self[last].lines += text.split(separator: "\n").count }
    if info.count == 2 {
      self[last].steps.append(.write(path: info[1], text: text))
      guard info[0] == "yaml" else { return }
      for line in text.split(separator: "\n") {
        guard let command = line.range(of: "- run: swift ") else { continue }
        self[last].steps.append(.run("swift \(line[command.upperBound...])\n"))
      }
    } else if info == ["sh"] {
      self[last].steps.append(.run(text))
    }
  }
}
