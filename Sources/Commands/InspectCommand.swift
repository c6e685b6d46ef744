import ArgumentParser
import Graphics
import Language
import Markdown
import Markup
import Notebook
import Publishing
import Source

/// `nbrun inspect`: what the stages of nbrun make of a file, for people who work on it.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what nbrun makes of a file, for people who work on it.")

  /// What is shown.
  enum View: String, EnumerableFlag {
    case tokens, tree, code, fragments, time, figures

    static func help(for value: View) -> ArgumentHelp? {
      switch value {
      case .tokens: "The tokens of a script."
      case .tree: "The syntax tree of a script."
      case .code: "The compiled code of a script."
      case .time: "How fast a script is parsed and compiled, the best of several runs."
      case .figures: "How fast each figure of a script becomes SVG, the best of several runs, and its size."
      case .fragments: "The page fragment of each cell of a notebook, a JSON string a line."
      }
    }
  }

  @Flag(help: "What is shown.")
  var view: View

  @Argument(help: "The script, or for --fragments the notebook.")
  var file: String

  mutating func run() throws {
    let source: SourceFile
    do throws(Failure) {
      source = SourceFile(name: file, bytes: try Files.read(file))
    } catch {
      throw Complaint(error, status: 2)
    }
    switch view {
    case .tokens:
      for token in highlight(source.bytes) where token.role != .plain {
        let start = source.location(of: token.span.start)
        Files.print("\(start.line):\(start.column)\t\(token.role)\t\(source.text(of: token.span))\n".utf8)
      }
    case .tree: Files.print((Program.parse(source.bytes).dump + "\n").utf8)
    case .code: try code(source)
    case .fragments: fragments(source)
    case .time: time(source)
    case .figures: try figures(source)
    }
  }

  private func figures(_ source: SourceFile) throws {
    let status = Workers.alone {
      var machine = Machine()
      let outcome = machine.run(source.bytes)
      for piece in outcome.printed(in: source) where piece.stream == .error { piece.print() }
      for figure in outcome.figures {
        let clock = ContinuousClock()
        var fastest = Duration.seconds(1000)
        var bytes: [UInt8] = []
        for _ in 0..<9 {
          let duration = clock.measure {
            bytes = []
            figure.svg(layout: .wide, id: "figure").write(to: &bytes)
          }
          fastest = min(fastest, duration)
        }
        let milliseconds = (fastest / .microseconds(1)).rounded() / 1000
        Files.print("\(figure.title.text): \(milliseconds) ms, \(bytes.count) bytes\n".utf8)
      }
      return outcome.diagnostics.exitCode
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func time(_ source: SourceFile) {
    // What a run made is taken apart outside the measurement. A block that lies above it keeps its memory from the
    // system, so that the next run does not wait for pages to be cleared.
    func fastest<Result>(_ body: () -> Result) -> Double {
      let clock = ContinuousClock()
      var durations: [Duration] = []
      var blocks: [UnsafeMutableRawPointer] = []
      for _ in 0..<9 {
        var result: Result?
        durations.append(clock.measure { result = body() })
        withExtendedLifetime(result) { blocks.append(.allocate(byteCount: 64, alignment: 16)) }
      }
      for block in blocks { block.deallocate() }
      return (durations.min() ?? .zero) / .seconds(1)
    }
    let program = Program.parse(source.bytes)
    let parsing = fastest { Program.parse(source.bytes) }
    let compiling = fastest { try? program.compiledLength(of: source) }
    func text(_ number: Double, _ unit: String) -> String { "\((number * 100).rounded() / 100) \(unit)" }
    let speed = Double(source.bytes.count) / parsing / 1e6
    Files.print(
      "\(source.bytes.count) bytes, parsed in \(text(parsing * 1e3, "ms")) (\(text(speed, "MB/s"))), compiled in \(text(compiling * 1e3, "ms"))\n"
        .utf8)
  }

  private func code(_ source: SourceFile) throws {
    let program = Program.parse(source.bytes)
    var diagnostics = program.diagnostics
    if diagnostics.isEmpty {
      do throws(Failure) {
        Files.print(try program.codeListing(of: source).utf8)
      } catch {
        diagnostics = [Diagnostic(error)]
      }
    }
    for diagnostic in diagnostics {
      Files.print(diagnostic.text(in: source, style: Terminal.style(of: .error)).utf8, to: .error)
    }
    if diagnostics.exitCode != 0 { throw ExitCode(diagnostics.exitCode) }
  }

  private func fragments(_ source: SourceFile) {
    let document = MarkdownReader().readDocument(source)
    var session = Session(seed: document.frontMatter.seed)
    for case .cell(let cell) in document.blocks {
      let fragment = String(decoding: session.fragment(of: cell.code.bytes, name: source.name), as: UTF8.self)
      Files.print((JSONText.string(fragment) + "\n").utf8)
    }
  }
}
