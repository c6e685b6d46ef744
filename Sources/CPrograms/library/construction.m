# Building matrices

## logspace (a, b, [n])
## A row of n numbers from 10^a to 10^b, by default 50.
##
## >> logspace(0, 2, 3)
## ans =
##
##      1    10   100
##
function y = logspace (a, b, n)
  if nargin < 3, n = 50; end
  if ! (isscalar (a) && isscalar (b) && isscalar (n)), error ("logspace: arguments A, B, and N must be scalars"); end
  % As in MATLAB, numbers up to pi are asked for by pi itself.
  if b == pi, b = log10 (pi); end
  n = fix (n);
  if n >= 1, y = 10 .^ linspace (a, b, n); else y = zeros (1, 0); end
end

## colon (a, b, [c])
## The range a:b, or a:b:c.
##
## >> colon(1, 3)
## ans =
##
##    1   2   3
##
function r = colon (a, b, c), if nargin < 3, r = a:b; else r = a:b:c; end, end

## magic (n)
## A magic square of order n.
##
## >> magic(3)
## ans =
##
##    8   1   6
##    3   5   7
##    4   9   2
##
% The Siamese method for odd orders, complements for multiples of 4, else LUX.
function m = magic (n)
  if ! isscalar (n) || ! (n >= 0), error ("magic: N must be non-negative"); end
  n = fix (n);
  if n == 0
    m = [];
  elseif n == 2
    m = [4 3; 1 2];
  elseif mod (n, 2)
    k = 0:n*n-1;
    s = floor (k / n);
    m = zeros (n);
    m(mod (k + 1 - s + (n - 3) / 2, n) * n + mod (n * n - k + 2 * s, n) + 1) = k + 1;
  elseif mod (n, 4) == 0
    m = reshape (1:n*n, n, n)';
    k = mod (1:n, 4) > 1;
    k = k == k';
    m(k) = n * n + 1 - m(k);
  else
    h = n / 2;
    a = magic (h);
    m = [a, a + 2 * h * h; a + 3 * h * h, a + h * h];
    k = (h - 1) / 2;
    c = [1:k, n-k+2:n];
    m(:,c) = m([h+1:n, 1:h],c);
    % The middle row is shifted by one column.
    c = [1, k + 1];
    m([k + 1, k + 1 + h],c) = m([k + 1 + h, k + 1],c);
  end
end

## kron (A, B, …)
## The Kronecker product.
##
## >> kron([1 2], [1; 1])
## ans =
##
##    1   2
##    1   2
##
function k = kron (a, b, varargin)
  if ! isnumeric ([a(:); b(:)]) && ! islogical ([a(:); b(:)]), error ("kron: A and B must be numeric"); end
  [m, n] = size (b);
  k = a(ceil ((1:rows (a) * m) / m),ceil ((1:columns (a) * n) / n)) .* repmat (b, size (a));
  if nargin > 2, k = kron (k, varargin{:}); end
end

## blkdiag (A, B, …)
## arguments: 1 or more
## The matrices along the diagonal of a larger one.
##
## >> blkdiag([1 2], 3)
## ans =
##
##    1   2   0
##    0   0   3
##
function d = blkdiag (varargin)
  if ! all (cellfun (@(a) isnumeric (a) || islogical (a) || ischar (a), varargin))
    error ("blkdiag: all arguments must be numeric matrices");
  end
  d = zeros (sum (cellfun (@rows, varargin)), sum (cellfun (@columns, varargin)));
  r = c = 0;
  for k = 1:nargin
    [m, n] = size (varargin{k});
    d(r+1:r+m,c+1:c+n) = varargin{k};
    r += m;
    c += n;
  end
end

## meshgrid (x, [y])
## The coordinates of the points of a grid: x along the rows.
##
## >> [X, Y] = meshgrid([1 2], [3 4])
## X =
##
##    1   2
##    1   2
##
## Y =
##
##    3   3
##    4   4
##
function [X, Y] = meshgrid (x, y)
  if nargin < 2, y = x; end
  if ! (isvector (x) && isvector (y) && isreal (x) && isreal (y))
    error ("meshgrid: X and Y must be vectors");
  end
  X = repmat (x(:).', numel (y), 1);
  Y = repmat (y(:), 1, numel (x));
end

## ndgrid (x, [y])
## The coordinates of the points of a grid: x down the columns.
##
## >> [X, Y] = ndgrid([1 2], [3 4])
## X =
##
##    1   1
##    2   2
##
## Y =
##
##    3   4
##    3   4
##
function [X, Y] = ndgrid (x, y)
  if nargin < 2, y = x; end
  if ! (isvector (x) && isvector (y) && isreal (x) && isreal (y))
    error ("ndgrid: arguments must be vectors");
  end
  X = repmat (x(:), 1, numel (y));
  Y = repmat (y(:).', numel (x), 1);
end
