import Foundation
import PackagePlugin

/// What SwiftPM was told of a target's files.
///
/// SwiftPM keeps its plan of a build, and asks a plugin again only when a manifest or the *names* of the files in a
/// root package's target have changed. A configuration that names other files than before goes unnoticed. So graphgen gets
/// the plan to compare with, and when it is outdated, changes the names in a folder that SwiftPM watches: that of a
/// prebuild command, which itself does nothing.
struct BuildPlan {
  let inputs: [String]
  let outputs: [String]

  /// The plan in a target's work folder.
  struct Written {
    let file: URL
    let watch: Command
  }

  func write(to folder: URL) throws -> Written {
    let file = folder.appendingPathComponent("plan.txt")
    let watched = folder.appendingPathComponent("plan.watched")
    // What stood in it would be taken for a resource of the target.
    try? FileManager.default.removeItem(at: watched)
    try FileManager.default.createDirectory(at: watched, withIntermediateDirectories: true)
    // Never through a link that has its name.
    try? FileManager.default.removeItem(at: file)
    try Data((inputs + outputs).map { $0 + "\n" }.joined().utf8).write(to: file, options: .withoutOverwriting)
    return Written(
      file: file,
      watch: .prebuildCommand(
        displayName: "Watching the Graph SDK's configuration",
        executable: URL(fileURLWithPath: "/usr/bin/true"),
        arguments: [],
        outputFilesDirectory: watched
      )
    )
  }
}
