import ArgumentParser

/// The completion script that the argument parser writes, with what it leaves out: the commands after `help`, and in bash
/// a file's name behind `v1.0=`, which bash takes for a word of its own.
enum CompletionScript {
  private static let option = "--generate-completion-script"

  /// Nil unless the arguments ask for the script of a shell that is known.
  static func requested(by arguments: [String]) -> String? {
    guard let first = arguments.first else { return nil }
    let name =
      first == option ? arguments.dropFirst().first : first.split(separator: "=", maxSplits: 1).last.map(String.init)
    guard first == option || first.hasPrefix(option + "="), let name, let shell = CompletionShell(rawValue: name) else {
      return nil
    }
    return completed(GraphGen.completionScript(for: shell), shell)
  }

  private static func completed(_ script: String, _ shell: CompletionShell) -> String {
    let commands = GraphGen.configuration.subcommands.compactMap { $0.configuration.commandName }.joined(separator: " ")
    switch shell {
    case .bash:
      return script.replacing(
        after: "_graphgen_help() {",
        "    __graphgen_offer_flags_options -1\n",
        with: "    __graphgen_offer_flags_options -1\n    COMPREPLY+=($(compgen -W '\(commands)' -- \"${cur}\"))\n"
      ).replacing(after: "", "complete -o filenames -F", with: "complete -o default -o filenames -F")
    case .zsh:
      return script.replacing(after: "_graphgen_help() {", "'*:subcommands:'", with: "'1:command:(\(commands))'")
    default:
      let condition = "__graphgen_should_offer_completions_for_positional \"graphgen help\" -eq 1"
      return script + "\ncomplete -c 'graphgen' -n '\(condition)' -fa '\(commands)'\n"
    }
  }
}

extension String {
  /// With the first occurrence behind a mark replaced; as it is where there is none.
  fileprivate func replacing(after mark: String, _ text: String, with replacement: String) -> String {
    guard let start = mark.isEmpty ? startIndex : firstRange(of: mark)?.upperBound,
      let range = self[start...].firstRange(of: text)
    else { return self }
    return self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}
