import Language
import Testing

@Suite struct UnparseTests {
  // As printed by Octave 7.
  @Test(arguments: [
    ("@(x) (x+1)*2", "@(x) (x + 1) * 2"),
    ("@(x) -x.^2+!x", "@(x) -x .^ 2 + !x"),
    ("@(x) [x,1;2 3]", "@(x) [x, 1; 2, 3]"),
    ("@(x,y)max(x,[],2)-y(1,:)", "@(x, y) max (x, [], 2) - y (1, :)"),
    ("@() x.a.(b){3}(1,:)", "@() x.a.(b) {3} (1, :)"),
    ("@(x) x'.*y.'", "@(x) x' .* y.'"),
    ("@(x) x(1:end)", "@(x) x (1:end)"),
    ("@(x) ((x))", "@(x) ((x))"),
    ("@(x) f(@(y) y+1, @sin)", "@(x) f (@(y)y + 1, @sin)"),
    ("@(x) - - x", "@(x) --x"),
    ("@(x) x~=1 & ~x", "@(x) x != 1 & !x"),
    ("@() {}", "@() {}(0x0)\n"),
    ("@() 1e3 + 5. + 3I", "@() 1e3 + 5. + 3I"),
    ("@() \"a'b\"\"c\\t\"", "@() \"a'b\\\"c\\t\""),
    ("@() {'b''c'}", "@() {'b'c'}"),
    ("@() a:b+1", "@() a:b + 1"),
    ("@(x) 2x^2 ≤ x", "@(x) 2x ^ 2 <= x"),
  ])
  func anonymousFunctionText(source: String, text: String) {
    let bytes = [UInt8](source.utf8)
    guard case .expression(let expression)? = Program.parse(bytes).statements.first?.kind else {
      Issue.record("not an expression")
      return
    }
    #expect(expression.octaveText(source: bytes) == text)
  }
}
