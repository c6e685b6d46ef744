import ArgumentParser
import Glibc
import Language
import Source
import Synchronization

/// `nbrun repl`: a session at the prompt, or one whose lines come from a pipe or a file.
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Run statements as they are typed.",
    discussion: """
      In a terminal lines are edited, Tab completes names, and earlier inputs are kept in nbrun/history below \
      $XDG_STATE_HOME or ~/.local/state. From a pipe or a file each input runs as soon as it is complete; the exit code \
      is that of the worst. Data files are read from below the working folder.
      """)

  @OptionGroup var allowance: LimitOptions

  mutating func run() throws {
    let project: Project
    do throws(Failure) {
      project = try Project(ofNotebookAt: "")
    } catch {
      throw Complaint(error, status: 2)
    }
    let isInteractive = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    var limits = allowance.limits
    if isInteractive { limits.isInterrupted = { Interruption.isRequested } }
    let session = ReplSession(project: project, limits: limits)
    if isInteractive, ReplCommand.converse(session) { return }
    let status = ReplCommand.readLines(session)
    if status != 0 { throw ExitCode(status) }
  }

  /// A session in the terminal; false when lines cannot be edited here.
  private static func converse(_ session: ReplSession) -> Bool {
    var history = InputHistory(path: InputHistory.path(in: environment))
    guard let editor = LineEditor(inputs: history.inputs, complete: { session.completion(of: $0) }) else {
      return false
    }
    Interruption.begin()
    Files.print("nbrun \(NBRun.version). Type help for help, Ctrl-D to leave.\n".utf8)
    var input = ""
    var next = Repl.Next.input
    while next != .none {
      let answer: Repl.Answer
      switch editor.readLine(prompt: next == .input ? ">> " : ".. ") {
      case .text(let line):
        input += next == .input ? line : "\n" + line
        answer = session.take(line, width: Terminal.textWidth - 2)
        // The terminal has shown ^C and is still in that line.
        if Interruption.isRequested { Files.print("\n".utf8) }
        if answer.next != .continuation {
          if history.add(input) { editor.remember(input) }
          input = ""
        }
      case .interrupted:
        Files.print("^C\n".utf8)
        session.abandon()
        input = ""
        answer = Repl.Answer()
      case .end:
        Files.print("\n".utf8)
        answer = session.finish()
      }
      for piece in answer.printed { piece.print() }
      next = answer.next
    }
    return true
  }

  /// A session whose lines are read from standard input, as far as they come; the answer is the exit code.
  private static func readLines(_ session: ReplSession) -> Int32 {
    var next = Repl.Next.input
    while next != .none {
      var answer: Repl.Answer
      if let line = readLine() { answer = session.take(line, width: 78) } else { answer = session.finish() }
      for piece in answer.printed { piece.print() }
      next = answer.next
    }
    return session.status
  }

  /// The variables of the environment that say where the history is.
  private static var environment: [String: String] {
    var environment: [String: String] = [:]
    for name in ["XDG_STATE_HOME", "HOME"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return environment
  }
}

/// A session whose code runs on threads with a stack that is large enough for it.
private final class ReplSession: Sendable {
  private let repl: Mutex<Repl>

  init(project: Project, limits: RunLimits) {
    var repl = Repl(host: project.host(folder: ""), limits: limits)
    repl.style = Terminal.style(of: .error)
    repl.figureStyle = Terminal.style(of: .output)
    self.repl = Mutex(repl)
  }

  var status: Int32 { repl.withLock { $0.status } }

  func take(_ line: String, width: Int) -> Repl.Answer {
    run { repl in
      repl.width = width
      return repl.take(line)
    }
  }

  func finish() -> Repl.Answer { run { $0.finish() } }

  func abandon() { repl.withLock { $0.abandon() } }

  func completion(of text: String) -> Completion { repl.withLock { $0.completion(of: text) } }

  private func run(_ body: @escaping @Sendable (inout Repl) -> Repl.Answer) -> Repl.Answer {
    let answers = Workers.map(1, threads: 1) { [self] _ in repl.withLock { body(&$0) } }
    return answers.first.flatMap { $0 } ?? Repl.Answer(next: .none)
  }
}
