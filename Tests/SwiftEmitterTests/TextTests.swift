import Testing

@testable import SwiftEmitter

@Suite struct CodePrinterTests {
  private static func text(_ print: (inout CodePrinter) -> Void) -> String {
    var printer = CodePrinter()
    print(&printer)
    return printer.text
  }

  @Test func blocksAreIndentedAndEmptyLinesAreNot() {
    let text = Self.text { printer in
      printer.block("a {") { printer in
        printer.line("b")
        printer.line()
        printer.block("c {") { $0.line("d") }
      }
    }
    #expect(text == "a {\n  b\n\n  c {\n    d\n  }\n}\n")
  }

  /// A call is broken up exactly when it would pass the width.
  @Test(arguments: [119, 120, 121, 122])
  func aCallIsOnOneLineWhereItFits(_ length: Int) {
    let argument = SwiftName(encoding: String(repeating: "x", count: length - "call(, y)".count))
    let text = Self.text { $0.call("call", ["\(argument)", "y"]) }
    #expect(text == (length <= 120 ? "call(\(argument), y)\n" : "call(\n  \(argument),\n  y\n)\n"))
  }

  @Test func aCallWithoutArgumentsKeepsItsTail() {
    #expect(Self.text { $0.call("f", [], tail: " {") } == "f() {\n")
  }

  @Test(arguments: [119, 120, 121])
  func anAccessorIsOnOneLineWhereItFits(_ length: Int) {
    let body = SwiftName(encoding: String(repeating: "x", count: length - "var a {  }".count))
    let text = Self.text { $0.accessor("var a", "\(body)") }
    #expect(text == (length <= 120 ? "var a { \(body) }\n" : "var a {\n  \(body)\n}\n"))
  }

  @Test func documentationIsWrappedAtItsDepth() {
    let words = Array(repeating: "word", count: 60).joined(separator: " ")
    let text = Self.text { printer in printer.indented { $0.documentation([words, "end"]) } }
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("  ///") && $0.count <= 120 })
    #expect(lines.suffix(2) == ["  ///", "  /// end"])
  }
}

@Suite struct SwiftCodeTests {
  private static let hostile = [
    "a\nb", "a\rb", "a\u{2028}b", "a\0b", "a\u{1B}[31mb", "a b", "a;b", "a`b", "a//b", "a\"b", "a\\(b)", "a}b",
    "\u{202E}a",
    "e\u{301}", "é", "名", "", "_", "1", "$0", "`a`", "\u{E0041}", "#if",
  ]

  @Test(arguments: hostile)
  func anyTextIsSpelledAsAName(_ text: String) {
    for name in [
      SwiftName(encoding: text), Identifier.type(text), Identifier.member(text), Identifier.lowerCamel(text),
    ] {
      #expect(name.text.utf8.allSatisfy(ASCII.isWord))
      #expect(name.text != "_" && !name.text.isEmpty)
      #expect(name.text.utf8.first.map(ASCII.isDigit) == false)
    }
  }

  @Test func namesLiteralsAndCodeArePutTogether() {
    let name = SwiftName("default")
    let path = SwiftPath([SwiftName("GraphV1"), SwiftName("Call")])
    let code: SwiftCode = "case .\(member: name)(let \(name)): \(path) \(SwiftLiteral.string("a\"")) \(3)"
    #expect(code.text == #"case .default(let `default`): GraphV1.Call "a\"" 3"#)
    #expect(([name, SwiftName("init")].map { SwiftCode($0) }).joined(separator: ", ").text == "`default`, `init`")
    #expect(("x.\(member: SwiftName("init"))" as SwiftCode).text == "x.`init`")
  }

  @Test(arguments: hostile)
  func aCommentIsOneLine(_ text: String) {
    var printer = CodePrinter()
    printer.comment("a \(text) b")
    printer.documentation(["a \(text) b"])
    let lines = printer.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3 && lines[2].isEmpty)
    #expect(lines[0].utf8.starts(with: "// a ".utf8) && lines[1].utf8.starts(with: "/// a ".utf8))
  }
}

@Suite struct TextWrapTests {
  @Test func linesAreFilledToTheWidth() {
    #expect(TextWrap.lines(of: "aa bb cc dd", width: 5) == ["aa bb", "cc dd"])
    #expect(TextWrap.lines(of: "aa bb cc", width: 4) == ["aa", "bb", "cc"])
    #expect(TextWrap.lines(of: "a toolongword b", width: 4) == ["a", "toolongword", "b"])
    #expect(TextWrap.lines(of: "", width: 4).isEmpty)
    #expect(TextWrap.lines(of: " \t ", width: 4).isEmpty)
  }

  @Test func whatCannotBeSeenInACommentIsSpelled() {
    #expect(TextWrap.lines(of: "a\u{202E}b \u{200B} c", width: 80) == [#"a\u{202e}b \u{200b} c"#])
  }

  /// Whatever ends a line for some reader would end the comment, and what follows would be code.
  @Test(arguments: ["\n", "\r", "\r\n", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\0", "\u{7F}"])
  func noTextEndsItsComment(_ separator: String) {
    let lines = TextWrap.lines(of: "a\(separator)fatalError()", width: 80)
    #expect(lines == ["a fatalError()"])
  }
}

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("See [tones](/tones.md).", "See tones."), ("[a](b)[c](../d.md)", "ac"),
    ("[a](https://example.com/x)", "[a](https://example.com/x)"),
    ("[a](http://example.com)", "[a](http://example.com)"),
    ("a [b c", "a [b c"), ("a [b] (c)", "a [b] (c)"), ("[a](b", "[a](b"), ("", ""), ("[[a](b)", "[a"),
    ("x[1] and [y](z)", "x[1] and y"),
  ])
  func relativeLinksLeaveTheirText(_ text: String, _ plain: String) {
    #expect(Markdown.plain(text) == plain)
  }

  /// Whatever a renderer takes for a link leads to the web.
  @Test(arguments: [
    ("[a](javascript:alert(1))", "a)"), ("[a](<javascript:x>)", "a"), ("[a]( javascript:x)", "a"),
    ("[a](JaVaScRiPt:x)", "a"), ("[a](&#106;avascript:x)", "a"), ("[a](data:text/html,x)", "a"),
    ("[a](file:///etc/passwd)", "a"), ("[a [b] c](javascript:x)", "[a [b] c] (javascript:x)"),
    ("![a](data:x)", "!a"), ("<javascript:x>", "< javascript:x>"), ("[a]: javascript:x", "[a] : javascript:x"),
    ("<a href='javascript:x'>b</a>", "< a href='javascript:x'>b</a>"),
    ("<https://example.com>", "<https://example.com>"),
    ("<br/><id> a < b", "<br/><id> a < b"), ("(http[s]://a)", "(http[s]://a)"),
    ("[a]: https://example.com", "[a]: https://example.com"),
    ("[a](https://x](javascript:y)", "[a](https://x] (javascript:y)"), ("a\u{200B}b\u{FEFF}c", "abc"),
  ])
  func onlyLinksToTheWebStay(_ text: String, _ plain: String) {
    #expect(Markdown.plain(text) == plain)
  }

  @Test(arguments: [
    ("https://example.com/a?b=c&d#e", true), ("http://example.com", true), ("javascript:x", false), ("//x", false),
    ("https://example.com/a)[b](javascript:x", false), ("https://example.com/a b", false), ("https://é", false),
    ("HTTPS://example.com\n", false), ("file:///x", false), ("", false),
  ])
  func anAddressIsOneOfTheWeb(_ text: String, _ isAddress: Bool) {
    #expect(Markdown.isAddress(text) == isAddress)
    #expect(Markdown.link("a", to: text) == (isAddress ? "[a](\(text))" : nil))
  }

  @Test func manyBracketsAreReadInLinearTime() {
    for part in ["[", "[a](", "[a", "<", "<a"] {
      let text = String(repeating: part, count: 20_000)
      let clock = ContinuousClock()
      var result = ""
      let duration = clock.measure { result = Markdown.plain(text) }
      #expect(result == text)
      #expect(duration < .seconds(2), "\(part): \(duration)")
    }
  }
}

@Suite struct SwiftLiteralTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b", "\"a\\\"b\""), ("a\\(b)", "\"a\\\\(b)\""), ("a\nb\r\t", "\"a\\nb\\r\\t\""),
    ("\u{0}\u{7F}\u{2028}", "\"\\u{0}\\u{7f}\\u{2028}\""), ("é😀", "\"é😀\""),
    ("\u{202E}\u{200B}\u{E0041}", "\"\\u{202e}\\u{200b}\\u{e0041}\""), ("a\u{FEFF}", "\"a\\u{feff}\""),
  ])
  func nothingEndsOrChangesALiteral(_ text: String, _ literal: String) {
    #expect(SwiftLiteral.string(text).text == literal)
  }
}
