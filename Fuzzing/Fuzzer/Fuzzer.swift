#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libFuzzer (https://llvm.org/docs/LibFuzzer.html) calls before it begins: with the arguments `--seeds FOLDER` the
/// inputs to begin with are written there, and nothing is run.
public func start(seeds: [String]) -> CInt {
  let arguments = CommandLine.arguments
  if arguments.count == 3, arguments[1] == "--seeds" {
    for (index, seed) in seeds.enumerated() { write(seed, to: "\(arguments[2])/seed-\(index)") }
    exit(0)
  }
  return 0
}

private func write(_ text: String, to path: String) {
  guard let file = fopen(path, "w") else {
    perror(path)
    exit(1)
  }
  let bytes = Array(text.utf8)
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

/// Ends the process with a finding, which makes libFuzzer keep the input.
public func found(_ message: String) -> Never { fatalError(message) }
