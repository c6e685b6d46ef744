# Polynomials, interpolation, roots and integrals

## fzero (f, x0, [options])
## A zero of f in the interval x0 = [a, b], or near x0, the value there, and 1 for success.
##
## >> fzero(@cos, [0 3])
## ans = 1.5708
% The method of R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.
function [b, fb, info] = fzero (f, x0, options)
  if ! isreal (x0) || ! any (numel (x0) == [1 2]), error ("fzero: X0 must be a number or an interval [a, b]"); end
  info = 1;
  a = b = x0(1);
  fa = fb = number ("fzero", f, a);
  if fa == 0, return, end
  if numel (x0) == 2
    b = x0(2);
    fb = number ("fzero", f, b);
  else
    for s = [-0.01 0.025 -0.05 0.1 -0.25 0.5 -1 2.5 -5 10 -50 100 500 1000]
      if a != 0, b = a + a * s; elseif s < 0, b = 10 * s; else b = s; end
      fb = number ("fzero", f, b);
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
  for k = 1:200
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
    tol = 2 * eps * abs (b);
    half = (c - b) / 2;
    if abs (half) <= tol || fb == 0, break, end
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
    fb = number ("fzero", f, b);
  end
end

% The value of a function that must be one real number.
function y = number (name, f, x)
  y = feval (f, x);
  if ! (isreal (y) && isscalar (y)), error ("%s: the function must give one real number", name); end
end

## fminbnd (f, a, b, [options])
## The place of a minimum of f between a and b, and the value there.
##
## >> round(fminbnd(@(x) (x - 2)^2, 0, 5))
## ans = 2
% Golden section steps with parabolic ones (Brent, 1973, chapter 5).
function [x, fx, info] = fminbnd (f, a, b, options)
  if ! (isreal (a) && isscalar (a)), error ("fminbnd: A must be a real scalar"); end
  if ! (isreal (b) && isscalar (b)), error ("fminbnd: B must be a real scalar"); end
  if a > b, error ("Octave:invalid-fun-call", "fminbnd: the lower bound cannot be greater than the upper one"); end
  info = 1;
  golden = (3 - sqrt (5)) / 2;
  v = w = x = a + golden * (b - a);
  fv = fw = fx = number ("fminbnd", f, x);
  d = e = 0;
  for k = 1:500
    m = (a + b) / 2;
    tol = 1.5e-8 * abs (x) + 1e-9;
    if abs (x - m) <= 2 * tol - (b - a) / 2, break, end
    isGolden = true;
    if abs (e) > tol
      r = (x - w) * (fx - fv);
      q = (x - v) * (fx - fw);
      p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if q > 0, p = -p; end
      q = abs (q);
      if abs (p) < abs (q * e / 2) && p > q * (a - x) && p < q * (b - x)
        e = d;
        d = p / q;
        if x + d - a < 2 * tol || b - x - d < 2 * tol
          if x < m, d = tol; else d = -tol; end
        end
        isGolden = false;
      end
    end
    if isGolden
      if x >= m, e = a - x; else e = b - x; end
      d = golden * e;
    end
    if abs (d) >= tol, u = x + d; elseif d > 0, u = x + tol; else u = x - tol; end
    fu = number ("fminbnd", f, u);
    if fu <= fx
      if u >= x, a = x; else b = x; end
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
end

## fminsearch (f, x0, [options], …)
## arguments: 1 or more
## The place of a minimum of a function of several variables near x0, and the value there.
##
## >> round(fminsearch(@(x) (x(1) - 1)^2 + (x(2) - 2)^2, [0 0]))
## ans =
##
##    1   2
##
% J. A. Nelder and R. Mead, A simplex method for function minimization, The Computer Journal 7, 1965.
function [x, value, info, output] = fminsearch (f, x0, options, varargin)
  if isstruct (f)
    if isfield (f, "options"), options = f.options; else options = []; end
    [f, x0] = deal (f.objective, f.x0);
  elseif nargin < 3
    options = [];
  end
  if ! isempty (varargin), f = @(x) f (x, varargin{:}); end
  if ! isreal (x0) || isempty (x0) || numel (x0) >= 1000, error ("fminsearch: X0 must be a numeric vector"); end
  n = numel (x0);
  if isstruct (options) && strcmp (optimget (options, "FunValCheck"), "on"), f = @(x) finite (f (x)); end
  at = @(x) number ("fminsearch", f, reshape (x, size (x0)));
  s = repmat (x0(:), 1, n + 1);
  for k = 1:n
    if s(k,k) == 0, s(k,k) = 0.25; else s(k,k) *= 1.05; end
  end
  s = s(:,[n + 1, 1:n]);
  for k = 1:n+1, v(k) = at (s(:,k)); end
  for count = 1:200 * n + 401
    [v, k] = sort (v);
    s = s(:,k);
    if max (max (abs (s - s(:,1)))) < 1e-7 && abs (v(end) - v(1)) < 1e-7, break, end
    c = mean (s(:,1:n), 2);
    d = s(:,end) - c;
    r = at (c - d);
    if r < v(1)
      e = at (c - 2 * d);
      if e < r
        s(:,end) = c - 2 * d;
        v(end) = e;
      else
        s(:,end) = c - d;
        v(end) = r;
      end
    elseif r < v(n)
      s(:,end) = c - d;
      v(end) = r;
    else
      if r < v(end), d = -d; end
      e = at (c + d / 2);
      if e < min (v(end), r)
        s(:,end) = c + d / 2;
        v(end) = e;
      else
        for k = 2:n+1
          s(:,k) = (s(:,1) + s(:,k)) / 2;
          v(k) = at (s(:,k));
        end
      end
    end
  end
  x = reshape (s(:,1), size (x0));
  value = v(1);
  info = double (count < 200 * n + 401);
  output = struct ("iterations", count, "funcCount", 2 * count + n, "algorithm", ...
    "Nelder-Mead simplex direct search", "message", "the simplex has become small");
end

function y = finite (y)
  if ! isreal (y), error ("fminsearch: non-real value encountered"); end
  if any (isnan (y(:))), error ("fminsearch: NaN value encountered"); end
  if any (isinf (y(:))), error ("fminsearch: Inf value encountered"); end
end
