# Polynomials, interpolation, roots and integrals

## dblquad (f, xa, xb, ya, yb, [tolerance], [quad], …)
## arguments: 5 or more
## The integral of f(x, y) over a rectangle.
##
## >> dblquad(@(x, y) x .* y, 0, 1, 0, 1)
## ans = 0.2500
function q = dblquad (f, xa, xb, ya, yb, tol, quadf, varargin)
  if nargin < 6 || isempty (tol), tol = 1e-6; end
  if nargin < 7 || isempty (quadf), quadf = @quadcc; end
  f = handle (f);
  inner = @(y) feval (quadf, @(x) f (x, y, varargin{:}), xa, xb, tol);
  q = feval (quadf, @(y) arrayfun (inner, y), ya, yb, tol);
end

## quadv (f, a, b, [tolerance], [trace], …)
## arguments: 3 or more
## The integral of a function that may give a matrix, by Simpson's rule, and the count of its calls.
##
## >> quadv(@(x) [x, x^2], 0, 3)
## ans =
##
##    4.5000   9.0000
##
function [q, n] = quadv (f, a, b, tol, trace, varargin)
  if nargin < 4, tol = []; end
  tol = tolerance ("quadv: TOL", tol, 1e-6);
  g = @(x) feval (f, x, varargin{:});
  % Three parts, so that a period of f cannot have all samples at its zeros.
  at = a + (b - a) * [0, 0.13579, 0.27158, 0.5, 0.72842, 0.86421, 1];
  at(7) = b;
  for k = 1:7, y{k} = g (at(k)); end
  n = 7;
  % An infinite value at an end is taken a little inside.
  if any (isinf (y{1}(:))), y{1} = g (a + eps * (b - a)); n++; end
  if any (isinf (y{7}(:))), y{7} = g (b - eps * (b - a)); n++; end
  q = 0;
  isDeep = false;
  for k = 1:2:5
    [c, d, e] = y{k:k+2};
    whole = (at(k+2) - at(k)) / 6 * (c + 4 * d + e);
    [p, n, isDeep] = halves (g, at(k), at(k+2), at(k+1), c, e, d, whole, tol, n, isDeep, 0);
    q += p;
  end
  doubts ("quadv", q, n, isDeep);
end

function [q, n, isDeep] = halves (g, a, b, c, fa, fb, fc, whole, tol, n, isDeep, depth)
  q = whole;
  isDeep |= depth > 60;
  if n > 10000 || isDeep, return, end
  d = (a + c) / 2;
  e = (c + b) / 2;
  fd = g (d);
  fe = g (e);
  n += 2;
  left = (c - a) / 6 * (fa + 4 * fd + fc);
  right = (b - c) / 6 * (fc + 4 * fe + fb);
  q = left + right;
  difference = q - whole;
  if norm (difference, Inf) > 15 * tol
    [left, n, isDeep] = halves (g, a, c, d, fa, fc, fd, left, tol, n, isDeep, depth + 1);
    [right, n, isDeep] = halves (g, c, b, e, fc, fb, fe, right, tol, n, isDeep, depth + 1);
    q = left + right;
  else
    q += difference / 15;
  end
end

function doubts (name, q, n, isDeep)
  if n > 10000
    warning ("%s: maximum iteration count reached -- possible singular integral", name);
  elseif any (! isfinite (q(:)))
    warning ("%s: infinite or NaN function evaluations were returned", name);
  elseif isDeep
    warning ("%s: minimum step size reached -- possible singular integral", name);
  end
end

% A given tolerance, or the usual one.
function tol = tolerance (name, tol, usual)
  if isempty (tol), tol = usual; end
  if ! (isscalar (tol) && tol >= 0), error ("%s must be a scalar >=0", name); end
end

## quadl (f, a, b, [tolerance], [trace], …)
## arguments: 3 or more
## The integral of f from a to b by Lobatto's rule, and the count of the calls of f.
##
## >> quadl(@(x) x.^2, 0, 3)
## ans = 9
function [q, n] = quadl (f, a, b, tol, trace, varargin)
  if nargin < 4, tol = []; end
  tol = tolerance ("quadl: TOL", tol, 1e-6);
  if tol < eps
    warning ("quadl: TOL specified is smaller than machine precision, using %g", tol);
    tol = eps;
  end
  f = handle (f);
  g = @(x) values ("quadl", @(x) f (x, varargin{:}), x);
  y = g ([a b]);
  [q, n, isDeep] = sixths (g, a, b, y(1), y(2), tol, 1, false, 0);
  doubts ("quadl", q, n, isDeep);
end

% W. Gander and W. Gautschi, Adaptive quadrature - revisited, BIT 40, 2000.
function [q, n, isDeep] = sixths (g, a, b, fa, fb, tol, n, isDeep, depth)
  x = (a + b) / 2 + (b - a) / 2 * [-sqrt(2 / 3), -1 / sqrt(5), 0, 1 / sqrt(5), sqrt(2 / 3)];
  y = g (x);
  n++;
  h = (b - a) / 2;
  coarse = h / 6 * (fa + fb + 5 * (y(2) + y(4)));
  q = h / 1470 * (77 * (fa + fb) + 432 * (y(1) + y(5)) + 625 * (y(2) + y(4)) + 672 * y(3));
  isDeep |= depth > 40;
  if n > 10000 || isDeep || (depth > 0 && (! (abs (q - coarse) >= tol) || x(1) <= a || b <= x(5))), return, end
  q = 0;
  x = [a, x, b];
  y = [fa, y(:).', fb];
  for k = 1:6
    [p, n, isDeep] = sixths (g, x(k), x(k+1), y(k), y(k+1), tol, n, isDeep, depth + 1);
    q += p;
  end
end

% The values of f at several places at once.
function y = values (name, f, x)
  y = f (x);
  if isscalar (y) && strcmp (name, "quadgk"), y *= ones (size (x)); end
  if numel (y) != numel (x) || ! isreal (y) && ! any (strcmp (name, {"quadgk", "quadl"}))
    refuse (name, "integrand F must return a single, real-valued vector", ...
      "for each entry of its argument one number: write it with .*, ./ and .^");
  end
end

## integral2 (f, xa, xb, ya, yb, [property], [value], …)
## arguments: 5 to 20
## The integral of f(x, y) for x between numbers and y between numbers or functions of x.
##
## >> integral2(@(x, y) x .* y, 0, 1, 0, @(x) x)
## ans = 0.1250
function [q, err] = integral2 (f, xa, xb, ya, yb, varargin)
  if mod (numel (varargin), 2) != 0, print_usage (); end
  f = handle (f);
  if ! is_function_handle (f), print_usage (); end
  if ! (isreal (xa) && isscalar (xa) && isreal (xb) && isscalar (xb)), print_usage (); end
  abstol = 1e-10;
  reltol = 1e-6;
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("integral2: property PROP must be a string"); end
    switch lower (name)
      case "abstol"
        abstol = checked ("AbsTol", value);
      case "reltol"
        reltol = checked ("RelTol", value);
      case "method"
        if ! any (strcmpi (value, {"auto", "tiled", "iterated"}))
          error ("integral2: unrecognized method '%s'", value);
        end
        if nargout > 1 && strcmpi (value, "iterated")
          warning ('integral2: "iterated" method can not return estimated error');
        end
      case "vectorized"
        if ! (isscalar (value) && (islogical (value) || isnumeric (value)))
          error ("integral2: Vectorized must be a logical value");
        end
        if ! value, f = @(x, y) arrayfun (f, x, y); end
      otherwise
        error ("integral2: unknown property '%s'", name);
    end
  end
  low = limit ("YA", ya);
  high = limit ("YB", yb);
  inner = @(x) quadgk (@(y) f (x * ones (size (y)), y), low (x), high (x), "AbsTol", abstol, "RelTol", reltol);
  [q, err] = quadgk (@(x) arrayfun (inner, x), xa, xb, "AbsTol", abstol, "RelTol", reltol);
end

function value = checked (name, value)
  if ! (isnumeric (value) && isscalar (value) && value >= 0)
    error ("integral2: %s value must be a numeric scalar >= 0", name);
  end
end

function g = limit (name, y)
  g = y;
  if is_function_handle (y), return, end
  if ! (isreal (y) && isscalar (y)), error ("integral2: %s must be a real scalar or a function", name); end
  g = @(x) y;
end

## integral (f, a, b, [property], [value], …)
## arguments: 3 to 20
## The integral of f from a to b.
##
## >> integral(@(x) x.^2, 0, 3)
## ans = 9
function [q, err] = integral (f, a, b, varargin)
  if mod (numel (varargin), 2) != 0, print_usage (); end
  f = handle (f);
  isArray = false;
  options = {};
  abstol = [];
  reltol = 1e-6;
  for k = 1:2:numel (varargin)
    [name, value] = varargin{k:k+1};
    if ! ischar (name), error ("integral: property PROP must be a string"); end
    switch lower (name)
      case "arrayvalued", isArray = value;
      case "abstol", abstol = value;
      case "reltol", reltol = value;
      case "waypoints", options = {name, value};
      otherwise, error ("integral: unknown property '%s'", name);
    end
  end
  abstol = tolerance ("integral: AbsTol", abstol, 1e-10);
  reltol = tolerance ("integral: RelTol", reltol, 1e-6);
  if isArray
    q = quadv (f, a, b, abstol);
    err = 0;
  elseif isempty (options) && isreal ([a, b]) && isreal (y = f ([a; (a + b) / 2; b])) && ! isscalar (y)
    [q, err] = quadcc (f, a, b, [abstol, reltol]);
  else
    [q, err] = quadgk (f, a, b, "AbsTol", abstol, "RelTol", reltol, options{:});
  end
end

## quad (f, a, b, [tolerances], [singularities])
## The integral of f from a to b, 0 for success, the count of the calls of f, and the error.
##
## >> quad(@(x) x.^2, 0, 3)
## ans = 9
function [q, info, n, err] = quad (f, a, b, tol, singularities)
  if nargin < 4 || isempty (tol), tol = 1e-10; end
  if nargin < 5, singularities = []; end
  f = handle (f);
  one = @(x) values ("quad", f, x);
  [q, err, n] = adaptive ("quad", @(x) arrayfun (one, x), a, b, [tol(:); 1e-10](1:2), singularities);
  info = 0;
end

## quadcc (f, a, b, [tolerances], [singularities])
## The integral of f from a to b, the error, and the count of the places where f was asked.
##
## >> quadcc(@(x) x.^2, 0, 3)
## ans = 9
function [q, err, n] = quadcc (f, a, b, tol, singularities)
  if nargin < 4, tol = []; end
  if nargin < 5, singularities = []; end
  if ! isnumeric (tol) || numel (tol) > 2
    error ("quadcc: TOL must be a 1- or 2-element vector [AbsTol, RelTol]");
  end
  tol = [tol(:).', [1e-10, 1e-6](numel (tol)+1:2)];
  if tol(1) < 0, error ("quadcc: absolute tolerance must be >=0"); end
  if tol(2) < 0, error ("quadcc: relative tolerance must be >=0"); end
  if ! isreal (singularities)
    error ("quadcc: list of singularities (SING) must be a vector of real values");
  end
  f = handle (f);
  % The estimated error is that of the coarser rule, so that a tolerance bounds it well below.
  [q, err, n] = adaptive ("quadcc", @(x) values ("quadcc", f, x), a, b, tol / 1000, singularities);
end

% A function by its name, or an expression in x.
function f = handle (f)
  if ischar (f)
    if isvarname (f), f = str2func (f); else f = str2func (["@(x) " f]); end
  end
end

function [q, err, n] = adaptive (name, f, a, b, tol, singularities)
  if ! (isreal (a) && isscalar (a)), error ("%s: lower limit of integration (A) must be a real scalar", name); end
  if ! (isreal (b) && isscalar (b)), error ("%s: upper limit of integration (B) must be a real scalar", name); end
  if b < a
    [q, err, n] = adaptive (name, f, b, a, tol, singularities);
    q = -q;
    return
  end
  ends = linspace (a, b, 11);
  if isinf (a) || isinf (b), [f, ends] = eased (f, a, b); else ends = unique ([ends, singularities(:).']); end
  [q, err, n] = panels (name, f, ends, tol, 10000);
end

## quadgk (f, a, b, [tolerance], [trace])
## quadgk (f, a, b, property, value, …)
## arguments: 3 or more
## The integral of f from a to b, which may be infinite, or complex with waypoints; and its error.
##
## >> quadgk(@(x) x.^2, 0, 3)
## ans = 9
function [q, err] = quadgk (f, a, b, varargin)
  abstol = reltol = way = [];
  most = 650;
  n = numel (varargin);
  if n > 0 && ! ischar (varargin{1})
    if n > 2, error ("quadgk: can not pass additional arguments to user function"); end
    abstol = varargin{1};
    if ! isempty (abstol), reltol = 0; end
  else
    if mod (n, 2) != 0, error ("quadgk: property/value options must occur in pairs"); end
    for k = 1:2:n
      [name, value] = varargin{k:k+1};
      if ! ischar (name), error ("quadgk: property PROP must be a string"); end
      switch lower (name)
        case "abstol", abstol = value;
        case "reltol", reltol = value;
        case "waypoints", way = value(:).';
        case "maxintervalcount", most = value;
        case "trace"
        otherwise, error ("quadgk: unknown property '%s'", name);
      end
    end
  end
  tol = [tolerance("quadgk: ABSTOL", abstol, 1e-10), tolerance("quadgk: RELTOL", reltol, 1e-6)];
  f = handle (f);
  g = @(x) values ("quadgk", f, x);
  if ! isreal ([a, way, b])
    places = [a, way, b];
    [q, err] = panels ("quadgk", g, (places(1:end-1) + (0:9)' / 10 * diff (places))(:), tol, most, b);
    return
  end
  q = err = 0;
  places = [min(a, b), sort(way(way > min (a, b) & way < max (a, b))), max(a, b)];
  for k = 1:numel (places) - 1
    [h, ends] = eased (g, places(k), places(k+1));
    [p, e] = panels ("quadgk", h, ends, tol, most);
    q += p;
    err += e;
  end
  if b < a, q = -q; end
end

% L. F. Shampine, Vectorized adaptive quadrature in MATLAB, 2008: a change of the variable makes an interval finite and
% weakens singularities at its ends.
function [g, ends] = eased (f, a, b)
  ends = linspace (-1, 1, 11);
  if isinf (a) && isinf (b)
    g = @(t) f (t ./ (1 - t .^ 2)) .* (1 + t .^ 2) ./ (1 - t .^ 2) .^ 2;
  elseif isinf (b)
    ends = (0:10) / 10;
    g = @(t) f (a + (t ./ (1 - t)) .^ 2) .* (2 * t ./ (1 - t) .^ 3);
  elseif isinf (a)
    [g, ends] = eased (@(x) f (-x), -b, Inf);
  else
    g = @(t) f ((b - a) / 4 * t .* (3 - t .^ 2) + (b + a) / 2) .* 3 .* (b - a) / 4 .* (1 - t .^ 2);
  end
end

% The Gauss-Kronrod rule of 7 and 15 points (the nodes and weights are those of QUADPACK, Piessens and others, 1983) on
% all intervals at once; those with too large an error are halved.
function [q, err, n] = panels (name, f, ends, tol, most, last)
  nodes = [0.99145537112081261, 0.94910791234275849, ...
    0.8648644233597691, 0.74153118559939446, 0.58608723546769115, ...
    0.40584515137739718, 0.20778495500789848];
  fine = [0.022935322010529224, 0.063092092629978558, ...
    0.10479001032225019, 0.14065325971552592, 0.16900472663926791, ...
    0.19035057806478542, 0.20443294007529889, 0.20948214108472782];
  coarse = [0.1294849661688697, 0.27970539148927664, ...
    0.38183005050511892, 0.4179591836734694];
  fine = [fine, fine(7:-1:1)];
  coarse = [coarse, coarse(3:-1:1)];
  if nargin > 5, ends(end+1) = last; end
  low = ends(1:end-1)(:);
  high = ends(2:end)(:);
  span = sum (abs (high - low));
  q = err = n = 0;
  if ! any (span), return, end
  do
    half = (high - low) / 2;
    t = half .* [-nodes, 0, nodes(7:-1:1)] + (low + high) / 2;
    y = reshape (f (t(:)), size (t));
    n += numel (t);
    bad = ! isfinite (y);
    if any (bad(:)) && ! strcmp (name, "quadgk")
      % Where f has no value, the mean of the neighbours.
      y(bad) = 0;
      around = (y(:,[2 1:14]) + y(:,[2:15 14])) / 2;
      y(bad) = around(bad);
    end
    part = sum (y .* fine, 2) .* half;
    wrong = abs (sum (y(:,2:2:14) .* coarse, 2) .* half - part);
    allowed = max (tol(1), tol(2) * abs (q + sum (part)));
    good = wrong <= max (allowed * 2 / span, 50 * eps * sum (abs (y) .* fine, 2)) .* abs (half);
    good |= abs (half) <= 4 * eps * abs (low + high);
    isFinite = all (isfinite (part));
    isTooMany = 2 * sum (! good) > most;
    if ! isFinite || isTooMany || err + sum (wrong) <= allowed, good(:) = true; end
    q += sum (part(good));
    err += sum (wrong(good));
    middle = (low + high)(! good) / 2;
    [low, high] = deal ([low(! good); middle], [middle; high(! good)]);
  until isempty (low)
  if ! strcmp (name, "quadgk"), return, end
  id = "Octave:quadgk:warning-termination";
  if ! isFinite
    warning (id, "quadgk: non-finite integrand encountered");
  elseif isTooMany
    warning (id, "quadgk: maximum interval count (%d) exceeded", most);
  end
  if err > max (tol(1), tol(2) * abs (q))
    warning (id, "quadgk: Error tolerance not met.  Estimated error %g", err);
  end
end
