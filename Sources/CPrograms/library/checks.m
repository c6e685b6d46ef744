# Errors

## validatestring (text, options, [name], [variable], [place])
## arguments: 2 or more
## The option that a text abbreviates; letters of either case match. Failures name a function, a variable and its place.
##
## >> validatestring("r", {"red", "green"})
## ans = red
function s = validatestring (text, options, varargin)
  if nargin > 5, print_usage (); end
  isLine = @(t) ischar (t) && isrow (t);
  what = {};
  place = [];
  if numel (varargin) && isnumeric (varargin{end})
    place = varargin{end};
    varargin(end) = [];
    if ! (isscalar (place) && place >= 1), error ("validatestring: POSITION must be >= 1"); end
  end
  if numel (varargin) > 2, error ("validatestring: invalid number of character inputs (> 3)"); end
  if ! isLine (text), error ("validatestring: STR must be a single character string"); end
  if ! iscellstr (options), error ("validatestring: STRARRAY must be a cellstr"); end
  words = [varargin, {"", ""}];
  names = {"FUNCNAME", "VARNAME"};
  for k = 1:numel (varargin)
    if ! isempty (words{k}) && ! isLine (words{k})
      error ("validatestring: %s must be a single character string", names{k});
    end
  end
  isFound = strncmpi (options, text, numel (text));
  found = options(isFound);
  if any (isFound)
    [least, k] = min (cellfun (@numel, found));
    s = found{k};
    if all (strncmpi (found, s, least)), return, end
  end
  if isempty (words{1}), words{1} = "validatestring"; end
  if ! isempty (words{2}), what{end+1} = ["variable " words{2}]; end
  if ! isempty (place), what{end+1} = sprintf ("argument #%d", place); end
  if ! isempty (what), what = [" (" strjoin(what, ", ") ")"]; else what = ""; end
  problem = "does not match any of";
  if any (isFound), problem = "matches multiple possible values:"; else found = options; end
  error ("%s: '%s'%s %s\n%s", words{1}, text, what, problem, strjoin (strcat ("'", found(:).', "'"), ", "));
end

## validateattributes (A, classes, attributes, [name], [variable], [place])
## Fails unless a value has one of some classes and all of some attributes.
##
## >> validateattributes([1 2], {"numeric"}, {"positive", "vector"})
function validateattributes (A, classes, attributes, name, variable, place)
  if ! iscellstr (classes)
    error ("Octave:invalid-type", "validateattributes: CLASSES must be a cell array of strings");
  end
  if ! iscell (attributes), error ("validateattributes: ATTRIBUTES must be a cell array"); end
  who = "input";
  if nargin > 4 && ! isempty (variable), who = variable; end
  if nargin > 5, who = sprintf ("%s (argument #%d)", who, place); end
  if nargin > 3 && ! isempty (name), who = [name ": " who]; end
  if ! isempty (classes) && ! any (cellfun (@(c) isa (A, c), classes))
    error ("Octave:invalid-type", "%s must be of class:\n\n  %s\n\nbut was of class %s", who, ...
      strjoin (classes(:).', "\n  "), class (A));
  end
  k = 1;
  while k <= numel (attributes)
    word = lower (attributes{k});
    k++;
    x = A(:);
    value = [];
    if any (strcmp (word, {"size", "numel", "ncols", "nrows", "ndims", ">", ">=", "<", "<="}))
      value = attributes{k};
      k++;
    end
    what = word;
    id = ["expected-" word];
    switch word
      case "2d", ok = ndims (A) == 2;
      case "column", ok = iscolumn (A);
      case "row", ok = isrow (A);
      case "scalar", ok = isscalar (A);
      case "vector", ok = isvector (A);
      case "square", ok = issquare (A);
      case "diag", ok = isdiag (A);
      case "nonempty", ok = ! isempty (A);
      case "nonsparse", ok = true;
      case "binary", ok = all (x == 0 | x == 1);
      case "even", ok = all (rem (x, 2) == 0);
      case "odd", ok = all (mod (x, 2) == 1);
      case "integer", ok = all (x == fix (x));
      case "real", ok = isreal (A);
      case "finite", ok = all (isfinite (x));
      case "nonnan", ok = ! any (isnan (x));
      case "nonnegative", ok = all (x >= 0);
      case "nonzero", ok = all (x != 0);
      case "positive", ok = all (x > 0);
      case "decreasing", ok = all (diff (x) < 0);
      case "increasing", ok = all (diff (x) > 0);
      case "nondecreasing", ok = all (diff (x) >= 0);
      case "nonincreasing", ok = all (diff (x) <= 0);
      case "size"
        id = "incorrect-size";
        ok = numel (value) == 2 && all (isnan (value) | value == size (A));
        what = sprintf ("of size %s but was %s", strjoin (arrayfun (@num2str, value, "UniformOutput", false), "x"), ...
          sprintf ("%dx%d", size (A)));
      case "numel"
        id = "incorrect-numel";
        ok = numel (A) == value;
        what = sprintf ("have %d elements", value);
      case "ncols"
        id = "incorrect-numcols";
        ok = columns (A) == value;
        what = sprintf ("have %d columns", value);
      case "nrows"
        id = "incorrect-numrows";
        ok = rows (A) == value;
        what = sprintf ("have %d rows", value);
      case "ndims"
        id = "incorrect-numdims";
        ok = ndims (A) == value;
        what = sprintf ("have %d dimensions", value);
      case ">", ok = all (x > value); what = "greater than"; id = "expected-greater";
      case ">=", ok = all (x >= value); what = "greater than or equal to"; id = "expected-greater-equal";
      case "<", ok = all (x < value); what = "less than"; id = "expected-less";
      case "<=", ok = all (x <= value); what = "less than or equal to"; id = "expected-less-equal";
      otherwise, error ("validateattributes: unknown ATTRIBUTE %s", word);
    end
    if ! ok
      if any (strcmp (word, {"numel", "ncols", "nrows", "ndims"})), verb = ""; else verb = "be "; end
      if any (word(1) == "<>"), what = sprintf ("%s %f", what, value); end
      error (["Octave:" id], "%s must %s%s", who, verb, what);
    end
  end
end

% What came of the code of a call of fail: the message of its error, and that of its last warning.
function r = failing (problem, warned, pattern, more)
  what = "error";
  found = problem;
  if nargin < 3, pattern = ""; end
  if strcmp (pattern, "warning")
    what = "warning";
    pattern = "";
    if nargin > 3, pattern = more; end
    if isempty (problem), found = warned; end
  elseif nargin > 3
    error ("Invalid call to fail");
  end
  if isempty (pattern), pattern = "."; end
  if isempty (found), error ("expected %s <%s> but got none", what, pattern); end
  if what(1) == "w" && ! isempty (problem)
    error ("expected warning <%s>\nbut got error <%s>", pattern, problem);
  end
  if isempty (regexp (found, pattern, "once")), error ("expected %s <%s>\nbut got <%s>", what, pattern, found); end
  if nargout, r = true; end
end

% The older form of nargoutchk, whose result says what is wrong.
function problem = outputsChecked (least, greatest, n, type)
  if nargin < 4, type = "string"; end
  if least > greatest, error ("nargoutchk: MINARGS must be <= MAXARGS"); end
  if ! any (strcmpi (type, {"string", "struct"})), error ("nargoutchk: output type must be either string or struct"); end
  problem = struct ("message", "", "identifier", "");
  if n < least
    problem = struct ("message", "not enough output arguments", "identifier", "Octave:nargoutchk:not-enough-outputs");
  elseif n > greatest
    problem = struct ("message", "too many output arguments", "identifier", "Octave:nargoutchk:too-many-outputs");
  end
  if strcmpi (type, "string")
    problem = problem.message;
  elseif isempty (problem.message)
    problem = repmat (problem, 0, 1);
  end
end

function assertion (in, cond, varargin)
  n = nargin - 1;
  if n == 1 || (n > 1 && islogical (cond) && ischar (varargin{1}))
    if (! isnumeric (cond) && ! islogical (cond)) || isempty (cond) || ! all (cond(:))
      if n == 1, error ("assert %s failed", in); end
      error (varargin{:});
    end
    return
  end
  if n > 3, error ("Invalid call to assert"); end
  expected = varargin{1};
  tol = 0;
  if n > 2, tol = varargin{2}; end
  both = @(reason) {".", sprintf("O(%dx%d)", size (cond)), sprintf("E(%dx%d)", size (expected)), reason};
  plain = @(place, reason) {place, "O", "E", reason};
  e = {};
  if ischar (expected)
    if ! ischar (cond)
      if isnumeric (cond), what = "number"; else what = class (cond); end
      e = plain ("[]", ["Expected string, but observed " what]);
    elseif ! strcmp (cond, expected)
      e = {"[]", cond, expected, "Strings don't match"};
    end
  elseif iscell (expected)
    if ! iscell (cond)
      e = plain (".", ["Expected cell, but observed " class(cond)]);
    elseif ! size_equal (cond, expected)
      e = both ("Dimensions don't match");
    else
      for k = 1:numel (expected), assertion ("(cond {i},expected {i},tol)", cond{k}, expected{k}, tol); end
    end
  elseif is_function_handle (expected)
    if ! is_function_handle (cond)
      e = plain ("@", ["Expected function handle, but observed " class(cond)]);
    elseif ! isequal (cond, expected)
      e = plain ("@", "Function handles don't match");
    end
  elseif isempty (expected) && ! isstruct (expected)
    if ! isempty (cond)
      e = {".", "O", "E", "cond was not empty"};
    elseif ! size_equal (cond, expected)
      e = both ("Dimensions don't match");
    end
  elseif ! size_equal (cond, expected)
    e = both ("Dimensions don't match");
  elseif isstruct (expected)
    if ! isstruct (cond)
      e = plain (".", ["Expected struct, but observed " class(cond)]);
    elseif numfields (cond) != numfields (expected)
      e = both ("Structure sizes don't match");
    else
      names = fieldnames (expected);
      for k = 1:numel (names)
        if ! isfield (cond, names{k}), e = plain (".", "Structure fieldname mismatch"); break, end
        for m = 1:numel (expected)
          assertion ("(cond {i},expected {i},tol)", cond(m).(names{k}), expected(m).(names{k}), tol);
        end
      end
    end
  elseif all (tol(:) == 0) && ! strcmp (class (cond), class (expected))
    e = plain ("()", ["Class " class(cond) " != " class(expected)]);
  elseif all (tol(:) == 0) && isreal (cond) != isreal (expected)
    words = {"real", "complex"};
    e = plain ("()", [words{1 + iscomplex(cond)} " != " words{1 + iscomplex(expected)}]);
  else
    e = differences (cond, expected, tol);
  end
  if isempty (e), return, end
  t = sprintf ("ASSERT errors for:  assert %s\n\n  Location  |  Observed  |  Expected  |  Reason", in);
  for k = 1:rows (e)
    line = "";
    for m = 1:3
      line = [line, repmat(" ", 1, max (1, [5 18 31](m) - floor ((numel (e{k,m}) - 1) / 2) - numel (line))), e{k,m}];
    end
    t = [t, "\n", line, repmat(" ", 1, max (1, 41 - numel (line))), e{k,4}];
  end
  error ("%s", t);
end

function e = differences (cond, expected, tol)
  e = {};
  A = double (cond(:));
  B = double (expected(:));
  a = {real(A), imag(A)};
  b = {real(B), imag(B)};
  kinds = {"NaN", "NA", "Inf"};
  tests = {@(x) isnan(x) & ! isna(x), @isna, @isinf};
  for k = 1:3
    bad = false (size (A));
    for part = 1:2
      p = tests{k}(a{part});
      q = tests{k}(b{part});
      bad |= p != q | k == 3 & p & a{part} != b{part};
      % What is not finite is compared; the other part of a complex number still counts.
      a{part}(bad | p) = b{part}(bad | p) = 0;
    end
    for m = find (bad & ! isempty (A)).', e = entry (e, cond, A(m), B(m), m, ["'" kinds{k} "' mismatch"]); end
  end
  t = abs (tol(:)) + zeros (size (A));
  scale = abs (complex (b{:}));
  relative = tol(:) < 0 & scale != 0;
  err = abs (complex (a{1} - b{1}, a{2} - b{2}));
  err(relative) = err(relative) ./ scale(relative);
  names = {"Abs", "Rel"};
  for m = find (err > t).'
    e = entry (e, cond, A(m), B(m), m, sprintf ("%s err %.5g exceeds tol %.5g by %.1g", names{1+relative(m)}, ...
      err(m), t(m), err(m) - t(m)));
  end
end

function e = entry (e, cond, a, b, m, reason)
  if isscalar (cond)
    place = "()";
  elseif isvector (cond)
    place = sprintf ("(%d)", m);
  else
    [r, c] = ind2sub (size (cond), m);
    place = sprintf ("(%d,%d)", r, c);
  end
  shown = @(x) num2str (x, 5);
  e(end+1,:) = {place, shown(a), shown(b), reason};
end
