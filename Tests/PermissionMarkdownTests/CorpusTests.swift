import GraphSpec
import PermissionMarkdown
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// 392 published pages of the same producer. The rows are counted here without the parser, line by line.
@Suite(.enabled(if: Specs.hasCorpus, "needs the corpus of published pages beside the package"))
struct CorpusTests {
  @Test func everyRowOfEveryPageIsAccountedFor() throws {
    var total = PageAccounting()
    for path in Specs.corpusPages {
      let parsed = Parsed(path: path)
      #expect(parsed.page != nil, "\(path)")
      #expect(parsed.accounting.isBalanced, "\(path)")
      let counted = try Self.count(path)
      #expect(parsed.accounting.methodRows == counted.methods, "\(path)")
      #expect(parsed.accounting.propertyRows == counted.properties, "\(path)")
      #expect(parsed.page?.methods.count == parsed.accounting.endpoints, "\(path)")
      #expect(parsed.properties.count == parsed.accounting.properties, "\(path)")
      total += parsed.accounting
    }
    #expect(Specs.corpusPages.count == 392)
    #expect(total.methodRows == 8_824)
    #expect(total.endpoints == 8_824)
    #expect(total.reportedMethodRows == 0)
    #expect(total.propertyRows == 35_527)
    #expect(total.properties == 35_506)
    #expect(total.reportedPropertyRows == 21)
  }

  @Test func theDiagnosticsAreExactlyThese() {
    var counts: [String: Int] = [:]
    for path in Specs.corpusPages {
      for diagnostic in Parsed(path: path).diagnostics {
        counts["\(diagnostic.severity) \(diagnostic.code.rawValue)", default: 0] += 1
      }
    }
    let expected = [
      "note page-cut-off-text": 243,
      "note page-name-remark": 80,
      "note page-remark-row": 21,
      "warning page-blank-id": 96,
      "warning page-empty-type": 97,
      "warning page-extra-cells": 5,
      "warning page-no-methods": 60,
      "warning page-row-without-method": 6,
    ]
    #expect(counts == expected)
  }

  /// The table rows that the file's lines hold: what follows a delimiter row up to the next line without a pipe.
  private static func count(_ path: String) throws -> (methods: Int, properties: Int) {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    var result = (methods: 0, properties: 0)
    var section = ""
    var inTable = false
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") { section = String(line) }
      if !line.hasPrefix("|") {
        inTable = false
      } else if line.allSatisfy({ "|:- ".contains($0) }), line.contains("-") {
        inTable = true
      } else if inTable, section == "## Graph Methods" {
        result.methods += 1
      } else if inTable, section == "## Resources" {
        result.properties += 1
      }
    }
    return result
  }
}
