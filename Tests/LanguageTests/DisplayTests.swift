import Numerics
import Source
import Testing

@testable import Language

private struct Case: CustomStringConvertible {
  var words: String
  var value: Value
  var named: String
  var bare: String

  init(_ words: String, _ value: Value, _ named: String, _ bare: String) {
    (self.words, self.value, self.named, self.bare) = (words, value, named, bare)
  }

  var format: DisplayFormat {
    var format = DisplayFormat()
    _ = format.set(words.split(separator: " ").map { String($0) })
    return format
  }

  var description: String { "format \(words) \(named)" }
}

private func diagonal(_ elements: [Double]) -> Value {
  let array = RealArray(rows: 2, columns: 2) { to in _ = to.initialize(from: elements) }
  array.structure = .diagonal
  return .object(array)
}

/// Expected texts are what GNU Octave 7.3 prints for `x = value` and `disp(x)`.
struct DisplayTests {
  @Test func likeOctave() {
    for expected in cases {
      #expect(expected.value.displayText(name: "x", format: expected.format) == expected.named, "\(expected)")
      #expect(expected.value.dispText(format: expected.format) == expected.bare, "\(expected)")
    }
  }

  @Test func functions() {
    let body = Expression(.number(1, isImaginary: false), span: .init(0, 0))
    let anonymous = FunctionObject.Definition(name: nil, parameters: ["x"], body: body, text: "@(x) x + 1", source: [])
    let named = FunctionObject.Definition(name: "f", parameters: ["x"], body: body, text: "f(x) := x + 1", source: [])
    let format = DisplayFormat()
    let code = FunctionObject.Body.code(0, captured: [])
    func shown(_ function: FunctionObject, _ name: String) -> String {
      Value.object(function).displayText(name: name, format: format)
    }
    #expect(shown(FunctionObject(.named("sin")), "g") == "g = @sin\n")
    #expect(shown(FunctionObject(code, definition: anonymous), "g") == "g =\n\n@(x) x + 1\n\n")
    #expect(shown(FunctionObject(code, definition: named), "f") == "f(x) := x + 1\n")
  }

  @Test func elementTexts() {
    let short = DisplayFormat()
    let matrix = Value(rows: 2, columns: 2, [1, 3, -2.5, 0])
    #expect(matrix.elementTexts(format: short) == [["1.0000", "-2.5000"], ["3.0000", "0"]])
    #expect(Value.row([1e10, .nan]).elementTexts(format: short) == [["1.0000e+10", "NaN"]])
    #expect(Value(Complex(3, 4)).elementTexts(format: short) == [["3 + 4i"]])
    let turn = Value.diagonal(Value(rows: 2, columns: 1, complex: [Complex(0, 1), Complex(2, 0)]), rows: 2, columns: 2)
    #expect(turn.elementTexts(format: short) == [["0 + 1i", "0"], ["0", "2 + 0i"]])
  }

  @Test func formats() {
    var format = DisplayFormat()
    #expect(format.set(["long", "g"]) && format.notation == .general && format.precision == 16)
    #expect(!format.set(["nonsense"]) && format.precision == 16)
    #expect(format.set([]) && format == DisplayFormat())
  }

  // swift-format-ignore
  private var cases: [Case] {
    [
      Case("", .number(5), "x = 5\n", "5\n"),
      Case("", .number(-17), "x = -17\n", "-17\n"),
      Case("", .number(0), "x = 0\n", "0\n"),
      Case("", .number(1234567), "x = 1234567\n", "1234567\n"),
      Case("", .number(9999999), "x = 9999999\n", "9999999\n"),
      Case("", .number(10000000), "x = 1.0000e+07\n", "1.0000e+07\n"),
      Case("", .number(0.1), "x = 0.1000\n", "0.1000\n"),
      Case("", .number(0.01), "x = 0.010000\n", "0.010000\n"),
      Case("", .number(0.001), "x = 1.0000e-03\n", "1.0000e-03\n"),
      Case("", .number(3.14159265), "x = 3.1416\n", "3.1416\n"),
      Case("", .number(31.4159265), "x = 31.416\n", "31.416\n"),
      Case("", .number(9.99999), "x = 10.0000\n", "10.0000\n"),
      Case("", .number(99.9999), "x = 100.000\n", "100.000\n"),
      Case("", .number(12345.678), "x = 1.2346e+04\n", "1.2346e+04\n"),
      Case("", .number(99999.5), "x = 1.0000e+05\n", "1.0000e+05\n"),
      Case("", .number(1e100), "x = 1.0000e+100\n", "1.0000e+100\n"),
      Case("", .number(.nan), "x = NaN\n", "NaN\n"),
      Case("", .number(-.infinity), "x = -Inf\n", "-Inf\n"),
      Case("", .number(1.0000000001), "x = 1.0000\n", "1.0000\n"),
      Case("long", .number(3.141592653589793), "x = 3.141592653589793\n", "3.141592653589793\n"),
      Case("long", .number(0.3333333333333333), "x = 0.333333333333333\n", "0.333333333333333\n"),
      Case("long", .number(100.5), "x = 100.5000000000000\n", "100.5000000000000\n"),
      Case("long", .number(12345.678), "x = 12345.67800000000\n", "12345.67800000000\n"),
      Case("long", .number(0.001), "x = 1.000000000000000e-03\n", "1.000000000000000e-03\n"),
      Case("long", .number(1e10), "x = 10000000000\n", "10000000000\n"),
      Case("short g", .number(100), "x =   100\n", "  100\n"),
      Case("short g", .number(1e10), "x = 1e+10\n", "1e+10\n"),
      Case("short g", .number(123456.789), "x = 1.2346e+05\n", "1.2346e+05\n"),
      Case("short g", .number(.nan), "x =   NaN\n", "  NaN\n"),
      Case("short e", .number(100), "x = 1.0000e+02\n", "1.0000e+02\n"),
      Case("short e", .number(0), "x =          0\n", "         0\n"),
      Case("rat", .number(3.14159265358979), "x = 355/113\n", "355/113\n"),
      Case("rat", .number(0.5), "x = 1/2\n", "1/2\n"),
      Case("rat", .number(100), "x = 100\n", "100\n"),
      Case("bank", .number(3.14159), "x = 3.14\n", "3.14\n"),
      Case("", Value(rows: 2, columns: 2, [1, 3, 2, 4]), "x =\n\n   1   2\n   3   4\n\n", "   1   2\n   3   4\n"),
      Case("", Value(rows: 2, columns: 2, [1, 3, -2, -4]), "x =\n\n   1  -2\n   3  -4\n\n", "   1  -2\n   3  -4\n"),
      Case("", Value(rows: 2, columns: 2, [123456, 2, 1, 3]), "x =\n\n   123456        1\n        2        3\n\n", "   123456        1\n        2        3\n"),
      Case("", Value(rows: 1, columns: 2, [1000000, 1]), "x =\n\n   1.0000e+06   1.0000e+00\n\n", "   1.0000e+06   1.0000e+00\n"),
      Case("", Value(rows: 2, columns: 2, [1.5, 3, 2.25, 4]), "x =\n\n   1.5000   2.2500\n   3.0000   4.0000\n\n", "   1.5000   2.2500\n   3.0000   4.0000\n"),
      Case("", Value(rows: 1, columns: 2, [1, 100.5]), "x =\n\n     1.0000   100.5000\n\n", "     1.0000   100.5000\n"),
      Case("", Value(rows: 1, columns: 2, [1, 1000.5]), "x =\n\n   1.0000e+00   1.0005e+03\n\n", "   1.0000e+00   1.0005e+03\n"),
      Case("", Value(rows: 1, columns: 2, [0.01, 0.02]), "x =\n\n   0.010000   0.020000\n\n", "   0.010000   0.020000\n"),
      Case("", Value(rows: 1, columns: 2, [0.001, 0.5]), "x =\n\n   1.0000e-03   5.0000e-01\n\n", "   1.0000e-03   5.0000e-01\n"),
      Case("", Value(rows: 1, columns: 2, [0.01, 100]), "x =\n\n   1.0000e-02   1.0000e+02\n\n", "   1.0000e-02   1.0000e+02\n"),
      Case("", Value(rows: 2, columns: 2, [0, 1.5, 0.5, 0]), "x =\n\n        0   0.5000\n   1.5000        0\n\n", "        0   0.5000\n   1.5000        0\n"),
      Case("", Value(rows: 2, columns: 2, [.nan, -.infinity, 0.5, 2]), "x =\n\n      NaN   0.5000\n     -Inf   2.0000\n\n", "      NaN   0.5000\n     -Inf   2.0000\n"),
      Case("", Value(rows: 2, columns: 1, [.nan, .nan]), "x =\n\n   NaN\n   NaN\n\n", "   NaN\n   NaN\n"),
      Case("", Value(rows: 1, columns: 2, [1e10, 1]), "x =\n\n   1.0000e+10   1.0000e+00\n\n", "   1.0000e+10   1.0000e+00\n"),
      Case("", Value(rows: 1, columns: 2, [1e200, 1e-3]), "x =\n\n   1.0000e+200    1.0000e-03\n\n", "   1.0000e+200    1.0000e-03\n"),
      Case("", Value(rows: 1, columns: 2, [1.0000000001, 2]), "x =\n\n   1   2\n\n", "   1   2\n"),
      Case("", Value(rows: 1, columns: 2, [1e-50, 1]), "x =\n\n  1e-50   1\n\n", "  1e-50   1\n"),
      Case("", Value(rows: 1, columns: 2, [0, 1e-5]), "x =\n\n            0   1.0000e-05\n\n", "            0   1.0000e-05\n"),
      Case("", Value(rows: 1, columns: 2, [99999.5, 1]), "x =\n\n   1.0000e+05   1.0000e+00\n\n", "   1.0000e+05   1.0000e+00\n"),
      Case("short g", Value(rows: 1, columns: 3, [3.14159265, 1e10, 1e-10]), "x =\n\n       3.1416        1e+10        1e-10\n\n", "       3.1416        1e+10        1e-10\n"),
      Case("long", Value(rows: 1, columns: 2, [0.3333333333333333, 100.5]), "x =\n\n   3.333333333333333e-01   1.005000000000000e+02\n\n", "   3.333333333333333e-01   1.005000000000000e+02\n"),
      Case("short e", Value(rows: 1, columns: 2, [3.14159265, 1e10]), "x =\n\n   3.1416e+00   1.0000e+10\n\n", "   3.1416e+00   1.0000e+10\n"),
      Case("bank", Value(rows: 1, columns: 2, [1.255, 100]), "x =\n\n     1.25   100.00\n\n", "     1.25   100.00\n"),
      Case("rat", Value(rows: 1, columns: 3, [0.3333333333333333, 0.2857142857142857, 5]), "x =\n\n        1/3        2/7          5\n\n", "        1/3        2/7          5\n"),
      Case("", Value(rows: 1, columns: 14, [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100, 1200, 1300, 1400]), "x =\n\n Columns 1 through 11:\n\n    100    200    300    400    500    600    700    800    900   1000   1100\n\n Columns 12 through 14:\n\n   1200   1300   1400\n\n", " Columns 1 through 11:\n\n    100    200    300    400    500    600    700    800    900   1000   1100\n\n Columns 12 through 14:\n\n   1200   1300   1400\n"),
      Case("", Value(rows: 1, columns: 10, [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1, 1.125, 1.25]), "x =\n\n Columns 1 through 8:\n\n   0.1250   0.2500   0.3750   0.5000   0.6250   0.7500   0.8750   1.0000\n\n Columns 9 and 10:\n\n   1.1250   1.2500\n\n", " Columns 1 through 8:\n\n   0.1250   0.2500   0.3750   0.5000   0.6250   0.7500   0.8750   1.0000\n\n Columns 9 and 10:\n\n   1.1250   1.2500\n"),
      Case("", .object(RangeArray(first: 0, step: 1, limit: 4, count: 5)), "x =\n\n   0   1   2   3   4\n\n", "   0   1   2   3   4\n"),
      Case("", .object(RangeArray(first: 0, step: 0.25, limit: 1, count: 5)), "x =\n\n         0    0.2500    0.5000    0.7500    1.0000\n\n", "         0    0.2500    0.5000    0.7500    1.0000\n"),
      Case("", .object(RangeArray(first: 0, step: 3, limit: 10, count: 4)), "x =\n\n    0    3    6    9\n\n", "    0    3    6    9\n"),
      Case("", .object(RangeArray(first: -1, step: 0.5, limit: 1, count: 5)), "x =\n\n   -1.0000   -0.5000         0    0.5000    1.0000\n\n", "   -1.0000   -0.5000         0    0.5000    1.0000\n"),
      Case("", .object(RangeArray(first: 0, step: 2500.5, limit: 10002, count: 5)), "x =\n\n             0    2.5005e+03    5.0010e+03    7.5015e+03    1.0002e+04\n\n", "             0    2.5005e+03    5.0010e+03    7.5015e+03    1.0002e+04\n"),
      Case("", .object(RangeArray(first: 5, step: -1, limit: 1, count: 5)), "x =\n\n   5   4   3   2   1\n\n", "   5   4   3   2   1\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(3, 4)])), "x =  3 + 4i\n", " 3 + 4i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(12, -345)])), "x =   12 - 345i\n", "  12 - 345i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(0.5, -1.5)])), "x =  0.5000 - 1.5000i\n", " 0.5000 - 1.5000i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(.nan, 1)])), "x =  NaN +   1i\n", " NaN +   1i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(100.5, 0.01)])), "x =  1.0050e+02 + 1.0000e-02i\n", " 1.0050e+02 + 1.0000e-02i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 1, [Complex(3.5, -0.0)])), "x =  3.5000 -      0i\n", " 3.5000 -      0i\n"),
      Case("", .object(ComplexArray(rows: 2, columns: 2, [Complex(1, 2), Complex(5, 0), Complex(3, -4), Complex(0, 6)])), "x =\n\n   1 + 2i   3 - 4i\n   5 + 0i   0 + 6i\n\n", "   1 + 2i   3 - 4i\n   5 + 0i   0 + 6i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 2, [Complex(0.5, 1), Complex(2.25, -0.125)])), "x =\n\n   0.5000 + 1.0000i   2.2500 - 0.1250i\n\n", "   0.5000 + 1.0000i   2.2500 - 0.1250i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 2, [Complex(.nan, 1), Complex(2, 0)])), "x =\n\n   NaN +   1i     2 +   0i\n\n", "   NaN +   1i     2 +   0i\n"),
      Case("long", .object(ComplexArray(rows: 1, columns: 1, [Complex(0.3333333333333333, 0.5)])), "x =  0.333333333333333 + 0.500000000000000i\n", " 0.333333333333333 + 0.500000000000000i\n"),
      Case("", .object(ComplexArray(rows: 1, columns: 8, [Complex(3, -3), Complex(6, -6), Complex(9, -9), Complex(12, -12), Complex(15, -15), Complex(18, -18), Complex(21, -21), Complex(24, -24)])), "x =\n\n Columns 1 through 6:\n\n    3 -  3i    6 -  6i    9 -  9i   12 - 12i   15 - 15i   18 - 18i\n\n Columns 7 and 8:\n\n   21 - 21i   24 - 24i\n\n", " Columns 1 through 6:\n\n    3 -  3i    6 -  6i    9 -  9i   12 - 12i   15 - 15i   18 - 18i\n\n Columns 7 and 8:\n\n   21 - 21i   24 - 24i\n"),
      Case("", Value(rows: 2, columns: 2, logical: [true, false, false, true]), "x =\n\n  1  0\n  0  1\n\n", "  1  0\n  0  1\n"),
      Case("", Value("hello"), "x = hello\n", "hello\n"),
      Case("", Value(""), "x = \n", "\n"),
      Case("", Value(textRows: [Array("ab".utf8), Array("cd".utf8)]), "x =\n\nab\ncd\n\n", "ab\ncd\n"),
      Case("", .emptyMatrix, "x = [](0x0)\n", "[](0x0)\n"),
      Case("", Value(rows: 0, columns: 3, []), "x = [](0x3)\n", "[](0x3)\n"),
      Case("", Value(rows: 0, columns: 0, cells: []), "x = {}(0x0)\n", "{}(0x0)\n"),
      Case("", diagonal([1.5, 0, 0, 2]), "x =\n\nDiagonal Matrix\n\n   1.5000        0\n        0   2.0000\n\n", "Diagonal Matrix\n\n   1.5000        0\n        0   2.0000\n"),
      Case("", Value(rows: 1, columns: 4, cells: [.number(1), .row([1, 2]), Value("two"), Value(rows: 1, columns: 2, cells: [.number(2), .emptyMatrix])]), "x =\n{\n  [1,1] = 1\n  [1,2] =\n\n     1   2\n\n  [1,3] = two\n  [1,4] =\n  {\n    [1,1] = 2\n    [1,2] = [](0x0)\n  }\n\n}\n\n", "{\n  [1,1] = 1\n  [1,2] =\n\n     1   2\n\n  [1,3] = two\n  [1,4] =\n  {\n    [1,1] = 2\n    [1,2] = [](0x0)\n  }\n\n}\n"),
      Case("", Value(rows: 1, columns: 2, cells: [diagonal([1, 0, 0, 1]), Value(textRows: [Array("ab".utf8), Array("cd".utf8)])]), "x =\n{\n  [1,1] =\n\nDiagonal Matrix\n\n     1   0\n     0   1\n\n  [1,2] =\n\nab\ncd\n\n}\n\n", "{\n  [1,1] =\n\nDiagonal Matrix\n\n     1   0\n     0   1\n\n  [1,2] =\n\nab\ncd\n\n}\n"),
      Case("", Value(fields: [("a", .number(1)), ("b", .row([1, 2])), ("c", Value(fields: [("d", Value("x"))]))]), "x =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b =\n\n       1   2\n\n    c =\n\n      scalar structure containing the fields:\n\n        d = x\n\n\n", "    a = 1\n    b =\n\n       1   2\n\n    c =\n\n      scalar structure containing the fields:\n\n        d = x\n\n"),
      Case("", Value(fields: [("a", Value(fields: [("b", Value(fields: [("c", .row([1, 2])), ("d", Value("x"))]))]))]), "x =\n\n  scalar structure containing the fields:\n\n    a =\n\n      scalar structure containing the fields:\n\n        b =\n\n          scalar structure containing the fields:\n\n            c: 1x2 matrix\n            d: 1x1 sq_string\n\n\n\n", "    a =\n\n      scalar structure containing the fields:\n\n        b =\n\n          scalar structure containing the fields:\n\n            c: 1x2 matrix\n            d: 1x1 sq_string\n\n\n"),
      Case("", .object(StructArray(rows: 1, columns: 2, keys: ["q"], elements: [[.number(1)], [.number(2)]])), "x =\n\n  1x2 struct array containing the fields:\n\n    q\n\n", "  1x2 struct array containing the fields:\n\n    q\n"),
      Case("", Value(fields: []), "x =\n\n  scalar structure containing the fields:\n\n\n", ""),
    ]
  }
}
