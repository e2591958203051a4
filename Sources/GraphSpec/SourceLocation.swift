/// A place in a spec file: what every value read carries, so that every diagnostic can say where it comes from.
package struct SourceLocation: Hashable, Sendable {
  /// The file's path as the user gave it.
  package var file: String
  /// 1-based line.
  package var line: Int
  /// 1-based column in UTF-8 code units, as compilers count; 0 when only the line is known.
  package var column: Int

  package init(file: String, line: Int, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, without the parts that are not known.
  package var description: String {
    if line == 0 { return file }
    return column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}
