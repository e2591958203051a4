import APISurface
import GraphSpec

/// A file with a surface in it: an export of `inspect`, in text or JSON, or a lock file.
enum SurfaceFile {
  /// Of JSON that has a member `surface`: the lock file's, or that of `inspect`.
  static func operand(_ root: JSONNode, path: String, diagnostics: inout [Diagnostic]) -> DiffOperand? {
    guard let lines = root["surface"] else { return nil }
    guard let items = lines.array else {
      let message = "'surface' is an array of lines, not \(lines.kind); the file is damaged"
      diagnostics.append(Diagnostic(.error, .diffOperand, message, at: lines.location))
      return nil
    }
    if root["lock"] != nil {
      do {
        try LockFile.checkFormat(of: root)
      } catch {
        diagnostics.append(error.diagnostic)
        return nil
      }
    }
    for item in items where item.string == nil {
      let message = "a line of a surface is a string, not \(item.kind); the file is damaged"
      diagnostics.append(Diagnostic(.error, .diffOperand, message, at: item.location))
      return nil
    }
    let texts = items.compactMap(\.string)
    let operand = DiffOperand(name: path, file: path, lines: texts, locations: items.map(\.location))
    return checked(operand, texts, diagnostics: &diagnostics)
  }

  /// Of text with a fact on each line.
  static func operand(text: String, path: String, diagnostics: inout [Diagnostic]) -> DiffOperand? {
    var lines: [String] = []
    var locations: [SourceLocation] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.isEmpty { continue }
      lines.append(String(line))
      locations.append(SourceLocation(file: path, line: index + 1, column: 1))
    }
    let operand = DiffOperand(name: path, file: path, lines: lines, locations: locations)
    return checked(operand, lines, diagnostics: &diagnostics)
  }

  /// A file of which nothing is understood is no surface.
  private static func checked(_ operand: DiffOperand, _ lines: [String], diagnostics: inout [Diagnostic])
    -> DiffOperand?
  {
    if lines.isEmpty || operand.facts.knownCount > 0 { return operand }
    let message = "the file is no surface: none of its lines is a fact that 'graphgen inspect --format surface' writes"
    diagnostics.append(
      Diagnostic(.error, .diffOperand, message, at: SourceLocation(file: operand.file, line: 1, column: 1))
    )
    return nil
  }
}
