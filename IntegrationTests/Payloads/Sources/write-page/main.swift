// Writes a permission page that lists the operations of sample bodies which no page lists in their version.
//
//   write-page INDEX INSPECTION
//
// INDEX is the samples' index.json, INSPECTION what `graphgen inspect --format json` says of the pages.
import Foundation

struct Operation: Decodable, Hashable {
  var version: String
  var method: String?
  var path: String

  enum CodingKeys: String, CodingKey {
    case version = "effectiveVersion"
    case method, path
  }

  /// With one name for all keys, because pages and samples name them differently.
  var normalized: Operation {
    Operation(version: version, method: method, path: path.replacing(/\{[^}]*\}/, with: "{id}").lowercased())
  }
}

struct Sample: Decodable {
  var version: String
  var method: String
  var pathTemplate: String?
}

struct Inspection: Decodable {
  struct Page: Decodable { var endpoints: [Operation] }
  var pages: [Page]
}

func read<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: path)))
}

let samples = try read([Sample].self, CommandLine.arguments[1])
let listed = Set(try read(Inspection.self, CommandLine.arguments[2]).pages.flatMap(\.endpoints).map(\.normalized))
var rows: Set<String> = []
for sample in samples {
  // Notifications go to the bot; they have no path in Graph.
  guard let path = sample.pathTemplate else { continue }
  let operation = Operation(version: sample.version, method: sample.method, path: path)
  if listed.contains(operation.normalized) { continue }
  rows.insert("|\(sample.version == "beta" ? "Beta" : "V1")|A|[\(sample.method) \(path)]()|")
}
print("# Payloads\n\n## Graph Methods\n\n|Ver|Type|Method|\n|-------|----|------|")
for row in rows.sorted() { print(row) }
