# Functions that all files see

% Fails with a hint.
function fail (name, text, hint)
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
