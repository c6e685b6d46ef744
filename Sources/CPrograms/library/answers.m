# Answers of exercises

## numabsolute (answer, want, [tolerance])
## answer: test
## Whether an answer is a number within a tolerance of the wanted one: 1/6, 0.1667, 16.7 % and 1,5 are numbers, and so are 2π and sqrt(2)/2. Without a tolerance the usual roundings are right: half a hundredth, and at most half a percent of the number.
##
## >> numabsolute("0.1667", 1/6)
## right
## >> ok = numabsolute("0.4", 1/6)
## ok = 0
function [isRight, feedback, isReadable] = numabsolute (answer, want, tolerance)
  authorNumber ("numabsolute", want, "wanted number");
  if nargin < 3, tolerance = usualTolerance (want); end
  authorNumber ("numabsolute", tolerance, "tolerance");
  [isRight, feedback, isReadable] = numberNear ("numabsolute", answer, want, tolerance);
end

## numrelative (answer, want, [tolerance])
## answer: test
## Whether an answer is a number that differs from the wanted one by at most a part of it, without a tolerance half a percent.
##
## >> numrelative("1050", 1000, 0.05)
## right
## >> numrelative("-1050", 1000, 0.05)
## wrong: The sign is the other way round.
function [isRight, feedback, isReadable] = numrelative (answer, want, tolerance)
  authorNumber ("numrelative", want, "wanted number");
  if nargin < 3, tolerance = 0.005; end
  authorNumber ("numrelative", tolerance, "tolerance");
  [isRight, feedback, isReadable] = numberNear ("numrelative", answer, want, tolerance * abs (want));
end

## numsigfigs (answer, want, digits)
## answer: test
## Whether an answer is written with so many significant digits, and is the wanted number rounded to them.
##
## >> numsigfigs("0.0667", 1/15, 3)
## right
## >> numsigfigs("0.067", 1/15, 3)
## wrong: 0.067 is right as far as it goes, but has 2 significant digits: 3 are asked for.
function [isRight, feedback, isReadable] = numsigfigs (answer, want, digits)
  authorNumber ("numsigfigs", want, "wanted number");
  authorNumber ("numsigfigs", digits, "number of digits");
  if digits < 1 || digits != fix (digits)
    refuse ("numsigfigs", "the number of digits must be a whole number above 0", sprintf ("it is %g", digits));
  end
  [x, feedback] = numberIn ("numsigfigs", answer, want);
  [isRight, isReadable] = deal (false, isempty (feedback));
  if ! isReadable, return, end
  shown = quoted (answerText ("numsigfigs", answer))(2:end-1);
  % What stands before a power of ten, without the zeros in front.
  s = regexprep (strrep (withoutName (plainAnswer (answerText ("numsigfigs", answer))), ",", "."), '(\d) (?=\d{3})', "$1");
  parts = regexp (s, '^[-+]?\s*(\d+\.?\d*|\.\d+)\s*(%|[eE][-+]?\d+|\*\s*10\s*\^\s*\(?[-+]?\d+\)?)?$', "tokens", "once");
  if isempty (parts)
    feedback = sprintf ("Write %s as a decimal number with %s.", shown, counted (digits, "significant digit"));
    return
  end
  number = regexprep (parts{1}, '^[0.]*', "");
  most = sum (isdigit (number));
  least = most;
  % The zeros at the end of a whole number may count or not.
  if ! any (parts{1} == "."), least = numel (regexprep (number, '0*$', "")); end
  isWritten = least <= digits && digits <= most;
  place = floor (log10 (abs (want) + (want == 0)));
  isNear = @(count) abs (x - want) <= 0.5 * 10 ^ (place - count + 1) * (1 + 1e-9);
  isRight = isWritten && isNear (digits);
  if isRight, return, end
  if ! isWritten && isNear (min (most, digits))
    so = "is right as far as it goes, but has";
    if most > digits, so = "is right, but has"; end
    feedback = sprintf ("%s %s %s: %d %s asked for.", shown, so, counted (most, "significant digit"), digits, {"is", "are"}{1+(digits > 1)});
  elseif isNear (digits - 1) && isWritten
    feedback = sprintf ("The last digit of %s is not right: is it rounded?", shown);
  else
    feedback = numberHint (x, want, 0.5 * 10 ^ (place - digits + 1), shown);
    if ! isWritten
      feedback = strtrim (sprintf ("%s Give %s.", feedback, counted (digits, "significant digit")));
    end
  end
end

## matequal (answer, want, [tolerance])
## answer: test
## Whether an answer is the wanted vector or matrix: [1 2; 3 4], its rows on lines, or of a vector (1, 2) and 1, 2, which may be a row or a column.
##
## >> matequal("[1 2; 3 4]", [1 2; 3 4])
## right
## >> matequal("[1 3; 2 4]", [1 2; 3 4])
## wrong: Rows and columns are exchanged.
function [isRight, feedback, isReadable] = matequal (answer, want, tolerance)
  authorMatrix ("matequal", want);
  if nargin < 3
    tolerance = max (usualTolerance (want), (want == 0) * usualTolerance (max (abs (want(:)))));
  end
  [A, isTuple, feedback] = matrixIn ("matequal", answer, want);
  [isRight, isReadable] = deal (false, isempty (feedback));
  if ! isReadable, return, end
  if isTuple && isvector (want) && numel (A) == numel (want), A = reshape (A, size (want)); end
  fits = @(B) size_equal (B, want) && all ((abs (B - want) <= tolerance + 1e-12 * abs (want))(:));
  isRight = fits (A);
  if isRight, return, end
  if ! size_equal (A, want)
    if isvector (A) && isvector (want) && numel (A) == numel (want)
      words = {"row", "column"};
      k = 1 + iscolumn (want);
      feedback = sprintf ("Your answer is a %s, and a %s is asked for.", words{3-k}, words{k});
      if fits (A.') && k == 2, feedback = [feedback " Its numbers are right: put ; between them."]; end
      if fits (A.') && k == 1, feedback = [feedback " Its numbers are right: put blanks between them."]; end
    else
      feedback = sprintf ("Your answer is %dx%d, and %dx%d is asked for.", size (A), size (want));
      if fits (A.'), feedback = "Rows and columns are exchanged."; end
    end
  elseif fits (A.')
    feedback = "Rows and columns are exchanged.";
  elseif fits (-A)
    feedback = "The signs of all entries are the other way round.";
  else
    bad = abs (A - want) > tolerance + 1e-12 * abs (want);
    [r, c] = find (bad, 1);
    if sum (bad(:)) > 1
      feedback = sprintf ("%d of the %d entries are not right.", sum (bad(:)), numel (bad));
    elseif isvector (want)
      feedback = sprintf ("Entry %d, %s, is not right; the others are.", find (bad, 1), shortNumber (A(bad)));
    else
      feedback = sprintf ("The entry in row %d, column %d, %s, is not right; the others are.", r, c, shortNumber (A(bad)));
    end
  end
end

## uptoscale (answer, want)
## answer: test
## Whether an answer is a multiple of the wanted vector, though not by 0: a direction, an eigenvector, the numbers of a balanced equation.
##
## >> uptoscale("(1, -2)", [-2; 4])
## right
## >> uptoscale("(0, 0)", [-2; 4])
## wrong: The zero vector has no direction.
function [isRight, feedback, isReadable] = uptoscale (answer, want)
  [isRight, feedback, isReadable] = multiple ("uptoscale", answer, want, false);
end

## uptosign (answer, want)
## answer: test
## Whether an answer is the wanted vector or its opposite, as of unit vectors on a line.
##
## >> uptosign("(-0.6, -0.8)", [0.6 0.8])
## right
## >> uptosign("(3, 4)", [0.6 0.8])
## wrong: The direction is right, the length is not.
function [isRight, feedback, isReadable] = uptosign (answer, want)
  [isRight, feedback, isReadable] = multiple ("uptosign", answer, want, true);
end

## sets (answer, want)
## answer: test
## Whether an answer has the wanted numbers in any order: {1, -2}, or 1 and -2, or x = 1 or x = -2. Numbers that stand twice count once.
##
## >> sets("-2 and 1", [1 -2])
## right
## >> sets("{1, 3}", [1 -2])
## wrong: 3 does not belong there, and 1 number is missing.
function [isRight, feedback, isReadable] = sets (answer, want)
  if ! isempty (want), authorMatrix ("sets", want); end
  given = answerText ("sets", answer);
  [isRight, feedback, isReadable, x] = deal (false, "", false, []);
  try
    x = readSet (plainAnswer (given), namesFor (want));
  catch err
    feedback = misreading (err, [quoted(given) " is not a set of numbers: try {1, -2}, or 1 and -2."]);
    return
  end
  isReadable = true;
  want = unique (want(:).');
  scale = max ([abs(want) 0]);
  near = @(a, b) abs (a - b) <= max (usualTolerance (b), (b == 0) * usualTolerance (scale));
  found = false (size (want));
  [others, seen] = deal ([], []);
  for a = x
    k = find (arrayfun (@(b) near (a, b), want), 1);
    if ! isempty (k)
      found(k) = true;
    elseif ! any (abs (seen - a) <= 1e-9)
      others(end+1) = a;
    end
    seen(end+1) = a;
  end
  missing = sum (! found);
  isRight = missing == 0 && isempty (others);
  if isRight, return, end
  parts = {};
  if ! isempty (others)
    list = arrayfun (@(a) shortNumber (a), others, "UniformOutput", false);
    verb = "does";
    if numel (others) > 1
      verb = "do";
      list = {[strjoin(list(1:end-1), ", ") " and " list{end}]};
    end
    parts{end+1} = sprintf ("%s %s not belong there", list{1}, verb);
  end
  if missing > 0, parts{end+1} = sprintf ("%s %s missing", counted (missing, "number"), {"is", "are"}{1+(missing > 1)}); end
  feedback = [strjoin(parts, ", and ") "."];
end

## interval (answer, want)
## answer: test
## Whether an answer is the wanted interval, or union of intervals: (0, 2], 0 < x <= 2, x >= 3, (-inf, 0) u (1, inf). The wanted one is a text of the same kinds.
##
## >> interval("0 < x <= 2", "(0, 2]")
## right
## >> interval("[0, 2]", "(0, 2]")
## wrong: The ends are right. Does 0 belong to it?
function [isRight, feedback, isReadable] = interval (answer, want)
  if ! ischar (want), refuse ("interval", "the wanted interval must be a text", 'for example interval (answer, "(0, 2]")'); end
  try
    W = readIntervals (plainAnswer (want));
  catch err
    refuse ("interval", [quoted(want) " is not an interval"], 'for example "(0, 2]" or "x > 3"');
  end
  given = answerText ("interval", answer);
  [isRight, feedback, isReadable] = deal (false, "", false);
  try
    A = readIntervals (plainAnswer (given));
  catch err
    feedback = misreading (err, [quoted(given) " is not an interval: try (0, 2], 0 < x <= 2 or x > 3."]);
    return
  end
  isReadable = true;
  if rows (A) != rows (W)
    feedback = sprintf ("Your answer has %s, and %d %s asked for.", counted (rows (A), "interval"), rows (W), {"is", "are"}{1+(rows (W) > 1)});
    return
  end
  ends = A(:,1:2);
  wanted = W(:,1:2);
  near = ends == wanted | abs (ends - wanted) <= max (usualTolerance (wanted), 1e-9);
  near(isinf (wanted) | isinf (ends)) = (ends == wanted)(isinf (wanted) | isinf (ends));
  same = A(:,3:4) == W(:,3:4);
  isRight = all (near(:)) && all (same(:));
  if isRight
    return
  elseif ! all (near(:))
    place = find (! near.', 1);
    wrong = ends.'(place);
    feedback = sprintf ("%s is not the right end.", shortNumber (wrong));
    if rows (W) == 1 && ! any (near)
      feedback = "Neither end is right.";
      if isequal (ends, -fliplr (wanted)), feedback = "The signs of the ends are the other way round."; end
    elseif rows (W) == 1
      feedback = sprintf ("The %s end is right, the %s one is not.", {"left", "right"}{1+near(2)}, {"left", "right"}{1+near(1)});
    end
  else
    wrong = ends.'(find (! same.', 1));
    feedback = sprintf ("The ends are right. Does %s belong to it?", shortNumber (wrong));
    if isinf (wrong), feedback = "The ends are right, but infinity is no number: its bracket is a round one."; end
  end
end

## satisfies (condition, [feedback])
## answer: test
## Whether a condition of the author's own holds; the text is for the reader for whom it does not.
##
## >> answer = "9";
## .. satisfies(mod(str2double(answer), 2) == 0, "The number has to be even.")
## wrong: The number has to be even.
function [isRight, feedback, isReadable] = satisfies (condition, text)
  if ! (islogical (condition) || isnumeric (condition))
    refuse ("satisfies", ["the condition must be true or false, and it is a " class(condition)], "for example satisfies (mod (n, 2) == 0)");
  end
  isReadable = true;
  isRight = ! isempty (condition) && all (condition(:));
  feedback = "";
  if ! isRight && nargin > 1, feedback = text; end
end

## functest (f, want, inputs, …)
## answer: test
## Whether a function of the reader's gives what another one gives, each a name or a handle: for each further argument, which is a cell array of the arguments of one call, or the argument alone.
##
## >> functest(@(x) x^2, @(x) x.^2, 3, -1)
## right
## >> functest(@(a, b) a + b, @(a, b) a*b, {2, 2}, {3, 0.5})
## wrong: For (3, 0.5) the value should be 1.5, and yours is 3.5.
function [isRight, feedback, isReadable] = functest (f, want, varargin)
  if ! (ischar (want) || is_function_handle (want))
    refuse ("functest", "the wanted function must be a name or a handle", "for example functest (@area, @(r) pi*r^2, 1, 2)");
  end
  [isRight, feedback, isReadable] = deal (false, "", true);
  if ! (ischar (f) || is_function_handle (f)) || ischar (f) && exist (f) != 103
    isReadable = false;
    feedback = "There is no such function yet.";
    if ischar (f), feedback = sprintf ("There is no function %s yet.", quoted (f)); end
    return
  end
  for k = 1:numel (varargin)
    given = varargin{k};
    if ! iscell (given), given = {given}; end
    shown = strjoin (cellfun (@(a) valueText (a), given, "UniformOutput", false), ", ");
    if numel (given) != 1, shown = ["(" shown ")"]; end
    try
      wanted = feval (want, given{:});
    catch err
      refuse ("functest", ["the wanted function fails for " shown], err.message);
    end
    try
      value = feval (f, given{:});
    catch err
      feedback = sprintf ("For %s your function stops: %s", shown, regexprep (err.message, " near line.*", ""));
      return
    end
    isNumber = @(x) isnumeric (x) || islogical (x);
    if isNumber (wanted) && isNumber (value)
      if ! size_equal (wanted, value)
        feedback = sprintf ("For %s the value should be %dx%d, and yours is %dx%d.", shown, size (wanted), size (value));
        return
      end
      different = abs (double (value) - double (wanted)) > 1e-6 * max (1e-6, abs (double (wanted)));
      same = ! any (different(:) & ! (value(:) == wanted(:))) && isequal (isnan (value), isnan (wanted));
    else
      same = isequal (value, wanted);
    end
    if ! same
      feedback = sprintf ("For %s the value should be %s, and yours is %s.", shown, valueText (wanted), valueText (value));
      return
    end
  end
  isRight = true;
end

% A value in a sentence.
function s = valueText (x)
  if ischar (x)
    s = quoted (x);
  elseif (isnumeric (x) || islogical (x)) && isscalar (x)
    s = shortNumber (double (x));
  elseif (isnumeric (x) || islogical (x)) && numel (x) <= 20
    s = strrep (mat2str (double (x), 5), "-", "−");
  else
    s = sprintf ("a %s of size %dx%d", class (x), rows (x), columns (x));
  end
end

function authorNumber (name, x, what)
  if ! (isnumeric (x) || islogical (x)) || ! isscalar (x) || isnan (x)
    refuse (name, ["the " what " must be a number"], sprintf ("it is a %s of size %dx%d", class (x), rows (x), columns (x)));
  end
end

function authorMatrix (name, x)
  if ! (isnumeric (x) || islogical (x)) || isempty (x) || any (isnan (x(:)))
    refuse (name, "what is wanted must be numbers", sprintf ("it is a %s of size %dx%d", class (x), rows (x), columns (x)));
  end
end

% Half a hundredth, and at most half a percent.
function t = usualTolerance (x)
  t = min (0.005, 0.005 * abs (x));
  t(x == 0) = 0.005;
end

function names = namesFor (want)
  names = {};
  if ! isreal (want), names = {"i"}; end
end

% The number in an answer, or what is said of an answer without one.
function [x, text] = numberIn (name, answer, want)
  given = answerText (name, answer);
  [x, text] = deal (NaN, "");
  try
    x = readNumber (plainAnswer (given), namesFor (want));
    if isreal (want) && ! isreal (x), misread ("%s is no real number.", quoted (given)); end
    if isfinite (want) && ! isfinite (x), misread ("%s is not a finite number.", quoted (given)); end
  catch err
    text = misreading (err, [quoted(given) " is not a number: try 2.4, 12/5 or 240 %."]);
  end
end

function [isRight, feedback, isReadable] = numberNear (name, answer, want, tolerance)
  [x, feedback] = numberIn (name, answer, want);
  isReadable = isempty (feedback);
  isRight = isReadable && (x == want || isfinite (want) && abs (x - want) <= tolerance * (1 + 1e-9) + 1e-14 * abs (want));
  if isReadable && ! isRight, feedback = numberHint (x, want, tolerance, quoted (answerText (name, answer))(2:end-1)); end
end

% What may have gone wrong with a number.
function text = numberHint (x, want, tolerance, shown)
  isNear = @(y) abs (y - want) <= tolerance * (1 + 1e-9) + 1e-14 * abs (want);
  text = "";
  if ! isfinite (want) || want == 0, return, end
  if isNear (-x)
    text = "The sign is the other way round.";
  elseif isNear (x / 100)
    text = sprintf ("%s is a hundred times too large: is it meant in percent? Then write %s %%.", shown, shown);
  elseif isNear (100 * x)
    text = sprintf ("%s is a hundred times too small: is it asked for in percent?", shown);
  elseif x != 0 && isNear (1 / x)
    text = "That is 1 divided by the number that is asked for.";
  elseif abs (x - want) <= min (20 * tolerance, 0.03 * abs (want))
    text = sprintf ("%s is close, but not close enough: compute with more digits.", shown);
  end
end

% The matrix in an answer, whether its form leaves open if it is a row or a column, or what is said without one.
function [A, isTuple, text] = matrixIn (name, answer, want)
  given = answerText (name, answer);
  [A, isTuple, text] = deal ([], false, "");
  try
    [A, isTuple] = readMatrix (plainAnswer (given), namesFor (want));
    if any (! isfinite (A(:))), misread ("%s has an entry that is not a finite number.", quoted (given)); end
    if isreal (want) && ! isreal (A), misread ("%s has an entry that is no real number.", quoted (given)); end
  catch err
    example = "[1 2; 3 4]";
    if isvector (want), example = "(1, 2)"; end
    text = misreading (err, sprintf ("%s cannot be read: write numbers as in %s.", quoted (given), example));
  end
end

function [A, isTuple] = readMatrix (s, names)
  s = withoutName (s);
  turned = regexp (s, '\s*(\^\s*T|''|ᵀ)$', "start", "once");
  if ! isempty (turned), s = s(1:turned-1); end
  isTuple = isempty (turned);
  if isempty (s), misread ("?"); end
  if s(1) == "(" && closing (s) == numel (s) || s(1) == "{" && s(end) == "}"
    s = s(2:end-1);
  elseif s(1) == "[" && s(end) == "]"
    isTuple = false;
    s = strtrim (s(2:end-1));
    % [[1, 2], [3, 4]]
    if ! isempty (s) && s(1) == "[" && s(end) == "]", s = regexprep (s(2:end-1), '\]\s*[,;]?\s*\[', ";"); end
  end
  A = [];
  lines = strsplit (strrep (s, "\n", ";"), ";");
  for k = 1:numel (lines)
    line = regexprep (lines{k}, '\s*([*/^])\s*', "$1");
    line = strtrim (regexprep (line, '\s*([-+])\s+', "$1"));
    if isempty (line), continue, end
    line = regexprep (line, ',$', "");
    entries = partsAt (line, line == ",");
    if numel (entries) == 1, entries = partsAt (line, isspace (line)); end
    row = [];
    for m = 1:numel (entries), row(end+1) = readNumber (strtrim (entries{m}), names); end
    if ! isempty (A) && numel (row) != columns (A), misread ("The rows of the matrix have different lengths."); end
    A(end+1,:) = row;
  end
  if isempty (A), misread ("?"); end
  if rows (A) > 1 && columns (A) > 1 || rows (A) > 1 && ! any (s == ";"), isTuple = false; end
  if ! isempty (turned), A = A.'; end
end

% The place of the bracket that closes the first one; 0 where there is none.
function k = closing (s)
  k = find (cumsum ((s == "(") - (s == ")")) == 0, 1);
  if isempty (k), k = 0; end
end

% The parts of a text between marks outside of all brackets.
function parts = partsAt (s, isMark)
  depth = cumsum (ismember (s, "([{") - ismember (s, ")]}"));
  at = [0 find(isMark & depth == 0) numel(s)+1];
  parts = {};
  for k = 2:numel (at)
    part = strtrim (s(at(k-1)+1:at(k)-1));
    % Several blanks are one mark.
    if ! isempty (part) || ! all (isspace (s(isMark))), parts{end+1} = part; end
  end
end

function [isRight, feedback, isReadable] = multiple (name, answer, want, isUnit)
  authorMatrix (name, want);
  if ! any (want(:)), refuse (name, "the wanted vector must not be zero", "every entry of it is 0"); end
  [A, isTuple, feedback] = matrixIn (name, answer, want);
  [isRight, isReadable] = deal (false, isempty (feedback));
  if ! isReadable, return, end
  if isvector (A) && isvector (want), A = A(:); want = want(:); end
  if ! size_equal (A, want)
    if iscolumn (want)
      feedback = sprintf ("Your answer has %s, and %d are asked for.", counted (numel (A), "entry"), numel (want));
      feedback = strrep (feedback, "entrys", "entries");
    else
      feedback = sprintf ("Your answer is %dx%d, and %dx%d is asked for.", size (A), size (want));
    end
    return
  end
  if ! any (A(:))
    feedback = "The zero vector has no direction.";
    return
  end
  [~, m] = max (abs (want(:)));
  same = @(B) all (abs (B(:) - want(:)) <= 0.005 * abs (want(m)));
  isMultiple = A(m) != 0 && same (A * (want(m) / A(m)));
  isRight = isMultiple;
  if isUnit
    isRight = same (A) || same (-A);
    if isMultiple && ! isRight, feedback = "The direction is right, the length is not."; end
  end
end

function x = readSet (s, names)
  s = regexprep (s, '^[A-Za-z]\w*\s+in\s+', "");
  s = withoutName (s);
  x = [];
  if any (strcmp (s, {"{}", "{ }", "∅"})), return, end
  if s(1) == "{" && s(end) == "}", s = s(2:end-1); end
  s = regexprep (s, '\s+(and|or|und|oder|et|ou|y|o|e)\s+', " ; ");
  s = strrep (s, "\n", ";");
  isComma = true;
  % Where semicolons part the numbers a comma may be the point of one.
  if any (s == ";") && isempty (regexp (s, ',(\s|$)', "once")) && ! isempty (regexp (s, '\d,\d', "once")), isComma = false; end
  parts = partsAt (s, s == ";" | isComma & s == ",");
  for k = 1:numel (parts)
    if isempty (parts{k}), misread ("?"); end
    part = withoutName (parts{k});
    x(end+1) = readNumber (strrep (part, "±", "+"), names);
    if ! isempty (strfind (part, "±")), x(end+1) = readNumber (strrep (part, "±", "-"), names); end
  end
  if any (! isfinite (x)), misread ("A number of the set is not finite."); end
  if isempty (names) && ! isreal (x), misread ("A number of the set is not real."); end
end

% The intervals of a text: rows of both ends, and whether they belong to it, from left to right and apart from each other.
function A = readIntervals (s)
  s = regexprep (s, '^[A-Za-z]\w*\s+in\s+', "");
  s = regexprep (s, '([\)\]\[])\s*[uU]\s*([\(\]\[])', "$1 or $2");
  A = zeros (0, 4);
  parts = regexp (s, '\s+or\s+|\n', "split");
  for k = 1:numel (parts)
    both = regexp (parts{k}, '\s+and\s+|&+|∧', "split");
    B = readInterval (strtrim (both{1}));
    for m = 2:numel (both)
      C = readInterval (strtrim (both{m}));
      if rows (B) != 1 || rows (C) != 1, misread ("?"); end
      if C(1) > B(1) || C(1) == B(1) && ! C(3), B([1 3]) = C([1 3]); end
      if C(2) < B(2) || C(2) == B(2) && ! C(4), B([2 4]) = C([2 4]); end
    end
    A = [A; B];
  end
  A = sortrows (A, [1 -3]);
  k = 2;
  while k <= rows (A)
    if A(k,1) < A(k-1,2) || A(k,1) == A(k-1,2) && (A(k,3) || A(k-1,4))
      if A(k,2) > A(k-1,2), A(k-1,[2 4]) = A(k,[2 4]); elseif A(k,2) == A(k-1,2), A(k-1,4) = A(k-1,4) || A(k,4); end
      A(k,:) = [];
    else
      k++;
    end
  end
end

function A = readInterval (s)
  s = withoutName (s);
  if strcmp (s, "R"), A = [-Inf Inf 0 0]; return, end
  parts = regexp (s, '^([\(\[\]])(.*)[,;](.*)([\)\]\[])$', "tokens", "once");
  if ! isempty (parts)
    A = [readNumber(strtrim (parts{2}), {}) readNumber(strtrim (parts{3}), {}) parts{1} == "[" parts{4} == "]"];
  else
    [parts, signs] = regexp (s, '<=|>=|!=|<|>', "split", "match");
    parts = strtrim (parts);
    isName = cellfun (@(p) ! isempty (regexp (p, '^[A-Za-z]\w*$', "once")) && ! any (strcmp (p, {"pi", "e", "inf"})), parts);
    if isempty (signs) || sum (isName) != 1 || numel (parts) > 3, misread ("?"); end
    at = find (isName);
    A = [-Inf Inf 0 0];
    for k = 1:numel (signs)
      other = k + (k == at);
      if other == at || abs (other - at) != 1, misread ("?"); end
      x = readNumber (parts{other}, {});
      if strcmp (signs{k}, "!=")
        if numel (signs) > 1, misread ("?"); end
        A = [-Inf x 0 0; x Inf 0 0];
        return
      end
      isClosed = numel (signs{k}) == 2;
      % Whether the name stands on the side of the larger numbers.
      if xor (signs{k}(1) == ">", other < at), A([1 3]) = [x isClosed]; else A([2 4]) = [x isClosed]; end
    end
    if numel (signs) == 2 && signs{1}(1) != signs{2}(1), misread ("In %s the signs point to different sides.", quoted (s)); end
  end
  if A(1) > A(2), misread ("In %s the smaller number has to come first.", quoted (visible (s))); end
end
