package import GraphSpec
package import Support

extension Diagnostic.Code {
  /// A configuration names a file or a folder to write that isn't below its package.
  static let configurationOutside = Self("configuration-outside")
  /// An option's folder lies in the package, and a link there leads out of it.
  static let outputOutside = Self("output-outside")
}

/// The folder that everything lies below that a configuration may have written: its package.
///
/// A configuration comes with a repository, and so do the links in it. What it names to be read may be anywhere, but
/// nothing is written outside of the package that it belongs to, nor into what git keeps there.
package struct WriteBoundary {
  /// Without links.
  package let root: String

  /// The nearest folder, from the given one upwards, that is a package, an Xcode project or a git repository. Where there
  /// is none, the folder itself, or for a folder `Specs`, in which configurations are looked for, the one around it.
  ///
  /// - Parameter folder: a configuration's, or for an option the current one.
  package init(around folder: String) throws(FileSystem.Failure) {
    let start = try FolderPlace(folder.isEmpty ? "." : folder).real
    var candidate = start
    while !Self.isRoot(candidate) {
      if candidate == "/" {
        root = Path.name(start) == "Specs" ? Path.parent(start) : start
        return
      }
      candidate = Path.parent(candidate)
    }
    root = candidate
  }

  private static func isRoot(_ folder: String) -> Bool {
    if FileSystem.isFile(Path.join(folder, "Package.swift")) { return true }
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.contains { $0 == ".git" || $0.hasSuffix(".xcodeproj") || $0.hasSuffix(".xcworkspace") }
  }

  /// Why nothing may be written to a folder that a configuration names; nil when it may.
  package func refusal(ofFolder path: String) throws(FileSystem.Failure) -> String? {
    let place = try FolderPlace(path)
    guard place.isInside(root) else {
      return "this leads to '\(place.real)', which is not in '\(root)', the package that the configuration belongs to; "
        + "only below that is anything written"
    }
    let inside = place.real.dropFirst(root.count).split(separator: "/")
    guard inside.contains(where: { $0.lowercased() == ".git" }) else { return nil }
    return "nothing is written into '\(place.real)', which is git's"
  }

  /// Why nothing may be written to a folder that an option names; nil when it may. An option may name any folder, but
  /// not one of the package that a link there puts elsewhere.
  package func refusal(ofOption path: String) throws(FileSystem.Failure) -> String? {
    let place = try FolderPlace(path)
    guard Path.isInside(FileSystem.absolute(path), root), !place.isInside(root) else { return nil }
    return "'\(path)' leads through a link to '\(place.real)', which is not in '\(root)'; name that folder itself, or"
      + " take the link away"
  }
}

extension WriteBoundary {
  /// Why a configuration's output folder may not be written to; nil when it may.
  package static func refusal(ofOutputOf configuration: Configuration) -> Diagnostic? {
    guard let output = configuration.output, let file = configuration.file else { return nil }
    let place = configuration.outputLocation ?? SourceLocation(file: file, line: 0)
    return diagnostic(.configurationOutside, at: place) { () throws(FileSystem.Failure) in
      try WriteBoundary(around: configuration.folder).refusal(ofFolder: output)
    }
  }

  /// Why a folder that an option names may not be written to; nil when it may.
  package static func refusal(ofOption path: String) -> Diagnostic? {
    diagnostic(.outputOutside, at: nil) { () throws(FileSystem.Failure) in
      try WriteBoundary(around: "").refusal(ofOption: path)
    }
  }

  /// Why a build plugin's output may not be written to; nil when it may.
  ///
  /// - Parameter workFolder: the only folder that the plugin may write to.
  package static func refusal(ofOutput path: String, in workFolder: String) -> Diagnostic? {
    diagnostic(.outputOutside, at: nil) { () throws(FileSystem.Failure) in
      let (place, root) = (try FolderPlace(path).real, try FolderPlace(workFolder).real)
      if Path.isInside(place, root) { return nil }
      return "'\(path)' leads to '\(place)', which is not in the plugin's work folder"
    }
  }

  private static func diagnostic(
    _ code: Diagnostic.Code,
    at place: SourceLocation?,
    _ refusal: () throws(FileSystem.Failure) -> String?
  ) -> Diagnostic? {
    do throws(FileSystem.Failure) {
      return try refusal().map { Diagnostic(.error, code, $0, at: place) }
    } catch {
      return .outputFailed(error)
    }
  }
}
