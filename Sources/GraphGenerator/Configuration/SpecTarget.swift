package import GraphSpec
package import Support

/// A file of the specs that an update writes, checked: it lies in the configuration's package, in no hidden folder, and
/// is named like what it will be.
package struct SpecTarget: Sendable {
  /// As the configuration has it, resolved.
  package var path: String
  package var kind: SpecFileKind

  /// The place that is written to.
  ///
  /// - Parameters:
  ///   - folder: the one that the path says, open.
  ///   - home: the configuration's folder.
  package func target(in folder: Folder, home: Folder) throws(FileSystem.Failure) -> FileTransaction.Target {
    try FileTransaction.Target(Path.name(path), in: folder, relativeTo: home)
  }
}

extension Configuration {
  /// The file that remembers the last update.
  package static let updateState = ".graphgen.upstream"

  /// The folder that the configuration file is in; empty for the current one.
  package var folder: String { Path.parent(file ?? "") }

  /// The file of a version's metadata as one that an update may write; nil when an error was added.
  package func metadataTarget(
    _ version: GraphVersion,
    _ path: String,
    diagnostics: inout [Diagnostic]
  ) -> SpecTarget? {
    check(SpecTarget(path: path, kind: .metadata), at: metadataLocations[version], &diagnostics)
  }

  /// The file about permissions as one that an update may write; nil when an error was added.
  package func permissionsTarget(_ permissions: Upstream.Permissions, diagnostics: inout [Diagnostic]) -> SpecTarget? {
    guard let kind = SpecFileKind(permissionsFile: permissions.file) else {
      let message = "a download about permissions is a page, which ends in .md, or a document, which ends in .json"
      diagnostics.append(.refused(message, at: permissions.fileLocation, permissions.file))
      return nil
    }
    return check(SpecTarget(path: permissions.file, kind: kind), at: permissions.fileLocation, &diagnostics)
  }

  private func check(
    _ target: SpecTarget,
    at location: SourceLocation?,
    _ diagnostics: inout [Diagnostic]
  ) -> SpecTarget? {
    let message: String?
    do throws(FileSystem.Failure) {
      message = try refusal(of: target)
    } catch {
      message = "\(error)"
    }
    guard let message else { return target }
    diagnostics.append(.refused(message, at: location, target.path))
    return nil
  }

  private func refusal(of target: SpecTarget) throws(FileSystem.Failure) -> String? {
    let name = Path.name(target.path)
    if !target.kind.suffixes.contains(where: name.hasSuffix) {
      return "a download of \(target.kind.description) is only written to a file that ends in "
        + target.kind.suffixes.joined(separator: ", ")
    }
    let boundary = try WriteBoundary(around: folder)
    if let refusal = try boundary.refusal(ofFolder: Path.parent(target.path)) { return refusal }
    // Such as a folder of settings, from which another tool would take what a server says.
    let own = try FolderPlace(folder.isEmpty ? "." : folder).real.split(separator: "/")
    let parts = try FolderPlace(Path.parent(target.path).isEmpty ? "." : Path.parent(target.path)).real
      .split(separator: "/")
    let common = zip(own, parts).prefix { $0 == $1 }.count
    let isHidden = parts[common...].contains { $0.hasPrefix(".") } || name.hasPrefix(".")
    return isHidden ? "downloads are not written to hidden files or into hidden folders" : nil
  }
}

extension Diagnostic {
  fileprivate static func refused(_ message: String, at location: SourceLocation?, _ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .configurationOutside,
      "nothing is downloaded to '\(path)': \(message)",
      at: location ?? SourceLocation(file: path, line: 0)
    )
  }
}
