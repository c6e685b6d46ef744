# Polynomials, interpolation, roots and integrals

## gradient (M, [spacing], …)
## arguments: 1 to 9
## The slopes along the rows, and down the columns, of a matrix or of a function at points.
##
## >> gradient([1 4 9 16])
## ans =
##
##    3   4   6   7
##
function varargout = gradient (m, varargin)
  if is_function_handle (m) || ischar (m)
    x = varargin{1};
    if isvector (x), at = {x}; else at = num2cell (x, 1); end
    h = steps (varargin(2:end), numel (at));
    for k = 1:max (nargout, 1)
      [low, high] = deal (at);
      low{k} = at{k} - h{k};
      high{k} = at{k} + h{k};
      varargout{k} = (feval (m, high{:}) - feval (m, low{:})) ./ (2 * h{k});
    end
    return
  end
  if ! isnumeric (m) && ! islogical (m), error ("gradient: first input must be an array or a function"); end
  isRow = isvector (m);
  isColumn = iscolumn (m);
  if isRow, m = m(:).'; end
  h = varargin;
  if numel (h) == 1 && isvector (h{1}) && ! isscalar (h{1}) && ! isvector (m), h = {h{1}, h{1}}; end
  h = steps (h, max (nargout, 1));
  for k = 1:max (nargout, 1)
    if k == 1, a = m.'; else a = m; end
    n = rows (a);
    s = h{k}(:);
    if isscalar (s), s = s * (0:n-1)'; end
    if n < 2
      d = zeros (size (a));
    else
      if numel (s) != n, error ("gradient: size of spacing vector must match dimension %d of M", k); end
      d = [a(2,:)-a(1,:); a(3:n,:)-a(1:n-2,:); a(n,:)-a(n-1,:)] ./ [s(2)-s(1); s(3:n)-s(1:n-2); s(n)-s(n-1)];
    end
    if k == 1, d = d.'; end
    if isColumn && isRow, d = d.'; end
    varargout{k} = d;
  end
end

function h = steps (given, n)
  if isempty (given), given = {1}; end
  if numel (given) == 1 && n > 1
    given = num2cell (given{1} .* ones (1, n));
  end
  if numel (given) < n, print_usage (); end
  h = given;
end

## del2 (M, [dx], [dy])
## A quarter of the discrete Laplace operator, and for a vector of the second derivative.
##
## >> del2([1 4 9 16 25])
## ans =
##
##    0.5000   0.5000   0.5000   0.5000   0.5000
##
function d = del2 (m, varargin)
  for k = 1:numel (varargin)
    if ! isvector (varargin{k}), error ("del2: spacing element must be a scalar or vector"); end
  end
  if numel (varargin) == 0, varargin = {1, 1}; elseif numel (varargin) == 1, varargin = varargin([1 1]); end
  h = varargin;
  for k = 1:2
    n = size (m, 3 - k);
    if isscalar (h{k}), h{k} = h{k} * (1:n)'; end
    h{k} = h{k}(:);
    if numel (h{k}) != n && (! isvector (m) || isscalar (m))
      error ("del2: dimensions and elements in spacing vector %d do not match", 3 - k);
    end
  end
  d = zeros (size (m));
  parts = 0;
  for k = 1:2
    if k == 1, a = m.'; else a = m; end
    n = rows (a);
    if n < 3, continue, end
    x = h{k};
    if numel (x) != n, error ("del2: dimensions and elements in spacing vector %d do not match", 3 - k); end
    parts++;
    w = diff (x);
    slope = diff (a) ./ w;
    c = zeros (size (a));
    c(2:n-1,:) = 2 * diff (slope) ./ (w(1:n-2) + w(2:n-1));
    if n > 3
      c(1,:) = c(2,:) - (c(3,:) - c(2,:)) * w(1) / w(2);
      c(n,:) = c(n-1,:) + (c(n-1,:) - c(n-2,:)) * w(n-1) / w(n-2);
    else
      c([1 n],:) = c([2 2],:);
    end
    if k == 1, c = c.'; end
    d += c;
  end
  d /= 2 * 2;
end

## dblquad (f, xa, xb, ya, yb, [tolerance], [quad])
## The integral of f(x, y) over a rectangle.
##
## >> dblquad(@(x, y) x .* y, 0, 1, 0, 1)
## ans = 0.2500
function q = dblquad (f, xa, xb, ya, yb, tol, quadf)
  if nargin < 6 || isempty (tol), tol = 1e-6; end
  if nargin < 7 || isempty (quadf), quadf = @quadgk; end
  inner = @(y) quadf (@(x) f (x, y), xa, xb, tol);
  q = quadf (@(y) arrayfun (inner, y), ya, yb, tol);
end

## quadv (f, a, b, [tolerance], [trace], …)
## arguments: 3 to 20
## The integral of a function that may give a matrix, by Simpson's rule, and the count of its calls.
##
## >> quadv(@(x) [x, x^2], 0, 3)
## ans =
##
##    4.5000   9.0000
##
function [q, n] = quadv (f, a, b, tol, trace, varargin)
  if ischar (f), f = str2func (f); end
  if nargin < 4 || isempty (tol), tol = 1e-6; end
  if ! isscalar (tol) || tol < 0, error ("quadv: TOL must be a scalar >=0"); end
  g = @(x) f (x, varargin{:});
  c = (a + b) / 2;
  fa = g (a);
  fb = g (b);
  fc = g (c);
  n = 3;
  % An infinite value at an end is taken a little inside.
  if any (isinf (fa(:))), fa = g (a + eps * (b - a)); n++; end
  if any (isinf (fb(:))), fb = g (b - eps * (b - a)); n++; end
  [q, n] = halves (g, a, b, c, fa, fb, fc, (b - a) / 6 * (fa + 4 * fc + fb), tol, n, 0);
end

function [q, n] = halves (g, a, b, c, fa, fb, fc, whole, tol, n, depth)
  d = (a + c) / 2;
  e = (c + b) / 2;
  fd = g (d);
  fe = g (e);
  n += 2;
  left = (c - a) / 6 * (fa + 4 * fd + fc);
  right = (b - c) / 6 * (fc + 4 * fe + fb);
  q = left + right;
  difference = norm (q(:) - whole(:), Inf) / 15;
  if depth > 60 || n > 10000 || (difference < tol && depth > 0 && (difference > 0 || depth > 2))
    q += (q - whole) / 15;
  else
    [left, n] = halves (g, a, c, d, fa, fc, fd, left, tol, n, depth + 1);
    [right, n] = halves (g, c, b, e, fc, fb, fe, right, tol, n, depth + 1);
    q = left + right;
  end
end

## integral2 (f, xa, xb, ya, yb, [property], [value], …)
## arguments: 5 to 20
## The integral of f(x, y) for x between numbers and y between numbers or functions of x.
##
## >> integral2(@(x, y) x .* y, 0, 1, 0, @(x) x)
## ans = 0.1250
function [q, err] = integral2 (f, xa, xb, ya, yb, varargin)
  if mod (numel (varargin), 2) != 0, print_usage (); end
  if ischar (f), f = str2func (f); end
  if ! is_function_handle (f), print_usage (); end
  if ! (isreal (xa) && isscalar (xa) && isreal (xb) && isscalar (xb)), print_usage (); end
  abstol = 1e-10;
  reltol = 1e-6;
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("integral2: property PROP must be a string"); end
    switch lower (name)
      case "abstol"
        abstol = checked ("AbsTol", value);
      case "reltol"
        reltol = checked ("RelTol", value);
      case "method"
        if ! any (strcmp (lower (value), {"auto", "tiled", "iterated"}))
          error ("integral2: unrecognized method '%s'", value);
        end
      case "vectorized"
        if ! (isscalar (value) && (islogical (value) || isnumeric (value)))
          error ("integral2: Vectorized must be a logical value");
        end
        if ! value, f = @(x, y) arrayfun (f, x, y); end
      otherwise
        error ("integral2: unknown property '%s'", name);
    end
  end
  low = limit ("YA", ya);
  high = limit ("YB", yb);
  inner = @(x) quadgk (@(y) f (x * ones (size (y)), y), low (x), high (x), abstol, reltol);
  [q, err] = quadgk (@(x) arrayfun (inner, x), xa, xb, abstol, reltol);
end

function value = checked (name, value)
  if ! (isnumeric (value) && isscalar (value) && value >= 0)
    error ("integral2: %s value must be a numeric scalar >= 0", name);
  end
end

function g = limit (name, y)
  g = y;
  if is_function_handle (y), return, end
  if ! (isreal (y) && isscalar (y)), error ("integral2: %s must be a real scalar or a function", name); end
  g = @(x) y;
end

## quadgk (f, a, b, [tolerance], [relative tolerance], …)
## arguments: 3 to 20
## The integral of f from a to b, which may be infinite, or complex with waypoints; and its error.
##
## >> quadgk(@(x) x.^2, 0, 3)
## ans = 9
function [q, err] = quadgk (f, a, b, varargin)
  abstol = 1e-10;
  reltol = 1e-6;
  way = [];
  n = numel (varargin);
  if n > 0 && ! ischar (varargin{1})
    if n > 3, error ("quadgk: can not pass additional arguments to quadgk"); end
    if ! isempty (varargin{1}), abstol = varargin{1}; end
    if n > 1 && ! isempty (varargin{2}), reltol = varargin{2}; end
  else
    if mod (n, 2) != 0, error ("quadgk: property/value options must occur in pairs"); end
    for k = 1:2:n
      [name, value] = varargin{k:k+1};
      if ! ischar (name), error ("quadgk: property PROP must be a string"); end
      switch lower (name)
        case "abstol", abstol = value;
        case "reltol", reltol = value;
        case "waypoints", way = value(:).';
        case {"maxintervalcount", "trace"}
        otherwise, error ("quadgk: unknown property '%s'", name);
      end
    end
  end
  if ! isscalar (abstol) || abstol < 0, error ("quadgk: ABSTOL must be a scalar >=0"); end
  if ! isscalar (reltol) || reltol < 0, error ("quadgk: RELTOL must be a scalar >=0"); end
  if ischar (f), f = str2func (f); end
  places = [a, way, b];
  q = err = 0;
  for k = 1:numel (places) - 1
    [p, e] = part (f, places(k), places(k+1));
    q += p;
    err += e;
  end
end

function [q, err] = part (f, a, b)
  q = err = 0;
  if a == b, return, end
  low = 0;
  high = 1;
  % L. F. Shampine, Vectorized adaptive quadrature in MATLAB, 2008: the changes of the variable also remove
  % singularities at the ends.
  if isreal ([a b]) && isinf (a) && isinf (b)
    if a > b
      [q, err] = part (f, b, a);
      q = -q;
      return
    end
    g = @(t) f (t ./ (1 - t .^ 2)) .* ((1 + t .^ 2) ./ (1 - t .^ 2) .^ 2);
    low = -1;
  elseif isreal ([a b]) && isinf (b)
    s = sign (b);
    g = @(t) s * f (a + s * (t ./ (1 - t)) .^ 2) .* (2 * t ./ (1 - t) .^ 3);
  elseif isreal ([a b]) && isinf (a)
    s = sign (a);
    g = @(t) -s * f (b + s * (t ./ (1 - t)) .^ 2) .* (2 * t ./ (1 - t) .^ 3);
  else
    g = @(t) f ((b - a) / 4 * t .* (3 - t .^ 2) + (b + a) / 2) .* (3 * (b - a) / 4 * (1 - t .^ 2));
    low = -1;
  end
  if iscomplex (g (low + (high - low) * [0.1 0.4 0.9]))
    [x, e1] = quadcc (@(t) real (g (t)), low, high);
    [y, e2] = quadcc (@(t) imag (g (t)), low, high);
    q = x + i * y;
    err = hypot (e1, e2);
  else
    [q, err] = quadcc (g, low, high);
  end
end

## integral (f, a, b, [property], [value], …)
## arguments: 3 to 20
## The integral of f from a to b.
##
## >> integral(@(x) x.^2, 0, 3)
## ans = 9
function [q, err] = integral (f, a, b, varargin)
  if mod (numel (varargin), 2) != 0, print_usage (); end
  isArray = false;
  options = {};
  abstol = [];
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("integral: property PROP must be a string"); end
    switch lower (name)
      case "arrayvalued", isArray = value;
      case {"abstol", "reltol"}
        if ! (isnumeric (value) && isscalar (value) && value >= 0)
          error ("integral: %s must be a numeric scalar >= 0", name);
        end
        if lower (name(1)) == "a", abstol = value; end
        options = [options, {name, value}];
      case "waypoints", options = [options, {name, value}];
      otherwise, error ("integral: unknown property '%s'", name);
    end
  end
  if isArray
    if isempty (abstol), abstol = 1e-10; end
    q = quadv (f, a, b, abstol);
    err = 0;
  else
    [q, err] = quadgk (f, a, b, options{:});
  end
end

## trapz (x, [y], [dimension])
## The integral by the trapezoidal rule, of y over x or over 1, 2, 3, ….
##
## >> trapz([0 1 2], [0 1 4])
## ans = 3
function z = trapz (varargin)
  [a, dim, far] = areas ("trapz", varargin{:});
  z = sum (a, 1);
  if far, z = a; elseif dim == 2, z = z.'; end
end

function [a, dim, far] = areas (name, x, y, dim)
  given = nargin > 3;
  if nargin == 3 && isscalar (y) && ! isscalar (x)
    dim = y;
    y = x;
    x = [];
    given = true;
  elseif nargin == 2
    y = x;
    x = [];
  end
  if ! given
    dim = find (size (y) != 1, 1);
    if isempty (dim), dim = 1; end
  end
  if ! (isscalar (dim) && dim == fix (dim) && dim > 0)
    error ("%s: DIM must be an integer and a valid dimension", name);
  end
  if dim == 2, y = y.'; end
  n = size (y, 1);
  if dim > 2, n = 1; end
  if isempty (x)
    w = 1;
  elseif isscalar (x)
    w = x;
  elseif isvector (x)
    if numel (x) != n, error ("%s: length of X and length of Y along DIM must match", name); end
    w = diff (x(:));
  else
    if dim == 2, x = x.'; end
    if ! size_equal (x, y), error ("%s: X and Y must have same shape", name); end
    w = diff (x);
  end
  far = dim > 2;
  if far, a = zeros (size (y)); return, end
  a = w .* (y(1:n-1,:) + y(2:n,:)) / 2;
  if n == 0, a = zeros (0, columns (y)); end
end

## cumtrapz (x, [y], [dimension])
## The running integral by the trapezoidal rule.
##
## >> cumtrapz([1 2 3])
## ans =
##
##         0   1.5000   4.0000
##
function z = cumtrapz (varargin)
  [a, dim, far] = areas ("cumtrapz", varargin{:});
  z = a;
  if ! far, z = [zeros(min (1, rows (a) + 1), columns (a)); cumsum(a, 1)]; end
  if dim == 2, z = z.'; end
end
