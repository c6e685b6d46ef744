public import Source

/// What a piece of TeX turned out to be.
public struct ParsedTeX: Sendable {
  /// The formula; of malformed TeX it is the source as it was written.
  public var formula: Formula
  /// What is wrong, in the order of the source: errors for malformed TeX, warnings for unknown commands.
  public var diagnostics: [Diagnostic]
  /// The number of the formula from `\tag`, without parentheses.
  public var tag: Formula?
  /// The name from `\label`.
  public var label: String?
  /// The macros that were given and those that the source defined: hand them to the next formula of a notebook.
  public var macros: Macros

  /// Whether the whole source was understood; otherwise the page should show the source beside the message.
  public var isComplete: Bool { diagnostics.isEmpty }
}

/// Reads TeX mathematics: what stands between two dollar signs.
///
/// - Parameters:
///   - source: The TeX, without its delimiters.
///   - offset: Where the source begins in its file, in bytes; the spans of the diagnostics count from the file's start.
///   - macros: Definitions of the notebook.
public func parseTeX(_ source: String, at offset: Int = 0, macros: Macros = Macros()) -> ParsedTeX {
  let parser = TeXParser(Array(source.utf8), offset: offset, macros: macros)
  do throws(MalformedTeX) {
    let formula = try parser.formula()
    return ParsedTeX(
      formula: formula, diagnostics: parser.diagnostics, tag: parser.tag, label: parser.label, macros: parser.macros)
  } catch {
    let diagnostic = Diagnostic(
      .error, code: error.code, error.message, at: Span(offset + error.start, offset + error.end), hint: error.hint)
    return ParsedTeX(
      formula: .unknown(source), diagnostics: parser.diagnostics + [diagnostic], tag: nil, label: nil,
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
