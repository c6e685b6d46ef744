import Numerics
import Source

extension Builtin {
  static let linearAlgebra: [Builtin] = matrixNumbers + inverses + subspaces + matrixPredicates

  private static let matrixNumbers: [Builtin] = [
    Builtin("det", .value("A"), summary: "The determinant.", examples: ["det([1 2; 3 4])": "ans = -2"]) {
      a throws(Failure) in
      try requireNoText(a)
      try requireSquare(a, "det")
      if a.isComplex {
        return Value(try computed("det") { () throws(MatrixFailure) in try a.complexMatrix.determinant() })
      }
      return .number(try computed("det") { () throws(MatrixFailure) in try a.realMatrix.determinant() })
    },
    Builtin(
      "norm", "A, [p]", arguments: 1...3,
      summary: "The length of a vector or the size of a matrix; p is 1, 2, Inf, \"fro\" or, for vectors, any number.",
      examples: ["norm([3 4])": "ans = 5", "norm([1 -2 3], 1)": "ans = 6"], body: normBody),
    Builtin(
      "rcond", .value("A"), summary: "An estimate of 1 / (norm (A, 1) norm (inv (A), 1)).",
      examples: ["rcond([1 0; 0 4])": "ans = 0.2500"]
    ) { a throws(Failure) in
      try requireSquare(a, "rcond")
      try requireReal(a, "rcond")
      return .number(
        try computed("rcond") { () throws(MatrixFailure) in try a.realMatrix.inverse() }.reciprocalCondition)
    },
  ]

  private static let inverses: [Builtin] =
    [inverse("inv"), inverse("inverse")]

  @inline(__always)
  private static func inverse(_ name: String) -> Builtin {
    Builtin(
      name, "A", arguments: 1...1, summary: "The inverse; a singular matrix gives Inf and a warning.",
      examples: ["\(name)([2 0; 0 4])": "ans =\n\n   0.5000        0\n        0   0.2500\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic else { throw .wrongType("inverse", a) }
      try requireNoText(a)
      guard a.rows == a.columns else {
        throw Failure("inverse: A must be a square matrix", hint: "it has size \(a.sizeText)")
      }
      let result: Value
      let reciprocal: Double
      if a.isScalar {
        let number = a.complexElement(0)
        let isRegular = number != .zero && number.isFinite
        let inverse = number.re.isInfinite || number.im.isInfinite ? Complex.zero : Complex.one / number
        result = a.isComplex && isRegular ? Value(inverse) : .number(number == .zero ? 1 / number.re : inverse.re)
        reciprocal = isRegular ? 1 : number.isFinite || number.re.isInfinite || number.im.isInfinite ? 0 : .nan
      } else if a.isComplex {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.complexMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      } else if let diagonal = a.diagonal {
        var elements = [Double](repeating: 0, count: a.count)
        var smallest = Double.infinity
        for index in 0..<diagonal.rows {
          let entry = diagonal.elements[index * diagonal.rows + index]
          elements[index * diagonal.rows + index] = 1 / entry
          smallest = min(smallest, abs(entry))
        }
        (result, reciprocal) = (a.like(elements).markedDiagonal, smallest == 0 ? 0 : 1)
      } else {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.realMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      }
      if call.outputs < 2, !(reciprocal >= 0x1p-53), !a.isEmpty {
        try machine.warn(
          Failure("matrix singular to machine precision", identifier: "Octave:singular-matrix"))
      }
      return [result, .number(reciprocal)]
    }
  }

  /// What follows from the decompositions, written in the language.
  private static let subspaces: [Builtin] = [
    Builtin(
      "rank", "A, [tolerance]", arguments: 1...2, summary: "The number of independent rows.",
      examples: ["rank([1 2; 2 4])": "ans = 1"],
      program: "function r = rank (varargin), [~, ~, ~, r] = parts (\"rank\", varargin{:}); end", sharing: singularParts
    ),
    Builtin(
      "cond", "A, [p]", arguments: 1...2, summary: "The condition number: how much errors in b can grow in A \\ b.",
      examples: ["cond([1 0; 0 4])": "ans = 4"],
      program: """
        function c = cond (A, p)
          if any (! isfinite (A(:))), error ("cond: A must not contain Inf or NaN values"); end
          if nargin > 1 && ! isequal (p, 2)
            if rows (A) != columns (A), error ("cond: A must be a square matrix"); end
            c = norm (A, p) * norm (inv (A), p);
            return
          end
          c = 0;
          s = svd (A);
          if ! isempty (s), c = s(1) / s(end); end
          if isnan (c), c = Inf; end
        end
        """),
    Builtin(
      "pinv", "A, [tolerance]", arguments: 1...2, summary: "The pseudoinverse.",
      examples: ["pinv([1; 1])": "ans =\n\n   0.5000   0.5000\n"],
      program: """
        function P = pinv (A, varargin)
          [U, s, V, r] = parts ("pinv", A, varargin{:});
          if r == 0, P = zeros (columns (A), rows (A)); return, end
          P = V(:,1:r) * (U(:,1:r)' ./ s(1:r));
        end
        """, sharing: singularParts),
    Builtin(
      "null", "A, [tolerance]", arguments: 1...2, summary: "An orthonormal basis of the solutions of A x = 0.",
      examples: ["null([1 1])": "ans =\n\n  -0.7071\n   0.7071\n"],
      program: """
        function N = null (A, varargin)
          if nargin > 1 && ischar (varargin{1}), error ("null: rational not yet implemented"); end
          [~, ~, N, r] = parts ("null", A, varargin{:});
          if isempty (A), N = []; return, end
          N = N(:,r+1:end);
          N(abs (N) < eps) = 0;
        end
        """, sharing: singularParts),
    Builtin(
      "lscov", "A, b", arguments: 2...2, summary: "The least squares solution of A x = b.",
      examples: ["lscov([1; 1], [1; 3])": "ans = 2.0000"],
      program: "function x = lscov (A, b), x = A \\ b; end"),
    Builtin(
      "expm", "A", arguments: 1...1, summary: "The matrix exponential.",
      examples: ["expm([0 1; 0 0])": "ans =\n\n   1   1\n   0   1\n"],
      program: """
        % The diagonal Pade approximant of degree 13 with scaling and squaring (C. Moler and C. Van Loan, Nineteen dubious
        % ways to compute the exponential of a matrix, SIAM Review 45, 2003, method 3).
        function E = expm (A)
          if ! isnumeric (A) && ! islogical (A) || rows (A) != columns (A), error ("expm: A must be a square matrix"); end
          if isscalar (A), E = exp (A); return, end
          if isempty (A), E = A; return, end
          if any (! isfinite (A(:))), error ("expm: cannot take a matrix containing Inf or NaN values"); end
          % Without the mean of the diagonal the powers are smaller.
          m = mean (diag (A));
          A = A - m * eye (rows (A));
          s = max (0, nextpow2 (norm (A, 1)) - 2);
          A = A / 2 ^ s;
          c = 1;
          X = top = bottom = full (eye (rows (A)));
          for k = 1:13
            c *= (14 - k) / (k * (27 - k));
            X = X * A;
            top += c * X;
            bottom += (-1) ^ k * c * X;
          end
          E = bottom \\ top;
          for k = 1:s, E = E * E; end
          E = exp (m) * E;
        end
        """),
    Builtin(
      "sqrtm", "A", arguments: 1...1, summary: "A matrix whose square is A.",
      examples: ["sqrtm([4 0; 0 9])": "ans =\n\n   2   0\n   0   3\n"],
      program: "function R = sqrtm (A), R = ofEigenvalues (\"sqrtm\", A, @sqrt); end", sharing: ofEigenvalues),
    Builtin(
      "logm", "A", arguments: 1...1, summary: "A matrix whose exponential is A.", examples: ["logm(1)": "ans = 0"],
      program: "function R = logm (A), R = ofEigenvalues (\"logm\", A, @log); end", sharing: ofEigenvalues),
    Builtin(
      "givens", "x, y", arguments: 2...2, summary: "The rotation that turns (x, y) to (r, 0).",
      examples: ["givens(1, 1)": "ans =\n\n   0.7071   0.7071\n  -0.7071   0.7071\n"],
      program: """
        function G = givens (x, y)
          r = hypot (x, y);
          G = [1, 0; 0, 1];
          if r != 0, G = [x, y; -y, x] / r; end
        end
        """),
    Builtin(
      "rref", "A, [tolerance]", arguments: 1...2,
      summary: "The reduced row echelon form, and the columns of its pivots.",
      examples: ["rref([1 2; 3 4])": "ans =\n\n   1   0\n   0   1\n"],
      program: """
        function [A, pivots] = rref (A, tol)
          if ! isreal (A), error ("rref: A must be real"); end
          A = double (A);
          if nargin < 2, tol = eps * max (size (A)) * norm (A, Inf); end
          pivots = zeros (1, 0);
          r = 1;
          for c = 1:columns (A)
            if r > rows (A), break, end
            [m, k] = max (abs (A(r:end,c)));
            if ! (m > tol)
              A(r:end,c) = 0;
              continue
            end
            pivots(end+1) = c;
            k += r - 1;
            A([r k],c:end) = A([k r],c:end);
            A(r,c:end) = A(r,c:end) / A(r,c);
            others = [1:r-1, r+1:rows(A)];
            A(others,c:end) -= A(others,c) .* A(r,c:end);
            r++;
          end
        end
        """),
  ]

  /// The singular values, the vectors that belong to them, and how many values are not zero.
  private static let singularParts: StaticString = """
    function [U, s, V, r] = parts (name, A, tol)
      if ! isnumeric (A) && ! islogical (A), error ("%s: wrong type argument '%s'", name, class (A)); end
      [U, s, V] = svd (A);
      s = s(1:rows(s)+1:end)(1:min (size (s)))(:);
      if nargin < 3
        tol = 0;
        if ! isempty (s), tol = max (size (A)) * s(1) * eps; end
      end
      r = sum (s > tol);
    end
    """

  /// A function of a matrix by its eigenvalues.
  private static let ofEigenvalues: StaticString = """
    function R = ofEigenvalues (name, A, f)
      if ! isnumeric (A) && ! islogical (A), error ("%s: A must be a numeric matrix", name); end
      if rows (A) != columns (A), error ("%s: A must be a square matrix", name); end
      if isempty (A), R = A; return, end
      [V, D] = eig (A);
      if ishermitian (A), [W, r] = deal (V', 1); else [W, r] = inv (V); end
      if ! (r > 1e-14), error ("%s: the matrix has too few independent eigenvectors", name); end
      R = V .* f (diag (D)).' * W;
      if isreal (A) && norm (imag (R), "fro") <= 1e-14 * norm (R, "fro"), R = real (R); end
    end
    """

  private static let zerosElsewhere: StaticString = """
    function r = fits (x, test)
      r = isnumeric (x) || islogical (x);
      if ! r, return, end
      [i, j] = find (x);
      r = all (test (i(:), j(:)));
    end
    """

  private static let matrixPredicates: [Builtin] = [
    Builtin(
      "isdiag", "x", arguments: 1...1, summary: "Whether all entries off the diagonal are zero.",
      examples: ["isdiag(eye(2))": "ans = 1"],
      program: "function r = isdiag (x), r = fits (x, @(i, j) i == j); end", sharing: zerosElsewhere),
    Builtin(
      "istril", "x", arguments: 1...1, summary: "Whether all entries above the diagonal are zero.",
      examples: ["istril([1 0; 1 1])": "ans = 1"],
      program: "function r = istril (x), r = fits (x, @(i, j) i >= j); end", sharing: zerosElsewhere),
    Builtin(
      "istriu", "x", arguments: 1...1, summary: "Whether all entries below the diagonal are zero.",
      examples: ["istriu([1 1; 0 1])": "ans = 1"],
      program: "function r = istriu (x), r = fits (x, @(i, j) i <= j); end", sharing: zerosElsewhere),
  ]
}

func normKind(_ value: Value, _ function: String) throws(Failure) -> NormKind {
  if let text = value.textValue {
    switch text {
    case "fro": return .frobenius
    case "inf", "Inf": return .infinity
    case "-inf", "-Inf": return .negativeInfinity
    default: throw Failure("\(function): unrecognized option: \(text)", hint: "use 1, 2, Inf or \"fro\"")
    }
  }
  guard value.isScalar, value.isRealLike else { throw Failure("\(function): P must be a string or a number") }
  let p = value.element(0)
  return p == 1 ? .one : p == 2 ? .two : p == .infinity ? .infinity : p == -.infinity ? .negativeInfinity : .power(p)
}

private func normBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let a = call.arguments[0]
  guard a.isArithmetic, !a.isText else { throw Failure("norm: X must be a numeric matrix") }
  let options = call.arguments.dropFirst()
  var kind = NormKind.two
  var dimension: Int?
  for option in options {
    if let text = option.textValue, ["rows", "columns", "cols"].contains(text) {
      guard dimension == nil else { throw Failure("norm: invalid combination of options") }
      dimension = text == "rows" ? 2 : 1
    } else if !option.isEmpty {
      kind = try normKind(option, "norm")
    }
  }
  if let dimension {
    let magnitudes = a.isComplex ? a.like(a.complexElements.map { $0.abs }) : a
    let chosen = kind
    return [reduced(magnitudes, dimension) { Matrix(column: $0).norm(chosen) }]
  }
  if case .negativeInfinity = kind, !a.isVector { throw Failure("norm: p must be >= 1") }
  if case .power(let p) = kind, !a.isVector {
    throw Failure("norm: p must be 1, 2, Inf or \"fro\" for a matrix", hint: "it is \(shortNumber(p))")
  }
  if case .power(let p) = kind, p == 0 {
    return [.number(Double(a.complexElements.filter { $0 != .zero }.count))]
  }
  return [.number(a.isComplex ? a.complexMatrix.norm(kind) : a.realMatrix.norm(kind))]
}

/// Refuses characters, which Octave's numerical functions do not take for numbers.
private func requireNoText(_ value: Value) throws(Failure) {
  if value.isText { throw Failure("invalid conversion from string to real matrix") }
}
