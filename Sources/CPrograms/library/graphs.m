# Plots
## treeplot (parents, [names])
## treeplot (branches)
## arguments: 1 or more
## picture: new
## Draws a tree: of nodes whose parents are given, 0 for a root; or of branches with probabilities, a cell with a row
## {name, probability, branches} for each, where the products stand at the leaves.
##
## >> treeplot([0 1 1 2])
## >> treeplot({"R", 0.4, {"R", 0.25; "W", 0.75}; "W", 0.6, {}})
function [one, many, words] = treeplot (isNew, T, names)
  one = "tree";
  many = "trees";
  if iscell (T)
    if nargin > 2, refuse ("treeplot", "names of branches stand in their rows", 'write treeplot({"R", 0.4; "W", 0.6})'); end
    t = branches ([0 0], T, zeros (0, 4), {}, 1);
    [parent, name, p, product] = deal (t{1}(:,1).', t{2}, t{1}(:,3).', t{1}(:,4).');
    parent = [0 (parent + 1)];
    name = [{""}, name];
    p = [1 p];
    product = [1 product];
  else
    n = numel (T);
    if ! (isnumeric (T) && isreal (T) && n && all (T(:) == fix (T(:)) & T(:) >= 0 & T(:) <= n)), refuse ("treeplot", "PARENTS must be the number of each node's parent, 0 for a root", "write treeplot([0 1 1])"); end
    parent = T(:).';
    p = [];
    if nargin < 3, names = {}; end
    name = named ("treeplot", names, n);
  end
  n = numel (parent);
  depth = zeros (1, n);
  for k = 1:n
    at = k;
    while parent(at)
      at = parent(at);
      depth(k)++;
      if depth(k) > n, refuse ("treeplot", sprintf ("node %d is its own ancestor", k), "following the parents must end at a root, which has the parent 0"); end
    end
  end
  isLeaf = ! ismember (1:n, parent);
  across = NaN (1, n);
  place = 0;
  for k = find (parent == 0), [across, place] = spread (k, parent, across, place); end
  levels = max (depth) + 1;
  gap = 0.06 + 0 * depth;
  isNamed = ! cellfun (@isempty, name);
  if ! isempty (p), gap(isNamed & ! isLeaf) = min (0.3, 0.06 + levels * 0.011 * cellfun (@numel, name(isNamed & ! isLeaf))); end
  P = zeros (2, 0);
  for k = find (parent)
    a = [depth(parent(k)) + gap(parent(k)); -across(parent(k))];
    b = [depth(k) - gap(k); -across(k)];
    if isempty (p), a = [across(parent(k)); -depth(parent(k))]; b = [across(k); -depth(k)]; end
    P = [P, a, b, NaN(2, 1)];
  end
  if isempty (p)
    if ! isempty (P), plot (P(1,:), P(2,:), "linewidth", 0.94, "linestyle", "-", "color", "gray"); end
    scatter (across, -depth, 36, "b", "filled", "marker", "o");
    for k = find (isNamed)
      side = {"horizontalalignment", "left"};
      if isLeaf(k), side = {"verticalalignment", "top"}; end
      text (across(k), -depth(k), name{k}, side{:});
    end
    box = [min(across) - 0.6, max(across) + 0.6, -max(depth) - 0.4, 0.3];
    words = sprintf ("has %d nodes in %d levels, %d of them leaves", n, levels, sum (isLeaf));
    if any (isNamed) && n <= 12
      for k = find (parent), words = [words ", " name{parent(k)} " to " name{k}]; end
    end
  else
    plot (P(1,:), P(2,:), "linewidth", 0.94, "linestyle", "-", "color", "gray");
    words = "";
    longest = 0;
    for k = 2:n
      if ! isLeaf(k), text (depth(k), -across(k), name{k}, "horizontalalignment", "center", "color", "k"); end
      a = 0.5 + (gap(parent(k)) - gap(k)) / 2;
      text (depth(k) - 1 + a, -(a * across(k) + (1 - a) * across(parent(k))), number (p(k)), "horizontalalignment", "center");
      if isLeaf(k)
        own = [name{k} ": " number(product(k))];
        text (depth(k) - gap(k), -across(k), own, "color", "b");
        longest = max (longest, numel (own));
        node = k;
        path = "";
        while node > 1
          path = [", then " name{node} path];
          node = parent(node);
        end
        if k <= 40, words = [words "; " path(8:end) ": " number(product(k))]; end
      end
    end
    for k = find (! isLeaf)
      total = sum (p(parent == k));
      if abs (total - 1) > 1e-9, words = [words "; the branches of " [name{k} "the root"(1:end * (k == 1))] " add up to " number(total)]; end
    end
    words = ["has the paths " words(3:end)];
    % The share of a narrow picture that the longest text takes.
    share = min (0.55, 0.022 * longest + 0.02);
    box = [0, (max (depth) - 0.06) / (1 - share), -place - 0.4, -0.6];
  end
  if isNew
    axis (box), axis off
  end
end

% The rows of branches with their parents, depths, probabilities and products, and their names.
function t = branches (above, T, rows, names, product)
  if ! (iscell (T) && any (columns (T) == [2 3])), refuse ("treeplot", "BRANCHES must be a cell with a row {name, probability} or {name, probability, branches} for each", 'write treeplot({"R", 0.4; "W", 0.6})'); end
  for k = 1:size (T, 1)
    p = T{k,2};
    if ! ischar (T{k,1}), refuse ("treeplot", "the first entry of a row of BRANCHES must be a name", sprintf ("in row %d it is a %s", k, class (T{k,1}))); end
    if ! (isnumeric (p) && isreal (p) && isscalar (p) && p >= 0 && p <= 1), refuse ("treeplot", ["the probability of " T{k,1} " must be a number from 0 to 1"], "it is the second entry of its row"); end
    rows(end+1,:) = [above(1), above(2) + 1, p, product * p];
    names{end+1} = T{k,1};
    if columns (T) > 2 && ! isempty (T{k,3})
      t = branches ([size(rows, 1), above(2) + 1], T{k,3}, rows, names, product * p);
      [rows, names] = t{:};
    end
  end
  t = {rows, names};
end

% The place across of a node and those below it: leaves one after the other, others in the middle of their children.
function [across, place] = spread (k, parent, across, place)
  children = find (parent == k);
  if isempty (children)
    place++;
    across(k) = place;
    return
  end
  for c = children, [across, place] = spread (c, parent, across, place); end
  across(k) = (across(children(1)) + across(children(end))) / 2;
end

function t = number (p)
  t = strrep (sprintf ("%.4g", p), "-", "−");
end

function names = named (name, names, n)
  if ischar (names), names = cellstr (names); end
  if isnumeric (names), names = num2cell (names); end
  for k = 1:numel (names)
    if isnumeric (names{k}), names{k} = sprintf ("%g", names{k}); end
  end
  names = names(:).';
  if isempty (names), names = repmat ({""}, 1, n); end
  if numel (names) != n, refuse (name, [thereAre(numel (names), "name") " for " counted(n, "node")], "give each node its name"); end
end

## graphplot (A, [names], [layout])
## arguments: 1 or more
## picture: new
## Draws the nodes and edges of a matrix, from row to column and with arrows unless it is symmetric; the layout is
## "circle", "layered" or a matrix with a row [x y] for each node.
##
## >> graphplot([0 1 1; 1 0 0; 1 0 0])
## >> graphplot([0.9 0.1; 0.5 0.5], {"sun", "rain"})
function [one, many, words] = graphplot (isNew, A, names, layout)
  n = rows (A);
  if ! ((isnumeric (A) || islogical (A)) && isreal (A) && n && n == columns (A)), refuse ("graphplot", "A must be a square matrix", sprintf ("it has size %dx%d", size (A))); end
  if n > 60, refuse ("graphplot", sprintf ("%d nodes are too many to be told apart", n), "spy(A) shows larger matrices"); end
  if nargin < 3, names = {}; end
  if isempty (names), names = 1:n; end
  names = named ("graphplot", names, n);
  if nargin < 4, layout = "circle"; end
  A = double (A);
  A(isnan (A)) = 0;
  isDirected = ! isequal (A, A.');
  if ischar (layout)
    switch layout
      case "circle"
        a = pi / 2 - 2 * pi * (0:n - 1) / n;
        if n == 2, a = [pi 0]; end
        X = [cos(a); sin(a)];
        if n == 1, X = [0; 0]; end
      case "layered"
        X = layers (A);
      otherwise
        refuse ("graphplot", ["unknown layout '" layout "'"], 'use "circle", "layered" or a matrix with a row [x y] for each node');
    end
  else
    if ! (isnumeric (layout) && isequal (size (layout), [n 2]) && all (isfinite (layout(:)))), refuse ("graphplot", sprintf ("LAYOUT must be a matrix with a row [x y] for each of the %d nodes", n), sprintf ("it has size %dx%d", size (layout))); end
    X = layout.';
  end
  % All lengths are parts of the least distance of two nodes.
  u = Inf;
  for i = 1:n
    for j = 1:i-1, u = min (u, norm (X(:,i) - X(:,j))); end
  end
  if u == 0, refuse ("graphplot", "two nodes have the same place", "LAYOUT must have different rows"); end
  if isinf (u), u = 1; end
  u = min (u, max ([max(X, [], 2) - min(X, [], 2); 1e-9 + 0 * (n > 1)]) * 0.75 + (n == 1));
  r = u * min (0.32, max (0.17, 0.05 * max (cellfun (@numel, names))));
  isWeighted = any (A(A != 0) != 1);
  P = L = zeros (2, 0);
  W = {};
  list = "";
  count = 0;
  middle = mean (X, 2);
  for i = 1:n
    for j = 1:n
      if A(i,j) == 0 || ! isDirected && j < i, continue, end
      count++;
      if i == j
        d = X(:,i) - middle;
        if norm (d) < 1e-9 * u, d = [0; 1]; end
        d /= norm (d);
        e = [-d(2); d(1)];
        t = linspace (-0.8 * pi, 0.8 * pi, 49);
        c = X(:,i) + 1.55 * r * d;
        way = c + 0.8 * r * (d * cos (t) + e * sin (t));
        at = c + 0.8 * r * d;
      else
        d = X(:,j) - X(:,i);
        l = norm (d);
        d /= l;
        e = [d(2); -d(1)];
        bend = 0;
        if isDirected && A(j,i) != 0, bend = 0.16 * l; end
        % An edge does not run through another node.
        for k = setdiff (1:n, [i j])
          q = [d e].' * (X(:,k) - X(:,i));
          if q(1) > 0 && q(1) < l && abs (q(2) + bend) < 1.2 * r, bend = 2.4 * r + 0.1 * l; end
        end
        t = linspace (0, 1, 41);
        way = X(:,i) + d * l * t - e * 4 * bend * t .* (1 - t);
        way = way(:,sqrt (sum ((way - X(:,i)) .^ 2, 1)) > r & sqrt (sum ((way - X(:,j)) .^ 2, 1)) > r);
        g = way(:,end) - X(:,j);
        way = [X(:,i) + (way(:,1) - X(:,i)) * r / norm(way(:,1) - X(:,i)), way, X(:,j) + g * r / norm(g)];
        at = way(:,round (columns (way) * 0.5));
        if bend == 0 && isDirected, at = way(:,round (columns (way) * 0.4)); end
      end
      % The head needs a last piece that is long enough.
      if isDirected, way(:,max (2, end - 3):end - 1) = []; end
      P = [P, way, NaN(2, 1)];
      if isWeighted
        L(:,end+1) = at;
        W{end+1} = number (A(i,j));
      end
      if count <= 20
        list = [list ", " names{i} {" and ", " to "}{1+isDirected} names{j}];
        if isWeighted, list = [list " " number(A(i,j))]; end
      end
    end
  end
  if ! isempty (P), plot (P(1,:), P(2,:), "linewidth", 0.94, "linestyle", "-", "color", "gray", "arrowheads", {"off", "thin"}{1+isDirected}); end
  discs (X, r, "b");
  text (X(1,:), X(2,:), names, "horizontalalignment", "center", "color", "k");
  for k = 1:numel (W), text (L(1,k), L(2,k), W{k}, "horizontalalignment", "center"); end
  one = "graph";
  many = "graphs";
  kind = {"edge", "arrow"}{1+isDirected};
  if count != 1, kind = [kind "s"]; end
  words = sprintf ("has %d nodes and %d %s", n, count, kind);
  if n == 1, words = strrep (words, "nodes", "node"); end
  if count && count <= 20, words = [words ": " list(3:end)]; end
  if isNew, room ([X, P, X + r, X - r], 0.5 * r); end
end

% Columns by the longest way from a node that no edge leads to.
function X = layers (A)
  n = rows (A);
  level = ones (1, n);
  if isequal (A, A.')
    % Without directions: by the distance from the first node.
    level = Inf (1, n);
    while any (isinf (level))
      level(find (isinf (level), 1)) = 1;
      for k = 1:n
        for i = find (level == k)
          near = A(i,:) != 0 & isinf (level);
          level(near) = k + 1;
        end
      end
    end
  else
    for k = 1:n
      for j = 1:n
        from = setdiff (find (A(:,j)), j);
        if ! isempty (from), level(j) = max (level(j), min (n, max (level(from)) + 1)); end
      end
    end
    [i, j] = find (A);
    if any (level(i)(:) >= level(j)(:) & i(:) != j(:)), refuse ("graphplot", "a graph with a cycle of arrows has no layers", 'use the layout "circle"'); end
  end
  X = zeros (2, n);
  for k = unique (level)
    at = find (level == k);
    X(:,at) = [0 * at + 1.6 * k; (numel (at) + 1) / 2 - (1:numel (at))];
  end
end

function discs (X, r, colour)
  t = linspace (0, 2 * pi, 41);
  x = (X(1,:).' + r * cos (t)).';
  y = (X(2,:).' + r * sin (t)).';
  fill ([x; NaN(1, columns (x))](:), [y; NaN(1, columns (y))](:), colour);
end

function room (P, pad)
  axis equal, axis off
  axis ([min(P(1,:)) - pad, max(P(1,:)) + pad, min(P(2,:)) - pad, max(P(2,:)) + pad]);
end

## networkplot (sizes, [names])
## arguments: 1 or more
## picture: new
## Draws a neural network: a column of units for each layer, each joined to all of the next; names are those of the
## layers.
##
## >> networkplot([2 3 1])
function [one, many, words] = networkplot (isNew, n, names)
  if ! (isnumeric (n) && isreal (n) && numel (n) && all (n(:) >= 1 & n(:) == fix (n(:)))), refuse ("networkplot", "SIZES must be the numbers of units in the layers", "write networkplot([2 3 1])"); end
  m = numel (n);
  if nargin < 3, names = {}; end
  names = named ("networkplot", names, m);
  P = D = X = zeros (2, 0);
  former = zeros (2, 0);
  tall = min (max (n), 9);
  apart = max (1.6, 0.55 * tall);
  for k = 1:m
    c = n(k);
    y = (c + 1) / 2 - (1:c);
    % Of a long layer only its ends are shown.
    if c > 9
      y = [4 3 2 1 -1 -2 -3 -4];
      D = [D, [apart * k * [1 1 1]; 0.3 0 -0.3]];
    end
    own = [0 * y + apart * k; y];
    for a = former
      for b = own
        d = 0.3 * (b - a) / norm (b - a);
        P = [P, a + d, b - d, NaN(2, 1)];
      end
    end
    former = own;
    X = [X, own];
  end
  if ! isempty (P), plot (P(1,:), P(2,:), "linewidth", 0.75, "linestyle", "-", "color", "gray"); end
  discs (X, 0.3, "b");
  if ! isempty (D), scatter (D(1,:), D(2,:), 12, "k", "filled", "marker", "o"); end
  low = min (X(2,:)) - 0.75;
  list = "";
  for k = 1:m
    name = names{k};
    if isempty (name), name = sprintf ("%d", n(k)); end
    text (apart * k, low, name, "horizontalalignment", "center");
    list = [list ", " strtrim(sprintf ("%s %d", names{k}, n(k)))];
  end
  one = "network";
  many = "networks";
  words = sprintf ("has %d layers of units: %s; %d weights join them", m, list(3:end), sum (n(1:end-1)(:) .* n(2:end)(:)));
  if isNew, room ([X + 0.3, X - 0.3, [apart; low - 0.3]], 0.1); end
end
