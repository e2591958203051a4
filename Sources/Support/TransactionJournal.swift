/// The steps of a transaction as text: a line each, with what was at the place before, what will be there, and the place
/// as seen from the transaction's home.
///
/// Files are told by their identities, which no other machine's files have. So a journal that came with a repository
/// fits no file, and makes nothing happen.
struct TransactionJournal {
  struct Entry {
    var before: FileIdentity?
    var after: FileIdentity?
    var key: String
  }

  var entries: [Entry]

  private static let head = "graphgen transaction 1"
  private static let end = "end"

  init(_ steps: [FileTransaction.Step]) {
    entries = steps.map { Entry(before: $0.before, after: $0.after, key: $0.target.key) }
  }

  /// Nil for anything else.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines[0] == Self.head, lines[lines.count - 2] == Self.end, lines.last == "" else {
      return nil
    }
    entries = []
    for line in lines[1..<(lines.count - 2)] {
      let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3, let before = Self.identity(fields[0]), let after = Self.identity(fields[1]),
        before != nil || after != nil
      else { return nil }
      entries.append(Entry(before: before, after: after, key: Self.unescaped(fields[2])))
    }
  }

  var text: String {
    let lines = entries.map { entry in
      "\(entry.before?.description ?? "-") \(entry.after?.description ?? "-") \(Self.escaped(entry.key))"
    }
    return ([Self.head] + lines + [Self.end]).map { $0 + "\n" }.joined()
  }

  private static func identity(_ text: Substring) -> FileIdentity?? {
    text == "-" ? .some(nil) : FileIdentity(String(text)).map(Optional.some)
  }

  /// A path may hold line breaks.
  private static func escaped(_ key: String) -> String {
    var text = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func unescaped(_ text: Substring) -> String {
    var key = ""
    var isEscape = false
    for scalar in text.unicodeScalars {
      if isEscape {
        key.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscape = false
      } else if scalar == "\\" {
        isEscape = true
      } else {
        key.unicodeScalars.append(scalar)
      }
    }
    return key
  }
}
