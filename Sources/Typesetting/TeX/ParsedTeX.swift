public import Source

/// What a piece of TeX turned out to be.
public struct ParsedTeX: Sendable {
  /// What a line of a displayed formula is called.
  public struct Line: Equatable, Sendable {
    /// A name from `\label`.
    public struct Label: Equatable, Sendable {
      /// The name.
      public var name: String
      /// The name's place in the file.
      public var span: Span
    }

    /// What stands at its right, from `\tag` or `\tag*`, with the parentheses.
    public var tag: Formula?
    /// The name from `\label`.
    public var label: Label?

    /// Whether the line is shown with a number or a tag.
    public var isNumbered: Bool { tag != nil || label != nil }
  }

  /// The formula; of malformed TeX it is the source as it was written.
  public var formula: Formula
  /// What is wrong, in the order of the source.
  public var diagnostics: [Diagnostic]
  /// What the formula as a whole is called.
  public var line: Line
  /// What the lines of the formula are called, when it is an environment such as `align` in which any of them is.
  public var lines: [Line]
  /// The macros that were given and those that the source defined: hand them to the next formula of a notebook.
  public var macros: Macros

  /// The `<math>` element of a formula that stands alone, with its tags in it.
  public func mathMLBytes(display: Bool) -> [UInt8] {
    guard display else { return formula.mathMLBytes(display: false) }
    return formula.numbered(lines.map { line in line.tag.map { .init($0, name: nil) } }).mathMLBytes(
      display: true, tag: line.tag)
  }

  /// Whether the whole source was understood; otherwise the page should show the source beside the message.
  public var isComplete: Bool { diagnostics.isEmpty }
  /// Whether there is nothing to be shown, as in a block of definitions.
  public var isBlank: Bool { formula == .row([]) }
}

/// Reads TeX mathematics: what stands between two dollar signs.
///
/// - Parameters:
///   - source: The TeX, without its delimiters.
///   - offset: Where the source begins in its file, in bytes; the spans of the diagnostics count from the file's start.
///   - macros: Definitions of the notebook.
public func parseTeX(_ source: String, at offset: Int = 0, macros: Macros = Macros()) -> ParsedTeX {
  var parser = TeXParser(Array(source.utf8), offset: offset, macros: macros)
  do throws(MalformedTeX) {
    let formula = try parser.formula()
    return ParsedTeX(
      formula: formula, diagnostics: parser.diagnostics, line: parser.line, lines: parser.lines, macros: parser.macros)
  } catch {
    let diagnostic = Diagnostic(
      .error, code: error.code, error.message, at: Span(offset + error.start, offset + error.end), hint: error.hint)
    return ParsedTeX(
      formula: .unknown(source), diagnostics: parser.diagnostics + [diagnostic], line: .init(), lines: [],
      macros: parser.macros)
  }
}

/// The first place where a source is no TeX; offsets in the source, in bytes.
struct MalformedTeX: Error {
  var code: String
  var message: String
  var hint: String?
  var start: Int
  var end: Int

  init(_ code: String, _ message: String, at token: Token, hint: String? = nil) {
    self.code = "tex-" + code
    self.message = message
    self.hint = hint
    start = token.start
    end = token.end
  }
}
