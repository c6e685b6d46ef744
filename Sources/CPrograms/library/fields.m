# Plots
## peaks ([n])
## A hilly matrix of size n x n to try plots of fields on.
##
## >> size(peaks(20))
## ans =
##
##    20   20
##
function z = peaks (n)
  if nargin == 0, n = 49; end
  x = linspace (-3, 3, n);
  y = x.';
  z = 3 * (1 - x) .^ 2 .* exp (-x .^ 2 - (y + 1) .^ 2) ...
    - 10 * (x / 5 - x .^ 3 - y .^ 5) .* exp (-x .^ 2 - y .^ 2) - exp (-(x + 1) .^ 2 - y .^ 2) / 3;
end

% Reads the arguments and sets up an empty figure: x and y are nodes or edges of cells in ascending order, levels
% empty unless given, flags whether there are numbers, whether areas are filled and whether values are shown in
% cells; rest says how lines are drawn.
function [x, y, Z, levels, flags, rest] = field (name, isNew, varargin)
  a = varargin;
  n = 0;
  while n < numel (a) && ! ischar (a{n+1}), n++; end
  levels = limits = [];
  xNames = yNames = {};
  isImage = any (strcmp (name, {"imagesc", "heatmap", "spy"}));
  isCells = isImage || strcmp (name, "pcolor");
  flags = [! isCells && ! strcmp(name, "contourf"), strcmp(name, "contourf"), strcmp(name, "heatmap")];
  rest = {};
  k = n + 1;
  while k <= numel (a)
    value = [];
    if k < numel (a), value = a{k+1}; end
    w = lower (a{k});
    switch w
      case "showtext", flags(1) = strcmpi (value, "on");
      case "fill", flags(2) = strcmpi (value, "on");
      case "levellist", levels = value;
      case "levelstep", levels = -value;
      case {"labelspacing", "texttoolbar", "meshdensity", "colormap", "celllabelformat"}
      case "colorbarvisible", if strcmpi (value, "off"), flags(3) = false; end
      case "colorlimits", limits = value;
      otherwise
        rest(end+1) = a{k};
        if k < numel (a) && ! strcmp (w, "filled") && ! (numel (w) < 4 && any (w(1) == "-:.rgbcmykw")), rest{end+1} = value; else k--; end
    end
    k += 2;
  end
  if n == 0, refuse (name, "there is nothing to draw", ["write " name "([1 2; 3 4])"]); end
  last = [];
  if is_function_handle (a{1})
    if isImage, refuse (name, "Z must be a matrix", "draw a function with contourf or pcolor"); end
    d = [-5 5];
    if n > 1 && ! isempty (a{2}), d = a{2}(:).'; end
    if numel (d) == 2, d = [d d]; end
    if ! (isreal (d) && numel (d) == 4 && all (isfinite (d)) && d(1) < d(2) && d(3) < d(4))
      refuse (name, "the limits must be [LEFT RIGHT BOTTOM TOP]", ["write " name "(f, [-1 1 -1 1])"]);
    end
    if n > 2, last = a{3}; end
    if n > 3, refuse (name, "there are too many numbers", ["its form is " name "(f, limits, levels)"]); end
    x = linspace (d(1), d(2), 101);
    y = linspace (d(3), d(4), 101);
    Z = zeros (101);
    f = a{1};
    for c = 1:101
      for r = 1:101
        z = f (x(c), y(r));
        if ! isscalar (z) || ! isreal (z)
          if ! isscalar (z) || ! isnumeric (z)
            refuse (name, "the function must give one number for each x and y", ...
              sprintf ("at (%g, %g) it gave an array of size %dx%d", x(c), y(r), size (z)));
          end
          z = NaN;
        end
        Z(r,c) = z;
      end
    end
  else
    x = y = [];
    if n > 2
      x = a{1};
      y = a{2};
      a(1:2) = [];
    end
    if n > 4, refuse (name, "there are too many numbers", ["its forms are " name "(Z) and " name "(x, y, Z)"]); end
    Z = a{1};
    if n == 2 || n == 4, last = a{2}; end
    if strcmp (name, "heatmap") && n > 2
      xNames = cellstr (num2names (x));
      yNames = cellstr (num2names (y));
      x = y = [];
    end
    if ! ((isnumeric (Z) || islogical (Z)) && isreal (Z)), refuse (name, "Z must be a matrix of real numbers", sprintf ("it is a %s of size %dx%d", class (Z), size (Z))); end
    Z = double (Z);
    if ! isCells && ! isempty (Z) && min (size (Z)) < 2
      refuse (name, "Z must have at least 2 rows and 2 columns", sprintf ("it has size %dx%d", size (Z)));
    end
    if isempty (Z) && ! isImage, refuse (name, "Z has no entries", ["write " name "([1 2; 3 4])"]); end
    isOwn = isempty (x);
    if isempty (x), x = 1:columns (Z); end
    if isempty (y), y = 1:rows (Z); end
    if min (size (x)) > 1 || min (size (y)) > 1
      if ! size_equal (x, y, Z), refuse (name, "X, Y and Z must have the same size", sprintf ("X has size %dx%d, Z has size %dx%d", size (x), size (Z))); end
      if x(1) == x(1,end)
        x = x.';
        y = y.';
        Z = Z.';
      end
      if any ((x != x(1,:) | y != y(:,1))(:)), refuse (name, "X and Y must be a grid of rows and columns", "make them with meshgrid"); end
      x = x(1,:);
      y = y(:,1);
    end
    x = x(:).';
    y = y(:).';
    if ! (isImage && numel (x) == 2), same (name, "X", x, columns (Z), "columns"); end
    if ! (isImage && numel (y) == 2), same (name, "Y", y, rows (Z), "rows"); end
  end
  if isImage
    x = around (x, columns (Z));
    y = around (y, rows (Z));
    limits = last;
    if isempty (limits), limits = []; end
  elseif isCells
    Z = Z(1:max (end - 1, 0),1:max (end - 1, 0));
    limits = last;
  elseif ! isempty (last)
    levels = last;
  end
  if any (diff (x) < 0)
    x = fliplr (x);
    Z = fliplr (Z);
  end
  if any (diff (y) < 0)
    y = fliplr (y);
    Z = flipud (Z);
  end
  if strcmp (name, "spy")
    Z = double (Z != 0);
    if isNew, xlabel (sprintf ("nz = %d", sum (Z(:)))); end
    Z(Z == 0) = NaN;
  end
  if ! (isnumeric (levels) && isreal (levels)), refuse (name, "LEVELS must be numbers", "give how many, or a list of values"); end
  if numel (levels) == 1
    z = Z(isfinite (Z));
    if levels < 0
      levels = (ceil (min (z) / -levels):floor (max (z) / -levels)) * -levels;
    else
      levels = linspace (min (z), max (z), min (levels, 1000) + 2)(2:end-1);
    end
  end
  levels = unique (levels(isfinite (levels)))(:).';
  if numel (limits) && ! (numel (limits) == 2 && limits(1) < limits(2)), refuse (name, "the limits of colours must be two numbers", "the smaller one first"); end
  if numel (limits), caxis (limits); end
  grid off, box on
  if isNew
    axis tight
    w = x(end) - x(1);
    h = y(end) - y(1);
    if w <= 4 * h && h <= 4 * w && ! flags(3) && (! isImage || isOwn), axis equal, end
    if isImage, axis ij, end
    if flags(3), colorbar, end
    if ! isempty (xNames)
      xticklabels (xNames);
      yticklabels (yNames);
    end
  end
  if strcmp (name, "heatmap"), flags(1) = true; end
  Z = Z(:);
end

function x = around (x, n)
  d = 1;
  if n > 1, d = (x(end) - x(1)) / (n - 1); end
  if n > 0, x = linspace (x(1) - d / 2, x(end) + d / 2, n + 1); else x = [0 1]; end
end

function c = num2names (c)
  if ! iscell (c), c = num2cell (c); end
  for k = 1:numel (c), if ! ischar (c{k}), c{k} = sprintf ("%g", c{k}); end, end
end

function same (name, what, x, n, where)
  if numel (x) != n || ! isreal (x) || any (! isfinite (x)) || any (diff (x) == 0) || ! (all (diff (x) > 0) || all (diff (x) < 0))
    if numel (x) != n, refuse (name, sprintf ("%s has %d entries, but Z has %d %s", what, numel (x), n, where), ["give every one of the " where " its place"]); end
    refuse (name, [what " must increase from entry to entry"], "use linspace or a range");
  end
end
