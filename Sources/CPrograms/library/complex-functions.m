# Arithmetic, powers and rounding

% What functions of real numbers are of others: `NAMEOtherwise` is run for arguments that are no array of real numbers.

function y = sindOtherwise (x), y = ofDegrees ("sind", x); end

function y = cosdOtherwise (x), [~, y] = ofDegrees ("cosd", x); end

function y = tandOtherwise (x)
  [s, c] = ofDegrees ("tand", x);
  y = s ./ c;
end

function [s, c] = ofDegrees (name, x)
  if ! isnumeric (x), error ("%s: X must be numeric", name); end
  a = real (x);
  b = imag (x) * pi / 180;
  s = sind (a) .* cosh (b) + 1i * (cosd (a) .* sinh (b));
  c = cosd (a) .* cosh (b) - 1i * (sind (a) .* sinh (b));
end

function [f, e] = log2Otherwise (z)
  [f, e] = log2 (abs (z));
  f = z .* (f ./ max (abs (z), realmin));
end

function [y, k] = maxOtherwise (z, varargin), [y, k] = extreme (@max, z, varargin); end

function [y, k] = minOtherwise (z, varargin), [y, k] = extreme (@min, z, varargin); end

function [y, k] = cummaxOtherwise (z, varargin), [y, k] = extreme (@cummax, z, varargin); end

function [y, k] = cumminOtherwise (z, varargin), [y, k] = extreme (@cummin, z, varargin); end

% Complex numbers are compared by their places when sorted; equal ones have that of the first.
function [y, k] = extreme (f, z, rest)
  [s, order] = sort (z(:));
  isFirst = [true; s(2:end) != s(1:end-1)](1:numel (s));
  places = zeros (size (z));
  places(order) = find (isFirst)(cumsum (isFirst));
  places(isnan (z)) = NaN;
  if numel (rest) == 2, rest{1} = []; end
  [y, k] = f (places, rest{:});
  y(! isnan (y)) = s(y(! isnan (y)));
end

% For negative arguments the power turns by half the order (Abramowitz and Stegun, 6.5.4 and 6.5.29).
function y = gammaincOtherwise (x, a, tail)
  if nargin < 3, tail = "lower"; end
  x += zeros (size (a));
  a += zeros (size (x));
  y = x;
  isTurned = x < 0 & a != fix (a);
  y(! isTurned) = gammainc (x(! isTurned), a(! isTurned), tail);
  x = x(isTurned);
  a = a(isTurned);
  s = t = ones (size (x));
  for n = 1:max (200, 3 * max (-x))
    t = t .* -x / n;
    s += t .* a ./ (a + n);
  end
  p = exp (1i * pi * a) .* (-x) .^ a ./ gamma (a + 1);
  v = p .* s;
  if any (tail == "u"), v = 1 - v; end
  if tail(1) == "s", v = v .* exp (x) ./ p; end
  y(isTurned) = v;
end

function n = nextpow2Otherwise (x)
  if ! isnumeric (x), error ("nextpow2: X must be numeric"); end
  n = nextpow2 (abs (x));
end

function y = erfOtherwise (z)
  if ! iscomplex (z), y = erf (double (z)); return, end
  y = 1 - erfc (z);
  k = abs (z) < 1;
  y(k) = erfSeries (z(k));
end

function y = erfcOtherwise (z)
  if ! iscomplex (z), y = erfc (double (z)); return, end
  left = real (z) < 0;
  z(left) = -z(left);
  y = exp (-z .^ 2) .* erfcx (complex (real (z), imag (z)));
  y(left) = 2 - y(left);
end

function y = erfcxOtherwise (z)
  if ! iscomplex (z), y = erfcx (double (z)); return, end
  y = exp (z .^ 2) .* (1 - erfSeries (z));
  for k = find (abs (z) >= 1)(:).', y(k) = faddeeva (1i * z(k)); end
end

% The power series, for numbers below 1.
function s = erfSeries (z)
  s = t = z;
  for n = 1:25
    t = -t .* z .^ 2 / n;
    s += t / (2 * n + 1);
  end
  s *= 2 / sqrt (pi);
end

% exp (-z^2) erfc (-i z) by the trapezoidal rules of M. Al Azah and S. N. Chandler-Wilde, Computation of the complex
% error function using modified trapezoidal rules, SIAM Journal on Numerical Analysis 59, 2021.
function w = faddeeva (z)
  if imag (z) < 0, w = 2 * exp (-z ^ 2) - faddeeva (-z); return, end
  if real (z) < 0, w = conj (faddeeva (-conj (z))); return, end
  h = sqrt (pi / 12);
  phase = real (z) / h - floor (real (z) / h);
  isShifted = imag (z) >= max (real (z), pi / h) || phase >= 0.25 && phase <= 0.75;
  t = (isShifted / 2 + (! isShifted:11)) * h;
  w = 2i * h * z / pi * sum (exp (-t .^ 2) ./ ((z - t) .* (z + t)));
  if ! isShifted, w += 1i * h / (pi * z); end
  if imag (z) < max (real (z), pi / h)
    q = exp (-2i * pi * z / h);
    if isShifted, q = -q; end
    w += 2 * exp (-z ^ 2) / (1 - q);
  end
end

% The algorithm of Euclid, also for complex numbers, and the factors of two numbers with which they add up to it.
function [d, u, v] = divisor (a, b, varargin)
  for x = {a, b}
    if ! isnumeric (x{1}), error ("gcd: all arguments must be numeric"); end
    if any ((x{1} != round (x{1}))(:))
      if iscomplex (x{1}), error ("gcd: all complex parts must be integers"); end
      error ("gcd: all values must be integers");
    end
  end
  a += zeros (size (b));
  b += zeros (size (a));
  [d, u, v] = arrayfun (@(a, b) euclid (a, b), a, b);
  if ! isempty (varargin), d = gcd (d, varargin{:}); end
end

function [d, u, v] = euclid (a, b)
  isReal = isreal (a) && isreal (b);
  signs = [1 1];
  if isReal, [a, b, signs] = deal (abs (a), abs (b), [1 1] - 2 * ([a b] < 0)); end
  isSwapped = ! isReal && abs (a) < abs (b);
  if isSwapped, [a, b] = deal (b, a); end
  [d, u, v, p, q] = deal (a, 1, 0, 0, 1);
  while b != 0
    if isReal, k = floor (d / b); else k = floor (d / b + 0.5 + 0.5i); end
    [d, b] = deal (b, d - k * b);
    [u, p] = deal (p, u - k * p);
    [v, q] = deal (q, v - k * q);
  end
  if isSwapped, [u, v] = deal (v, u); end
  u *= signs(1);
  v *= signs(2);
end

## lcm (a, b, …)
## The least common multiple.
##
## >> lcm(4, 6)
## ans = 12
function l = lcm (l, b, varargin)
  for x = [{b}, varargin]
    x = x{1};
    if ! (isscalar (l) || isscalar (x) || size_equal (l, x)), error ("lcm: all args must be the same size or scalar"); end
    if ! isnumeric (l) || ! isnumeric (x), error ("lcm: all arguments must be numeric"); end
    isZero = l == 0 & x == 0;
    l = l .* (x ./ gcd (l, x));
    l(isZero) = 0;
  end
end
