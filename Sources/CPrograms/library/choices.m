# Further functions

## merge (mask, yes, no)
## Entries of one value where the mask is true and of the other elsewhere.
##
## >> merge([true false], [1 2], [3 4])
## ans =
##
##    1   4
##
function r = merge (m, y, n), r = chosen ("merge", m, y, n); end

function r = chosen (name, m, y, n)
  if ! islogical (m), error ("%s: first argument MASK must be logical", name); end
  if isscalar (m)
    if m, r = y; else r = n; end
    return
  end
  if ! isscalar (y) && ! size_equal (y, m) || ! isscalar (n) && ! size_equal (n, m)
    error ("%s: MASK, TVAL, and FVAL dimensions must match", name);
  end
  if iscell (y) || iscell (n) || isstruct (y) || isstruct (n), error ("%s: TVAL and FVAL must be numbers", name); end
  r = n + zeros (size (m));
  y += zeros (size (m));
  r(m) = y(m);
end

## ifelse (mask, yes, no)
## Entries of one value where the mask is true and of the other elsewhere.
##
## >> ifelse([true false], [1 2], [3 4])
## ans =
##
##    1   4
##
function r = ifelse (m, y, n), r = chosen ("ifelse", m, y, n); end

## signbit (x)
## Whether each entry is negative, the negative zero included.
##
## >> signbit([-1 2])
## ans =
##
##   1  0
##
function r = signbit (x), r = x < 0 | 1 ./ x < 0; end

## isbanded (a, lower, upper)
## Whether a matrix is zero below its lower and above its upper bandwidth.
##
## >> isbanded([1 1; 0 1], 0, 1)
## ans = 1
function r = isbanded (a, lower, upper)
  if ! (isreal (lower) && isreal (upper) && lower >= 0 && upper >= 0 && all ([lower upper] == fix ([lower upper])))
    error ("isbanded: LOWER and UPPER must be non-negative integers");
  end
  r = isnumeric (a) || islogical (a);
  if isempty (a), r = []; end
  if isempty (r) || ! r, return, end
  [i, j] = find (a);
  r = all (i(:) - j(:) <= lower & j(:) - i(:) <= upper);
end

## conv2 (a, b, [shape])
## arguments: 2 to 4
## The convolution of two matrices.
##
## >> conv2([1 2; 3 4], [1 1])
## ans =
##
##    1   3   2
##    3   7   4
##
function c = conv2 (a, b, varargin)
  shape = "full";
  if nargin > 2 && ! ischar (varargin{1})
    % A kernel that is the product of a column and a row.
    if ! isvector (a) || ! isvector (b), error ("conv2: both first two arguments must be vectors if 3 arguments"); end
    [a, b] = deal (varargin{1}, a(:) * b(:).');
    varargin(1) = [];
  end
  if numel (varargin) > 0, shape = varargin{1}; end
  [m, n] = size (a);
  [p, q] = size (b);
  if isempty (a) || isempty (b), c = []; return, end
  c = zeros (m + p - 1, n + q - 1);
  for k = 1:q
    for j = 1:p, c(j:j+m-1,k:k+n-1) += b(j,k) * a; end
  end
  if strcmp (shape, "same")
    r = floor (p / 2);
    s = floor (q / 2);
    c = c(r+1:r+m,s+1:s+n);
  elseif strcmp (shape, "valid")
    c = c(p:m,q:n);
  elseif ! strcmp (shape, "full")
    error (struct ("message", "conv2: SHAPE type not valid", "identifier", "", ...
      "hint", 'use "full", "same" or "valid"'));
  end
end

## polygcd (a, b)
## The greatest common divisor of two polynomials, with leading 1.
##
## >> polygcd([1 -3 2], [1 -1])
## ans =
##
##    1  -1
##
function a = polygcd (a, b)
  if ! (isvector (a) && isvector (b)), error ("polygcd: A and B must be vectors"); end
  a = trimmed (a(:).');
  b = trimmed (b(:).');
  while ! isempty (b)
    % The remainder of the division, in which the leading coefficients cancel.
    n = numel (b);
    while numel (a) >= n
      a(1:n) -= a(1) / b(1) * b;
      a(1) = [];
    end
    [a, b] = deal (b, trimmed (a));
  end
  if isempty (a), a = 0; else a = a / a(1); end
end

function p = trimmed (p), p = p(find ([abs(p) > sqrt(eps), true], 1):end); end

## hadamard (n)
## A matrix of 1 and -1 with orthogonal columns; n is a power of 2, or one times 12, 20 or 28.
##
## >> hadamard(2)
## ans =
##
##    1   1
##    1  -1
##
function h = hadamard (n)
  k = -1;
  if isscalar (n) && n >= 1
    for p = [28 20 12 1]
      k = log2 (n / p);
      if k >= 0 && k == fix (k), break, end
    end
  end
  if k < 0 || k != fix (k), error ("hadamard: N must be 2^k*p, for p = 1, 12, 20 or 28"); end
  h = 1;
  % The two constructions of R. E. A. C. Paley, On orthogonal matrices, 1933.
  if p == 28
    c = [0, ones(1, 13); ones(13, 1), residues(13, -1)];
    h = kron (c, [1 1; 1 -1]) + kron (eye (14), [1 -1; -1 -1]);
  elseif p > 1
    s = residues (p - 1, 2 * (p == 20) - 1);
    h = [ones(1, p); ones(p - 1, 1), s - (s == 0)];
  end
  for m = 1:k, h = [h, h; h, -h]; end
end

% 1 where the row plus or minus the column is a square modulo q, 0 where it is 0, and else -1.
function s = residues (q, sign)
  d = mod ((1:q)' + sign * (1:q), q);
  s = 2 * ismember (d, mod ((1:q-1) .^ 2, q)) - (d != 0);
end

## commutation_matrix (m, [n])
## The matrix K with K vec(A) = vec(A') for each m by n matrix A.
##
## >> commutation_matrix(1, 2)
## ans =
##
##    1   0
##    0   1
##
function k = commutation_matrix (m, n)
  if nargin < 2, n = m; end
  if ! (isscalar (m) && isscalar (n) && m == fix (m) && n == fix (n) && m > 0 && n > 0)
    error ("commutation_matrix: M and N must be positive integers");
  end
  at = reshape (1:m*n, m, n).';
  k = full (eye (m * n)(at(:),:));
end

## duplication_matrix (n)
## The matrix D with D vech(A) = vec(A) for each symmetric n by n matrix A.
##
## >> size(duplication_matrix(2))
## ans =
##
##    4   3
##
function d = duplication_matrix (n)
  if ! (isscalar (n) && n == fix (n) && n > 0), error ("duplication_matrix: N must be a positive integer"); end
  at = zeros (n);
  low = (1:n)' >= 1:n;
  at(low) = 1:n*(n+1)/2;
  at = max (at, at.');
  d = full (eye (n * (n + 1) / 2)(at(:),:));
end

## nthargout (n, [count], f, …)
## Result n of a function that is asked for count results; of several n in a cell array.
##
## >> nthargout(2, @max, [1 9 3])
## ans = 2
function r = nthargout (n, f, varargin)
  c = cell (1, max (n));
  if isnumeric (f)
    c = cell (1, f);
    f = varargin{1};
    varargin(1) = [];
  end
  if any (n != fix (n) | n < 1 | n > 200)
    error ("nthargout: N must be a positive integer or a vector of them");
  end
  [c{:}] = feval (f, varargin{:});
  if isscalar (n), r = c{n}; else r = c(n); end
end
