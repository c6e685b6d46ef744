extension Builtin {
  static let polynomials: [Builtin] = coefficients + searches

  /// Polynomials by their coefficients, written in the language.
  private static let coefficients: [Builtin] = [
    Builtin(
      "roots", "p", arguments: 1...1, summary: "The roots of the polynomial with coefficients p.",
      examples: ["roots([1 -3 2])": "ans =\n\n   2\n   1\n"],
      program: """
        function r = roots (p)
          if ! (isvector (p) || isempty (p)) || ! isnumeric (p) && ! islogical (p)
            error ("roots: P must be a vector or empty");
          end
          if any (! isfinite (p)), error ("roots: inputs must not contain Inf or NaN"); end
          f = find (p);
          r = [];
          if isempty (f), return, end
          zero = zeros (numel (p) - f(end), 1);
          p = p(f(1):f(end))(:).';
          n = numel (p) - 1;
          if n > 0
            r = zeros (n);
            r(2:n+1:end) = 1;
            r(1,:) = -p(2:end) / p(1);
            r = eig (r);
          end
          if ! isempty (zero), r = [r; zero]; end
        end
        """),
    Builtin(
      "poly", "x", arguments: 1...1, summary: "The polynomial with the given roots, or of a matrix.",
      examples: ["poly([1 2])": "ans =\n\n   1  -3   2\n"],
      program: """
        function p = poly (x)
          if ! isnumeric (x) && ! islogical (x), error ("poly: input must be numeric, not cell array"); end
          r = x;
          if ! isvector (x)
            if rows (x) != columns (x), error ("poly: A must be a square matrix"); end
            r = eig (x);
          end
          p = 1;
          for k = 1:numel (r), p = [p, 0] - r(k) * [0, p]; end
          % The roots of a real matrix come in conjugate pairs, whose imaginary parts cancel.
          if isreal (x), p = real (p); end
        end
        """),
    Builtin(
      "polyint", "p, [k]", arguments: 1...2, summary: "The integral of a polynomial, with constant k.",
      examples: ["polyint([2 2])": "ans =\n\n   1   2   0\n"],
      program: """
        function q = polyint (p, k)
          if nargin < 2, k = 0; end
          if ! (isvector (p) || isempty (p)), error ("polyint: argument must be a vector"); end
          q = [p(:).' ./ (numel (p):-1:1), k];
        end
        """),
    Builtin(
      "polyvalm", "p, A", arguments: 2...2, summary: "The polynomial of a square matrix.",
      examples: ["polyvalm([1 0], [1 2; 3 4])": "ans =\n\n   1   2\n   3   4\n"],
      program: """
        function y = polyvalm (p, A)
          if ! (isvector (p) || isempty (p)), error ("polyvalm: first argument must be a vector"); end
          if rows (A) != columns (A), error ("polyvalm: second argument must be a square matrix"); end
          y = zeros (size (A));
          for c = p(:).', y = y * A + c * eye (rows (A)); end
        end
        """),
    Builtin(
      "filter", "b, a, x, [si], [dimension]", arguments: 3...5,
      summary: "The signal x filtered with numerator b and denominator a, from the state si on, and the last state.",
      examples: ["filter(1, [1 -0.5], [1 1 1])": "ans =\n\n   1.0000   1.5000   1.7500\n"],
      program: """
        function [y, sf] = filter (b, a, x, si, dim)
          if ! all (cellfun (@(v) isnumeric (v) || islogical (v) || ischar (v), {b, a, x}))
            error ("filter: all arguments must be numeric");
          end
          if isempty (a) || a(1) == 0, error ("filter: the first element of A must be nonzero"); end
          if nargin < 5, dim = 1 + (rows (x) == 1); end
          if dim == 2, x = x.'; end
          n = max (numel (a), numel (b));
          b = postpad (b(:) / a(1), n);
          a = postpad (a(:) / a(1), n);
          m = columns (x);
          sf = zeros (n - 1, m);
          if nargin > 3 && ! isempty (si)
            if numel (si) == numel (sf)
              sf(:) = si;
            elseif isvector (si) && numel (si) == n - 1
              sf += si(:);
            else
              error ("filter: first dimension of SI must be of length max (length (a), length (b)) - 1");
            end
          end
          y = zeros (size (x));
          if ! any (a(2:end))
            % Without feedback each coefficient adds a shifted copy of the signal.
            r = rows (x);
            z = zeros (r + n - 1, m);
            z(1:n-1,:) = sf;
            for k = 1:n, z(k:k+r-1,:) += b(k) * x; end
            y = z(1:r,:);
            sf = z(r+1:end,:);
          else
            b0 = b(1);
            b = b(2:end);
            a = a(2:end);
            % The transposed direct form, in which the state is what is still to be added to later results.
            for k = 1:rows (x)
              y(k,:) = sf(1,:) + b0 * x(k,:);
              sf = [sf(2:end,:); zeros(1, m)] + b * x(k,:) - a * y(k,:);
            end
          end
          if dim == 2, y = y.'; end
        end
        """),
  ]
}
