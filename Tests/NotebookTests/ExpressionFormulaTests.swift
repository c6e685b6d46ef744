import Language
import Markup
import Notebook
import Testing
import Typesetting

/// Definitions as mathematicians write them. The left side of `f(…) := …` is left out.
@Suite struct ExpressionFormulaTests {
  private func formula(_ body: String, parameters: String = "x") -> Formula? {
    var session = Session()
    var result: Formula?
    for case .display(let display) in session.run([UInt8]("f(\(parameters)) := \(body)".utf8)) {
      result = display.formula
    }
    return result
  }

  @Test(arguments: [
    // Products without a sign where the factors stay apart.
    ("2*x", "2x"), ("2x", "2x"), ("x*2", "x ⋅ 2"), ("2*3", "2 ⋅ 3"), ("2*x^2", "2x²"), ("x .* x", "xx"),
    ("2*(x + 1)", "2(x + 1)"), ("(x + 1)*(x - 1)", "(x + 1) ⋅ (x − 1)"),
    // Parentheses where the meaning needs them, and only there.
    ("(x + 1)^2", "(x + 1)²"), ("x^(2 + 1)", "x²⁺¹"), ("-x^2", "−x²"), ("(-x)^2", "(−x)²"),
    ("x - (1 - x)", "x − (1 − x)"),
    ("(x - 1) - x", "x − 1 − x"), ("((x))", "x"), ("(x^2)^3", "(x²)³"), ("(1/x)^2", "(1/x)²"), ("x*(-2)", "x ⋅ (−2)"),
    ("-(x + 1)", "−(x + 1)"), ("(x/2)*3", "x/2 ⋅ 3"),
    // Fractions, roots, functions.
    ("x/2", "x/2"), ("(x + 1)/(x - 1)", "(x + 1)/(x − 1)"), ("x ./ 2", "x/2"), ("sqrt(x + 1)", "√(x + 1)"),
    ("abs(x)", "|x|"),
    ("exp(-x^2)", "e^(−x²)"), ("sin(x)", "sin(x)"), ("log(x)", "ln(x)"), ("exp(x)^2", "(eˣ)²"),
    ("max(x, 2)", "max(x, 2)"),
    // Numbers stay as they were typed.
    ("0.10*x", "0.10x"), ("1e-3 + x", "1 × 10⁻³ + x"), ("2i*x", "2ix"),
    // Relations and truth.
    ("x >= 2", "x ≥ 2"), ("x != 1 & x < 3", "(x ≠ 1) ∧ (x < 3)"), ("!x", "¬ x"),
    // Names.
    ("pi*x", "πx"), ("x + Inf", "x + ∞"), ("x_1 + x", "x₁ + x"),
    // Matrices and parts.
    ("[1, x; x, 1]", "[1, x; x, 1]"), ("x'", "xᵀ"), ("x(1)", "x(1)"), ("@(t) t + x", "t ↦ t + x"),
  ])
  func bodies(_ source: String, _ expected: String) throws {
    let shown = try #require(formula(source)).inlineText
    #expect(shown == "f(x) = \(expected)")
  }

  @Test(arguments: [
    ("f(x) := x^3 - 2x; f'", "f′(x) = 3x² − 2"), ("f(x) := x^3; g = f'", "g(x) = 3x²"),
    ("f(x) := x^3; f''", "f′′(x) = 6x"), ("h_1(t) := t^2; h_1'", "h₁′(t) = 2t"),
    ("f(x) := x^3; g(x) := f(x)^2; g'", "g′(x) = 2f(x) ⋅ f′(x)"),
    ("k = @(x) x .* exp(x); k'", "k′(x) = eˣ + x ⋅ eˣ"), ("f(x) := cos(x^2); f'", "f′(x) = −2x ⋅ sin(x²)"),
    ("f(x) := x/(1 + x^2); f'", "f′(x) = (1 − x²)/(1 + x²)²"), ("f(x) := sqrt(x); f'", "f′(x) = 1/(2√x)"),
    ("sin'", "sin′(x) = cos(x)"),
  ])
  func derivatives(_ source: String, _ expected: String) throws {
    var session = Session()
    var shown: String?
    for case .display(let display) in session.run([UInt8](source.utf8)) { shown = display.formula?.inlineText }
    #expect(shown == expected)
  }

  @Test func fractionsAreTwoDimensional() throws {
    let markup = try #require(formula("(x + 1)/(2x)")).mathML(display: true).description
    #expect(markup.contains("<mfrac><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mrow><mn>2</mn>"))
    #expect(!markup.contains("<mo>/</mo>"))
  }

  @Test func severalParameters() throws {
    #expect(try #require(formula("x^2 + y^2", parameters: "x, y")).inlineText == "f(x, y) = x² + y²")
  }

  @Test func deepExpressionsEnd() {
    let deep = String(repeating: "(1 + ", count: 100) + "x" + String(repeating: ")", count: 100)
    #expect(formula(deep) != nil)
  }
}
