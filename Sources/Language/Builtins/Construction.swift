import Numerics
import Source

extension Builtin {
  static let construction: [Builtin] =
    [
      Builtin(
        "zeros", "[rows], [columns]", atLeast: 0, summary: "A matrix of zeros.",
        examples: ["zeros(2, 3)": "ans =\n\n   0   0   0\n   0   0   0\n"]
      ) {
        call, machine throws(Failure) in
        let result = try filled(call.arguments, 0, "zeros")
        machine.charge += result.count / 16
        return [result]
      },
      Builtin(
        "ones", "[rows], [columns]", atLeast: 0, summary: "A matrix of ones.",
        examples: ["ones(2)": "ans =\n\n   1   1\n   1   1\n"]
      ) {
        call, machine throws(Failure) in
        let result = try filled(call.arguments, 1, "ones")
        machine.charge += result.count / 16
        return [result]
      },
      Builtin(
        "eye", "[rows], [columns]", atLeast: 0, summary: "The identity matrix.",
        examples: ["eye(2)": "ans =\n\nDiagonal Matrix\n\n   1   0\n   0   1\n"]
      ) {
        call, machine throws(Failure) in
        let size = try requestedSize(call.arguments, "eye")
        if size == (1, 1) { return [.number(1)] }
        machine.charge += size.rows * size.columns / 16
        var elements = [Double](repeating: 0, count: size.rows * size.columns)
        for index in 0..<min(size.rows, size.columns) { elements[index * size.rows + index] = 1 }
        return [Value(rows: size.rows, columns: size.columns, elements).markedDiagonal]
      },
      Builtin(
        "diag", "v, [k]", arguments: 1...3,
        summary: "The matrix with v on its diagonal, or the diagonal of a matrix; k counts diagonals upwards.",
        examples: [
          "diag([1 2])": "ans =\n\nDiagonal Matrix\n\n   1   0\n   0   2\n",
          "diag([1 2; 3 4])": "ans =\n\n   1\n   4\n",
        ], body: diagonalBody),
      Builtin(
        "linspace", "a, b, [n]", arguments: 2...3,
        summary: "A row of n evenly spaced numbers from a to b, by default 100.",
        examples: ["linspace(0, 1, 5)": "ans =\n\n        0   0.2500   0.5000   0.7500   1.0000\n"]
      ) { call, machine throws(Failure) in
        let (a, b) = (call.arguments[0], call.arguments[1])
        var n = 100.0
        if call.arguments.count > 2 {
          let given = call.arguments[2]
          guard given.isRealLike, given.count <= 1 else { throw Failure("linspace: N must be a scalar") }
          n = given.isEmpty ? 1 : given.element(0)
          guard n == n else { throw Failure("linspace: N must not be NaN") }
        }
        let count = max(0, Int(limited: n))
        for value in [a, b] where !value.isArithmetic {
          throw Failure("linspace: START, END must be numeric", hint: "both are numbers")
        }
        guard a.isVector, b.isVector, !a.isEmpty, !b.isEmpty else {
          throw Failure("linspace: START, END must be scalars or vectors")
        }
        let rows = max(a.count, b.count)
        guard a.count == 1 || b.count == 1 || a.count == b.count else {
          throw Failure("linspace: vectors must be of equal length")
        }
        try Value.checkSize(rows, count)
        machine.charge += rows * count / 8
        func spaced(_ part: (Complex) -> Double) -> [Double] {
          var elements = [Double](repeating: 0, count: rows * count)
          for row in 0..<rows {
            let (from, to) = (a.complexElement(a.count == 1 ? 0 : row), b.complexElement(b.count == 1 ? 0 : row))
            for (column, element) in evenlySpaced(part(from), part(to), count).enumerated() {
              elements[column * rows + row] = element
            }
          }
          return elements
        }
        let real = spaced { $0.re }
        guard a.isComplex || b.isComplex else { return [Value(rows: rows, columns: count, real)] }
        let imaginary = spaced { $0.im }
        return [
          Value(rows: rows, columns: count, complex: real.indices.map { Complex(real[$0], imaginary[$0]) })
        ]
      },
      Builtin(
        "repmat", "A, m, [n]", arguments: 2...3, summary: "Copies of A, m under each other and n side by side.",
        examples: ["repmat([1 2], 2, 2)": "ans =\n\n   1   2   1   2\n   1   2   1   2\n"]
      ) { call, machine throws(Failure) in
        let a = call.arguments[0]
        var sizes = Array(call.arguments.dropFirst())
        if sizes.count == 2, sizes[0].isEmpty != sizes[1].isEmpty {
          let given = sizes[0].isEmpty ? sizes[1] : sizes[0]
          sizes = given.isScalar ? [given, .number(1)] : [given]
        }
        let (m, n) = try requestedSize(sizes, "repmat")
        guard a.rows == 0 || m <= largestCount / max(a.rows, 1), a.columns == 0 || n <= largestCount / max(a.columns, 1)
        else { throw .tooLarge(m, n) }
        let rows = a.rows * m
        try Value.checkSize(rows, a.columns * n)
        machine.charge += rows * a.columns * n / 8
        return [
          gather(a, rows: rows, columns: a.columns * n) { index in
            index / rows % a.columns * a.rows + index % rows % a.rows
          }
        ]
      },
    ] + joining + grids

  private static let joining: [Builtin] = [
    Builtin(
      "horzcat", "a, b, …", atLeast: 0, summary: "The matrix [a, b, …].",
      examples: ["horzcat([1 2], 3)": "ans =\n\n   1   2   3\n"]
    ) {
      call, _ throws(Failure) in
      do throws(Failure) { return [try horizontal(call.arguments)] } catch { throw joinFailure(error) }
    },
    Builtin(
      "vertcat", "a, b, …", atLeast: 0, summary: "The matrix [a; b; …].",
      examples: ["vertcat(1, 2)": "ans =\n\n   1\n   2\n"]
    ) {
      call, _ throws(Failure) in
      do throws(Failure) { return [try vertical(call.arguments)] } catch { throw joinFailure(error) }
    },
    Builtin(
      "cat", "dimension, a, b, …", atLeast: 1, summary: "The arrays joined along dimension 1 or 2.",
      examples: ["cat(2, [1 2], 3)": "ans =\n\n   1   2   3\n"]
    ) { call, _ throws(Failure) in
      let parts = Array(call.arguments.dropFirst())
      switch try dimensionArgument(call.arguments, 0, "cat") {
      case 1: do throws(Failure) { return [try vertical(parts)] } catch { throw joinFailure(error) }
      case 2: do throws(Failure) { return [try horizontal(parts)] } catch { throw joinFailure(error) }
      default: throw Failure("cat: arrays have two dimensions", hint: "the first argument is 1 or 2")
      }
    },
  ]

  /// Matrices that programs of the language make.
  private static let grids: [Builtin] = [
    Builtin(
      "logspace", "a, b, [n]", arguments: 2...3, summary: "A row of n numbers from 10^a to 10^b, by default 50.",
      examples: ["logspace(0, 2, 3)": "ans =\n\n     1    10   100\n"],
      program: """
        function y = logspace (a, b, n)
          if ! isscalar (a) || ! isscalar (b), error ("logspace: arguments must be scalars"); end
          if nargin < 3, n = 50; end
          if ! (isscalar (n) && n == fix (n)), error ("logspace: N must be an integer"); end
          y = 10 .^ linspace (a, b, max (n, 1));
        end
        """),
    Builtin(
      "colon", "a, b, [c]", arguments: 2...3, summary: "The range a:b, or a:b:c.",
      examples: ["colon(1, 3)": "ans =\n\n   1   2   3\n"],
      program: "function r = colon (a, b, c), if nargin < 3, r = a:b; else r = a:b:c; end, end"),
    Builtin(
      "magic", "n", arguments: 1...1, summary: "A magic square of order n.",
      examples: ["magic(3)": "ans =\n\n   8   1   6\n   3   5   7\n   4   9   2\n"],
      program: """
        % The Siamese method for odd orders, complements for multiples of 4, else LUX.
        function m = magic (n)
          if ! isscalar (n) || ! (n >= 0), error ("magic: N must be non-negative"); end
          n = fix (n);
          if n == 0
            m = [];
          elseif n == 2
            m = [4 3; 1 2];
          elseif mod (n, 2)
            k = 0:n*n-1;
            s = floor (k / n);
            m = zeros (n);
            m(mod (k + 1 - s + (n - 3) / 2, n) * n + mod (n * n - k + 2 * s, n) + 1) = k + 1;
          elseif mod (n, 4) == 0
            m = reshape (1:n*n, n, n)';
            k = mod (1:n, 4) > 1;
            k = k == k';
            m(k) = n * n + 1 - m(k);
          else
            h = n / 2;
            a = magic (h);
            m = [a, a + 2 * h * h; a + 3 * h * h, a + h * h];
            k = (h - 1) / 2;
            c = [1:k, n-k+2:n];
            m(:,c) = m([h+1:n, 1:h],c);
            % The middle row is shifted by one column.
            c = [1, k + 1];
            m([k + 1, k + 1 + h],c) = m([k + 1 + h, k + 1],c);
          end
        end
        """),
    Builtin(
      "kron", "A, B, …", atLeast: 2, summary: "The Kronecker product.",
      examples: ["kron([1 2], [1; 1])": "ans =\n\n   1   2\n   1   2\n"],
      program: """
        function k = kron (a, b, varargin)
          if ! isnumeric ([a(:); b(:)]) && ! islogical ([a(:); b(:)]), error ("kron: A and B must be numeric"); end
          [m, n] = size (b);
          k = a(ceil ((1:rows (a) * m) / m),ceil ((1:columns (a) * n) / n)) .* repmat (b, size (a));
          if nargin > 2, k = kron (k, varargin{:}); end
        end
        """),
    Builtin(
      "blkdiag", "A, B, …", atLeast: 1, summary: "The matrices along the diagonal of a larger one.",
      examples: ["blkdiag([1 2], 3)": "ans =\n\n   1   2   0\n   0   0   3\n"],
      program: """
        function d = blkdiag (varargin)
          if ! all (cellfun (@(a) isnumeric (a) || islogical (a) || ischar (a), varargin))
            error ("blkdiag: all arguments must be numeric matrices");
          end
          d = zeros (sum (cellfun (@rows, varargin)), sum (cellfun (@columns, varargin)));
          r = c = 0;
          for k = 1:nargin
            [m, n] = size (varargin{k});
            d(r+1:r+m,c+1:c+n) = varargin{k};
            r += m;
            c += n;
          end
        end
        """),
    Builtin(
      "meshgrid", "x, [y]", arguments: 1...2, summary: "The coordinates of the points of a grid: x along the rows.",
      examples: ["[X, Y] = meshgrid([1 2], [3 4])": "X =\n\n   1   2\n   1   2\n\nY =\n\n   3   3\n   4   4\n"],
      program: """
        function [X, Y] = meshgrid (x, y)
          if nargin < 2, y = x; end
          if ! (isvector (x) && isvector (y) && isreal (x) && isreal (y))
            error ("meshgrid: X and Y must be vectors");
          end
          X = repmat (x(:).', numel (y), 1);
          Y = repmat (y(:), 1, numel (x));
        end
        """),
    Builtin(
      "ndgrid", "x, [y]", arguments: 1...2, summary: "The coordinates of the points of a grid: x down the columns.",
      examples: ["[X, Y] = ndgrid([1 2], [3 4])": "X =\n\n   1   1\n   2   2\n\nY =\n\n   3   4\n   3   4\n"],
      program: """
        function [X, Y] = ndgrid (x, y)
          if nargin < 2, y = x; end
          if ! (isvector (x) && isvector (y) && isreal (x) && isreal (y))
            error ("ndgrid: arguments must be vectors");
          end
          X = repmat (x(:), 1, numel (y));
          Y = repmat (y(:).', numel (x), 1);
        end
        """),
  ]
}

extension Range<Int> {
  /// The results of a throwing closure, in order.
  func reduced<Result>(_ body: (Int) throws(Failure) -> Result) throws(Failure) -> [Result] {
    var results: [Result] = []
    for index in self { results.append(try body(index)) }
    return results
  }
}

/// Evenly spaced numbers, symmetric from both ends as in Octave.
func evenlySpaced(_ a: Double, _ b: Double, _ count: Int) -> [Double] {
  if count <= 1 { return count == 1 ? [b] : [] }
  let step = (b - a) / Double(count - 1)
  var result = [Double](repeating: a, count: count)
  let half = (count + 1) / 2
  for index in 1..<max(half, 1) {
    result[index] = a + Double(index) * step
    result[count - 1 - index] = b - Double(index) * step
  }
  if count % 2 == 1, count > 1 { result[count / 2] = a == -b ? 0 : (a + b) / 2 }
  result[count - 1] = b
  return result
}

private func diagonalBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let v = call.arguments[0]
  guard v.isArithmetic || v.kind == .cell else { throw .wrongType("diag", v) }
  if call.arguments.count == 3 {
    let m = try integerArgument(call.arguments, 1, "diag", "M")
    let n = try integerArgument(call.arguments, 2, "diag", "N")
    guard v.isVector else { throw Failure("diag: V must be a vector") }
    guard m >= 0, n >= 0 else { throw Failure("diag: invalid dimensions M, N") }
    try Value.checkSize(m, n)
    if let cells = v.cellElements {
      var elements = [Value](repeating: .emptyMatrix, count: m * n)
      for index in 0..<min(m, n, v.count) { elements[index * m + index] = cells[index] }
      return [Value(rows: m, columns: n, cells: elements)]
    }
    var elements = [Complex](repeating: .zero, count: m * n)
    for index in 0..<min(m, n, v.count) { elements[index * m + index] = v.complexElement(index) }
    let matrix = Value(rows: m, columns: n, complex: elements)
    return [v.isComplex ? matrix : matrix.markedDiagonal]
  }
  var k = 0
  if call.arguments.count == 2 {
    guard call.arguments[1].isScalar, call.arguments[1].isRealLike else {
      throw Failure("diag: invalid argument K: must be a scalar value")
    }
    k = try integerArgument(call.arguments, 1, "diag", "K")
  }
  guard abs(k) < largestCount else { throw .tooLarge(abs(k), abs(k)) }
  if v.isVector, !v.isScalar || k != 0 {
    let size = v.count + abs(k)
    try Value.checkSize(size, size)
    machine.charge += size * size / 16
    if v.isComplex {
      var elements = [Complex](repeating: .zero, count: size * size)
      for index in 0..<v.count {
        elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.complexElement(index)
      }
      return [Value(rows: size, columns: size, complex: elements)]
    }
    var elements = [Double](repeating: 0, count: size * size)
    for index in 0..<v.count { elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.element(index) }
    let result = Value(rows: size, columns: size, elements)
    return [k == 0 ? result.markedDiagonal : result]
  }
  let count = max(0, min(v.rows - max(-k, 0), v.columns - max(k, 0)))
  let rows = v.rows
  return [
    gather(v, rows: count, columns: count == 0 && v.isEmpty ? 0 : 1) { ($0 + max(k, 0)) * rows + $0 + max(-k, 0) }
  ]
}

/// The failure of a function that joins, which Octave words otherwise than that of brackets.
private func joinFailure(_ failure: Failure) -> Failure {
  failure.message.begins(with: "vertical d") || failure.message.begins(with: "horizontal d")
    ? Failure("cat: dimension mismatch", hint: failure.message, identifier: failure.identifier) : failure
}
