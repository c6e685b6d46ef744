import ArgumentParser
import Language
import Source

/// `nbrun help`: the commands, one command, or a function of the language.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a command or a function of the language.")

  @Argument(help: "A command such as render, or a function such as det.")
  var subject: String?

  /// Prints `docs/functions.md`.
  @Flag(name: .customLong("reference"), help: .hidden)
  var printsReference = false

  mutating func run() throws {
    if printsReference {
      Files.print(FunctionReference.markdown.utf8)
      return
    }
    guard let subject else {
      Files.print((NBRun.helpMessage() + "\n").utf8)
      return
    }
    if let command = NBRun.configuration.subcommands.first(where: { $0.configuration.commandName == subject }) {
      Files.print((NBRun.helpMessage(for: command) + "\n").utf8)
    } else if let builtin = Library.builtin(named: subject) {
      Files.print(builtin.help.utf8)
    } else {
      let names =
        Library.builtins.map { $0.name } + NBRun.configuration.subcommands.compactMap { $0.configuration.commandName }
      let hint = suggestion(for: subject, among: names).map { "did you mean '\($0)'?" }
      throw Complaint(Failure("there is no command or function '\(subject)'", hint: hint), status: 2)
    }
  }
}
