# Plots
## boxplot (data, [groups or names], …)
## picture: new
## Draws a box from the first to the third quartile for each column, cell or group of the data, with a line at
## the median, whiskers to the last values within 1.5 times its height, and dots for what lies beyond.
##
## >> boxplot([1 2 3 9; 2 4 6 7]')
function [one, many, words] = boxplot (isNew, data, varargin)
  [X, names, rest] = samples ("boxplot", data, varargin);
  one = "box plot";
  many = "box plots";
  words = "";
  box = whisker = middle = beyond = zeros (2, 0);
  gap = [NaN; NaN];
  for k = 1:numel (X)
    x = X{k};
    words = [words "; " names{k} ": "];
    if isempty (x)
      words = [words "no values"];
      continue
    end
    q = quantile (x, [0.25; 0.5; 0.75])(:);
    far = 1.5 * (q(3) - q(1));
    in = x >= q(1) - far & x <= q(3) + far;
    lo = min ([x(in); q(1)]);
    hi = max ([x(in); q(3)]);
    out = x(! in).';
    w = 0.28;
    c = 0.12;
    box = [box, [k + [-w w w -w]; q([1 1 3 3]).'], gap];
    whisker = [whisker, [k k; q(1) lo], gap, [k-c k+c; lo lo], gap, [k k; q(3) hi], gap, [k-c k+c; hi hi], gap];
    middle = [middle, [k-w k+w; q(2) q(2)], gap];
    beyond = [beyond, [k + 0 * out; out]];
    words = [words sprintf("quartiles %.3g, %.3g and %.3g, whiskers from %.3g to %.3g", q, lo, hi)];
    if numel (out), words = [words sprintf(", %d beyond", numel (out))]; end
  end
  words = ["shows " words(3:end)];
  fill (box(1,:), box(2,:), rest{:});
  plot (whisker(1,:), whisker(2,:), "linewidth", 1, "linestyle", "-", rest{:});
  plot (middle(1,:), middle(2,:), "linewidth", 2, "linestyle", "-", rest{:});
  if columns (beyond), scatter (beyond(1,:), beyond(2,:), [], "marker", "o", rest{:}); end
  finish (isNew, names);
end

function [X, names, rest] = samples (name, data, rest)
  g = {};
  if numel (rest) && ! (ischar (rest{1}) && isrow (rest{1}))
    g = rest{1};
    rest(1) = [];
  end
  k = find (cellfun (@(c) ischar (c) && strcmpi (c, "labels"), rest));
  if numel (k) && k(1) < numel (rest)
    g = rest{k(1)+1};
    rest(k(1) + [0 1]) = [];
  end
  if ! (iscell (data) || isnumeric (data) && isreal (data)), refuse (name, "DATA must be numbers, or a cell of samples", ["it is a " class(data)]); end
  if ischar (g), g = cellstr (g); end
  if isvector (data) && ! iscell (data) && numel (data) > 1 && numel (g) == numel (data)
    % Names in the order in which they first appear, numbers by size.
    if iscell (g), [g, ~, i] = unique (g(:), "stable"); else, [g, ~, i] = unique (g(:)); end
    X = cell (1, numel (g));
    for k = 1:numel (g), X{k} = data(i == k); end
  elseif iscell (data)
    X = data(:).';
  elseif isvector (data)
    X = {data};
  else
    X = num2cell (data, 1);
  end
  if ! iscell (g), g = num2cell (g); end
  if isempty (g), g = num2cell (1:numel (X)); end
  if numel (g) != numel (X), refuse (name, [thereAre(numel (g), "name") " for " counted(numel (X), "sample")], "give each column its name, or each value its group"); end
  names = cell (1, numel (X));
  for k = 1:numel (X)
    names{k} = g{k};
    if ! ischar (g{k}), names{k} = sprintf ("%g", g{k}); end
    x = X{k}(:);
    if ! (isnumeric (x) && isreal (x)), refuse (name, "each sample must be numbers", sprintf ("number %d is a %s", k, class (x))); end
    X{k} = x(isfinite (x));
  end
end

function [f, points, width] = density (x, points, width)
  x = x(isfinite (x));
  n = numel (x);
  if n == 0, refuse ("ksdensity", "X has no numbers to estimate from", "give it measurements, as in ksdensity([1 2 4])"); end
  if isempty (width)
    s = median (abs (x - median (x))) / 0.6745;
    if n < 2 || s == 0, s = std (x); end
    width = s * (4 / (3 * n)) ^ 0.2;
    if ! (width > 0), width = 1; end
  end
  if ! (isscalar (width) && width > 0), refuse ("ksdensity", "the bandwidth must be a positive number", "leave it out to have it chosen"); end
  if isempty (points), points = linspace (min (x) - 3 * width, max (x) + 3 * width, 100); end
  f = zeros (size (points));
  for k = 1:numel (points), f(k) = mean (exp (-((points(k) - x) / width) .^ 2 / 2)) / (width * sqrt (2 * pi)); end
end

function finish (isNew, names)
  if ! isNew || isempty (names), return, end
  xlim ([0.5, numel(names) + 0.5]);
  xticklabels (names);
end

## boxchart (data, …)
## boxchart (groups, data, …)
## arguments: 1 or more
## picture: new
## Draws a box for each column or group of the data, as boxplot does.
##
## >> boxchart([1 1 2 2], [3 4 5 6])
function [one, many, words] = boxchart (isNew, data, varargin)
  one = many = words = "";
  if numel (varargin) && ! ischar (varargin{1})
    boxplot (varargin{1}, data, varargin{2:end});
  else
    boxplot (data, varargin{:});
  end
end

## violinplot (data, [groups or names], …)
## picture: new
## Draws the densities of the columns, cells or groups of the data to both sides, with the quartiles as a bar and
## the median as a dot.
##
## >> violinplot([1 2 3 4 5 9])
function [one, many, words] = violinplot (isNew, data, varargin)
  [X, names, rest] = samples ("violinplot", data, varargin);
  one = "violin plot";
  many = "violin plots";
  words = "";
  shape = bar = middle = zeros (2, 0);
  gap = [NaN; NaN];
  for k = 1:numel (X)
    x = X{k};
    words = [words "; " names{k} ": "];
    if isempty (x)
      words = [words "no values"];
      continue
    end
    [f, y] = density (x, [], []);
    f *= 0.38 / max (f);
    shape = [shape, [k - f, fliplr(k + f); y, fliplr(y)], gap];
    q = quantile (x, [0.25; 0.5; 0.75])(:);
    bar = [bar, [k k; q(1) q(3)], gap];
    middle = [middle, [k; q(2)]];
    words = [words sprintf("quartiles %.3g, %.3g and %.3g, from %.3g to %.3g", q, min (x), max (x))];
  end
  words = ["shows " words(3:end)];
  fill (shape(1,:), shape(2,:), rest{:});
  plot (bar(1,:), bar(2,:), "linewidth", 3, "linestyle", "-", rest{:});
  scatter (middle(1,:), middle(2,:), "filled", "marker", "o", rest{:});
  finish (isNew, names);
end

## ksdensity (x, [points], ["bandwidth", width])
## arguments: 1 or more
## The density of a sample, smoothed with bell curves, at points that are a further result; drawn where no result
## is wanted.
##
## >> ksdensity([1 2 4])
## >> [f, x] = ksdensity([1 2 2 5]); printf("%.2f\n", trapz(x, f))
## 1.00
## >> printf("%.4f\n", ksdensity([0 0], 0, "bandwidth", 1))
## 0.3989
function [f, points, width] = ksdensity (x, varargin)
  if ! (isnumeric (x) && isreal (x)), refuse ("ksdensity", "X must be numbers", ["it is a " class(x)]); end
  points = [];
  width = [];
  k = 1;
  while k <= numel (varargin)
    if ischar (varargin{k}) && strcmpi (varargin{k}, "bandwidth") && k < numel (varargin)
      k++;
      width = varargin{k};
    elseif ischar (varargin{k}) || k > 1
      refuse ("ksdensity", "the option is not known", 'the only one is "bandwidth"');
    else
      points = varargin{k};
    end
    k++;
  end
  [y, points, width] = density (x(:), points, width);
  if nargout, f = y; else plot (points, y); end
end

## intervalplot (lower, upper, [value])
## arguments: 1 or more
## picture: new
## Draws intervals one below the other; those that do not contain a value stand out.
##
## >> intervalplot([1 2 4], [3 4 5], 3.5)
function [one, many, words] = intervalplot (isNew, a, b, t)
  if ! (isnumeric (a) && isnumeric (b) && numel (a) == numel (b)), refuse ("intervalplot", "LOWER and UPPER must be equally many numbers", sprintf ("there are %d and %d", numel (a), numel (b))); end
  a = a(:).';
  b = b(:).';
  k = 1:numel (a);
  out = false (size (k));
  one = "set of intervals";
  many = "sets of intervals";
  words = sprintf ("has %d intervals, lengths from %.3g to %.3g", numel (k), min (b - a), max (b - a));
  if nargin > 3
    out = t < a | b < t;
    xline (t, "k");
    words = sprintf ("has %d intervals, of which %d %s not contain %.3g", numel (k), sum (out), {"do", "does"}{1+(sum (out) == 1)}, t);
  end
  strips (a, b, k, ! out, "b", 1);
  strips (a, b, k, out, "r", 2.25);
  if isNew && numel (k)
    axis ij, grid off
    ylim ([0.4, numel(k) + 0.6]);
  end
end

function strips (a, b, k, use, colour, width)
  if ! any (use), return, end
  a = a(use);
  b = b(use);
  k = k(use);
  plot ([a; b; NaN + a](:), [k; k; NaN + k](:), "color", colour, "linewidth", width, "linestyle", "-");
  scatter ((a + b) / 2, k, 40, colour, "filled", "marker", "o");
end

## iconarray (counts, [names], [columns])
## arguments: 1 or more
## picture: new
## Draws one sign for each case, the groups one after the other along the rows.
##
## >> iconarray([3 17], {"ill", "well"})
function [one, many, words] = iconarray (isNew, n, names, c)
  if ! (isnumeric (n) && isreal (n) && all (n(:) >= 0 & n(:) == fix (n(:)))) || sum (n(:)) > 10000 || numel (n) > 6
    refuse ("iconarray", "COUNTS must be at most 6 whole numbers, together at most 10000", "divide larger ones by 10 or 100");
  end
  if nargin < 3, names = {}; end
  if ischar (names), names = {names}; end
  m = sum (n(:));
  if nargin < 4, c = max (10, min (25, m)); end
  one = "icon array";
  many = "icon arrays";
  words = sprintf ("has %d signs", m);
  first = 0;
  for k = 1:numel (n)
    i = first + (0:n(k) - 1);
    first += n(k);
    name = "";
    if k <= numel (names), name = names{k}; end
    words = [words sprintf(", %d %s", n(k), name)];
    if n(k)
      scatter (mod (i, c) + 1, floor (i / c) + 1, 80, "brgykc"(k), "filled", "marker", "osd^vo"(k), "displayname", name);
    end
  end
  if isNew && m
    axis equal, axis ij, axis off
    axis ([0.4, c + 0.6, 0.4, ceil(m / c) + 0.6]);
  end
end
