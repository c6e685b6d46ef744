# Plots

function s = arrange (name, s, varargin)
  n = numel (varargin);
  for k = 1:n
    x = varargin{k};
    if ! ischar (x) && ! (isreal (x) && all (x(:) == fix (x(:)))), refuse (name, "the arguments must be whole numbers", "count from 1"); end
  end
  if isempty (s) || strcmp (name, "tiledlayout"), s = [0 0 1 0 -1 0 0]; end
  S = reshape (s, 7, []);
  g = S(:,1);
  T = S(:,2:end);
  switch name
    case "subplot"
      if n == 1 && isscalar (x) && any (T(1,:) == x)
        g(4) = x;
        s = [g T](:).';
        return
      end
      if n == 1 && isscalar (x) && x > 110 && x < 1000
        varargin = {floor(x / 100), mod(floor (x / 10), 10), mod(x, 10)};
      elseif n < 3
        refuse (name, "the arguments must be ROWS, COLUMNS and INDEX", "write subplot(2, 1, 1), or subplot(211)");
      end
      d = gridSize (name, varargin);
      p = varargin{3}(:).';
      if isempty (p) || any (p < 1 | p > prod (d))
        refuse (name, "INDEX value must be >= 1 and <= ROWS*COLS", ...
          sprintf ("a grid of %d x %d has the plots 1 to %d, counted along its rows", d, prod (d)));
      end
      r = ceil (p / d(2));
      c = p - (r - 1) * d(2);
      q = [0; min(r); min(c); max(r) - min(r) + 1; max(c) - min(c) + 1; 0; 0];
      if isempty (T), g(1:2) = d; end
      D = [lcm(g(1), d(1)); lcm(g(2), d(2))];
      if any (D > 24)
        refuse (name, sprintf ("a grid of %d x %d does not fit the plots that the figure has", d), "begin another one with figure");
      end
      g(3) = 0;
      [g, T] = put (g, divided (T, D ./ g(1:2)), divided (q, D ./ d));
      g(1:2) = D;
      if columns (T) == 1
        g(1:2) = d;
        T(2:5) = q(2:5);
      end
    case "tiledlayout"
      if n && ! ischar (varargin{1})
        g(1:3) = [gridSize(name, varargin); 0];
      elseif n
        g(3) = find ([strcmp(varargin{1}, {"flow", "vertical", "horizontal"}) true])(1);
        if g(3) > 3, refuse (name, ["unknown arrangement '" varargin{1} "'"], 'use "flow", "vertical" or "horizontal"'); end
      end
    case "nexttile"
      if n && isequal (varargin{1}, -1), varargin(1) = []; end
      number = 0;
      z = [1 1];
      isSpan = false;
      for k = 1:numel (varargin)
        x = varargin{k};
        if ischar (x) || ! any (numel (x) == [1 2]) || any (x < 1), refuse (name, "give a tile's number, or a span [ROWS COLUMNS]", "count from 1"); end
        if isscalar (x), number = x; else, z = x; isSpan = true; end
      end
      q = [0; 1; 1; z(:); 0; 0];
      at = [];
      if number && number <= g(1) * g(2)
        q(2) = ceil (number / g(2));
        q(3) = number - (q(2) - 1) * g(2);
        at = T(1, T(2,:) == q(2) & T(3,:) == q(3));
        if ! isempty (at) && ! isSpan
          g(4) = at;
        elseif q(2) + z(1) - 1 <= g(1) && q(3) + z(2) - 1 <= g(2)
          [g, T] = put (g, T, q);
        else
          full (g, z, number);
        end
      elseif g(3)
        if columns (T) >= 100 || any (z > 24), full (g, z, number); end
        [g, T] = put (g, [T, zeros(7, 0)], q - [0; 100; 0; 0; 0; 0; 0]);
        U = zeros (7, 0);
        m = sum (prod (T(4:5,:), 1));
        g(2) = max ([[ceil(sqrt (m)), 1, m](g(3)), T(5,:)]);
        g(1) = sum (T(4,:));
        for q = T
          q(2:3) = free (g, U, q(4:5));
          U(:,end+1) = q;
        end
        T = U;
        g(1) = max (sum (T([2 4],:), 1)) - 1;
      else
        at = free (g, T, z);
        if number || isempty (at), full (g, z, number); end
        q(2:3) = at;
        [g, T] = put (g, T, q);
      end
    case "axes"
      g(4) = known (name, T, varargin, 1);
    otherwise
      h = known (name, T, varargin, 2);
      w = "xy";
      if n > 1, w = varargin{2}; end
      if ! any (strcmp (w, {"x", "y", "xy", "off"})), refuse (name, sprintf ("unrecognized OPTSTR '%s'", w), 'use "x", "y", "xy" or "off"'); end
      m = ismember (T(1,:), h);
      T(6:7,m) = (max (max (T(6:7,:))) + 1) * [any(w == "x"); any(w == "y")] * ones (1, sum (m));
  end
  s = [g T](:).';
end

function full (g, z, number)
  what = "no room for another plot";
  if any (z > 1), what = sprintf ("no room for a plot of %d x %d", z); end
  if number, what = sprintf ("no tile %d", number); end
  refuse ("nexttile", sprintf ("there is %s in this layout of %d x %d", what, g(1:2)), ...
    sprintf ('begin a larger one, such as tiledlayout(%d, %d), or tiledlayout("flow")', g(1) + 1, max (g(2), 1)));
end

function d = gridSize (name, a)
  if numel (a) < 2 || ischar (a{1}) || ischar (a{2}) || ! isscalar (a{1}) || ! isscalar (a{2}), refuse (name, "ROWS and COLUMNS must be two numbers", ["write " name "(2, 1)"]); end
  d = [a{1}; a{2}];
  if any (d < 1 | d > 24), refuse (name, "ROWS and COLUMNS must be from 1 to 24", sprintf ("the grid would be %d x %d", d)); end
end

function h = known (name, T, a, least)
  h = [];
  if numel (a), h = a{1}(:).'; end
  if numel (h) == 1 && least > 1, refuse (name, "HAX must contain at least 2 handles", "write linkaxes([a b])"); end
  if ischar (h) || numel (h) < least || ! all (ismember (h, T(1,:)))
    refuse (name, "plots must be what subplot or nexttile answered in this figure", "keep it when the plot is begun: a = subplot(2, 1, 1)");
  end
end

function T = divided (T, f)
  T(2:3,:) = (T(2:3,:) - 1) .* f + 1;
  T(4:5,:) = T(4:5,:) .* f;
end

function y = covered (T, q)
  y = all (T(2:3,:) < q(2:3) + q(4:5) & q(2:3) < T(2:3,:) + T(4:5,:), 1);
end

function [g, T] = put (g, T, q)
  same = all (T(2:5,:) == q(2:5), 1);
  if any (same)
    g(4) = T(1,same);
    return
  end
  T(:,covered (T, q)) = [];
  g(5)--;
  g(4) = q(1) = g(5);
  T(:,end+1) = q;
end

function p = free (g, T, z)
  for r = 1:g(1) - z(1) + 1
    for c = 1:g(2) - z(2) + 1
      p = [r; c];
      if ! any (covered (T, [0; p; z(:)])), return, end
    end
  end
  p = [];
end
