# Strings

## dec2bin (d, [length])
## Whole numbers in binary digits.
##
## >> dec2bin(10)
## ans = 1010
function s = dec2bin (varargin), s = binary ("dec2bin", 2, varargin{:}); end

function s = binary (name, base, d, varargin)
  if iscell (d), d = cell2mat (d); end
  d = d(:);
  if ! isreal (d) || any (d != fix (d)), error ("%s: input must be integers", name); end
  if all (d >= 0), s = dec2base (d, base, varargin{:}); return, end
  bits = [8 16 32 64];
  n = bits(find (min (d) >= -2 .^ (bits - 1), 1));
  low = d < 0;
  if n < 64
    d(low) += 2 ^ n;
    s = dec2base (d, base, n / log2 (base));
  else
    s = [dec2base(floor (d / 2 ^ 32) + low * 2 ^ 32, base, 32 / log2 (base)), ...
      dec2base(mod (d, 2 ^ 32), base, 32 / log2 (base))];
  end
  if numel (varargin) > 0 && varargin{1} > columns (s)
    s = [repmat("0", rows (s), varargin{1} - columns (s)), s];
  end
end

## dec2hex (d, [length])
## Whole numbers in hexadecimal digits.
##
## >> dec2hex(255)
## ans = FF
function s = dec2hex (varargin), s = binary ("dec2hex", 16, varargin{:}); end

## strsplit (text, [separator], [collapse], [option], [value], …)
## arguments: 1 to 7
## The parts of a text between separators, and the separators.
##
## >> strsplit("a,b", ",")
## ans =
## {
##   [1,1] = a
##   [1,2] = b
## }
##
function [c, m] = strsplit (s, varargin)
  collapse = true;
  type = "simple";
  del = {" ", "\f", "\n", "\r", "\t", "\v"};
  isOption = @(a) ischar (a) && any (strcmpi (a, {"collapsedelimiters", "delimitertype"}));
  if numel (varargin) > 0 && (ischar (varargin{1}) || iscell (varargin{1})) ...
      && ! (isOption (varargin{1}) && mod (numel (varargin), 2) == 0)
    del = varargin{1};
    varargin(1) = [];
  end
  if ! ischar (s) || ! (ischar (del) || iscellstr (del)), error ("strsplit: S and DEL must be string values"); end
  if ! isempty (s) && ! isrow (s), error ("strsplit: S must be a char row vector"); end
  if numel (varargin) > 0 && ! ischar (varargin{1})
    collapse = varargin{1};
    varargin(1) = [];
  end
  for k = 1:2:numel (varargin)
    name = varargin{k};
    if ! isOption (name) || k == numel (varargin), error ("strsplit: invalid parameter name, '%s'", name); end
    if lower (name(1)) == "c", collapse = varargin{k+1}; else type = varargin{k+1}; end
  end
  if ! isscalar (collapse), error ("strsplit: COLLAPSEDELIMITERS must be a scalar value"); end
  if ! iscell (del), del = {del}; end
  if strncmpi (type, "simple", max (1, numel (type)))
    del = cellfun (@do_string_escapes, del, "UniformOutput", false);
    [~, k] = sort (cellfun (@numel, del), "descend");
    del = regexprep (del(k), '([][^$.*+?{}()|\\])', '\\$1');
  elseif ! any (strncmpi (type, {"regularexpression", "legacy"}, max (1, numel (type))))
    error ("strsplit: Invalid DELIMITERTYPE");
  end
  pattern = strjoin (del(:).', "|");
  if collapse, pattern = ["(?:", pattern, ")+"]; end
  if isempty (s)
    c = {s};
    m = cell (1, 0);
  else
    [c, m] = regexp (s, pattern, "split", "match");
  end
end

## strjoin (C, [separator])
## The strings of a cell array with a separator in between.
##
## >> strjoin({"a", "b"}, "-")
## ans = a-b
function s = strjoin (c, del)
  if nargin < 2, del = " "; end
  if ! iscellstr (c), print_usage (); end
  if ! (ischar (del) || iscellstr (del)), print_usage (); end
  n = numel (c);
  if n == 0, s = ""; return, end
  if ischar (del)
    d = cell (1, n);
    d(:) = {do_string_escapes(del)};
  else
    d = del(:).';
  end
  d{n} = "";
  parts = [c(:).'; d](:).';
  s = [parts{:}];
end

## strcat (text, …)
## arguments: 0 to 100
## The strings one after another, without the blanks at the end of each that is no cell array.
##
## >> strcat("a ", "b")
## ans = ab
function s = strcat (varargin)
  if nargin == 0, s = ""; return, end
  cells = cellfun (@iscell, varargin);
  for k = 1:nargin
    a = varargin{k};
    if iscell (a)
      if ! iscellstr (a), error ("strcat: inputs must be strings or cells of strings"); end
    elseif ischar (a) || isnumeric (a)
      a = char (a);
      b = cell (max (rows (a), 1), 1);
      for r = 1:rows (a), b{r} = regexprep (a(r,:), '[ \t\n\v\f\r]+$', ''); end
      if isempty (a), b = {""}; end
      a = b;
    else
      error ("strcat: inputs must be strings or cells of strings");
    end
    varargin{k} = a;
  end
  n = cellfun (@numel, varargin);
  [~, k] = max (n);
  shape = size (varargin{k});
  for k = find (n == 1), varargin{k} = repmat (varargin{k}, shape); end
  if any (cellfun (@(a) ! isequal (size (a), shape), varargin))
    error ("strcat: arguments must be the same size, or be scalars");
  end
  s = cellfun (@(varargin) [varargin{:}], varargin{:}, "UniformOutput", false);
  if ! any (cells), s = char (s); end
end

## orderfields (s, [order])
## The struct with its fields in alphabetical order, or in that of a struct, of names or of numbers.
##
## >> orderfields(struct("b", 1, "a", 2))
## ans =
##
##   scalar structure containing the fields:
##
##     a = 2
##     b = 1
##
function [t, p] = orderfields (s, by)
  if ! isstruct (s), error ("orderfields: S1 must be a struct"); end
  names = fieldnames (s);
  n = numel (names);
  if n == 0 && nargin == 1
    t = s;
    p = zeros (0, 1);
    return
  elseif nargin == 1
    [~, p] = sort (names);
  elseif isstruct (by) || iscellstr (by)
    if isstruct (by)
      wanted = fieldnames (by);
      problem = "orderfields: structures S1 and S2 do not have the same fields";
    else
      wanted = by(:);
      problem = "orderfields: CELLSTR list does not match structure fields";
    end
    if numel (wanted) != n, error (problem); end
    [known, p] = ismember (wanted, names);
    if ! all (known), error (problem); end
  elseif isnumeric (by)
    p = by(:);
    if numel (p) != n || ! isequal (sort (p), (1:n)'), error ("orderfields: invalid permutation vector P"); end
  else
    error ("orderfields: second argument must be structure, cellstr, or permutation vector");
  end
  p = p(:);
  if isempty (s) || n == 0
    c = [names(p).'; cell(1, n)];
    c(2,:) = {cell(size (s))};
    t = struct (c{:});
  else
    t = reshape (cell2struct ([arrayfun(@(e) struct2cell (e), s(:).', "UniformOutput", false){:}](p,:), names(p), 1), size (s));
  end
end

## strtok (text, [separators])
## The text up to the first separator, by default a blank, and the rest.
##
## >> [word, rest] = strtok("one two")
## word = one
## rest =  two
function [t, r] = strtok (s, del)
  if nargin < 2, del = " \f\n\r\t\v\0"; end
  if iscell (s)
    if ! iscellstr (s), error ("strtok: STR must be a string or cell array of strings"); end
    [t, r] = cellfun (@(c) strtok (c, del), s, "UniformOutput", false);
    t(cellfun (@isempty, t)) = {""};
    return
  end
  if ! ischar (s), error ("strtok: STR must be a string or cell array of strings"); end
  if isempty (s)
    t = r = "";
    return
  end
  if ! isvector (s), error ("strtok: STR cannot be a 2-D character array"); end
  n = numel (s);
  isSeparator = ismember (s, del);
  first = find (! isSeparator, 1);
  if isempty (first)
    t = s(1:0);
    r = "";
    return
  end
  last = find (isSeparator(first:end), 1);
  if isempty (last), last = n + 1; else last += first - 1; end
  t = s(first:last-1);
  if last > n, r = ""; else r = s(last:n); end
end

## deblank (text)
## The text without the blanks at its end.
##
## >> [deblank("a  "), "|"]
## ans = a|
function s = deblank (s)
  if isempty (s) && (isnumeric (s) || ischar (s))
    return
  elseif ischar (s)
    k = find (any (! (isspace (s) | s == 0), 1), 1, "last");
    s = s(:,1:[k 0](1));
    if isempty (k), s = ""; end
  elseif iscell (s) && all (cellfun (@(c) ischar (c) || iscell (c) || isempty (c), s(:)))
    s = cellfun (@deblank, s, "UniformOutput", false);
  else
    error ("deblank: S argument must be a string or cellstring");
  end
end

## strtrim (text)
## The text without the blanks at its ends.
##
## >> [strtrim("  a  "), "|"]
## ans = a|
function s = strtrim (s)
  if ischar (s)
    k = find (any (! (isspace (s) | s == 0), 1));
    if isempty (s) || isempty (k), s = ""; else s = s(:,k(1):k(end)); end
  elseif iscell (s)
    if ! all (cellfun (@(c) ischar (c) || iscell (c), s(:)))
      error ("strtrim: S argument must be a string or cellstring");
    end
    s = cellfun (@strtrim, s, "UniformOutput", false);
  else
    error ("strtrim: S argument must be a string or cellstring");
  end
end
