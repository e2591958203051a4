// Reads every sample body with the type that its operation and direction give, and writes it again.
//
//   round-trip SAMPLES INSPECTION V1.0 BETA
//
// SAMPLES is the folder of the samples, INSPECTION what `graphgen inspect --format json` says of the pages that the
// module was generated from, V1.0 and BETA are the metadata. Exit status 1 when a body fails.
import Foundation
import GraphRuntime

guard CommandLine.arguments.count == 5, let folder = PayloadFolder(URL(filePath: CommandLine.arguments[1])) else {
  FileHandle.standardError.write(Data("usage: round-trip SAMPLES INSPECTION V1.0 BETA\n".utf8))
  exit(64)
}
let operations = try Operations(inspection: URL(filePath: CommandLine.arguments[2]))
let metadata = [
  "v1.0": try Declarations(URL(filePath: CommandLine.arguments[3])),
  "beta": try Declarations(URL(filePath: CommandLine.arguments[4])),
]

var passed: [Payload.Direction: Int] = [:]
var objects = 0
for payload in folder.payloads {
  var problems: [String] = []
  do {
    let body = try folder.body(of: payload)
    if var type = operations.type(of: payload) {
      let action = String(payload.pathTemplate?.split(separator: "/").last ?? "")
      let declarations = metadata[payload.version]
      type.isDeclared = { member, type in
        let isDeclared = declarations?.declares(member, type: type, action: action) ?? true
        if !isDeclared { print("note: \(payload): the metadata has no \(member) in \(type.isEmpty ? action : type)") }
        return isDeclared
      }
      problems = try type.problems(in: body, findings: payload.csdlFindings)
    } else {
      problems = ["the module has no type for \(payload.direction) of \(payload.method) \(payload.path)"]
    }
    if payload.direction == .notification {
      let registry = Operations.registry(payload.version)
      let data = try ResourceData.problems(in: body, findings: payload.csdlFindings, registry: registry)
      problems += data.problems
      objects += data.checked
    }
  } catch {
    problems.append("\(error)")
  }
  if problems.isEmpty { passed[payload.direction, default: 0] += 1 }
  for problem in problems { print("\(payload): \(problem)") }
}

for direction in Payload.Direction.allCases {
  print("\(direction): \(passed[direction, default: 0]) of \(folder.payloads.count { $0.direction == direction })")
}
print("objects in notifications: \(objects)")
let total = passed.values.reduce(0, +)
print("\(total) passed, \(folder.payloads.count - total) failed")
exit(total == folder.payloads.count && total > 0 ? 0 : 1)
