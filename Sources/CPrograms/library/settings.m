# Settings

## optimset ([name], [value], …)
## optimset (function)
## arguments: 0 or more
## Options for a numerical method, as a struct, or those that a function takes by itself.
##
## >> optimset("TolX", 1e-6).TolX
## ans = 1.0000e-06
function s = optimset (varargin)
  known = optionNames ();
  if nargin == 0 && nargout == 0
    printf ("\nAll possible optimization options:\n\n");
    printf ("  %s\n", known{:});
    printf ("\n");
    return
  end
  if nargin == 0, s = cell2struct (cell (numel (known), 1), known, 1); return, end
  if nargin == 1 && ischar (varargin{1}), s = defaults (varargin{1}); return, end
  isMerge = nargin == 2 && isstruct (varargin{1}) && isstruct (varargin{2});
  s = struct ();
  if isstruct (varargin{1}), [s, varargin] = deal (varargin{1}, varargin(2:end)); end
  if isMerge, varargin = [fieldnames(varargin{1}), struct2cell(varargin{1})].'(:).'; end
  if mod (numel (varargin), 2) != 0, print_usage (); end
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("optimset: a name must be a string"); end
    if ! isMerge || ! isempty (value), s.(optionName ("optimset", name)) = value; end
  end
end

function names = optionNames ()
  names = {"AutoScaling", "ComplexEqn", "Display", "FinDiffType", "FunValCheck", "GradObj", "Jacobian", ...
    "MaxFunEvals", "MaxIter", "OutputFcn", "TolFun", "TolX", "TypicalX", "Updating"};
end

% The option whose name begins so.
function name = optionName (asker, name)
  known = optionNames ();
  found = known(strncmpi (known, name, numel (name)));
  if numel (found) == 1
    name = found{1};
  elseif isempty (found)
    warning ("%s: unrecognized option: %s", asker, name);
  else
    warning ("%s: ambiguous option: %s (%s)", asker, name, strjoin (found, ", "));
  end
end

function s = defaults (name)
  search = struct ("Display", "notify", "FunValCheck", "off", "MaxFunEvals", [], "MaxIter", [], "OutputFcn", []);
  switch name
    case "fminsearch"
      s = setfield (setfield (search, "TolFun", 1e-4), "TolX", 1e-4);
    case {"fminbnd", "fzero"}
      s = search;
      isZero = strcmp (name, "fzero");
      s.MaxFunEvals = s.MaxIter = {500, Inf}{1 + isZero};
      s.TolX = {1e-4, eps}{1 + isZero};
    case {"fminunc", "fsolve"}
      s = struct ("AutoScaling", "off", "ComplexEqn", "off", "FunValCheck", "off", "FinDiffType", "forward", ...
        "Jacobian", "off", "GradObj", "off", "MaxFunEvals", [], "MaxIter", 400, "OutputFcn", [], "Updating", "off", ...
        "TolFun", 1e-6, "TolX", 1e-6, "TypicalX", []);
      s = rmfield (s, {{"ComplexEqn", "Jacobian", "Updating"}, "GradObj"}{1 + strcmp(name, "fsolve")});
    case {"lsqnonneg", "pqpnonneg"}
      s = struct ("MaxIter", 1e5);
    otherwise
      error ("optimset: no defaults for function '%s'", name);
  end
end

## odeset ([name], [value], …)
## arguments: 0 or more
## Options for solvers of differential equations, as a struct.
##
## >> odeset("RelTol", 1e-6).RelTol
## ans = 1.0000e-06
function s = odeset (varargin)
  names = {"AbsTol", "BDF", "Events", "InitialSlope", "InitialStep", "JConstant", "JPattern", "Jacobian", ...
    "MStateDependence", "Mass", "MassSingular", "MaxOrder", "MaxStep", "MvPattern", "NonNegative", "NormControl", ...
    "OutputFcn", "OutputSel", "Refine", "RelTol", "Stats", "Vectorized"};
  s = cell2struct (cell (numel (names), 1), names, 1);
  k = 1;
  while k <= numel (varargin)
    a = varargin{k};
    if isstruct (a)
      pairs = [fieldnames(a), struct2cell(a)].';
    elseif ! ischar (a)
      error ("odeset: argument %d must be the name of an option or a struct", k);
    elseif k == numel (varargin)
      error ("odeset: argument '%s' is not a valid parameter", upper (a));
    else
      k++;
      pairs = {a; varargin{k}};
    end
    k++;
    for pair = pairs
      [name, value] = pair{:};
      known = strcmpi (names, name);
      if any (known)
        name = names{known};
      elseif ! isstruct (a)
        warning ("Octave:invalid-input-arg", "odeset: unknown option \"%s\"", name);
      end
      s.(name) = value;
    end
  end
end

## odeget (options, name, [default])
## The value of an option, or the default.
##
## >> odeget(odeset("RelTol", 2), "RelTol")
## ans = 2
function v = odeget (s, name, v)
  if ! isstruct (s), error ("odeget: OPTIONS must be a struct"); end
  if ! ischar (name), error ("odeget: NAME must be a string"); end
  if ! isfield (s, name), error ("Octave:odeget:InvalidPropName", 'odeget: Unrecognized property name "%s".', name); end
  if nargin < 3, v = []; end
  if ! isempty (s.(name)), v = s.(name); end
end

## optimget (options, name, [default])
## The value of an option, or the default.
##
## >> optimget(optimset("TolX", 2), "TolX")
## ans = 2
function v = optimget (s, name, v)
  if ! isstruct (s), error ("optimget: OPTIONS must be a struct"); end
  if ! ischar (name), error ("optimget: PARNAME must be a string"); end
  if nargin < 3, v = []; end
  name = optionName ("optimget", name);
  if isfield (s, name) && ! isempty (s.(name)), v = s.(name); end
end
