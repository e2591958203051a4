import APISurface
import CSDLReader
import GraphSpec
import Testing

/// A small service with one of everything that a path can address.
enum PathFixture {
  static let metadata = """
    <?xml version="1.0" encoding="utf-8"?>
    <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
    <edmx:DataServices>
    <Schema Namespace="sample.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <EnumType Name="tone"><Member Name="star" Value="0"/></EnumType>
      <EntityType Name="entity" Abstract="true">
        <Key><PropertyRef Name="id"/></Key>
        <Property Name="id" Type="Edm.String" Nullable="false"/>
      </EntityType>
      <EntityType Name="directoryObject" BaseType="graph.entity"/>
      <EntityType Name="user" BaseType="graph.directoryObject" OpenType="true">
        <Property Name="mail" Type="Edm.String"/>
        <Property Name="aliases" Type="Collection(Edm.String)"/>
        <Property Name="settings" Type="graph.settings"/>
        <NavigationProperty Name="manager" Type="graph.directoryObject"/>
        <NavigationProperty Name="memberOf" Type="Collection(graph.directoryObject)"/>
        <NavigationProperty Name="messages" Type="Collection(graph.message)" ContainsTarget="true"/>
        <NavigationProperty Name="photo" Type="graph.photo" ContainsTarget="true"/>
        <NavigationProperty Name="drive" Type="graph.drive" ContainsTarget="true"/>
        <NavigationProperty Name="lost" Type="graph.undeclared"/>
      </EntityType>
      <EntityType Name="group" BaseType="graph.directoryObject">
        <Property Name="appId" Type="Edm.Guid"/>
        <NavigationProperty Name="members" Type="Collection(graph.directoryObject)"/>
        <NavigationProperty Name="notes" Type="Collection(graph.message)" ContainsTarget="true"/>
      </EntityType>
      <EntityType Name="device" BaseType="graph.directoryObject">
        <NavigationProperty Name="notes" Type="Collection(graph.message)" ContainsTarget="true"/>
        <NavigationProperty Name="owners" Type="Collection(graph.user)"/>
      </EntityType>
      <EntityType Name="printer" BaseType="graph.directoryObject">
        <NavigationProperty Name="owners" Type="Collection(graph.group)"/>
      </EntityType>
      <EntityType Name="message" BaseType="graph.entity">
        <Property Name="subject" Type="Edm.String"/>
        <NavigationProperty Name="rules" Type="Collection(graph.message)" ContainsTarget="true"/>
      </EntityType>
      <EntityType Name="photo" BaseType="graph.entity" HasStream="true"/>
      <EntityType Name="drive" BaseType="graph.entity">
        <NavigationProperty Name="root" Type="graph.driveItem" ContainsTarget="true"/>
        <NavigationProperty Name="items" Type="Collection(graph.driveItem)" ContainsTarget="true"/>
      </EntityType>
      <EntityType Name="driveItem" BaseType="graph.entity">
        <Property Name="content" Type="Edm.Stream"/>
        <NavigationProperty Name="children" Type="Collection(graph.driveItem)" ContainsTarget="true"/>
        <NavigationProperty Name="Cased" Type="graph.photo" ContainsTarget="true"/>
        <NavigationProperty Name="cased" Type="graph.photo" ContainsTarget="true"/>
      </EntityType>
      <EntityType Name="part">
        <Key><PropertyRef Name="order"/><PropertyRef Name="line"/></Key>
        <Property Name="order" Type="Edm.String" Nullable="false"/>
        <Property Name="line" Type="Edm.Int32" Nullable="false"/>
      </EntityType>
      <ComplexType Name="settings"><Property Name="zone" Type="Edm.String"/></ComplexType>
      <Function Name="delta" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.message)"/>
        <ReturnType Type="Collection(graph.message)"/>
      </Function>
      <Function Name="delta" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.message)"/>
        <Parameter Name="token" Type="Edm.String"/>
        <ReturnType Type="Collection(graph.message)"/>
      </Function>
      <Function Name="delta" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.directoryObject)"/>
        <ReturnType Type="Collection(graph.directoryObject)"/>
      </Function>
      <Function Name="delta" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.user)"/>
        <ReturnType Type="Collection(graph.user)"/>
      </Function>
      <Function Name="getReport" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.user"/>
        <Parameter Name="period" Type="Edm.String"/>
        <ReturnType Type="Edm.Stream"/>
      </Function>
      <Function Name="getReport" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.user"/>
        <Parameter Name="date" Type="Edm.Date"/>
        <ReturnType Type="Edm.Stream"/>
      </Function>
      <Function Name="getTones" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.user"/>
        <Parameter Name="Tone" Type="graph.tone"/>
        <ReturnType Type="Collection(graph.tone)"/>
      </Function>
      <Function Name="getByPath" IsBound="true" IsComposable="true">
        <Parameter Name="bindingParameter" Type="graph.drive"/>
        <Parameter Name="path" Type="Edm.String"/>
        <ReturnType Type="graph.drive"/>
      </Function>
      <Function Name="closed" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.drive"/>
        <ReturnType Type="graph.drive"/>
      </Function>
      <Function Name="between" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.drive"/>
        <Parameter Name="start" Type="Edm.DateTimeOffset"/>
        <Parameter Name="end" Type="Edm.DateTimeOffset"/>
        <ReturnType Type="Collection(graph.driveItem)"/>
      </Function>
      <Action Name="check" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.directoryObject"/>
        <Parameter Name="ids" Type="Collection(Edm.String)"/>
        <ReturnType Type="Collection(Edm.String)"/>
      </Action>
      <Action Name="forward" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.message"/>
      </Action>
      <Action Name="forward" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.driveItem"/>
      </Action>
      <Function Name="both" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.message"/>
        <ReturnType Type="Edm.Int32"/>
      </Function>
      <Action Name="both" IsBound="true">
        <Parameter Name="bindingParameter" Type="graph.message"/>
        <ReturnType Type="Edm.Boolean"/>
      </Action>
      <Action Name="resetAll"><Parameter Name="hard" Type="Edm.Boolean"/></Action>
      <EntityContainer Name="Service">
        <EntitySet Name="users" EntityType="graph.user"/>
        <EntitySet Name="groups" EntityType="graph.group"/>
        <EntitySet Name="objects" EntityType="graph.directoryObject"/>
        <EntitySet Name="parts" EntityType="graph.part"/>
        <EntitySet Name="drives" EntityType="graph.drive"/>
        <Singleton Name="me" Type="graph.user"/>
        <ActionImport Name="resetAll" Action="graph.resetAll"/>
      </EntityContainer>
    </Schema>
    <Schema Namespace="sample.graph.records" xmlns="http://docs.oasis-open.org/odata/ns/edm">
      <Function Name="getCalls" IsBound="true">
        <Parameter Name="bindingParameter" Type="Collection(graph.message)"/>
        <Parameter Name="from" Type="Edm.DateTimeOffset"/>
        <ReturnType Type="Collection(graph.message)"/>
      </Function>
    </Schema>
    </edmx:DataServices>
    </edmx:Edmx>
    """

  static let model: EntityDataModel = {
    var diagnostics: [Diagnostic] = []
    var text = metadata
    let document = text.withUTF8 {
      CSDLReader.read(bytes: UnsafeRawBufferPointer($0), file: "sample.xml", diagnostics: &diagnostics)
    }
    guard let document else { fatalError("the fixture is no CSDL: \(diagnostics)") }
    return document
  }()

  static let resolver = PathResolver(model: model)
  static let location = SourceLocation(file: "page.md", line: 7, column: 3)

  static func resolve(_ method: HTTPMethod?, _ path: String) -> Resolution {
    resolver.resolve(method: method, path: path, at: location)
  }
}

extension Resolution {
  /// What a test says in one line: `entity /users/{id} -> sample.graph.user`.
  var summary: String {
    var text = "\(kind.rawValue) \(template)"
    if let requestType { text += " <- \(requestType)" }
    if let responseType { text += " -> \(responseType)" }
    if let failure {
      text += " [\(failure.reason.rawValue) \(failure.segment) on \(failure.type?.description ?? "the container")]"
    }
    return text
  }

  var codes: [String] { repairs.map(\.code.rawValue) }
}
