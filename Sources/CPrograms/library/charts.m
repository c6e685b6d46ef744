# Plots
## histogram (x, [bins or edges], …)
## picture: new
## Draws how many values fall in each bin; "normalization" is "count", "probability", "pdf", "cumcount" or "cdf".
##
## >> histogram([1 2 2 3 3 3 4])
## >> histogram([1 2 2 3 3 3 4], [0.5 2.5 4.5], "normalization", "probability")
function [one, many, words] = histogram (isNew, x, varargin)
  one = "histogram";
  many = "histograms";
  if ! ((isnumeric (x) || islogical (x)) && isreal (x)), refuse ("histogram", "X must be numbers", ["it is a " class(x)]); end
  x = double (x(isfinite (x))(:));
  edges = [];
  kind = "count";
  within = [];
  rest = {};
  k = 1;
  if numel (varargin) && ! ischar (varargin{1})
    edges = varargin{1}(:).';
    k = 2;
  end
  while k <= numel (varargin)
    if k == numel (varargin), refuse ("histogram", sprintf ("the option '%s' has no value", varargin{k}), 'for example "normalization", "pdf"'); end
    value = varargin{k+1};
    switch lower (varargin{k})
      case "normalization", kind = lower (value);
      case "binedges", edges = value(:).';
      % As plotmatrix wants it: from the lower limit of another axis towards the upper one.
      case "within", within = value;
      case "numbins", edges = value;
      case "binwidth", edges = floor (min (x) / value) * value:value:(floor (max (x) / value) + 1) * value;
      otherwise, rest(end+1:end+2) = varargin(k:k+1);
    end
    k += 2;
  end
  if ! (isnumeric (edges) && isreal (edges)) || any (diff (edges) <= 0) || isscalar (edges) && ! (edges >= 1 && edges == fix (edges) && edges <= 10000)
    refuse ("histogram", "the bins must be a number of bins, or edges in ascending order", "write histogram(x, 10) or histogram(x, 0:5)");
  end
  if isempty (x)
    words = "has no values";
    plot (NaN, NaN);
    return
  end
  if isempty (edges), edges = roundEdges (x);
  elseif isscalar (edges)
    [lo, hi] = bounds (x);
    if lo == hi, lo -= 0.5; hi += 0.5; end
    edges = linspace (lo, hi, edges + 1);
  end
  n = histc (x, edges)(:).';
  n(end-1) += n(end);
  n(end) = [];
  total = sum (n);
  w = diff (edges);
  label = "count";
  switch kind
    case "count"
    case "probability", h = n / numel (x); label = "probability";
    case "percentage", h = 100 * n / numel (x); label = "per cent";
    case {"pdf", "density"}, h = n / numel (x) ./ w; label = "density";
    case "countdensity", h = n ./ w; label = "count per unit";
    case "cumcount", h = cumsum (n); label = "values up to here";
    case "cdf", h = cumsum (n) / numel (x); label = "part up to here";
    otherwise, refuse ("histogram", sprintf ("unknown normalization '%s'", kind), 'use "count", "probability", "pdf", "cumcount" or "cdf"');
  end
  if strcmp (kind, "count"), h = n; end
  if numel (within)
    h = within(1) + 0.92 * (within(2) - within(1)) * h / max (h);
    low = edges(1:end-1);
    high = edges(2:end);
    nan = NaN (size (h));
    low0 = 0 * h + within(1);
    fill ([low; low; high; high; nan](:), [low0; h; h; low0; nan](:), rest{:});
  elseif max (w) - min (w) <= 1e-9 * max (w)
    bar (edges(1:end-1) + w / 2, h, 1, rest{:});
  else
    low = edges(1:end-1);
    high = edges(2:end);
    nan = NaN (size (h));
    fill ([low; low; high; high; nan](:), [0 * h; h; h; 0 * h; nan](:), "edgecolor", "none", "facealpha", 1, rest{:});
  end
  if isNew, ylabel (label); end
  [~, k] = max (n ./ w);
  words = sprintf ("has %d values in %d bins from %.3g to %.3g, most densely between %.3g and %.3g", total, numel (n), edges([1 end]), edges([k k+1]));
  if total < numel (x), words = sprintf ("%s; %d values lie outside", words, numel (x) - total); end
end

% Edges at round numbers, about as wide as D. Freedman and P. Diaconis propose (On the histogram as a density
% estimator, Zeitschrift fuer Wahrscheinlichkeitstheorie 57, 1981).
function edges = roundEdges (x)
  [lo, hi] = bounds (x);
  w = 2 * iqr (x) / numel (x) ^ (1 / 3);
  if ! (w > 0), w = (hi - lo) / (1 + log2 (numel (x))); end
  if ! (w > 0), w = 1; end
  w = max (w, (hi - lo) / 200);
  p = 10 ^ floor (log10 (w));
  w = p * [1 2 5 10](find (w / p < [1.5 3.5 7.5 Inf], 1));
  if ! isfinite (w), refuse ("histogram", "the numbers lie too far apart", "take their logarithms"); end
  first = floor (lo / w) * w;
  if all (x == fix (x)) && (w < 2 || hi - lo < 20)
    w = 1;
    first = lo - 0.5;
  end
  edges = first + (0:max (1, floor ((hi - first) / w) + 1)) * w;
end

## stem ([x], y, …)
## picture: new
## Draws an upright line from zero to each value, with a marker at its end.
##
## >> stem([3 1 2])
function [one, many, words] = stem (isNew, x, varargin)
  one = "stem plot";
  many = "stem plots";
  if numel (varargin) && ! ischar (varargin{1})
    y = varargin{1};
    varargin(1) = [];
  else
    y = x;
    x = 1:numel (y);
  end
  if ! (isnumeric (x) && isnumeric (y) && isreal (y) && numel (x) == numel (y)), refuse ("stem", "X and Y must be equally many numbers", sprintf ("there are %d and %d", numel (x), numel (y))); end
  x = double (x(:).');
  y = double (y(:).');
  k = find (isfinite (x + y));
  words = sprintf ("has %d stems", numel (k));
  if numel (k)
    [hi, at] = max (y(k));
    words = sprintf ("%s, heights from %.3g to %.3g, the highest at %.3g", words, min (y(k)), hi, x(k(at)));
  end
  isFilled = any (strcmpi (varargin, "filled"));
  if isFilled, varargin(strcmpi (varargin, "filled")) = []; end
  yline (0, "k", "linewidth", 0.75);
  nan = NaN (size (x));
  plot ([x; x; nan](:), [0 * y; y; nan](:), "linestyle", "-", varargin{:}, "marker", "none");
  fill = {"filled"}(isFilled * ones (1, isFilled));
  scatter (x, y, fill{:}, "marker", "o", varargin{:});
end

## errorbar ([x], y, error, [upper error], [style], …)
## picture: new
## Draws points or a curve with bars that reach from y - error to y + error.
##
## >> errorbar([1 2 3], [2 4 3], [0.5 1 0.2])
function [one, many, words] = errorbar (isNew, varargin)
  one = "set of error bars";
  many = "sets of error bars";
  n = 0;
  while n < numel (varargin) && ! ischar (varargin{n+1}), n++; end
  a = cellfun (@(v) double (v(:).'), varargin(1:n), "UniformOutput", false);
  rest = varargin(n+1:end);
  if n < 2, refuse ("errorbar", "there must be values and their errors", "write errorbar(y, e), or errorbar(x, y, e)"); end
  if n == 2, a = [{1:numel(a{1})}, a]; end
  if n < 4, a{4} = a{3}; end
  [x, y, lower, upper] = deal (a{1:4});
  if ! (isreal (y) && numel (x) == numel (y) && numel (y) == numel (lower) && numel (lower) == numel (upper))
    refuse ("errorbar", "X, Y and the errors must have the same length", sprintf ("they have %d, %d and %d entries", numel (x), numel (y), numel (lower)));
  end
  ok = isfinite (x + y);
  words = sprintf ("has %d values", sum (ok));
  if any (ok)
    [widest, k] = max (lower + upper);
    words = sprintf ("%s from %.3g to %.3g; the widest bar reaches from %.3g to %.3g at %.3g", words, min (y(ok)), max (y(ok)), y(k) - lower(k), y(k) + upper(k), x(k));
  end
  c = 0;
  if sum (ok) > 1, c = min (0.008 * (max (x(ok)) - min (x(ok))), min ([Inf, diff(unique (x(ok)))]) / 4); end
  nan = NaN (size (x));
  [lo, hi] = deal (y - abs (lower), y + abs (upper));
  P = [x; x; nan; x-c; x+c; nan; x-c; x+c; nan];
  Q = [lo; hi; nan; lo; lo; nan; hi; hi; nan];
  colour = {};
  if numel (rest) && mod (numel (rest), 2)
    letter = rest{1}(ismember (rest{1}, "rgbcmyk"));
    if numel (letter), colour = {"color", letter(1)}; end
  end
  plot (P(:), Q(:), "linestyle", "-", "linewidth", 0.9, colour{:}, "marker", "none");
  if isempty (rest) || ! any (ismember (rest{1}, "-:.ox+*sd^v")), rest = [rest, {"marker", "o"}]; end
  plot (x, y, rest{:});
end

## fimplicit (f, [limits], …)
## picture: new
## Draws the points of the plane where a function of two numbers is zero.
##
## >> fimplicit(@(x, y) x^2 + y^2 - 1, [-2 2])
function [one, many, words] = fimplicit (isNew, f, limits, varargin)
  one = "curve of an equation";
  many = "curves of equations";
  if ! is_function_handle (f), refuse ("fimplicit", "F must be a function of two numbers", "write fimplicit(@(x, y) x^2 + y^2 - 1)"); end
  if nargin < 3, limits = [-5 5]; end
  if ischar (limits)
    varargin = [{limits}, varargin];
    limits = [-5 5];
  end
  contour (f, limits, [0 0], "showtext", "off", "color", "b", "linewidth", 1.5, varargin{:});
  limits = limits(:).';
  if numel (limits) == 2, limits = [limits limits]; end
  words = sprintf ("shows where it holds between x = %.3g and %.3g, y = %.3g and %.3g", limits);
end

## gscatter (x, y, groups, …)
## picture: new
## Draws single points, those of each group with a colour, a marker and a name of their own.
##
## >> gscatter([1 2 3 4], [2 1 3 2], {"a", "a", "b", "b"})
function [one, many, words] = gscatter (isNew, x, y, g, varargin)
  one = "set of points in groups";
  many = "sets of points in groups";
  if nargin < 4, refuse ("gscatter", "there must be X, Y and GROUPS", "write gscatter(x, y, groups)"); end
  if ischar (g), g = cellstr (g); end
  if ! (isnumeric (x) && isnumeric (y) && numel (x) == numel (y) && numel (g) == numel (x))
    refuse ("gscatter", "X, Y and GROUPS must have the same length", sprintf ("they have %d, %d and %d entries", numel (x), numel (y), numel (g)));
  end
  [names, ~, i] = unique (g(:));
  parts = {};
  for k = 1:numel (names)
    if iscell (names), name = names{k}; else name = sprintf ("%g", names(k)); end
    u = x(i == k);
    v = y(i == k);
    scatter (u, v, [], "brgmycrk"(mod (k - 1, 8) + 1), "marker", "osd^v+x*"(mod (k - 1, 8) + 1), "displayname", name, varargin{:});
    parts{k} = sprintf ("%s: %d around (%.3g, %.3g)", name, numel (u), mean (u), mean (v));
  end
  words = ["has groups: " strjoin(parts, "; ")];
end

## fillbetween (x, lower, upper, …)
## picture: new
## Shades the area between two curves.
##
## >> fillbetween(0:4, [0 1 0 1 0], [2 3 4 3 2])
function [one, many, words] = fillbetween (isNew, x, a, b, varargin)
  one = "band";
  many = "bands";
  if nargin < 4, refuse ("fillbetween", "there must be X, LOWER and UPPER", "write fillbetween(x, y - 1, y + 1)"); end
  x = double (x(:).');
  a = double (a(:).') + 0 * x;
  b = double (b(:).') + 0 * x;
  ok = isfinite (x + a + b);
  words = "has no points";
  if any (ok)
    [widest, k] = max (abs (b - a) .* ok);
    words = sprintf ("reaches from x = %.3g to %.3g, widest with %.3g at %.3g", min (x(ok)), max (x(ok)), widest, x(k));
  end
  % Gaps divide the band.
  first = find (ok & ! [false, ok(1:end-1)]);
  last = find (ok & ! [ok(2:end), false]);
  P = Q = [];
  for k = 1:numel (first)
    i = first(k):last(k);
    P = [P, x(i), fliplr(x(i)), NaN];
    Q = [Q, a(i), fliplr(b(i)), NaN];
  end
  fill (P, Q, "edgecolor", "none", "facealpha", 0.18, varargin{:});
end

% The curve of two functions of one number.
function parametric (f, g, limits, varargin)
  if nargin < 3, limits = [-5 5]; end
  if ischar (limits)
    varargin = [{limits}, varargin];
    limits = [-5 5];
  end
  if ! (isnumeric (limits) && numel (limits) == 2 && limits(1) < limits(2)), refuse ("fplot", "the limits must be two numbers, the smaller one first", "write fplot(@cos, @sin, [0 2*pi])"); end
  t = linspace (limits(1), limits(2), 401);
  x = arrayfun (f, t);
  y = arrayfun (g, t);
  plot (x, y, varargin{:});
end
