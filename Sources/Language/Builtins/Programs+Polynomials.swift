extension Builtin {
  /// Polynomials and interpolation, written in the language.
  static let polynomialPrograms: [Builtin] = [
    Builtin(
      "polyout", "c, [x]", arguments: 1...2, summary: "Prints a polynomial, or gives its text.",
      examples: ["polyout([3 -2 1], \"x\")": "3*x^2 - 2*x^1 + 1"],
      program: """
        function text = polyout (c, x)
          if nargin < 2, x = "s"; end
          if ! isvector (c), error ("polyout: first argument must be a vector"); end
          if ! ischar (x), error ("polyout: second argument must be a string"); end
          n = numel (c);
          t = "";
          for k = 1:n
            if imag (c(k)) != 0
              part = ["(", num2str(c(k), 5), ")"];
            else
              part = num2str (c(k), 5);
              if k > 1, part = num2str (abs (c(k)), 5); end
            end
            if k > 1
              if real (c(k)) < 0 && imag (c(k)) == 0, part = [" - ", part]; else part = [" + ", part]; end
            end
            if k < n, part = sprintf ("%s*%s^%d", part, x, n - k); end
            t = [t, part];
          end
          if nargout == 0, disp (t); else text = t; end
        end
        """),
    Builtin(
      "residue", "b, a, [k], [e]", arguments: 2...4,
      summary: "The partial fractions of a quotient of polynomials: residues, poles, polynomial part, multiplicities.",
      examples: ["[r, p] = residue([1 0], [1 3 2])": "r =\n\n   2\n  -1\n\np =\n\n  -2\n  -1\n"],
      program: """
        function [r, p, k, e] = residue (b, a, k, e)
          if nargin > 2
            if nargin < 4, [r, p] = together (b, a, k); else [r, p] = together (b, a, k, e); end
            return
          end
          b = polyreduce (b(:).');
          a = polyreduce (a(:).');
          b /= a(1);
          a /= a(1);
          k = [];
          if numel (b) >= numel (a), [k, b] = deconv (b, a); end
          [p, e] = grouped (roots (a));
          r = zeros (size (p));
          for first = find (e.' == 1)
            same = first;
            while same(end) < numel (e) && e(same(end) + 1) > 1, same(end+1) = same(end) + 1; end
            m = numel (same);
            q = [];
            % The Taylor coefficients at the pole of the numerator over the other factors.
            t = taylor (b, p(first), m);
            others = p;
            others(same) = [];
            d = taylor (poly (others), p(first), m);
            for n = 1:m, q(n) = (t(n) - sum (q(1:n-1) .* d(n:-1:2))) / d(1); end
            r(same) = q(m:-1:1);
          end
        end
        function t = taylor (c, at, n)
          for k = 1:n
            t(k) = polyval (c, at) / factorial (k - 1);
            c = polyder (c);
          end
        end
        function [p, e] = grouped (p)
          [~, order] = sort (-abs (p));
          p = p(order);
          e = zeros (size (p));
          sorted = [];
          count = [];
          while ! isempty (p)
            near = abs (p - p(1)) <= 0.001 * max (abs (p(1)), 0) | p == p(1);
            n = sum (near);
            sorted = [sorted; mean(p(near)) * ones(n, 1)];
            count = [count; (1:n)'];
            p(near) = [];
          end
          p = sorted;
          e = count;
        end
        function [b, a] = together (r, p, k, e)
          r = r(:);
          p = p(:);
          if nargin < 4
            for n = 1:numel (p), e(n) = sum (abs (p(1:n) - p(n)) <= 0.001 * abs (p(n))); end
          end
          pole = [];
          order = [];
          for n = 1:numel (p)
            known = find (abs (pole - p(n)) <= 0.001 * abs (p(n)), 1);
            if isempty (known)
              pole(end+1) = p(n);
              order(end+1) = e(n);
            else
              order(known) = max (order(known), e(n));
            end
          end
          all = repelem (pole, order);
          a = poly (all);
          b = 0;
          for n = 1:numel (p)
            rest = all;
            drop = find (abs (rest - p(n)) <= 0.001 * abs (p(n)));
            rest(drop(1:e(n))) = [];
            b = plus_ (b, r(n) * poly (rest));
          end
          k = k(:).';
          if ! isempty (k) && any (k), b = plus_ (b, conv (polyreduce (k), a)); end
          b = polyreduce (b);
        end
        function s = plus_ (x, y)
          n = max (numel (x), numel (y));
          s = [zeros(1, n - numel (x)), x] + [zeros(1, n - numel (y)), y];
        end
        """),
    Builtin(
      "interp2", "x, y, Z, xi, yi, [method], [extrapolation]", arguments: 1...7,
      summary:
        "The values between those of a matrix; method is \"linear\", \"nearest\", \"pchip\", \"cubic\" or \"spline\".",
      examples: ["interp2([1 2; 3 4], 1.5, 1.5)": "ans = 2.5000"],
      program: """
        function zi = interp2 (varargin)
          method = "linear";
          extrap = [];
          k = find (cellfun (@ischar, varargin), 1);
          numbers = varargin;
          if ! isempty (k)
            method = varargin{k};
            numbers = varargin(1:k-1);
            if nargin > k
              extrap = varargin{k+1};
              if ! (isnumeric (extrap) && isscalar (extrap)), error ("interp2: EXTRAP must be a numeric scalar"); end
            end
          end
          if strncmp (method, "*", 1)
            warning ("interp2: ignoring unsupported '*' flag to METHOD");
            method = method(2:end);
          end
          method = lower (method);
          n = numel (numbers);
          if ! any (n == [1 2 3 5]), print_usage (); end
          if n == 5, [x, y, z, xi, yi] = numbers{:}; else z = numbers{1}; end
          if ! (isnumeric (z) && ndims (z) == 2 && ! isscalar (z)), error ("interp2: Z must be a 2-D matrix"); end
          [ny, nx] = size (z);
          if n < 5
            x = 1:nx;
            y = 1:ny;
          end
          if n == 3, [xi, yi] = numbers{2:3}; end
          if n < 3
            s = 1;
            if n == 2, s = numbers{2}; end
            if ! (isscalar (s) && s >= 0 && s == fix (s)), error ("interp2: N must be an integer >= 0 or logical"); end
            xi = linspace (1, nx, (2 ^ s) * (nx - 1) + 1);
            yi = linspace (1, ny, (2 ^ s) * (ny - 1) + 1)';
          end
          if ! (isnumeric (x) && isnumeric (y)), error ("interp2: X, Y must be numeric matrices"); end
          if ! (isnumeric (xi) && isnumeric (yi)), error ("interp2: XI, YI must be numeric"); end
          if isvector (x) && isvector (y)
            x = x(:);
            y = y(:);
          elseif size_equal (x, y)
            x = x(1,:)(:);
            y = y(:,1);
          else
            error ("interp2: X and Y must be matrices of equal size");
          end
          if numel (x) != nx || numel (y) != ny, error ("interp2: X and Y size must match the dimensions of Z"); end
          [x, z] = rising ("X", x, z.');
          [y, z] = rising ("Y", y, z.');
          if isvector (xi) && isvector (yi) && ! size_equal (xi, yi)
            [xi, yi] = meshgrid (xi, yi);
          elseif ! size_equal (xi, yi)
            error ("interp2: XI and YI must be matrices of equal size");
          end
          switch method
            case {"linear", "nearest"}
              j = min (max (lookup (x, xi), 1), nx - 1);
              i = min (max (lookup (y, yi), 1), ny - 1);
              u = reshape ((xi(:) - x(j)(:)) ./ (x(j+1) - x(j))(:), size (xi));
              v = reshape ((yi(:) - y(i)(:)) ./ (y(i+1) - y(i))(:), size (xi));
              if method(1) == "n"
                u = double (u >= 0.5);
                v = double (v >= 0.5);
              end
              at = i + ny * (j - 1);
              pick = @(k) reshape (z(k), size (xi));
              low = pick (at);
              right = pick (at + ny) - low;
              up = pick (at + 1);
              zi = low + u .* right + v .* (up - low) + u .* v .* (pick (at + ny + 1) - up - right);
            case {"pchip", "cubic", "spline"}
              if method(1) != "s", method = "pchip"; end
              zi = zeros (size (xi));
              for k = 1:numel (xi)
                if k == 1 || xi(k) != xi(k-1), c = interp1 (x, z.', xi(k), method, "extrap"); end
                zi(k) = interp1 (y, c(:), yi(k), method, "extrap");
              end
            otherwise
              error ("interp2: unrecognized interpolation METHOD '%s'", method);
          end
          if isempty (extrap)
            if method(1) == "s", return, end
            extrap = NA;
          end
          zi(! (xi >= x(1) & xi <= x(end) & yi >= y(1) & yi <= y(end))) = extrap;
        end
        function [x, z] = rising (name, x, z)
          d = diff (x);
          if all (d < 0)
            x = flipud (x);
            z = flipud (z);
          elseif ! all (d > 0)
            error ("interp2: %s must be strictly monotonic", name);
          end
        end
        """),
    Builtin(
      "conv", "a, b, [shape]", arguments: 2...3, summary: "The product of two polynomials, the convolution of a and b.",
      examples: ["conv([1 1], [1 -1])": "ans =\n\n   1   0  -1\n"],
      program: """
        function y = conv (a, b, shape)
          if ! (isvector (a) && isvector (b)), error ("conv: both arguments A and B must be vectors"); end
          if nargin < 3, shape = "full"; end
          if ! any (strcmp (shape, {"full", "same", "valid"}))
            error ('conv: SHAPE argument must be "full", "same", or "valid"');
          end
          m = numel (a);
          n = numel (b);
          if n == 1 && n < m
            y = a * b;
          elseif m == 1
            y = a * b;
          else
            if m > n, x = a; c = b; else x = b; c = a; end
            x(m+n-1) = 0;
            y = filter (c, 1, x);
          end
          if shape(1) == "s"
            first = ceil ((n - 1) / 2);
            y = y(first+1:first+m);
          elseif shape(1) == "v"
            y = y(n:m);
            if isempty (y), y = zeros (1, 0); end
          end
        end
        """),
    Builtin(
      "deconv", "y, a", arguments: 2...2, summary: "The quotient of two polynomials, and the remainder.",
      examples: ["[b, r] = deconv([1 0 -1], [1 1])": "b =\n\n   1  -1\n\nr =\n\n   0   0   0\n"],
      program: """
        function [b, r] = deconv (y, a)
          if ! (isvector (y) && isvector (a)), error ("deconv: Y and A must be vectors"); end
          if a(1) == 0, error ("filter: the first element of A must be nonzero"); end
          if numel (y) < numel (a)
            b = 0;
            r = y;
            return
          end
          r = y(:).';
          a = a(:).';
          n = numel (y) - numel (a) + 1;
          b = zeros (1, n);
          for k = 1:n
            b(k) = r(k) / a(1);
            at = k:k+numel (a)-1;
            r(at) -= b(k) * a;
            r(k) = 0;
          end
          if iscolumn (y)
            b = b.';
            r = r.';
          end
        end
        """),
    Builtin(
      "polyder", "p, [q]", arguments: 1...2,
      summary: "The derivative of a polynomial, of a product, or with two results of a quotient.",
      examples: ["polyder([1 2 3])": "ans =\n\n   2   2\n"],
      program: """
        function [k, d] = polyder (p, q)
          if ! isvector (p) || (nargin > 1 && ! isvector (q)), error ("polyder: argument must be a vector"); end
          if nargin == 1
            k = derived (p);
          elseif nargout == 1
            k = derived (conv (p, q));
          else
            k = plus_ (conv (derived (p), q), -conv (p, derived (q)));
            d = conv (q, q);
            d = d(find (d, 1):end);
            k = polyreduce (k);
          end
        end
        function k = derived (p)
          n = numel (p);
          if n == 1
            k = 0;
          else
            k = p(1:n-1)(:).' .* (n-1:-1:1);
          end
        end
        function s = plus_ (x, y)
          n = max (numel (x), numel (y));
          s = [zeros(1, n - numel (x)), x] + [zeros(1, n - numel (y)), y];
        end
        """),
  ]
}
