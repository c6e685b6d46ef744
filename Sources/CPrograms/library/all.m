# Functions that all files see

% Fails with a hint.
function refuse (name, text, hint)
  error (struct ("message", [name ": " text], "identifier", "", "hint", hint));
end

% A number of things: 1 name, 3 names.
function s = counted (n, thing)
  s = sprintf ("%d %s%s", n, thing, "s"(1:(n != 1)));
end

% The same in a sentence: there is 1 name, there are 3 names.
function s = thereAre (n, thing)
  s = ["there " {"are", "is"}{1+(n == 1)} " " counted(n, thing)];
end

% Arguments before the first option, and the options with a field for each known one.
function [given, options] = optionsOf (name, given, known)
  options = struct ();
  for k = 1:numel (known), options.(known{k}) = ""; end
  first = 1;
  while first <= numel (given) && ! ischar (given{first}), first++; end
  pairs = given(first:end);
  given = given(1:first - 1);
  for k = 1:2:numel (pairs)
    if ! ischar (pairs{k}) || ! any (strcmpi (pairs{k}, known))
      shown = pairs{k};
      if ! ischar (shown), shown = "that"; end
      refuse (name, ["there is no option '" shown "'"], ["it has the options " strjoin(known, ", ")]);
    end
    if k == numel (pairs), refuse (name, ["the option '" pairs{k} "' has no value"], "options are pairs of a name and a value"); end
    options.(lower (pairs{k})) = pairs{k + 1};
  end
end
