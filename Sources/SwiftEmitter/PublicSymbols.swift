import GraphSpec
import Support

/// The public symbols of a module, a line for each: what a reviewer has to see of thousands of generated lines.
///
/// A line is the path of the type that the symbol is a member of, if it is a member, and its declaration as it is
/// written, without `public`, attributes, body and documentation: `GraphV1.Call var callbackUri: String?`. A property or
/// subscript that can only be read has `{ get }`. What a generic type has for one argument only is a member of the type
/// with that argument: `GraphProperty<GraphV1.Call> static var id: Self { get }`. What the compiler or a protocol adds to
/// a type isn't written and has no line, nor has what only the runtime calls, whose names begin with an underscore.
package enum PublicSymbols {
  /// Hidden, because SwiftPM would take it for a resource that nobody declared.
  package static let fileName = ".graphgen.api"

  /// The lines below a header, sorted by their bytes.
  package static func file(of module: [GeneratedFile]) -> GeneratedFile {
    let header = "\(GeneratedFile.marker): the public symbols of the module, to be committed and reviewed.\n"
    let lines = lines(of: module)
    var contents = header
    contents.reserveCapacity(lines.reduce(header.utf8.count) { $0 + $1.utf8.count + 1 })
    for line in lines {
      contents += line
      contents += "\n"
    }
    return GeneratedFile(name: fileName, contents: contents)
  }

  /// Sorted by their bytes.
  package static func lines(of module: [GeneratedFile]) -> [String] {
    concurrentMap(module) { file in
      var scanner = SymbolScanner()
      var contents = file.contents
      contents.withUTF8 { scanner.scan($0) }
      return scanner.lines
    }
    .joined().sorted()
  }
}

/// Finds declarations in what this target prints: the indentation tells what is a member of what, a declaration is on
/// a line of its own, and a body's lines are indented more deeply than its head. So it needs to look only at the lines
/// with the indentation of a member.
private struct SymbolScanner {
  private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  private struct Container {
    /// The path of the type, with the space that separates it from a member.
    var prefix: String
    var isEnum: Bool
  }

  private(set) var lines: [String] = []
  private var containers: [Container] = []
  /// The beginning of a declaration that has a line for each of its parameters.
  private var pending: String?
  /// The line of a property or subscript whose accessors follow, as long as none of them sets it.
  private var property: Int?

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    // A pointer and indices: they pass over every byte at a good speed in a debug build, too, as plugins run.
    var start = 0
    while start < bytes.count {
      var text = start
      while text < bytes.count, base[text] == UInt8(ascii: " ") { text += 1 }
      var end = text
      while end < bytes.count, base[end] != UInt8(ascii: "\n") { end += 1 }
      let depth = (text - start) / 2
      let isLookedAt = depth <= containers.count || pending != nil || property != nil
      if text < end, isLookedAt { scan(bytes[text..<end], depth: depth) }
      start = end + 1
    }
  }

  private mutating func scan(_ text: Text, depth: Int) {
    if pending != nil {
      // In place: thousands of parameters would be copied for each of them otherwise.
      if depth > containers.count {
        pending?.append(Self.string(text))
        if text.last == UInt8(ascii: ",") { pending?.append(" ") }
      } else if var declaration = pending.take() {
        declaration.append(Self.string(Self.head(text)))
        if declaration.hasPrefix("subscript(") { addAccessed(declaration, text) } else { add(declaration) }
      }
      return
    }
    if let index = property, depth > containers.count {
      if depth == containers.count + 1, text.starts(with: "set {".utf8) {
        lines[index].removeLast(Self.readOnly.count)
      }
      return
    }
    property = nil
    if depth == containers.count {
      scanMember(text)
    } else if depth == containers.count - 1, text.first == UInt8(ascii: "}") {
      containers.removeLast()
    }
  }

  private mutating func scanMember(_ text: Text) {
    if text.starts(with: "extension ".utf8) {
      containers.append(Container(prefix: Self.extended(text) + " ", isEnum: false))
      return
    }
    if containers.last?.isEnum == true, text.starts(with: "case ".utf8) {
      add(Self.string(text))
      return
    }
    var text = text
    while text.first == UInt8(ascii: "@") { text = Self.afterWord(text) }
    guard text.starts(with: "public ".utf8), !text.starts(with: "public import ".utf8) else { return }
    text = Self.afterWord(text)
    if text.starts(with: "indirect ".utf8) { text = Self.afterWord(text) }
    let declaration = text.starts(with: "static ".utf8) ? Self.afterWord(text) : text
    let head = Self.head(text)
    if Self.isSupport(declaration) { return }
    if declaration.starts(with: "let ".utf8) {
      add(Self.constant(text))
    } else if declaration.starts(with: "var ".utf8) {
      addAccessed(Self.string(head), text)
    } else if text.last == UInt8(ascii: "(") {
      pending = Self.string(text)
    } else if declaration.starts(with: "subscript(".utf8) {
      addAccessed(Self.string(head), text)
    } else {
      add(Self.string(head))
      let isEnum = declaration.starts(with: "enum ".utf8)
      guard isEnum || declaration.starts(with: "struct ".utf8), text.last == UInt8(ascii: "{") else { return }
      let name = Self.afterWord(declaration).prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ":") }
      let parent = containers.last.map { $0.prefix.dropLast() + "." } ?? ""
      containers.append(Container(prefix: parent + Self.string(name) + " ", isEnum: isEnum))
    }
  }

  private mutating func add(_ declaration: String) {
    lines.append((containers.last?.prefix ?? "") + declaration)
  }

  /// Adds a property or subscript, which can only be read unless one of the accessors that follow sets it.
  ///
  /// - Parameter text: the line that the declaration ends in.
  private mutating func addAccessed(_ declaration: String, _ text: Text) {
    let hasBody = Self.head(text).count < text.count
    add(hasBody ? declaration + Self.readOnly : declaration)
    if hasBody, text.last == UInt8(ascii: "{") { property = lines.count - 1 }
  }

  private static let readOnly = " { get }"

  /// Whether only the runtime uses a declaration. A parameter without a label is no such sign: `init(_ graph:`.
  private static func isSupport(_ declaration: Text) -> Bool {
    ["let _", "var _", "init(_"].contains { declaration.starts(with: $0.utf8) }
      && !declaration.starts(with: "init(_ ".utf8)
  }

  /// The type that an extension is of, with the one argument that it is for, if it is for one:
  /// `extension GraphProperty where Model == GraphV1.Call {`.
  private static func extended(_ text: Text) -> String {
    let path = afterWord(text).prefix { $0 != UInt8(ascii: " ") }
    let condition = text[path.endIndex...].dropFirst()
    guard condition.starts(with: "where ".utf8) else { return string(path) }
    let argument = afterWord(afterWord(afterWord(condition))).prefix { $0 != UInt8(ascii: " ") }
    return "\(string(path))<\(string(argument))>"
  }

  /// A constant is written with its type, or with the initialiser of its type as its value.
  private static func constant(_ text: Text) -> String {
    let head = string(text.prefix { $0 != UInt8(ascii: "=") }.dropLast())
    if head.utf8.contains(UInt8(ascii: ":")) { return head }
    let type = text.drop { $0 != UInt8(ascii: "=") }.dropFirst(2).prefix { $0 != UInt8(ascii: "(") }
    return "\(head): \(string(type))"
  }

  /// A declaration without its body.
  private static func head(_ text: Text) -> Text {
    guard let brace = text.firstIndex(of: UInt8(ascii: "{")), brace > text.startIndex else { return text }
    return text[..<(brace - 1)]
  }

  private static func afterWord(_ text: Text) -> Text {
    text.drop { $0 != UInt8(ascii: " ") }.dropFirst()
  }

  private static func string(_ text: Text) -> String { String(decoding: text, as: UTF8.self) }
}
