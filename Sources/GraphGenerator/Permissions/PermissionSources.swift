public import GraphSpec
import PermissionDocument
import Support

/// The permissions document and, where they are given, the consent texts.
public struct PermissionSources: Sendable {
  public var document: PermissionsDocument
  public var texts: ConsentTexts?

  /// Reads both at the same time; nil exactly when an error was added.
  public static func read(
    document: String,
    descriptions: String?,
    diagnostics: inout [Diagnostic]
  ) -> PermissionSources? {
    enum Part: Sendable {
      case document(PermissionsDocument?, [Diagnostic])
      case texts(ConsentTexts?, [Diagnostic])
    }
    let jobs: [(path: String, isDocument: Bool)] = [(document, true)] + (descriptions.map { [($0, false)] } ?? [])
    let parts = concurrentMap(jobs) { job -> Part in
      var found: [Diagnostic] = []
      if job.isDocument {
        let document = PermissionsDocumentReader.read(path: job.path, diagnostics: &found)
        return .document(document, found)
      }
      let texts = ConsentTextsReader.read(path: job.path, diagnostics: &found)
      return .texts(texts, found)
    }
    var read: PermissionsDocument?
    var texts: ConsentTexts?
    for part in parts {
      switch part {
      case .document(let document, let found):
        read = document
        diagnostics += found
      case .texts(let part, let found):
        texts = part
        diagnostics += found
      }
    }
    guard let read, descriptions == nil || texts != nil else { return nil }
    return PermissionSources(document: read, texts: texts)
  }
}
