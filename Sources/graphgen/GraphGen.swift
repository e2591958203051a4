import ArgumentParser

@main
struct GraphGen: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "graphgen")
}
