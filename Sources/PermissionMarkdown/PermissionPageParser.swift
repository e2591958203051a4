package import GraphSpec
import Support

/// Reads the markdown of a permission page.
///
/// A page is a title, an optional quote that describes the permission, and the sections `Graph Methods`,
/// `Delegate Permission`, `Application Permission` and `Resources`, in any order. Tables are those of GitHub Flavored
/// Markdown (section 4.10), read more leniently, because resource tables are copied from documents written by hand.
/// Every row is either understood or reported; `PageAccounting` proves it.
package enum PermissionPageParser {
  /// Reads the page at `path`.
  ///
  /// - Returns: nil exactly when `diagnostics` got an error that leaves no page, such as a missing file or title.
  package static func read(path: String, diagnostics: inout [Diagnostic]) -> PermissionPage? {
    var accounting = PageAccounting()
    return read(path: path, diagnostics: &diagnostics, accounting: &accounting)
  }

  /// As `read(path:diagnostics:)`, and adds to `accounting` what became of the rows.
  package static func read(
    path: String,
    diagnostics: inout [Diagnostic],
    accounting: inout PageAccounting
  ) -> PermissionPage? {
    let bytes: [UInt8]
    do throws(FileSystem.Failure) {
      bytes = try FileSystem.read(path, limit: PageLimits.fileSize)
    } catch {
      let place = SourceLocation(file: path, line: 0)
      diagnostics.append(Diagnostic(.error, .pageUnreadable, "cannot read the page: \(error.reason)", at: place))
      return nil
    }
    return parse(bytes, file: path, diagnostics: &diagnostics, accounting: &accounting)
  }

  /// The size in bytes of the page at `path`, as far as the system tells; 0 if there is none.
  package static func size(of path: String) -> Int {
    do throws(FileSystem.Failure) {
      return try RegularFile(path).size
    } catch {
      return 0
    }
  }

  /// Reads a page from the bytes of its file, which `file` names in every location.
  package static func parse(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> PermissionPage? {
    var accounting = PageAccounting()
    return parse(bytes, file: file, diagnostics: &diagnostics, accounting: &accounting)
  }

  /// Reads a page from a string, which `file` names in every location.
  package static func parse(_ text: String, file: String, diagnostics: inout [Diagnostic]) -> PermissionPage? {
    parse(Array(text.utf8), file: file, diagnostics: &diagnostics)
  }

  /// As `parse(_:file:diagnostics:)`, and adds to `accounting` what became of the rows.
  package static func parse(
    _ bytes: [UInt8],
    file: String,
    diagnostics: inout [Diagnostic],
    accounting: inout PageAccounting
  ) -> PermissionPage? {
    guard PageLimits.allow(bytes, file: file, diagnostics: &diagnostics),
      let bytes = PageEncoding.checked(bytes, file: file, diagnostics: &diagnostics)
    else { return nil }
    var reader = PageReader(source: PageSource(file: file, bytes: bytes))
    let page = reader.read()
    reader.finishDiagnostics()
    diagnostics += reader.diagnostics
    accounting += reader.accounting
    return page
  }
}
