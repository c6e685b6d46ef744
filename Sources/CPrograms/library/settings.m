# Settings

## optimset ([name], [value], …)
## arguments: 0 to 100
## Options for a numerical method, as a struct.
##
## >> optimset("TolX", 1e-6).TolX
## ans = 1.0000e-06
function s = optimset (varargin)
  s = options ("optimset", struct (), {"AutoScaling", "CheckHermitian", "ComplexEqn", "Display", "FunValCheck", ...
    "GradObj", "Jacobian", "MaxFunEvals", "MaxIter", "OutputFcn", "TolFun", "TolX", "TypicalX", "Updating"}, ...
    varargin{:});
end

% The struct of options that earlier structs and pairs of names and values make, in the order of the alphabet
% without regard to case.
function s = options (name, s, known, varargin)
  k = 1;
  while k <= numel (varargin)
    a = varargin{k};
    k++;
    if isstruct (a)
      for f = fieldnames (a).', s.(f{1}) = a.(f{1}); end
      continue
    end
    m = [];
    if ischar (a), m = find (strcmpi (known, a), 1); end
    if ! ischar (a) || k > numel (varargin)
      if ischar (a) && name(1) == "o" && name(2) == "d" && isempty (m)
        error ("odeset: argument '%s' is not a valid parameter", upper (a));
      end
      error ("%s: PARAMETER/VALUE arguments must occur in pairs", name);
    end
    if ! isempty (m), a = known{m}; end
    s.(a) = varargin{k};
    k++;
  end
  [~, k] = sort (lower (fieldnames (s)));
  if ! isempty (k), s = orderfields (s, k); end
end

## odeset ([name], [value], …)
## arguments: 0 to 100
## Options for solvers of differential equations, as a struct.
##
## >> odeset("RelTol", 1e-6).RelTol
## ans = 1.0000e-06
function s = odeset (varargin)
  names = {"AbsTol", "BDF", "Events", "InitialSlope", "InitialStep", "Jacobian", "JConstant", "JPattern", "Mass", ...
    "MassSingular", "MaxOrder", "MaxStep", "MStateDependence", "MvPattern", "NonNegative", "NormControl", ...
    "OutputFcn", "OutputSel", "Refine", "RelTol", "Stats", "Vectorized"};
  s = options ("odeset", cell2struct (cell (22, 1), names, 1), names, varargin{:});
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
  k = find (strncmpi (fieldnames (s), name, max (numel (name), 1)), 1);
  if ! isempty (k) && ! isempty (struct2cell (s){k}), v = struct2cell (s){k}; end
end
