# Plots
## qqplot (x, …)
## arguments: 1 or more
## picture: new
## Draws the sorted numbers over the quantiles of a normal distribution, with the line through both quartiles.
##
## >> qqplot([1 2 3 5 9])
function [one, many, words] = qqplot (isNew, x, varargin)
  x = finite ("qqplot", x);
  n = numel (x);
  x = sort (x);
  one = "normal Q-Q plot";
  many = "normal Q-Q plots";
  q = norminv (((1:n).' - 0.5) / n);
  words = "has no values";
  if n > 1
    a = norminv (0.75);
    b = quantile (x, [0.25; 0.75]);
    slope = (b(2) - b(1)) / (2 * a);
    middle = (b(1) + b(2)) / 2;
    t = q([1 end]).';
    plot (t, middle + slope * t, "color", "gray", "linestyle", "-", "linewidth", 0.94);
    d = x - (middle + slope * q);
    [~, at] = max (abs (d));
    words = sprintf ("has %d values from %.3g to %.3g", n, x(1), x(end));
    if slope > 0
      words = [words sprintf(", the line has slope %.3g and height %.3g", slope, middle)];
      if d(at) != 0, words = [words sprintf(", the value %.3g is farthest from it, by %.3g", x(at), abs (d(at)))]; end
    else
      words = [words ", half of them or more are the same"];
    end
  elseif n
    words = sprintf ("has one value, %.3g", x);
  end
  if n, scatter (q, x, [], "b", varargin{:}); else scatter (NaN, NaN); end
  if isNew, xlabel ("normal quantiles"), ylabel ("sorted values"), end
end

function x = finite (name, x)
  if ! (isnumeric (x) && isreal (x)), refuse (name, "X must be numbers", ["it is a " class(x)]); end
  x = double (x(isfinite (x))(:));
end

## residualplot (x, y, [degree or f], …)
## arguments: 2 or more
## picture: new
## Draws what a polynomial fit, of degree 1 unless given, or a function leaves of y, over x.
##
## >> residualplot(1:5, [2 4 5 4 5])
function [one, many, words] = residualplot (isNew, x, y, varargin)
  if ! (isnumeric (x) && isnumeric (y) && isreal (x) && isreal (y) && numel (x) == numel (y)), refuse ("residualplot", "X and Y must be equally many numbers", sprintf ("there are %d and %d", numel (x), numel (y))); end
  [x, y] = deal (x(:), y(:));
  ok = isfinite (x + y);
  [x, y] = deal (x(ok), y(ok));
  f = 1;
  if numel (varargin) && ! ischar (varargin{1})
    f = varargin{1};
    varargin(1) = [];
  end
  one = "residual plot";
  many = "residual plots";
  words = "has no values";
  if is_function_handle (f)
    fit = arrayfun (f, x);
  else
    if ! (isscalar (f) && f >= 0 && f == fix (f)), refuse ("residualplot", "DEGREE must be a whole number", "or give the function that was fitted"); end
    if numel (x) && numel (unique (x)) <= f, refuse ("residualplot", sprintf ("a polynomial of degree %d needs at least %d different x", f, f + 1), sprintf ("there are %d", numel (unique (x)))); end
    fit = y;
    if numel (x), fit = polyval (polyfit (x, y, f), x); end
  end
  r = y - fit;
  r(abs (r) < 1e-12 * max ([abs(y); 0])) = 0;
  yline (0, "k");
  if numel (x)
    [~, at] = max (abs (r));
    words = sprintf ("has %d residuals from %.3g to %.3g, root mean square %.3g, the largest at x = %.3g", numel (r), min (r), max (r), sqrt (mean (r .^ 2)), x(at));
    scatter (x, r, [], "b", varargin{:});
  else
    scatter (NaN, NaN);
  end
  if isNew, xlabel ("x"), ylabel ("residual"), end
end

## plotmatrix (X, [names])
## Draws each column of a matrix over each other in a grid of plots, with histograms along the diagonal.
##
## >> plotmatrix([1 2; 2 3; 4 3])
function plotmatrix (X, names)
  if ! (isnumeric (X) && isreal (X) && ndims (X) == 2 && columns (X) > 0), refuse ("plotmatrix", "X must be a matrix with a column for each variable", sprintf ("it has size %dx%d", size (X))); end
  n = columns (X);
  if n > 8, refuse ("plotmatrix", sprintf ("%d variables are too many for one figure", n), "choose at most 8 columns, as in X(:,1:4)"); end
  if nargin < 2
    names = cell (1, n);
    for k = 1:n, names{k} = sprintf ("x%d", k); end
  end
  if ischar (names), names = cellstr (names); end
  if numel (names) != n, refuse ("plotmatrix", [thereAre(numel (names), "name") " for " counted(n, "column")], "give each column its name"); end
  d = zeros (n, 2);
  for k = 1:n
    x = X(isfinite (X(:,k)),k);
    d(k,:) = [0 1];
    if numel (x), d(k,:) = [min(x) max(x)]; end
    pad = 0.06 * (d(k,2) - d(k,1));
    if pad == 0, pad = 0.5; end
    d(k,:) += pad * [-1 1];
  end
  h = zeros (n);
  for i = 1:n
    for j = 1:n
      h(i,j) = subplot (n, n, (i - 1) * n + j);
      if i == j, columnsOf (X(:,i), d(i,:), names{i}); else scatter (X(:,j), X(:,i), 16, "b"); end
      xlim (d(j,:));
      ylim (d(i,:));
      xlabel (names{j});
      ylabel (names{i});
    end
  end
  if n > 1
    for k = 1:n
      linkaxes (h(:,k), "x");
    end
  end
end

% A histogram as high as the plot, whose axis belongs to the neighbours.
function columnsOf (x, d, name)
  x = x(isfinite (x));
  if isempty (x), plot (NaN, NaN); return, end
  m = max (3, min (20, ceil (sqrt (numel (x)))));
  histogram (x, linspace (d(1), d(2), m + 1), "within", d, "color", "b");
end

## pie (x, [names])
## picture: new
## Draws the parts of a whole as bars with percentages, which compare better than the angles of a pie.
##
## >> pie([3 1], {"yes", "no"})
function [one, many, words] = pie (isNew, x, varargin)
  if ! (isnumeric (x) && isreal (x) && isvector (x) && all (isfinite (x(:)) & x(:) >= 0) && sum (x) > 0), refuse ("pie", "X must be numbers from 0 up, not all 0", "they are parts of a whole"); end
  x = x(:).';
  n = numel (x);
  names = {};
  % Parts that are pulled out, Octave's second argument, have no meaning for bars.
  if numel (varargin), names = varargin{end}; end
  if isnumeric (names) || islogical (names), names = {}; end
  if ischar (names), names = cellstr (names); end
  if isempty (names), names = num2cell (1:n); end
  if numel (names) != n, refuse ("pie", [thereAre(numel (names), "name") " for " counted(n, "part")], "give each part its name"); end
  for k = 1:n
    if ! ischar (names{k}), names{k} = sprintf ("%g", names{k}); end
  end
  total = sum (x);
  % Shares that do not reach 1 leave a part of the whole out.
  if total < 1, total = 1; end
  p = 100 * x / total;
  w = 0.32;
  k = 1:n;
  fill ([0 * p; p; p; 0 * p; NaN * p](:), [k - w; k - w; k + w; k + w; NaN * k](:), "b", "facealpha", 0.35);
  words = "";
  for k = 1:n
    share = sprintf ("%.3g %%", p(k));
    text (p(k), k, share);
    words = [words ", " names{k} " " share];
  end
  one = "set of shares";
  many = "sets of shares";
  words = ["has " words(3:end)];
  if isNew
    axis ij, grid off
    axis ([0, max(p) * 1.18, 0.4, n + 0.6]);
    yticklabels (names);
    xlabel ("%");
  end
end
