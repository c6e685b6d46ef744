# Plots
## quiver ([x, y], u, v, [scale], …)
## quiver (F, [limits], …)
## arguments: 1 or more
## picture: new
## Draws arrows u, v at the points x, y, of a length that keeps them apart; or those of a function.
##
## >> quiver(@(x, y) [-y x], [-2 2])
function [one, many, words] = quiver (isNew, varargin)
  a = varargin;
  n = 0;
  while n < numel (a) && ! ischar (a{n+1}), n++; end
  s = 1;
  rest = a(n+1:end);
  if numel (rest) && strcmpi (rest{1}, "off")
    s = 0;
    rest(1) = [];
  end
  if n && is_function_handle (a{1})
    d = [-5 5];
    if n > 1, d = a{2}(:).'; end
    if numel (d) == 2, d = [d d]; end
    if numel (d) != 4 || ! (d(1) < d(2) && d(3) < d(4)), refuse ("quiver", "the limits must be [LEFT RIGHT BOTTOM TOP]", "write quiver(F, [-1 1 -1 1])"); end
    k = 15;
    [x, y] = meshgrid (linspace (d(1), d(2), k), linspace (d(3), d(4), max (5, min (k, round (k * (d(4) - d(3)) / (d(2) - d(1)))))));
    u = v = zeros (size (x));
    for k = 1:numel (x)
      w = a{1}(x(k), y(k));
      if ! isnumeric (w) || numel (w) != 2, refuse ("quiver", "the function must give two numbers for each x and y", sprintf ("at (%g, %g) it gave %d", x(k), y(k), numel (w))); end
      u(k) = w(1);
      v(k) = w(2);
    end
    if n > 2, s = a{3}; end
  else
    if n < 2, refuse ("quiver", "there must be X, Y, U and V", "write quiver(x, y, u, v), or quiver(u, v)"); end
    if n > 3
      [x, y, u, v] = a{1:4};
    else
      [u, v] = a{1:2};
      [x, y] = meshgrid (1:columns (u), 1:rows (u));
    end
    if mod (n, 2), s = a{n}; end
    if isvector (x) && isvector (y) && ! isvector (u), [x, y] = meshgrid (x, y); end
    if ! (numel (x) == numel (y) && numel (x) == numel (u) && numel (u) == numel (v))
      refuse ("quiver", "X, Y, U and V must have the same size", sprintf ("they have %d, %d, %d and %d entries", numel (x), numel (y), numel (u), numel (v)));
    end
  end
  m = size (u);
  if min (m) == 1, m = sqrt (numel (u)) * [1 1]; end
  [x, y, u, v] = deal (x(:).', y(:).', u(:).', v(:).');
  ok = isfinite (x + y + u + v);
  [x, y, u, v] = deal (x(ok), y(ok), u(ok), v(ok));
  c = sqrt (u .^ 2 + v .^ 2);
  one = "vector field";
  many = "vector fields";
  words = "has no arrows";
  [longest, at] = max (c);
  if numel (c)
    words = sprintf ("has %d arrows, lengths from %.3g to %.3g, the longest at (%.3g, %.3g)", numel (c), min (c), longest, x(at), y(at));
  end
  if s && any (c)
    g = hypot ((max (x) - min (x)) / m(2), (max (y) - min (y)) / m(1));
    if g == 0, g = longest; end
    u *= 0.9 * s * g / longest;
    v *= 0.9 * s * g / longest;
  end
  if isNew, grid off, box on, end
  nan = NaN (size (x));
  plot ([x; x + u; nan](:), [y; y + v; nan](:), rest{:}, "arrowheads", "thin");
end

## quiver3 ([x, y], z, u, v, w, [scale], …)
## arguments: 4 or more
## picture: new
## Draws arrows u, v, w at points of space, of a length that keeps them apart; the scale 0 leaves them as long as they are.
##
## >> quiver3([0 1 2], [0 0 0], [0 1 0], [1 1 1], [0 1 0], [1 0 1])
function [one, many, words] = quiver3 (isNew, varargin)
  a = varargin;
  n = 0;
  while n < numel (a) && ! ischar (a{n+1}), n++; end
  rest = a(n+1:end);
  s = 1;
  if numel (rest) && strcmpi (rest{1}, "off")
    s = 0;
    rest(1) = [];
  end
  if n < 4, refuse ("quiver3", "there must be X, Y, Z, U, V and W", "write quiver3(x, y, z, u, v, w)"); end
  a = a(1:n);
  if mod (n, 2)
    s = a{n};
    a(n) = [];
  end
  for k = 1:numel (a)
    if ! (isnumeric (a{k}) && isreal (a{k})), refuse ("quiver3", "X, Y, Z, U, V and W must be real numbers", sprintf ("argument %d is a %s", k, class (a{k}))); end
  end
  if numel (a) == 4
    [x, y] = meshgrid (1:columns (a{1}), 1:rows (a{1}));
    a = [{x, y}, a];
  end
  c = cellfun (@numel, a);
  if any (c != c(1)), refuse ("quiver3", "X, Y, Z, U, V and W must have the same size", sprintf ("they have %d, %d, %d, %d, %d and %d entries", c)); end
  if ! (isnumeric (s) && isscalar (s) && s >= 0), refuse ("quiver3", "SCALE must be a number from 0 on", "1 keeps the arrows apart"); end
  A = zeros (6, c(1));
  for k = 1:6, A(k,:) = a{k}(:).'; end
  A = A(:,all (isfinite (A), 1));
  P = A(1:3,:);
  D = A(4:6,:);
  c = sqrt (sum (D .^ 2, 1));
  one = "vector field in space";
  many = "vector fields in space";
  words = "has no arrows";
  if isempty (c), return, end
  [longest, at] = max (c);
  words = sprintf ("has %d arrows, lengths from %.3g to %.3g, the longest at (%.3g, %.3g, %.3g)", numel (c), min (c), longest, P(:,at));
  if s && longest
    g = norm (max (P, [], 2) - min (P, [], 2)) / max (1, numel (c) ^ (1 / 3));
    if g == 0, g = longest; end
    D *= 0.9 * s * g / longest;
  end
  X = [P; P + D; NaN(3, columns (P))];
  line (X([1 4 7],:)(:), X([2 5 8],:)(:), X([3 6 9],:)(:), "arrowheads", "thin", rest{:});
end

## gradientfield (f, [limits], …)
## picture: new
## Draws the gradients of a function of two numbers as arrows.
##
## >> gradientfield(@(x, y) x^2 + y, [-1 1])
function [one, many, words] = gradientfield (isNew, f, d, varargin)
  one = many = words = "";
  if nargin < 3, d = [-5 5]; end
  if ! is_function_handle (f), refuse ("gradientfield", "F must be a function of two numbers", "write gradientfield(@(x, y) x * y, [-1 1])"); end
  h = 1e-4 * (max (d) - min (d));
  quiver (@(x, y) [f(x + h, y) - f(x - h, y), f(x, y + h) - f(x, y - h)] / (2 * h), d, varargin{:});
  if isNew, axis equal, end
end

## arrow (from, to, [label], …)
## arguments: 1 or more
## picture: added
## Adds an arrow between two points of the plane or of space to the figure, with a name at its tip.
##
## >> arrow([0 0], [2 1], "v")
function [one, many, words] = arrow (isNew, varargin)
  [one, many, words] = straight ("arrow", varargin{:});
end

function [one, many, words] = straight (name, p, q, label, varargin)
  if nargin < 4, label = ""; end
  if nargin < 3 || ! (isnumeric (p) && isnumeric (q) && any (numel (p) == [2 3]) && numel (q) == numel (p))
    error (struct ("message", [name ": FROM and TO must be points"], "identifier", "", "hint", ["write " name "([0 0], [2 1])"]));
  end
  d = q(:) - p(:);
  side = {"horizontalalignment", {"left", "right"}{1+(d(1) < 0)}};
  if abs (d(2)) > abs (d(1)), side = {"verticalalignment", {"bottom", "top"}{1+(d(2) < 0)}}; end
  if numel (p) == 3, side = {"verticalalignment", {"bottom", "top"}{1+(d(3) < 0)}}; end
  P = num2cell ([p(:) q(:)], 2);
  q = num2cell (q);
  line (P{:}, "arrowheads", "on", varargin{:});
  if ! isempty (label), text (q{:}, label, side{:}, varargin{:}); end
  one = "arrow";
  many = "arrows";
  words = sprintf ("leads from (%.3g, %.3g) to (%.3g, %.3g)", p, q{:});
  if numel (p) == 3, words = sprintf ("leads from (%.3g, %.3g, %.3g) to (%.3g, %.3g, %.3g)", p, q{:}); end
  if ! isempty (label), words = [words ", named " label]; end
end

## drawvector (v, [label], …)
## picture: added
## Adds arrows from the origin to the figure, one for each column.
##
## >> drawvector([2 1; 1 3], {"a", "b"})
function [one, many, words] = drawvector (isNew, v, names, varargin)
  one = many = words = "";
  if isrow (v), v = v(:); end
  if ! (isnumeric (v) && isreal (v) && rows (v) == 2), refuse ("drawvector", "V must have two entries, or be a matrix with 2 rows", sprintf ("it has size %dx%d", size (v))); end
  if nargin < 3, names = ""; end
  if ischar (names), names = {names}; end
  if isNew, axis equal, end
  for k = 1:columns (v)
    arrow ([0 0], v(:,k), names{min(k, numel (names))}, varargin{:});
  end
end

## gridplot (A, [limit])
## arguments: 1 or more
## picture: new
## Shows what a 2 x 2 matrix does to the grid of the plane, to the unit square and to the unit vectors.
##
## >> gridplot([1 1; 0 1])
function [one, many, words] = gridplot (isNew, A, L)
  if ! (isnumeric (A) && isreal (A) && isequal (size (A), [2 2]) && all (isfinite (A(:)))), refuse ("gridplot", "A must be a real 2 x 2 matrix", sprintf ("it has size %dx%d", size (A))); end
  Q = A * [0 1 1 0; 0 0 1 1];
  if nargin < 3, L = max (2, ceil (max (abs (Q(:))) * 1.25)); end
  if ! (isscalar (L) && L > 0 && isfinite (L)), refuse ("gridplot", "LIMIT must be a positive number", "the plane is shown as far as it says"); end
  s = max ([1, round(L / 4)]);
  k = (-ceil (L / s):ceil (L / s)) * s;
  lattice (k, eye (2), L, "grid");
  n = 3 * L;
  if det (A) != 0, n = ceil (2 * L * norm (inv (A))); end
  n = min (n, 40 * s);
  lattice ((-ceil (n / s):ceil (n / s)) * s, A, n, "pale");
  fill (Q(1,:), Q(2,:), "edgecolor", "none", "facealpha", 0.18);
  arrow ([0 0], A(:,1), "Ae₁", "color", "r");
  arrow ([0 0], A(:,2), "Ae₂", "color", "g");
  axis ([-L L -L L]), axis equal, grid off, box on
  one = "transformed grid";
  many = "transformed grids";
  words = sprintf ("sends (1, 0) to (%.3g, %.3g) and (0, 1) to (%.3g, %.3g), and the unit square to a parallelogram of area %.3g", A, abs (det (A)));
end

function lattice (k, A, n, colour)
  z = zeros (size (k));
  P = [k; k; NaN + k](:).';
  T = [z - n; z + n; z](:).';
  X = A * [P T; T P];
  plot (X(1,:), X(2,:), "color", colour, "linewidth", 0.75, "linestyle", "-");
end

## lineplot (E, [limits])
## lineplot (A, b, [limits])
## arguments: 1 or more
## picture: new
## Draws the lines a x + b y = c of the rows [a b c], or of a system A, b, and marks the point that they share.
##
## >> lineplot([1 2 3; 3 -1 2])
## >> lineplot([1 1; 1 -1], [2; 0])
function [one, many, words] = lineplot (isNew, E, varargin)
  if isnumeric (E) && columns (E) == 2 && numel (varargin)
    b = varargin{1};
    if numel (b) != rows (E), refuse ("lineplot", sprintf ("b must have as many entries as A has rows: %d", rows (E)), sprintf ("it has %d", numel (b))); end
    E = [E b(:)];
    varargin(1) = [];
  end
  if ! (isnumeric (E) && isreal (E) && columns (E) == 3 && all (isfinite (E(:)))), refuse ("lineplot", "E must be a matrix with a row [a b c] for each line a x + b y = c", sprintf ("it has size %dx%d", size (E))); end
  k = find (all (E(:,1:2) == 0, 2), 1);
  if ! isempty (k), refuse ("lineplot", sprintf ("row %d is no line: 0 x + 0 y = %g", k, E(k,3)), "one of a and b must not be 0"); end
  P = zeros (2, 0);
  n = rows (E);
  for i = 1:n
    for j = i+1:n
      if abs (det (E([i j],1:2))) > 1e-12 * norm (E(i,1:2)) * norm (E(j,1:2)), P(:,end+1) = E([i j],1:2) \ E([i j],3); end
    end
  end
  common = [];
  for p = P
    if isempty (common) && all (abs (E * [p; -1]) <= 1e-9 * (abs (E) * [abs(p); 1])), common = p; end
  end
  feet = (E(:,3) ./ sum (E(:,1:2) .^ 2, 2) .* E(:,1:2)).';
  if numel (varargin)
    d = varargin{1}(:).';
    if numel (d) == 2, d = [d d]; end
    if ! (isnumeric (d) && numel (d) == 4 && d(1) < d(2) && d(3) < d(4)), refuse ("lineplot", "the limits must be [LEFT RIGHT BOTTOM TOP]", "write lineplot(E, [-5 5 -5 5])"); end
  else
    Q = [P, zeros(2, 1)];
    if isempty (P), Q = [feet, zeros(2, 1)]; end
    c = (max (Q, [], 2) + min (Q, [], 2)) / 2;
    r = max ([1.6 * max(max (Q, [], 2) - min (Q, [], 2)) / 2, 2]);
    d = [floor(c(1) - r), ceil(c(1) + r), floor(c(2) - r), ceil(c(2) + r)];
  end
  reach = 2 * norm (d([2 4]) - d([1 3]));
  middle = [d(1) + d(2); d(3) + d(4)] / 2;
  names = "";
  for k = 1:n
    g = E(k,1:2).' / norm (E(k,1:2));
    p = middle + (E(k,3) / norm (E(k,1:2)) - g.' * middle) * g;
    t = [-g(2) g(2); g(1) -g(1)] * reach;
    name = equation (E(k,:));
    names = [names ", " name];
    [x, y] = inside (p + t(:,1), p + t(:,2), d);
    plot (x, y, "linestyle", {"-", "--", ":", "-."}{mod(k - 1, 4) + 1}, "color", "brgmyck"(mod (k - 1, 7) + 1), "displayname", name);
  end
  if isNew
    axis (d), axis equal
    xlabel ("x"), ylabel ("y");
  end
  one = "set of lines";
  many = "sets of lines";
  words = ["has " names(3:end)];
  if ! isempty (common)
    scatter (common(1), common(2), 60, "k", "filled", "marker", "o");
    at = sprintf ("(%.3g, %.3g)", common);
    N = E(:,1:2) ./ sqrt (sum (E(:,1:2) .^ 2, 2));
    % On the side where the lines are far from it.
    free = min (abs (N), [], 1);
    side = {"horizontalalignment", "left"};
    if free(2) > free(1), side = {"verticalalignment", "bottom"}; end
    text (common(1), common(2), strrep (at, "-", "−"), "color", "k", side{:});
    words = [words ", which meet in " at];
  elseif ! isempty (P)
    words = [words ", which have no point in common"];
  elseif n > 1 && max (max (feet, [], 2) - min (feet, [], 2)) <= 1e-9 * max (abs (feet(:)))
    words = [words ", which are the same line"];
  elseif n > 1
    words = [words ", which are parallel"];
  end
end

% The part of a segment inside the limits, drawn to the right.
function [x, y] = inside (p, q, d)
  s = [0 1];
  v = q - p;
  for k = 1:2
    if v(k) == 0
      if p(k) < d(2*k-1) || p(k) > d(2*k), s = [1 0]; end
      continue
    end
    c = sort ((d(2*k-1:2*k) - p(k)) / v(k));
    s = [max(s(1), c(1)) min(s(2), c(2))];
  end
  if s(1) >= s(2), x = y = [NaN NaN]; return, end
  X = sortrows ((p + v * s).');
  x = X(:,1).';
  y = X(:,2).';
end

% A row as an equation: 2x − y = 3.
function t = equation (e)
  t = "";
  for k = 1:2
    if e(k) == 0, continue, end
    sign = {" + ", " − "}{1 + (e(k) < 0)};
    if isempty (t), sign = {"", "−"}{1 + (e(k) < 0)}; end
    number = "";
    if abs (e(k)) != 1, number = sprintf ("%.3g", abs (e(k))); end
    t = [t sign number "xy"(k)];
  end
  t = [t " = " strrep(sprintf ("%.3g", e(3)), "-", "−")];
end
