/// The parts of a path that generated code may show: never a folder, so that it is the same on every machine.
enum FileName {
  static func last(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
