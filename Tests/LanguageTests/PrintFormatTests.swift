import Numerics
import Source
import Testing

@testable import Language

/// Expected texts are GNU Octave's.
struct PrintFormatTests {
  private func printed(_ template: String, _ arguments: Value...) throws -> String {
    String(
      decoding: try formatted(template: Array(template.utf8), arguments: arguments, processEscapes: true),
      as: UTF8.self)
  }

  @Test func integersAndWhatIsNone() throws {
    #expect(try printed("%d|%d|%i", .number(1.5), .number(.pi), .number(-3)) == "1.5|3.14159|-3")
    #expect(try printed("%d", .number(1e10)) == "10000000000")
    #expect(try printed("%d", .number(1e20)) == "1e+20")
    #expect(try printed("%d", .number(123_456_789.5)) == "1.23457e+08")
    #expect(try printed("%5.1d|%8d|%-8d|%+d", .row([1.5, 1.5, 1.5, 1.5])) == "    2|     1.5|1.5     |+1.5")
    #expect(try printed("%d", .number(-9_223_372_036_854_775_808)) == "-9223372036854775808")
    #expect(try printed("%x %o %X %c", .row([255, 8, 255, 65])) == "ff 10 FF A")
    #expect(try printed("%x", .number(-1)) == "-1")
    #expect(try printed("%5.3d|%05d|%+05d", .row([5, 5, 5])) == "  005|00005|+0005")
    #expect(try printed("%d", .number(-0.0)) == "0")
  }

  @Test func infinities() throws {
    #expect(try printed("%f %d", .number(.infinity), .number(.nan)) == "Inf NaN")
    #expect(try printed("%5.1f|%-8g|%08.3f", .row([.infinity, .nan, -.infinity])) == "  Inf|NaN     |    -Inf")
    #expect(try printed("%5s|", .number(.nan)) == "  NaN|")
  }

  @Test func decimals() throws {
    #expect(
      try printed("%f %e %g %G %E", .row([.pi, .pi, .pi, 1e-10, .pi]))
        == "3.141593 3.141593e+00 3.14159 1E-10 3.141593E+00")
    #expect(try printed("%.0f %.0e", .row([2.5, 12345])) == "2 1e+04")
    #expect(try printed("%#g", .number(1)) == "1.00000")
    #expect(try printed("%*d|%-*d|%.*f", .row([5, 3, 5, 3, 2, .pi])) == "    3|3    |3.14")
  }

  @Test func strings() throws {
    #expect(try printed("%s|", .number(65), Value("abc"), .number(3.5)) == "A|abc||")
    #expect(try printed("%d|", Value("abc")) == "97|98|99|")
    #expect(try printed("%s %d|", Value("ab"), .number(5), Value("cd"), .number(6)) == "ab 5|cd 6|")
    #expect(try printed("%.2s|%10.2s|", Value("abcdef"), Value("xyz")) == "ab|        xy|")
    #expect(try printed("%s", .number(1000)) == "")
    #expect(try printed("%d|%s|", .number(3), Value("abc"), Value("xyz"), .number(4)) == "3|abc|120|yz|4|")
    #expect(try printed("%d %s|", .number(1), .row([72, 105])) == "1 Hi|")
    #expect(try printed("%5c|%-5c|", Value("a"), Value("b")) == "    a|b    |")
  }

  @Test func recyclingAndMissingData() throws {
    #expect(try printed("%d %d\\n", Value(rows: 2, columns: 2, [1, 3, 2, 4])) == "1 3\n2 4\n")
    #expect(try printed("a%d b%d c", .number(1)) == "a1 b")
    #expect(try printed("hello %d you") == "hello ")
    #expect(try printed("hi %d there\\n", .emptyMatrix) == "hi  there\n")
    #expect(try printed("%d %s\\n", .number(1), Value(""), .number(2), Value("b")) == "1 \n2 b\n")
    #expect(try printed("%d %d\\n", .emptyMatrix, .number(5)) == " 5\n")
    #expect(try printed("%g %g", .row([1, 2, 3])) == "1 23 ")
    #expect(try printed("%d%%", .number(5)) == "5%")
  }

  @Test func failures() {
    #expect(throws: Failure("sprintf: wrong type argument 'cell'")) {
      try printed("%d", Value(rows: 1, columns: 1, cells: [.number(1)]))
    }
    #expect(throws: Failure.self) { try printed("%q", .number(1)) }
    #expect(throws: Failure.self) { try printed("abc%") }
  }

  @Test func escapes() {
    #expect(processedEscapes(Array(#"\x41\101\a|\\|\n\q\"#.utf8)) == Array("AA\u{7}|\\|\nq\\".utf8))
  }

  private func rows(_ value: Value, _ precision: Int? = nil) -> [String] {
    num2strText(value, precision: precision).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func num2str() {
    #expect(rows(.number(.pi)) == ["3.1416"])
    #expect(rows(.row([1, 2, 3])) == ["1  2  3"])
    #expect(rows(.row([1.5, 2, 3])) == ["1.5           2           3"])
    #expect(rows(.column([1, 10, 100])) == ["  1", " 10", "100"])
    #expect(rows(.number(123_456.789)) == ["123456.789"])
    #expect(rows(.number(1e23)) == ["9.999999999999999e+22"])
    #expect(rows(.row([.pi, 1]), 4) == ["3.142          1"])
    #expect(rows(.row([.nan, 1])) == ["NaN    1"])
    #expect(rows(Value(Complex(3, 4))) == ["3+4i"])
    let complex = Value(rows: 1, columns: 2, complex: [Complex(1, 2), Complex(3.5)])
    #expect(rows(complex) == ["1+2i                   3.5+0i"])
    #expect(rows(Value(rows: 2, columns: 1, complex: [Complex(1.5, 2), Complex(0, 3)])) == ["1.5+2i", "  0+3i"])
    #expect(rows(Value(rows: 1, columns: 2, logical: [true, false])) == ["1  0"])
  }

  @Test func mat2str() {
    #expect(mat2strText(Value(rows: 2, columns: 2, [1, 3, 2, 4]), precision: 15) == "[1 2;3 4]")
    #expect(mat2strText(.number(.pi), precision: 15) == "3.14159265358979")
    #expect(mat2strText(.row([1.5, .nan, .infinity, -.infinity]), precision: 15) == "[1.5 NaN Inf -Inf]")
    #expect(mat2strText(Value(Complex(3, -4.5)), precision: 15) == "3-4.5i")
    #expect(mat2strText(Value(rows: 1, columns: 2, logical: [true, false]), precision: 15) == "[true false]")
  }
}
