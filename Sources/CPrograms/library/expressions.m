# Answers of exercises

## algequiv (answer, want, …)
## answer: test
## Whether an answer is an expression equal to the wanted one for all values of its variables: 140-40*p, 20(7-2p). The wanted one is a text or a function of the language. Options: "domain" and the limits [low high] between which they are compared; "form" and "factored", "expanded" or "lowestterms".
##
## >> algequiv("20(7-2p)", "140 - 40*p")
## right
## >> algequiv("x^3/3 + 1", "x^3/3")
## wrong: Your answer differs from the right one by the constant 1.
## >> algequiv("2x", "2*p")
## unreadable: The answer has to be in p, and you wrote x.
function [isRight, feedback, isReadable] = algequiv (varargin)
  [isRight, feedback, isReadable] = equivalence ("algequiv", varargin{:});
end

## facform (answer, want, …)
## answer: test
## Whether an answer equals the wanted expression and is a product of factors that cannot be factored further with whole numbers. It takes the options of algequiv.
##
## >> facform("(x+1)(x+2)", "x^2 + 3*x + 2")
## right
## >> facform("x^2 + 3x + 2", "x^2 + 3*x + 2")
## wrong: It is equal, but x^2 + 3x + 2 can be factored further.
function [isRight, feedback, isReadable] = facform (varargin)
  [isRight, feedback, isReadable] = equivalence ("facform", varargin{:}, "form", "factored");
end

## expanded (answer, want, …)
## answer: test
## Whether an answer equals the wanted expression and is a sum without brackets to multiply out or like terms to put together. It takes the options of algequiv.
##
## >> expanded("x^2 + 3x + 2", "(x+1)*(x+2)")
## right
## >> expanded("(x+1)(x+2)", "(x+1)*(x+2)")
## wrong: It is equal, but there are brackets to multiply out.
function [isRight, feedback, isReadable] = expanded (varargin)
  [isRight, feedback, isReadable] = equivalence ("expanded", varargin{:}, "form", "expanded");
end

## lowestterms (answer, want, …)
## answer: test
## Whether an answer equals the wanted expression, and its fractions are in lowest terms. It takes the options of algequiv.
##
## >> lowestterms("2/3", "4/6")
## right
## >> lowestterms("4/6", "4/6")
## wrong: It is equal, but 4/6 can be cancelled by 2.
function [isRight, feedback, isReadable] = lowestterms (varargin)
  [isRight, feedback, isReadable] = equivalence ("lowestterms", varargin{:}, "form", "lowestterms");
end

function [isRight, feedback, isReadable] = equivalence (name, answer, want, varargin)
  [rest, options] = optionsOf (name, varargin, {"domain", "form"});
  forms = {"factored", "expanded", "lowestterms"};
  domain = options.domain;
  if ! isempty (rest), refuse (name, "options are pairs of a name and a value", 'for example "domain", [0 1]'); end
  if ! isempty (options.form) && ! any (strcmp (options.form, forms))
    refuse (name, sprintf ("there is no form '%s'", num2str (options.form)), ["the forms are " strjoin(forms, ", ")]);
  end
  if ! isempty (domain) && ! (isnumeric (domain) && numel (domain) == 2 && all (isfinite (domain)) && domain(1) < domain(2))
    refuse (name, "the domain must be two numbers, the smaller one first", 'for example "domain", [0 1]');
  end
  if is_function_handle (want), want = regexprep (func2str (want), '^@\([^()]*\)', ""); end
  if ! ischar (want) && ! (isnumeric (want) && isscalar (want))
    refuse (name, ["the wanted expression must be a text, and it is a " class(want)], ["for example " name ' (answer, "140 - 40*p")']);
  end
  try
    W = readTree (withoutName (plainAnswer (answerText (name, want))), 0);
  catch err
    refuse (name, ["the wanted " quoted(want) " cannot be read"], misreading (err, "it must be an expression such as 140 - 40*p"));
  end
  names = namesOf (W);
  given = answerText (name, answer);
  [isRight, feedback, isReadable] = deal (false, "", false);
  try
    A = readTree (withoutName (plainAnswer (given)), names);
  catch err
    feedback = misreading (err, [quoted(given) " cannot be read: try an expression such as 2*x + 1."]);
    return
  end
  isReadable = true;
  isEqual = strcmp (canonicalText (A), canonicalText (W));
  if ! isEqual
    % Places that no formula has anything to do with; each variable has them in an order of its own.
    places = [-2.71 -1.93 -1.13 -0.43 0.37 0.89 1.61 2.33 2.87];
    for spread = [1 5]
      values = cell (size (names));
      for k = 1:numel (names)
        x = spread * circshift (places, [0 2 * (k - 1)]);
        if ! isempty (domain), x = domain(1) + (domain(2) - domain(1)) * (x / spread + 3) / 6; end
        values{k} = x + 0.01 * (k - 1);
      end
      w = treeValue (W, names, values) + 0 * places;
      useful = isfinite (w) & abs (imag (w)) <= 1e-9 * abs (w);
      if sum (useful) > 2, break, end
    end
    if sum (useful) < 3
      refuse (name, ["the wanted " quoted(want) " has too few real values to compare with"], 'say where it has them: "domain", [low high]');
    end
    y = (treeValue (A, names, values) + 0 * places)(useful);
    w = w(useful);
    if ! any (isfinite (y))
      isReadable = false;
      feedback = [quoted(given) " has no value."];
      return
    end
    near = @(a, b, part) all (abs (a - b) <= part * (abs (b) + 0.01 * max (abs (b))));
    isEqual = near (y, w, 1e-8);
  end
  if ! isEqual
    feedback = difference (y, w, near, names, setdiff (names, namesOf (A)));
    return
  end
  problem = "";
  switch options.form
    case "factored", problem = unfactored (A, W, names);
    case "expanded", problem = unexpanded (A);
    case "lowestterms", problem = uncancelled (A, names);
  end
  isRight = isempty (problem);
  if ! isRight, feedback = ["It is equal, but " problem "."]; end
end

% What may have gone wrong, by the values of an answer and of what is wanted.
function text = difference (y, w, near, names, missing)
  text = "";
  r = mean (y(w != 0) ./ w(w != 0));
  d = mean (y - w);
  if ! all (isfinite (y))
    text = "Your answer has no value in some places where the right one has.";
  elseif near (y, -w, 1e-8)
    text = "The sign is the other way round.";
  elseif near (y, w, 0.005)
    text = "Your answer is close: write exact numbers, such as 1/3 in the place of 0.33.";
  elseif ! isempty (missing) && numel (missing) < numel (names) + (max (w) != min (w))
    text = sprintf ("%s does not occur in your answer.", missing{1});
  elseif isempty (names)
    return
  elseif isfinite (r) && r != 0 && isreal (r) && near (y, r * w, 1e-8)
    text = sprintf ("Your answer is %s times the right one.", shortNumber (r));
  elseif isreal (d) && all (abs (y - w - d) <= 1e-8 * max (abs ([y w])))
    text = sprintf ("Your answer differs from the right one by the constant %s.", shortNumber (abs (d)));
  end
end

% A number and a text that are the same for trees that differ in the order of operands only, and in how numbers and powers
% are gathered.
function [c, s] = canonicalParts (tree)
  [c, s] = deal (1, "");
  switch tree{1}
    case "n", c = tree{2};
    case "x", s = tree{2};
    case {"+", "-"}
      [numbers, texts] = summands (tree, 1);
      [texts, ~, k] = unique (texts);
      numbers = accumarray (k(:), numbers(:)).';
      texts = texts(numbers != 0);
      numbers = numbers(numbers != 0);
      if isempty (numbers)
        c = 0;
      elseif numel (numbers) == 1
        [c, s] = deal (numbers, texts{1});
      else
        parts = cell (size (texts));
        for k = 1:numel (texts), parts{k} = sprintf ("%+.12g %s", numbers(k), texts{k}); end
        s = ["(" strjoin(parts, "") ")"];
      end
    case {"*", "/", "^"}
      [c, bases, powers] = factors (tree, 1);
      [bases, ~, k] = unique (bases);
      if ! isempty (bases), powers = accumarray (k(:), powers(:)).'; end
      parts = {};
      for k = find (powers != 0)
        parts{end+1} = bases{k};
        if powers(k) != 1, parts{end} = sprintf ("%s^%.12g", bases{k}, powers(k)); end
      end
      s = strjoin (parts, "*");
    otherwise
      parts = cell (size (tree{2}));
      for k = 1:numel (parts), parts{k} = canonicalText (tree{2}{k}); end
      s = [tree{1} "(" strjoin(parts, ",") ")"];
  end
end

function s = canonicalText (tree)
  [c, s] = canonicalParts (tree);
  s = sprintf ("%.12g %s", c, s);
end

function [numbers, texts] = summands (tree, sign)
  [numbers, texts] = deal ([], {});
  if strcmp (tree{1}, "-"), sign = -sign; end
  if any (strcmp (tree{1}, {"+", "-"}))
    for k = 1:numel (tree{2})
      [n, t] = summands (tree{2}{k}, sign);
      numbers = [numbers n];
      texts = [texts t];
    end
  else
    [c, s] = canonicalParts (tree);
    [numbers, texts] = deal (sign * c, {s});
  end
end

function [c, bases, powers] = factors (tree, power)
  [c, bases, powers] = deal (1, {}, []);
  exponent = NaN;
  if strcmp (tree{1}, "^")
    [n, t] = canonicalParts (tree{2}{2});
    if isempty (t), exponent = n; end
  end
  if any (strcmp (tree{1}, {"*", "/"}))
    for k = 1:numel (tree{2})
      sign = 1 - 2 * (k > 1 && strcmp (tree{1}, "/"));
      [n, b, p] = factors (tree{2}{k}, sign * power);
      c = c * n;
      bases = [bases b];
      powers = [powers p];
    end
  elseif exponent == fix (exponent)
    [c, bases, powers] = factors (tree{2}{1}, exponent * power);
  elseif strcmp (tree{1}, "^")
    s = ["(" canonicalText(tree{2}{1}) ")^(" canonicalText(tree{2}{2}) ")"];
    [bases, powers] = deal ({s}, power);
  else
    [c, s] = canonicalParts (tree);
    c = c ^ power;
    if ! isempty (s), [bases, powers] = deal ({s}, power); end
  end
end

% The coefficients of a polynomial; empty for other expressions.
function p = polynomialOf (tree, name)
  p = [];
  if strcmp (tree{1}, "n"), p = tree{2}; return, end
  if strcmp (tree{1}, "x")
    if strcmp (tree{2}, name), p = [1 0]; end
    return
  end
  if ! any (strcmp (tree{1}, {"+", "-", "*", "/", "^"})), return, end
  p = polynomialOf (tree{2}{1}, name);
  if strcmp (tree{1}, "-"), p = -p; end
  for k = 2:numel (tree{2})
    q = polynomialOf (tree{2}{k}, name);
    if isempty (p) || isempty (q), p = []; return, end
    switch tree{1}
      case "+"
        n = max (numel (p), numel (q));
        p = [zeros(1, n - numel (p)) p] + [zeros(1, n - numel (q)) q];
      case "*", p = conv (p, q);
      case {"/", "^"}
        if numel (q) > 1 || tree{1} == "/" && q == 0 || tree{1} == "^" && (q != fix (q) || q < 0 || q > 20), p = []; return, end
        if tree{1} == "/"
          p = p / q;
        else
          base = p;
          p = 1;
          for m = 1:q, p = conv (p, base); end
        end
    end
    if numel (p) > 40, p = []; return, end
  end
  if ! isempty (p) && any (p), p = p(find (p, 1):end); end
end

function s = polynomialText (p, name)
  s = "";
  for k = find (p)
    n = numel (p) - k;
    c = shortNumber (abs (p(k)));
    if n > 0 && abs (p(k)) == 1, c = ""; end
    if n > 0, c = [c name]; end
    if n > 1, c = sprintf ("%s^%d", c, n); end
    sign = {" + ", " − "}{1+(p(k) < 0)};
    if isempty (s), sign = {"", "−"}{1+(p(k) < 0)}; end
    s = [s sign c];
  end
end

% The factors of a product that are no numbers.
function list = factorsIn (tree)
  list = {};
  if isempty (namesOf (tree)), return, end
  whole = strcmp (tree{1}, "^") && strcmp (tree{2}{2}{1}, "n") && any (tree{2}{2}{2} == 1:20);
  if any (strcmp (tree{1}, {"*", "-", "/"}))
    for k = 1:numel (tree{2}), list = [list factorsIn(tree{2}{k})]; end
  elseif whole
    list = repmat (factorsIn (tree{2}{1}), 1, tree{2}{2}{2});
  else
    list = {tree};
  end
end

% What is left to factor; empty where there is nothing.
function text = unfactored (tree, want, names)
  text = "";
  list = factorsIn (tree);
  for k = 1:numel (list)
    name = namesOf (list{k});
    if ! strcmp (list{k}{1}, "+") || numel (name) > 1, continue, end
    p = polynomialOf (list{k}, name{1});
    if numel (p) < 2 || any (p != fix (p)) || any (abs (p) > 1e9), continue, end
    shown = polynomialText (p, name{1});
    common = abs (p(1));
    for c = p(2:end), common = gcd (common, abs (c)); end
    if common > 1
      text = sprintf ("%s has the common factor %d", shown, common);
      return
    end
    r = roots (p);
    r = round (real (r(abs (imag (r)) < 1e-3)) * p(1)) / p(1);
    if numel (p) > 2 && any (abs (polyval (p, r)) <= 1e-9 * polyval (abs (p), abs (r)))
      text = [shown " can be factored further"];
      return
    end
  end
  if numel (list) < numel (factorsIn (want)), text = "it can be factored further"; end
end

function text = unexpanded (tree)
  text = "";
  if hasBrackets (tree), text = "there are brackets to multiply out"; return, end
  [~, texts] = summands (tree, 1);
  if numel (unique (texts)) < numel (texts), text = "like terms can be put together"; end
end

function is = hasBrackets (tree)
  is = false;
  if any (strcmp (tree{1}, {"n", "x"})), return, end
  operands = tree{2};
  % A denominator or an exponent may be a sum.
  if any (strcmp (tree{1}, {"/", "^"})), operands = operands(1); end
  isSum = @(t) strcmp (t{1}, "+") && ! isempty (namesOf (t));
  if any (strcmp (tree{1}, {"*", "/"})) && any (cellfun (isSum, operands)), is = true; return, end
  if strcmp (tree{1}, "^") && isSum (operands{1}) && strcmp (tree{2}{2}{1}, "n") && any (tree{2}{2}{2} == 2:20), is = true; return, end
  if any (strcmp (tree{1}, {"+", "-", "*", "/", "^"})), is = any (cellfun (@(t) hasBrackets (t), operands)); end
end

% A fraction that can be cancelled.
function text = uncancelled (tree, names)
  text = "";
  if any (strcmp (tree{1}, {"n", "x"})), return, end
  for k = 1:numel (tree{2})
    text = uncancelled (tree{2}{k}, names);
    if ! isempty (text), return, end
  end
  if ! strcmp (tree{1}, "/"), return, end
  name = "";
  if ! isempty (names), name = names{1}; end
  p = polynomialOf (tree{2}{1}, name);
  q = polynomialOf (tree{2}{2}, name);
  if isempty (p) || isempty (q) || any ([p q] != fix ([p q])) || any (abs ([p q]) > 1e12), return, end
  [a, b] = deal (polynomialText (p, name), polynomialText (q, name));
  if numel (find (p)) > 1, a = ["(" a ")"]; end
  if numel (find (q)) > 1, b = ["(" b ")"]; end
  common = 0;
  for c = [p q], common = gcd (common, abs (c)); end
  if common > 1
    text = sprintf ("%s/%s can be cancelled by %d", a, b, common);
  elseif numel (p) > 1 && numel (q) > 1
    r = roots (q);
    if any (abs (polyval (p, r)) <= 1e-7 * polyval (abs (p), abs (r))), text = sprintf ("%s/%s has a common factor", a, b); end
  end
end
