import CSDLReader
import GraphSpec
import Testing

struct AnnotationTests {
  @Test func findsAnnotationsByTargetWhereverTheyAre() throws {
    let (document, diagnostics) = CSDLText.read(
      CSDLText.file(
        """
        <ComplexType Name="c"><Annotation Term="v.Inline" Int="7"/>
        <Property Name="p" Type="Edm.String"><Annotation Term="v.OnProperty"/></Property></ComplexType>
        <Annotations Target="t.c" Qualifier="Q">
          <Annotation Term="t.First" String="Teams Q&amp;A &#x41;"/>
          <Annotation Term="v.Second"><Record Type="t.r"><PropertyValue Property="On" Bool="false"/>
            <PropertyValue Property="Kind"><EnumMember>v.E/a v.E/b</EnumMember></PropertyValue></Record></Annotation>
        </Annotations>
        <Annotations Target="test.c/p"><Annotation Term="v.List"><Collection><String>a</String><Null/>
          <PropertyPath>x/y</PropertyPath><Date>2021-01-01</Date><If/></Collection></Annotation></Annotations>
        """
      )
    )
    #expect(diagnostics == [])
    let index = try #require(document).annotations
    #expect(index.count == 4)
    let onType = index.annotations(for: "test.c")
    #expect(onType.map(\.term.description) == ["v.Inline", "test.First", "v.Second"])
    #expect(onType.map(\.qualifier) == [nil, "Q", "Q"])
    #expect(onType.map(\.location.line) == [5, 8, 9])
    #expect(onType.first?.value == .int(7))
    #expect(onType[1].value == .string("Teams Q&A A"))
    #expect(
      onType[2].value
        == .record(
          type: QualifiedName("test.r"),
          [
            .init(property: "On", value: .bool(false)),
            .init(property: "Kind", value: .enumMember(["v.E/a", "v.E/b"])),
          ]
        )
    )
    let onProperty = index.annotations(for: "test.c/p")
    #expect(onProperty.map(\.term.description) == ["v.OnProperty", "v.List"])
    #expect(onProperty.first.map { $0.value == nil } == true)
    #expect(
      onProperty.last?.value
        == .collection([
          .string("a"), .null, .path("x/y"), .constant(type: "Date", text: "2021-01-01"), .other("If"),
        ])
    )
    #expect(index.annotations(for: "test.none").isEmpty)
  }
}
