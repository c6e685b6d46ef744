import Source
import Testing

/// The rendered diagnostic of the text between « and ».
private func rendered(
  _ marked: String, severity: Diagnostic.Severity = .error, _ message: String = "wrong", hint: String? = nil
) -> String {
  var bytes: [UInt8] = []
  var marks: [Int] = []
  for character in marked {
    if character == "«" || character == "»" {
      marks.append(bytes.count)
    } else {
      bytes += [UInt8](String(character).utf8)
    }
  }
  let span = marks.count == 2 ? Span(marks[0], marks[1]) : nil
  let diagnostic = Diagnostic(severity, code: "test", message, at: span, hint: hint)
  return diagnostic.text(in: SourceFile(name: "lesson.md", bytes: bytes))
}

@Suite struct DiagnosticTests {
  @Test func placeSourceCaretAndHint() {
    #expect(
      rendered("a = 1\nx = «raduis» * 2\n", "'raduis' undefined", hint: "did you mean 'radius'?") == """
        error: 'raduis' undefined
         --> lesson.md:2:5
        2 | x = raduis * 2
          |     ^^^^^^
          = hint: did you mean 'radius'?

        """)
  }

  @Test func warningsSaySo() {
    #expect(
      rendered("«A \\ b»", severity: .warning, "matrix singular to machine precision") == """
        warning: matrix singular to machine precision
         --> lesson.md:1:1
        1 | A \\ b
          | ^^^^^

        """)
  }

  @Test func coloursMarkTheSeverityAndThePlace() {
    let diagnostic = Diagnostic(.warning, code: "test", "odd", at: Span(0, 1), hint: "look")
    let text = diagnostic.text(
      in: SourceFile(name: "a.m", bytes: Array("x".utf8)), style: TerminalStyle(isShown: true))
    let esc = "\u{1B}["
    #expect(
      text == """
        \(esc)1m\(esc)33mwarning:\(esc)39m\(esc)22m \(esc)1modd\(esc)22m
         \(esc)36m-->\(esc)39m a.m:1:1
        \(esc)36m1 |\(esc)39m x
          \(esc)36m|\(esc)39m \(esc)33m^\(esc)39m
          \(esc)36m=\(esc)39m \(esc)1mhint:\(esc)22m look

        """)
  }

  @Test(arguments: [
    (0, "x123456789 123456789 123456789 123456…", "^"),
    (38, "…456789 123456789 123456789 123456789…", "                         ^"),
    (59, "… 123456789 123456789 123456789 1234中", "                                    ^^"),
  ])
  func longLinesAreCutToTheirPlace(start: Int, source: String, carets: String) {
    let line = "x123456789 123456789 123456789 123456789 123456789 1234中"
    let bytes = Array(line.utf8)
    let start = min(start, bytes.count - 3)
    let diagnostic = Diagnostic(
      .error, code: "test", "odd", at: Span(start, start == bytes.count - 3 ? start + 3 : start + 1))
    let lines = diagnostic.text(in: SourceFile(name: "a.m", bytes: bytes), width: 42).split(separator: "\n")
    #expect(lines[2] == "1 | " + source)
    #expect(lines[3] == "  | " + carets)
    #expect(String(lines[2]).columns <= 42)
  }

  @Test func withoutAPlace() {
    #expect(rendered("x", "no such file") == "error: no such file\n --> lesson.md\n")
    #expect(rendered("x", "no such file", hint: "look") == "error: no such file\n --> lesson.md\n  = hint: look\n")
  }

  @Test(arguments: [
    // Characters, not bytes.
    ("αβ = «γδ» + 1", "αβ = γδ + 1", "     ^^"),
    // A tab stays a tab, so that the caret stands below its character however wide tabs are.
    ("\tx\t= «y»", "\tx\t= y", "\t \t  ^"),
    // An empty span still has a caret.
    ("x = «»", "x = ", "    ^"),
    ("«»", "", "^"),
    // Over several lines the first one is marked to its end.
    ("x = «[1 2\r\n3]»\r\n", "x = [1 2", "    ^^^^"),
    ("x = «[1 2\n3]»", "x = [1 2", "    ^^^^"),
    // A carriage return is no part of the line.
    ("a\r\n«b»\r\n", "b", "^"),
    // The end of the line.
    ("x = (1«\n»y", "x = (1", "      ^"),
    ("é«x»", "éx", " ^"),
    // Wide characters take two columns, marks upon others none.
    ("'中文' + «数»", "'中文' + 数", "         ^^"),
    ("e\u{301} = «👩‍👩‍👧»", "e\u{301} = 👩‍👩‍👧", "    ^^"),
  ])
  func caretsStandUnderTheSpan(_ marked: String, _ source: String, _ carets: String) {
    let lines = rendered(marked).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    #expect(lines.count >= 4)
    #expect(lines[2].drop { $0 != "|" }.dropFirst(2) == source[...])
    #expect(lines[3].drop { $0 != "|" }.dropFirst(2) == carets[...])
  }

  @Test func longLineNumbersKeepTheMargin() {
    let text = rendered(String(repeating: "\n", count: 1233) + "«x»")
    #expect(text == "error: wrong\n    --> lesson.md:1234:1\n1234 | x\n     | ^\n")
  }

  @Test func callsAreShown() {
    let source = "function f(), g(1), end\nf()"
    let failure = Failure("'g' undefined", hint: "define it", identifier: "Octave:undefined-function")
      .at(Span(14, 18), calls: [Failure.Call(function: "f", span: Span(24, 27))])
    #expect(
      Diagnostic(failure).text(in: SourceFile(name: "lesson.md", bytes: [UInt8](source.utf8))) == """
        error: 'g' undefined
         --> lesson.md:1:15
        1 | function f(), g(1), end
          |               ^^^^
          = in f, called at lesson.md:2:1
          = hint: define it

        """)
  }

  @Test(arguments: [
    ("Octave:undefined-function", false, "undefined-function"), ("", false, "run-time"), ("a:b:c", false, "c"),
    ("nbrun:limit", true, "limit"), ("Octave:some-id", true, "limit"), (":", false, "run-time"),
  ])
  func codesComeFromIdentifiers(_ identifier: String, _ isLimit: Bool, _ code: String) {
    #expect(Diagnostic(Failure("m", identifier: identifier, isLimit: isLimit)).code == code)
  }
}
