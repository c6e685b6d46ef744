# Size, shape and arrangement

## pascal (n, [type])
## Pascal's matrix of binomial coefficients.
##
## >> pascal(3)
## ans =
##
##    1   1   1
##    1   2   3
##    1   3   6
##
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

## vander (c, [n])
## The Vandermonde matrix: falling powers of the entries of c.
##
## >> vander([2 3])
## ans =
##
##    2   1
##    3   1
##
function A = vander (c, n)
  if ! isvector (c), error ("vander: polynomial C must be a vector"); end
  if nargin < 2, n = numel (c); end
  A = c(:) .^ (n-1:-1:0);
end

## toeplitz (c, [r])
## The matrix with constant diagonals, first column c and first row r.
##
## >> toeplitz([1 2 3])
## ans =
##
##    1   2   3
##    2   1   2
##    3   2   1
##
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

## hankel (c, [r])
## The matrix with constant antidiagonals and first column c.
##
## >> hankel([1 2 3])
## ans =
##
##    1   2   3
##    2   3   0
##    3   0   0
##
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

## hilb (n)
## The Hilbert matrix, 1 / (i + j - 1).
##
## >> hilb(2)
## ans =
##
##    1.0000   0.5000
##    0.5000   0.3333
##
function A = hilb (n)
  if ! isscalar (n), error ("hilb: N must be a scalar integer"); end
  A = 1 ./ ((1:n)' + (0:n-1));
end

## invhilb (n)
## The inverse of the Hilbert matrix, computed exactly.
##
## >> invhilb(2)
## ans =
##
##     4   -6
##    -6   12
##
function A = invhilb (n)
  if ! isscalar (n), error ("invhilb: N must be a scalar integer"); end
  for k = 1:n, p(k) = (-1) ^ k * k * nchoosek (k + n - 1, k - 1) * nchoosek (n, k); end
  if n < 1, A = []; return, end
  A = p.' * p ./ ((1:n)' + (0:n-1));
end

## compan (c)
## The companion matrix, whose eigenvalues are the roots of the polynomial c.
##
## >> compan([1 2 3])
## ans =
##
##   -2  -3
##    1   0
##
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
