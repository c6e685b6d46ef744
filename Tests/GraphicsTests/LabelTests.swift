import Markup
import Source
import Testing

@testable import Graphics

/// Labels with mathematics: what is read as such, and how it is set.
@Suite struct LabelTests {
  func text(_ source: String, as interpreter: Label.Interpreter = .mathematics) throws(Failure) -> String {
    try Label(reading: source, as: interpreter, for: "title").text
  }

  func drawn(_ source: String, anchor: Lettering.Anchor = .start) throws(Failure) -> String {
    Lettering.text(try Label(reading: source, for: "title"), x: 10, y: 20, anchor: anchor).description
  }

  @Test(arguments: [
    (#"Loss $L(w) = \frac{1}{2}w^2$"#, "Loss L(w) = 1/2 w²"), (#"$\lambda_1$"#, "λ₁"), (#"$e^{-x^2}$"#, "e^(−x²)"),
    (#"$$x^2$$"#, "x²"), (#"\alpha^2 and \beta_i"#, "α² and βᵢ"), ("x_1", "x₁"), ("x_10", "x₁₀"), ("x_max", "xₘₐₓ"),
    ("T_{out}", "Tₒᵤₜ"), ("e^{-t}", "e⁻ᵗ"), ("10^-3 m", "10⁻³ m"), ("speed (m/s^2)", "speed (m/s²)"), ("CO_2", "CO₂"),
    ("loss_0 of all", "loss₀ of all"), ("x_1^2", "x₁²"), ("f(x) = x^2", "f(x) = x²"), (#"snake\_case"#, "snake_case"),
    (#"{\bf Bold} \it slanted"#, "Bold slanted"), (#"\$x\$"#, "$x$"), ("Größe λ_1", "Größe λ₁"),
    (#"$\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}$"#, "(1, 0; 0, 1)"), (#"$\text{rate } r$"#, "rate r"),
  ])
  func mathematicsIsRead(source: String, expected: String) throws { #expect(try text(source) == expected) }

  @Test(arguments: [
    "growth", "my_file", "a_long_name", "my_file_2", "from $5 to $10", "price in $", #"C:\Users\max"#, "f(x)", "2 ^ 3",
    "Ctrl+^C", "_private", "100% of #1 & more", "two  blanks ", "", "{a}", #"back\slash"#,
  ])
  func plainTextStaysPlain(source: String) throws {
    #expect(try Label(reading: source, for: "title") == Label(source))
  }

  @Test func interpretersDecide() throws {
    #expect(try text("$x_1$", as: .none) == "$x_1$" && text(#"\alpha"#, as: .none) == #"\alpha"#)
    #expect(try text("$x_1$ in $", as: .commands) == "$x₁$ in $" && text(#"\alpha"#, as: .commands) == "α")
  }

  @Test(arguments: [
    (#"$\frac{1}{2$"#, #"title: in "\frac{1}{2", this { has no }"#),
    (#"$\alhpa$"#, "title: in \"\\alhpa\", \\alhpa is not a command that nbrun knows"),
    ("area in m^{2", "title: this ^{ has no }"), ("$x^2^3$", #"title: in "x^2^3", a second superscript"#),
    ("$\u{C}rac{1}{2}$", "title: the text has a character that cannot be seen"),
    (#"$\eval{x}$"#, #"title: \eval and references stand for nothing in a plot"#),
    (#"$\left( x$"#, #"title: in "\left( x", \left has no \right in its group"#),
  ])
  func malformedTeXIsSaid(source: String, message: String) {
    do throws(Failure) {
      _ = try Label(reading: source, for: "title")
      Issue.record("\(source) was read")
    } catch { #expect(error.message == message && error.hint != nil) }
  }

  @Test func plainLabelsAreDrawnAsBefore() throws {
    #expect(try drawn("growth") == #"<text x="10" y="20">growth</text>"#)
    #expect(try drawn("x") == #"<text class="m" x="10" y="20">x</text>"#)
  }

  @Test func scriptsFollowTheirBase() throws {
    #expect(
      try drawn("$x_1^2$", anchor: .end)
        == #"<text x="10" y="20" text-anchor="end"><tspan class="f" font-size="15">𝑥</tspan>"#
        + #"<tspan class="f" font-size="10.5" dy="3">1</tspan>"#
        + #"<tspan class="f" font-size="10.5" dx="-4.4" dy="-9">2</tspan></text>"#)
    #expect(try drawn("area in km^2").hasPrefix(#"<text x="10" y="20">area in km<tspan font-size="9.1" dy="-6">2"#))
  }

  @Test func operatorsHaveRoom() throws {
    #expect(try drawn("$a = b + c$").components == ["𝑎", "=", "𝑏", "+", "𝑐"])
    #expect(try drawn("$a = b + c$").contains(#"dx="4.2">=</tspan>"#))
    #expect(try drawn("$x^{a = b}$").contains("dx=\"4.2\"") == false)
  }

  @Test func fractionsStandOverABar() throws {
    let markup = try drawn(#"$\frac{a}{b}$"#)
    #expect(markup.contains(#"text-anchor="middle""#) && markup.contains(#"<path class="fl" d="M"#))
    let label = try Label(reading: #"$\frac{A}{f}$"#, for: "title")
    #expect(label.rise > 0 && label.drop > 0)
    let plain = try Label(reading: "growth", for: "title")
    #expect(plain.rise == 0 && plain.drop == 0)
    // Nested twice as deep, they are higher.
    let nested = try Label(reading: #"$\frac{\frac{A}{f}}{\frac{A}{f}}$"#, for: "title")
    #expect(nested.rise > label.rise && nested.drop > label.drop)
  }

  @Test func rootsCoverTheirBody() throws {
    let layout = LabelLayout(try Label(reading: #"$\sqrt{x + 1}$"#, for: "title"), size: 13)
    let body = LabelLayout(try Label(reading: "$x + 1$", for: "title"), size: 13)
    let stroke = try #require(layout.strokes.first)
    let (left, right) = (stroke[stroke.count - 2], stroke[stroke.count - 1])
    #expect(right.x - left.x >= body.width && left.y == right.y && -left.y > body.ascent)
  }

  @Test func longLabelsAreBrokenOrCut() throws {
    let long = try Label(reading: String(repeating: #"words and $\alpha_1$ "#, count: 12), for: "title")
    let lines = long.wrapped(width: 300)
    #expect(lines.count > 2)
    for line in lines { #expect(LabelLayout(line, size: 13).width <= 300) }
    #expect(long.cut(width: 60).text.hasSuffix("…") && long.cut(width: 60).words.isEmpty)
    let whole = try Label(reading: #"$\alpha$"#, for: "title")
    #expect(whole.cut(width: 60) == whole)
  }

  @Test func deepFormulasTakeTimeInProportion() throws {
    let deep = String(repeating: #"\hat{x^{\sqrt{"#, count: 12) + "x" + String(repeating: "}}}", count: 12)
    #expect(LabelLayout(try Label(reading: "$" + deep + "$", for: "title"), size: 13).runs.count > 12)
  }
}

extension String {
  /// The texts between the tags.
  fileprivate var components: [String] {
    split(separator: "<").compactMap { $0.split(separator: ">").dropFirst().first.map(String.init) }
  }
}

@Test func aLabelInATextIsItsText() throws {
  #expect("\(try Label(reading: "area $x^2$", for: "title")), \(Label("plain"))" == "area x², plain")
}
