# Cells and structs

## cell2mat (C)
## The matrices of a cell array joined to one.
##
## >> cell2mat({1, 2; 3, 4})
## ans =
##
##    1   2
##    3   4
##
function m = cell2mat (c)
  if isempty (c) && (iscell (c) || isnumeric (c)), m = zeros (size (c)); return, end
  if ! iscell (c), error ("cell2mat: C must be a cell array"); end
  isNumber = @(a) isnumeric (a) || islogical (a);
  if is_function_handle (c{1}) || ! (all (cellfun (isNumber, c(:))) || all (cellfun (@(a) strcmp (class (a), class (c{1})), c(:))))
    error ("cell2mat: wrong type elements or mixed cells, structs, and matrices");
  end
  lines = cell (rows (c), 1);
  for k = 1:rows (c)
    if any (cellfun (@rows, c(k,:)) != rows (c{k,1})), error ("cell2mat: dimension mismatch"); end
    lines{k} = [c{k,:}];
  end
  if any (cellfun (@columns, lines) != columns (lines{1})), error ("cell2mat: dimension mismatch"); end
  m = vertcat (lines{:});
end

## getfield (s, name, …)
## The value of a field, or of a field of a field.
##
## >> getfield(struct("a", 5), "a")
## ans = 5
function s = getfield (s, varargin)
  for k = 1:numel (varargin)
    step = varargin{k};
    if iscell (step)
      s = s(step{:});
    elseif ! ischar (step)
      refuse ("getfield", "invalid index", "a field name is a string, indices stand in a cell");
    elseif ! isstruct (s) || isempty (s)
      error ("getfield: invalid input");
    else
      s = s(1).(step);
    end
  end
end

## setfield (s, name, …, value)
## The struct with another value of a field.
##
## >> setfield(struct("a", 1), "a", 2)
## ans =
##
##   scalar structure containing the fields:
##
##     a = 2
##
function s = setfield (s, step, varargin)
  rest = {};
  if iscell (step)
    if nargin > 3, rest = {s(step{:})}; end
    s(step{:}) = inner (rest, varargin);
    return
  end
  if ! ischar (step), refuse ("setfield", "invalid index", "a field name is a string, indices stand in a cell"); end
  if ! (isempty (s) && ! isstruct (s) || isstruct (s) && isscalar (s)), error ("setfield: invalid input"); end
  if isempty (s), s = struct (); end
  if isfield (s, step), rest = {s.(step)}; end
  s.(step) = inner (rest, varargin);
end

function v = inner (old, path)
  v = path{end};
  if numel (path) > 1
    if isempty (old), old = {[]}; end
    v = setfield (old{1}, path{:});
  end
end

## cell2struct (C, fields, [dimension])
## A struct from a cell array of values and the names of their fields.
##
## >> cell2struct({1; 2}, {"a"; "b"}, 1)
## ans =
##
##   scalar structure containing the fields:
##
##     a = 1
##     b = 2
##
function s = cell2struct (c, names, dim)
  if ! iscell (c), error ("cell2struct: argument CELL must be of type cell"); end
  if ischar (names), names = cellstr (names); end
  if ! iscellstr (names)
    error ("cell2struct: FIELDS must be a cell array of strings or a character matrix");
  end
  if nargin < 3, dim = 1; end
  if ! (isscalar (dim) && any (dim == [1 2])), error ("cell2struct: DIM must be a valid dimension"); end
  if dim == 2, c = c.'; end
  n = numel (names);
  if n != rows (c)
    error (struct ("message", "cell2struct: number of FIELDS does not match dimension", "identifier", "", ...
      "hint", [thereAre(n, "name") " for " counted(rows (c), "value")]));
  end
  if n == 0
    s = repmat (struct (), columns (c), 1);
    return
  end
  pairs = cell (2, n);
  for k = 1:n
    pairs{1,k} = names{k};
    pairs{2,k} = c(k,:).';
  end
  s = struct (pairs{:});
end

## fieldpairs (s)
## A column for each field: its value, and under it its name.
##
## >> fieldpairs(struct("a", 1))
## ans =
## {
##   [1,1] = 1
##   [2,1] = a
## }
##
function c = fieldpairs (s)
  if ! isstruct (s), error ("in statement 'for [X, Y] = VAL', VAL must be a structure"); end
  names = fieldnames (s);
  c = cell (2, numel (names));
  for k = 1:numel (names)
    if isscalar (s), c{1,k} = s.(names{k}); else c{1,k} = reshape ({s.(names{k})}, size (s)); end
    c{2,k} = names{k};
  end
end

% The function of an operator.
function f = operatorFunction (operator)
  names = {"<", "lt", "<=", "le", "==", "eq", "!=", "ne", "~=", "ne", ">", "gt", ">=", "ge", "+", "plus", "-", "minus", ...
    "*", "mtimes", "/", "mrdivide", "\\", "mldivide", "^", "mpower", ".*", "times", "./", "rdivide", ".^", "power", ...
    "&", "and", "|", "or", "!", "not", "~", "not", "'", "ctranspose", ".'", "transpose"};
  k = find (strcmp (names(1:2:end), operator), 1);
  if isempty (k), error ("invalid function handle, unable to find function for @%s", operator); end
  f = str2func (names{2*k});
end
