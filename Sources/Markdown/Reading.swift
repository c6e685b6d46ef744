import Notebook
import Source

/// The state of reading one notebook, shared by all its parts.
final class Reading {
  /// The file that is read.
  let file: SourceFile
  /// Whether the file is CommonMark without anything of notebooks.
  let isPlain: Bool
  /// What was found wrong so far.
  private(set) var diagnostics: [Diagnostic] = []
  /// The pieces that Markdown does not see, by their placeholder's number.
  var pieces: [ProtectedText] = []
  /// The anchors of the headings and cells so far.
  var anchors = Anchors()
  /// The labels of the cells so far.
  var cellLabels: Set<String> = []
  /// The options that cells start from.
  var cellDefaults = CellOptions()
  /// The mentions so far.
  var references: [Reference] = []
  /// The links within the page so far.
  var links: [Reference] = []
  /// What readers find their way by, so far.
  var parts: [PlacedPart] = []
  /// Names of what has no number.
  var unnumbered: Set<String> = []
  /// The lines of the body that are marks of blocks which cmark does not know.
  var markedLines: Set<Int> = []
  /// The notes of the notebook by name, with the places of their starts.
  var footnotes: [String: Span] = [:]
  /// The names of the notes that were read.
  var definedFootnotes: Set<String> = []
  /// The notes that the text refers to.
  var usedFootnotes: Set<String> = []
  /// What the notebook is rendered for.
  var audience = Audience(profile: "student", form: "html")
  /// Whether quotes and dashes are set as a printer would.
  var isSmart = false
  /// How many exercises there were, and how many lists of answers to choose from.
  var exerciseCount = 0
  var choicesCount = 0
  /// The BCP 47 tag of the text's language.
  var language = "en"
  /// The quotation marks of the text's language.
  var quotationMarks: QuotationMarks { QuotationMarks(language: language) }
  /// Whether what is being read is hidden.
  var isHidden = false
  /// The names of what is hidden.
  var hiddenNames: Set<String> = []
  private var runningNumber = 0

  init(file: SourceFile, isPlain: Bool = false) {
    self.file = file
    self.isPlain = isPlain
  }

  /// The number of the next cell or inline value.
  func nextIndex() -> Int {
    defer { runningNumber += 1 }
    return runningNumber
  }

  /// Notes something that makes the result wrong.
  func error(_ code: String, _ message: String, at span: Span, hint: String? = nil) {
    report(.error, code, message, at: span, hint)
  }

  /// Notes something that is probably not what the author meant.
  func warning(_ code: String, _ message: String, at span: Span, hint: String? = nil) {
    report(.warning, code, message, at: span, hint)
  }

  private func report(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String, at span: Span, _ hint: String?
  ) {
    // A place that YAML gives may be just after the last byte.
    let start = min(max(span.start, 0), file.bytes.count)
    let place = Span(start, min(max(span.end, start), file.bytes.count))
    diagnostics.append(Diagnostic(severity, code: code, message, at: place, hint: hint))
  }

  /// Replaces placeholders by what the author wrote, where they have no meaning.
  func restored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for part in Placeholder.parts(of: bytes) {
      switch part {
      case .text(let range): result += bytes[range]
      case .piece(let number): if pieces.indices.contains(number) { result += pieces[number].original }
      }
    }
    return result
  }

  /// Running text that cmark gets as a paragraph of its own before the body, so that it knows the body's links.
  func aside(_ source: SourceText) -> [UInt8] {
    var scanner = InlineScanner(reading: self, source: source)
    scanner.scan(LeafText(source: source, range: 0..<source.bytes.count))
    let replaced = ReplacedText(source: source, pieces: scanner.found, reading: self)
    pieces.append(ProtectedText(meaning: .nothing, original: []))
    return Placeholder.bytes(pieces.count - 1) + [Byte.space] + replaced.bytes + [Byte.lineFeed, Byte.lineFeed]
  }

  /// Running text outside the body, such as a title or a caption, read as inline Markdown.
  func inlines(of source: SourceText) -> [Inline] {
    var flat = source
    for offset in flat.bytes.indices where flat.bytes[offset] == Byte.lineFeed { flat.bytes[offset] = Byte.space }
    var scanner = InlineScanner(reading: self, source: flat)
    scanner.scan(LeafText(source: flat, range: 0..<flat.bytes.count))
    let replaced = ReplacedText(source: flat, pieces: scanner.found, reading: self)
    let prefix = Placeholder.bytes(pieces.count) + [Byte.space]
    pieces.append(ProtectedText(meaning: .nothing, original: []))
    let tree = TreeReader(reading: self, source: flat, replaced: replaced)
    return tree.inlines(ofMarkdown: prefix + replaced.bytes)
  }
}
