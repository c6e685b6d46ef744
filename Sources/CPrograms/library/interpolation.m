# Polynomials, interpolation, roots and integrals

## mkpp (breaks, coefs, [dimension])
## The piecewise polynomial with a row of coefficients for each interval between breaks.
##
## >> ppval(mkpp([0 1 2], [1 0; 2 1]), 1.5)
## ans = 2
function pp = mkpp (breaks, coefs, dim)
  if nargin < 3, dim = 1; end
  n = numel (breaks) - 1;
  if n < 1, error ("mkpp: BREAKS must have at least one interval"); end
  r = n * prod (dim);
  order = round (numel (coefs) / r);
  if order * r != numel (coefs) || order == 0, error ("mkpp: expected COEFS to have %d rows", n); end
  pp = struct ("form", "pp", "breaks", breaks(:).', "coefs", reshape (coefs, r, order), "pieces", n, ...
    "order", order, "dim", dim(:).');
end

## unmkpp (pp)
## The breaks, coefficients, number of pieces, order and dimension of a piecewise polynomial.
##
## >> [x, p] = unmkpp(mkpp([0 1], [3 2]))
## x =
##
##    0   1
##
## p =
##
##    3   2
##
function [x, p, n, k, d] = unmkpp (pp)
  if ! (isstruct (pp) && isfield (pp, "form") && strcmp (pp.form, "pp"))
    error ("unmkpp: PP must be a piecewise polynomial structure");
  end
  x = pp.breaks;
  p = pp.coefs;
  n = pp.pieces;
  k = pp.order;
  d = pp.dim;
end

## ppval (pp, x)
## The values of a piecewise polynomial at x.
##
## >> ppval(spline(0:3, (0:3).^2), 1.5)
## ans = 2.2500
function y = ppval (pp, x)
  if ! (isstruct (pp) && isfield (pp, "form") && strcmp (pp.form, "pp"))
    error ("ppval: first argument must be a pp-form structure");
  end
  d = prod (pp.dim);
  k = min (max (lookup (pp.breaks, x(:)), 1), pp.pieces);
  at = x(:) - pp.breaks(k)(:);
  y = zeros (numel (at), d);
  for j = 1:d
    c = pp.coefs((k - 1) * d + j,:);
    v = c(:,1);
    for m = 2:pp.order, v = v .* at + c(:,m); end
    if isempty (v), v = zeros (0, 1); end
    y(:,j) = v;
  end
  if d == 1
    y = reshape (y, size (x));
  elseif ! isfield (pp, "orient")
    y = y.';
  end
end

## spline (x, y, [xi])
## The cubic spline through the points (x, y), at xi or as a piecewise polynomial.
##
## >> spline(0:3, (0:3).^3, 1.5)
## ans = 3.3750
function r = spline (x, y, xi)
  x = x(:);
  n = numel (x);
  if n < 2, error ("spline: requires at least 2 points"); end
  if isvector (y), y = y(:); else y = y.'; end
  ends = [];
  if rows (y) == n + 2
    ends = y([1 end],:);
    y = y(2:end-1,:);
  elseif rows (y) != n
    error ("spline: length of X and Y must match");
  end
  [x, order] = sort (x);
  y = y(order,:);
  known = ! any (isnan (y), 2);
  x = x(known);
  y = y(known,:);
  n = numel (x);
  d = columns (y);
  h = diff (x);
  if any (h == 0), error ("spline: X must be strictly monotonic"); end
  s = diff (y) ./ h;
  % C. de Boor, A Practical Guide to Splines, chapter IV: without given slopes at the ends, the third derivative
  % has no break at the second and at the last but one point.
  if isempty (ends) && n == 2
    pp = mkpp (x, [s.' y(1,:).'], d);
  elseif isempty (ends) && n == 3
    b = (s(2,:) - s(1,:)) / (h(1) + h(2));
    pp = mkpp (x([1 3]), [b.' (s(1,:) - b * h(1)).' y(1,:).'], d);
  else
    k = n - 2;
    if ! isempty (ends)
      r = 3 * [s(1,:) - ends(1,:); diff(s); ends(2,:) - s(n-1,:)];
      c = tridiagonal ([0; h], 2 * ([0; h] + [h; 0]), [h; 0], r);
    else
      low = h(1:k);
      mid = 2 * (h(1:k) + h(2:k+1));
      up = h(2:k+1);
      r = 3 * diff (s);
      mid(1) -= h(1);
      up(1) -= h(1);
      r(1,:) *= h(2) / (h(1) + h(2));
      mid(k) -= h(n-1);
      low(k) -= h(n-1);
      r(k,:) *= h(n-2) / (h(n-1) + h(n-2));
      c = tridiagonal (low, mid, up, r);
      c = [c(1,:) + h(1) / h(2) * (c(1,:) - c(2,:)); c; c(k,:) + h(n-1) / h(n-2) * (c(k,:) - c(k-1,:))];
    end
    b = s - h / 3 .* (c(2:n,:) + 2 * c(1:n-1,:));
    a = diff (c) ./ (3 * h);
    pp = mkpp (x, [a.'(:), c(1:n-1,:).'(:), b.'(:), y(1:n-1,:).'(:)], d);
  end
  r = pp;
  if nargin > 2, r = ppval (pp, xi); end
end

function r = tridiagonal (low, mid, up, r)
  n = numel (mid);
  for k = 2:n
    f = low(k) / mid(k-1);
    mid(k) -= f * up(k-1);
    r(k,:) -= f * r(k-1,:);
  end
  r(n,:) /= mid(n);
  for k = n-1:-1:1, r(k,:) = (r(k,:) - up(k) * r(k+1,:)) / mid(k); end
end

## pchip (x, y, [xi])
## The curve through the points (x, y) that rises and falls only where they do, at xi.
##
## >> pchip(0:3, [0 1 4 9], 1.5)
## ans = 2.2188
function r = pchip (x, y, xi)
  x = x(:);
  n = numel (x);
  if n < 2, error ("pchip: X must be at least of length 2"); end
  if isvector (y), y = y(:); else y = y.'; end
  if rows (y) != n, error ("pchip: length of X and Y must match"); end
  h = diff (x);
  if all (h < 0)
    x = flipud (x);
    y = flipud (y);
    h = diff (x);
  elseif ! all (h > 0)
    error ("pchip: X must be strictly monotonic");
  end
  if iscomplex (y)
    r = pchip (x, real (y).');
    r.coefs += i * pchip (x, imag (y).').coefs;
    if nargin > 2, r = ppval (r, xi); end
    return
  end
  s = diff (y) ./ h;
  % F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5, 1984.
  m = s([1 1:n-1],:);
  if n > 2
    k = 1:n-2;
    a = s(k,:);
    b = s(k+1,:);
    sum2 = h(k) + h(k+1);
    u = (sum2 + h(k)) ./ (3 * sum2);
    v = (sum2 + h(k+1)) ./ (3 * sum2);
    least = min (abs (a), abs (b));
    most = max (abs (a), abs (b));
    t = sign (a) .* least ./ (u .* (abs (a) ./ most) + v .* (abs (b) ./ most));
    t(a .* b <= 0) = 0;
    m(2:n-1,:) = t;
    m(1,:) = outer (h(1), h(2), s(1,:), s(2,:));
    m(n,:) = outer (h(n-1), h(n-2), s(n-1,:), s(n-2,:));
  end
  l = m(1:n-1,:);
  r = m(2:n,:);
  pp = mkpp (x, [((l + r - 2 * s) ./ h .^ 2).'(:), ((3 * s - 2 * l - r) ./ h).'(:), l.'(:), ...
    y(1:n-1,:).'(:)], columns (y));
  r = pp;
  if nargin > 2, r = ppval (pp, xi); end
end

function m = outer (h1, h2, s1, s2)
  m = ((2 * h1 + h2) * s1 - h1 * s2) / (h1 + h2);
  m(m .* s1 <= 0) = 0;
  k = s1 .* s2 <= 0 & abs (m) > 3 * abs (s1);
  m(k) = 3 * s1(k);
end

## interp1 (x, y, xi, [method], [extrapolation])
## arguments: 2 to 6
## The value at xi of the curve through the points (x, y); method is "linear", "nearest", "previous", "next",
## "pchip" or "spline".
##
## >> interp1([1 2 3], [10 20 40], 2.5)
## ans = 30
function yi = interp1 (x, y, varargin)
  method = "linear";
  extrap = NA;
  asPieces = false;
  side = 0;
  hasPlaces = nargin > 2 && ! ischar (varargin{1});
  if hasPlaces, xi = varargin{1}; end
  for k = 1+hasPlaces:numel (varargin)
    option = varargin{k};
    if ! ischar (option)
      extrap = option;
      continue
    end
    switch lower (option)
      case "extrap", extrap = "extrap";
      case "pp", asPieces = true;
      case {"right", "-right"}, side = 1;
      case {"left", "-left"}, side = -1;
      otherwise, method = lower (option);
    end
  end
  if ! hasPlaces && ! asPieces
    xi = y;
    y = x;
    x = 1:{rows(y), numel(y)}{1 + isvector (y)};
  end
  if method(1) == "*", method(1) = []; end
  isLine = isvector (y);
  if isLine, y = y(:); end
  x = x(:);
  n = rows (y);
  if n < 2 || numel (x) < 2, error ("interp1: minimum of 2 points required in each dimension"); end
  x = x(1:min (n, end));
  if ! issorted (x, "either")
    [x, order] = sort (x);
    y = y(order,:);
  end
  n = numel (x);
  % A piece holds its first break: a falling x makes it the one on the right.
  isStep = any (strcmp (method, {"previous", "next"}));
  way = sign (x(n) - x(1));
  if ! isStep && side * way < 0 || isStep && way != 2 * strcmp (method, "previous") - 1
    x = flipud (x);
    y = y(n:-1:1,:);
  end
  isJump = diff (x) == 0;
  if any (isJump)
    if ! any (strcmp (method, {"linear", "nearest"}))
      error ("interp1: discontinuities not supported for METHOD '%s'", method);
    end
    if any (isJump(1:end-1) & isJump(2:end))
      warning ("interp1: multiple discontinuities at the same X value");
    end
  end
  switch method
    case "linear"
      s = diff (y)(! isJump,:);
      z = y(! [isJump; false],:);
      b = x(! [isJump; false]);
      pp = mkpp (b, [(s ./ diff (b)).'(:), z(1:end-1,:).'(:)], columns (y));
    case "nearest"
      pp = mkpp ([x(1); (x(1:n-1) + x(2:n)) / 2; x(n)], y.'(:), columns (y));
    case {"previous", "next"}
      pp = mkpp ([x; 2 * x(n) - x(n-1)], y.'(:), columns (y));
    case {"pchip", "cubic"}
      pp = pchip (x, y.');
    case "spline"
      pp = spline (x, y.');
    otherwise
      error ("interp1: invalid METHOD '%s'", method);
  end
  pp.orient = "first";
  yi = pp;
  if asPieces, return, end
  yi = reshape (ppval (pp, xi), [], columns (y));
  if ! ischar (extrap)
    if isna (extrap) && iscomplex (yi), extrap = complex (NA, NA); end
    yi(! (xi(:) >= min (x(1), x(n)) & xi(:) <= max (x(1), x(n))),:) = extrap;
  end
  if isLine, yi = reshape (yi, size (xi)); end
end

## interp2 (x, y, Z, xi, yi, [method], [extrapolation])
## arguments: 1 to 7
## The values between those of a matrix; method is "linear", "nearest", "pchip", "cubic" or "spline".
##
## >> interp2([1 2; 3 4], 1.5, 1.5)
## ans = 2.5000
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
    if iscomplex (zi), extrap = complex (NA, NA); end
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
