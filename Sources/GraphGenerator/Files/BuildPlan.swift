package import GraphSpec
import Support

extension Diagnostic.Code {
  /// The build was planned for other files than the configuration names now.
  static let buildPlanOutdated = Self("build-plan-outdated")
}

/// The files that the build plugin told SwiftPM of when it planned a build: a line for each input, in the order of
/// reading, and for each output.
///
/// SwiftPM keeps a plan although the configuration has changed, and would then neither compile what is new nor notice
/// later changes of it. It plans again when the names in `plan.watched` beside the plan change, so this adds one.
package struct BuildPlan {
  private let file: String

  package init(file: String) {
    self.file = file
  }

  package func check(inputs: [String], outputs: [String], diagnostics: inout [Diagnostic]) {
    do {
      let planned = try FileSystem.read(file, followsLinks: false)
      let present = (inputs + outputs).map { $0 + "\n" }.joined()
      if planned.elementsEqual(present.utf8) { return }
      try FileSystem.write([], to: Path.join(Path.parent(file), "plan.watched/outdated"))
      let message = "this names other files than when the build was planned; build again, and they are taken in"
      let location = inputs.first.map { SourceLocation(file: $0, line: 0) }
      diagnostics.append(Diagnostic(.error, .buildPlanOutdated, message, at: location))
    } catch {
      diagnostics.append(.outputFailed(error))
    }
  }
}
