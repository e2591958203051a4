import Support
import Testing

@Suite struct VisibleTextTests {
  /// The ranges that are written down hold whatever this toolchain's Unicode calls so.
  @Test func everyCharacterThatUnicodeHidesIsHidden() {
    var missing: [UInt32] = []
    for value in 0...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isHidden =
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
        }
      if isHidden != VisibleText.isHidden(scalar), !(0xFFF0...0xFFFB).contains(value),
        !(0xE0000...0xE0FFF).contains(value)
      {
        missing.append(value)
      }
    }
    #expect(missing.isEmpty, "\(missing.map { String($0, radix: 16) })")
  }

  @Test(arguments: [
    ("plain text: fine", "plain text: fine"), ("é 名 😀 \u{A0}", "é 名 😀 \u{A0}"), ("a\u{202E}b", #"a\u{202e}b"#),
    ("a\u{200B}\u{FEFF}b", #"a\u{200b}\u{feff}b"#), ("\u{1B}[31m", #"\u{1b}[31m"#), ("a\nb", #"a\u{a}b"#),
    ("\u{E0041}", #"\u{e0041}"#), ("\u{FFFF}\u{1FFFE}", #"\u{ffff}\u{1fffe}"#), ("\u{9B}2J", #"\u{9b}2J"#),
  ])
  func whatCannotBeSeenIsSpelled(_ text: String, _ shown: String) {
    #expect(VisibleText.escaped(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test(arguments: [
    ("a\nb\n", "a\nb\n"), ("a\r\n::error::x", #"a\u{d}"# + "\n" + #"\u{3a}:error::x"#),
    ("::add-mask::x", #"\u{3a}:add-mask::x"#),
    (" \t::x", #" \u{9}\u{3a}:x"#), ("\u{A0}\u{3000}::x", "\u{A0}\u{3000}" + #"\u{3a}:x"#), ("a ::x", "a ::x"),
    ("a ##[error]x", #"a ##\u{5b}error]x"#), ("##vso[task.x]", #"##\u{76}so[task.x]"#),
    ("## Heading ##\n##\n#[a]", "## Heading ##\n##\n#[a]"), ("###[group]", #"###\u{5b}group]"#),
    ("a\u{2028}::x", #"a\u{2028}::x"#), ("\u{FEFF}::x", #"\u{feff}::x"#),
  ])
  func noLineIsACommandOfACISystem(_ text: String, _ shown: String) {
    #expect(VisibleText.lines(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }
}
