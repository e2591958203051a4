import GraphSpec
import Testing

@testable import SwiftEmitter

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("item-path", "itemPath"), ("NotStarted", "notStarted"), ("AES256", "aes256"), ("URLValue", "urlValue"),
    ("ID", "id"), ("snake_case", "snakeCase"), ("a.b/c", "aBC"), ("3d", "_3d"), ("", "u"), ("---", "u2DU2DU2D"),
    ("_", "u5F"), ("é", "ue9"), ("x", "x"),
    ("driveItem", "driveItem"), ("search text", "searchText"), ("A", "a"),
  ])
  func wordsAreJoinedInLowerCamelCase(_ text: String, _ name: String) {
    #expect(Identifier.lowerCamel(text).text == name)
  }

  @Test(arguments: [
    ("call", "Call"), ("string", "String_"), ("set", "Set"), ("type", "Type_"), ("endpoint", "Endpoint_"),
    ("self", "Self_"), ("task", "Task"), ("edm", "Edm_"), ("protocol", "Protocol_"), ("3d", "_3d"), ("a-b", "AB"),
    ("_", "U5F"), ("string_", "String__"),
  ])
  func typesStartUpperCaseAndHideNothing(_ text: String, _ name: String) {
    #expect(Identifier.type(text).text == name)
  }

  @Test(arguments: [
    ("callbackUri", "callbackUri"), ("self", "self_"), ("Type", "Type_"), ("hashValue", "hashValue_"),
    ("default", "default"), ("additionalProperties", "additionalProperties_"), ("@odata.id", "odataId"),
    ("request-id", "requestId"), ("self_", "self__"), ("_", "u5F"),
    ("1st", "_1st"),
  ])
  func membersKeepTheirLetters(_ text: String, _ name: String) {
    #expect(Identifier.member(text).text == name)
  }

  @Test func keywordsAreQuoted() {
    #expect(SwiftName("default").declared == "`default`")
    #expect(SwiftName("init").declared == "`init`")
    #expect(SwiftName("description").declared == "description")
  }
}

@Suite struct ParameterTests {
  @Test(arguments: [
    (["Message", "SaveToSentItems"], ["message", "saveToSentItems"]), (["IPAddress", "URL"], ["ipAddress", "url"]),
    (["item-path", "snake_case"], ["itemPath", "snakeCase"]), (["message", "Message"], ["message", "message_"]),
    (["Message", "message"], ["message_", "message"]), (["Json", "Self", "in"], ["json_", "self_", "in"]),
  ])
  func parametersOfActionsAreInLowerCamelCase(_ names: [String], _ expected: [String]) {
    #expect(MemberNames.parameters(names).map(\.text) == expected)
  }

  /// Whatever the order of the metadata is.
  @Test func requiredOnesComeFirstAndEachPartIsSortedByName() {
    let members = [("b", false), ("z", true), ("a", false), ("B", false), ("aa", true)]
    for rotation in members.indices {
      let moved = members[rotation...] + members[..<rotation]
      let ordered = ModelConstruct.parameters(of: Array(moved), isRequired: \.1, name: \.0).map(\.0)
      #expect(ordered == ["aa", "z", "B", "a", "b"])
    }
  }
}

@Suite struct PermissionNameTests {
  @Test(arguments: [
    ("Calls.Initiate.All", "callsInitiateAll"), ("Channel.Delete.Group#", "channelDeleteGroupU23"), ("(See", "u28See"),
    ("User.Read.", "userReadU2E"), ("default", "default"), ("init", "init"), ("all", "all_"), ("email", "email"),
    ("offline_access", "offlineAccess"), ("SMTP.Send", "smtpSend"), ("EWS.AccessAsUser.All", "ewsAccessAsUserAll"),
    ("self", "self_"), ("A B", "aU20B"), ("", "u"), ("all_", "allU5F"),
  ])
  func aPermissionIsAConstant(_ permission: String, _ name: String) {
    #expect(PermissionNames.constant(permission).text == name)
  }

  /// Names that differ in a mark only must not become one.
  @Test func noTwoPermissionsShareAConstant() {
    let names = ["Group.Read", "Group.Read.", "Group.Read#", "Group.Read`", "Group Read", "Group..Read", "(Group.Read"]
    #expect(Set(names.map { PermissionNames.constant($0) }).count == names.count)
  }
}

@Suite struct ModuleLayoutTests {
  @Test func fileNamesFollowFromTheConfiguration() {
    let layout = ModuleLayout(versions: [.beta, .v1], shards: [.entities: 2, .endpoints: 5])
    // Of each version the namespace, two files of entities, and one of every other part.
    #expect(layout.fileNames.count == 1 + 2 * 8)
    #expect(layout.fileNames == layout.fileNames.sorted())
    #expect(
      layout.fileNames.filter { $0.contains("GraphV1+Entities") } == [
        "GraphV1+Entities1.swift", "GraphV1+Entities2.swift",
      ]
    )
    #expect(layout.fileNames.contains("GraphBeta+Endpoints.swift"))
    #expect(layout.fileNames.contains("GraphV1+Client.swift"))
  }

  @Test func aTypesShardDependsOnItsNameAlone() {
    let layout = ModuleLayout(versions: [.v1], shards: [.entities: 7])
    let names = (0..<200).map { QualifiedName(namespace: "microsoft.graph", name: "type\($0)") }
    let shards = names.map { layout.shard(of: $0, .entities) }
    #expect(Set(shards) == Set(0..<7))
    #expect(layout.shard(of: names[3], .enums) == 0)
  }
}
