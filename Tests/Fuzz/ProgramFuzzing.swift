import Graphics
import Language
import Notebook
import Numerics
import Source

/// What must hold for any bytes as the cells of a program: no trap, no run that takes long, no value that is kept, spans
/// inside the source, the same output at each run.
enum ProgramFuzzing {
  /// The line between two cells.
  static let marker = "%%"
  private static let limits = RunLimits(steps: 200_000, output: 100_000, memory: 64 << 20)
  /// Seconds of processor time that the stages may take together.
  private static let timeLimit = 2.0

  static func check(_ source: [UInt8]) -> Int32 {
    let cells = split(source)
    let held = ArrayMemory.held
    let start = Fuzz.processorTime
    read(cells)
    let first = run(cells)
    Fuzz.require(Fuzz.processorTime - start < timeLimit, "one run took \(Fuzz.processorTime - start) s")
    Fuzz.require(ArrayMemory.held == held, "\(ArrayMemory.held - held) bytes of arrays are still held after the run")
    Fuzz.requireRelease {
      let second = run(cells)
      Fuzz.require(first == second, "the second run differs:\n\(first)\n--- second ---\n\(second)")
    }
    show(cells)
    Fuzz.require(ArrayMemory.held == held, "\(ArrayMemory.held - held) bytes of arrays are still held by fragments")
    return 0
  }

  private static func split(_ source: [UInt8]) -> [[UInt8]] {
    let marker = Array(marker.utf8)
    var cells: [[UInt8]] = [[]]
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.elementsEqual(marker) {
        cells.append([])
      } else {
        if let isEmpty = cells.last?.isEmpty, !isEmpty { cells[cells.count - 1].append(UInt8(ascii: "\n")) }
        cells[cells.count - 1] += line
      }
    }
    return cells
  }

  /// The stages before the run, whatever the source is.
  private static func read(_ cells: [[UInt8]]) {
    for cell in cells {
      let program = Program.parse(cell)
      let spans = SpanCheck(count: cell.count)
      spans.check(program.statements)
      spans.check(program.diagnostics)
      _ = program.dump
      var end = 0
      for token in highlight(cell) {
        Fuzz.require(token.span.start == end && token.span.end > end, "highlighting leaves a gap at byte \(end)")
        end = token.span.end
      }
      Fuzz.require(end == cell.count, "highlighting ends at byte \(end) of \(cell.count)")
      guard program.diagnostics.isEmpty else { continue }
      do throws(Failure) {
        _ = try program.codeListing(of: SourceFile(name: "cell", bytes: cell))
      } catch {
        spans.check([Diagnostic(error)])
      }
    }
  }

  /// Runs the cells in one workspace and answers all that is shown.
  private static func run(_ cells: [[UInt8]]) -> String {
    var machine = Machine(limits: limits)
    var text = ""
    // The cells stand under each other in one file, so that a failure in an earlier cell's function has its place.
    var before: [UInt8] = []
    for cell in cells {
      let start = before.count
      before += cell
      let file = SourceFile(name: "cell", bytes: before)
      let spans = SpanCheck(count: before.count)
      let outcome = machine.run(cell) { Span($0.start + start, $0.end + start) }
      for event in outcome.events {
        switch event {
        case .printed(let printed), .chain(_, _, _, let printed, _): text += printed
        case .display(let name, let value, let displayed, let format):
          text += displayed
          // A large value is costly to show, and its second form is made by the same code.
          if displayed.utf8.count < 2_000 {
            text += value.dispText(format: format)
            text += value.displayText(name: name + "2", format: format)
          }
        case .states(let states): text += states.text
        case .control: break
        case .verdict(let verdict): text += verdict.line + "\n"
        case .feedback(let said): text += said + "\n"
        case .warning(let failure):
          spans.check([Diagnostic(failure)])
          text += Diagnostic(failure).text(in: file)
        }
      }
      spans.check(outcome.diagnostics)
      for figure in outcome.figures {
        text += figure.description
        for line in figure.terminalPlot(width: 60, height: 15) { text += line + "\n" }
      }
      for diagnostic in outcome.diagnostics { text += diagnostic.text(in: file) }
    }
    Fuzz.require(machine.run([UInt8]("after = 1 + 1".utf8)).isComplete, "the machine does not work after the run")
    return text
  }

  /// Runs the cells for a page.
  private static func show(_ cells: [[UInt8]]) {
    var session = Session(limits: limits)
    for cell in cells { TagCheck.check(session.fragment(of: cell, name: "cell")) }
  }
}
