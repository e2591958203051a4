package import APISurface
import GraphSpec
package import Support
import SurfaceDiff

/// Requests that no permission allows, in the Static Analysis Results Interchange Format 2.1.0 (OASIS).
package enum RequestSARIF {
  package static func log(_ requests: [PermissionRequest]) -> JSONText {
    let rule = "request-unknown"
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "version": "2.1.0",
      "runs": .array([
        [
          "tool": [
            "driver": [
              "name": "graphgen",
              "version": .string(Generator.version),
              "semanticVersion": .string(Generator.version),
              "rules": .array([
                [
                  "id": .string(rule),
                  "name": "RequestUnknown",
                  "shortDescription": ["text": "A request that the permissions document doesn't have."],
                  "help": ["text": "Check the method and the path; a newer document may have them."],
                  "defaultConfiguration": ["level": "warning"],
                ]
              ]),
            ]
          ],
          "results": .array(requests.map { result($0, rule) }),
        ]
      ]),
    ]
  }

  private static func result(_ request: PermissionRequest, _ rule: String) -> JSONText {
    var members: [(String, JSONText)] = [
      ("ruleId", .string(rule)),
      ("ruleIndex", 0),
      ("level", "warning"),
      ("message", ["text": .string("The permissions document has no '\(request.text)'.")]),
    ]
    if let location = request.location {
      let place: JSONText = [
        "physicalLocation": [
          "artifactLocation": ["uri": .string(DiffSARIF.uri(location.file))],
          "region": ["startLine": .integer(max(1, location.line))],
        ]
      ]
      members.append(("locations", .array([place])))
    }
    return .object(members)
  }
}
