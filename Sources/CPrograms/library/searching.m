# Searching, sorting and sets

## histc (x, edges, [dimension])
## How many entries lie in each bin edges(k) <= x < edges(k+1), the last bin being the last edge itself; and the bin of
## each entry.
##
## >> histc([1 2 2 3 5], 1:5)
## ans =
##
##    1   2   1   0   1
##
function [n, bin] = histc (x, edges, dim)
  if ! isreal (x), error ("histc: X argument must be real-valued, not complex"); end
  if ! isreal (edges), error ("histc: EDGES must be real-valued, not complex"); end
  n = bin = [];
  m = numel (edges);
  if m == 0, warning ("histc: empty EDGES specified"); return, end
  if nargin < 3, dim = 1 + (rows (x) == 1); end
  if ! (isscalar (dim) && any (dim == [1 2])), error ("histc: DIM must be an integer and a valid dimension"); end
  if ! issorted (edges(:))
    warning ("histc: edge values not sorted on input");
    edges = sort (edges);
  end
  if dim == 2, x = x.'; end
  bin = lookup (edges(:), x);
  bin(! (x <= edges(m))) = 0;
  n = zeros (m, columns (x));
  for k = 1:columns (x)
    at = bin(bin(:,k) > 0,k);
    if ! isempty (at), n(:,k) = accumarray (at, 1, [m, 1]); end
  end
  if dim == 2
    n = n.';
    bin = bin.';
  end
end

## accumarray (subs, vals, [size], [function], [filler], [sparse])
## The sums of vals that share a subscript, or a function of each such column.
##
## >> accumarray([1; 2; 1], [10; 20; 30])
## ans =
##
##    40
##    20
##
function a = accumarray (subs, vals, sz, f, filler, sparse)
  if iscell (subs), subs = [cellfun(@(c) c(:), subs, "UniformOutput", false){:}]; end
  if ! isreal (subs) || ! isreal (vals), error ("accumarray: SUBS and VALS must be real"); end
  isLine = isvector (subs) && ! (rows (subs) == 1 && columns (subs) == 2 && isscalar (vals));
  if isLine || isempty (subs) && columns (subs) < 2, subs = subs(:); end
  if columns (subs) > 2, error ("accumarray: arrays have two dimensions"); end
  n = rows (subs);
  if ! isscalar (vals) && numel (vals) != n, error ("accumarray: dimension mismatch"); end
  bad = subs(! (subs >= 1 & subs == fix (subs)));
  if any (bad == 0), error ("index (0): out of bound; value 0 out of bound %d", n); end
  if ! isempty (bad), error ("accumarray: subscripts must be whole numbers from 1 on"); end
  least = [max([subs(:,1); 0]), 1];
  if columns (subs) == 2, least(2) = max ([subs(:,2); 0]); end
  if nargin > 2 && ! isempty (sz)
    if isscalar (sz), sz = [sz, sz]; end
    isFlat = columns (subs) == 1 && sz(1) == 1;
    if isFlat && sz(2) < least(1) || ! isFlat && any (sz(1:2) < least), error ("accumarray: dimensions mismatch"); end
  else
    sz = least;
  end
  k = subs(:,1);
  if columns (subs) == 2, k += (subs(:,2) - 1) * sz(1); end
  vals = vals(:) + zeros (n, 1);
  if nargin < 4 || isempty (f)
    a = zeros (sz);
    for m = 1:n, a(k(m)) += vals(m); end
    return
  end
  if ! is_function_handle (f), error ("accumarray: FUNC must be a function handle"); end
  if nargin < 5 || isempty (filler), filler = 0; end
  a = filler * ones (sz);
  [k, order] = sort (k);
  vals = vals(order);
  first = find ([true; diff(k) != 0](1:n));
  last = [first(2:end) - 1; n];
  if isempty (k), a = cell (sz); end
  for m = 1:numel (first)
    r = feval (f, vals(first(m):last(m)));
    if ! isscalar (r)
      error (struct ("message", "accumarray: FCN must return a scalar", "identifier", "", ...
        "hint", "use cell arrays for groups of values"));
    end
    if iscell (r) && ! iscell (a), a = cell (sz); end
    a(k(first(m))) = r;
  end
  if ! isempty (first) && islogical (r), a = logical (a); end
end

## sortrows (A, [columns])
## The rows in order of the given columns, descending for negative ones, and where they came from.
##
## >> sortrows([3 1; 1 2; 2 0])
## ans =
##
##    1   2
##    2   0
##    3   1
##
function [s, order] = sortrows (a, c)
  if nargin < 2, c = 1:columns (a); end
  if ! isnumeric (c) || ! (isvector (c) || isempty (a)), error ("sortrows: C must be a numeric vector"); end
  if any (! (abs (c) >= 1 & abs (c) <= columns (a) & c == fix (c)))
    error ("sortrows: all elements of C must be in the range [1, columns (A)]");
  end
  order = (1:rows (a))';
  for m = c(end:-1:1)(:).'
    mode = "ascend";
    if m < 0, mode = "descend"; end
    keys = a(order,abs (m));
    if iscell (keys) && ! iscellstr (keys), keys = cell2mat (keys); end
    [~, k] = sort (keys, mode);
    order = order(k);
  end
  s = a(order,:);
end

## nth_element (x, n)
## The n-th smallest entries of a vector or of each column.
##
## >> nth_element([5 3 8], 2)
## ans = 5
function y = nth_element (x, n)
  if ! isreal (x) || ischar (x), error ("nth_element: invalid input data class: %s", class (x)); end
  isLine = rows (x) == 1;
  if isLine, x = x.'; end
  if ! all (n >= 1 & n <= rows (x) & n == fix (n)), error ("nth_element: n must be valid index"); end
  y = sort (x)(n,:);
  if isLine, y = y.'; end
end
