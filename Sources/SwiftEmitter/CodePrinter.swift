/// Collects lines of Swift, indented by two spaces a level, ended by LF on every platform.
///
/// Code is `SwiftCode`, which no text of the specs can become; a text goes into a comment, with its line ends and other
/// control characters taken out.
struct CodePrinter {
  /// In UTF-8.
  private var bytes: [UInt8] = []
  /// Whether a line of code is wider than it may be, which a name of Graph can make it.
  private(set) var hasWideLine = false
  private var level = 0

  /// The widest line that a generated file has, comments with an address in them aside.
  static let width = 120

  /// What stands before a declaration that only passes on to the runtime, of which a module has thousands. The first lets
  /// it be compiled only where a client uses it (SE-0497 calls it `@export(implementation)`): it would be half of the
  /// module's code. The second keeps the optimiser from putting two of them into a third, a fifth of its time.
  static let clientAttributes: SwiftCode = "@_alwaysEmitIntoClient @inline(never)"

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var isEmpty: Bool { bytes.isEmpty }

  /// What another one has collected.
  mutating func append(_ other: CodePrinter) { bytes += other.bytes }

  /// How many columns are left at this depth.
  var columns: Int { Self.width - level * 2 }

  mutating func line(_ code: SwiftCode = "") {
    code.bytes.withUnsafeBufferPointer { write("", $0) }
    if code.bytes.count > columns, !code.bytes.starts(with: "//".utf8) { hasWideLine = true }
  }

  private mutating func write(_ mark: StaticString, _ line: String) {
    var line = line
    line.withUTF8 { write(mark, $0) }
  }

  /// The only way into `text`: one line, whatever it came from.
  private mutating func write(_ mark: StaticString, _ line: UnsafeBufferPointer<UInt8>) {
    var hasControls = false
    for byte in line { hasControls = hasControls || byte < 0x20 || byte == 0x7F }
    precondition(!hasControls, "a line of code holds no control characters")
    if !line.isEmpty {
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
      bytes.append(contentsOf: UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount))
      bytes.append(contentsOf: line)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// What follows each element of an array literal that has a line for each: the formatter wants no comma after an only
  /// element.
  static func elementEnd(of count: Int) -> SwiftCode { count == 1 ? "" : "," }

  /// A head such as `public struct Call {`, an indented body, and a tail.
  mutating func block(_ head: SwiftCode, close: SwiftCode = "}", _ body: (inout CodePrinter) -> Void) {
    line(head)
    indented(body)
    line(close)
  }

  /// A declaration with the attributes of one that only passes on to the runtime, on a line of their own where they don't
  /// fit before the head.
  mutating func client(_ head: SwiftCode, _ body: (inout CodePrinter) -> Void) {
    let attribute = Self.clientAttributes
    let fits = attribute.width + 1 + head.width <= columns
    if !fits { line(attribute) }
    block(fits ? "\(attribute) \(head)" : head, body)
  }

  mutating func indented(_ body: (inout CodePrinter) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }

  /// `head(a, b)` on one line where it fits, else one argument a line with a comma after each but the last.
  mutating func call(_ head: SwiftCode, _ arguments: [SwiftCode], tail: SwiftCode = "") {
    let length = head.width + tail.width + 2 + arguments.reduce(0) { $0 + $1.width + 2 } - (arguments.isEmpty ? 0 : 2)
    if length <= columns {
      line("\(head)(\(arguments.joined(separator: ", ")))\(tail)")
      return
    }
    block("\(head)(", close: ")\(tail)") { printer in
      for (index, argument) in arguments.enumerated() {
        printer.line(index == arguments.count - 1 ? argument : "\(argument),")
      }
    }
  }

  /// The same with calls for arguments, each on one line where it fits.
  mutating func call(_ head: SwiftCode, _ arguments: [CallArgument]) {
    let line: SwiftCode = "\(head)(\(arguments.map(\.code).joined(separator: ", ")))"
    if line.width <= columns {
      self.line(line)
      return
    }
    block("\(head)(", close: ")") { printer in
      for (index, argument) in arguments.enumerated() {
        let end: SwiftCode = index == arguments.count - 1 ? "" : ","
        if let values = argument.values {
          printer.call(argument.head, values, tail: end)
        } else {
          printer.line("\(argument.head)\(end)")
        }
      }
    }
  }

  /// The elements of a list, as many on a line as fit; a comma follows each where there are several.
  mutating func fill(_ elements: [SwiftCode]) {
    var current: SwiftCode = ""
    for (index, element) in elements.enumerated() {
      let item: SwiftCode = elements.count == 1 ? element : "\(element),"
      if index > 0, current.width + 1 + item.width <= columns {
        current = "\(current) \(item)"
      } else {
        if index > 0 { line(current) }
        current = item
      }
    }
    if !elements.isEmpty { line(current) }
  }

  /// `head { body }` on one line where it fits, else as a block.
  mutating func accessor(_ head: SwiftCode, _ body: SwiftCode) {
    if head.width + body.width + 5 <= columns {
      line("\(head) { \(body) }")
    } else {
      block("\(head) {") { $0.line(body) }
    }
  }

  /// `head value` on one line where it fits, else the value on a line of its own. The formatter leaves room for a comma
  /// after the last element of an array literal, although one on the same line gets none.
  mutating func pair(_ head: SwiftCode, _ value: SwiftCode) {
    if head.width + 1 + value.width + (value.bytes.suffix(2).elementsEqual("])".utf8) ? 1 : 0) <= columns {
      line("\(head) \(value)")
    } else {
      line(head)
      indented { $0.line(value) }
    }
  }

  /// `head` and a literal of several lines, each made of `SwiftLiteral.content`.
  mutating func text(_ head: SwiftCode, _ lines: [SwiftCode], tail: SwiftCode = "") {
    if lines.isEmpty {
      line("\(head) \"\"\(tail)")
      return
    }
    line("\(head) \"\"\"")
    indented { printer in
      for line in lines { printer.line(line) }
      printer.line("\"\"\"\(tail)")
    }
  }

  /// Tells the formatter that a name is Graph's own where it is not lower camel case. It stands before documentation.
  mutating func allowName(_ name: SwiftName) { allowNames([name]) }

  /// The same for a function and its parameters.
  mutating func allowNames(_ names: [SwiftName]) {
    if names.contains(where: { $0.text.first?.isUppercase == true || $0.text.dropFirst().contains("_") }) {
      line("// swift-format-ignore: AlwaysUseLowerCamelCase")
    }
  }

  /// A string literal of several lines, with as many words on each as fit.
  mutating func words(_ words: [String], head: SwiftCode = "", tail: SwiftCode = "") {
    line("\(head)\"\"\"")
    // The formatter indents the lines of a literal that isn't first on its own.
    level += head.width == 0 ? 0 : 1
    var current = ""
    var width = 0
    for word in words {
      let word = SwiftLiteral.content(word)
      if !current.isEmpty, width + 1 + word.width > columns {
        write("", current)
        current = ""
        width = 0
      }
      if !current.isEmpty {
        current += " "
        width += 1
      }
      current += word.text
      width += word.width
    }
    if width > columns { hasWideLine = true }
    if !current.isEmpty { write("", current) }
    line("\"\"\"\(tail)")
    level -= head.width == 0 ? 0 : 1
  }

  // MARK: Comments

  /// Documentation, wrapped at the width; paragraphs are separated by an empty comment line.
  mutating func documentation(_ paragraphs: [String]) {
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { line("///") }
      for wrapped in TextWrap.lines(of: paragraph, width: columns - 4) { write("/// ", wrapped) }
    }
  }

  /// A comment of one line, however long.
  mutating func comment(_ text: String) {
    for line in TextWrap.lines(of: text, width: .max) { write("// ", line) }
  }
}

/// An argument of a call, which may be a call itself.
struct CallArgument {
  var head: SwiftCode
  /// Nil for what is no call.
  var values: [SwiftCode]?

  /// - Parameter values: of a call; none of them makes a name alone.
  init(_ head: SwiftCode, _ values: [SwiftCode] = []) {
    self.head = head
    self.values = values.isEmpty ? nil : values
  }

  var code: SwiftCode { values.map { "\(head)(\($0.joined(separator: ", ")))" } ?? head }
}
