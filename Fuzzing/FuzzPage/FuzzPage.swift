import Fuzzer
import GraphSpec
import PermissionMarkdown

@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  start(seeds: FuzzPage.seeds)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzPage.check(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

/// Permission pages: no row may be dropped silently, and every report has its place.
enum FuzzPage {
  static func check(_ bytes: [UInt8]) {
    var diagnostics: [Diagnostic] = []
    var accounting = PageAccounting()
    let page = PermissionPageParser.parse(bytes, file: "page.md", diagnostics: &diagnostics, accounting: &accounting)
    if page == nil, !diagnostics.containsError { found("there is neither a page nor an error") }
    if !accounting.isBalanced { found("a row was dropped silently") }
    if let page, page.methods.count != accounting.endpoints { found("endpoints were counted wrongly") }
    let lines = bytes.count { $0 == 10 || $0 == 13 } + 1
    for diagnostic in diagnostics {
      guard let line = diagnostic.location?.line else { continue }
      if !(0...lines).contains(line) { found("a diagnostic is outside of the page") }
    }
  }

  static let seeds = [
    """
    # Calls.Initiate.All

    > Make outgoing calls.

    ## Graph Methods

    |Ver|Type|Method|
    |---|---|---|
    |V1|A|[POST /communications/calls](https://example.org/a?view=b)|
    |Beta|D|GET /app/calls/{id}<br/>GET /me|

    ## Delegate Permission

    |Id|Consent Type|Display Name|Description|
    |---|---|---|---|
    |284383ee-7f6e-4e40-a2a8-e85dcb029101|Admin|Name|Text|

    ## Application Permission

    |Id|Display Name|Description|
    |---|---|---|
    |284383ee-7f6e-4e40-a2a8-e85dcb029101|Name|Text|

    ## Resources

    ### [call ](https://example.org/call)

    |Property|Type|Description|
    |-|-|-|
    |id|String|The `id` with \\| and <b>HTML</b>.|
    |broken|Collection(

    """,
    "# A\n\n## Graph Methods\n\n|Ver|Type|Method|\n|:-|-:|-|\n|V1|A,D|GET /users/{id}/messages('{m}')/$value|\n",
    "# A\r\n\r\n## Resources\r\n\r\n### b\r\n\r\n|Property|Description|\r\n|-|-|\r\n|c|`|` [d](e) &amp; *f*|\r\n",
  ]
}
