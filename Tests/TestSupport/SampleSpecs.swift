/// A page and metadata that fit each other: lamps.
package enum SampleSpecs {
  /// A page that allows to read a lamp in one version or in both.
  package static func page(_ labels: String...) -> String {
    """
    # Lamps.Read

    ## Graph Methods

    Type: A = Application Permission, D = Delegate Permission

    |Ver|Type|Method|
    |-------|----|------|
    \(labels.map { "|\($0)|A|[GET /lamps/{id}](https://example.com/graph/api/lamp-get)|\n" }.joined())\
    ## Application Permission
    |||
    |-|-|
    |**Id**|99999999-9999-4999-8999-000000000001|

    """
  }

  /// - Parameters:
  ///   - properties: of the type `lamp`, besides `id`.
  ///   - set: what the set of lamps is called.
  ///   - hasChairs: whether there is something that the page has no row for.
  package static func metadata(_ properties: [String], set: String = "lamps", hasChairs: Bool = false) -> String {
    let type = """
            <EntityType Name="chair">
              <Key><PropertyRef Name="id" /></Key>
              <Property Name="id" Type="Edm.String" Nullable="false" />
            </EntityType>

      """
    let chairs = "        <EntitySet Name=\"chairs\" EntityType=\"microsoft.graph.chair\" />\n"
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
        <edmx:DataServices>
          <Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
            <EntityType Name="lamp">
              <Key><PropertyRef Name="id" /></Key>
              <Property Name="id" Type="Edm.String" Nullable="false" />
      \(properties.map { "        <Property Name=\"\($0)\" Type=\"Edm.Boolean\" />\n" }.joined())\
            </EntityType>
      \(hasChairs ? type : "")\
            <EntityContainer Name="GraphService">
              <EntitySet Name="\(set)" EntityType="microsoft.graph.lamp" />
      \(hasChairs ? chairs : "")\
            </EntityContainer>
          </Schema>
        </edmx:DataServices>
      </edmx:Edmx>

      """
  }
}
