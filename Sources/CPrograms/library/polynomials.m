# Polynomials, interpolation, roots and integrals

## roots (p)
## The roots of the polynomial with coefficients p.
##
## >> roots([1 -3 2])
## ans =
##
##    2
##    1
##
function r = roots (p)
  if ! (isvector (p) || isempty (p)) || ! isnumeric (p) && ! islogical (p)
    error ("roots: P must be a vector or empty");
  end
  if any (! isfinite (p)), error ("roots: inputs must not contain Inf or NaN"); end
  % A coefficient that vanishes beside the largest one counts as zero.
  r = [];
  if ! any (p), return, end
  f = find (p / max (abs (p)));
  zero = zeros (numel (p) - f(end), 1);
  p = p(f(1):f(end))(:).';
  n = numel (p) - 1;
  if n > 0
    r = zeros (n);
    r(2:n+1:end) = 1;
    r(1,:) = -p(2:end) / p(1);
    r = eig (r);
  end
  if n == 0, r = zero; elseif ! isempty (zero), r = [r; zero]; end
end

## poly (x)
## The polynomial with the given roots, or of a matrix.
##
## >> poly([1 2])
## ans =
##
##    1  -3   2
##
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
  if isreal (x) || isequal (sort (r(imag (r) > 0)(:)), sort (conj (r(imag (r) < 0))(:))), p = real (p); end
end

## polyint (p, [k])
## The integral of a polynomial, with constant k.
##
## >> polyint([2 2])
## ans =
##
##    1   2   0
##
function q = polyint (p, k)
  if nargin < 2, k = 0; end
  if ! (isvector (p) || isempty (p)), error ("polyint: argument must be a vector"); end
  q = [p(:).' ./ (numel (p):-1:1), k];
end

## polyvalm (p, A)
## The polynomial of a square matrix.
##
## >> polyvalm([1 0], [1 2; 3 4])
## ans =
##
##    1   2
##    3   4
##
function y = polyvalm (p, A)
  if ! (isvector (p) || isempty (p)), error ("polyvalm: first argument must be a vector"); end
  if rows (A) != columns (A), error ("polyvalm: second argument must be a square matrix"); end
  y = zeros (size (A));
  for c = p(:).', y = y * A + c * eye (rows (A)); end
end

## filter (b, a, x, [si], [dimension])
## The signal x filtered with numerator b and denominator a, from the state si on, and the last state.
##
## >> filter(1, [1 -0.5], [1 1 1])
## ans =
##
##    1.0000   1.5000   1.7500
##
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
    if isvector (x) && isvector (si), si = si(:); end
    if rows (si) != n - 1
      error ("filter: first dimension of SI must be of length max (length (a), length (b)) - 1");
    end
    if columns (si) != m, error ("filter: dimensionality of SI and X must agree"); end
    sf += si;
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

## polyout (c, [x])
## Prints a polynomial, or gives its text.
##
## >> polyout([3 -2 1], "x")
## 3*x^2 - 2*x^1 + 1
function text = polyout (c, x)
  if nargin < 2, x = "s"; end
  if ! isvector (c), error ("polyout: first argument must be a vector"); end
  if ! ischar (x), error ("polyout: second argument must be a string"); end
  n = numel (c);
  t = "";
  for k = 1:n
    v = c(k);
    if k > 1 && real (v) < 0
      t = [t, " - "];
      v = -v;
    elseif k > 1
      t = [t, " + "];
    end
    part = num2str (v, 5);
    if real (v) != 0 && imag (v) != 0, part = ["(", part, ")"]; end
    if k < n, part = sprintf ("%s*%s^%d", part, x, n - k); end
    t = [t, part];
  end
  if nargout == 0, disp (t); else text = t; end
end

## mpoles (p, [tolerance], [reorder])
## Which place each of the poles p has among those that are equal within a tolerance, and their order: by size, equal
## ones together.
##
## >> mpoles([2 3 1 1 2])
## ans =
##
##    1
##    1
##    2
##    1
##    2
##
function [m, order] = mpoles (p, tol, reorder)
  if nargin < 2 || isempty (tol), tol = 0.001; end
  p = p(:);
  rest = (1:numel (p)).';
  if nargin < 3 || isempty (reorder) || reorder, [~, rest] = sort (abs (p), "descend"); end
  [m, order] = deal (zeros (0, 1));
  while ! isempty (rest)
    size = abs (p(rest(1)));
    if size == 0, size = mean (abs (p(p != 0 & isfinite (p)))); end
    if isnan (size), size = 1; end
    near = abs (p(rest) - p(rest(1))) < tol * size;
    near(1) = true;
    order = [order; rest(near)];
    m = [m; (1:sum (near)).'];
    rest = rest(! near);
  end
end

## residue (b, a, [k], [e])
## The partial fractions of a quotient of polynomials: residues, poles, polynomial part, multiplicities.
##
## >> [r, p] = residue([1 0], [1 3 2])
## r =
##
##    2
##   -1
##
## p =
##
##   -2
##   -1
##
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
  r = p = e = [];
  if isscalar (a), return, end
  p = roots (a);
  [e, order] = mpoles (p);
  p = p(order);
  group = cumsum (e == 1);
  for first = find (e.' == 1), p(group == group(first)) = mean (p(group == group(first))); end
  small = max ([1; abs(p)]) * 1e4 * eps * (1 + numel (p)) ^ 2;
  p(abs (imag (p)) < small) = real (p(abs (imag (p)) < small));
  p(abs (real (p)) < small) = i * imag (p(abs (real (p)) < small));
  r = zeros (size (p));
  for first = find (e.' == 1)
    same = find (group == group(first));
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

function [b, a] = together (r, p, k, e)
  [r, p] = deal (r(:), p(:));
  if nargin < 4
    [e, order] = mpoles (p, [], false);
    [r, p] = deal (r(order), p(order));
  end
  a = poly (p);
  b = 0;
  for n = 1:numel (p)
    rest = p;
    drop = find (abs (p - p(n)) <= 0.001 * abs (p(n)));
    rest(drop(1:e(n))) = [];
    b = plus_ (b, r(n) * poly (rest));
  end
  k = k(:).';
  if any (k), b = plus_ (b, conv (polyreduce (k), a)); end
  b = polyreduce (b);
end

function s = plus_ (x, y)
  n = max (numel (x), numel (y));
  s = [zeros(1, n - numel (x)), x] + [zeros(1, n - numel (y)), y];
end

## conv (a, b, [shape])
## The product of two polynomials, the convolution of a and b.
##
## >> conv([1 1], [1 -1])
## ans =
##
##    1   0  -1
##
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

## deconv (y, a)
## The quotient of two polynomials, and the remainder.
##
## >> [b, r] = deconv([1 0 -1], [1 1])
## b =
##
##    1  -1
##
## r =
##
##    0   0   0
##
function [b, r] = deconv (y, a)
  if ! (isvector (y) && isvector (a)), error ("deconv: Y and A must be vectors"); end
  if a(1) == 0, error ("filter: the first element of A must be nonzero"); end
  if numel (y) < numel (a)
    b = 0;
    r = y;
    return
  end
  n = numel (y) - numel (a);
  [b, r] = filter (y(:).', a(:).', [1, zeros(1, n)]);
  r = [zeros(1, n + 1), a(1) * r(1:numel (a) - 1).'];
  if iscolumn (y)
    b = b.';
    r = r.';
  end
end

## polyder (p, [q])
## The derivative of a polynomial, of a product, or with two results of a quotient.
##
## >> polyder([1 2 3])
## ans =
##
##    2   2
##
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

## polyfit (x, y, n)
## The coefficients of the polynomial of degree n that fits the points best, highest power first.
##
## >> polyfit([0 1 2], [1 3 5], 1)
## ans =
##
##    2   1
##
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
  extra = find (used)(1:end - numel (x));
  df = max (0, numel (x) - sum (used));
  if ! isempty (extra)
    warning ("polyfit: degree of polynomial N is >= number of data points; solution is not unique");
    used(extra) = false;
  end
  X = ones (numel (x), n + 1);
  for k = n:-1:1, X(:,k) = X(:,k+1) .* x; end
  X(:,! used) = 0;
  A = X(:,used);
  [q, r, order] = qr (A, 0);
  % Columns of one size, so that large powers do not make the equations look singular.
  size = 2 .^ round (log2 (max (norm (r, "columns"), realmin)));
  c(order,1) = ((r ./ size) \ (q' * y)) ./ size';
  p = zeros (1, n + 1);
  p(used) = c;
  if nargout > 1
    yf = A * c;
    if isLine, s.yf = yf.'; else s.yf = yf; end
    s.X = X;
    s.R = zeros (rows (r), n + 1);
    s.R(:,used) = r;
    [u, isSingular] = chol (r' * r);
    s.C = NaN;
    if ! isSingular
      s.C = zeros (rows (r), n + 1);
      s.C(:,used) = (inv (u) * inv (u)')(order,order);
    end
    s.df = df;
    s.normr = norm (yf - y);
  end
end

## polyval (p, x, [s], [mu])
## The polynomial with coefficients p, highest power first, at x, and how exact it is by the fit s.
##
## >> polyval([1 2 3], 2)
## ans = 11
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

## polyreduce (c)
## The polynomial without leading zeros.
##
## >> polyreduce([0 0 1 2])
## ans =
##
##    1   2
##
function p = polyreduce (c)
  if ! isvector (c) || isempty (c), error ("polyreduce: C must be a non-empty vector"); end
  k = find (c, 1);
  if isempty (k), k = numel (c); end
  p = c(k:end);
end

## legendre (n, x, [normalization])
## The associated Legendre functions of degree n and orders 0 to n at x, a row for each order.
##
## >> legendre(1, [0 0.5])
## ans =
##
##         0   0.5000
##   -1.0000  -0.8660
##
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
