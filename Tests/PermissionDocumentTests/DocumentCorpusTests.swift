import Foundation
import GraphSpec
import PermissionDocument
import TestSupport
import Testing

@testable import APISurface

/// Microsoft's permissions document, where it lies beside the package.
enum DocumentCorpus {
  static let folder = Workspace.hasShared("corpus/permissions.json") ? "\(Workspace.shared)/corpus" : nil

  static let document: PermissionsDocument? = {
    var diagnostics: [Diagnostic] = []
    return folder.flatMap { PermissionsDocumentReader.read(path: $0 + "/permissions.json", diagnostics: &diagnostics) }
  }()
}

@Suite(.enabled(if: DocumentCorpus.folder != nil, "there is no corpus beside the package"))
struct DocumentCorpusTests {
  @Test func microsoftsDocumentAndTextsAreReadWithoutAFault() throws {
    let folder = try #require(DocumentCorpus.folder)
    var diagnostics: [Diagnostic] = []
    let document = PermissionsDocumentReader.read(path: folder + "/permissions.json", diagnostics: &diagnostics)
    let texts = ConsentTextsReader.read(path: folder + "/permissions-descriptions.json", diagnostics: &diagnostics)
    #expect(document?.permissions.count == 917)
    #expect(document?.permissions.reduce(0) { $0 + $1.pathSets.reduce(0) { $0 + $1.paths.count } } == 18_867)
    #expect(texts?.delegated.count == 598)
    #expect(texts?.application.count == 534)
    #expect(diagnostics.filter { $0.severity != .note } == [])
  }

  /// What the document says of a method and a path in a scheme, looked up in the plainest way: the path's placeholders
  /// without names, in lower case.
  private struct Question: Hashable {
    var method: HTTPMethod
    var path: String
    var scheme: PermissionScheme
  }

  private static func folded(_ path: String) -> String {
    var text = ""
    var isInside = false
    for character in path.lowercased() {
      if character == "{" { isInside = true }
      if !isInside || character == "{" { text.append(character) }
      if character == "}" { isInside = false }
    }
    return text
  }

  private static func filled(_ path: String) -> String {
    var number = 0
    var text = ""
    var isInside = false
    for character in path {
      if character == "{" {
        isInside = true
        number += 1
        text += "id\(number)"
      } else if character == "}", isInside {
        isInside = false
      } else if !isInside {
        text.append(character)
      }
    }
    return text
  }

  @Test func everyMethodAndPathIsAnsweredWithWhatTheDocumentSays() throws {
    let document = try #require(DocumentCorpus.document)
    var expected: [Question: [String: (isLeast: Bool, alsoRequires: [Set<String>])]] = [:]
    var paths: [String: Set<HTTPMethod>] = [:]
    for permission in document.permissions {
      for set in permission.pathSets {
        for path in set.paths {
          paths[path.template, default: []].formUnion(set.methods)
          let folded = Self.folded(path.template)
          for method in set.methods {
            for scheme in set.schemes {
              var answer =
                expected[Question(method: method, path: folded, scheme: scheme)]?[permission.name] ?? (false, [])
              answer.isLeast = answer.isLeast || path.least.contains(scheme)
              answer.alsoRequires.append(Set(path.alsoRequires))
              expected[Question(method: method, path: folded, scheme: scheme), default: [:]][permission.name] = answer
            }
          }
        }
      }
    }
    let index = PermissionIndex(document)
    var asked = 0
    for (template, methods) in paths {
      let requests = [template, Self.filled(template), "https://graph.microsoft.com/beta" + Self.filled(template)]
      for (number, address) in requests.enumerated() {
        let path = try RequestPath(address)
        for method in methods {
          let endpoint = try #require(index.endpoint(method, path), "\(method) \(address)")
          if number == 0 { #expect(endpoint.template(for: path) == template) }
          for scheme in PermissionScheme.allCases {
            asked += 1
            let grants = endpoint.grants[scheme] ?? []
            let answers = expected[Question(method: method, path: Self.folded(template), scheme: scheme)] ?? [:]
            let isRight =
              Set(grants.map(\.permission)) == Set(answers.keys)
              && grants.allSatisfy { grant in
                guard let answer = answers[grant.permission] else { return false }
                let all = answer.alsoRequires.reduce(into: Set<String>()) { $0.formUnion($1) }
                let either = answer.alsoRequires.contains([]) ? [] : all
                return grant.isLeast == answer.isLeast && Set(grant.alsoRequires) == either
              }
            #expect(isRight, "\(method) \(address) \(scheme)")
          }
        }
      }
    }
    print("asked \(asked) times who can call what")
    #expect(asked == 3 * 33_645)
  }

  @Test func theSmallestSetsCoverWhatWasAskedAndNoSmallerSetDoes() throws {
    let index = PermissionIndex(try #require(DocumentCorpus.document))
    var chance = SystemRandomNumberGenerator()
    var (searched, exact) = (0, 0)
    for _ in 0..<40 {
      let chosen = (0..<Int.random(in: 1...40, using: &chance)).compactMap { _ in
        index.endpoints.randomElement(using: &chance)
      }
      let requests = try chosen.map { try PermissionRequest($0.method, $0.spellings[0]) }
      for scheme in PermissionScheme.allCases {
        let least = LeastPermissions.find(for: requests, scheme, in: index)
        let covered = zip(chosen, requests).compactMap { endpoint, _ in endpoint.grants[scheme] }
        #expect(least.uncovered.count == chosen.count - covered.count)
        func suffices(_ set: Set<String>) -> Bool {
          covered.allSatisfy { grants in
            grants.contains { grant in
              set.contains(grant.permission)
                && (grant.alsoRequires.isEmpty || !set.isDisjoint(with: grant.alsoRequires))
            }
          }
        }
        #expect(least.sets.allSatisfy { suffices(Set($0)) })
        if least.isExact { exact += 1 }
        // Every set with one permission less, where these can be gone through.
        let names = Set(covered.joined().flatMap { [$0.permission] + $0.alsoRequires }).sorted()
        guard least.isExact, let size = least.sets.first?.count, (1...3).contains(size), names.count < 60 else {
          continue
        }
        searched += 1
        func combinations(_ count: Int, from start: Int) -> [[String]] {
          count == 0
            ? [[]]
            : names.indices[start...].flatMap { first in
              combinations(count - 1, from: first + 1).map { [names[first]] + $0 }
            }
        }
        #expect(!combinations(size - 1, from: 0).contains { suffices(Set($0)) })
      }
    }
    print("\(exact) of 120 smallest sets are exact, \(searched) were compared with all smaller sets")
    #expect(exact > 0 && searched > 0)
  }
}
