import Language
import Source
import Testing

private func pieces(_ text: String) -> [String] {
  let bytes = [UInt8](text.utf8)
  return highlight(bytes).map { piece in
    "\(piece.role.rawValue) \(String(decoding: bytes[piece.span.start..<piece.span.end], as: UTF8.self))"
  }
}

private func number(_ text: String) -> Double? {
  guard case .expression(let expression)? = Program.parse([UInt8](text.utf8)).statements.first?.kind,
    case .number(let value, _) = expression.kind
  else { return nil }
  return value
}

@Suite struct LexerTests {
  @Test func highlightingKnowsRoles() {
    #expect(
      pieces("if x' % c\n'a'") == [
        "keyword if", "plain  ", "name x", "operator '", "plain  ", "comment % c", "plain \n", "string 'a'",
      ])
    #expect(pieces("hold on;") == ["name hold", "plain  ", "string on", "plain ;"])
    #expect(pieces("2x") == ["number 2", "name x"])
    #expect(
      pieces("%{\nx\n%}\n1 ... y\n+2") == [
        "comment %{\nx\n%}", "plain \n", "number 1", "plain  ", "comment ... y", "plain \n", "operator +", "number 2",
      ])
  }

  @Test(arguments: [
    "x = [1 'a' ; b' ]", "(((", "y = “a” é 1", "", "\n\n%{", "f(x) := 2x ≤ √π\r\n", "x = (1 +* 2\ny = 3",
  ])
  func highlightingCoversEveryByte(source: String) {
    var end = 0
    for piece in highlight([UInt8](source.utf8)) {
      #expect(piece.span.start == end)
      end = piece.span.end
    }
    #expect(end == source.utf8.count)
  }

  @Test(arguments: [
    "1", ".5", "5.", "1e-3", "0.1", "3.14159265358979", "123456789012345678901234567890", "1e23", "8.5e-320", "1e308",
    "2.2250738585072011e-308", "4.9e-324", "2.4703282292062328e-324", "9007199254740993", "179769313486231580793e289",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203126", "6.02214076e23", "1e-400", "0.000001e5",
  ])
  func decimalsAreRoundedToNearest(source: String) {
    #expect(
      number(source) == Double(source.hasSuffix(".") ? source + "0" : source.hasPrefix(".") ? "0" + source : source))
  }

  @Test func otherNumbers() {
    #expect(number("0x1F") == 31)
    #expect(number("0b101") == 5)
    #expect(number("1_000") == 1000)
    #expect(number("1D3") == 1000)
    #expect(number("1e999") == .infinity)
    #expect(number("3i") == 3)
  }

  @Test(arguments: [
    ("\"a\\tb\\\\\\x41\\101\"", "a\tb\\AA"), ("\"a\"\"b\"", "a\"b"), ("'a''b\\n'", "a'b\\n"), ("\"a\\\nb\"", "ab"),
    ("''", ""),
  ])
  func stringsAreUnescaped(source: String, contents: String) {
    guard case .expression(let expression)? = Program.parse([UInt8](source.utf8)).statements.first?.kind,
      case .text(let bytes, _) = expression.kind
    else {
      Issue.record("not a string")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == contents)
  }
}
