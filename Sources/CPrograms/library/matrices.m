# Size, shape and arrangement

## nchoosek (n, k)
## In how many ways k of n things can be chosen, or the choices of k entries, one in each row.
##
## >> nchoosek(5, 2)
## ans = 10
## >> nchoosek(1:3, 2)
## ans =
##
##    1   2
##    1   3
##    2   3
##
function c = nchoosek (v, k)
  if ! isvector (v) && ! isscalar (v), error ("nchoosek: first argument must be a scalar or a vector"); end
  if ! (isreal (k) && isscalar (k) && k >= 0 && k == fix (k))
    error ("nchoosek: K must be an integer >= 0");
  end
  n = numel (v);
  if n == 1 && isnumeric (v)
    if ! (isreal (v) && v >= k && v == fix (v))
      error ("nchoosek: N must be a non-negative integer >= K");
    end
    k = min (k, v - k);
    c = 1;
    for j = 1:k, c = round (c * (v - k + j) / j); end
    if c > flintmax, warning ("nchoosek: possible loss of precision"); end
  elseif k == 0
    c = reshape (v(zeros (1, 0)), 1, 0);
  elseif k > n
    c = reshape (v(zeros (1, 0)), 0, k);
  else
    at = (1:n-k+1)';
    for j = 2:k
      count = n - k + j - at(:,end);
      r = repelem ((1:rows (at))', count);
      first = cumsum ([0; count(1:end-1)]);
      at = [at(r,:), at(r,end) + (1:numel (r))' - first(r)];
    end
    c = reshape (v(at), rows (at), k);
  end
end

## perms (v)
## All orders of the entries, one in each row, the largest first.
##
## >> perms([1 2])
## ans =
##
##    2   1
##    1   2
##
function p = perms (v)
  v = v(:).';
  n = numel (v);
  if isnumeric (v) || ischar (v), v = sort (v); end
  at = zeros (1, 0);
  for m = 1:n
    before = at;
    at = zeros (0, m);
    for first = m:-1:1
      at = [at; first * ones(rows (before), 1), before + (before >= first)];
    end
  end
  p = reshape (v(at), rows (at), n);
end

## sub2ind (size, rows, [columns], …)
## arguments: 2 to 9
## The linear indices of rows and columns.
##
## >> sub2ind([3 4], 2, 3)
## ans = 8
function k = sub2ind (dims, varargin)
  n = numel (varargin);
  d = dims(:).';
  if any (d != fix (d) | d < 0), error ("sub2ind: dimension vector DIMS must contain integers"); end
  d(end+1:n) = 1;
  d = [d(1:n-1), prod(d(n:end))];
  k = 1;
  f = 1;
  for m = 1:n
    s = varargin{m};
    if ! size_equal (s, varargin{1}), error ("sub2ind: all subscripts must be of the same size"); end
    place = [repmat("_,", 1, m - 1), "%s", repmat(",_", 1, n - m)];
    bad = s(find (s < 1 | s != fix (s), 1));
    if ! isempty (bad)
      error ("Octave:index-out-of-bounds", ...
        ["index (", place, "): subscripts must be either integers 1 to (2^63)-1 or logicals"], num2str (bad));
    end
    bad = s(find (s > d(m), 1));
    if ! isempty (bad)
      error ("Octave:index-out-of-bounds", ["index (", place, "): out of bound %d (dimensions are %s)"], ...
        num2str (bad), d(m), strjoin (arrayfun (@num2str, dims(:).', "UniformOutput", false), "x"));
    end
    k += (double (s) - 1) * f;
    f *= d(m);
  end
end

## ind2sub (size, indices)
## The rows and the columns of linear indices.
##
## >> [r, c] = ind2sub([3 4], 8)
## r = 2
## c = 3
function varargout = ind2sub (dims, k)
  d = dims(:).';
  if any (d != fix (d) | d < 0), error ("ind2sub: dimension vector DIMS must contain integers"); end
  bad = k(find (k < 1 | k != fix (k), 1));
  if ! isempty (bad)
    error ("Octave:index-out-of-bounds", ["ind2sub: invalid index index %s: subscripts must be ", ...
      "either integers 1 to (2^63)-1 or logicals"], num2str (bad));
  end
  if any (k(:) > prod (d)), error ("Octave:index-out-of-bounds", "ind2sub: index out of range"); end
  n = max (nargout, 1);
  d(end+1:n) = 1;
  d = [d(1:n-1), prod(d(n:end))];
  k = double (k) - 1;
  for m = 1:n
    varargout{m} = mod (k, d(m)) + 1;
    k = floor (k / d(m));
  end
end

## issymmetric (A, [kind], [tolerance])
## Whether a matrix equals its transpose, or with "skew" the negative of it.
##
## >> issymmetric([1 2; 2 1])
## ans = 1
function r = issymmetric (A, varargin)
  r = mirrored ("issymmetric", A, @(A) A.', varargin{:});
end

function r = mirrored (name, A, mirror, varargin)
  skew = "nonskew";
  tol = 0;
  if numel (varargin) == 1 && ! ischar (varargin{1})
    if ! isnumeric (varargin{1}), error ("%s: second argument must be a string or a numeric tolerance", name); end
    tol = varargin{1};
  elseif numel (varargin) > 0
    skew = varargin{1};
    if numel (varargin) > 1, tol = varargin{2}; end
  end
  if ! (isnumeric (A) || islogical (A) || (ischar (A) && name(3) == "s"))
    if name(3) == "h", r = false; return, end
    error ("%s: A must be a numeric, logical, or character matrix", name);
  end
  if ! any (strcmp (skew, {"skew", "nonskew"})), error ("%s: SKEWOPT must be 'skew' or 'nonskew'", name); end
  if ! (isnumeric (tol) && isscalar (tol) && tol >= 0), error ("%s: TOL must be a scalar >= 0", name); end
  r = rows (A) == columns (A);
  if ! r || isempty (A), return, end
  A = double (A);
  if strcmp (skew, "skew"), B = -mirror (A); else B = mirror (A); end
  if tol == 0
    r = all (A(:) == B(:));
  else
    r = norm (A - B, Inf) / norm (A, Inf) <= tol;
  end
end

## ishermitian (A, [kind], [tolerance])
## Whether a matrix equals its conjugate transpose, or with "skew" the negative of it.
##
## >> ishermitian([1 i; -i 1])
## ans = 1
function r = ishermitian (A, varargin)
  r = mirrored ("ishermitian", A, @(A) A', varargin{:});
end

## issorted (x, ["rows"], [mode])
## Whether a vector, a cell array of strings or the rows of a matrix are in order.
##
## >> issorted([1 2 2])
## ans = 1
function r = issorted (x, varargin)
  mode = "ascend";
  byRows = false;
  for k = 1:numel (varargin)
    o = varargin{k};
    if ! ischar (o), error ("issorted: second argument must be a string"); end
    switch lower (o)
      case "rows", byRows = true;
      case {"ascend", "ascending"}, mode = "ascend";
      case {"descend", "descending"}, mode = "descend";
      case "either", mode = "either";
      otherwise, error ('issorted: MODE must be "ascend", "descend", or "either"');
    end
  end
  if ! (isnumeric (x) || islogical (x) || ischar (x) || iscellstr (x))
    error ("issorted: needs a vector");
  end
  if iscell (x) && byRows && ! isempty (x), error ("issorted: A must be an array for sorting rows"); end
  if ! byRows && ! isvector (x) && ! isempty (x), error ("issorted: needs a vector"); end
  if isempty (x), r = true; return, end
  if ! byRows, x = x(:); end
  up = down = false;
  if ! strcmp (mode, "descend")
    if byRows, [~, k] = sortrows (x); else [~, k] = sort (x); end
    up = isequal (k(:), (1:rows (x))');
  end
  if ! strcmp (mode, "ascend") && ! up
    if byRows, [~, k] = sortrows (x, -(1:columns (x))); else [~, k] = sort (x, "descend"); end
    down = isequal (k(:), (1:rows (x))');
  end
  r = up || down;
end

## vec (x, [dimension])
## All elements in one column, or with 2 in one row.
##
## >> vec([1 2; 3 4])
## ans =
##
##    1
##    3
##    2
##    4
##
function v = vec (x, dim)
  v = x(:);
  if nargin > 1
    if ! (isscalar (dim) && dim == fix (dim) && dim > 0), error ("vec: DIM must be greater than zero"); end
    if dim == 2, v = v.'; end
  end
end

## trace (A)
## The sum of the diagonal.
##
## >> trace([1 2; 3 4])
## ans = 5
function t = trace (A)
  if isempty (A)
    t = 0;
  elseif isvector (A)
    t = A(1);
  else
    t = sum (diag (A));
  end
end

## cross (x, y, [dimension])
## The cross product of two vectors with three entries.
##
## >> cross([1 0 0], [0 1 0])
## ans =
##
##    0   0   1
##
function z = cross (x, y, dim)
  if isvector (x) && isvector (y) && rows (x) != rows (y) && numel (x) == 3 && numel (y) == 3
    warning ("cross: taking cross product of column by row");
    x = x(:);
    y = y(:);
  end
  if nargin < 3
    dim = find (size (x) == 3, 1);
    if isempty (dim), error ("cross: must have at least one dimension with 3 elements"); end
  end
  if ! size_equal (x, y), error ("cross: X and Y must have the same dimensions"); end
  if size (x, dim) != 3, error ("cross: dimension DIM must have 3 elements"); end
  if dim == 2
    x = x.';
    y = y.';
  end
  z = x([2 3 1],:) .* y([3 1 2],:) - x([3 1 2],:) .* y([2 3 1],:);
  if dim == 2, z = z.'; end
end

## isdefinite (A, [tolerance])
## Whether a matrix is positive definite.
##
## >> isdefinite([2 1; 1 2])
## ans = 1
function r = isdefinite (A, tol)
  if ! isfloat (A), A = double (A); end
  if nargin == 1
    tol = 100 * eps * norm (A, "fro");
  elseif ! (isnumeric (tol) && isscalar (tol) && tol >= 0)
    error ("isdefinite: TOL must be a scalar >= 0");
  end
  r = false;
  if ! ishermitian (A, tol) || isempty (A), return, end
  if iscomplex (A)
    r = all (eig (A) > tol);
  else
    [~, p] = chol (A - tol * eye (rows (A)));
    r = p == 0;
  end
end

## linsolve (A, b, [options])
## The x with A * x = b, or with the option TRANSA A' * x = b.
##
## >> linsolve([2 0; 0 4], [2; 4])
## ans =
##
##    1
##    1
##
function x = linsolve (A, B, opts)
  if ! (isnumeric (A) && isnumeric (B)), error ("linsolve: A and B must be numeric"); end
  if nargin > 2
    if ! isstruct (opts), error ("linsolve: OPTS must be a structure"); end
    if isfield (opts, "TRANSA") && opts.TRANSA, A = A'; end
  end
  x = A \ B;
end

## orth (A, [tolerance])
## An orthonormal basis of the column space.
##
## >> abs(orth([1 2; 2 4]))
## ans =
##
##    0.4472
##    0.8944
##
function y = orth (A, tol)
  if isempty (A), y = []; return, end
  [U, S] = svd (A);
  if isvector (S), s = S(1); else s = diag (S); end
  if nargin < 2, tol = max (size (A)) * s(1) * eps; end
  % Octave gives the left singular vectors with the other sign.
  y = -U(:,1:sum (s > tol));
end
