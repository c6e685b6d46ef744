import Language
import Source
import Testing

@Suite struct NumberFormTests {
  private func printed(_ program: String) -> String {
    var machine = Machine()
    var text = ""
    let outcome = machine.run(Array(program.utf8))
    for event in outcome.events {
      switch event {
      case .printed(let printed), .display(_, _, let printed, _), .chain(_, _, _, let printed, _): text += printed
      case .states(let states): text += states.text
      case .control: break
      case .verdict(let verdict): text += verdict.line + "\n"
      case .feedback(let said): text += said + "\n"
      case .warning(let failure): text += failure.message
      }
    }
    for diagnostic in outcome.diagnostics { text += diagnostic.message }
    return text
  }

  @Test(arguments: [
    // Rounding carries into a further digit, digits before the point are rounded too, small numbers keep theirs.
    ("digits(9.996, 3)", "10.0"), ("digits(99.96, 3)", "100"), ("digits(12345.6, 3)", "12300"),
    ("digits(0.000123456, 2)", "0.00012"), ("digits(-2.5, 2)", "-2.5"), ("digits(2, 3)", "2.00"),
    ("digits(1e-9, 2)", "1.0e-09"), ("digits(3e20, 2)", "3.0e+20"), ("digits(0, 3)", "0"), ("digits(Inf, 3)", "Inf"),
    ("percent(2/3)", "66.7%"), ("percent(0.07)", "7%"), ("percent(12.345)", "1234%"), ("percent(1/3, 0)", "33%"),
    ("percent(0)", "0%"), ("percent(NaN)", "NaN"), ("scientific(1500)", "1.5e+03"), ("scientific(0)", "0"),
    ("scientific(1500, 3)", "1.50e+03"), ("fraction(-0.75)", "-3/4"), ("fraction(2)", "2"),
    ("fraction(1e-15)", "1e-15"), ("scientific(-100)", "-1e+02"), ("fraction(0)", "0"), ("fraction(Inf)", "Inf"),
  ])
  func numbersHaveTheirForm(expression: String, text: String) {
    #expect(printed(expression) == "ans = \(text)\n")
  }

  @Test func matricesAreAligned() {
    #expect(printed("disp(fraction([1 2.5; -1/3 0]))") == "      1    5/2\n   -1/3      0\n")
    #expect(printed("x = percent([0.1; 1])") == "x =\n\n    10%\n   100%\n\n")
  }

  @Test(arguments: [
    ("p + 1", "ans = 1.5000"), ("-p", "ans = -0.5000"), ("p*[2 4]", "ans =\n\n   1   2\n"), ("p(1)", "ans = 0.5000"),
    ("sum(p)", "ans = 0.5000"), ("q = p", "q = 50%"), ("q = p; q(1) = 1; p", "p = 50%"), ("p == 0.5", "ans = 1"),
    ("if p, disp(1), end", "1"), ("c = {p}", "c =\n{\n  [1,1] = 50%\n}\n"), ("num2str(p)", "ans = 0.5"),
    ("x = [p 1]", "x =\n\n   0.5000   1.0000\n"), ("f = @(t) t^2; f(p)", "ans = 0.2500"), ("p += 1", "p = 1.5000"),
    ("v = percent([0.1 0.2]); v(2) = 1", "v =\n\n    10%   100%\n"),
    ("v = percent([0.1 0.2]); 2*v", "ans =\n\n   0.2000   0.4000\n"),
  ])
  func numbersComputeAsEver(program: String, text: String) {
    #expect(printed("p = percent(0.5); " + program) == text + "\n")
  }

  @Test(arguments: [
    ("percent(1i)", "percent", 0), ("digits('a', 2)", "digits", 1), ("digits(1, 0)", "digits", 1),
    ("percent(1, -1)", "percent", 0), ("percent(1, 18)", "percent", 0), ("scientific(1, 1.5)", "scientific", 1),
  ])
  func wrongArgumentsAreNamed(program: String, function: String, least: Int) {
    let message = "X must be real, and the number of digits a whole number from \(least) to 17"
    #expect(printed(program) == "\(function): \(message)")
  }
}
