# Searching, sorting and sets

## histc (x, edges)
## How many entries lie in each bin edges(k) <= x < edges(k+1); the last bin is the last edge itself.
##
## >> histc([1 2 2 3 5], 1:5)
## ans =
##
##    1   2   1   0   1
##
function n = histc (x, edges)
  if ! isreal (x) || ! isreal (edges), error ("histc: X and EDGES must be real"); end
  m = numel (edges);
  if m == 0, error ("histc: EDGES must not be empty"); end
  isLine = rows (x) == 1;
  if isLine, x = x.'; end
  n = zeros (m, columns (x));
  for k = 1:columns (x)
    at = lookup (edges(:), x(:,k));
    at(at == m & x(:,k) != edges(m)) = 0;
    at = at(at > 0);
    if ! isempty (at), n(:,k) = accumarray (at, 1, [m, 1]); end
  end
  if isLine, n = n.'; end
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
  if iscell (a), [s, order] = sort (a); return, end
  if ! isreal (a), error ("sortrows: A must be real"); end
  if nargin < 2, c = 1:columns (a); end
  if any (! (abs (c) >= 1 & abs (c) <= columns (a) & c == fix (c)))
    error ("sortrows: invalid column specification");
  end
  order = (1:rows (a))';
  for m = c(end:-1:1)
    mode = "ascend";
    if m < 0, mode = "descend"; end
    [~, k] = sort (a(order,abs (m)), mode);
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
