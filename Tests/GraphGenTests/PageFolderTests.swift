import Foundation
import TestSupport
import Testing

/// Markdown that is no permission page.
@Suite struct PageFolderTests {
  private static func project(_ name: String, _ text: String) throws -> Project {
    let project = try Project()
    try project.write(Project.page, to: "pages/Lamps.Read.md")
    try project.write(text, to: "pages/\(name)")
    try project.edit("graphgen.json", "\"page.md\"", "\"pages\"")
    return project
  }

  private static let readme = """
    # How to use these pages

    They are for the lamps.

    # Another title

    ## Resources

    | Name | Where |
    |--|--|
    | lamps | here |

    ## Delegated permissions

    Ask your administrator.
    """

  @Test(arguments: [readme, "no title\n", "# Notes\n\n## Methods\n\n| A | B |\n|--|--|\n| 1 | 2 |\n", "# TODO\n"])
  func aReadmeIsANoteAndNoPermission(_ text: String) throws {
    let project = try Self.project("README.md", text)
    let result = try project.run("generate", "--verbose")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("pages/README.md: note: this is no permission page"), "\(result.error)")
    #expect(!result.error.contains("warning"))
    let permissions = try project.read("Generated/GraphPermissions.swift")
    #expect(permissions.contains("Lamps.Read") && !permissions.contains("howTo"))
    // It is none of the specs either.
    try project.write("# Other\n", to: "pages/README.md")
    #expect(try project.run("check").status == 0)
    // Who names it means it.
    let named = try project.run(
      "generate",
      "--page",
      "pages/README.md",
      "--metadata",
      "v1.0=v1.0.csdl.xml",
      "--output",
      "Named"
    )
    #expect(named.status == 1)
    #expect(named.error.contains("pages/README.md: error: this is no permission page"), "\(named.error)")
  }

  @Test func aFolderOfOtherFilesIsAnError() throws {
    let project = try Self.project("README.md", Self.readme)
    try FileManager.default.removeItem(atPath: project.path + "/pages/Lamps.Read.md")
    let result = try project.run("generate")
    #expect(result.status == 1)
    #expect(result.error.contains("[pages-missing]"), "\(result.error)")
  }

  /// Written for this test in the layouts that Microsoft's documentation has.
  private static let microsoft = [
    """
    ---
    title: "Permissions reference"
    ---
    # Permissions reference

    ## All permissions

    ### Lamps.Read

    | Category | Application | Delegated |
    |--|--|--|
    | Identifier | 99999999-9999-4999-8999-000000000001 | 99999999-9999-4999-8999-000000000002 |
    | DisplayText | Read lamps | Read lamps |
    | AdminConsentRequired | Yes | No |
    """,
    """
    # Lamps

    ## Lamps.Read

    | | Application | Delegated |
    |:--|:--|:--|
    | **Identifier** | 99999999-9999-4999-8999-000000000001 | - |
    """,
    """
    # Get lamp

    ## Permissions

    |Permission type|Least privileged permissions|Higher privileged permissions|
    |:---|:---|:---|
    |Application|Lamps.Read|Lamps.ReadWrite|

    ## HTTP request

    GET /lamps/{id}
    """,
    """
    # Lamps permissions

    #### Application permissions

    |Permission|Display String|Description|Admin Consent Required|
    |:--|:--|:--|:--|
    |_Lamps.Read_|Read lamps|Allows the app to read lamps.|Yes|
    """,
  ]

  @Test(arguments: microsoft)
  func microsoftsLayoutIsRefused(_ text: String) throws {
    let project = try Self.project("reference.md", text)
    for arguments in [["generate"], ["inspect"], ["inspect", "--format", "table"], ["slice", "--output", "slices"]] {
      let result = try CommandLineTool.run(arguments, in: project.path)
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      let errors = result.errorLines.filter { $0.contains("error:") }
      #expect(errors.count == 1, "\(errors)")
      #expect(errors.first?.hasPrefix("pages/reference.md: error: ") == true, "\(errors)")
      #expect(errors.first?.contains("permissions document") == true, "\(errors)")
    }
    #expect(!project.exists("Generated"))
  }
}
