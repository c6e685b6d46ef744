# Errors

## validatestring (text, options, …)
## The option that a text abbreviates; letters of either case match.
##
## >> validatestring("r", {"red", "green"})
## ans = red
function s = validatestring (text, options, varargin)
  if ! ischar (text), error ("validatestring: STR must be a character string"); end
  if ! iscellstr (options), error ("validatestring: STRARRAY must be a cellstr"); end
  n = numel (text);
  found = options(strncmpi (options, text, max (n, 1)) | n == 0);
  lengths = cellfun (@numel, found);
  [least, k] = min (lengths);
  if ! isempty (found)
    s = found{k};
    if least == n || all (strncmp (found, s, least)), return, end
  end
  list = strjoin (strcat ("'", options(:).', "'"), ", ");
  if isempty (found), error ("validatestring: '%s' does not match any of\n%s", text, list); end
  error ("validatestring: multiple unique matches were found for '%s':\n%s", text, list);
end

## validateattributes (A, classes, attributes, [name], [variable], [place])
## Fails unless a value has one of some classes and all of some attributes.
##
## >> validateattributes([1 2], {"numeric"}, {"positive", "vector"})
function validateattributes (A, classes, attributes, name, variable, place)
  if ! iscellstr (classes), error ("validateattributes: CLASSES must be a cellstr"); end
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
        ok = numel (value) == 2 && all (isnan (value) | value == size (A));
        what = sprintf ("of size %s but was %s", strjoin (arrayfun (@num2str, value, "UniformOutput", false), "x"), ...
          sprintf ("%dx%d", size (A)));
      case "numel"
        ok = numel (A) == value;
        what = sprintf ("have %d elements", value);
      case "ncols"
        ok = columns (A) == value;
        what = sprintf ("have %d columns", value);
      case "nrows"
        ok = rows (A) == value;
        what = sprintf ("have %d rows", value);
      case "ndims"
        ok = ndims (A) == value;
        what = sprintf ("have %d dimensions", value);
      case ">", ok = all (x > value); what = sprintf ("greater than %f", value);
      case ">=", ok = all (x >= value); what = sprintf ("greater than or equal to %f", value);
      case "<", ok = all (x < value); what = sprintf ("less than %f", value);
      case "<=", ok = all (x <= value); what = sprintf ("less than or equal to %f", value);
      otherwise, error ("validateattributes: unknown ATTRIBUTE %s", word);
    end
    if ! ok
      if any (strcmp (word, {"numel", "ncols", "nrows", "ndims"})), verb = ""; else verb = "be "; end
      error (["Octave:expected-" word], "%s must %s%s", who, verb, what);
    end
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
  if n > 3, error ("Octave:invalid-fun-call", "Invalid call to assert"); end
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
  ok = true (size (A));
  plain = isfinite ([real(A), imag(A)]);
  kinds = {"NaN", "NA", "Inf"};
  tests = {@(x) isnan(x) & ! isna(x), @isna, @isinf};
  for k = 1:3
    a = tests{k}(real (A));
    b = tests{k}(real (B));
    c = tests{k}(imag (A));
    d = tests{k}(imag (B));
    bad = a != b | c != d | (k == 3 & ((a & real (A) != real (B)) | (c & imag (A) != imag (B))));
    ok &= ! bad;
    for m = find (bad & ! isempty (A)).', e = entry (e, cond, A(m), B(m), m, ["'" kinds{k} "' mismatch"]); end
  end
  t = abs (tol(:)) + zeros (size (A));
  relative = tol(:) < 0 & B != 0;
  % Parts that are no numbers are equal here, and their other parts count.
  err = zeros (size (A));
  d = A - B;
  err(ok) = hypot (counted (real (d(ok)), plain(ok,1)), counted (imag (d(ok)), plain(ok,2)));
  err(relative) = err(relative) ./ abs (B(relative));
  names = {"Abs", "Rel"};
  for m = find (ok & err > t).'
    e = entry (e, cond, A(m), B(m), m, sprintf ("%s err %.5g exceeds tol %.5g by %.1g", names{1+relative(m)}, ...
      err(m), t(m), err(m) - t(m)));
  end
end

function x = counted (x, counts), x(! counts) = 0; end

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
