import CSDLReader
import GraphSpec
import Testing

/// Files that can't be used: each gives one error at the right place and no document.
struct RejectionTests {
  private func rejection(_ bytes: [UInt8], limits: CSDLLimits = .standard) -> [String] {
    let (document, diagnostics) = CSDLText.read(bytes: bytes, limits: limits)
    #expect(document == nil)
    return CSDLText.codes(diagnostics)
  }

  private func rejection(_ text: String, limits: CSDLLimits = .standard) -> [String] {
    rejection(Array(text.utf8), limits: limits)
  }

  @Test func refusesEmptyAndForeignFiles() {
    #expect(rejection("") == ["error csdl-empty-file:0"])
    #expect(rejection("{ \"a\": 1 }") == ["error csdl-malformed-xml:1"])
    #expect(rejection("\n\n  \n").count == 1)
    #expect(rejection("<html></html>") == ["error csdl-not-edmx:1"])
    #expect(rejection("\n<Edmx xmlns='http://schemas.microsoft.com/ado/2007/06/edmx'/>") == ["error csdl-not-edmx:2"])
  }

  @Test(arguments: [
    #"<!DOCTYPE a SYSTEM "file:///etc/passwd">"#,
    #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
    #"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>"#,
    #"<!DOCTYPE a PUBLIC "-//A//B//EN" "http://127.0.0.1:9/a.dtd" [%p;]>"#,
    "<!DOCTYPE a>",
  ])
  func refusesADocumentType(_ doctype: String) {
    let text = CSDLText.file("").replacing("?>\n", with: "?>\n\(doctype)\n")
    #expect(rejection(text) == ["error csdl-doctype:2"])
  }

  @Test func refusesAnUndeclaredEntity() {
    #expect(rejection(CSDLText.file(#"<ComplexType Name="&x;"/>"#)) == ["error csdl-malformed-xml:5"])
  }

  @Test func refusesAnUndeclaredPrefix() {
    #expect(rejection(CSDLText.file(#"<x:ComplexType Name="a"/>"#)) == ["error csdl-undeclared-prefix:5"])
    #expect(rejection(CSDLText.file(#"<ComplexType Name="a" x:b=""/>"#)) == ["error csdl-undeclared-prefix:5"])
  }

  @Test(arguments: [101, 10_000, 200_000])
  func refusesDeepNesting(_ levels: Int) {
    let body = String(repeating: "<Annotation>", count: levels) + String(repeating: "</Annotation>", count: levels)
    #expect(rejection(CSDLText.file(body)) == ["error csdl-too-deep:5"])
    let unclosed = String(repeating: "<a>\n", count: levels)
    #expect(rejection(CSDLText.file(unclosed)) == ["error csdl-too-deep:\(5 + 97)"])
  }

  @Test func refusesEveryCutOffFile() {
    let text = Array(CSDLText.file(#"<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>"#).utf8)
    for count in 1..<(text.count - 1) {
      let (document, diagnostics) = CSDLText.read(bytes: Array(text[..<count]))
      #expect(document == nil && diagnostics.count == 1 && diagnostics[0].severity == .error, "\(count) bytes")
    }
    #expect(rejection(CSDLText.start + "<ComplexType Name=\"a\">\n<Prop") == ["error csdl-cut-off-file:6"])
    #expect(rejection(CSDLText.start + "<ComplexType Name=\"a\">\n") == ["error csdl-cut-off-file:6"])
  }

  @Test func refusesBrokenXML() {
    #expect(rejection(CSDLText.file("\n<ComplexType Name='a'></EntityType>")) == ["error csdl-malformed-xml:6"])
    #expect(rejection(CSDLText.file("<ComplexType Name=a/>")) == ["error csdl-malformed-xml:5"])
    #expect(rejection(CSDLText.file("<ComplexType Name='a' Name='b'/>")) == ["error csdl-malformed-xml:5"])
    #expect(rejection(CSDLText.file("") + "more") == ["error csdl-malformed-xml:10"])
  }

  @Test func refusesOtherEncodings() {
    let text = CSDLText.file("")
    #expect(
      rejection([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) == ["error csdl-encoding:1"]
    )
    #expect(rejection(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) == ["error csdl-encoding:1"])
    #expect(rejection(text.replacing("utf-8", with: "utf-16")) == ["error csdl-encoding:1"])
    #expect(rejection(text.replacing("utf-8", with: "windows-1252")) == ["error csdl-encoding:1"])
    let latin = Array(CSDLText.start.utf8) + Array("\n<ComplexType Name=\"a".utf8) + [0xE4] + Array("b\"/>".utf8)
    #expect(rejection(latin + Array(CSDLText.end.utf8)) == ["error csdl-encoding:6"])
  }

  @Test func acceptsAByteOrderMark() {
    let (document, diagnostics) = CSDLText.read(bytes: [0xEF, 0xBB, 0xBF] + Array(CSDLText.file("").utf8))
    #expect(document != nil)
    #expect(diagnostics == [])
  }

  @Test func refusesNULBytes() {
    #expect(rejection(CSDLText.file("\n<Comp\0lexType/>")) == ["error csdl-nul-byte:6"])
    #expect(rejection(CSDLText.file("") + "\0") == ["error csdl-nul-byte:10"])
    #expect(rejection([0, 0, 0]) == ["error csdl-nul-byte:1"])
  }

  @Test func refusesHugeValues() {
    for count in [70_000, 11_000_000] {
      let name = String(repeating: "a", count: count)
      #expect(rejection(CSDLText.file("\n<ComplexType Name=\"\(name)\"/>")).count == 1)
    }
    let name = String(repeating: "a", count: 70_000)
    #expect(rejection(CSDLText.file("\n<ComplexType Name=\"\(name)\"/>")) == ["error csdl-value-too-long:6"])
  }

  @Test func refusesMetadataOfOtherVersionsAndWithoutSchemas() {
    let text = CSDLText.file("")
    #expect(
      rejection(text.replacing(#"Version="4.0""#, with: #"Version="3.0""#)) == ["error csdl-unsupported-version:2"]
    )
    #expect(rejection(text.replacing(#" Version="4.0""#, with: "")) == ["error csdl-missing-attribute:2"])
    let edmx = #"<e:Edmx Version="4.0" xmlns:e="http://docs.oasis-open.org/odata/ns/edmx">"#
    #expect(rejection(edmx + "<e:DataServices/></e:Edmx>") == ["error csdl-no-schema:1"])
    #expect(rejection(edmx + "</e:Edmx>") == ["error csdl-no-schema:1"])
  }

  @Test func stopsAtTheErrorLimit() {
    let body = String(repeating: "<ComplexType/>\n", count: 1000)
    let codes = rejection(CSDLText.file(body), limits: CSDLLimits(diagnostics: 10))
    #expect(codes.count { $0.hasPrefix("error csdl-missing-attribute") } == 10)
    #expect(codes.last == "error csdl-too-many-errors:0")
  }
}
