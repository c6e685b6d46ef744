import Language
import Source

/// A session at the prompt, without its terminal: it is given lines and answers what they print.
struct Repl {
  /// What the next line is.
  enum Next: Equatable, Sendable {
    /// The first of an input.
    case input
    /// One more of an input that is not finished.
    case continuation
    /// None: the session is over.
    case none
  }

  /// What a line led to.
  struct Answer: Equatable, Sendable {
    var printed: [Printed] = []
    var next = Next.input
  }

  private var machine: Machine
  /// All lines of the session, in which the places of messages count: a function that fails now may have been defined
  /// long before.
  private var lines: [UInt8] = []
  /// Where the present input begins.
  private var start = 0
  /// The columns that a figure may fill.
  var width = 78 {
    didSet { machine.format.width = width + 2 }
  }
  /// Whether messages are coloured.
  var style = TerminalStyle.plain
  /// Whether figures are.
  var figureStyle = TerminalStyle.plain
  /// The exit code of a session that nobody watches: that of its worst input.
  private(set) var status: Int32 = 0

  /// A session with an empty workspace.
  init(host: Host = .none, limits: RunLimits = RunLimits()) { machine = Machine(host: host, limits: limits) }

  /// Takes a line without its line feed; it may also be several lines, as an earlier input is.
  mutating func take(_ line: String) -> Answer {
    let isFirst = start == lines.count
    lines += line.utf8
    lines.append(UInt8(ascii: "\n"))
    if isFirst, let answer = command(line) {
      start = lines.count
      return answer
    }
    if machine.isUnfinished(Array(lines[start...])) { return Answer(next: .continuation) }
    return run()
  }

  /// Ends the session; what was not finished runs as it is.
  mutating func finish() -> Answer {
    guard start < lines.count else { return Answer(next: .none) }
    var answer = run()
    answer.next = .none
    return answer
  }

  /// Forgets the lines of an input that is not finished.
  mutating func abandon() { lines.removeSubrange(start...) }

  /// What the name at the end of a text may become.
  func completion(of text: String) -> Completion { machine.completion(of: text) }

  private mutating func run() -> Answer {
    let offset = start
    let outcome = machine.run(Array(lines[offset...])) { Span($0.start + offset, $0.end + offset) }
    start = lines.count
    status = max(status, outcome.diagnostics.exitCode)
    return Answer(
      printed: outcome.printed(
        in: SourceFile(name: "input", bytes: lines), width: width, style: style, figureStyle: figureStyle))
  }

  /// What the lines do that are for the session and not for the language; nil for all others, and where the code has
  /// given the word a meaning of its own.
  private func command(_ line: String) -> Answer? {
    let code = line.prefix { $0 != "%" && $0 != "#" }
    let words = code.split { $0.isWhitespace || $0 == ";" }.map { String($0) }
    guard let word = words.first, !machine.defines(word) else { return nil }
    switch word {
    case "exit", "exit()", "quit", "quit()": return words.count == 1 ? Answer(next: .none) : nil
    case "help", "doc":
      guard words.count > 1 else { return Answer(printed: [Printed(text: Repl.help)]) }
      guard words.count == 2, !words[1].hasPrefix("="), !words[1].hasPrefix("(") else { return nil }
      return Answer(printed: [help(on: words[1])])
    default: return nil
    }
  }

  private func help(on name: String) -> Printed {
    do throws(Failure) {
      return Printed(text: try HelpCommand.help(onFunction: name))
    } catch {
      let failure = machine.defines(name) ? Failure("'\(name)' was defined in this session and has no help") : error
      return Printed(text: Complaint(failure, status: 1, style: style).text, stream: .error)
    }
  }

  private static let help = """
    Type a statement to run it; a semicolon at its end silences it. An open bracket,
    an open block and a line that ends in ... go on in the next line.

      help det      explains a function
      exit, quit    leave, as does Ctrl-D
      Tab           completes a name; in front of the code it indents
      Up, Down      earlier inputs; Ctrl-R searches them
      Ctrl-C        drops the line, or stops what is running

    """
}
