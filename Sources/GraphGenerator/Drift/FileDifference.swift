import GraphSpec
import Support
import SwiftEmitter

/// How a generated file on disk differs from what the specs yield.
struct FileDifference {
  enum Kind { case missing, lineEndings, contents }

  let file: GeneratedFile
  let kind: Kind
  private let path: String
  private let present: [Substring]
  private let expected: [Substring]

  /// - Parameter file: as the specs yield it, which is not what is on disk.
  init(_ file: GeneratedFile, in folder: String) {
    self.file = file
    path = Path.join(folder, file.name)
    let bytes = try? FileSystem.readIfPresent(path, limit: OutputFolder.fileLimit, followsLinks: false)
    guard let bytes else {
      kind = .missing
      present = []
      expected = []
      return
    }
    let normalized = LineEndings.normalized(bytes)
    kind = normalized.elementsEqual(file.contents.utf8) ? .lineEndings : .contents
    present = Self.lines(String(decoding: normalized, as: UTF8.self))
    expected = Self.lines(file.contents)
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Whether the difference is one of the public symbols, which tells what those of other files mean.
  var isOfSymbols: Bool { file.name == PublicSymbols.fileName && kind == .contents }

  /// Nil for what is told otherwise: line ends, and the lock file.
  func diagnostic(isEdited: Bool) -> Diagnostic? {
    switch kind {
    case .lineEndings: return nil
    case _ where file.name == LockFile.name: return nil
    case .missing:
      let message = "the file is missing; run '\(CommandName.generate)'"
      return Diagnostic(.error, .driftMissing, message, at: SourceLocation(file: path, line: 0))
    case .contents:
      let edited = isEdited ? "; the file was edited" : ""
      let line = firstDifference
      return Diagnostic(
        .error,
        .driftChanged,
        (symbols ?? lines(at: line)) + edited,
        at: SourceLocation(file: path, line: line + 1, column: 1)
      )
    }
  }

  /// The first line that differs below the header, whose lines tell of the generator rather than of the file; in the
  /// header if it is there alone. Its index.
  private var firstDifference: Int {
    func isHeader(_ line: Substring) -> Bool { line.hasPrefix("//") && !line.hasPrefix("///") }
    let common = zip(present, expected).prefix { $0 == $1 }.count
    let heads = (present.prefix(while: isHeader).count, expected.prefix(while: isHeader).count)
    if common >= min(heads.0, heads.1) { return common }
    let below = zip(present.dropFirst(heads.0), expected.dropFirst(heads.1)).prefix { $0 == $1 }.count
    let isSame = present.count - heads.0 == below && expected.count - heads.1 == below
    return isSame ? common : heads.0 + below
  }

  private func lines(at index: Int) -> String {
    func header(_ lines: [Substring]) -> Int { lines.prefix { $0.hasPrefix("//") && !$0.hasPrefix("///") }.count }
    let isInHeader = index < header(present)
    let other = isInHeader ? index : index - header(present) + header(expected)
    let actual = index < present.count ? Self.quoted(present[index]) : "the end of the file"
    let wanted = other < expected.count ? Self.quoted(expected[other]) : "the end of the file"
    return "this is \(actual), but the specs yield \(wanted)"
  }

  /// Which public symbols are gone, and which are new; nil for another file.
  private var symbols: String? {
    guard isOfSymbols else { return nil }
    let (before, after) = (Set(present), Set(expected))
    let gone = present.filter { !after.contains($0) && !$0.hasPrefix("//") }
    let new = expected.filter { !before.contains($0) && !$0.hasPrefix("//") }
    if gone.isEmpty, new.isEmpty { return nil }
    let parts = [("only here", gone), ("only in what the specs yield", new)].filter { !$0.1.isEmpty }
    return "public symbols " + parts.map { "\($0): \(Self.list($1))" }.joined(separator: "; ")
  }

  private static func list(_ symbols: [Substring]) -> String {
    let shown = symbols.prefix(5).map(quoted).joined(separator: ", ")
    return symbols.count > 5 ? "\(shown) and \(symbols.count - 5) more" : shown
  }

  /// Nobody reads a line of a thousand characters in a message.
  private static func quoted(_ line: Substring) -> String {
    line.count <= 160 ? "'\(line)'" : "'\(line.prefix(159))…'"
  }
}
