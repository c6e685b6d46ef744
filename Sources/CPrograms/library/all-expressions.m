# Expressions that readers type, as all files see them

% Ends the reading of an answer with a sentence for the reader; of "?" the test makes one of its own.
function misread (template, varargin)
  error ("answer:misread", template, varargin{:});
end

% A text as it is quoted in a sentence.
function s = quoted (text)
  s = strtrim (strrep (strrep (text, "\n", " "), "\r", ""));
  if numel (s) > 40
    % No character is cut in two.
    last = 37;
    while last > 1 && s(last+1) > 127 && s(last+1) < 192, last--; end
    s = [s(1:last) "…"];
  end
  s = ["'" s "'"];
end

% The text of an answer, or of a wanted one, as it was given: the wrong kind of value is the author's error.
function s = answerText (name, answer)
  if iscellstr (answer), answer = strjoin (answer(:).', "\n"); end
  if isnumeric (answer) || islogical (answer), answer = mat2str (double (answer), 15); end
  if ! ischar (answer)
    refuse (name, ["the answer must be a text, and it is a " class(answer)], ["for example " name ' (answer, …)']);
  end
  if rows (answer) > 1, answer = strjoin (cellstr (answer).', "\n"); end
  s = answer(:).';
end

% What is said of an answer that could not be read.
function text = misreading (err, ownText)
  text = err.message;
  if ! strcmp (err.identifier, "answer:misread") || strcmp (text, "?"), text = ownText; end
end

% The text with the signs of mathematics in the letters of the language: of π, √, ∞ and ° the codes 1 to 4.
function s = plainAnswer (s)
  if numel (s) > 500, misread ("The answer is too long to be read: it has %d characters.", numel (s)); end
  s(s < 9) = "?";
  pairs = {"−", "-", "–", "-", "·", "*", "×", "*", "⋅", "*", "∙", "*", "÷", "/", "≤", "<=", "≥", ">=", "≠", "!=", "⁻¹", "^-1", "⁻²", "^-2", ...
    "⁻³", "^-3", "²", "^2", "³", "^3", "⁴", "^4", "π", "\001", "√", "\002", "∞", "\003", "°", "\004", " ", " ", " ", " ", " ", " ", "\t", " ", "\r", "", ...
    ".^", "^", ".*", "*", "./", "/", "**", "^", "ℝ", "R", "∪", " or ", "∈", " in ", "=<", "<=", "=>", ">="};
  for k = 1:2:numel (pairs), s = strrep (s, pairs{k}, pairs{k+1}); end
  s = strtrim (s);
  if isempty (s), misread ("There is no answer yet."); end
end

% Without `x =` or `f(x) =` in front.
function s = withoutName (s)
  last = regexp (s, '^[A-Za-z]\w*''*\s*(\(\s*\w*\s*\))?\s*=(?![=<>])', "end", "once");
  if ! isempty (last), s = strtrim (s(last+1:end)); end
end

% A node of a tree: the operation, its operands, and how deep it is. Sums and products have any number of operands.
function tree = treeOf (operation, varargin)
  depth = 1 + max (cellfun (@(t) t{3}, varargin));
  if depth > 40, misread ("The answer has too many brackets in brackets to be read."); end
  first = varargin{1};
  if any (strcmp (operation, {"+", "*"})) && strcmp (first{1}, operation)
    tree = {operation, [first{2} varargin(2:end)], max(depth - 1, first{3})};
  else
    tree = {operation, varargin, depth};
  end
end

% The functions that an expression may have, by the names that readers give them.
function f = functionOf (word)
  f = "";
  known = {"sin", "cos", "tan", "cot", "sec", "csc", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "log", "log10", ...
    "log2", "sqrt", "abs", "sign", "floor", "ceil", "round", "factorial", "nchoosek", "max", "min"};
  others = {"ln", "log", "lg", "log10", "arcsin", "asin", "arccos", "acos", "arctan", "atan", "binomial", "nchoosek"};
  k = find (strcmp (word, others(1:2:end)), 1);
  if ! isempty (k), word = others{2*k}; end
  if any (strcmp (word, known)), f = word; end
end

% What a word is: "x" for a variable, "n" for a constant, "f" for a function, each with its name or number; or nothing.
function [role, meaning] = roleOf (word, names)
  [role, meaning] = deal ("", word);
  constants = {"pi", pi, "e", e, "inf", Inf, "infinity", Inf};
  for word = {word, lower(word)}
    word = word{1};
    k = find (strcmp (word, constants(1:2:end)), 1);
    if iscell (names) && any (strcmp (word, names))
      [role, meaning] = deal ("x", word);
      if strcmp (word, "i"), [role, meaning] = deal ("n", 1i); end
    elseif ! isempty (k)
      [role, meaning] = deal ("n", constants{2*k});
    elseif ! isempty (functionOf (word))
      [role, meaning] = deal ("f", functionOf (word));
    end
    if ! isempty (role), return, end
  end
  if ! iscell (names) && ! isempty (regexp (word, '^[A-Za-z]\w*$', "once")), role = "x"; end
end

% The parts of a word such as xy that all have a role, with a star between them; empty where there is no such reading.
function s = splitWord (word, names)
  s = "";
  while ! isempty (word)
    n = numel (word);
    while n > 0 && isempty (roleOf (word(1:n), names)), n--; end
    if n == 0, s = ""; return, end
    s = [s "*" word(1:n)];
    word = word(n+1:end);
  end
  s = s(2:end);
end

function unknownWord (word, isCall, names)
  if isCall && numel (word) > 1, misread ("There is no function %s here.", quoted (word)); end
  names = setdiff (names, {"i"});
  if isempty (names), misread ("A number is asked for, and %s is none.", quoted (word)); end
  list = names{1};
  if numel (names) > 1, list = [strjoin(names(1:end-1), ", ") " and " names{end}]; end
  misread ("The answer has to be in %s, and you wrote %s.", list, quoted (word)(2:end-1));
end

% The tree of an expression, whose variables have the given names; a number for any names. Of operands and operators, each
% with how tightly it binds, those wait that a later operator may take.
function tree = readTree (s, names)
  [values, waiting, isNext, isTight, k] = deal ({}, {}, true, false, 1);
  typed = visible (s);
  while k <= numel (s)
    c = s(k);
    if isspace (c)
      isTight = false;
      k++;
      continue
    end
    isDigit = isdigit (c) || c == "." && k < numel (s) && isdigit (s(k+1));
    isWord = isalpha (c) || c > 127 || c == 1 || c == 3;
    if ! isNext && (isDigit || isWord || c == "(" || c == 2)
      % Two operands side by side are a product.
      top = {" ", 0};
      if ! isempty (waiting), top = waiting{end}; end
      if isDigit && s(find (! isspace (s(1:k-1)), 1, "last")) != ")", misread ("?"); end
      if isTight && strcmp (top{1}, "/")
        misread ("%s can be read in two ways: write brackets, as in (1/2)x or 1/(2x).", quoted (typed));
      end
      % sin 2x is the sine of the product.
      strength = 2;
      if isTight && (top{2} == 4 || top{2} == 3 && ! strcmp (top{1}, "-")), strength = 4; end
      [values, waiting] = reduced (values, waiting, strength);
      waiting{end+1} = {"*", strength};
      isNext = true;
    end
    isTight = true;
    if ! isNext
      last = k;
      switch c
        case {"+", "-"}, strength = 1;
        case {"*", "/", ":"}, strength = 2;
        case "^", strength = 5;
        otherwise, strength = 0;
      end
      if strength > 0
        [values, waiting] = reduced (values, waiting, strength + (strength == 5) / 2);
        if c == ":", c = "/"; end
        waiting{end+1} = {c, strength};
        isNext = true;
      elseif any (c == "!%\004")
        switch c
          case "!", values{end} = treeOf ("factorial", values{end});
          case "%", values{end} = treeOf ("/", values{end}, {"n", 100, 1});
          case "\004", values{end} = treeOf ("*", values{end}, {"n", pi / 180, 1});
        end
      elseif any (c == "),|")
        [values, waiting] = reduced (values, waiting, 1);
        if isempty (waiting), misread ("%s has a '%s' too many.", quoted (typed), c); end
        top = waiting{end};
        if c == ","
          if isempty (top{3}) || strcmp (top{1}, "|"), misread ("?"); end
          waiting{end}{4}++;
          isNext = true;
        else
          if strcmp (top{1}, "|") != (c == "|"), misread ("In %s the brackets do not fit.", quoted (typed)); end
          waiting(end) = [];
          count = top{4};
          if ! isempty (top{3})
            wanted = 1 + any (strcmp (top{3}, {"nchoosek", "max", "min"}));
            if count != wanted, misread ("The function %s takes %s.", top{3}, counted (wanted, "number")); end
            node = treeOf (top{3}, values{end-count+1:end});
            values(end-count+1:end) = [];
            values{end+1} = powered (node, top{5});
          end
        end
      else
        misread ("?");
      end
      k++;
    elseif isDigit
      word = regexp (s(k:end), '^(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?', "match", "once");
      values{end+1} = {"n", str2double(word), 1};
      k += numel (word);
      isNext = false;
    elseif c == "("
      waiting{end+1} = {"(", 0, "", 1, 1};
      k++;
    elseif c == "|"
      waiting{end+1} = {"|", 0, "abs", 1, 1};
      k++;
    elseif c == "-"
      waiting{end+1} = {"-", 3, 1};
      k++;
    elseif c == "+"
      k++;
    elseif c == 2
      waiting{end+1} = {"sqrt", 6, 1};
      k++;
    elseif isWord
      last = k;
      if c != 1 && c != 3
        while last < numel (s) && (isalnum (s(last+1)) || s(last+1) == "_" || s(last+1) > 127), last++; end
      end
      word = strrep (strrep (s(k:last), "\001", "pi"), "\003", "inf");
      [role, meaning] = roleOf (word, names);
      isCall = ! isempty (regexp (s(last+1:end), '^\s*\(', "once"));
      if isempty (role)
        parts = "";
        if iscell (names) && numel (word) <= 20, parts = splitWord (word, names); end
        if isempty (parts), unknownWord (word, isCall, names); end
        s = [s(1:k-1) parts s(last+1:end)];
        continue
      end
      k = last + 1;
      if role != "f"
        values{end+1} = {role, meaning, 1};
        isNext = false;
        continue
      end
      % sin^2 x is the square of the sine.
      power = 1;
      [word, last] = regexp (s(k:end), '^\s*\^\s*(\d+)', "tokens", "end", "once");
      if ! isempty (word)
        power = str2double (word{1});
        k += last;
      end
      last = regexp (s(k:end), '^\s*\(', "end", "once");
      if isempty (last)
        waiting{end+1} = {meaning, 3, power};
      else
        waiting{end+1} = {"(", 0, meaning, 1, power};
        k += last;
      end
    else
      misread ("?");
    end
  end
  if isNext
    if isempty (values), misread ("?"); end
    misread ("%s is not finished: something is missing at its end.", quoted (typed));
  end
  [values, waiting] = reduced (values, waiting, 1);
  if ! isempty (waiting), misread ("%s misses a closing bracket.", quoted (typed)); end
  tree = values{1};
end

% The text with the signs that its codes stand for.
function s = visible (s)
  signs = {"π", "√", "∞", "°"};
  for k = 1:4, s = strrep (s, char (k), signs{k}); end
end

function node = powered (node, power)
  if power != 1, node = treeOf ("^", node, {"n", power, 1}); end
end

% Gives the waiting operators that bind at least so tightly their operands.
function [values, waiting] = reduced (values, waiting, strength)
  while ! isempty (waiting) && waiting{end}{2} >= strength
    top = waiting{end};
    waiting(end) = [];
    if numel (top) == 3
      values{end} = treeOf (top{1}, values{end});
      values{end} = powered (values{end}, top{3});
    else
      b = values{end};
      values(end) = [];
      if strcmp (top{1}, "-")
        values{end} = treeOf ("+", values{end}, treeOf ("-", b));
      else
        values{end} = treeOf (top{1}, values{end}, b);
      end
    end
  end
end

% The values of a tree, where each variable has values of its own.
function y = treeValue (tree, names, values)
  operands = tree{2};
  if strcmp (tree{1}, "n"), y = operands; return, end
  if strcmp (tree{1}, "x"), y = values{strcmp (operands, names)}; return, end
  given = cell (size (operands));
  for k = 1:numel (operands), given{k} = treeValue (operands{k}, names, values); end
  y = given{1};
  switch tree{1}
    case "+"
      for k = 2:numel (given), y = y + given{k}; end
    case "*"
      for k = 2:numel (given), y = y .* given{k}; end
    case "/", y = y ./ given{2};
    case "^", y = y .^ given{2};
    case "-", y = -y;
    case "factorial"
      y(y < 0 | y != fix (y)) = NaN;
      y(! isnan (y)) = factorial (y(! isnan (y)));
    case "nchoosek"
      [n, k] = deal (y + 0 * given{2}, given{2} + 0 * y);
      y = gamma (n + 1) ./ gamma (k + 1) ./ gamma (n - k + 1);
    otherwise, y = feval (tree{1}, given{:});
  end
end

% The names of the variables of a tree, in the order of the alphabet.
function names = namesOf (tree)
  names = {};
  if strcmp (tree{1}, "x"), names = tree(2); return, end
  if strcmp (tree{1}, "n"), return, end
  for k = 1:numel (tree{2}), names = [names namesOf(tree{2}{k})]; end
  names = unique (names);
end

% A number that a reader typed. With a list of names it may have i.
function x = readNumber (s, names)
  whole = s;
  s = withoutName (s);
  % A comma that groups digits beside a point, and one that is the point.
  if ! isempty (regexp (s, '^[-+]?\d{1,3}(,\d{3})+\.\d*$', "once"))
    s = strrep (s, ",", "");
  elseif ! isempty (regexp (s, '^[-+]?\d{1,3}(\.\d{3})+,\d+$', "once"))
    s = strrep (strrep (s, ".", ""), ",", ".");
  elseif ! isempty (regexp (s, '^[-+]?[1-9]\d{0,2}(,\d{3})+$', "once"))
    misread ("%s can be read in two ways: write %s or %s.", quoted (s), strrep (s, ",", "."), strrep (s, ",", ""));
  elseif ! isempty (regexp (s, '^[-+]?\d{1,3}( \d{3})+([.,]\d*)?$', "once"))
    s = strrep (strrep (s, " ", ""), ",", ".");
  elseif isempty (regexp (s, '[a-z]{3}\s*\(', "once"))
    s = regexprep (s, '(\d),(\d)', "$1.$2");
  end
  tree = readTree (s, names);
  x = treeValue (tree, {}, {});
  if isnan (x), misread ("%s has no value.", quoted (visible (whole))); end
end

% A number in a sentence.
function s = shortNumber (x)
  if isreal (x), s = sprintf ("%.5g", x); else s = num2str (x, 5); end
  s = strrep (s, "-", "−");
end
