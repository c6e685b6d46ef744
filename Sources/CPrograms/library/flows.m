# Plots
## streamslice ([x, y], u, v, [density], …)
## streamslice (F, [limits], [density], …)
## arguments: 1 or more
## picture: new
## Draws curves that follow the arrows u, v at the points of a grid, or those of a function, evenly spread.
##
## >> streamslice(@(x, y) [-y x], [-2 2])
function [one, many, words] = streamslice (isNew, varargin)
  [F, d, rest] = plane ("streamslice", varargin);
  density = 1;
  if numel (rest) && isnumeric (rest{1})
    density = rest{1};
    rest(1) = [];
  end
  if ! (isscalar (density) && density > 0 && density <= 4), refuse ("streamslice", "DENSITY must be a number above 0, at most 4", "1 is usual, 2 gives twice as many curves"); end
  one = "set of streamlines";
  many = "sets of streamlines";
  count = streams (F, d, round (18 * density), rest);
  words = speeds (F, d, sprintf ("has %d curves", count));
  finish (isNew, d);
end

% The field as a function of two numbers that answers a row, its limits, and the arguments after these.
function [F, d, a] = plane (name, a)
  d = [-5 5];
  if numel (a) && is_function_handle (a{1})
    f = a{1};
    a(1) = [];
    if numel (a) && ! ischar (a{1})
      d = a{1}(:).';
      a(1) = [];
    end
    F = @(x, y) two (name, f, x, y);
  else
    n = 0;
    while n < numel (a) && ! ischar (a{n+1}), n++; end
    if n < 2, refuse (name, "there must be a function, or X, Y, U and V", ["write " name "(@(x, y) [-y x], [-2 2])"]); end
    if n > 3
      [x, y, u, v] = a{1:4};
      a(1:4) = [];
    else
      [u, v] = a{1:2};
      a(1:2) = [];
      x = 1:columns (u);
      y = 1:rows (u);
    end
    if ! isvector (x), x = x(1,:); end
    if ! isvector (y), y = y(:,1); end
    if ! (size_equal (u, v) && min (size (u)) > 1 && numel (x) == columns (u) && numel (y) == rows (u))
      refuse (name, "U and V must be matrices with a row for each Y and a column for each X", sprintf ("U has size %dx%d, V has size %dx%d", size (u), size (v)));
    end
    if any (diff (x) <= 0) || any (diff (y) <= 0), refuse (name, "X and Y must increase", "make them with meshgrid"); end
    d = [x(1) x(end) y(1) y(end)];
    F = @(p, q) between (x, y, u, v, p, q);
  end
  d = window (name, d);
end

function d = window (name, d)
  if numel (d) == 2, d = d(:).'([1 2 1 2]); end
  if ! (isnumeric (d) && isreal (d) && numel (d) == 4 && all (isfinite (d)) && d(1) < d(2) && d(3) < d(4))
    refuse (name, "the limits must be [LEFT RIGHT BOTTOM TOP]", ["write " name "(F, [-1 1 -1 1])"]);
  end
end

function w = two (name, f, x, y)
  w = f (x, y)(:).';
  if ! isnumeric (w) || numel (w) != 2
    refuse (name, "the function must give two numbers for each x and y", sprintf ("at (%g, %g) it gave %d", x, y, numel (w)));
  end
  if ! isreal (w), w = [NaN NaN]; end
end

function w = between (x, y, u, v, p, q)
  j = max (1, min (numel (x) - 1, sum (x <= p)));
  i = max (1, min (numel (y) - 1, sum (y <= q)));
  p = (p - x(j)) / (x(j+1) - x(j));
  q = (q - y(i)) / (y(i+1) - y(i));
  w = [[1-q q] * u(i:i+1,j:j+1) * [1-p; p], [1-q q] * v(i:i+1,j:j+1) * [1-p; p]];
end

% Draws curves that keep a cell of an m x m grid for themselves, from the edge inwards, as in matplotlib.
function count = streams (F, d, m, style)
  o = d([1 3]);
  s = d([2 4]) - o;
  h = 0.4 / m;
  taken = false (m);
  [i, j] = meshgrid (1:m);
  [~, order] = sort (max (abs (i - (m + 1) / 2), abs (j - (m + 1) / 2))(:), "descend");
  P = heads = zeros (2, 0);
  count = 0;
  for first = order.'
    if taken(first), continue, end
    before = taken;
    start = ([ceil(first / m), mod(first - 1, m) + 1] - 0.5) / m;
    both = {};
    for sense = [-1 1]
      p = start;
      path = p.';
      cell = first;
      taken(cell) = true;
      last = [0 0];
      while columns (path) < 12 * m
        g = F (o(1) + p(1) * s(1), o(2) + p(2) * s(2)) ./ s;
        q = p + sense * h / 2 * g / norm (g);
        g = F (o(1) + q(1) * s(1), o(2) + q(2) * s(2)) ./ s;
        g /= norm (g);
        p += sense * h * g;
        if ! all (p >= 0 & p <= 1) || last * g.' < 0, break, end
        last = g;
        next = min (floor (p(1) * m), m - 1) * m + min (floor (p(2) * m), m - 1) + 1;
        if next != cell
          if taken(next), break, end
          taken(next) = true;
          cell = next;
        end
        path(:,end+1) = p.';
      end
      both{end+1} = path;
    end
    path = o.' + s.' .* [fliplr(both{1}(:,2:end)), both{2}];
    n = columns (path);
    if n * h < 0.15
      taken = before;
      continue
    end
    count++;
    P = [P, path, NaN(2, 1)];
    heads = [heads, head(path)];
  end
  flow (P, heads, "linewidth", 0.94, style{:});
end

% The middle of a curve as a short arrow.
function a = head (path)
  k = max (4, ceil (columns (path) / 2));
  a = zeros (2, 0);
  if columns (path) >= k, a = [path(:,[k-3 k]), NaN(2, 1)]; end
end

function flow (P, heads, varargin)
  if isempty (P), P = NaN (2, 1); end
  plot (P(1,:), P(2,:), "linestyle", "-", varargin{:});
  if ! isempty (heads), plot (heads(1,:), heads(2,:), varargin{:}, "arrowheads", "thin"); end
end

function words = speeds (F, d, words)
  c = [];
  for x = linspace (d(1), d(2), 15)
    for y = linspace (d(3), d(4), 15)
      c(:,end+1) = [norm(F (x, y)); x; y];
    end
  end
  c = c(:,isfinite (c(1,:)));
  if isempty (c), words = [words ", the field has no values"]; return, end
  [fast, at] = max (c(1,:));
  if fast == 0, words = [words ", the field is zero"]; return, end
  words = [words sprintf(", speeds from %.3g to %.3g, the fastest at (%.3g, %.3g)", min (c(1,:)), fast, c(2:3,at))];
end

function finish (isNew, d)
  if ! isNew, return, end
  grid off, box on
  axis (d);
  w = d(2) - d(1);
  h = d(4) - d(3);
  if w <= 3 * h && h <= 3 * w, axis equal, end
end

% The way from a point through the window at bounded speed, up to the length T of windows; closed ways end.
function X = trajectory (F, d, p, T)
  o = d([1 3]).';
  s = d([2 4]).' - o;
  e = 0.05 * typical (F, d);
  p = (p(:) - o) ./ s;
  [~, U] = ode45 (@(t, u) sign (T) * rate (F, o, s, u, e), linspace (0, abs (T), 60 * abs (T) + 1), p, ...
    odeset ("RelTol", 1e-6, "AbsTol", 1e-9));
  U = U.';
  far = max (abs (U - p), [], 1);
  k = find (any (U < 0 | U > 1, 1), 1);
  k = min ([k, find(far < 0.01 & cummax (far) > 0.05, 1)]);
  if ! isempty (k), U(:,k+1:end) = []; end
  a = U(:,max (1, end - 1));
  v = U(:,end) - a;
  % The last step ends at the edge.
  if any (a + v < 0 | a + v > 1), U(:,end) = a + v * min ([((v > 0) - a)(v != 0) ./ v(v != 0); 1]); end
  X = o + s .* U;
end

function g = rate (F, o, s, u, e)
  u = o + s .* max (-0.3, min (1.3, u));
  g = F (u(1), u(2)).' ./ s;
  g /= e + norm (g);
  if ! all (isfinite (g)), g = [0; 0]; end
end

% A middle speed in windows.
function c = typical (F, d)
  c = [];
  for x = linspace (d(1), d(2), 6)
    for y = linspace (d(3), d(4), 6), c(end+1) = norm (F (x, y) ./ (d([2 4]) - d([1 3]))); end
  end
  c = median (c(isfinite (c) & c > 0));
  if ! (c > 0), c = 1; end
end

function p = points (name, p, d)
  if numel (p) == 2, p = p(:).'; end
  if ! (isnumeric (p) && isreal (p) && columns (p) == 2 && all (isfinite (p(:)))), refuse (name, "STARTS must be a matrix with a row [x y] for each start", sprintf ("it has size %dx%d", size (p))); end
  inside = p(:,1) >= d(1) & p(:,1) <= d(2) & p(:,2) >= d(3) & p(:,2) <= d(4);
  k = find (! inside, 1);
  if ! isempty (k), refuse (name, sprintf ("the start (%g, %g) lies outside the limits", p(k,:)), sprintf ("they are [%g %g %g %g]", d)); end
end

## phaseportrait (F, [limits], [starts], …)
## arguments: 1 or more
## picture: new
## Draws the flow of x' = F(x, y) with its equilibria: streamlines, or arrows and the ways from starts, rows [x y].
##
## >> phaseportrait(@(x, y) [y, -x - y/2], [-2 2], [1.5 1.5; -1 -1.5])
function [one, many, words] = phaseportrait (isNew, varargin)
  [F, d, rest] = plane ("phaseportrait", varargin);
  starts = zeros (0, 2);
  if numel (rest) && isnumeric (rest{1})
    if ! isempty (rest{1}), starts = points ("phaseportrait", rest{1}, d); end
    rest(1) = [];
  end
  one = "phase portrait";
  many = "phase portraits";
  words = "";
  if isempty (starts)
    streams (F, d, 18, rest);
  else
    directions (F, d);
    P = heads = zeros (2, 0);
    for k = 1:rows (starts)
      X = trajectory (F, d, starts(k,:), 4);
      P = [P, X, NaN(2, 1)];
      heads = [heads, head(X(:,1:round (end * 0.8)))];
      fate = "stays inside";
      if any (any (abs (X(:,end) - d([1 2; 3 4])) <= 1e-9 * max (abs (d)))), fate = "leaves"; end
      if norm (F (X(1,end), X(2,end)) ./ (d([2 4]) - d([1 3]))) < 0.01 * typical (F, d), fate = sprintf ("comes to rest at (%.3g, %.3g)", settled (X(:,end), d)); end
      if columns (X) < 240 && strcmp (fate, "stays inside"), fate = "returns to its start"; end
      if k < 7, words = [words sprintf("; the way from (%.3g, %.3g) %s", starts(k,:), fate)]; end
    end
    flow (P, heads, "linewidth", 1.5, rest{:});
    scatter (starts(:,1), starts(:,2), 16, "filled", "marker", "o", rest{:});
  end
  [E, kinds] = equilibria (F, d);
  if isempty (E), words = ["; no equilibria found" words]; end
  list = "";
  vague = strncmp (kinds, "equil", 5);
  if sum (vague) > 3
    list = ", a whole curve of them";
    E(:,vague) = [];
    kinds(vague) = [];
  end
  for k = 1:columns (E), list = [list sprintf(", %s at (%.3g, %.3g)", kinds{k}, E(:,k))]; end
  if ! isempty (list), words = ["; equilibria: " list(3:end) words]; end
  words = ["shows " words(3:end)];
  isStable = strncmp (kinds, "stable", 6);
  isCentre = strncmp (kinds, "centre", 6);
  mark (E(:,isStable), "stable", "o", {"filled"});
  mark (E(:,isCentre), "centre", "d", {"filled"});
  mark (E(:,! isStable & ! isCentre), "unstable", "o", {});
  finish (isNew, d);
end

% What is near zero for the eye is zero in words.
function p = settled (p, d)
  p(abs (p) < 1e-3 * (d([2 4]) - d([1 3])).') = 0;
end

function mark (E, name, shape, fill)
  if ! isempty (E), scatter (E(1,:), E(2,:), 70, "k", "marker", shape, fill{:}, "displayname", name); end
end

% Arrows of one length.
function directions (F, d)
  s = d([2 4]) - d([1 3]);
  k = 13;
  l = 0.55 * max (s) / k;
  n = max (4, min (k, round (k * s / max (s))));
  P = zeros (2, 0);
  for x = d(1) + s(1) * ((1:n(1)) - 0.5) / n(1)
    for y = d(3) + s(2) * ((1:n(2)) - 0.5) / n(2)
      w = F (x, y).';
      w *= l / norm (w) / 2;
      if all (isfinite (w)), P = [P, [x; y] - w, [x; y] + w, NaN(2, 1)]; end
    end
  end
  if ! isempty (P), plot (P(1,:), P(2,:), "color", "gray", "arrowheads", "thin", "linewidth", 0.75); end
end

% Where the field is zero by Newton's method from a grid, and what the eigenvalues of its derivative say.
function [E, kinds] = equilibria (F, d)
  E = zeros (2, 0);
  kinds = {};
  o = d([1 3]).';
  s = d([2 4]).' - o;
  c = typical (F, d);
  for a = ((1:7) - 0.53) / 7
    for b = ((1:7) - 0.47) / 7
      p = o + s .* [a; b];
      for k = 1:25
        g = F (p(1), p(2)).';
        J = derivative (F, p, s);
        if ! all (isfinite ([g; J(:)])), break, end
        step = pinv (J) * g;
        p -= step;
        if all (abs (step) <= 1e-10 * s), break, end
      end
      g = F (p(1), p(2)).' ./ s;
      if ! (all (abs (step) <= 1e-6 * s) && norm (g) < 1e-6 * c && all (p >= o - 1e-9 * s & p <= o + s * (1 + 1e-9))), continue, end
      p(abs (p) < 1e-7 * s) = 0;
      if ! isempty (E) && any (all (abs (E - p) < 1e-3 * s, 1)), continue, end
      if columns (E) > 11, return, end
      E(:,end+1) = p;
      kinds{end+1} = kind (eig (derivative (F, p, s)));
    end
  end
end

function J = derivative (F, p, s)
  h = 1e-5 * s;
  J = [(F (p(1) + h(1), p(2)) - F (p(1) - h(1), p(2))) / (2 * h(1)); (F (p(1), p(2) + h(2)) - F (p(1), p(2) - h(2))) / (2 * h(2))].';
end

function word = kind (l)
  r = real (l);
  r(abs (r) < 1e-6 * max (abs (l))) = 0;
  shape = "node";
  if any (abs (imag (l)) > 1e-6 * abs (l)), shape = "spiral"; end
  if all (r < 0)
    word = ["stable " shape];
  elseif all (r > 0)
    word = ["unstable " shape];
  elseif any (r < 0) && any (r > 0)
    word = "saddle";
  elseif strcmp (shape, "spiral")
    word = "centre of the linearised flow";
  else
    word = "equilibrium of an undecided kind";
  end
end

## slopefield (f, [limits], [starts], …)
## arguments: 1 or more
## picture: new
## Draws the directions of y' = f(x, y) as short lines, and the solutions through starts, rows [x y].
##
## >> slopefield(@(x, y) x - y, [-2 3], [0 1; -1 -1])
function [one, many, words] = slopefield (isNew, f, varargin)
  if ! is_function_handle (f), refuse ("slopefield", "F must be a function of x and y", "write slopefield(@(x, y) x - y, [-2 2])"); end
  d = [-5 5];
  if numel (varargin) && ! ischar (varargin{1})
    d = varargin{1};
    varargin(1) = [];
  end
  d = window ("slopefield", d);
  starts = zeros (0, 2);
  if numel (varargin) && ! ischar (varargin{1})
    if ! isempty (varargin{1}), starts = points ("slopefield", varargin{1}, d); end
    varargin(1) = [];
  end
  F = @(x, y) [1 slope(f, x, y)];
  s = d([2 4]) - d([1 3]);
  P = zeros (2, 0);
  m = [];
  for x = d(1) + s(1) * ((1:19) - 0.5) / 19
    for y = d(3) + s(2) * ((1:13) - 0.5) / 13
      w = F (x, y);
      if isnan (w(2)), continue, end
      m(end+1) = w(2);
      if isinf (w(2)), w = [0 1]; end
      v = w ./ s .* [1.6 1];
      w *= 0.024 / norm (v);
      P = [P, [x; y] - w.', [x; y] + w.', NaN(2, 1)];
    end
  end
  one = "field of directions";
  many = "fields of directions";
  words = "has no directions";
  if ! isempty (m), words = ["has slopes " span(m(isfinite (m)))]; end
  if any (isinf (m)), words = [words ", some upright"]; end
  style = varargin;
  if ! isempty (starts), style = {"color", "gray"}; end
  if isempty (P), P = NaN (2, 1); end
  plot (P(1,:), P(2,:), "linestyle", "-", "linewidth", 1, style{:});
  Q = zeros (2, 0);
  for k = 1:rows (starts)
    X = trajectory (F, d, starts(k,:), 4);
    Y = trajectory (F, d, starts(k,:), -4);
    Q = [Q, fliplr(Y), X(:,2:end), NaN(2, 1)];
    if k < 7, words = [words sprintf("; the solution through (%.3g, %.3g) goes from (%.3g, %.3g) to (%.3g, %.3g)", starts(k,:), Y(:,end), X(:,end))]; end
  end
  if ! isempty (Q)
    plot (Q(1,:), Q(2,:), "linestyle", "-", varargin{:});
    scatter (starts(:,1), starts(:,2), 30, "filled", "marker", "o", varargin{:});
  end
  if isNew
    axis (d);
    grid off, box on
  end
end

function words = span (m)
  words = "nowhere finite";
  if ! isempty (m), words = sprintf ("from %.3g to %.3g", min (m), max (m)); end
end

function m = slope (f, x, y)
  m = f (x, y);
  if ! ((isnumeric (m) || islogical (m)) && isscalar (m)), refuse ("slopefield", "the function must give one number for each x and y", sprintf ("at (%g, %g) it gave an array of size %dx%d", x, y, size (m))); end
  if ! isreal (m), m = NaN; end
end
