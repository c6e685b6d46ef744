# Strings

## blanks (n)
## A string of n blanks.
##
## >> size(blanks(3))
## ans =
##
##    1   3
##
function s = blanks (n)
  if ! (isreal (n) && isscalar (n) && n >= 0 && n == fix (n) && n < 1e9)
    error ("blanks: N must be a non-negative integer");
  end
  s = "";
  s(1:n) = " ";
end

## substr (text, offset, [length])
## A part of a text from an offset on, or of the end when the offset is negative; the length is that of all that follows,
## of which a negative one leaves out so many characters.
##
## >> substr("hello", 2, 3)
## ans = ell
function t = substr (s, offset, len)
  if ! ischar (s), error ("substr: S must be a string or string array"); end
  n = columns (s);
  if ! (isscalar (offset) && offset == fix (offset)), error ("substr: OFFSET must be a scalar integer"); end
  first = offset + (offset < 0) * (n + 1);
  if ! (first >= 1 && first <= n)
    refuse ("substr", sprintf ("OFFSET = %d out of range", offset), ["the text has " counted(n, "character")]);
  end
  last = n;
  if nargin > 2
    if ! (isscalar (len) && len == fix (len)), error ("substr: LEN must be a scalar integer"); end
    if len < 0, last = n + len; else last = first + len - 1; end
    if last > n || last < first - 1
      refuse ("substr", sprintf ("length LEN = %d out of range", len), [thereAre(n - first + 1, "character") " from there on"]);
    end
  end
  t = s(:,first:last);
end

## strjust (text, [side])
## The rows of text moved to the right, left or center.
##
## >> strjust(["a  "; "bb "], "right")
## ans =
##
##   a
##  bb
##
function t = strjust (s, pos)
  if ! ischar (s), error ("strjust: S must be a string or 2-D character matrix"); end
  if nargin < 2, pos = "right"; end
  if ! ischar (pos) || isempty (pos), error ("strjust: POS must be right, left or center"); end
  t = s;
  for k = 1:rows (s)
    f = find (s(k,:) != " ");
    if isempty (f), continue, end
    part = s(k,f(1):f(end));
    before = columns (s) - numel (part);
    if lower (pos(1)) == "l", before = 0; elseif lower (pos(1)) == "c", before = floor (before / 2); end
    t(k,:) = " ";
    t(k,before+(1:numel (part))) = part;
  end
end

## cstrcat (text, …)
## arguments: 0 or more
## Strings joined with all their blanks.
##
## >> cstrcat("ab ", "cd")
## ans = ab cd
function s = cstrcat (varargin)
  if ! all (cellfun (@ischar, varargin)), error ("cstrcat: arguments must be character strings"); end
  s = ["", varargin{:}];
end

## startsWith (text, pattern, ["IgnoreCase", truth])
## Whether a text begins with a pattern.
##
## >> startsWith("hello", "he")
## ans = 1
function r = startsWith (varargin), r = matching ("startsWith", varargin{:}); end

function r = matching (name, s, p, word, ignores)
  if ! ischar (s) && ! iscellstr (s), error ("%s: STR must be a string or cell array of strings", name); end
  if ! ischar (p) && ! iscellstr (p), error ("%s: PATTERN must be a string or cell array of strings", name); end
  if nargin > 3
    if ! ischar (word) || isempty (word) || ! strncmpi (word, "IgnoreCase", numel (word))
      error ('%s: third input must be "IgnoreCase"', name);
    end
    if nargin < 5 || ! isscalar (ignores) || ! (isnumeric (ignores) || islogical (ignores) || ischar (ignores))
      error ('%s: "IgnoreCase" value must be a logical scalar', name);
    end
    if ignores
      s = lower (s);
      p = lower (p);
    end
  end
  if ischar (s) && rows (s) > 1, s = num2cell (s, 2); elseif ischar (s), s = {s}; end
  if ischar (p) && rows (p) > 1, p = num2cell (p, 2); elseif ischar (p), p = {p}; end
  r = false (size (s));
  for k = 1:numel (s)
    for m = 1:numel (p)
      t = s{k};
      n = numel (p{m});
      if n > numel (t), continue, end
      if name(1) == "e", t = t(end-n+1:end); else t = t(1:n); end
      r(k) = r(k) || n == 0 || strcmp (t, p{m});
    end
  end
end

## endsWith (text, pattern, ["IgnoreCase", truth])
## Whether a text ends with a pattern.
##
## >> endsWith("hello", "lo")
## ans = 1
function r = endsWith (varargin), r = matching ("endsWith", varargin{:}); end

## index (text, pattern, [direction])
## Where a pattern first, or last, begins in a text; 0 when it does not.
##
## >> index("banana", "an")
## ans = 2
function n = index (t, s, direction)
  if nargin < 3, direction = "first"; end
  if ! any (strcmp (direction, {"first", "last"})), error ('index: DIRECTION must be either "first" or "last"'); end
  n = place ("index", t, s, direction(1) == "l");
end

function n = place (name, t, s, isLast)
  if iscellstr (s) && isscalar (s), s = s{1}; end
  if ! ischar (s) || ! (ischar (t) || iscellstr (t))
    error ("%s: S must be a string, string array, or cellstr", name);
  end
  if ischar (t) && rows (t) > 1, t = num2cell (t, 2); elseif ischar (t), t = {t}; end
  n = zeros (size (t));
  for k = 1:numel (t)
    f = strfind (t{k}, s);
    if isempty (f), continue, end
    if isLast, n(k) = f(end); else n(k) = f(1); end
  end
end

## rindex (text, pattern)
## Where a pattern last begins in a text; 0 when it does not.
##
## >> rindex("banana", "an")
## ans = 4
function n = rindex (t, s), n = place ("rindex", t, s, true); end

## ostrsplit (text, separators, [strip])
## The parts of a text between any of the characters of separators.
##
## >> ostrsplit("a:b;c", ":;")
## ans =
## {
##   [1,1] = a
##   [1,2] = b
##   [1,3] = c
## }
##
function c = ostrsplit (s, sep, strip)
  if ! ischar (s) || ! ischar (sep), error ("ostrsplit: S and SEP must be string values"); end
  if nargin > 2 && ! isscalar (strip), error ("ostrsplit: STRIP_EMPTY must be a scalar value"); end
  % The rows of a matrix are texts one after another.
  if rows (s) > 1, s = [s, repmat(sep(1), rows (s), 1)].'(:).'(1:end-1); end
  if isempty (s), c = {}; return, end
  at = [0, find(ismember (s, sep)), numel(s) + 1];
  c = cell (1, numel (at) - 1);
  for k = 1:numel (c), c{k} = s(at(k)+1:at(k+1)-1); end
  if nargin > 2 && strip, c(cellfun (@isempty, c)) = []; end
end
