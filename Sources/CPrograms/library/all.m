# Functions that all files see

% Fails with a hint.
function fail (name, text, hint)
  error (struct ("message", [name ": " text], "identifier", "", "hint", hint));
end
