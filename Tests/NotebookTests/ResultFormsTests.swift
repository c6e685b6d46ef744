import Language
import Markup
import Notebook
import Testing
import Typesetting

/// Results in the forms that only a page or a formula has: tables, elided and augmented matrices, ways to a result.
@Suite struct ResultFormsTests {
  private func displays(_ program: String) -> [Display] {
    var session = Session()
    var displays: [Display] = []
    for case .display(let display) in session.run([UInt8](program.utf8)) { displays.append(display) }
    return displays
  }

  private func formula(_ program: String) -> String? { displays(program).last?.formula?.inlineText }

  /// The text of a table's cells with bars between them and each row in braces; a table is in brackets.
  private func table(_ program: String) -> String? {
    guard let table = displays(program).last?.table else { return nil }
    var text = ""
    var tag: String?
    for character in table.description {
      switch character {
      case "<": tag = ""
      case ">":
        switch tag.map({ String($0.prefix { $0 != " " }) }) {
        case "table": text += "["
        case "/table": text += "]"
        case "tr": text += "{"
        case "/tr": text += "}"
        case "/td", "/th": text += "|"
        default: break
        }
        tag = nil
      default:
        if tag != nil { tag?.append(character) } else { text.append(character) }
      }
    }
    return text.replacing("|}", with: "}")
  }

  @Test(arguments: [
    ("f(x) := x^2 + 1; show(f(3))", "f(3) = 3² + 1 = 10"),
    ("f(x, y) := x*y; a = -2; show(f(a, 4))", "f(a, 4) = −2 ⋅ 4 = −8"),
    ("k = 3; g = @(t) k*t; show(g(2))", "g(2) = 3 ⋅ 2 = 6"),
    ("a = 2; b = -3; show(a*b + 1)", "ab + 1 = 2 ⋅ (−3) + 1 = −5"),
    ("c = 0.1 + 0.2; show(c^2)", "c² = 0.3² = 0.090000"),
    ("A = [2 1; 1 3]; show(A*[1; 2])", "A ⋅ [1; 2] = [2, 1; 1, 3] ⋅ [1; 2] = [4; 7]"),
    // What has no values to put in, or is the result itself, stands once.
    ("show(2 + 3)", "2 + 3 = 5"), ("show(5)", "5"), ("x = 5; show(x)", "x = 5"),
    ("s = \"abc\"; show(s)", "s = “abc”"), ("cellfun(@show, {7});", "7"),
  ])
  func ways(program: String, expected: String) {
    #expect(formula(program) == expected)
  }

  @Test func valuesOfTheFunctionThatShows() {
    let program = "function f(n)\n  m = n + 1;\n  show(m*n)\nend\nm = 100; f(2)"
    #expect(formula(program) == "m ⋅ n = 3 ⋅ 2 = 6" || formula(program) == "mn = 3 ⋅ 2 = 6")
  }

  @Test func augmentedMatrix() {
    #expect(formula("M = augmented([1 2; 3 4], [5; 6])") == "M = [1, 2 | 5; 3, 4 | 6]")
    // The bar stays while rows change, and is gone from what is computed.
    #expect(formula("M = augmented([1 2; 3 4], [5; 6]); M(2,:) = M(2,:) - 3*M(1,:)") == "M = [1, 2 | 5; 0, −2 | −9]")
    #expect(formula("M = augmented([1 2; 3 4], [5; 6]); M([2 1],:)") == "ans = [3, 4 | 6; 1, 2 | 5]")
    #expect(formula("M = augmented([1 2; 3 4], [5; 6]); 2*M") == "ans = [2, 4, 10; 6, 8, 12]")
  }

  @Test func largeMatrixWithItsSize() {
    let text = formula("A = reshape(1:400, 20, 20)") ?? ""
    #expect(text.hasPrefix("A = [1, 21, 41") && text.contains("⋯"), "\(text)")
    #expect(text.contains("20 × 20") || text.contains("20×20"), "\(text)")
  }

  @Test(arguments: [
    ("s.name = \"Ada\"; s.year = 1815; s", "[s{name|Ada}{year|1815}]"),
    ("c = {1, \"two\"; [1 2], @(x) x^2}", "[c{1|two}{[12]|x2}]"),
    ("t = struct(\"a\", {1, 2}, \"b\", {\"x\", \"y\"})", "[t{a|b}{1|x}{2|y}]"),
    ("d.city = {\"Oslo\"; \"Rome\"}; d.height = [23; 21.5]; d", "[d{city|height}{Oslo|23.000}{Rome|21.500}]"),
    ("s.in.x = {1}; s", "[s{in|[{x|[{1}]}]}]"),
  ])
  func tables(program: String, expected: String) {
    #expect(table(program) == expected)
  }

  @Test func largeAndDeepContainers() {
    #expect(table("c = num2cell((1:30)')") == "[c (30 × 1){1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{⋮}{30}]")
    #expect(table("s.a.b.c.d = 1; s") == nil)
    #expect(table("c = {}") == nil)
    #expect(table("x = 3") == nil)
  }
}
