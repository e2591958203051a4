import CSDLReader
import Fuzzer
import GraphSpec

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzCSDL.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzCSDL.check(UnsafeRawBufferPointer(start: data, count: count))
  return 0
}

/// Metadata: a model or an error.
enum FuzzCSDL {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    var diagnostics: [Diagnostic] = []
    let model = CSDLReader.read(bytes: bytes, file: "metadata.xml", diagnostics: &diagnostics)
    guard let model else {
      if !diagnostics.containsError { found("there is neither a model nor an error") }
      return
    }
    let types = model.structuredTypes
    for (name, type) in types {
      if type.name != name { found("a type has another name than its key") }
      var next = type.baseType
      for _ in types { next = next.flatMap { types[$0]?.baseType } }
      if next != nil { found("base types go in a circle") }
    }
  }

  private static func service(_ schema: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
    <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">\(schema)
    <EntityContainer Name="S"><Singleton Name="me" Type="graph.a"/></EntityContainer></Schema>
    </edmx:DataServices></edmx:Edmx>
    """
  }

  static let seeds = [
    service(
      """
      <EntityType Name="a" Abstract="true"><Key><PropertyRef Name="id"/></Key>
      <Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
      <EntityType Name="b" BaseType="graph.a" OpenType="true"><Property Name="c" Type="Collection(graph.d)"/>
      <NavigationProperty Name="e" Type="graph.b" ContainsTarget="true" Partner="f"/></EntityType>
      <ComplexType Name="d"><Property Name="g" Type="graph.h" DefaultValue="i"/></ComplexType>
      <EnumType Name="h" IsFlags="true"><Member Name="i" Value="1"/><Member Name="j"/></EnumType>
      """
    ),
    service(
      """
      <EntityType Name="a"/><Action Name="b" IsBound="true"><Parameter Name="c" Type="graph.a"/>
      <Parameter Name="d" Type="Edm.Int32"><Annotation Term="Org.OData.Core.V1.OptionalParameter"/></Parameter>
      <ReturnType Type="Edm.String" Nullable="false"/></Action>
      <Function Name="e" IsComposable="true"><ReturnType Type="Collection(Edm.String)"/></Function>
      <Annotations Target="graph.a/f"><Annotation Term="Org.OData.Core.V1.Description" String="&lt;g&#x41;"/>
      </Annotations>
      """
    ),
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
  ]
}
