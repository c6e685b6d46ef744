# Plots

% Reads the arguments of a plot in space: lists of coordinates, the numbers that colour a surface or none, the number
% of rows, and how it is drawn.
function [x, y, z, c, r, rest] = space (name, isNew, varargin)
  a = varargin;
  n = 0;
  while n < numel (a) && ! ischar (a{n+1}), n++; end
  rest = a(n+1:end);
  c = [];
  if strcmp (name, "surf") || strcmp (name, "mesh")
    [x, y, z, c] = net (name, a(1:n));
    r = rows (z);
    return
  end
  if n < 3
    refuse (name, "there must be X, Y and Z", ["write " name "(x, y, z)"]);
  end
  [x, y, z] = a{1:3};
  for k = 1:3
    if ! (isnumeric (a{k}) || islogical (a{k})) || ! isreal (a{k})
      refuse (name, [upper("xyz"(k)) " must be real numbers"], sprintf ("it is a %s of size %dx%d", class (a{k}), size (a{k})));
    end
  end
  if isvector (x) && isvector (y) && isvector (z)
    x = x(:);
    y = y(:);
    z = z(:);
  end
  if ! size_equal (x, y, z)
    s = [size(x), size(y), size(z)];
    refuse (name, "X, Y and Z must have the same size", sprintf ("they have the sizes %dx%d, %dx%d and %dx%d", s));
  end
  r = rows (x);
  if strcmp (name, "plot3") && (n > 3 || numel (rest) > 3 && ! ischar (rest{2}) && ! ischar (rest{3}) && ! ischar (rest{4}))
    style = {};
    if n == 3, style = rest(1); end
    line (x, y, z, style{:});
    [x, y, z, c, r, rest] = space (name, isNew, a{4+numel(style):end});
    return
  end
  if strcmp (name, "scatter3")
    if n > 4 && ! isempty (a{5}), rest = ["color", a(5), rest]; end
    if n > 3 && ! isempty (a{4})
      if ! isscalar (a{4}) || ! (a{4} > 0), refuse (name, "the size must be one positive number for all points", "36 is the usual one"); end
      rest = ["markersize", sqrt(a{4}), rest];
    end
  elseif n > 3
    if numel (a{4}) == 3 || strcmp (name, "line"), rest = ["color", a(4), rest]; end
  elseif (strcmp (name, "fill3") || strcmp (name, "patch")) && mod (numel (rest), 2)
    rest = ["color", rest];
  end
end

function [x, y, z, c] = net (name, a)
  n = numel (a);
  if n == 0, refuse (name, "there is nothing to draw", ["write " name "(peaks)"]); end
  c = [];
  if is_function_handle (a{1})
    k = 1;
    if n > 2 && is_function_handle (a{3}), k = 3; end
    d = [-5 5];
    if n > k && ! isempty (a{k+1}), d = a{k+1}(:).'; end
    if numel (d) == 2, d = [d d]; end
    if ! (isreal (d) && numel (d) == 4 && all (isfinite (d)) && d(1) < d(2) && d(3) < d(4))
      refuse (name, "the limits must be [LEFT RIGHT FRONT BACK]", ["write " name "(f, [-1 1 -1 1])"]);
    end
    [u, v] = meshgrid (linspace (d(1), d(2), 37), linspace (d(3), d(4), 37));
    z = heights (name, a{k}, u, v);
    if k == 1
      x = u;
      y = v;
    else
      x = heights (name, a{1}, u, v);
      y = heights (name, a{2}, u, v);
    end
    return
  end
  z = a{1};
  if n > 2
    [x, y, z] = a{1:3};
    if n > 3, c = a{4}; end
  elseif n == 2
    c = a{2};
  end
  if ! ((isnumeric (z) || islogical (z)) && isreal (z)), refuse (name, "Z must be a matrix of real numbers", sprintf ("it is a %s of size %dx%d", class (z), size (z))); end
  z = double (z);
  if isempty (z) || min (size (z)) < 2, refuse (name, "Z must have at least 2 rows and 2 columns", sprintf ("it has size %dx%d", size (z))); end
  if n < 3
    x = 1:columns (z);
    y = 1:rows (z);
  end
  if isvector (x) && isvector (y)
    if numel (x) != columns (z) || numel (y) != rows (z)
      refuse (name, "X must have an entry for each column of Z, and Y for each row", sprintf ("they have %d and %d entries, and Z has size %dx%d", numel (x), numel (y), size (z)));
    end
    [x, y] = meshgrid (x, y);
  end
  if ! size_equal (x, y, z), refuse (name, "X, Y and Z must have the same size", sprintf ("X has size %dx%d, Z has size %dx%d", size (x), size (z))); end
  if ! isempty (c) && ! size_equal (c, z), refuse (name, "the numbers that colour must have the size of Z", sprintf ("they have size %dx%d, Z has size %dx%d", size (c), size (z))); end
end

function z = heights (name, f, x, y)
  z = zeros (size (x));
  for k = 1:numel (x)
    w = f (x(k), y(k));
    if ! isscalar (w) || ! (isnumeric (w) || islogical (w))
      refuse (name, "the function must give one number for each x and y", sprintf ("at (%g, %g) it gave an array of size %dx%d", x(k), y(k), size (w)));
    end
    if ! isreal (w), w = NaN; end
    z(k) = w;
  end
end

## fsurf (f, [limits], …)
## fsurf (fx, fy, fz, [limits], …)
## arguments: 1 or more
## picture: new
## Draws the graph of a function of two numbers as a surface, or the surface of three functions.
##
## >> fsurf(@(x, y) x^2 - y^2, [-1 1])
function [one, many, words] = fsurf (isNew, varargin)
  one = many = words = "";
  surf (varargin{:});
end

## fmesh (f, [limits], …)
## fmesh (fx, fy, fz, [limits], …)
## arguments: 1 or more
## picture: new
## Draws the graph of a function of two numbers as a net of lines.
##
## >> fmesh(@(x, y) x * y, [-1 1])
function [one, many, words] = fmesh (isNew, varargin)
  one = many = words = "";
  mesh (varargin{:});
end

## fplot3 (x, y, z, [limits], …)
## arguments: 3 or more
## picture: new
## Draws the curve in space whose coordinates are three functions of one number.
##
## >> fplot3(@(t) cos(t), @(t) sin(t), @(t) t, [0 10])
function [one, many, words] = fplot3 (isNew, x, y, z, d, varargin)
  one = many = words = "";
  if nargin < 5, d = [-5 5]; end
  if ischar (d)
    varargin = [d, varargin];
    d = [-5 5];
  end
  t = linspace (d(1), d(2), 301);
  plot3 (arrayfun (x, t), arrayfun (y, t), arrayfun (z, t), varargin{:});
end

## planeplot (A, [limits], …)
## arguments: 1 or more
## picture: new
## Draws the planes a x + b y + c z = d, one for each row [a b c d], inside a box.
##
## >> planeplot([1 1 1 2; 1 -1 0 0], [0 2])
function [one, many, words] = planeplot (isNew, A, d, varargin)
  if ! (isnumeric (A) && isreal (A) && columns (A) == 4)
    refuse ("planeplot", "A must have 4 columns", "write planeplot([a b c d]) for the plane a x + b y + c z = d");
  end
  if nargin < 3 || ischar (d)
    if nargin > 2, varargin = [d, varargin]; end
    d = [-5 5];
    if ! isNew, d = axis (); end
  end
  d = d(:).';
  if numel (d) == 2, d = [d d d]; end
  if ! (numel (d) == 6 && all (d([1 3 5]) < d([2 4 6]))), refuse ("planeplot", "the limits must be [LOWER UPPER], or six numbers", "write planeplot([1 1 1 2], [-2 2])"); end
  one = many = words = "";
  hasAny = false;
  for k = 1:rows (A)
    n = A(k,1:3).';
    if ! any (n), refuse ("planeplot", sprintf ("row %d has no plane, as a, b and c are all 0", k), "one of them must be another number"); end
    P = zeros (3, 0);
    for m = 1:3
      for corner = 0:3
        p = zeros (3, 1);
        o = 1 + mod (m + [0 1], 3);
        p(o(1)) = d(2 * o(1) - 1 + mod (corner, 2));
        p(o(2)) = d(2 * o(2) - 1 + (corner > 1));
        if n(m) == 0, continue, end
        p(m) = (A(k,4) - n(o).' * p(o)) / n(m);
        if p(m) >= d(2 * m - 1) && p(m) <= d(2 * m), P(:,end+1) = p; end
      end
    end
    P = unique (round (P.' * 1e9) / 1e9, "rows").';
    if columns (P) < 3, continue, end
    hasAny = true;
    u = null (n.');
    w = u.' * (P - mean (P, 2));
    [~, order] = sort (atan2 (w(2,:), w(1,:)));
    fill3 (P(1,order), P(2,order), P(3,order), varargin{:});
  end
  if ! hasAny, refuse ("planeplot", "no plane goes through the box", "give wider limits: planeplot(A, [-10 10])"); end
  if isNew, axis (d); end
end

## sphere ([n])
## arguments: 0 to 1
## Points of the unit sphere for surf, as three matrices of n + 1 rows and columns.
##
## >> size(sphere(4))
## ans =
##
##    5   5
##
function [x, y, z] = sphere (n)
  if nargin == 0, n = 20; end
  t = linspace (-pi, pi, n + 1);
  p = linspace (-pi / 2, pi / 2, n + 1).';
  x = cos (p) * cos (t);
  y = cos (p) * sin (t);
  z = sin (p) * ones (1, n + 1);
  if nargout == 0, surf (x, y, z); end
end

## surfc (Z, …)
## surfc (X, Y, Z, …)
## surfc (f, [limits], …)
## arguments: 1 or more
## picture: new
## Draws a surface, and its lines of equal height on a floor below it.
##
## >> surfc(peaks(20))
function [one, many, words] = surfc (isNew, varargin)
  one = many = words = "";
  surf (varargin{:});
  ground ("surfc", varargin);
end

## meshc (Z, …)
## meshc (X, Y, Z, …)
## meshc (f, [limits], …)
## arguments: 1 or more
## picture: new
## Draws a surface as a net of lines, and its lines of equal height on a floor below it.
##
## >> meshc(peaks(20))
function [one, many, words] = meshc (isNew, varargin)
  one = many = words = "";
  mesh (varargin{:});
  ground ("meshc", varargin);
end

% Lines of equal height as far below a surface as its heights would hide them otherwise.
function ground (name, a)
  n = 0;
  while n < numel (a) && ! ischar (a{n+1}), n++; end
  [x, y, z] = net (name, a(1:n));
  if any ((x != x(1,:) | y != y(:,1))(:)), refuse (name, "X and Y must be a grid of rows and columns", "make them with meshgrid, or draw the surface alone with surf"); end
  [lo, hi] = bounds (z(isfinite (z)));
  if isempty (lo) || lo == hi, return, end
  step = 10 ^ floor (log10 (hi - lo)) / 2;
  contour3 (x(1,:), y(:,1), z, "zlocation", floor ((lo - 0.7 * (hi - lo)) / step) * step);
end
