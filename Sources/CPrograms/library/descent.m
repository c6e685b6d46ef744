# Equations and minima in several unknowns

## fminunc (f, x0, [options])
## arguments: 1 to 3
## The place of a minimum near x0, the value there, and 1 for success.
##
## >> printf("%.4f\n", fminunc(@(x) (x - 2)^2, 0))
## 2.0000
% The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a halving line search (J. Nocedal and
% S. Wright, Numerical Optimization, 2006, chapter 6).
function [x, v, info, output, g, H] = fminunc (f, x0, options)
  if nargin < 3, options = struct (); end
  if isstruct (f), [f, x0] = deal (f.objective, f.x0); end
  if ! isreal (x0) || isempty (x0) || numel (x0) >= 500, error ("fminunc: X0 must be a numeric vector"); end
  isChecked = strcmpi (optimget (options, "FunValCheck", "off"), "on");
  at = @(x) one (f, reshape (x, size (x0)), isChecked);
  x = x0(:);
  v = at (x);
  g = slopes (at, x, v).';
  H = eye (numel (x));
  most = optimget (options, "MaxIter", 400);
  for k = 1:most
    d = -H * g;
    if ! (d' * g < 0)
      H = eye (numel (x));
      d = -g;
    end
    descent = d' * g;
    if ! (abs (descent) > 1e-24 * max (1, abs (v))), break, end
    t = 1;
    for m = 1:60
      y = at (x + t * d);
      if y <= v + 1e-4 * t * descent, break, end
      t /= 2;
    end
    if ! (y <= v + 1e-4 * t * descent), break, end
    s = t * d;
    x += s;
    v = y;
    last = g;
    g = slopes (at, x, v).';
    c = g - last;
    if ! (s' * s > 1e-26 * max (1, x' * x)), break, end
    r = s' * c;
    if r > 0
      b = H * c;
      H += (1 + c' * b / r) / r * s * s' - (b * s' + s * b') / r;
    end
  end
  x = reshape (x, size (x0));
  info = double (k < most);
  output = struct ("iterations", k, "successful", k, "funcCount", (2 * numel (x) + 1) * k);
  g = reshape (g, size (x0));
  H = inv (H);
end

function y = one (f, x, isChecked)
  y = feval (f, x);
  if ! isreal (y), error ("fminunc: non-real value encountered"); end
  if ! isscalar (y), error ("fminunc: the function must give one real number"); end
  if isnan (y), error ("fminunc: NaN value encountered"); end
  if isinf (y) && (isChecked || y < 0), error ("fminunc: Inf value encountered"); end
end

% The derivatives of a function of a column, in columns, by central differences.
function J = slopes (f, x, v)
  n = numel (x);
  J = zeros (numel (v), n);
  for k = 1:n
    h = 6e-6 * max (abs (x(k)), 1);
    d = zeros (n, 1);
    d(k) = h;
    J(:,k) = (f (x + d) - f (x - d)) / (2 * h);
  end
end

## fsolve (f, x0, [options])
## arguments: 1 to 3
## A zero of a function of several variables near x0, the value there, and 1 for success.
##
## >> printf("%.4f\n", fsolve(@(x) x^2 - 2, 1))
## 1.4142
% Newton's method with differences for the derivatives; a step is halved until the function becomes smaller.
function [x, v, info, output, J] = fsolve (f, x0, options)
  if nargin < 3, options = struct (); end
  if isstruct (f), [f, x0] = deal (f.objective, f.x0); end
  if ! isnumeric (x0) || isempty (x0) || numel (x0) >= 500, error ("fsolve: X0 must be a numeric vector"); end
  at = @(x) many (f, reshape (x, size (x0)), isreal (x0));
  x = x0(:);
  v = at (x);
  info = 0;
  for k = 1:optimget (options, "MaxIter", 400)
    J = slopes (at, x, v);
    if sumsq (v) < 1e-30, info = 1; break, end
    if ! any (J(:)), info = -2; break, end
    d = pinv (J) * v;
    for m = 1:40
      y = at (x - d);
      if sumsq (y) < sumsq (v), break, end
      d /= 2;
    end
    if ! (sumsq (y) < sumsq (v))
      % No better point: a zero, a closest one of more equations than unknowns, or stuck.
      info = -3;
      if norm (v) < 1e-6, info = 1; elseif norm (J' * v) <= 1e-6 * norm (J, "fro") * norm (v), info = 2; end
      break
    end
    x -= d;
    v = y;
  end
  if info == 0 && norm (v) < 1e-6, info = 1; end
  x = reshape (x, size (x0));
  output = struct ("iterations", k, "successful", k, "funcCount", (2 * numel (x) + 1) * k);
  if nargout > 1, v = feval (f, x); end
end

function y = many (f, x, mustBeReal)
  y = feval (f, x)(:);
  if mustBeReal && ! isreal (y) || isempty (y), error ("fsolve: the function must give real numbers"); end
end
