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
  if iscell (f), f = f{1}; end
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

## lsqnonneg (a, b, [x0], [options])
## The x without negative entries for which a x is closest to b.
##
## >> lsqnonneg([1 0; 0 1], [1; -1])
## ans =
##
##    1
##    0
##
function [x, resnorm, residual, info, output, gain] = lsqnonneg (a, b, x0, options)
  if ! (isnumeric (a) && isnumeric (b)), error ("lsqnonneg: C and D must be numeric matrices"); end
  if nargin > 3 && ! isstruct (options), error ("lsqnonneg: OPTIONS must be a struct"); end
  b = b(:);
  if rows (a) != rows (b), error ("lsqnonneg: B must have as many entries as A has rows"); end
  [x, gain, info] = nonnegative (columns (a), @(x) a' * (b - a * x), @(free) a(:,free) \ b);
  residual = b - a * x;
  resnorm = sumsq (residual);
  output = struct ("algorithm", "nnls-cholesky", "iterations", info);
end

## pqpnonneg (c, d, [x0], [options])
## The x without negative entries with least x' c x / 2 + d' x, the least value, the count of steps, how the search
## went, and the prices.
##
## >> pqpnonneg([5 2; 2 2], [3; -1])
## ans =
##
##         0
##    0.5000
##
function [x, value, info, output, gain] = pqpnonneg (c, d, x0, options)
  if ! (isnumeric (c) && isnumeric (d)), error ("pqpnonneg: C and D must be numeric matrices"); end
  if rows (c) != columns (c), error ("pqpnonneg: C must be a square matrix"); end
  if nargin > 3 && ! isstruct (options), error ("pqpnonneg: OPTIONS must be a struct"); end
  d = d(:);
  [x, gain, info] = nonnegative (rows (c), @(x) -(c * x + d), @(free) -c(free,free) \ d(free));
  value = x' * c * x / 2 + d' * x;
  output = struct ("algorithm", "nnls-pqp", "iterations", info);
end

% The active-set method of C. L. Lawson and R. J. Hanson, Solving Least Squares Problems, 1974, chapter 23.
function [x, gain, k] = nonnegative (n, gains, best)
  x = zeros (n, 1);
  free = false (n, 1);
  for k = 1:3 * n + 10
    gain = gains (x);
    gain(free) = 0;
    [most, m] = max (gain);
    if isempty (m) || ! (most > 1e-10), break, end
    free(m) = true;
    while any (free)
      wanted = best (free);
      if all (wanted > 0)
        x(free) = wanted;
        break
      end
      y = x(free);
      m = wanted <= 0;
      y += min ([1; y(m) ./ (y(m) - wanted(m))]) * (wanted - y);
      y(y <= 1e-14) = 0;
      x(free) = y;
      free(free) = y > 0;
    end
  end
end

## sqp (x0, f, [equal], [positive], [lower], [upper], [iterations], [tolerance])
## The x near x0 with the least f(x), where equal(x) = 0, positive(x) >= 0 and lower <= x <= upper, the least value, how
## the search ended, the counts of steps and calls of f, and the prices of the constraints.
##
## >> printf("%.4f\n", sqp([0; -2], @(x) x(1) + x(2), @(x) x(1)^2 + x(2)^2 - 2))
## -1.0000
## -1.0000
% Sequential quadratic programming with a damped update of the second derivatives and a line search (J. Nocedal and S.
% Wright, 2006, chapter 18).
function [x, v, info, k, calls, y] = sqp (x, f, equal, positive, low, high, most, tol)
  if nargin == 5, print_usage (); end
  if ! isvector (x) || ! isnumeric (x), error ("sqp: X0 must be a vector"); end
  x = x(:);
  n = numel (x);
  none = @(x) zeros (0, 1);
  if nargin < 3 || isempty (equal), equal = none; end
  if nargin < 4 || isempty (positive), positive = none; end
  if nargin < 5, low = []; end
  if nargin < 6, high = []; end
  if nargin < 7 || isempty (most), most = 100; end
  if nargin < 8 || isempty (tol), tol = sqrt (eps); end
  if ! (isscalar (most) && most > 0 && fix (most) == most), error ("sqp: invalid number of maximum iterations"); end
  if ! (isscalar (tol) && tol > 0), error ("sqp: invalid value for TOLERANCE"); end
  if ! isempty (low) && ! isvector (low), error ("sqp: invalid lower bound"); end
  if ! isempty (high) && ! isvector (high), error ("sqp: invalid upper bound"); end
  ends = {Inf, realmax};
  isBound = ! isempty (low) || ! isempty (high);
  if isempty (low), low = -ends{1 + isBound}; end
  if isempty (high), high = ends{1 + isBound}; end
  low = low(:) + zeros (n, 1);
  high = high(:) + zeros (n, 1);
  if any (low > high), error ("sqp: upper bound smaller than lower bound"); end
  [f, df, ddf] = parts (f, 3, "objective function");
  [equal, dEqual] = parts (equal, 2, "equality constraint function");
  [positive, dPositive] = parts (positive, 2, "inequality constraint function");
  atLow = find (low != -Inf);
  atHigh = find (high != Inf);
  I = eye (n);
  inside = @(x) [positive(x)(:); x(atLow) - low(atLow); high(atHigh) - x(atHigh)];
  rows = @(x) [dEqual(x); dPositive(x); I(atLow,:); -I(atHigh,:)];
  v = f (x);
  calls = 1;
  g = df (x)(:);
  B = I;
  if ! isempty (ddf), B = ddf (x); end
  e = equal (x)(:);
  c = inside (x);
  A = rows (x);
  y = 100 * ones (size (A, 1), 1);
  info = 103;
  for k = 1:most
    if k == most, break, end
    if all (c >= 0) && all (y(numel (e)+1:end) >= 0) && max ([norm(g - A' * y), norm(e), norm(y .* [e; c])]) < tol
      info = 101;
      break
    end
    [p, ~, how, z] = qp (x, B, g, A(1:numel (e),:), -e, [], [], -c, A(numel (e)+1:end,:), [], struct ("TolX", tol));
    if how.info == 6
      warning ("Octave:SQP-QP-subproblem", "sqp: QP subproblem is infeasible");
    else
      y = z;
      if how.info == 3
        warning ("Octave:SQP-QP-subproblem", "sqp: QP subproblem failed to converge in %d iterations", how.solveiter);
      end
    end
    weight = norm (y, Inf) + sqrt (eps);
    if isempty (y), weight = sqrt (eps); end
    broken = @(e, c) weight * (norm (e, 1) + norm (c(c < 0), 1));
    merit = v + broken (e, c);
    slope = g' * p - broken (e, c);
    step = 1;
    while true
      next = x + step * p;
      w = f (next);
      calls++;
      if ! (w + broken (equal (next)(:), inside (next)) > merit + step * slope / 4) || step < eps, break, end
      step *= 0.45;
    end
    d = next - x;
    if norm (d) < tol * norm (x)
      info = 104;
      break
    end
    last = g - A' * y;
    [x, v] = deal (next, w);
    g = df (x)(:);
    e = equal (x)(:);
    c = inside (x);
    A = rows (x);
    if ! isempty (ddf), B = ddf (x); continue, end
    u = g - A' * y - last;
    bend = d' * B * d;
    part = 1;
    if d' * u < 0.2 * bend, part = 0.8 * bend / (bend - d' * u); end
    u = part * u + (1 - part) * B * d;
    if bend == 0 || d' * u == 0
      info = 102;
      break
    end
    B += u * u' / (d' * u) - B * d * d' * B / bend;
  end
end

% A function with its derivatives, by differences where they are not given.
function [f, df, ddf] = parts (f, most, what)
  if ! iscell (f), f = {f}; end
  if numel (f) < 1 || numel (f) > most, error ("sqp: invalid %s specification", what); end
  f(end+1:3) = {[]};
  [f, df, ddf] = f{:};
  if ischar (f), f = str2func (f); end
  if isempty (df), df = @(x) differences (f, x); end
  if ischar (df), df = str2func (df); end
  if ischar (ddf), ddf = str2func (ddf); end
end

function J = differences (f, x)
  v = f (x)(:);
  J = zeros (numel (v), numel (x));
  for k = 1:numel (x)
    near = x;
    near(k) += sqrt (eps);
    J(:,k) = (f (near)(:) - v) / sqrt (eps);
  end
end
