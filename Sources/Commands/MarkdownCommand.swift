import ArgumentParser
import Markdown
import Notebook
import Publishing
import Source

/// `nbrun markdown`: plain CommonMark as HTML.
struct MarkdownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdown", abstract: "Turn plain CommonMark into HTML.",
    discussion: """
      The HTML goes to standard output, without a page around it. The Markdown is read by the CommonMark specification \
      alone: no front matter, no mathematics, no cells, and raw HTML stays as it is.
      """)

  @Argument(help: "The Markdown file; - is standard input.")
  var file: String = "-"

  mutating func run() throws {
    let source: SourceFile
    do throws(Failure) {
      source = SourceFile(name: file, bytes: file == "-" ? try Files.readStandardInput() : try Files.read(file))
    } catch {
      throw Complaint(error, status: 2)
    }
    var fragment = HTMLFragment(commonMark: source)
    let diagnostics = MarkdownReader().readCommonMark(source) { block in fragment.append(block) }
    Files.print(fragment.bytes)
    let style = Terminal.style(of: .error)
    for diagnostic in diagnostics { Files.print(diagnostic.text(in: source, style: style).utf8, to: .error) }
    if diagnostics.exitCode != 0 { throw ExitCode(diagnostics.exitCode) }
  }
}
