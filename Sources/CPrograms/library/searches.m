# Polynomials, interpolation, roots and integrals

## fzero (f, x0, [options])
## A zero of f in the interval x0 = [a, b], or near x0, the value there, 1 for success, and the course of the search.
##
## >> fzero(@cos, [0 3])
## ans = 1.5708
% The method of R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.
function [b, fb, info, output] = fzero (f, x0, options)
  if ! isreal (x0) || ! any (numel (x0) == [1 2]), error ("fzero: X0 must be a number or an interval [a, b]"); end
  if nargin < 3, options = struct (); end
  [f, tolx, most, calls] = search ("fzero", f, options, eps, Inf, Inf);
  a = b = x0(1);
  fa = fb = f (a);
  n = 1;
  if numel (x0) == 2
    b = x0(2);
    fb = f (b);
    n = 2;
  elseif fa != 0
    near = a;
    if abs (a) < 0.001, near = 0.1 * (sign (a) + (a == 0)); end
    for s = [-0.01 0.025 -0.05 0.1 -0.25 0.5 -1 2.5 -5 10 -50 100 -500 1000]
      b = near + near * s;
      fb = f (b);
      n++;
      if (fa < 0) != (fb < 0) || fb == 0, break, end
    end
  end
  if ! (fa <= 0 && fb >= 0 || fa >= 0 && fb <= 0)
    error (struct ("message", ["fzero: not a valid initial bracketing.  ", ...
      "function values at interval endpoints must differ in sign"], "identifier", "Octave:bad-arg", ...
      "hint", sprintf ("f(%g) = %g and f(%g) = %g", a, fa, b, fb)));
  end
  c = a;
  fc = fa;
  d = e = b - a;
  info = 0;
  if fa == 0, [b, fb] = deal (a, fa); end
  for k = 0:min ([200, most, calls - n])
    if (fb > 0) == (fc > 0)
      c = a;
      fc = fa;
      d = e = b - a;
    end
    if abs (fc) < abs (fb)
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    end
    tol = 2 * eps * abs (b) + tolx * (tolx > eps);
    half = (c - b) / 2;
    info = abs (half) <= tol || fb == 0;
    if info, break, end
    last = e;
    before = d;
    d = e = half;
    if abs (last) >= tol && abs (fa) > abs (fb)
      s = fb / fa;
      if a == c
        p = 2 * half * s;
        q = 1 - s;
      else
        u = fa / fc;
        v = fb / fc;
        p = s * (2 * half * u * (u - v) - (b - a) * (v - 1));
        q = (u - 1) * (v - 1) * (s - 1);
      end
      if p > 0, q = -q; else p = -p; end
      if 2 * p < min (3 * half * q - abs (tol * q), abs (last * q))
        e = before;
        d = p / q;
      end
    end
    a = b;
    fa = fb;
    if abs (d) <= tol, d = max (tol, realmin) * sign (half); end
    b += d;
    fb = f (b);
  end
  info = double (info);
  [x, m] = sort ([b, c]);
  output = struct ("iterations", k, "funcCount", n + k, "algorithm", "bisection, interpolation", "bracketx", x, ...
    "brackety", [fb, fc](m));
end

% The function and the limits of a search by its options.
function [f, tolx, most, calls] = search (name, f, options, tolx, most, calls)
  if ischar (f), f = str2func (f); end
  if isempty (options), options = struct (); end
  tolx = optimget (options, "TolX", tolx);
  most = optimget (options, "MaxIter", most);
  calls = optimget (options, "MaxFunEvals", calls);
  isChecked = strcmpi (optimget (options, "FunValCheck", "off"), "on");
  f = @(x) number (name, f, x, isChecked);
end

% The value of a function that must be one real number.
function y = number (name, f, x, isChecked)
  y = f (x);
  if isChecked && ! isreal (y), error ("%s: non-real value encountered", name); end
  if isChecked && any (isnan (y(:))), error ("%s: NaN value encountered", name); end
  if isChecked && any (isinf (y(:))) && name(2) == "m", error ("%s: Inf value encountered", name); end
  if ! (isreal (y) && isscalar (y)), error ("%s: the function must give one real number", name); end
end

## fminbnd (f, a, b, [options])
## The place of a minimum of f between a and b, the value there, 1 for success, and the course of the search.
##
## >> round(fminbnd(@(x) (x - 2)^2, 0, 5))
## ans = 2
% Golden section steps with parabolic ones (Brent, 1973, chapter 5).
function [x, fx, info, output] = fminbnd (f, a, b, options)
  if ! (isreal (a) && isscalar (a)), error ("fminbnd: A must be a real scalar"); end
  if ! (isreal (b) && isscalar (b)), error ("fminbnd: B must be a real scalar"); end
  if a > b, error ("Octave:invalid-fun-call", "fminbnd: the lower bound cannot be greater than the upper one"); end
  if nargin < 4, options = struct (); end
  [f, tolx, most, calls] = search ("fminbnd", f, options, 1e-4, 500, 500);
  golden = (3 - sqrt (5)) / 2;
  v = w = x = a + golden * (b - a);
  fv = fw = fx = f (x);
  d = e = info = k = 0;
  while k < min (most, calls - 1)
    m = (a + b) / 2;
    tol = 2 * eps * abs (x) + tolx / 3;
    info = double (abs (x - m) <= 2 * tol - (b - a) / 2);
    if info, break, end
    isGolden = true;
    if abs (e) > tol
      r = (x - w) * (fx - fv);
      q = (x - v) * (fx - fw);
      p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      p *= -sign (q);
      q = abs (q);
      isGolden = ! (abs (p) < abs (q * e / 2) && p > q * (a - x) && p < q * (b - x));
      e = d;
      if ! isGolden
        d = p / q;
        if min (x + d - a, b - x - d) < 2 * tol, d = tol * (sign (m - x) + (m == x)); end
      end
    end
    if isGolden
      if x >= m, e = a - x; else e = b - x; end
      d = golden * e;
    end
    u = x + max (abs (d), tol) * (sign (d) + (d == 0));
    fu = f (u);
    k++;
    if fu < fx
      if u < x, b = x; else a = x; end
      [v, fv, w, fw, x, fx] = deal (w, fw, x, fx, u, fu);
    else
      if u < x, a = u; else b = u; end
      if fu <= fw || w == x
        [v, fv, w, fw] = deal (w, fw, u, fu);
      elseif fu <= fv || v == x || v == w
        [v, fv] = deal (u, fu);
      end
    end
  end
  if ! info && strcmp (optimget (options, "Display", "notify"), "notify")
    printf (["Exiting: Maximum number of iterations has been exceeded\n         - increase MaxIter option.\n", ...
      "         Current function value: %.6f\n\n"], fx);
  end
  output = struct ("iterations", k, "funcCount", k + 1, "algorithm", ...
    "golden section search, parabolic interpolation", "bracket", [a, b]);
end

## fminsearch (f, x0, [options], …)
## arguments: 1 or more
## The place of a minimum of a function of several variables near x0, the value there, 1 for success, and the course of
## the search.
##
## >> round(fminsearch(@(x) (x(1) - 1)^2 + (x(2) - 2)^2, [0 0]))
## ans =
##
##    1   2
##
% J. A. Nelder and R. Mead, A simplex method for function minimization, The Computer Journal 7, 1965, from a regular
% simplex on, as N. Higham does, Optimization by direct search in matrix computations, 1993.
function [x, value, info, output] = fminsearch (f, x0, options, varargin)
  if isstruct (f)
    if ! isfield (f, "solver") || ! strcmp (f.solver, "fminsearch")
      error ('fminsearch: problem.solver must be set to "fminsearch"');
    end
    if isfield (f, "options"), options = f.options; else options = struct (); end
    [f, x0] = deal (f.objective, f.x0);
  elseif nargin < 3 || isempty (options)
    options = struct ();
  end
  if ! isreal (x0) || isempty (x0) || numel (x0) >= 1000, error ("fminsearch: X0 must be a numeric vector"); end
  n = numel (x0);
  g = f;
  [f, tolx, most, calls] = search ("fminsearch", @(x) feval (g, x, varargin{:}), options, 1e-4, 200 * n, 200 * n);
  tolf = optimget (options, "TolFun", 1e-4);
  at = @(x) f (reshape (x, size (x0)));
  long = max (norm (x0(:), Inf), 1) / sqrt (2);
  s = x0(:) + [zeros(n, 1), (long / n * (sqrt (n + 1) - 1) + long * eye (n))];
  for k = 1:n+1, v(k) = at (s(:,k)); end
  count = n + 1;
  info = 0;
  for k = 1:most+1
    [~, order] = sort (-v);
    order = order(end:-1:1);
    v = v(order);
    s = s(:,order);
    message = "Exceeded maximum iterations\n";
    if k > most, break, end
    message = "Exceeded maximum number of function evaluations\n";
    if count >= calls, break, end
    extent = norm (s(:,2:end) - s(:,1), 1) / max (1, norm (s(:,1), 1));
    step = max (abs (v(1) - v(2:end)));
    if extent <= tolx && step <= tolf
      message = sprintf (["Algorithm converged.  Simplex size %9.4e <= %9.4e and step in function value %9.4e <= ", ...
        "%9.4e\n"], extent, tolx, step, tolf);
      info = 1;
      break
    end
    c = mean (s(:,1:n), 2);
    p = 2 * c - s(:,end);
    r = at (p);
    count++;
    if r < v(n)
      if r < v(1)
        e = at (2 * p - c);
        count++;
        if e < v(1), [p, r] = deal (2 * p - c, e); end
      end
    else
      if ! (r < v(end)), p = s(:,end); end
      p = (p + c) / 2;
      r = at (p);
      count++;
      if ! (r < v(n))
        s = (s(:,1) + s) / 2;
        for m = 2:n, v(m) = at (s(:,m)); end
        p = s(:,end);
        r = at (p);
        count += n;
      end
    end
    s(:,end) = p;
    v(end) = r;
  end
  shown = optimget (options, "Display", "notify");
  if strcmp (shown, "final") || strcmp (shown, "notify") && ! info, printf ("%s", message); end
  x = reshape (s(:,1), size (x0));
  value = v(1);
  output = struct ("iterations", k, "funcCount", count, "algorithm", "Nelder-Mead simplex direct search", ...
    "message", message);
end
