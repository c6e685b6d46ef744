import Markup
import Notebook
import Source
import Typesetting

extension Mathematics.Entry {
  /// The formula with its values in their places.
  private func formula(_ results: Results) -> Formula {
    parsed.formula.filled { pending, span in
      guard case .evaluation(let source) = pending else { return .pending(pending, span) }
      switch results.formulaValues[FormulaExpression(source: source, span: span)] {
      case .formula(let formula)?: return formula
      case .text(let text)?: return .words(text)
      case .failure?, nil: return .unknown(source)
      }
    }
  }

  /// What is wrong with the TeX, and with the values in it.
  func problems(_ results: Results) -> [Diagnostic] {
    var problems = diagnostics
    for (pending, span) in parsed.formula.pendings {
      if case .evaluation(let source) = pending,
        case .failure(let diagnostic)? = results.formulaValues[FormulaExpression(source: source, span: span)]
      {
        problems.append(diagnostic)
      }
    }
    return problems
  }

  /// The formula as MathML; TeX that was not understood is shown as it was written.
  func markup(of source: TeXSource, display: Bool, _ results: Results) -> Markup {
    guard isComplete else {
      return .tag("span", ["class": "tex-error", "title": diagnostics.first?.message ?? ""], [.text(source.tex)])
    }
    let formula = formula(results).legible
    return display ? formula.mathML(display: true) : .inline(formula)
  }

  /// The formula as lines of text; TeX that was not understood is shown as it was written.
  func lines(of source: TeXSource, width: Int, _ results: Results) -> [String] {
    isComplete ? formula(results).text(width: width) : source.tex.split(separator: "\n").map { line in String(line) }
  }

  /// The formula in one line of text; TeX that was not understood is shown as it was written.
  func lineOfText(of source: TeXSource, _ results: Results) -> String {
    isComplete ? formula(results).inlineText : "$\(source.tex)$"
  }
}
