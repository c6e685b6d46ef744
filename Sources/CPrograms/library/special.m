# Special functions

## besselj (order, x, [scaled])
## The Bessel function of the first kind.
##
## >> besselj(0, 1)
## ans = 0.7652
function [y, ierr] = besselj (varargin), [y, ierr] = table ("besselj", varargin{:}); end

% The error is 2 where the result is too large, 3 and 4 where few digits, or none, of a large argument count.
function [y, ierr] = table (name, n, x, scaled)
  if ! isnumeric (n) && ! islogical (n) || iscomplex (n), error ("%s: ALPHA must be a scalar or matrix", name); end
  if ! isnumeric (x) && ! islogical (x), error ("%s: X must be a scalar or matrix", name); end
  if ! isscalar (n) && ! isscalar (x) && ! size_equal (n, x) && ! (isrow (n) && iscolumn (x))
    error ("%s: the sizes of alpha and x must conform", name);
  end
  if nargin < 4, scaled = false; end
  if ! isscalar (scaled) || ! any (scaled == [0 1]), error ("%s: OPT must be 0 (or false) or 1 (or true)", name); end
  y = zeros (size (n)) + zeros (size (x));
  n += y;
  x += y;
  for k = 1:numel (y), y(k) = bessel (name(end), n(k), x(k), scaled); end
  large = max (abs (n), abs (x));
  ierr = 3 * (large > 32767.99) + (large > 1073741823.5);
  ierr(isinf (y) & ierr == 0 & x != 0) = 2;
end

% F. W. J. Olver, NIST Handbook of Mathematical Functions, chapter 10: the sum of 10.40.2.
function y = hankel (v, z)
  y = t = 1;
  for n = 1:60
    next = t * (4 * v ^ 2 - (2 * n - 1) ^ 2) / (8 * n * z);
    if abs (next) < eps / 4 || n > v && abs (next) > abs (t), break, end
    t = next;
    y += t;
  end
end

% exp (z) K of order v from 0 to 2, real (z) >= 0: the sum above, or the trapezoidal rule for 10.32.9 on a path
% on which the integrand falls for each z.
function y = kernel (v, z)
  if abs (z) > 20, y = sqrt (pi / 2 ./ z) * hankel (v, z); return, end
  a = 1i * arg (z);
  n = ceil (20 * asinh (800 / abs (z)));
  s = (-n:n) / 20;
  t = s - a * tanh (s);
  y = sum (exp (-2 * z * sinh (t / 2) .^ 2 - v * t) .* (1 - a ./ cosh (s) .^ 2)) / 40;
end

% exp (-z) I and exp (z) K of order v >= 0, real (z) >= 0: K by its recurrence, I by the continued fraction for the
% ratio of two orders, 10.33.1, and the Wronskian 10.28.2, or for large z by 10.40.5.
function [I, K] = modified (v, z)
  I = double (v == 0);
  K = Inf;
  if z == 0, return, end
  f = v - floor (v);
  K = kernel (f, z);
  next = kernel (f + 1, z);
  for n = f + (1:floor (v))
    [K, next] = deal (next, K + 2 * n / z * next);
    if ! (abs (next) < Inf)
      I = 0;
      if n < v, K = Inf; end
      return
    end
  end
  r = abs (z);
  if r > 25 + v ^ 2 / 2
    s = 1;
    if imag (z) < 0, s = -1; end
    I = (hankel (v, -z) + s * 1i * turn (s * v * 2) * exp (-2 * z) * hankel (v, z)) / sqrt (2 * pi * z);
  else
    q = 0;
    for n = ceil (r + 9 * r ^ (1 / 3) + 30):-1:1, q = 1 / (2 * (v + n) / z + q); end
    I = 1 / (z * (next + q * K));
  end
end

% Quarter turns in the complex plane.
function y = turn (v), y = cosd (90 * v) + 1i * sind (90 * v); end

% By 10.27.6 and 10.27.8 from those, on the other side by 10.34.1 and 10.34.2, and for negative orders by 10.27.2 and
% 10.4.7; below the real axis all are the conjugates.
function y = bessel (name, v, z, isScaled)
  if isnan (v) || isnan (z), y = NaN; return, end
  if imag (z) < 0, y = conj (bessel (name, v, conj (z), isScaled)); return, end
  m = abs (v);
  isJ = any (name == "jy");
  turned = turn (2 * m);
  if isJ, w = -1i * z; elseif real (z) < 0, w = -z; else w = z; end
  % One of the pair without its scale, and what makes the other sign of the order of it.
  [one, other] = modified (m, w);
  scale = exp (abs (real (w)));
  isFinite = ! isinf (other);
  if isJ
    if isFinite
      one *= turn (m) * exp (-1i * real (z));
      other = -2 / pi / turn (m) * other * exp (1i * z - imag (z)) + 1i * one;
    else
      other = -Inf;
    end
    if name == "y", [one, other] = deal (other, -one); end
  else
    if isFinite
      if real (z) < 0
        [one, other] = deal (one * turned, other * exp (-2 * w) / turned - 1i * pi * one);
      end
      one *= exp (1i * imag (w));
    end
    if name == "k"
      one = other;
      scale = exp (-z);
    else
      other *= -2 / pi * exp (-z - abs (real (z)));
    end
  end
  if v < 0 && name != "k"
    if isJ && real (turned) == 0, one = 0; elseif isJ, one *= real (turned); end
    if imag (turned) != 0, one -= imag (turned) * other; end
  end
  y = one;
  if ! isScaled && y != 0 && isFinite, y *= scale; end
  if imag (z) == 0 && (real (z) >= 0 || v == fix (v) && any (name == "ji")), y = real (y); end
end

## bessely (order, x, [scaled])
## The Bessel function of the second kind.
##
## >> bessely(0, 1)
## ans = 0.088257
function [y, ierr] = bessely (varargin), [y, ierr] = table ("bessely", varargin{:}); end

## besseli (order, x, [scaled])
## The Bessel function of the first kind, modified.
##
## >> besseli(0, 1)
## ans = 1.2661
function [y, ierr] = besseli (varargin), [y, ierr] = table ("besseli", varargin{:}); end

## besselk (order, x, [scaled])
## The Bessel function of the second kind, modified.
##
## >> besselk(0, 1)
## ans = 0.4210
function [y, ierr] = besselk (varargin), [y, ierr] = table ("besselk", varargin{:}); end

## airy ([k], z)
## The Airy function Ai for k = 0, its derivative for 1, Bi for 2 and its derivative for 3.
##
## >> airy(0, 1)
## ans = 0.1353
function y = airy (k, z)
  if nargin == 1
    z = k;
    k = 0;
  end
  if ! isscalar (k) || ! any (k == 0:3), error ("airy: K must be 0, 1, 2, or 3"); end
  y = zeros (size (z));
  slope = mod (k, 2);
  for m = 1:numel (z)
    if k < 2, y(m) = ai (slope, z(m)); else y(m) = rotated (slope, z(m), exp (1i * pi / 6)); end
    if imag (z(m)) == 0, y(m) = real (y(m)); end
  end
end

% Ai or its slope by 9.6.2 and 9.6.3, and where these do not hold from it at two turned arguments, as is Bi, by
% 9.2.12 and 9.2.10.
function y = ai (slope, z)
  w = 2 / 3 * z * sqrt (z);
  if imag (z) < 0
    y = conj (ai (slope, conj (z)));
  elseif z == 0
    y = [0.355028053887817239, -0.258819403792806798](1 + slope);
  elseif arg (z) > 2 * pi / 3 + 4 * eps
    y = rotated (slope, z, -exp (2i * pi / 3));
  else
    % On the border rounding must not lead across the cut.
    if imag (w) < 0, w = real (w); end
    factor = sqrt (z / 3);
    if slope, factor = -z / sqrt (3); end
    y = factor / pi * bessel ("k", (1 + slope) / 3, w, false);
  end
end

function y = rotated (slope, z, c)
  u = exp (2i * pi / 3);
  c *= u ^ slope;
  y = c * ai (slope, z * u) + conj (c) * ai (slope, z / u);
end

## sinint (x)
## The integral of sin(t)/t from 0 to x.
##
## >> sinint(1)
## ans = 0.9461
function y = sinint (x), y = trigonometric ("sinint", x); end

% By the signs of its parts each argument is one in the first quadrant.
function y = trigonometric (name, x)
  if ! isnumeric (x), error ("%s: X must be numeric", name); end
  p = a = real (x);
  q = b = imag (x);
  [left, below] = deal (signbit (a) != 0, signbit (b) != 0);
  [a, b] = deal (abs (a), abs (b));
  isSine = name(1) == "s";
  for k = 1:numel (x)
    [s, c] = integrals (a(k) + 1i * b(k));
    if ! isSine, s = c; end
    p(k) = real (s);
    q(k) = imag (s);
  end
  if isSine, p(left) = -p(left); else q(left) = pi - q(left); end
  q(below) = -q(below);
  y = p;
  if any (q(:) != 0), y += 1i * q; end
end

% Handbook, 6.6.5, 6.6.6, 6.5.5 and 6.5.6.
function [s, c] = integrals (z)
  if isnan (z)
    s = c = NaN;
  elseif isinf (z)
    s = pi / 2;
    c = 0;
  elseif abs (z) < 2
    s = t = z;
    c = 0.57721566490153286 + log (z);
    for n = 2:2:40
      t *= -z / n;
      c += t / n;
      t *= z / (n + 1);
      s += t / (n + 1);
    end
  elseif imag (z) == 0
    s = expint (1i * z);
    c = -real (s);
    s = pi / 2 + imag (s);
  else
    a = expint (1i * z);
    b = expint (-1i * z);
    s = pi / 2 + (a - b) / 2i;
    c = -(a + b) / 2;
  end
end

## cosint (x)
## The integral of cos(t)/t up to x.
##
## >> cosint(1)
## ans = 0.3374
function y = cosint (x), y = trigonometric ("cosint", x); end

## expint (x)
## The exponential integral: of exp(-t) / t from x to infinity.
##
## >> expint(1)
## ans = 0.2194
function y = expint (x)
  if ! isnumeric (x), error ("expint: X must be numeric"); end
  y = zeros (size (x));
  for k = 1:numel (x), y(k) = exponential (x(k)); end
end

function y = exponential (x)
  if isnan (x) || x == 0 || isinf (x)
    y = NaN;
    if x == 0, y = Inf; elseif x == Inf, y = 0; elseif x == -Inf, y = -Inf - pi * i; end
  elseif abs (x) > 40 && real (x) < 0 && abs (imag (x)) < -real (x) * 10
    % The asymptotic series, to its least term.
    y = t = 1;
    for n = 1:100
      next = -t * n / x;
      if abs (next) > abs (t) || abs (next) < eps / 8, break, end
      t = next;
      y += t;
    end
    y *= exp (-x) / x;
    if imag (x) == 0, y -= pi * i; end
  elseif abs (x) < 2 || abs (x) + real (x) < 2
    y = -0.57721566490153286061 - log (x);
    t = -1;
    for n = 1:500
      t *= -x / n;
      y += t / n;
      if abs (t / n) < eps / 8 * abs (y), break, end
    end
  else
    % The continued fraction x + 1 - 1/(x + 3 - 4/(x + 5 - ...)).
    n = ceil (200 / (abs (x) + real (x))) + 10;
    y = x + 2 * n + 1;
    for n = n:-1:1, y = x + 2 * n - 1 - n ^ 2 / y; end
    y = exp (-x) / y;
  end
end
