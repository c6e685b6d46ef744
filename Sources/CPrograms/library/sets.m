# Searching, sorting and sets

## ismember (a, s, [rows])
## arguments: 2 or more
## Whether each entry of a is in s, and where.
##
## >> ismember(2, [1 2 3])
## ans = 1
## >> ismember("b", {"a", "b"})
## ans = 1
function [r, k] = ismember (a, s, varargin)
  byRows = false;
  if nargin > 2 || ! (isreal (a) && isreal (s))
    if nargin > 3, print_usage (); end
    if iscell (s) && ischar (a) && rows (a) < 2, a = {a}; elseif iscell (a) && ischar (s) && rows (s) < 2, s = {s}; end
    if any (strcmp (varargin, "stable") | strcmp (varargin, "sorted"))
      error ('ismember: "stable" or "sorted" are not valid options');
    end
    if nargin > 2 || ! (iscellstr (a) && iscellstr (s)), [a, s, byRows] = setInputs ("ismember", a, s, varargin); end
  end
  if byRows || iscomplex (a) || iscomplex (s)
    shape = [rows(a), 1];
    if ! byRows, [shape, a, s] = deal (size (a), a(:), s(:)); end
    k = zeros (shape);
    for m = 1:rows (a)
      at = find (all (s == a(m,:), 2), 1, "last");
      if ! isempty (at), k(m) = at; end
    end
  else
    [t, order] = sort (s(:));
    k = lookup (t, a, "m");
    if ! isempty (t), k(k > 0) = order(k(k > 0)); end
  end
  r = k > 0;
end

## unique (x, [option], …)
## arguments: 1 to 5
## The different entries in order, where they come from, and where each entry went; options are "rows", "stable",
## "first", "last".
##
## >> unique([3 1 3 2])
## ans =
##
##    1   2   3
##
function [y, i, j] = unique (x, varargin)
  isText = iscellstr (x);
  if ! (isnumeric (x) || islogical (x) || ischar (x) || isText)
    error ("unique: X must be an array or cell array of strings");
  end
  if ! iscellstr (varargin), error ("unique: options must be strings"); end
  has = @(o) any (strcmp (varargin, o));
  for k = 1:numel (varargin)
    if ! any (strcmp (varargin{k}, {"rows", "first", "last", "sorted", "stable", "legacy"}))
      error ("unique: invalid option");
    end
  end
  stable = has ("stable");
  legacy = has ("legacy");
  if has ("first") && has ("last"), error ('unique: cannot specify both "first" and "last"'); end
  if has ("sorted") && stable, error ('unique: cannot specify both "sorted" and "stable"'); end
  if (has ("first") || has ("last")) && (has ("sorted") || stable)
    error ('unique: cannot specify "first"/"last" with "sorted"/"stable"');
  end
  if (has ("sorted") || stable) && legacy
    error ('unique: cannot specify "sorted" or "stable" with "legacy"');
  end
  byRows = has ("rows") && ! isText;
  if isText && has ("rows"), warning ('unique: "rows" is ignored for cell arrays'); end
  isLine = isrow (x) && ! byRows;
  if isempty (x)
    i = j = [];
    y = x;
    if ! byRows && ! all (size (x) == 0), y = x(zeros (0, 1)); y = reshape (y, 0, 1); end
    return
  end
  if ! byRows, x = x(:); end
  n = rows (x);
  if byRows
    [~, k] = sortrows (x);
    s = x(k,:);
    same = all (s(1:n-1,:) == s(2:n,:), 2);
  elseif isText
    [s, k] = sort (x);
    same = strcmp (s(1:n-1), s(2:n));
  else
    [s, k] = sort (x);
    same = s(1:n-1) == s(2:n);
  end
  k = k(:);
  starts = [true; ! same(:)];
  ends = [! same(:); true];
  group = cumsum (starts);
  j = zeros (n, 1);
  j(k) = group;
  i = k(starts);
  if has ("last") || (legacy && ! has ("first")), i = k(ends); end
  if stable
    [i, p] = sort (i);
    r(p) = 1:numel (p);
    j = r(j)(:);
  end
  y = x(i,:);
  if isLine, y = reshape (y, 1, []); end
  if legacy && isLine
    i = i.';
    j = j.';
  end
end

## union (a, b, [option], …)
## arguments: 2 to 4
## The entries that are in one of two sets, in order, and where they come from.
##
## >> union([1 3], [2 3])
## ans =
##
##    1   2   3
##
function [y, ia, ib] = union (a, b, varargin)
  [a, b, byRows, stable, legacy] = setInputs ("union", a, b, varargin);
  if byRows
    y = [a; b];
    n = rows (a);
  else
    y = [a(:); b(:)];
    n = numel (a);
    if legacy, isLine = ! (iscolumn (a) && iscolumn (b)); else isLine = isrow (a) && isrow (b); end
    if isLine, y = y.'; elseif isempty (y), y = reshape (y, 0, 1); end
  end
  [y, i] = unique (y, varargin{:});
  ia = i(i <= n);
  ib = i(i > n) - n;
end

function [a, b, byRows, stable, legacy] = setInputs (name, a, b, options)
  isArray = @(x) isnumeric (x) || islogical (x) || ischar (x);
  if ! (iscellstr (a) || iscellstr (b)) && ! (isArray (a) && isArray (b))
    error ("%s: A and B must be arrays or cell arrays of strings", name);
  end
  for k = 1:numel (options)
    if ! any (strcmp (options{k}, {"rows", "sorted", "stable", "legacy"}))
      error ("%s: invalid option: %s", name, options{k});
    end
  end
  has = @(o) any (strcmp (options, o));
  byRows = has ("rows");
  stable = has ("stable");
  legacy = has ("legacy");
  if has ("sorted") + stable + legacy > 1
    error ('%s: only one of "sorted", "stable", or "legacy" may be specified', name);
  end
  if byRows
    if iscell (a) || iscell (b), error ('%s: cells not supported with "rows" flag', name); end
    if columns (a) != columns (b) && ! isempty (a) && ! isempty (b)
      error ("%s: number of columns in A and B must match", name);
    end
  elseif iscell (a) || iscell (b)
    if isempty (a), a = {}; end
    if isempty (b), b = {}; end
    if ischar (a), a = cellstr (a); elseif ischar (b), b = cellstr (b); end
    if ! iscellstr (a) || ! iscellstr (b)
      error ("%s: cell array of strings cannot be combined with a nonstring value", name);
    end
  end
end

## intersect (a, b, [option], …)
## arguments: 2 to 4
## The entries that are in both of two sets, in order, and where they are.
##
## >> intersect([1 2 3], [2 3 4])
## ans =
##
##    2   3
##
function [c, ia, ib] = intersect (a, b, varargin)
  [a, b, byRows, stable, legacy] = setInputs ("intersect", a, b, varargin);
  if isempty (a) || isempty (b)
    if iscell (a) || iscell (b), c = {}; elseif ischar (a) || ischar (b), c = ""; else c = []; end
    ia = ib = [];
    return
  end
  isLine = isrow (a) && isrow (b) && ! byRows;
  if legacy, isLine = ! (iscolumn (a) && iscolumn (b)) && ! byRows; end
  [a, ia] = unique (a, varargin{:});
  [b, ib] = unique (b, varargin{:});
  if byRows, [tf, at] = ismember (a, b, "rows"); else [tf, at] = ismember (a, b); end
  ia = ia(tf)(:);
  ib = ib(at(tf))(:);
  if byRows
    c = a(tf,:);
  else
    c = a(tf)(:);
    if isLine, c = reshape (c, 1, []); end
  end
  if legacy && ! byRows
    ia = ia.';
    ib = ib.';
  end
end

## setdiff (a, b, [option], …)
## arguments: 2 to 4
## The entries of the first set that are not in the second, in order, and where they are.
##
## >> setdiff([1 2 3], 2)
## ans =
##
##    1   3
##
function [c, ia] = setdiff (a, b, varargin)
  [a, b, byRows, stable, legacy] = setInputs ("setdiff", a, b, varargin);
  isLine = isrow (a) && ! byRows;
  if legacy, isLine = ! (iscolumn (a) && iscolumn (b)) && ! byRows; end
  [c, ia] = unique (a, varargin{:});
  if isempty (c), return, end
  if ! isempty (b)
    if byRows, tf = ismember (c, b, "rows"); else tf = ismember (c, b); end
    ia(tf) = [];
    if byRows, c(tf,:) = []; else c(tf) = []; end
  end
  if isLine, c = reshape (c, 1, []); end
end

## setxor (a, b, [option], …)
## arguments: 2 to 4
## The entries that are in exactly one of two sets, in order, and where they are.
##
## >> setxor([1 2], [2 3])
## ans =
##
##    1   3
##
function [c, ia, ib] = setxor (a, b, varargin)
  [a, b, byRows, stable, legacy] = setInputs ("setxor", a, b, varargin);
  isLine = ! byRows && (isrow (a) || isempty (a)) && (isrow (b) || isempty (b)) && ! (isempty (a) && isempty (b));
  if legacy && ! byRows, isLine = ! (iscolumn (a) && iscolumn (b)); end
  [c, ia] = setdiff (a, b, varargin{:});
  [d, ib] = setdiff (b, a, varargin{:});
  n = numel (ia);
  if byRows
    c = [c; d];
    if ! stable, [c, k] = sortrows (c); end
  else
    c = [c(:); d(:)];
    if ! stable, c = sort (c); end
    if isLine, c = reshape (c, 1, []); end
    if isempty (a) && isempty (b), c = reshape (c, 0, 0); end
  end
  if isempty (a), ia = []; end
  if isempty (b), ib = []; end
end
