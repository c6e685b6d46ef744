import Numerics
import Source

extension Builtin {
  static let shape: [Builtin] = sizes + sizePredicates + arrangements

  private static let sizes: [Builtin] = [
    Builtin(
      "size", "x, [dimension], …", atLeast: 1, summary: "The numbers of rows and columns.",
      examples: ["size([1 2; 3 4; 5 6])": "ans =\n\n   3   2\n", "[m, n] = size(ones(2, 3))": "m = 2\nn = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      if call.arguments.count > 1 {
        var lengths: [Double] = []
        for number in call.arguments.dropFirst().flatMap({ $0.realElements }) {
          guard number >= 1, number == number.rounded() else {
            throw Failure("size: requested dimension DIM (= \(shortNumber(number))) out of range")
          }
          lengths.append(Double(number == 1 ? x.rows : number == 2 ? x.columns : 1))
        }
        guard call.outputs < 2 || call.outputs == lengths.count else {
          throw Failure("size: nargout does not match number of requested dimensions")
        }
        return call.outputs > 1 ? lengths.map { .number($0) } : [.row(lengths)]
      }
      guard call.outputs > 1 else { return [.row([Double(x.rows), Double(x.columns)])] }
      var lengths = [Double(x.rows), Double(x.columns)]
      while lengths.count < call.outputs { lengths.append(1) }
      return lengths.map { .number($0) }
    },
    Builtin(
      "numel", "A, [idx1, idx2, …]", atLeast: 1,
      summary: "The number of elements, or of those that subscripts would pick.",
      examples: ["numel([1 2; 3 4])": "ans = 4"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      var count = 1
      for (place, index) in call.arguments.dropFirst().enumerated() {
        let extent = call.arguments.count == 2 ? a.count : place == 0 ? a.rows : place == 1 ? a.columns : 1
        count *= index.textValue == ":" ? extent : index.count
      }
      return [.number(Double(call.arguments.count == 1 ? a.count : count))]
    },
    count("length", "The larger of the numbers of rows and columns.", "length([1 2 3])", "3") {
      $0.isEmpty ? 0 : max($0.rows, $0.columns)
    },
    count("rows", "The number of rows.", "rows([1 2 3])", "1") { $0.rows },
    count("columns", "The number of columns.", "columns([1 2 3])", "3") { $0.columns },
    count("ndims", "The number of dimensions, which is 2.", "ndims(5)", "2") { _ in 2 },
    Builtin(
      "size_equal", "a, b, …", atLeast: 1, summary: "Whether all arguments have the same size.",
      examples: ["size_equal([1 2], [3 4])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      return [.logical(call.arguments.allSatisfy { $0.rows == first.rows && $0.columns == first.columns })]
    },
  ]

  @inline(__always)
  private static func count(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Value) -> Int
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: "ans = \(output)"]) { x throws(Failure) in
      .number(Double(body(x)))
    }
  }

  private static let sizePredicates: [Builtin] = [
    test("isempty", "Whether there are no elements.", "isempty([])", true) { $0.isEmpty },
    test("isnull", "Whether it is an empty matrix.", "isnull([])", true) { $0.isEmpty },
    test("isscalar", "Whether there is exactly one element.", "isscalar(5)", true) { $0.isScalar },
    test("isvector", "Whether there is one row or one column.", "isvector([1 2 3])", true) {
      $0.rows == 1 || $0.columns == 1
    },
    test("isrow", "Whether there is one row.", "isrow([1 2 3])", true) { $0.rows == 1 },
    test("iscolumn", "Whether there is one column.", "iscolumn([1 2 3])", false) { $0.columns == 1 },
    test("ismatrix", "Whether it is a matrix, as every value is.", "ismatrix([])", true) { _ in true },
    test("issquare", "Whether there are as many rows as columns.", "issquare(ones(3))", true) { $0.rows == $0.columns },
  ]

  /// A builtin that tests one value.
  @inline(__always)
  static func test(
    _ name: String, _ summary: String, _ example: String, _ output: Bool, _ body: @escaping @Sendable (Value) -> Bool
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: output ? "ans = 1" : "ans = 0"]) {
      x throws(Failure) in .logical(body(x))
    }
  }

  private static let arrangements: [Builtin] = [
    Builtin(
      "reshape", "A, m, n", atLeast: 2, summary: "The same elements in another size; one length may be [].",
      examples: ["reshape(1:6, 2, 3)": "ans =\n\n   1   3   5\n   2   4   6\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      let size = try reshapedSize(a, Array(call.arguments.dropFirst()))
      return [gather(a, rows: size.rows, columns: size.columns) { $0 }]
    },
    Builtin(
      "squeeze", .value("A"), summary: "The array itself, as it has two dimensions.",
      examples: ["squeeze([1 2])": "ans =\n\n   1   2\n"]
    ) {
      a throws(Failure) in a
    },
    Builtin(
      "full", .value("A"), summary: "The matrix without special structure.",
      examples: ["full(eye(2))": "ans =\n\n   1   0\n   0   1\n"]
    ) {
      a throws(Failure) in gather(a, rows: a.rows, columns: a.columns) { $0 }
    },
    Builtin(
      "fliplr", "A", arguments: 1...1, summary: "The columns in reverse order.",
      examples: ["fliplr([1 2 3])": "ans =\n\n   3   2   1\n"],
      program: "function b = fliplr (a), b = a(:,end:-1:1); end"),
    Builtin(
      "flipud", "A", arguments: 1...1, summary: "The rows in reverse order.",
      examples: ["flipud([1; 2])": "ans =\n\n   2\n   1\n"],
      program: "function b = flipud (a), b = a(end:-1:1,:); end"),
    Builtin(
      "flip", "A, [dimension]", arguments: 1...2, summary: "The elements in reverse order along a dimension.",
      examples: ["flip([1 2 3])": "ans =\n\n   3   2   1\n"],
      program: """
        function a = flip (a, dim)
          if nargin < 2, dim = 1 + (rows (a) == 1); end
          if ! (isscalar (dim) && dim >= 1 && dim == fix (dim)), error ("flip: DIM must be a positive integer"); end
          if dim == 1, a = a(end:-1:1,:); elseif dim == 2, a = a(:,end:-1:1); end
        end
        """),
    Builtin(
      "rot90", "A, [k]", arguments: 1...2, summary: "The matrix turned by k quarter turns to the left.",
      examples: ["rot90([1 2; 3 4])": "ans =\n\n   2   4\n   1   3\n"],
      program: """
        function a = rot90 (a, k)
          if nargin < 2, k = 1; end
          if ! (isscalar (k) && k == fix (k)), error ("rot90: K must be a single real integer"); end
          switch mod (k, 4)
            case 1, a = a.'(end:-1:1,:);
            case 2, a = a(end:-1:1,end:-1:1);
            case 3, a = a(end:-1:1,:).';
          end
        end
        """),
    Builtin(
      "circshift", "A, n, [dimension]", arguments: 2...3, summary: "The elements moved n places around a dimension.",
      examples: ["circshift([1 2 3 4], 1)": "ans =\n\n   4   1   2   3\n"],
      program: """
        function a = circshift (a, n, dim)
          if isempty (a), return, end
          if ! isreal (n), error ("circshift: N must be real"); end
          if any (n != fix (n)), error ("circshift: all values of N must be integers"); end
          if nargin > 2
            if ! (isscalar (dim) && dim >= 1 && dim == fix (dim))
              error ("circshift: DIM must be an integer and a valid dimension");
            end
          elseif numel (n) == 2
            a = circshift (circshift (a, n(1), 1), n(2), 2);
            return
          else
            dim = 1 + (rows (a) == 1);
          end
          if ! isscalar (n)
            error ("circshift: N must be a vector, no longer than the number of dimensions in X");
          end
          k = mod ((0:size (a, dim) - 1) - n, size (a, dim)) + 1;
          if dim == 1, a = a(k,:); elseif dim == 2, a = a(:,k); end
        end
        """),
    Builtin(
      "tril", "A, [k]", arguments: 1...2, summary: "The entries on and below the k-th diagonal, the others zero.",
      examples: ["tril(ones(2))": "ans =\n\n   1   0\n   1   1\n"],
      program: "function a = tril (varargin), a = triangle (\"tril\", @gt, varargin{:}); end", sharing: triangle),
    Builtin(
      "triu", "A, [k]", arguments: 1...2, summary: "The entries on and above the k-th diagonal, the others zero.",
      examples: ["triu(ones(2))": "ans =\n\n   1   1\n   0   1\n"],
      program: "function a = triu (varargin), a = triangle (\"triu\", @lt, varargin{:}); end", sharing: triangle),
    Builtin(
      "permute", "A, order", arguments: 2...2, summary: "The array with its dimensions in another order.",
      examples: ["permute([1 2; 3 4], [2 1])": "ans =\n\n   1   3\n   2   4\n"],
      program: """
        function a = permute (a, order)
          n = numel (order);
          if isequal (order(1:min (n, 2)), [1 2]), return, end
          if n < 2 || order(1) != 2 || order(2) != 1 || n > 2 && order(3) != 3
            error ("permute: PERM is not a valid permutation vector");
          end
          a = a.';
        end
        """),
    Builtin(
      "resize", "A, m, [n]", arguments: 2...3, summary: "The matrix cut off or filled with zeros to a size.",
      examples: ["resize([1 2; 3 4], 1, 3)": "ans =\n\n   1   2   0\n"],
      program: """
        function b = resize (a, varargin)
          b = zeros (varargin{:});
          m = min (rows (a), rows (b));
          n = min (columns (a), columns (b));
          b(1:m,1:n) = a(1:m,1:n);
        end
        """),
    Builtin(
      "postpad", "x, length, [filler], [dimension]", arguments: 2...4,
      summary: "The array brought to a length by adding a filler, or dropping elements, at the end.",
      examples: ["postpad([1 2], 3)": "ans =\n\n   1   2   0\n"],
      program: "function y = postpad (varargin), y = padded (\"postpad\", varargin{:}); end", sharing: padded),
    Builtin(
      "prepad", "x, length, [filler], [dimension]", arguments: 2...4,
      summary: "The array brought to a length by adding a filler, or dropping elements, at the beginning.",
      examples: ["prepad([1 2], 3)": "ans =\n\n   0   1   2\n"],
      program: "function y = prepad (varargin), y = padded (\"prepad\", varargin{:}); end", sharing: padded),
    Builtin(
      "vech", "A", arguments: 1...1, summary: "The lower triangle, column after column.",
      examples: ["vech([1 2; 2 3])": "ans =\n\n   1\n   2\n   3\n"],
      program: """
        function v = vech (a)
          if rows (a) != columns (a), error ("vech: X must be square"); end
          v = a((1:rows (a))' >= 1:rows (a))(:);
        end
        """),
    Builtin(
      "repelem", "x, r, [s]", arguments: 2...3, summary: "Each element repeated r times.",
      examples: ["repelem([1 2 3], 2)": "ans =\n\n   1   1   2   2   3   3\n"],
      program: """
        function y = repelem (x, r, s)
          if nargin > 2
            y = x(places (r, rows (x)),places (s, columns (x)));
          elseif ! isvector (x)
            error ("repelem: %R1, R2, ... must be given for a matrix");
          elseif iscolumn (x) && ! isscalar (x)
            y = x(places (r, numel (x)),1);
          else
            y = x(1,places (r, numel (x)));
          end
        end
        function k = places (r, n)
          if ! isscalar (r) && numel (r) != n
            error (["repelem: R1 must either be scalar or have the same number of elements as the vector to be ", ...
              "replicated"]);
          end
          if ! all (r >= 0 & r == fix (r)), error ("repelem: R must contain non-negative integers"); end
          if isscalar (r), r = r(ones (1, n)); end
          r = cumsum (r(:));
          k = [];
          if n > 0, k = lookup (r, 0:r(end)-1) + 1; end
        end
        """),
  ]

  private static let triangle: StaticString = """
    function a = triangle (name, isOutside, a, k)
      if ! isnumeric (a) && ! islogical (a) && ! ischar (a), error ("%s: A must be a numeric matrix", name); end
      if nargin < 4, k = 0; end
      if ! (isscalar (k) && k == fix (k)), error ("%s: K must be an integer", name); end
      a += 0;
      a(isOutside ((1:columns (a)) - (1:rows (a))', k)) = 0;
    end
    """

  private static let padded: StaticString = """
    function y = padded (name, x, n, filler, dim)
      if ! isnumeric (x) && ! islogical (x) && ! ischar (x), error ("%s: X must be numeric", name); end
      if nargin < 4 || isempty (filler), filler = 0; end
      if nargin < 5, dim = 1 + (rows (x) == 1); end
      if ! (isscalar (n) && n >= 0 && n == fix (n) && dim <= 2), error ("%s: L must be a positive integer", name); end
      if dim == 2, x = x.'; end
      m = min (rows (x), n);
      y = filler(1) * ones (n, columns (x));
      if name(2) == "o", y(1:m,:) = x(1:m,:); else y(n-m+1:n,:) = x(rows(x)-m+1:end,:); end
      if dim == 2, y = y.'; end
      if ischar (x), y = char (y); end
    end
    """

}

/// A number as messages show it: whole ones without a fraction.
func shortNumber(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
}

private func reshapedSize(_ a: Value, _ arguments: [Value]) throws(Failure) -> (rows: Int, columns: Int) {
  var lengths: [Int?] = []
  for argument in arguments {
    try requireReal(argument, "reshape")
    if argument.isEmpty, arguments.count > 1 { lengths.append(nil) }
    for index in 0..<argument.count {
      let number = argument.element(index)
      guard number == number.rounded(), abs(number) < 1e15 else {
        throw Failure("reshape: SIZE must be whole numbers")
      }
      guard number >= 0 else { throw Failure("reshape: SIZE must be non-negative") }
      lengths.append(Int(limited: number))
    }
  }
  guard lengths.count >= 2 else { throw Failure("reshape: SIZE must have 2 or more dimensions") }
  var known = 1
  var text = ""
  for length in lengths {
    if let length { known = known.multipliedReportingOverflow(by: length).partialValue }
    text += (text.isEmpty ? "" : "x") + (length.map { "\($0)" } ?? "[]")
  }
  if let open = lengths.firstIndex(where: { $0 == nil }) {
    guard !lengths.dropFirst(open + 1).contains(where: { $0 == nil }) else {
      throw Failure("reshape: only a single dimension can be unknown")
    }
    guard known > 0, a.count % known == 0 else {
      throw Failure("reshape: SIZE is not divisible by the product of known dimensions (= \(known))")
    }
    lengths[open] = a.count / known
    known = a.count
  }
  guard known == a.count else { throw Failure("reshape: can't reshape \(a.sizeText) array to \(text) array") }
  for further in lengths.dropFirst(2) where further != 1 {
    throw Failure("reshape: arrays have two dimensions", hint: "give a number of rows and one of columns")
  }
  return (lengths[0] ?? 0, lengths[1] ?? 0)
}
