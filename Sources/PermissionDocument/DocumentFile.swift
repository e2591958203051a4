import GraphSpec
import SpecJSON
import Support

/// Reads the JSON of a file that has something to do with permissions.
enum DocumentFile {
  static func read(_ path: String, _ what: String, diagnostics: inout [Diagnostic]) -> JSONNode? {
    do throws(FileSystem.Failure) {
      let bytes = try FileSystem.read(path, limit: DocumentLimits.fileSize)
      return parse(bytes, file: path, diagnostics: &diagnostics)
    } catch {
      let code: Diagnostic.Code = error.isTooLarge ? .documentTooLarge : .documentUnreadable
      let place = SourceLocation(file: path, line: 0)
      diagnostics.append(Diagnostic(.error, code, "cannot read the \(what): \(error.reason)", at: place))
      return nil
    }
  }

  static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> JSONNode? {
    do throws(JSONNodeParser.Failure) {
      return try JSONNodeParser.parse(bytes, file: file)
    } catch {
      diagnostics.append(Diagnostic(.error, .documentSyntax, error.message, at: error.location))
      return nil
    }
  }
}
