public import Markup
import Typesetting

extension String {
  #if hasFeature(Embedded)
    /// The text, whose mathematics the page's script puts in: the engine has no reader of TeX.
    var mathematicalMarkup: [Markup] { [.text(self)] }
    var mathematicalText: String { self }
  #else
    /// The text with what stands between dollars as mathematics.
    public var mathematicalMarkup: [Markup] { pieces.map { $0.formula.map { .inline($0) } ?? .text($0.text) } }

    /// The same in Unicode.
    var mathematicalText: String { pieces.map { $0.formula?.inlineText ?? $0.text }.joined() }

    private var pieces: [(text: String, formula: Formula?)] {
      split(separator: "$", omittingEmptySubsequences: false).enumerated().map { index, piece in
        (text: String(piece), formula: index % 2 == 1 ? parseTeX(String(piece)).formula : nil)
      }
    }
  #endif
}
