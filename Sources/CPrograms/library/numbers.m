# Special functions

## rat (x, [tolerance])
## A continued fraction near x as text, or the numerator and the denominator of a fraction near x.
##
## >> rat(pi)
## ans = 3 + 1/(7 + 1/16)
## >> [n, d] = rat(0.75)
## n = 3
## d = 4
function [n, d] = rat (x, tol)
  if ! isfloat (x), error ("rat: X must be a single or double array"); end
  if iscomplex (x), error ("rat: X must be a real, not complex, array"); end
  y = x(:);
  if nargin < 2
    tol = 1e-6 * norm (y(! isinf (y)), 1);
  elseif ! (isnumeric (tol) && isscalar (tol) && tol > 0)
    error ("rat: TOL must be a numeric scalar > 0");
  end
  top = round (y);
  bottom = ones (size (y));
  before = [bottom, zeros(size (y))];
  rest = y - top;
  steps = top;
  while true
    k = find (abs (y - top ./ bottom) >= tol & rest != 0);
    if isempty (k), break, end
    s = round (1 ./ rest(k));
    rest(k) = 1 ./ rest(k) - s;
    last = [top(k), bottom(k)];
    top(k) = s .* top(k) + before(k,1);
    bottom(k) = s .* bottom(k) + before(k,2);
    before(k,:) = last;
    steps(:,end+1) = NaN;
    steps(k,end) = s;
  end
  if nargout > 1
    n = reshape (top .* sign (bottom), size (x));
    d = reshape (abs (bottom), size (x));
    n(isinf (x)) = sign (x(isinf (x)));
    d(isinf (x)) = 0;
    return
  end
  n = {};
  for k = 1:numel (y)
    count = sum (! isnan (steps(k,:)));
    t = [sprintf("%d", steps(k,1)), " "];
    for m = 2:count
      s = sprintf ("%d", steps(k,m));
      if m < count
        t = [t, "+ 1/(", s, " "];
      elseif steps(k,m) < 0
        t = [t, "+ 1/(", s, ")"];
      else
        t = [t, "+ 1/", s];
      end
    end
    n{k,1} = [t, repmat(")", 1, max (count - 2, 0))];
  end
  n = char (n);
  if isscalar (y) && (isinf (y) || y == 0), n = strtrim (n); end
end

## ellipke (m, [tolerance])
## The complete elliptic integrals of the first and the second kind of the parameter m.
##
## >> [k, e] = ellipke(0.5)
## k = 1.8541
## e = 1.3506
function [k, e] = ellipke (m, tol)
  if ! isreal (m), error ("ellipke: M must be real"); end
  if any (m(:) > 1), error ("ellipke: M must be <= 1"); end
  if nargin > 1 && ! (isreal (tol) && isscalar (tol) && tol > 0)
    error ("ellipke: TOL must be a real scalar > 0");
  end
  % A negative parameter has an equivalent one between 0 and 1.
  negative = m < 0;
  root = sqrt (1 - m);
  root(! negative) = 1;
  t = m;
  t(negative) = -m(negative) ./ (1 - m(negative));
  t(isinf (m)) = 0;
  a = ones (size (t));
  b = sqrt (1 - t);
  c = sqrt (t);
  s = t / 2;
  f = 1;
  while any (abs (c(:)) > eps) && f < 1e5
    c = (a - b) / 2;
    [a, b] = deal ((a + b) / 2, sqrt (a .* b));
    s += f * c .^ 2;
    f *= 2;
  end
  k = pi / 2 ./ a;
  e = k .* (1 - s) .* root;
  k = k ./ root;
  k(m == 1) = Inf;
  e(m == 1) = 1;
  k(m == -Inf) = 0;
  e(m == -Inf) = Inf;
end

## psi ([k], z)
## The derivative, or derivative k + 1, of the logarithm of gamma (z).
##
## >> psi(1)
## ans = -0.5772
function y = psi (k, z)
  if nargin == 1
    z = k;
    k = 0;
  end
  if ! (isnumeric (k) && isscalar (k) && k == fix (k)), error ("psi: K must be an integer"); end
  if ! isnumeric (z), error ("psi: Z must be a floating point"); end
  if k < 0, error ("psi: K must be non-negative"); end
  if k == 0, y = digamma (z); return, end
  if iscomplex (z), error ("psi: Z must be real value for polygamma (K > 0)"); end
  if any (z(:) < 0), error ("psi: Z must be non-negative for polygamma (K > 0)"); end
  % The zeta function of Hurwitz by the formula of Euler and Maclaurin.
  s = k + 1;
  y = zeros (size (z));
  for n = 1:20
    y += z .^ -s;
    z++;
  end
  y += z .^ (1 - s) / (s - 1) + z .^ -s / 2;
  b = [1/12, -1/720, 1/30240, -1/1209600, 1/47900160];
  f = s;
  for j = 1:5
    y += b(j) * f * z .^ (1 - s - 2 * j);
    f *= (s + 2 * j - 1) * (s + 2 * j);
  end
  y *= (-1) ^ s * factorial (k);
end

function y = digamma (z)
  y = zeros (size (z));
  pole = imag (z) == 0 & z == fix (z) & real (z) <= 0;
  y(pole) = -Inf;
  % By the recurrence from 10 on, and the asymptotic series (Abramowitz and Stegun, 6.3.5 and 6.3.18).
  em = 0.577215664901532860606512090082402431042;
  for n = find (! pole(:)).'
    x = z(n);
    isMirrored = real (x) < 0;
    if isMirrored, x = 1 - x; end
    if isreal (x) && x == fix (x) && x < 10
      s = sum (1 ./ (x-1:-1:1)) - em;
    elseif isreal (x) && 2 * x == fix (2 * x) && x < 10
      s = 2 * sum (1 ./ (2*x-2:-2:1)) - em - 2 * log (2);
    else
      m = max (0, ceil (10 - real (x)));
      low = x;
      x += m;
      s = log (x) - sum (1 ./ (low + (m-1:-1:0))) - 0.5 / x + polyval ([-1/12, 691/32760, -1/132, 1/240, -1/252, 1/120, -1/12, 0], 1 / x ^ 2);
    end
    if isMirrored
      % The cotangent of pi z, without rounding z next to a pole or a zero.
      r = z(n) - round (real (z(n)));
      if abs (real (r)) > 0.25, c = tan (pi * (sign (real (r)) / 2 - r)); else c = 1 / tan (pi * r); end
      s -= pi * c;
    end
    y(n) = s;
  end
end

## bitget (A, n)
## Bit n of whole numbers, the least being number 1.
##
## >> bitget(5, 1:3)
## ans =
##
##   1  0  1
##
function c = bitget (a, n)
  if ! isnumeric (a), error ("bitget: invalid class %s", class (a)); end
  if any (n(:) < 1 | n(:) > 53), error ("bitget: N must be in the range [1,53]"); end
  c = mod (floor (a ./ 2 .^ (n - 1)), 2) != 0;
end

## ranks (x, [dimension], [type])
## The ranks of the entries; type is "fractional", "competition", "modified", "ordinal" or "dense".
##
## >> ranks([30 10 20])
## ans =
##
##    3   1   2
##
function y = ranks (x, dim, type)
  if ! (isnumeric (x) || islogical (x)), error ("ranks: X must be a numeric vector or matrix"); end
  if nargin < 2 || isempty (dim)
    dim = find (size (x) != 1, 1);
    if isempty (dim), dim = 1; end
  elseif ! (isscalar (dim) && dim == fix (dim) && dim > 0)
    error ("ranks: DIM must be an integer and a valid dimension");
  end
  if nargin < 3, type = "fractional"; end
  if isnumeric (type), type = {"fractional", "competition", "modified", "ordinal", "dense"}{type + 1}; end
  if ! any (strcmp (type, {"fractional", "competition", "modified", "ordinal", "dense"}))
    error ("ranks: unknown RTYPE '%s'", type);
  end
  if dim == 2, y = ranks (x.', 1, type).'; return, end
  if dim > 2, y = ones (size (x)); return, end
  y = zeros (size (x));
  for k = 1:columns (x)
    [s, order] = sort (x(:,k));
    n = rows (x);
    first = [true; s(2:n) != s(1:n-1)](1:n);
    starts = find (first);
    group = cumsum (first);
    ends = [starts(2:end) - 1; n](1:numel (starts));
    switch type
      case "fractional", r = (starts + ends) / 2;
      case "competition", r = starts;
      case "modified", r = ends;
      case "dense", r = (1:numel (starts))';
    end
    if strcmp (type, "ordinal"), y(order,k) = 1:n; else y(order,k) = r(group); end
  end
end

## uniquetol (A, [tolerance], …)
## arguments: 1 to 10
## The different entries, where those count as equal that differ by less than a tolerance.
##
## >> uniquetol([1 2 1 + 1e-13])
## ans =
##
##    1   2
##
function [c, ia, ic] = uniquetol (A, varargin)
  if ! isfloat (A) || iscomplex (A)
    error ("uniquetol: A must be a double or single precision non-complex array");
  end
  tol = 1e-12;
  if numel (varargin) > 0 && ! ischar (varargin{1})
    if ! isempty (varargin{1}), tol = varargin{1}; end
    varargin(1) = [];
    if ! isfloat (tol) || iscomplex (tol) || ! isscalar (tol)
      error ("uniquetol: TOL must be a double or single precision non-complex scalar");
    end
  end
  if mod (numel (varargin), 2) != 0, error ("uniquetol: PROPERTY/VALUE arguments must be passed in pairs"); end
  byrows = indices = false;
  scale = [];
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("uniquetol: PROPERTY must be a string"); end
    switch lower (name)
      case "byrows", byrows = logical (value);
      case "outputallindices", indices = logical (value);
      case "datascale"
        if ! isfloat (value) || iscomplex (value) || any (value(:) < 0) || any (isnan (value(:)))
          error ("uniquetol: DataScale must be a non-NaN, positive floating point scalar or vector");
        end
        scale = value(:).';
        if ! isscalar (scale) && numel (scale) != columns (A)
          error ("uniquetol: invalid DataScale size");
        end
      otherwise
        error ("uniquetol: unknown property '%s'", name);
    end
  end
  if isempty (A)
    c = A;
    ia = ic = [];
    return
  end
  isRow = isrow (A) && ! byrows;
  order = 1:rows (A);
  if ! byrows
    A = A(:);
    [~, order] = sort (A);
  end
  if isempty (scale)
    finite = abs (A(:));
    scale = max ([finite(isfinite (finite)); 0]);
  elseif ! byrows && ! isscalar (scale)
    error ("uniquetol: invalid DataScale size");
  end
  first = [];
  ic = zeros (rows (A), 1);
  members = {};
  for k = order(:).'
    if ic(k) != 0, continue, end
    near = all (abs (A - A(k,:)) <= tol * scale | A == A(k,:), 2) & ic == 0;
    near(k) = true;
    first(end+1,1) = k;
    ic(near) = numel (first);
    members{end+1} = find (near);
  end
  c = A(first,:);
  if isRow, c = c.'; end
  ia = first;
  if indices, ia = members; end
end

## mat2cell (A, rows, [columns])
## A cell array of the blocks of a matrix; the numbers are their heights and widths.
##
## >> mat2cell([1 2 3], 1, [1 2])
## ans =
## {
##   [1,1] = 1
##   [1,2] =
##
##      2   3
##
## }
##
function c = mat2cell (A, r, w)
  if nargin < 3, w = columns (A); end
  if sum (r) != rows (A)
    error ("mat2cell: mismatch on dimension 1 (%d != %d)", rows (A), sum (r));
  end
  if sum (w) != columns (A)
    error ("mat2cell: mismatch on dimension 2 (%d != %d)", columns (A), sum (w));
  end
  c = cell (numel (r), numel (w));
  bottom = cumsum (r);
  right = cumsum (w);
  for k = 1:numel (r)
    for m = 1:numel (w), c{k,m} = A(bottom(k)-r(k)+1:bottom(k),right(m)-w(m)+1:right(m)); end
  end
end

## list_primes ([n])
## The first n primes, by default 25.
##
## >> list_primes(5)
## ans =
##
##     2    3    5    7   11
##
function p = list_primes (n)
  if nargin == 0, n = 25; end
  if ! (isreal (n) && isscalar (n)), error ("list_primes: N must be a real scalar"); end
  n = ceil (n);
  if n < 1, p = []; return, end
  p = primes (max (12, ceil (n * (log (n) + log (log (n + 2))) * 1.2)))(1:n);
end

% Whole complex numbers: on an axis the primes of the form 4 k + 3, else those with a prime square of the size.
function t = gaussianPrimes (z)
  a = abs (real (z));
  b = abs (imag (z));
  if any ((a != fix (a) | b != fix (b))(:)), error ("isprime: X contains non-integer entries"); end
  axis = a == 0 | b == 0;
  n = a + b;
  n(! axis) = (a .^ 2 + b .^ 2)(! axis);
  t = isprime (n) & (! axis | mod (n, 4) == 3);
end
