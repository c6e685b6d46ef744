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
    if ! isvector (varargin{k}), error ("del2: spacing element %d must be a scalar or vector", k + (nargin == 2)); end
  end
  if numel (varargin) == 0, varargin = {1, 1}; elseif numel (varargin) == 1, varargin = varargin([1 1]); end
  h = varargin;
  for k = 1:2
    n = size (m, 3 - k);
    if isscalar (h{k}), h{k} = h{k} * (1:n)'; end
    h{k} = h{k}(:);
    if numel (h{k}) != n && (! isvector (m) || isscalar (m))
      error ("del2: number of elements in spacing vector %d does not match dimension %d of M", 3 - k, 3 - k);
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
