import Graphics
import Language
import Markup
import Notebook
import Source
import Testing
import Typesetting

/// A notebook put together piece by piece: every piece of code stands somewhere in the file.
private struct Draft {
  private(set) var bytes: [UInt8] = []
  private var index = 0
  var frontMatter = FrontMatter()
  var blocks: [Block] = []

  /// Appends a cell and answers its running number.
  @discardableResult
  mutating func cell(_ code: String, quoted: Bool = false, _ change: (inout CellOptions) -> Void = { _ in }) -> Int {
    append("Some text – before.\n\n")
    let start = bytes.count
    var lines: [(code: Int, file: Int)] = []
    var codeBytes: [UInt8] = []
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      if quoted { append("> ") }
      lines.append((codeBytes.count, bytes.count))
      codeBytes += [UInt8](line.utf8) + [UInt8(ascii: "\n")]
      append(line + "\n")
    }
    var options = CellOptions()
    change(&options)
    let cell = Cell(
      index: next(), span: Span(start, bytes.count), code: SourceText(bytes: codeBytes, lines: lines), options: options)
    blocks.append(quoted ? .quote([.cell(cell)]) : .cell(cell))
    return cell.index
  }

  /// Writes an expression into the file and answers its inline value.
  mutating func value(_ source: String) -> InlineValue {
    append("{=} ")
    let start = bytes.count
    append(source)
    append("\n")
    return InlineValue(index: next(), span: Span(start, start + source.utf8.count))
  }

  mutating func paragraph(_ source: String) -> Int {
    let value = value(source)
    blocks.append(.paragraph([.text("so "), .strong([.value(value)])]))
    return value.index
  }

  private mutating func next() -> Int {
    index += 1
    return index - 1
  }

  private mutating func append(_ text: some StringProtocol) { bytes += [UInt8](text.utf8) }

  var document: Document {
    Document(
      file: SourceFile(name: "lesson.md", bytes: bytes), frontMatter: frontMatter, blocks: blocks, diagnostics: [])
  }

  func run(limits: RunLimits = RunLimits()) -> Results { Session.run(document, limits: limits) }

  /// The text of the file at the place of a diagnostic.
  func text(of diagnostic: Diagnostic) -> String? { diagnostic.span.map { document.file.text(of: $0) } }
}

/// The text forms of outputs: printed text, displays, and the messages of diagnostics.
private func texts(_ outputs: [Output]?) -> [String] {
  (outputs ?? []).map { output in
    switch output {
    case .printed(let text): text
    case .display(let display): display.text
    case .figure: "figure"
    case .control(let control): "control \(control.name)"
    case .verdict(let verdict): verdict.line
    case .states(let states): states.map { $0.display.text }.joined()
    case .feedback(let text): "feedback \(text)"
    case .diagnostic(let diagnostic): "\(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }
}

private func text(_ value: InlineOutput?) -> String {
  switch value {
  case .formula(let formula): formula.inlineText
  case .text(let text): "text \(text)"
  case .failure(let diagnostic): "error: \(diagnostic.message)"
  case nil: "nothing"
  }
}

@Suite struct SessionTests {
  @Test func cellsShareAWorkspaceAndRunInOrder() {
    var draft = Draft()
    let first = draft.cell("x = 2")
    let value = draft.paragraph("x")
    let second = draft.cell("x = x * 10;\nx")
    let last = draft.paragraph("x + 1")
    let results = draft.run()
    #expect(texts(results.cells[first]) == ["x = 2\n"])
    #expect(texts(results.cells[second]) == ["x = 20\n"])
    #expect(text(results.inlineValues[value]) == "2")
    #expect(text(results.inlineValues[last]) == "21")
    #expect(results.diagnostics.isEmpty)
  }

  @Test func outputsKeepTheirOrder() {
    var draft = Draft()
    let cell = draft.cell("x = 1\nprintf('a')\nprintf('b\\n')\nwarning('odd')\ny = 2\ndisp(3)")
    #expect(texts(draft.run().cells[cell]) == ["x = 1\n", "ab\n", "warning: odd", "y = 2\n", "3\n"])
  }

  @Test func titleIsEvaluatedLast() {
    var draft = Draft()
    draft.frontMatter.title = [.text("The answer is "), .value(draft.value("answer"))]
    draft.frontMatter.abstract = [.emphasis([.value(draft.value("answer + 1"))])]
    draft.cell("answer = 42;")
    let results = draft.run()
    #expect(text(results.inlineValues[0]) == "42")
    #expect(text(results.inlineValues[1]) == "43")
  }

  @Test func aFailureEndsItsCellOnly() throws {
    var draft = Draft()
    let first = draft.cell("a = 1\nb = nothing\nc = 3")
    let second = draft.cell("a")
    let results = draft.run()
    #expect(texts(results.cells[first]) == ["a = 1\n", "error: 'nothing' undefined"])
    #expect(texts(results.cells[second]) == ["a = 1\n"])
    let diagnostic = try #require(results.diagnostics.first)
    #expect(results.diagnostics.count == 1)
    #expect(draft.text(of: diagnostic) == "nothing")
  }

  @Test func allowedFailuresAreShownButNotReported() {
    var draft = Draft()
    let cell = draft.cell("warning('still told');\nerror('meant to be seen')") { $0.allowsFailure = true }
    let results = draft.run()
    #expect(texts(results.cells[cell]) == ["warning: still told", "error: meant to be seen"])
    #expect(results.diagnostics.map { $0.severity } == [.warning])
  }

  @Test func cellsThatDoNotRunHaveNoOutput() {
    var draft = Draft()
    let cell = draft.cell("x = 1") { $0.runs = false }
    let value = draft.paragraph("x")
    let results = draft.run()
    #expect(results.cells[cell] == nil)
    #expect(text(results.inlineValues[value]) == "error: 'x' undefined")
    #expect(results.diagnostics.count == 1)
  }

  @Test func aControlTurnsAllPlotsInSpaceOfItsCell() throws {
    var draft = Draft()
    draft.cell("v = rotate3d(90, 0);\nsurf([1 2; 3 4])")
    draft.cell("subplot(1, 2, 1), mesh([1 2; 3 4])\nsubplot(1, 2, 2), plot([1 2])\nw = rotate3d(0, 90);")
    let results = draft.run()
    let figures = results.cells.keys.sorted().compactMap { index in
      results.cells[index]?.compactMap { output -> Figure? in
        if case .figure(let figure) = output { figure } else { nil }
      }.first
    }
    try #require(figures.count == 2)
    #expect(figures[0].view == View(azimuth: 90, elevation: 0))
    let panels = try #require(figures[1].tiling?.panels)
    #expect(panels.map { $0.figure.view } == [View(azimuth: 0, elevation: 90), nil])
    let drawings = figures.map { $0.svg(layout: .wide, id: "f").description }
    #expect(drawings[0].contains("data-control=\"v\""))
    #expect(drawings[1].split(separator: "data-control=\"w\"").count == 2)
  }

  @Test func hiddenCellsRun() {
    var draft = Draft()
    draft.cell("x = 5;") { $0.isIncluded = false }
    let value = draft.paragraph("x")
    #expect(text(draft.run().inlineValues[value]) == "5")
  }

  @Test func spansAreThoseOfTheFile() throws {
    var draft = Draft()
    draft.cell("α = 1;")
    draft.cell("β = α + γ", quoted: true)
    draft.cell("x = (1", quoted: false)
    draft.cell("y = 1;\nz = [1 2 3](7);", quoted: true)
    _ = draft.paragraph("missing_value")
    let results = draft.run()
    #expect(results.diagnostics.map { draft.text(of: $0) }.first == "γ")
    #expect(results.diagnostics.count == 4)
    #expect(draft.text(of: results.diagnostics[2]) == "[1 2 3](7)")
    #expect(draft.text(of: results.diagnostics[3]) == "missing_value")
    let starts = results.diagnostics.compactMap { $0.span?.start }
    #expect(starts == starts.sorted())
    #expect(results.diagnostics[0].text(in: draft.document.file).contains("β = α + γ"))
  }

  @Test func aFailureInAnEarlierCellsFunctionPointsThere() throws {
    var draft = Draft()
    draft.cell("function r = half(x)\n  r = x / nothing;\nend")
    draft.cell("half(4)")
    let diagnostic = try #require(draft.run().diagnostics.first)
    #expect(draft.text(of: diagnostic) == "nothing")
    #expect(diagnostic.calls.map { draft.document.file.text(of: $0.span) } == ["half(4)"])
    #expect(diagnostic.text(in: draft.document.file).contains("in half, called at lesson.md:8:1"))
  }

  @Test func warningsAreNoErrors() {
    var draft = Draft()
    let cell = draft.cell("x = [1 2; 2 4] \\ [1; 2];\ny = 1")
    let results = draft.run()
    #expect(texts(results.cells[cell]) == ["warning: matrix singular to machine precision", "y = 1\n"])
    #expect(results.diagnostics.map { $0.severity } == [.warning])
  }

  @Test func seedsMakeRandomNumbersReproducible() {
    func run(_ seed: UInt64) -> [String] {
      var draft = Draft()
      draft.frontMatter.seed = seed
      let cell = draft.cell("rand(1, 3)")
      return texts(draft.run().cells[cell])
    }
    #expect(run(1) == run(1))
    #expect(run(1) != run(2))
  }

  @Test func limitsEndACellAndNotTheNotebook() {
    var draft = Draft()
    draft.cell("while true, end") { $0.allowsFailure = false }
    let second = draft.cell("1 + 1")
    let results = draft.run(limits: RunLimits(steps: 100_000))
    #expect(results.diagnostics.map { $0.code } == ["limit"])
    #expect(texts(results.cells[second]) == ["ans = 2\n"])
  }

  @Test func captionsAreEvaluatedAfterTheirCell() {
    var draft = Draft()
    let value = draft.value("x")
    draft.cell("x = 7;") { $0.figureCaption = [.value(value)] }
    #expect(text(draft.run().inlineValues[value.index]) == "7")
  }

  @Test(arguments: [
    ("1/3", "0.3333"), ("'some text'", "text some text"), ("[1 2; 3 4]", "[1, 2; 3, 4]"), ("3 - 4i", "3 − 4i"),
    ("true", "1"), ("1e4", "10000"), ("-2", "−2"), ("1e-20", "1.0000 × 10⁻²⁰"), ("Inf", "∞"), ("@(x) x^2", "x²"),
    ("nothing", "error: 'nothing' undefined"), ("x = 1", "error: an inline value must be one expression"),
    ("zeros(0, 3)", "[ ] (0×3)"),
  ])
  func inlineValues(_ source: String, _ expected: String) {
    var draft = Draft()
    let value = draft.paragraph(source)
    #expect(text(draft.run().inlineValues[value]) == expected)
  }
}

@Suite struct ValueFormulaTests {
  /// The formula of the last display of a program, as a line of text.
  private func formula(_ source: String) -> String? {
    var session = Session()
    var result: String?
    for case .display(let display) in session.run([UInt8](source.utf8)) { result = display.formula?.inlineText }
    return result
  }

  @Test(arguments: [
    ("format long, x = 100/3", "x = 33.33333333333334"), ("x = 100/3, format long;", "x = 33.333"),
    ("format long, A = [1/3; 2/3]; format; A", "A = [0.3333; 0.6667]"),
    ("x₁ = 4", "x₁ = 4"), ("Δt = 2", "Δt = 2"), ("x̄ = 3", "x̄ = 3"), ("μ₁² = 4", "μ₁² = 4"), ("x10 = 1", "x₁₀ = 1"),
    ("x_max = 1", "xₘₐₓ = 1"), ("θ_1 = 1", "θ₁ = 1"), ("t = 2π", "t = 6.2832"), ("b = 3 ≥ 2", "b = 1"),
    ("y = √16·2", "y = 8"), ("c := 5", "c = 5"),
    ("x = 5", "x = 5"), ("x = 0.1", "x = 0.1000"), ("x = -3", "x = −3"), ("x_1 = 2", "x₁ = 2"), ("α = 1", "α = 1"),
    ("A = [1 2; 3 4]", "A = [1, 2; 3, 4]"), ("v = [1.5 2]", "v = [1.5000, 2.0000]"), ("t = true", "t = 1"),
    ("m = [true false]", "m = [1, 0]"), ("z = 3 + 4i", "z = 3 + 4i"), ("z = 1 - 2i", "z = 1 − 2i"),
    ("z = [1i 2]", "z = [0 + 1i, 2 + 0i]"), ("r = 1:3", "r = [1, 2, 3]"), ("s = 'abc'", "s = “abc”"),
    ("2 + 3", "ans = 5"), ("x = NaN", "x = NaN"), ("x = [1 -Inf]", "x = [1, −∞]"), ("x = 12345", "x = 12345"),
    ("f(x) := x^2 + 1", "f(x) = x² + 1"), ("f(x, y) := x*y", "f(x, y) = xy"), ("c := 3", "c = 3"),
    ("g = @(t) sin(t)/t", "g(t) = (sin(t))/t"),
  ])
  func equations(_ source: String, _ expected: String) { #expect(formula(source) == expected) }

  @Test(arguments: ["c = {1, 2}", "s.a = 1", "t = ['ab'; 'cd']"]) func otherValuesStayText(_ source: String) {
    #expect(formula(source) == nil)
  }

  @Test func largeMatricesShowTheirCorners() throws {
    let small = try #require(formula("A = reshape(1:120, 12, 10)"))
    #expect(!small.contains("⋯") && !small.contains("⋮"))
    let tall = try #require(formula("A = (1:100)'"))
    #expect(tall == "A = [1; 2; 3; 4; 5; 6; 7; 8; 9; ⋮; 100]_(100×1)")
    let wide = try #require(formula("A = 1:100"))
    #expect(wide == "A = [1, 2, 3, 4, 5, 6, 7, ⋯, 100]_(1×100)")
    let both = try #require(formula("A = zeros(100)"))
    #expect(both.contains("⋯") && both.contains("⋮") && both.contains("⋱"))
  }
}
