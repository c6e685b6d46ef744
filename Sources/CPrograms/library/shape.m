# Size, shape and arrangement

## fliplr (A)
## The columns in reverse order.
##
## >> fliplr([1 2 3])
## ans =
##
##    3   2   1
##
function b = fliplr (a), b = a(:,end:-1:1); end

## flipud (A)
## The rows in reverse order.
##
## >> flipud([1; 2])
## ans =
##
##    2
##    1
##
function b = flipud (a), b = a(end:-1:1,:); end

## flip (A, [dimension])
## The elements in reverse order along a dimension.
##
## >> flip([1 2 3])
## ans =
##
##    3   2   1
##
function a = flip (a, dim)
  if nargin < 2, dim = 1 + (rows (a) == 1); end
  if ! (isscalar (dim) && dim >= 1 && dim == fix (dim)), error ("flip: DIM must be a positive integer"); end
  if dim == 1, a = a(end:-1:1,:); elseif dim == 2, a = a(:,end:-1:1); end
end

## rot90 (A, [k])
## The matrix turned by k quarter turns to the left.
##
## >> rot90([1 2; 3 4])
## ans =
##
##    2   4
##    1   3
##
function a = rot90 (a, k)
  if nargin < 2, k = 1; end
  if ! (isscalar (k) && k == fix (k)), error ("rot90: K must be a single real integer"); end
  switch mod (k, 4)
    case 1, a = a.'(end:-1:1,:);
    case 2, a = a(end:-1:1,end:-1:1);
    case 3, a = a(end:-1:1,:).';
  end
end

## circshift (A, n, [dimension])
## The elements moved n places around a dimension.
##
## >> circshift([1 2 3 4], 1)
## ans =
##
##    4   1   2   3
##
function a = circshift (a, n, dim)
  if isempty (a), return, end
  if ! isreal (n), error ("circshift: N must be real"); end
  if any (n != fix (n)), error ("circshift: all values of N must be integers"); end
  if nargin > 2
    if ! (isscalar (dim) && dim >= 1 && dim == fix (dim))
      error ("circshift: DIM must be an integer and a valid dimension");
    end
    if ! isscalar (n), error ("circshift: N must be a scalar when DIM is also specified"); end
  elseif numel (n) == 2
    a = circshift (circshift (a, n(1), 1), n(2), 2);
    return
  else
    dim = 1 + (rows (a) == 1);
  end
  if ! isscalar (n)
    error ("circshift: N must be a vector, no longer than the number of dimensions in X");
  end
  k = mod ((0:size (a, dim) - 1) - n, size (a, dim)) + 1;
  if dim == 1, a = a(k,:); elseif dim == 2, a = a(:,k); end
end

## tril (A, [k])
## The entries on and below the k-th diagonal, the others zero.
##
## >> tril(ones(2))
## ans =
##
##    1   0
##    1   1
##
function a = tril (varargin), a = triangle ("tril", @gt, varargin{:}); end

function a = triangle (name, isOutside, a, k)
  if isstruct (a) || is_function_handle (a), error ("%s: A must be a numeric matrix", name); end
  if nargin < 4, k = 0; end
  if ! (isscalar (k) && k == fix (k)), error ("%s: K must be an integer", name); end
  outside = isOutside ((1:columns (a)) - (1:rows (a))', k);
  if iscell (a)
    a(outside) = {[]};
  elseif islogical (a)
    a(outside) = false;
  else
    a += 0;
    a(outside) = 0;
  end
end

## triu (A, [k])
## The entries on and above the k-th diagonal, the others zero.
##
## >> triu(ones(2))
## ans =
##
##    1   1
##    0   1
##
function a = triu (varargin), a = triangle ("triu", @lt, varargin{:}); end

## permute (A, order)
## The array with its dimensions in another order.
##
## >> permute([1 2; 3 4], [2 1])
## ans =
##
##    1   3
##    2   4
##
function a = permute (a, order)
  n = numel (order);
  if isequal (order(1:min (n, 2)), [1 2]), return, end
  if n < 2 || order(1) != 2 || order(2) != 1 || n > 2 && order(3) != 3
    error ("permute: PERM is not a valid permutation vector");
  end
  a = a.';
end

## resize (A, m, [n])
## The matrix cut off or filled with zeros to a size.
##
## >> resize([1 2; 3 4], 1, 3)
## ans =
##
##    1   2   0
##
function b = resize (a, varargin)
  b = zeros (varargin{:});
  if isstruct (a)
    c = [fieldnames(a).'; cell(1, numfields (a))];
    b = repmat (struct (c{:}), size (b));
  elseif iscell (a)
    b = num2cell (b);
  elseif ischar (a)
    b = char (b);
  elseif islogical (a)
    b = logical (b);
  end
  m = min (rows (a), rows (b));
  n = min (columns (a), columns (b));
  b(1:m,1:n) = a(1:m,1:n);
end

## postpad (x, length, [filler], [dimension])
## The array brought to a length by adding a filler, or dropping elements, at the end.
##
## >> postpad([1 2], 3)
## ans =
##
##    1   2   0
##
function y = postpad (varargin), y = padded ("postpad", varargin{:}); end

function y = padded (name, x, n, filler, dim)
  if ! isnumeric (x) && ! islogical (x) && ! ischar (x), error ("%s: X must be numeric", name); end
  if nargin < 4 || isempty (filler), filler = 0; end
  if ! isscalar (filler), error ("%s: pad value C must be empty or a scalar", name); end
  if nargin < 5, dim = 1 + (rows (x) == 1); end
  if ! (isequal (dim, 1) || isequal (dim, 2)), error ("%s: DIM must be an integer and a valid dimension", name); end
  if ! (isscalar (n) && n >= 0 && n == fix (n)), error ("%s: length L must be a positive scalar", name); end
  if dim == 2, x = x.'; end
  m = min (rows (x), n);
  y = filler(1) * ones (n, columns (x));
  if name(2) == "o", y(1:m,:) = x(1:m,:); else y(n-m+1:n,:) = x(rows(x)-m+1:end,:); end
  if dim == 2, y = y.'; end
  if ischar (x), y = char (y); end
end

## prepad (x, length, [filler], [dimension])
## The array brought to a length by adding a filler, or dropping elements, at the beginning.
##
## >> prepad([1 2], 3)
## ans =
##
##    0   1   2
##
function y = prepad (varargin), y = padded ("prepad", varargin{:}); end

## vech (A)
## The lower triangle, column after column.
##
## >> vech([1 2; 2 3])
## ans =
##
##    1
##    2
##    3
##
function v = vech (a)
  if rows (a) != columns (a), error ("vech: X must be square"); end
  v = a((1:rows (a))' >= 1:rows (a))(:);
end

## repelem (x, r, [s])
## Each element repeated r times.
##
## >> repelem([1 2 3], 2)
## ans =
##
##    1   1   2   2   3   3
##
function y = repelem (x, r, s)
  if nargin > 2
    y = x(places (r, rows (x)),places (s, columns (x)));
  elseif ! isvector (x)
    error ("repelem: %R1, R2, ... must be given for a matrix");
  elseif iscolumn (x) && ! isscalar (x)
    y = x(places (r, numel (x)),1);
  else
    y = x(1,places (r, numel (x)));
  end
end

function k = places (r, n)
  if ! isscalar (r) && numel (r) != n
    error (["repelem: R1 must either be scalar or have the same number of elements as the vector to be ", ...
      "replicated"]);
  end
  if ! all (r >= 0 & r == fix (r)), error ("repelem: R must contain non-negative integers"); end
  if isscalar (r), r = r(ones (1, n)); end
  r = cumsum (r(:));
  k = [];
  if n > 0, k = lookup (r, 0:r(end)-1) + 1; end
end
