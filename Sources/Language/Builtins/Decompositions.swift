import Numerics
import Source

extension Builtin {
  static let decompositions: [Builtin] = [
    Builtin(
      "lu", "A", arguments: 1...1, summary: "The factors of P * A = L * U, by elimination with row exchanges.",
      examples: [
        "[L, U, P] = lu([1 2; 3 4])":
          "L =\n\n   1.0000        0\n   0.3333   1.0000\n\nU =\n\n   3.0000   4.0000\n        0   0.6667\n\nP =\n\nPermutation Matrix\n\n   0   1\n   1   0\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      if a.isComplex { return try machine.run(complexElimination, "", named: "complex lu", call) }
      try requireReal(a, "lu")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 16)
      let matrix = a.realMatrix
      let factors = try computed("lu") { () throws(MatrixFailure) in try matrix.lu() }
      let rows = a.rows
      if call.outputs >= 3 {
        try Value.checkSize(rows, rows)
        var elements = [Double](repeating: 0, count: rows * rows)
        for (row, source) in factors.permutation.enumerated() { elements[source * rows + row] = 1 }
        return [
          Value(factors.lower), Value(factors.upper), Value(rows: rows, columns: rows, elements).markedPermutation,
        ]
      }
      if call.outputs == 2 {
        var lower = factors.lower
        for (row, source) in factors.permutation.enumerated() {
          for column in 0..<lower.columns { lower[source, column] = factors.lower[row, column] }
        }
        return [Value(lower), Value(factors.upper)]
      }
      var both = Matrix(rows: rows, columns: a.columns)
      for column in 0..<a.columns {
        for row in 0..<rows {
          both[row, column] = row > column ? factors.lower[row, column] : factors.upper[row, column]
        }
      }
      return [Value(both)]
    },
    Builtin(
      "qr", "A, [0]", arguments: 1...2,
      summary: "The factors of A = Q * R, Q orthogonal and R upper triangular; with three results of A * P.",
      examples: [
        "[Q, R] = qr([3 1; 4 2])":
          "Q =\n\n  -0.6000  -0.8000\n  -0.8000   0.6000\n\nR =\n\n  -5.0000  -2.2000\n        0   0.4000\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      if a.isComplex || call.outputs > 2 { return try machine.run(householder, "", named: "complex qr", call) }
      try requireReal(a, "qr")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 8)
      let isEconomy = call.arguments.count > 1
      if !isEconomy { try Value.checkSize(a.rows, a.rows) }
      let matrix = a.realMatrix
      let factors = try computed("qr") { () throws(MatrixFailure) in try matrix.qr(economy: isEconomy) }
      return call.outputs < 2 ? [Value(factors.r)] : [Value(factors.q), Value(factors.r)]
    },
    Builtin(
      "chol", "A, [\"lower\"]", arguments: 1...2,
      summary: "The upper triangular R with R' * R = A; with two results, p is 0 when A is positive definite.",
      examples: ["chol([4 2; 2 3])": "ans =\n\n   2.0000   1.0000\n        0   1.4142\n"],
      program: """
        function [R, p] = chol (A, word)
          if ! isnumeric (A) && ! islogical (A), error ("chol: A must be a numeric matrix"); end
          n = rows (A);
          if n != columns (A)
            error (struct ("message", "chol: requires square matrix", "identifier", "", ...
              "hint", sprintf ("it has size %dx%d", n, columns (A))));
          end
          isLower = false;
          if nargin > 1
            if ! ischar (word), error ("chol: optional arguments must be strings"); end
            isLower = strcmpi (word, "lower");
            if ! any (strcmpi (word, {"vector", "lower", "upper"}))
              error ('chol: optional argument must be one of "vector", "lower", or "upper"');
            end
            if isLower, A = A'; end
          end
          if any (! isfinite (A(:))), error ("chol: cannot take a matrix containing Inf or NaN values"); end
          R = zeros (n);
          p = 0;
          for k = 1:n
            r = A(k,k:n) - R(1:k-1,k)' * R(1:k-1,k:n);
            if ! (real (r(1)) > 0)
              if nargout < 2
                error (struct ("message", "chol: input matrix must be positive definite", "identifier", "", ...
                  "hint", "is it symmetric with positive eigenvalues?"));
              end
              p = k;
              R = R(1:k-1,1:k-1);
              break
            end
            R(k,k:n) = r / sqrt (real (r(1)));
          end
          if isLower, R = R'; end
        end
        """),
    Builtin(
      "eig", "A, [B], [option], …", arguments: 1...4,
      summary:
        "The eigenvalues; with two results, the eigenvectors in columns and the eigenvalues on a diagonal; the third are the left eigenvectors.",
      examples: [
        "eig([2 1; 1 2])": "ans =\n\n   1\n   3\n",
        "[V, D] = eig([2 0; 0 3])": "V =\n\n   1   0\n   0   1\n\nD =\n\nDiagonal Matrix\n\n   2   0\n   0   3\n",
      ], body: eigenBody),
    Builtin(
      "svd", "A, [\"econ\"]", arguments: 1...2,
      summary: "The singular values; with three results, the factors of A = U * S * V'.",
      examples: ["svd([3 0; 0 4])": "ans =\n\n   4\n   3\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic else { throw .wrongType("svd", a) }
      for element in a.complexElements where !element.isFinite {
        throw Failure("svd: cannot take SVD of matrix containing Inf or NaN values")
      }
      if a.isComplex { return try machine.run(complexSingularValues, "", named: "complex svd", call) }
      let matrix = a.realMatrix
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)))
      if call.outputs < 2 {
        return [.column(try computed("svd") { () throws(MatrixFailure) in try matrix.singularValues() })]
      }
      // With 0 only a tall matrix becomes smaller.
      let isEconomy = call.arguments.count > 1 && (call.arguments[1].isText || a.rows > a.columns)
      if !isEconomy {
        try Value.checkSize(a.rows, a.rows)
        try Value.checkSize(a.columns, a.columns)
      }
      let factors = try computed("svd") { () throws(MatrixFailure) in try matrix.svd(economy: isEconomy) }
      let count = factors.values.count
      let sigma = Matrix.diagonal(
        factors.values, rows: isEconomy ? count : a.rows, columns: isEconomy ? count : a.columns)
      return [Value(factors.u), Value(sigma).markedDiagonal, Value(factors.v)]
    },
  ]
}

private func eigenBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  if call.arguments.count > 1 || call.outputs > 2 {
    return try machine.run(generalEigen, "", named: "eig of several arguments", call)
  }
  let a = call.arguments[0]
  guard a.isArithmetic, !a.isLogical, !a.isText else { throw .wrongType("eig", a) }
  try requireSquare(a, "eig")
  for element in a.complexElements where !element.isFinite {
    throw Failure("eig: matrix contains Inf or NaN values; cannot compute eigenvalues")
  }
  machine.addCharge(Double(a.count) * Double(a.rows))
  if a.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  if call.outputs < 2 {
    let values =
      a.isComplex
      ? try computed("eig") { () throws(MatrixFailure) in try a.complexMatrix.eigenvalues() }
      : try computed("eig") { () throws(MatrixFailure) in try a.realMatrix.eigenvalues() }
    return [Value(rows: values.count, columns: 1, complex: values)]
  }
  let parts =
    a.isComplex
    ? try computed("eig") { () throws(MatrixFailure) in try a.complexMatrix.eigenvectors() }
    : try computed("eig") { () throws(MatrixFailure) in try a.realMatrix.eigenvectors() }
  let count = parts.values.count
  var diagonal = ComplexMatrix(rows: count, columns: count)
  for (index, value) in parts.values.enumerated() { diagonal[index, index] = value }
  return [Value(parts.vectors), Value(diagonal).markedDiagonal]
}

/// The eigenvalues of A x = lambda B x, left eigenvectors, and the forms that options ask for. With B, the vectors are as
/// LAPACK scales them: V' B V = I where B is positive definite, else the largest entry has size 1.
private let generalEigen: StaticString = """
  function [V, D, W] = general (A, varargin)
    if ! isnumeric (A), error ("eig: wrong type argument '%s'", class (A)); end
    form = "";
    B = [];
    for k = 1:numel (varargin)
      o = varargin{k};
      if ! ischar (o)
        if k > 1, error ("eig: wrong type argument '%s'", class (o)); end
        if ! isnumeric (o) && ! islogical (o), error ("eig: wrong type argument '%s'", class (o)); end
        B = o;
        if rows (A) != columns (A), error ("eig: A must be a square matrix"); end
        if ! size_equal (A, B), error ("EIG requires same size matrices"); end
        if any (! isfinite (B(:))), error ("eig: matrix contains Inf or NaN values; cannot compute eigenvalues"); end
      elseif any (strcmp (o, {"vector", "matrix"}))
        if ! any (strcmp (form, {"", o})), error ('eig: "vector" and "matrix" options are mutually exclusive'); end
        form = o;
      elseif ! any (strcmp (o, {"balance", "nobalance", "chol", "qz"}))
        error ('eig: invalid option "%s"', o);
      elseif isempty (B) != (o(1) == "b" || o(1) == "n")
        error ('eig: invalid "%s" option for %s eigenvalue problem', o, {"algebraic", "generalized"}{2 - isempty (B)});
      elseif any (strcmp (varargin, "balance")) && any (strcmp (varargin, "nobalance"))
        error ('eig: "balance" and "nobalance" options are mutually exclusive');
      end
    end
    if isempty (B)
      [V, D] = eig (A);
      W = V;
      if ! ishermitian (A)
        W = inv (V)';
        W = W ./ sqrt (sumsq (W, 1));
      end
      d = diag (D);
    else
      p = 1;
      if ishermitian (A) && ishermitian (B), [R, p] = chol (B); end
      if p == 0
        C = R' \\ A / R;
        [V, D] = eig ((C + C') / 2);
        V = W = R \\ V;
        d = diag (D);
      else
        if rank (B) == rows (B)
          [V, D] = eig (B \\ A);
          d = diag (D);
        else
          % Where B is singular the eigenvalues of the exchanged problem are the reciprocal ones.
          [V, D] = eig (A \\ B);
          d = 1 ./ diag (D);
        end
        W = (inv (V) / (A + B * pi))';
        V = V ./ max (abs (real (V)) + abs (imag (V)), [], 1);
        W = W ./ max (abs (real (W)) + abs (imag (W)), [], 1);
      end
    end
    if nargout < 2
      V = d;
      if strcmp (form, "matrix"), V = diag (d); end
    else
      D = d;
      if ! strcmp (form, "vector"), D = diag (d); end
    end
  end
  """

/// The factors of a complex matrix, and those with columns exchanged so that the diagonal of R falls in size, by
/// Householder reflections as in LAPACK, which leave R's diagonal real.
private let householder: StaticString = """
  function [Q, R, P] = qr (A, varargin)
    if ! isnumeric (A) && ! islogical (A), error ("qr: A must be a numeric matrix"); end
    [m, n] = size (A);
    Q = full (eye (m));
    P = 1:n;
    for k = 1:min (m, n)
      if nargout > 2
        [~, j] = max (sumsq (abs (A(k:m,k:n)), 1));
        j += k - 1;
        A(:,[k j]) = A(:,[j k]);
        P([k j]) = P([j k]);
      end
      v = A(k:m,k);
      if ! any (v(2:end)) && isreal (v(1)), continue, end
      b = norm (v);
      if real (v(1)) >= 0, b = -b; end
      t = (b - v(1)) / b;
      v = [1; v(2:end) / (v(1) - b)];
      A(k:m,k:n) -= t' * v * (v' * A(k:m,k:n));
      A(k+1:m,k) = 0;
      A(k,k) = b;
      Q(:,k:m) -= t * (Q(:,k:m) * v) * v';
    end
    R = triu (A);
    economy = numel (varargin) > 0 && ! any (strcmp (varargin, "matrix") | strcmp (varargin, "vector"));
    if economy
      Q = Q(:,1:min (m, n));
      R = R(1:min (m, n),:);
    end
    if nargout < 2, Q = R; end
    if nargout > 2 && ! economy && ! any (strcmp (varargin, "vector")), P = eye (n)(:,P); end
  end
  """

/// The singular values of a complex matrix by rotations of pairs of columns (M. R. Hestenes, Inversion of matrices by
/// biorthogonalization and related results, J. SIAM 6, 1958).
private let complexSingularValues: StaticString = """
  function [U, S, V] = svd (A, economy)
    [m, n] = size (A);
    if m < n
      if nargin > 1, [V, S, U] = svd (A', economy); else [V, S, U] = svd (A'); end
      S = S.';
      if nargout < 2, U = svd (A'); end
      return
    end
    V = full (eye (n));
    for sweep = 1:60
      done = true;
      for p = 1:n-1
        for q = p+1:n
          x = A(:,p);
          y = A(:,q);
          g = x' * y;
          if abs (g) <= eps * norm (x) * norm (y), continue, end
          done = false;
          e = abs (g) / g;
          z = (sumsq (y) - sumsq (x)) / (2 * abs (g));
          t = 1 / (abs (z) + hypot (1, z));
          if z < 0, t = -t; end
          c = 1 / hypot (1, t);
          G = [c, c * t; -c * t * e, c * e];
          A(:,[p q]) = [x, y] * G;
          V(:,[p q]) = V(:,[p q]) * G;
        end
      end
      if done, break, end
    end
    [s, k] = sort (sqrt (sumsq (A, 1)).', "descend");
    if nargout < 2, U = s; return, end
    r = sum (s > max (m, n) * eps * max ([s; 0]));
    [U, ~] = qr (A(:,k(1:r)));
    U(:,1:r) = A(:,k(1:r)) ./ s(1:r).';
    V = V(:,k);
    S = diag (s, m, n);
    if nargin > 1
      U = U(:,1:n);
      S = diag (s);
    end
  end
  """

/// Elimination of complex matrices with row exchanges.
private let complexElimination: StaticString = """
  function [L, U, P] = lu (A)
    [m, n] = size (A);
    p = 1:m;
    for k = 1:min (m, n)
      [~, j] = max (abs (real (A(k:m,k))) + abs (imag (A(k:m,k))));
      j += k - 1;
      A([k j],:) = A([j k],:);
      p([k j]) = p([j k]);
      if A(k,k) == 0, continue, end
      A(k+1:m,k) /= A(k,k);
      A(k+1:m,k+1:n) -= A(k+1:m,k) * A(k,k+1:n);
    end
    r = min (m, n);
    L = tril (A, -1)(:,1:r) + eye (m, r);
    U = triu (A)(1:r,:);
    P = eye (m)(p,:);
    if nargout < 2, L = A; end
    if nargout == 2, L = P.' * L; end
  end
  """
