extension Builtin {
  /// Combinations, indices and tests of matrices, written in the language.
  static let matrixPrograms: [Builtin] = [
    Builtin(
      "nchoosek", "n, k", arguments: 2...2,
      summary: "In how many ways k of n things can be chosen, or the choices of k entries, one in each row.",
      examples: ["nchoosek(5, 2)": "ans = 10", "nchoosek(1:3, 2)": "ans =\n\n   1   2\n   1   3\n   2   3\n"],
      program: """
        function c = nchoosek (v, k)
          if ! isvector (v) && ! isscalar (v), error ("nchoosek: first argument must be a scalar or a vector"); end
          if ! (isreal (k) && isscalar (k) && k >= 0 && k == fix (k))
            error ("nchoosek: K must be an integer >= 0");
          end
          n = numel (v);
          if n == 1 && isnumeric (v)
            if ! (isreal (v) && v >= k && v == fix (v))
              error ("nchoosek: N must be a non-negative integer >= K");
            end
            k = min (k, v - k);
            c = 1;
            for j = 1:k, c = round (c * (v - k + j) / j); end
            if c > flintmax, warning ("nchoosek: possible loss of precision"); end
          elseif k == 0
            c = reshape (v(zeros (1, 0)), 1, 0);
          elseif k > n
            c = reshape (v(zeros (1, 0)), 0, k);
          else
            at = (1:n-k+1)';
            for j = 2:k
              count = n - k + j - at(:,end);
              r = repelem ((1:rows (at))', count);
              first = cumsum ([0; count(1:end-1)]);
              at = [at(r,:), at(r,end) + (1:numel (r))' - first(r)];
            end
            c = reshape (v(at), rows (at), k);
          end
        end
        """),
    Builtin(
      "perms", "v", arguments: 1...1, summary: "All orders of the entries, one in each row, the largest first.",
      examples: ["perms([1 2])": "ans =\n\n   2   1\n   1   2\n"],
      program: """
        function p = perms (v)
          v = v(:).';
          n = numel (v);
          if isnumeric (v) || ischar (v), v = sort (v); end
          at = zeros (1, 0);
          for m = 1:n
            before = at;
            at = zeros (0, m);
            for first = m:-1:1
              at = [at; first * ones(rows (before), 1), before + (before >= first)];
            end
          end
          p = reshape (v(at), rows (at), n);
        end
        """),
    Builtin(
      "pascal", "n, [type]", arguments: 1...2, summary: "Pascal's matrix of binomial coefficients.",
      examples: ["pascal(3)": "ans =\n\n   1   1   1\n   1   2   3\n   1   3   6\n"],
      program: """
        function p = pascal (n, t)
          if nargin < 2, t = 0; end
          if ! isscalar (n) || ! isscalar (t), error ("pascal: N and T must be scalars"); end
          if ! any (t == -1:2), error ("pascal: T must be -1, 0, 1, or 2, found %d", t); end
          p = zeros (max (n, 0));
          if n <= 0, return, end
          p(:,1) = 1;
          for j = 2:n, p(j:n,j) = cumsum (p(j-1:n-1,j-1)); end
          if t == 0
            p = p * p.';
          elseif t > 0
            p = p .* (-1) .^ (0:n-1);
            if t == 2
              p = rot90 (p, 3);
              if mod (n, 2) == 0, p = -p; end
            end
          end
        end
        """),
    Builtin(
      "sub2ind", "size, rows, [columns], …", arguments: 2...9, summary: "The linear indices of rows and columns.",
      examples: ["sub2ind([3 4], 2, 3)": "ans = 8"],
      program: """
        function k = sub2ind (dims, varargin)
          n = numel (varargin);
          d = dims(:).';
          if any (d != fix (d) | d < 0), error ("sub2ind: dimension vector DIMS must contain integers"); end
          d(end+1:n) = 1;
          d = [d(1:n-1), prod(d(n:end))];
          k = 1;
          f = 1;
          for m = 1:n
            s = varargin{m};
            if ! size_equal (s, varargin{1}), error ("sub2ind: all subscripts must be of the same size"); end
            place = [repmat("_,", 1, m - 1), "%s", repmat(",_", 1, n - m)];
            bad = s(find (s < 1 | s != fix (s), 1));
            if ! isempty (bad)
              error ("Octave:index-out-of-bounds", ...
                ["index (", place, "): subscripts must be either integers 1 to (2^63)-1 or logicals"], num2str (bad));
            end
            bad = s(find (s > d(m), 1));
            if ! isempty (bad)
              error ("Octave:index-out-of-bounds", ["index (", place, "): out of bound %d (dimensions are %s)"], ...
                num2str (bad), d(m), strjoin (arrayfun (@num2str, dims(:).', "UniformOutput", false), "x"));
            end
            k += (double (s) - 1) * f;
            f *= d(m);
          end
        end
        """),
    Builtin(
      "ind2sub", "size, indices", arguments: 2...2, summary: "The rows and the columns of linear indices.",
      examples: ["[r, c] = ind2sub([3 4], 8)": "r = 2\nc = 3"],
      program: """
        function varargout = ind2sub (dims, k)
          d = dims(:).';
          if any (d != fix (d) | d < 0), error ("ind2sub: dimension vector DIMS must contain integers"); end
          bad = k(find (k < 1 | k != fix (k), 1));
          if ! isempty (bad)
            error ("Octave:index-out-of-bounds", ["ind2sub: invalid index index %s: subscripts must be ", ...
              "either integers 1 to (2^63)-1 or logicals"], num2str (bad));
          end
          if any (k(:) > prod (d)), error ("Octave:index-out-of-bounds", "ind2sub: index out of range"); end
          n = max (nargout, 1);
          d(end+1:n) = 1;
          d = [d(1:n-1), prod(d(n:end))];
          k = double (k) - 1;
          for m = 1:n
            varargout{m} = mod (k, d(m)) + 1;
            k = floor (k / d(m));
          end
        end
        """),
    Builtin(
      "issymmetric", "A, [kind], [tolerance]", arguments: 1...3,
      summary: "Whether a matrix equals its transpose, or with \"skew\" the negative of it.",
      examples: ["issymmetric([1 2; 2 1])": "ans = 1"],
      program: """
        function r = issymmetric (A, varargin)
          r = mirrored ("issymmetric", A, @(A) A.', varargin{:});
        end
        """, sharing: mirrored),
    Builtin(
      "ishermitian", "A, [kind], [tolerance]", arguments: 1...3,
      summary: "Whether a matrix equals its conjugate transpose, or with \"skew\" the negative of it.",
      examples: ["ishermitian([1 i; -i 1])": "ans = 1"],
      program: """
        function r = ishermitian (A, varargin)
          r = mirrored ("ishermitian", A, @(A) A', varargin{:});
        end
        """, sharing: mirrored),
    Builtin(
      "issorted", "x, [\"rows\"], [mode]", arguments: 1...3,
      summary: "Whether a vector, a cell array of strings or the rows of a matrix are in order.",
      examples: ["issorted([1 2 2])": "ans = 1"],
      program: """
        function r = issorted (x, varargin)
          mode = "ascend";
          byRows = false;
          for k = 1:numel (varargin)
            o = varargin{k};
            if ! ischar (o), error ("issorted: second argument must be a string"); end
            switch lower (o)
              case "rows", byRows = true;
              case {"ascend", "ascending"}, mode = "ascend";
              case {"descend", "descending"}, mode = "descend";
              case "either", mode = "either";
              otherwise, error ('issorted: MODE must be "ascend", "descend", or "either"');
            end
          end
          if ! (isnumeric (x) || islogical (x) || ischar (x) || iscellstr (x))
            error ("issorted: needs a vector");
          end
          if iscell (x) && byRows && ! isempty (x), error ("issorted: A must be an array for sorting rows"); end
          if ! byRows && ! isvector (x) && ! isempty (x), error ("issorted: needs a vector"); end
          if isempty (x), r = true; return, end
          if ! byRows, x = x(:); end
          up = down = false;
          if ! strcmp (mode, "descend")
            if byRows, [~, k] = sortrows (x); else [~, k] = sort (x); end
            up = isequal (k(:), (1:rows (x))');
          end
          if ! strcmp (mode, "ascend") && ! up
            if byRows, [~, k] = sortrows (x, -(1:columns (x))); else [~, k] = sort (x, "descend"); end
            down = isequal (k(:), (1:rows (x))');
          end
          r = up || down;
        end
        """),
    Builtin(
      "legendre", "n, x, [normalization]", arguments: 2...3,
      summary: "The associated Legendre functions of degree n and orders 0 to n at x, a row for each order.",
      examples: ["legendre(1, [0 0.5])": "ans =\n\n        0   0.5000\n  -1.0000  -0.8660\n"],
      program: """
        function y = legendre (n, x, norm)
          if ! (isreal (n) && isscalar (n) && n >= 0 && n == fix (n))
            error ("legendre: N must be a real non-negative integer");
          end
          if ! (isreal (x) && isvector (x)) || any (abs (x(:)) > 1)
            error ("legendre: X must be real-valued vector in the range -1 <= X <= 1");
          end
          if nargin < 3, norm = "unnorm"; end
          if ! any (strcmp (norm, {"unnorm", "norm", "sch"}))
            error ('legendre: NORMALIZATION option must be "unnorm", "norm", or "sch"');
          end
          x = x(:).';
          y = zeros (n + 1, numel (x));
          s = sqrt (1 - x .^ 2);
          top = ones (size (x));
          for m = 0:n
            if m > 0, top = top .* (-(2 * m - 1) * s); end
            a = top;
            b = x .* a * (2 * m + 1);
            if n == m
              p = a;
            else
              for k = m+2:n, [a, b] = deal (b, ((2 * k - 1) * x .* b - (k + m - 1) * a) / (k - m)); end
              p = b;
            end
            f = exp ((gammaln (n - m + 1) - gammaln (n + m + 1)) / 2);
            if norm(1) == "n"
              p *= (-1) ^ m * sqrt (n + 0.5) * f;
            elseif norm(1) == "s" && m > 0
              p *= (-1) ^ m * sqrt (2) * f;
            end
            y(m+1,:) = p;
          end
        end
        """),
    Builtin(
      "polyfit", "x, y, n", arguments: 3...3,
      summary: "The coefficients of the polynomial of degree n that fits the points best, highest power first.",
      examples: ["polyfit([0 1 2], [1 3 5], 1)": "ans =\n\n   2   1\n"],
      program: """
        function [p, s, mu] = polyfit (x, y, n)
          if numel (x) != numel (y), error ("polyfit: X and Y must have the same number of points"); end
          if islogical (n)
            used = n(:).';
            n = numel (used) - 1;
          else
            if ! (isscalar (n) && isreal (n) && n >= 0 && ! isinf (n) && n == fix (n))
              error ("polyfit: N must be a non-negative integer");
            end
            used = true (1, n + 1);
          end
          isLine = isrow (y);
          x = x(:);
          y = y(:);
          if nargout > 2
            mu = [mean(x), std(x)];
            x = (x - mu(1)) / mu(2);
          end
          A = ones (numel (x), n + 1);
          for k = n:-1:1, A(:,k) = A(:,k+1) .* x; end
          A = A(:,used);
          [q, r] = qr (A, 0);
          c = r \\ (q' * y);
          p = zeros (1, n + 1);
          p(used) = c;
          if nargout > 1
            yf = A * c;
            if isLine, s.yf = yf.'; else s.yf = yf; end
            s.X = A;
            s.R = r;
            s.C = inv (r' * r);
            s.df = max (0, numel (y) - columns (A));
            s.normr = norm (yf - y);
            s = orderfields (s, {"yf", "X", "R", "C", "df", "normr"});
          end
        end
        """),
    Builtin(
      "polyval", "p, x, [s], [mu]", arguments: 2...4,
      summary: "The polynomial with coefficients p, highest power first, at x, and how exact it is by the fit s.",
      examples: ["polyval([1 2 3], 2)": "ans = 11"],
      program: """
        function [y, dy] = polyval (p, x, s, mu)
          if nargout > 1 && nargin < 3, print_usage (); end
          if ! (isvector (p) || isempty (p)) || ! isnumeric (p) && ! islogical (p)
            error ("polyval: P must be a numeric floating point vector");
          end
          if ! isnumeric (x) && ! islogical (x), error ("polyval: X must be numeric floating point"); end
          if nargin > 2 && ! isempty (s) && ! isstruct (s), error ("polyval: S input must be a structure"); end
          if nargout > 1
            if isempty (s), error ("polyval: S input is required"); end
            if ! all (isfield (s, {"R", "normr", "df"})), error ("polyval: S input is missing required fields"); end
          end
          if nargin > 3
            if ! (isnumeric (mu) && numel (mu) == 2), error ("polyval: MU must be numeric floating point with 2 values"); end
            x = (x - mu(1)) / mu(2);
          end
          n = numel (p);
          if n == 0 || isempty (x), y = zeros (size (x)); return, end
          y = p(1) * ones (size (x));
          for k = 2:n, y = y .* x + p(k); end
          if nargout > 1
            A = x(:) .^ (n-1:-1:0);
            dy = sqrt (1 + sumsq (A / s.R, 2)) * s.normr / sqrt (s.df);
            dy = reshape (dy, size (x));
          end
        end
        """),
    Builtin(
      "vec", "x, [dimension]", arguments: 1...2, summary: "All elements in one column, or with 2 in one row.",
      examples: ["vec([1 2; 3 4])": "ans =\n\n   1\n   3\n   2\n   4\n"],
      program: """
        function v = vec (x, dim)
          v = x(:);
          if nargin > 1
            if ! (isscalar (dim) && dim == fix (dim) && dim > 0), error ("vec: DIM must be greater than zero"); end
            if dim == 2, v = v.'; end
          end
        end
        """),
    Builtin(
      "trace", "A", arguments: 1...1, summary: "The sum of the diagonal.",
      examples: ["trace([1 2; 3 4])": "ans = 5"],
      program: """
        function t = trace (A)
          if isempty (A)
            t = 0;
          elseif isvector (A)
            t = A(1);
          else
            t = sum (diag (A));
          end
        end
        """),
    Builtin(
      "cross", "x, y, [dimension]", arguments: 2...3, summary: "The cross product of two vectors with three entries.",
      examples: ["cross([1 0 0], [0 1 0])": "ans =\n\n   0   0   1\n"],
      program: """
        function z = cross (x, y, dim)
          if isvector (x) && isvector (y) && rows (x) != rows (y) && numel (x) == 3 && numel (y) == 3
            x = x(:);
            y = y(:);
          end
          if nargin < 3
            dim = find (size (x) == 3, 1);
            if isempty (dim), error ("cross: must have at least one dimension with 3 elements"); end
          end
          if ! size_equal (x, y), error ("cross: X and Y must have the same dimensions"); end
          if size (x, dim) != 3, error ("cross: dimension DIM must have 3 elements"); end
          if dim == 2
            x = x.';
            y = y.';
          end
          z = x([2 3 1],:) .* y([3 1 2],:) - x([3 1 2],:) .* y([2 3 1],:);
          if dim == 2, z = z.'; end
        end
        """),
    Builtin(
      "vander", "c, [n]", arguments: 1...2, summary: "The Vandermonde matrix: falling powers of the entries of c.",
      examples: ["vander([2 3])": "ans =\n\n   2   1\n   3   1\n"],
      program: """
        function A = vander (c, n)
          if ! isvector (c), error ("vander: polynomial C must be a vector"); end
          if nargin < 2, n = numel (c); end
          A = c(:) .^ (n-1:-1:0);
        end
        """),
    Builtin(
      "toeplitz", "c, [r]", arguments: 1...2,
      summary: "The matrix with constant diagonals, first column c and first row r.",
      examples: ["toeplitz([1 2 3])": "ans =\n\n   1   2   3\n   2   1   2\n   3   2   1\n"],
      program: """
        function T = toeplitz (c, r)
          if nargin == 1
            if ! (isvector (c) || isempty (c)), error ("toeplitz: C must be a vector"); end
            r = c;
            c = conj (c);
            if ! isempty (c), c(1) = conj (c(1)); end
          elseif ! ((isvector (c) || isempty (c)) && (isvector (r) || isempty (r)))
            error ("toeplitz: C and R must be vectors");
          elseif ! isempty (c) && ! isempty (r) && r(1) != c(1)
            warning ("toeplitz: column wins diagonal conflict");
          end
          m = numel (c);
          n = numel (r);
          if m == 0 || n == 0, T = zeros (m, n); return, end
          v = [r(n:-1:2)(:); c(:)];
          T = reshape (v((1:m)' + (n-1:-1:0)), m, n);
        end
        """),
    Builtin(
      "hankel", "c, [r]", arguments: 1...2, summary: "The matrix with constant antidiagonals and first column c.",
      examples: ["hankel([1 2 3])": "ans =\n\n   1   2   3\n   2   3   0\n   3   0   0\n"],
      program: """
        function H = hankel (c, r)
          if nargin == 1
            if ! isvector (c), error ("hankel: C must be a vector"); end
            r = zeros (size (c));
          elseif ! (isvector (c) && isvector (r))
            error ("hankel: C and R must be vectors");
          elseif r(1) != c(end)
            warning ("hankel: column wins anti-diagonal conflict");
          end
          v = [c(:); r(2:end)(:)];
          H = reshape (v((1:numel (c))' + (0:numel (r)-1)), numel (c), numel (r));
        end
        """),
    Builtin(
      "hilb", "n", arguments: 1...1, summary: "The Hilbert matrix, 1 / (i + j - 1).",
      examples: ["hilb(2)": "ans =\n\n   1.0000   0.5000\n   0.5000   0.3333\n"],
      program: """
        function A = hilb (n)
          if ! isscalar (n), error ("hilb: N must be a scalar integer"); end
          A = 1 ./ ((1:n)' + (0:n-1));
        end
        """),
    Builtin(
      "invhilb", "n", arguments: 1...1, summary: "The inverse of the Hilbert matrix, computed exactly.",
      examples: ["invhilb(2)": "ans =\n\n    4   -6\n   -6   12\n"],
      program: """
        function A = invhilb (n)
          if ! isscalar (n), error ("invhilb: N must be a scalar integer"); end
          for k = 1:n, p(k) = (-1) ^ k * k * nchoosek (k + n - 1, k - 1) * nchoosek (n, k); end
          if n < 1, A = []; return, end
          A = p.' * p ./ ((1:n)' + (0:n-1));
        end
        """),
    Builtin(
      "compan", "c", arguments: 1...1,
      summary: "The companion matrix, whose eigenvalues are the roots of the polynomial c.",
      examples: ["compan([1 2 3])": "ans =\n\n  -2  -3\n   1   0\n"],
      program: """
        function A = compan (c)
          if ! isvector (c), error ("compan: C must be a vector"); end
          n = numel (c);
          if n == 1
            A = [];
          else
            A = diag (ones (n - 2, 1), -1);
            A(1,:) = -c(2:n) / c(1);
          end
        end
        """),
    Builtin(
      "list_primes", "[n]", arguments: 0...1, summary: "The first n primes, by default 25.",
      examples: ["list_primes(5)": "ans =\n\n    2    3    5    7   11\n"],
      program: """
        function p = list_primes (n)
          if nargin == 0, n = 25; end
          if ! (isreal (n) && isscalar (n)), error ("list_primes: N must be a real scalar"); end
          n = ceil (n);
          if n < 1, p = []; return, end
          p = primes (max (12, ceil (n * (log (n) + log (log (n + 2))) * 1.2)))(1:n);
        end
        """),
    Builtin(
      "polyreduce", "c", arguments: 1...1, summary: "The polynomial without leading zeros.",
      examples: ["polyreduce([0 0 1 2])": "ans =\n\n   1   2\n"],
      program: """
        function p = polyreduce (c)
          if ! isvector (c) || isempty (c), error ("polyreduce: C must be a non-empty vector"); end
          k = find (c, 1);
          if isempty (k), k = numel (c); end
          p = c(k:end);
        end
        """),
    Builtin(
      "isdefinite", "A, [tolerance]", arguments: 1...2, summary: "Whether a matrix is positive definite.",
      examples: ["isdefinite([2 1; 1 2])": "ans = 1"],
      program: """
        function r = isdefinite (A, tol)
          if ! isfloat (A), A = double (A); end
          if nargin == 1
            tol = 100 * eps * norm (A, "fro");
          elseif ! (isnumeric (tol) && isscalar (tol) && tol >= 0)
            error ("isdefinite: TOL must be a scalar >= 0");
          end
          r = false;
          if ! ishermitian (A, tol) || isempty (A), return, end
          if iscomplex (A)
            r = all (eig (A) > tol);
          else
            [~, p] = chol (A - tol * eye (rows (A)));
            r = p == 0;
          end
        end
        """),
    Builtin(
      "linsolve", "A, b, [options]", arguments: 2...3,
      summary: "The x with A * x = b, or with the option TRANSA A' * x = b.",
      examples: ["linsolve([2 0; 0 4], [2; 4])": "ans =\n\n   1\n   1\n"],
      program: """
        function x = linsolve (A, B, opts)
          if ! (isnumeric (A) && isnumeric (B)), error ("linsolve: A and B must be numeric"); end
          if nargin > 2
            if ! isstruct (opts), error ("linsolve: OPTS must be a structure"); end
            if isfield (opts, "TRANSA") && opts.TRANSA, A = A'; end
          end
          x = A \\ B;
        end
        """),
    Builtin(
      "orth", "A, [tolerance]", arguments: 1...2, summary: "An orthonormal basis of the column space.",
      examples: ["abs(orth([1 2; 2 4]))": "ans =\n\n   0.4472\n   0.8944\n"],
      program: """
        function y = orth (A, tol)
          if isempty (A), y = []; return, end
          [U, S] = svd (A);
          if isvector (S), s = S(1); else s = diag (S); end
          if nargin < 2, tol = max (size (A)) * s(1) * eps; end
          % Octave gives the left singular vectors with the other sign.
          y = -U(:,1:sum (s > tol));
        end
        """),
  ]

  private static let mirrored: StaticString = """
    function r = mirrored (name, A, mirror, varargin)
      skew = "nonskew";
      tol = 0;
      if numel (varargin) == 1 && ! ischar (varargin{1})
        if ! isnumeric (varargin{1}), error ("%s: second argument must be a string or a numeric tolerance", name); end
        tol = varargin{1};
      elseif numel (varargin) > 0
        skew = varargin{1};
        if numel (varargin) > 1, tol = varargin{2}; end
      end
      if ! (isnumeric (A) || islogical (A) || (ischar (A) && name(3) == "s"))
        if name(3) == "h", r = false; return, end
        error ("%s: A must be a numeric, logical, or character matrix", name);
      end
      if ! any (strcmp (skew, {"skew", "nonskew"})), error ("%s: SKEWOPT must be 'skew' or 'nonskew'", name); end
      if ! (isnumeric (tol) && isscalar (tol) && tol >= 0), error ("%s: TOL must be a scalar >= 0", name); end
      r = rows (A) == columns (A);
      if ! r || isempty (A), return, end
      A = double (A);
      if strcmp (skew, "skew"), B = -mirror (A); else B = mirror (A); end
      if tol == 0
        r = all (A(:) == B(:));
      else
        r = norm (A - B, Inf) / norm (A, Inf) <= tol;
      end
    end
    """
}
