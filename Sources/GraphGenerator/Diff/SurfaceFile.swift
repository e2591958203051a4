import APISurface
import GraphSpec
import SpecJSON
import SurfaceDiff

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
        let format = try LockFile.checkFormat(of: root)
        if format < LockFile.format {
          let message =
            "an earlier graphgen wrote this lock file in format \(format), whose surface can't be compared; run"
            + " '\(CommandName.generate)' to write it anew, or compare the specs that it was made of"
          diagnostics.append(Diagnostic(.error, .diffOperand, message, at: root["lock"]?.location ?? root.location))
          return nil
        }
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
    do {
      return try DiffOperand(name: path, file: path, lines: texts, locations: items.map(\.location))
    } catch {
      let message = "\(error.message) (character \(error.column) of this line of the surface)"
      diagnostics.append(Diagnostic(.error, .diffOperand, message, at: items[error.index].location))
      return nil
    }
  }

  /// Of text with a fact on each line.
  static func operand(_ bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) -> DiffOperand? {
    var lines: [String] = []
    var locations: [SourceLocation] = []
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty { continue }
      // What is no UTF-8 is no character of a surface either, and is found as such.
      lines.append(String(decoding: line, as: UTF8.self))
      locations.append(SourceLocation(file: path, line: index + 1, column: 1))
    }
    do {
      return try DiffOperand(name: path, file: path, lines: lines, locations: locations)
    } catch {
      var location = locations[error.index]
      location.column = error.column
      let message = "\(error.message); 'graphgen inspect --format surface' writes the lines that can be compared"
      diagnostics.append(Diagnostic(.error, .diffOperand, message, at: location))
      return nil
    }
  }
}
