import Markup
import Notebook
import Source
import Typesetting

extension Mathematics.Entry {
  /// The formula with its values in their places.
  ///
  /// - Parameter steps: the numbers of the values in a live page.
  private func formula(_ results: Results, steps: [FormulaExpression: Int] = [:]) -> Formula {
    parsed.formula.filled { pending, span in
      guard case .evaluation(let source) = pending else { return .pending(pending, span) }
      let expression = FormulaExpression(source: source, span: span)
      let value: Formula =
        switch results.formulaValues[expression] {
        case .formula(let formula)?: formula
        case .text(let text)?: .words(text)
        case .failure?, nil: .unknown(source)
        }
      return steps[expression].map { .styled(value, .live("step-\($0)")) } ?? value
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
  func markup(
    of source: TeXSource, display: Bool, _ results: Results, steps: [FormulaExpression: Int] = [:]
  ) -> Markup {
    guard isComplete else {
      return .tag("span", ["class": "tex-error", "title": diagnostics.first?.message ?? ""], [.text(source.tex)])
    }
    let formula = formula(results, steps: steps).legible
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
