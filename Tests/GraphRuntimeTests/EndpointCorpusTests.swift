import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import GraphRuntime

/// Every path of every published page, with keys that would leave their place.
@Suite
struct EndpointCorpusTests {
  private static let folder = Workspace.shared + "/corpus/permissions"
  static let isAvailable = Workspace.hasShared("corpus/permissions")

  /// The targets of the pages' links that begin with `[GET /`, each form of a path once.
  private static func templates() throws -> [String] {
    var seen: Set<[SegmentPattern]> = []
    var templates: [String] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".md") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      for piece in text.utf8.split(separator: UInt8(ascii: "[")) where piece.starts(with: "GET /".utf8) {
        let path = String(Substring(piece.dropFirst(4).prefix { $0 != UInt8(ascii: "]") && $0 != 0x20 }))
        let template = path.replacingOccurrences(of: ":/{", with: ":/{+")
        if seen.insert(PathTemplate(template).segments.map { SegmentPattern($0) }).inserted {
          templates.append(template)
        }
      }
    }
    return templates
  }

  @Test(.enabled(if: isAvailable)) func everyKeyLeadsBack() throws {
    let templates = try Self.templates()
    #expect(templates.count > 1_000)
    let index = TemplateIndex(templates)
    for (position, template) in templates.enumerated() {
      let placeholders = PathTemplate(template).placeholders
      // A path and another placeholder in one segment are none of Graph's; the pages have a few slips of that kind.
      if PathTemplate(template).segments.contains(where: { $0.count(where: \.isKey) > 1 && $0.contains(.path) }) {
        continue
      }
      let keys = placeholders.indices.map { number in
        placeholders[number] == .path ? "a b/c:/d%2F" : nastyKeys[(position + number * 7) % nastyKeys.count]
      }
      let place = EndpointPosition(position, keys)
      let path = index.index.path(of: place)
      let found = index.position("https://graph.microsoft.com/v1.0" + path)
      #expect((found == place) == index.index.leadsBack(path, to: place), "\(path)")
      let isEmptyBesideText = PathTemplate(template).segments.contains { $0.count > 1 && $0.contains(.key) }
      #expect(found == place || isEmptyBesideText && keys.contains(""), "\(template) with \(keys) is \(path)")
    }
  }
}
