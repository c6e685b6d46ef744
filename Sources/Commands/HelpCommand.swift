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
      return
    }
    let commands = NBRun.configuration.subcommands.compactMap { $0.configuration.commandName }
    do throws(Failure) {
      Files.print(try HelpCommand.help(onFunction: subject, orCommandOf: commands).utf8)
    } catch {
      throw Complaint(error, status: 2)
    }
  }

  /// The help on a function of the language; the failure suggests a similar name, which may also be that of a command.
  static func help(onFunction name: String, orCommandOf commands: [String] = []) throws(Failure) -> String {
    if let builtin = Library.builtin(named: name) { return builtin.help }
    let hint = suggestion(for: name, among: Library.builtins.map { $0.name } + commands).map { "did you mean '\($0)'?" }
    throw Failure("there is no \(commands.isEmpty ? "" : "command or ")function '\(name)'", hint: hint)
  }
}
