import Testing

/// The drawings themselves.
@Suite struct TreeTests {
  @Test func aDrawingNamesEveryFile() throws {
    let tree = try Tree(
      """
      Package.swift              ← one target
      Sources/
      ├── App/
      │   ├── Spëcs & more/
      │   │   └── a page.md      ← page
      │   └── main.swift
      └── Lab/
          └── main.swift
      README.md
      """
    )
    #expect(
      tree.files == [
        Tree.File(path: "Package.swift", contents: "one target"),
        Tree.File(path: "Sources/App/Spëcs & more/a page.md", contents: "page"),
        Tree.File(path: "Sources/App/main.swift", contents: "main.swift"),
        Tree.File(path: "Sources/Lab/main.swift", contents: "main.swift"),
        Tree.File(path: "README.md", contents: "README.md"),
      ]
    )
  }

  @Test(arguments: ["├── file", "folder/\n│   │   └── file", "folder/\n── file"])
  func aCrookedDrawingIsAnError(_ drawing: String) {
    #expect(throws: Tree.Malformed.self) { try Tree(drawing) }
  }
}
