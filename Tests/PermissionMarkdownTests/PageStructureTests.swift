import GraphSpec
import PermissionMarkdown
import Testing

@Suite struct PageStructureTests {
  private static let methods = "## Graph Methods\n|Ver|Type|Method|\n|-|-|-|\n|V1|A|[GET /a](u)|\n"

  @Test(arguments: ["Channel.Delete.Group#", "(See", "Group.ReadWrite.All Sites.Read.All", "privileged)", "a`b", "A|B"])
  func titlesAreKeptAsWritten(name: String) {
    let parsed = Parsed("# \(name)\n\(Self.methods)")
    #expect(parsed.page?.name == name)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func theQuoteUnderTheTitleIsTheDescription() {
    #expect(Parsed("# A\n> One\n> two\nthree.\n\(Self.methods)").page?.description == "One two three.")
    let none = Parsed("# A\n\nProse.\n\(Self.methods)")
    #expect(none.page?.description == nil)
    #expect(none.codes == ["page-stray-text"])
    #expect(none.places == ["3:1"])
  }

  @Test func aPageWithoutMethodsSaysWhatItStates() {
    let parsed = Parsed("# openid\n\n> Signs in.\n## Graph Methods\n> [!NOTE]\n> Nothing is published.\n")
    #expect(parsed.page?.description == "Signs in.")
    #expect(parsed.page?.methods == [])
    #expect(parsed.codes == ["page-no-methods"])
    #expect(parsed.diagnostics[0].severity == .warning)
    #expect(parsed.diagnostics[0].message.hasSuffix("it says: Nothing is published."))
    #expect(parsed.places == ["4:1"])
    #expect(Parsed("# A\n").places == ["1:1"])
  }

  @Test func permissionsAreRead() throws {
    let parsed = Parsed(
      """
      # A
      \(Self.methods)## Delegate Permission
      |||
      |-|-|
      |**Id**|37f7f235-527c-4136-accd-4a02d197296e|
      |**Consent Type**|User|
      |**Display String**|Sign in|
      |**Description**|Either a \\| b|
      ## Application Permission
      |||
      |-|-|
      |**Id**||
      |**Display String**||
      |**Description**||
      """
    )
    let scope = try #require(parsed.page?.delegated)
    #expect(scope.id == "37f7f235-527c-4136-accd-4a02d197296e")
    #expect(scope.consentType == "User")
    #expect(scope.displayName == "Sign in")
    #expect(scope.description == "Either a | b")
    #expect(scope.location.line == 6)
    let role = try #require(parsed.page?.application)
    #expect(role.id == nil && role.displayName == nil && role.description == nil)
    #expect(parsed.codes == ["page-blank-id"])
    #expect(parsed.places == ["16:9"])
  }

  @Test func doubtfulPermissionsAreReported() {
    let parsed = Parsed(
      """
      # A
      \(Self.methods)## Delegated Permissions
      |**Id**|284383ee|
      |**Id**|other|
      |**Consent Type**|Nobody|
      |**Colour**|red|
      ## Application Permission
      |**Consent Type**|Admin|
      ## Application Permission
      |**Id**|37f7f235-527c-4136-accd-4a02d197296e|
      """
    )
    #expect(parsed.page?.delegated?.id == "284383ee")
    #expect(parsed.page?.application?.id == nil)
    let expected = [
      "page-duplicate-key", "page-unknown-key", "page-invalid-id", "page-consent-type", "page-unknown-key",
      "page-blank-id", "page-duplicate-section", "page-duplicate-key",
    ]
    #expect(parsed.codes == expected)
    #expect(parsed.places == ["8:1", "10:1", "7:9", "9:19", "12:1", "11:1", "13:1", "13:1"])
  }

  @Test func duplicateAndUnknownSectionsAreReported() {
    let parsed = Parsed("# A\n\(Self.methods)## Pictures\n|a|\n\n![x](y)\n\(Self.methods)")
    #expect(parsed.page?.methods.count == 2)
    #expect(parsed.codes == ["page-unknown-section", "page-duplicate-section"])
    #expect(parsed.diagnostics[0].message.contains("'Pictures'"))
    #expect(parsed.diagnostics[0].message.contains("2 lines"))
  }

  @Test func aSecondTitleIsAnErrorAndGrantsNothingMore() {
    let parsed = Parsed("# A\n\(Self.methods)# B\n\(Self.methods)")
    #expect(parsed.page?.name == "A")
    #expect(parsed.page?.methods.count == 1)
    #expect(parsed.codes == ["page-second-title"])
    #expect(parsed.diagnostics.containsError)
    #expect(parsed.places == ["6:1"])
  }
}
