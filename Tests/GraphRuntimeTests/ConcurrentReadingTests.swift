import GraphRuntime
import Testing

/// One value, shared by many tasks. `Scripts/thread-sanitizer` runs these tests where a data race is found.
@Suite struct ConcurrentReadingTests {
  private static let text = ##"""
    {"name" : "Zo\u00eb", "age":"3", "sequence":9007199254740993, "tags":["a",null,"b"], "state":"running",
     "place":{"@odata.type":"#sample.room","seats":4.0}, "places":[{"title":"Rome"},{"@odata.type":"#sample.castle"}],
     "parent":{"name":"Eve","parent":{"name":"Kim","place":{"title":"Bonn"}}}, "extra":[{"a":[1.50]}], "other":null}
    """##

  /// As it was read, and with changes on top: what tasks share has either form.
  private static let people: [Sample.Person] = {
    guard let read = try? Sample.Person(text) else { return [] }
    var changed = read
    changed.age = 3
    changed.age = 4
    changed.parent?.place = .room(Sample.Room(seats: 1))
    changed.places?[0].title = "Bonn"
    changed.additionalProperties["another"] = ["b": [nil]]
    return [read, changed, changed.detached()]
  }()

  /// Runs a function in many tasks at once, and gives back what all of them say.
  private func inTasks<Result: Hashable & Sendable>(_ body: @escaping @Sendable (Int) -> Result) async -> Set<Result> {
    await withTaskGroup(of: Set<Result>.self) { group in
      for task in 0..<16 {
        group.addTask { Set((0..<20).map { _ in body(task) }) }
      }
      return await group.reduce(into: []) { $0.formUnion($1) }
    }
  }

  @Test(arguments: people)
  func manyTasksReadOneValue(person: Sample.Person) async {
    let said = await inTasks { _ in
      [
        person.name?.description, person.age?.description, person.sequence?.description, person.tags?.description,
        person.state?.description, person.place?.title, person.places?.map(\.json).description,
        person.parent?.parent?.place?.title, person.isNull("other").description, person.extra?.serialized(),
        person.additionalProperties.count.description, String(decoding: person.jsonData(), as: UTF8.self),
      ]
    }
    #expect(said.count == 1)
    #expect(said.first?.first == "Zoë")
  }

  @Test(arguments: people)
  func manyTasksCompareAndHashOneValue(person: Sample.Person) async throws {
    let same = try Sample.Person(person.json.serialized())
    let other = Sample.Person(name: "Eve")
    let said = await inTasks { _ in
      [
        person == same, person != other, person.hashValue == same.hashValue, Set([person, same, other]).count == 2,
        person.detached() == person, person.place == same.place, person.places == same.places,
      ]
    }
    #expect(said == [[true, true, true, true, true, true, true]])
  }

  @Test(arguments: people)
  func manyTasksChangeTheirCopiesOfOneValue(person: Sample.Person) async {
    let before = person.jsonData()
    let said = await inTasks { task in
      var copy = person
      copy.name = "Task \(task)"
      copy.parent?.parent?.name = "Task \(task)"
      copy.places?[0].title = "Task \(task)"
      copy.place = nil
      copy.setNull("tags")
      copy.additionalProperties["other"] = .string("Task \(task)")
      let names = [
        copy.name, copy.parent?.parent?.name, copy.places?[0].title, copy.additionalProperties["other"]?.string,
      ]
      return names.allSatisfy { $0 == "Task \(task)" } && copy.place == nil && copy.isNull("tags") && copy != person
    }
    #expect(said == [true])
    #expect(person.jsonData() == before)
  }
}
