import Foundation
import GoldenActions
import GoldenEnums
import GoldenNames
import GoldenPolymorphism
import GoldenRecursion
import GraphRuntime
import Testing

/// Reads and writes JSON texts as a client does.
private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(json.utf8))
}

private func json(_ value: some Encodable) throws -> JSONValue {
  try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
}

private func json(_ text: String) throws -> JSONValue { try decode(JSONValue.self, text) }

@Suite struct PolymorphismBehaviourTests {
  typealias Graph = GoldenPolymorphism.GraphV1

  static let drawing = """
    {"id": "1", "background": {"@odata.type": "#microsoft.graph.circle", "radius": 2, "label": "c"},
     "shapes": [{"@odata.type": "microsoft.graph.square", "side": 1, "corners": 4},
                {"@odata.type": "#microsoft.graph.star", "points": 5, "label": "s"},
                {"@odata.type": "#microsoft.graph.polygon", "corners": 3}]}
    """

  @Test func theTypeOnTheWireChoosesTheCase() throws {
    let drawing = try decode(Graph.Drawing.self, Self.drawing)
    guard case .circle(let circle) = drawing.background?.concrete else { throw Unexpected(drawing.background) }
    #expect(circle.radius == 2)
    guard case .square(let square) = drawing.shapes?[0].concrete else { throw Unexpected(drawing.shapes?[0]) }
    #expect(square.side == 1 && square.corners == 4)
    guard case .unknown(let star) = drawing.shapes?[1].concrete else { throw Unexpected(drawing.shapes?[1]) }
    #expect(star.typeName == "#microsoft.graph.star")
    guard case .polygon(let polygon) = drawing.shapes?[2].concrete else { throw Unexpected(drawing.shapes?[2]) }
    #expect(polygon.corners == 3)
    #expect(drawing.shapes?.map(\.label) == [nil, "s", nil])
  }

  @Test func whatWasReadIsWrittenAsItCame() throws {
    #expect(try json(decode(Graph.Drawing.self, Self.drawing)) == json(Self.drawing))
  }

  @Test func aNewValueNamesItsTypeWhereTheSlotLeavesItOpen() throws {
    let square = Graph.Square(corners: 4, side: 2)
    let drawing = Graph.Drawing(background: .square(square), shapes: [.circle(Graph.Circle(radius: 1))])
    let expected = """
      {"background": {"@odata.type": "#microsoft.graph.square", "corners": 4, "side": 2},
       "shapes": [{"@odata.type": "#microsoft.graph.circle", "radius": 1}]}
      """
    #expect(try json(drawing) == json(expected))
  }

  @Test func aConcreteBaseNeedsNoTypeName() throws {
    let animal = try decode(Graph.Animal.self, #"{"id": "1", "name": "Tom"}"#)
    guard case .animal(let base) = animal.concrete else { throw Unexpected(animal) }
    #expect(base.name == "Tom")
    let dog = try decode(Graph.Animal.self, ##"{"@odata.type": "#microsoft.graph.police.dog", "label": "K9"}"##)
    guard case .policeDog(let policeDog) = dog.concrete else { throw Unexpected(dog) }
    #expect(policeDog.label == "K9" && dog.as(Graph.Police.Dog.self) == policeDog)
  }

  /// A type with derived types is written as one without.
  @Test func aConcreteBaseIsMadeReadAndChangedLikeAnyType() throws {
    var animal = Graph.Animal(name: "Tom", id: "1")
    animal.name = "Tim"
    #expect(try json(animal) == json(#"{"id": "1", "name": "Tim"}"#))
    var update = Graph.Animal.partial
    update.name = "Tom"
    #expect(try json(update) == json(#"{"name": "Tom"}"#))
    let polygon = Graph.Polygon(corners: 3, label: "p")
    let drawing = Graph.Drawing(background: .polygon(polygon))
    #expect(
      try json(drawing)
        == json(##"{"background": {"@odata.type": "#microsoft.graph.polygon", "corners": 3, "label": "p"}}"##)
    )
    // A square in a place for polygons stays one in a place for shapes.
    let square = Graph.Shape.polygon(.square(Graph.Square(side: 1)))
    guard case .square(let same) = square.concrete else { throw Unexpected(square) }
    #expect(same == Graph.Square(side: 1))
    #expect(square.as(Graph.Polygon.self)?.as(Graph.Square.self) == same)
  }

  struct Unexpected: Error, CustomStringConvertible {
    var description: String
    init(_ value: some Any) { description = "unexpected: \(value)" }
  }
}

@Suite struct EnumBehaviourTests {
  typealias Graph = GoldenEnums.GraphV1

  static let door = """
    {"opens": "tuesday", "days": ["monday", "someday"], "rights": "read,delete,fly", "level": "basement",
     "nothing": "something", "wide": "high", "narrow": "second"}
    """

  @Test func membersAreReadAndUnknownOnesKept() throws {
    let door = try decode(Graph.Door.self, Self.door)
    #expect(door.opens == .tuesday)
    #expect(door.days?.last?.rawValue == "someday")
    #expect(door.days?.map(\.isDeclared) == [true, false])
    #expect(door.rights?.contains(.read) == true && door.rights?.contains(.write) == false)
    #expect(door.rights?.rawValue.unknown == ["fly"])
    #expect(door.wide?.rawValue.bits == 1 << 62)
    #expect(door.narrow == .second && door.level == .basement)
    #expect(try json(door) == json(Self.door))
  }

  @Test func flagsAreASet() throws {
    let door = Graph.Door(rights: [.read, .write], wide: [.low, .high])
    #expect(try json(door) == json(#"{"rights": "readWrite", "wide": "low,high"}"#))
    #expect(Graph.Rights.none_.isEmpty)
    #expect(Graph.Nothing.allCases.isEmpty)
  }
}

@Suite struct NameBehaviourTests {
  typealias Graph = GoldenNames.GraphV1

  @Test func everyNameIsReadFromAndWrittenToItsOwnMember() throws {
    let names = [
      "self", "default", "operator", "none", "init", "Type", "description", "additionalProperties", "object",
      "odataType", "where",
    ]
    var members = Dictionary(uniqueKeysWithValues: names.map { ($0, JSONValue.string("value of \($0)")) })
    members["hashValue"] = try json("7")
    let task = try decode(
      Graph.Task.self,
      String(decoding: JSONEncoder().encode(JSONValue.object(members)), as: UTF8.self)
    )
    #expect(task.self_ == "value of self" && task.`init` == "value of init" && task.Type_ == "value of Type")
    #expect(task.default == "value of default" && task.where == "value of where")
    #expect(task.additionalProperties_ == "value of additionalProperties" && task.hashValue_ == 7)
    #expect(task.additionalProperties.isEmpty)
    #expect(try json(task) == .object(members))
  }

  @Test func typesOfTwoSchemasAreToldApart() throws {
    let text = #"{"alert": {"evidence": [{"string": {"value": "v"}}]}, "other": {"title": "t"}}"#
    let security = try decode(Graph.Security.self, text)
    let alert: Graph.Security.Alert? = security.alert
    let other: Graph.Alert? = security.other
    #expect(alert?.evidence?.first?.string?.value == "v")
    #expect(other?.title == "t")
  }

  @Test func permissionNamesLeadToTheirConstants() {
    typealias Permissions = GoldenNames.GraphPermissions
    #expect(Permissions.all.map(\.name) == ["(See", "Tasks.Init.Group#", "Tasks.Read.", "default"])
    #expect(Permissions.tasksInitGroupU23.name == "Tasks.Init.Group#")
    #expect(Permissions.default.name == "default")
  }

  @Test func enumerationMembersKeepTheirLetters() {
    #expect(Graph.Answer.allCases.count == 13)
    #expect(Graph.Answer.none_.rawValue == "none")
    #expect(Graph.Answer.rawValue.rawValue == "rawValue")
    #expect(Graph.Answer.Open.rawValue == "Open" && Graph.Answer.open.rawValue == "open")
  }
}

@Suite struct RecursionBehaviourTests {
  typealias Graph = GoldenRecursion.GraphV1

  @Test func aTypeThatContainsItselfIsReadAndWritten() throws {
    let text = """
      {"box": {"inner": {"inner": {"boxes": []}, "lid": {"hinge": {"screws": 2, "box": {}}}}},
       "node": {"@odata.type": "#microsoft.graph.leaf", "previous": {"next": {}}}}
      """
    let parcel = try decode(Graph.Parcel.self, text)
    #expect(parcel.box?.inner?.lid?.hinge?.screws == 2)
    #expect(try json(parcel) == json(text))
    let hinge = Graph.Hinge(screws: 1, box: Graph.Box())
    #expect(
      try json(Graph.Parcel(box: Graph.Box(lid: Graph.Lid(hinge: hinge))))
        == json(#"{"box": {"lid": {"hinge": {"screws": 1, "box": {}}}}}"#)
    )
  }
}

@Suite struct ActionBehaviourTests {
  typealias Graph = GoldenActions.GraphV1

  @Test func parametersAreTheBodyOfTheRequest() throws {
    let parameters = Graph.LampDimParameters(percent: 20, scene: Graph.Scene(name: "evening"))
    #expect(try json(parameters) == json(#"{"percent": 20, "scene": {"name": "evening"}}"#))
    #expect(try json(Graph.LampCollectionDimParameters(percents: [1, 2])) == json(#"{"percents": [1, 2]}"#))
    #expect(try json(Graph.BlackOutParameters()) == json("{}"))
  }
}
