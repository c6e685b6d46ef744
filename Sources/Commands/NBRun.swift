public import ArgumentParser
import CAssets
import Glibc
import Source

/// The command line: one command with its subcommands.
public struct NBRun: ParsableCommand {
  /// The release.
  public static let version = "0.1.0"

  /// The command's name, summary and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "nbrun", abstract: "Run Markdown notebooks with math cells, and render them as pages, text or PDF.",
    version: "nbrun \(version) (\(engine))",
    subcommands: [
      RenderCommand.self, TestCommand.self, EvalCommand.self, ReplCommand.self, MarkdownCommand.self, TeXCommand.self,
      InspectCommand.self, HelpCommand.self,
    ])

  /// A command line that has not been read yet.
  public init() {}

  private static var engine: String {
    let size = nbrun_engine_size()
    return size == 0 ? "built without the page's engine" : "the page's engine is \(size / 1024) kB compressed"
  }

  /// `nbrun eval FILE` and nothing else, read without the parser, which looks at its own declarations for longer than a
  /// short script runs: 1 ms of 2.
  private static func plainEvaluation(_ arguments: [String]) -> Evaluation? {
    guard arguments.count == 2, arguments[0] == "eval", !arguments[1].hasPrefix("-") else { return nil }
    return Evaluation(file: arguments[1])
  }

  /// The subcommand that is named first, when the rest is right for it. Reading it alone spares the parser the look at all
  /// other subcommands, which takes longer than many a script; whatever is not plain sailing goes through the root.
  private static func directCommand(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let name = arguments.first,
      let subcommand = configuration.subcommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return try? subcommand.parse(Array(arguments.dropFirst()))
  }

  /// Runs a command line and answers the exit code: 0 fine, 1 failures in notebooks, 2 usage or configuration, 4 a limit.
  ///
  /// Without any argument, a terminal gets a session at the prompt.
  public static func run(_ arguments: [String]) -> Int32 {
    do {
      let isSession = arguments.isEmpty && isatty(STDIN_FILENO) == 1
      let arguments = isSession ? ["repl"] : arguments
      if let evaluation = plainEvaluation(arguments) { return try evaluation.run() }
      var command = try directCommand(arguments) ?? parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let complaint as Complaint {
      Files.print(complaint.text.utf8, to: .error)
      return complaint.status
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let isUsage = exitCode(for: error) != .success
      Files.print((fullMessage(for: error) + "\n").utf8, to: isUsage ? .error : .output)
      return isUsage ? 2 : 0
    }
  }
}
