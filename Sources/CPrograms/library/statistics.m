# Statistics and probability

## quantile (x, [p], [dimension], [method])
## The values below which the shares p of each column, or of the rows, lie.
##
## >> quantile([1; 2; 3; 4], 0.5)
## ans = 2.5000
function q = quantile (x, p, varargin)
  if nargin < 2 || isempty (p), p = [0 0.25 0.5 0.75 1]; end
  q = shares ("quantile", x, p, varargin{:});
end

% The nine definitions of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
% Statistician 50, 1996.
function q = shares (name, x, p, dim, method)
  if ! isreal (x) || ischar (x) || isempty (x)
    error ("%s: X must be a non-empty numeric vector or matrix", name);
  end
  if islogical (p) || ! isvector (p), error ("%s: P must be a numeric vector", name); end
  if nargin < 4 || isempty (dim), dim = 1 + (rows (x) == 1); end
  if ! (isscalar (dim) && dim >= 1 && dim == fix (dim))
    error ("%s: DIM must be an integer and a valid dimension", name);
  end
  if nargin < 5, method = 5; end
  if ! (isscalar (method) && any (method == 1:9)), error ("%s: Unknown METHOD, '%d'", name, method); end
  isLine = isvector (x) && ! isscalar (x);
  isRow = isrow (p);
  p = p(:);
  if dim == 2, x = x.'; end
  if dim > 2, x = x(:).'; end
  x = sort (x, 1);
  q = NaN (numel (p), columns (x));
  for k = 1:columns (x)
    n = sum (! isnan (x(:,k)));
    if n == 0, continue, end
    if method < 4
      a = b = ceil (n * p);
      if method == 2, b = floor (n * p + 1); end
      if method == 3
        a = round (n * p);
        a -= a - n * p == 0.5 & mod (a, 2);
        b = a;
      end
      s = 0.5;
    else
      c = {n * p, n * p + 0.5, (n + 1) * p, (n - 1) * p + 1, (n + 1 / 3) * p + 1 / 3, (n + 0.25) * p + 0.375}{method-3};
      c = max (1, min (c, n));
      a = floor (c);
      b = min (a + 1, n);
      s = c - a;
    end
    a(p <= 0) = b(p <= 0) = 1;
    a(p >= 1) = b(p >= 1) = n;
    a = x(max (1, min (n, a)),k);
    b = x(max (1, min (n, b)),k);
    c = (1 - s) .* a + s .* b;
    c(a == b) = a(a == b);
    c(s == 0) = a(s == 0);
    c(p < 0) = -Inf;
    c(p > 1) = Inf;
    c(isnan (p)) = NaN;
    q(:,k) = c;
  end
  if dim == 2, q = q.'; end
  if isLine && isvector (q) && numel (q) == numel (p)
    q = q(:);
    if isRow, q = q.'; end
  end
end

## prctile (x, [p], [dimension])
## The values below which p percent of the entries lie.
##
## >> prctile([1; 2; 3; 4], 50)
## ans = 2.5000
function q = prctile (x, p, varargin)
  if nargin < 2 || isempty (p), p = [0 25 50 75 100]; end
  if islogical (p), error ("prctile: P must be a numeric vector"); end
  q = shares ("prctile", x, p / 100, varargin{:});
end

## corr (x, [y])
## The correlations of the columns of x and y.
##
## >> corr([1; 2; 3], [1; 2; 4])
## ans = 0.9820
function r = corr (x, y)
  if nargin < 2, y = x; end
  r = products ("corr", x, y, 0) ./ sqrt (diag (products ("corr", x, x, 0)) * diag (products ("corr", y, y, 0)).');
  if isequal (x, y), r(1:rows(r)+1:end) = 1; end
end

function c = products (name, x, y, opt)
  if ! isreal (x) || ! isreal (y) || ischar (x) || ischar (y), error ("%s: X and Y must be numeric", name); end
  if rows (x) == 1, x = x(:); end
  if rows (y) == 1, y = y(:); end
  n = rows (x);
  if n != rows (y), error ("%s: X and Y must have the same number of observations", name); end
  c = (x - mean (x, 1)).' * (y - mean (y, 1)) / (max (n, 1) - (opt != 1 && n != 1));
end

## skewness (x, [flag], [dimension])
## The skewness of each column; flag 0 corrects the bias.
##
## >> skewness([1 2 9])
## ans = 0.6655
function y = skewness (x, flag, varargin)
  [x, dim, n] = data ("skewness", x, varargin);
  if nargin < 2 || isempty (flag), flag = 1; end
  if ! isscalar (flag) || ! any (flag == [0 1]), error ("skewness: FLAG must be 0 or 1"); end
  x = x - mean (x, dim);
  s = sqrt (mean (x .^ 2, dim));
  y = mean (x .^ 3, dim) ./ s .^ 3;
  y(s == 0) = NaN;
  if flag == 0
    y *= sqrt (n * (n - 1)) / (n - 2);
    if n <= 2, y(:) = NaN; end
  end
end

% Checks data and the dimension to work along, which is by default the first that is longer than 1.
function [x, dim, n] = data (name, x, given)
  if ! (isnumeric (x) || islogical (x)), error ("%s: X must be a numeric vector or matrix", name); end
  if isempty (given)
    dim = find (size (x) != 1, 1);
    if isempty (dim), dim = 1; end
  else
    dim = given{1};
    if ! (isscalar (dim) && dim == fix (dim) && dim > 0)
      error ("%s: DIM must be an integer and a valid dimension", name);
    end
  end
  n = size (x, dim);
  x = double (x);
end

## kurtosis (x, [flag], [dimension])
## The kurtosis of each column; flag 0 corrects the bias.
##
## >> kurtosis([1 2 3 4])
## ans = 1.6400
function y = kurtosis (x, flag, varargin)
  [x, dim, n] = data ("kurtosis", x, varargin);
  if nargin < 2 || isempty (flag), flag = 1; end
  if ! isscalar (flag) || ! any (flag == [0 1]), error ("kurtosis: FLAG must be 0 or 1"); end
  x = x - mean (x, dim);
  s = sqrt (mean (x .^ 2, dim));
  y = mean (x .^ 4, dim) ./ s .^ 4;
  y(s == 0) = NaN;
  if flag == 0
    y = 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * y - 3 * (n - 1));
    if n <= 3, y(:) = NaN; end
  end
end

## mad (x, [option], [dimension])
## The mean distance from the mean, or with option 1 the median distance from the median.
##
## >> mad([1 2 6])
## ans = 2
function y = mad (x, opt, varargin)
  [x, dim] = data ("mad", x, varargin);
  if nargin < 2 || isempty (opt), opt = 0; end
  if ! isscalar (opt) || ! any (opt == [0 1]), error ("mad: OPT must be 0 or 1"); end
  if opt == 0, f = @mean; else f = @median; end
  y = f (abs (x - f (x, dim)), dim);
end

## var (x, [weights], [dimension])
## The variance of each column, divided by n - 1, or by n with 1, or with weights.
##
## >> var([1 2 3 4])
## ans = 1.6667
function v = var (varargin), v = variance (varargin{:}); end

function v = variance (x, w, dim)
  if ! (isnumeric (x) || islogical (x)), error ("var: X must be a numeric vector or matrix"); end
  if nargin < 2 || isempty (w), w = 0; end
  if ! isvector (w) || any (w < 0) || (isscalar (w) && ! any (w == [0 1]) && ! isscalar (x))
    error ("var: W must be 0, 1, or a vector of positive integers");
  end
  if nargin < 3
    dim = find (size (x) != 1, 1);
    if isempty (dim), dim = 1; end
    if all (size (x) == 0), v = NaN; return, end
  elseif ischar (dim) && strcmpi (dim, "all")
    if ! isscalar (w), error ("var: W must be either 0 or 1 when using 'ALL' as dimension"); end
    x = x(:);
    dim = 1;
  elseif ! isvector (dim) || any (dim < 1) || any (dim != fix (dim))
    error ("var: DIM must be a positive integer scalar, vector, or 'all'");
  elseif ! isscalar (dim)
    if ! isscalar (w), error ("var: W must be either 0 or 1 when DIM is a vector"); end
    if any (dim == 1) && any (dim == 2), x = x(:); end
    dim = min (dim);
  end
  n = size (x, dim);
  if isscalar (w)
    if n == 0
      s = size (x);
      s(dim) = 1;
      v = NaN (s);
    elseif n == 1
      v = zeros (size (x));
      v(! isfinite (x)) = NaN;
    else
      v = sumsq (x - sum (x, dim) / n, dim) / (n - 1 + w);
    end
  else
    if numel (w) != n
      error (["var: the length of W must be equal to the size of X in the dimension ", ...
        "along which variance is calculated"]);
    end
    w = w(:) / sum (w);
    if dim == 2, w = w.'; end
    v = sum (w .* abs (x - sum (w .* x, dim)) .^ 2, dim);
  end
end

## std (x, [weights], [dimension])
## The standard deviation of each column, with n - 1, or with n with 1, or with weights.
##
## >> std([1 2 3 4])
## ans = 1.2910
function v = std (varargin), v = sqrt (variance (varargin{:})); end

## mode (x, [dimension])
## The most frequent entry of each column, how often it is there, and all that are as frequent.
##
## >> mode([1 2 2 3])
## ans = 2
function [m, f, c] = mode (x, varargin)
  [x, dim] = data ("mode", x, varargin);
  if dim > 2
    m = x;
    f = ones (size (x));
    c = num2cell (x);
    return
  end
  if isempty (x) && ! any (size (x) > 1)
    m = zeros (1, 0);
    f = [];
    c = cell (1, 0);
    return
  end
  if dim == 2, x = x.'; end
  k = columns (x);
  m = NaN (1, k);
  f = zeros (1, k);
  c = cell (1, k);
  for j = 1:k
    [u, ~, g] = unique (x(:,j));
    if isempty (u), continue, end
    count = accumarray (g(:), 1);
    f(j) = max (count);
    c{j} = u(count == f(j));
    m(j) = c{j}(1);
  end
  if dim == 2
    m = m.';
    f = f.';
    c = c.';
  end
end

## corrcoef (x, [y], [option], [value], …)
## arguments: 1 to 8
## The correlations of the columns, the probabilities of larger ones by chance, and their bounds.
##
## >> corrcoef([1 2 3], [1 2 4])
## ans =
##
##    1.0000   0.9820
##    0.9820   1.0000
##
function [r, p, low, high] = corrcoef (x, varargin)
  alpha = 0.05;
  if ! isnumeric (x) && ! islogical (x), error ("corrcoef: X and Y must be numeric"); end
  if numel (varargin) > 0 && ! ischar (varargin{1})
    y = varargin{1};
    varargin(1) = [];
    if numel (x) != numel (y), error ("corrcoef: X and Y must be the same size"); end
    x = [x(:), y(:)];
  end
  for k = 1:2:numel (varargin)
    name = varargin{k};
    if ! ischar (name), error ("corrcoef: parameter %d must be a string", k); end
    if k == numel (varargin), error ('corrcoef: parameter "%s" missing value', name); end
    value = varargin{k+1};
    switch tolower (name)
      case "alpha"
        if ! (isnumeric (value) && isscalar (value) && value >= 0 && value <= 1)
          error ('corrcoef: "alpha" must be a scalar between 0 and 1');
        end
        alpha = value;
      case "rows"
        if ! any (strcmpi (value, {"all", "complete", "pairwise"}))
          error ('corrcoef: "rows" must be "all", "complete", or "pairwise"');
        end
        if ! strcmpi (value, "all"), x(any (isnan (x), 2),:) = []; end
      otherwise
        error ('corrcoef: Unknown option "%s"', name);
    end
  end
  if isrow (x), x = x(:); end
  n = rows (x);
  if numel (x) <= 1
    r = p = low = high = NaN;
    return
  end
  x = x - mean (x, 1);
  d = sqrt (sum (abs (x) .^ 2, 1));
  r = x' * x ./ d ./ d';
  k = abs (abs (r) - 1) <= 2 * eps;
  r(k) = round (r(k));
  r(logical (diag (! any (isnan (x), 1)))) = 1;
  if nargout > 1
    t = (n - 2) * r .^ 2 ./ (1 - r .^ 2);
    p = betainc ((n - 2) ./ (n - 2 + t), (n - 2) / 2, 1 / 2);
    p(isinf (t)) = 0;
    p(logical (eye (size (r)))) = 1;
    z = sqrt (2) * erfinv (1 - alpha) / sqrt (n - 3);
    low = tanh (atanh (r) - z);
    high = tanh (atanh (r) + z);
  end
end

## center (x, [dimension])
## The data without their mean.
##
## >> center([1 2 3])
## ans =
##
##   -1   0   1
##
function y = center (x, varargin)
  [x, dim] = data ("center", x, varargin);
  if isempty (x), y = x; else y = x - mean (x, dim); end
end

## zscore (x, [option], [dimension])
## The data without their mean, divided by their standard deviation; both come as further results.
##
## >> zscore([1 2 3])
## ans =
##
##   -1   0   1
##
function [z, m, s] = zscore (x, opt, varargin)
  if nargin < 2 || isempty (opt), opt = 0; end
  if ! isscalar (opt) || ! any (opt == [0 1]), error ("zscore: normalization OPT must be empty, 0, or 1"); end
  [x, dim] = data ("zscore", x, varargin);
  m = mean (x, dim);
  s = std (x, opt, dim);
  t = s;
  t(t == 0) = 1;
  z = (x - m) ./ t;
  if isempty (x), z = x; end
end

## iqr (x, [dimension])
## The distance between the quartiles.
##
## >> iqr([1 2 3 4])
## ans = 2
function y = iqr (x, dim)
  if ! (isnumeric (x) || islogical (x)), error ("iqr: X must be a numeric vector or matrix"); end
  if nargin < 2
    dim = find (size (x) != 1, 1);
    if isempty (dim), dim = 1; end
  elseif ischar (dim) && strcmpi (dim, "all")
    x = x(:);
    dim = 1;
  elseif ! (isnumeric (dim) && isvector (dim) && all (dim > 0) && all (dim == fix (dim)) && ! any (isinf (dim)))
    error ('iqr: DIM must be a positive integer scalar, vector, or "all"');
  elseif ! isscalar (dim)
    if numel (unique (dim)) != numel (dim)
      error ("iqr: vector DIM must contain non-repeating positive integers");
    end
    if any (dim == 1) && any (dim == 2), x = x(:); end
    dim = min (dim);
  end
  if dim > 2
    y = zeros (size (x));
    y(isnan (x)) = NaN;
    return
  end
  p = [0.25; 0.75];
  if dim == 2, p = p.'; end
  y = diff (quantile (x, p, dim), 1, dim);
end

## hist (y, [bins], [norm])
## How many entries lie in each of 10, or the given number of, bins, and the centres of the bins; without results
## a histogram is drawn.
##
## >> [counts, centres] = hist([1 2 2 3], 2)
## counts =
##
##    3   1
##
## centres =
##
##    1.5000   2.5000
##
function [nn, xx] = hist (y, x, norm)
  if ! isreal (y) || ischar (y) || iscell (y), error ("hist: Y must be real-valued"); end
  isLine = isvector (y);
  if isLine, y = y(:); end
  finite = y(isfinite (y));
  low = min (finite(:));
  high = max (finite(:));
  if isempty (low), low = high = 0; end
  if nargin < 2 || isempty (x), x = 10; end
  if ! isnumeric (x) && ! islogical (x), error ("hist: bin specification must be a numeric scalar or vector"); end
  if ! isvector (x), error ("hist: bin specification must be a scalar or vector"); end
  if isscalar (x)
    n = fix (x);
    if n <= 0, error ("hist: number of bins NBINS must be positive"); end
    if low == high
      x = (1:n)' - ceil (n / 2) + low;
      if low != high || n == 1, x = low; end
    else
      d = (high - low) / n / 2;
      x = linspace (low + d, high - d, n)';
    end
  else
    x = sort (x(:));
  end
  n = numel (x);
  edges = (x(1:n-1) + x(2:n)) / 2;
  nn = zeros (n, columns (y));
  for k = 1:columns (y)
    c = y(! isnan (y(:,k)),k);
    at = 1 + sum (c(:) > edges(:).', 2);
    for m = 1:n, nn(m,k) = sum (at == m); end
  end
  if nargin > 2
    if ! isnumeric (norm) || any (norm(:) < 0), error ("hist: NORM must be a numeric constant > 0"); end
    if ! isvector (norm), error ("hist: NORM must be scalar or vector"); end
    nn = nn ./ sum (nn, 1) .* norm(:).';
  end
  xx = x;
  if isLine
    nn = nn.';
    xx = xx.';
  end
  if nargout == 0
    bar (xx, nn, 1);
    clear nn xx
  end
end

## cov (x, [y], [option])
## The covariances of the columns, or of x and y, with n - 1, or with n for option 1.
##
## >> cov([1 2 3], [1 2 4])
## ans = 1.5000
function c = cov (x, y, opt)
  if ! (isnumeric (x) || islogical (x)), error ("cov: X and Y must be numeric matrices or vectors"); end
  if nargin < 3, opt = 0; end
  if nargin == 1
    y = x;
  elseif nargin == 2 && isscalar (y) && ! isscalar (x)
    opt = y;
    y = x;
  elseif nargin == 2 && isscalar (y) && ! any (y == [0 1])
    error ("cov: normalization OPT must be 0 or 1");
  end
  if ! (isnumeric (y) || islogical (y)), error ("cov: X and Y must be numeric matrices or vectors"); end
  if ! isscalar (opt) || ! any (opt == [0 1]), error ("cov: normalization OPT must be 0 or 1"); end
  if isrow (x), x = x(:); end
  if isrow (y), y = y(:); end
  n = rows (x);
  if rows (y) != n, error ("cov: X and Y must have the same number of observations"); end
  if n == 1
    c = zeros (columns (x), columns (y));
  else
    c = (x - mean (x, 1))' * (y - mean (y, 1)) / (n - 1 + opt);
    if isreal (x) && isequal (x, y), c = (c + c.') / 2; end
  end
end
