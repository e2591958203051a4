public import GraphSpec

/// Reads OData 4.0 and 4.01 metadata in CSDL XML, as Microsoft Graph publishes it at `/$metadata`.
///
/// Any number of files can be read at the same time on different threads.
public enum CSDLReader {
  /// Reads the regular file at `path`.
  ///
  /// Every diagnostic goes to `diagnostics`, in source order. Returns nil exactly when one of them is an error that
  /// leaves no usable model, such as XML that isn't well-formed. After other errors, what they are about is missing
  /// from the model; those that leave its other parts as they are meant are its `faults` as well.
  public static func read(
    path: String,
    limits: CSDLLimits = .standard,
    diagnostics: inout [Diagnostic]
  ) -> EntityDataModel? {
    do throws(Refusal) {
      return try read(SourceBytes.open(path: path, limits: limits), path, limits, &diagnostics)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  /// Reads CSDL from memory; `file` is the name that locations show.
  public static func read(
    bytes: UnsafeRawBufferPointer,
    file: String,
    limits: CSDLLimits = .standard,
    diagnostics: inout [Diagnostic]
  ) -> EntityDataModel? {
    do throws(Refusal) {
      return try read(SourceBytes(copying: bytes), file, limits, &diagnostics)
    } catch {
      diagnostics.append(error.diagnostic)
      return nil
    }
  }

  private static func read(
    _ source: SourceBytes,
    _ file: String,
    _ limits: CSDLLimits,
    _ diagnostics: inout [Diagnostic]
  ) throws(Refusal) -> EntityDataModel {
    try source.checkText(file: file, limits: limits)
    let scanned = try XMLScanner.scan(source, file: file, limits: limits)
    let log = scanned.log
    var builder = ModelBuilder(scanned.takeDeclarations(), file: file, limits: limits, log: log)
    do throws(Refusal) {
      try builder.build()
    } catch {
      // Why nothing is left may be among them.
      diagnostics += builder.log.finished(file: file)
      throw error
    }
    diagnostics += builder.log.finished(file: file)
    if builder.log.hasTooManyErrors {
      throw Refusal(
        .tooManyErrors,
        "there are too many errors; fix these first",
        at: SourceLocation(file: file, line: 0)
      )
    }
    return builder.model
  }
}
