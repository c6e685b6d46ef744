# Special functions

## besselj (order, x, [scaled])
## The Bessel function of the first kind, for real x from 0 on.
##
## >> besselj(0, 1)
## ans = 0.7652
function [y, ierr] = besselj (varargin), [y, ierr] = table ("besselj", @(n, x) besselJ (n, x), varargin{:}); end

% The integrals of F. W. J. Olver, NIST Handbook of Mathematical Functions, sections 10.9 and 10.32, by the
% double exponential formula of H. Takahasi and M. Mori, 1974, and the auxiliary functions f and g of section
% 6.12.
function [y, ierr] = table (name, f, n, x, scaled)
  if ! isreal (n) || ! isreal (x), error ("%s: ALPHA and X must be real", name); end
  if any (x(:) < 0) && any (n(:) != fix (n(:)))
    error ("%s: X must not be negative for an order that is no whole number", name);
  end
  if ! isscalar (n) && ! isscalar (x) && ! size_equal (n, x) && ! (isrow (n) && iscolumn (x))
    error ("%s: the sizes of ALPHA and X must match", name);
  end
  s = zeros (size (n)) + zeros (size (x));
  x += s;
  y = arrayfun (f, n + s, x);
  ierr = zeros (size (y));
  % The scale of I and K; for real x that of J and Y is 1.
  if nargin > 4 && scaled
    if name(end) == "i", y = y .* exp (-abs (x)); elseif name(end) == "k", y = y .* exp (x); end
  end
end

function q = smooth (a, b, f)
  t = (-230:230) / 64;
  u = pi / 2 * sinh (t);
  x = (a + b) / 2 + (b - a) / 2 * tanh (u);
  k = x > a & x < b;
  q = sum (f (x(k)) .* cosh (t(k)) ./ cosh (u(k)) .^ 2) * pi / 256 * (b - a);
end

function t = cutoff (n, x), t = asinh ((745 + 40 * abs (n)) / x) + 1; end

function y = besselJ (n, x)
  if x < 0, y = (-1) ^ n * besselJ (n, -x); return, end
  if x == 0, y = double (n == 0); return, end
  y = smooth (0, pi, @(t) cos (n * t - x * sin (t)));
  if n != fix (n), y -= sin (n * pi) * smooth (0, cutoff (n, x), @(t) exp (-x * sinh (t) - n * t)); end
  y /= pi;
end

function y = besselY (n, x)
  y = NaN;
  if x == 0, y = -Inf; end
  if ! (x > 0), return, end
  c = cos (n * pi);
  if n == fix (n), c = (-1) ^ n; end
  y = (smooth (0, pi, @(t) sin (x * sin (t) - n * t)) - smooth (0, cutoff (n, x), ...
    @(t) exp (n * t - x * sinh (t)) + c * exp (-n * t - x * sinh (t)))) / pi;
end

function y = besselI (n, x)
  if x < 0, y = (-1) ^ n * besselI (n, -x); return, end
  if x == 0, y = double (n == 0); return, end
  y = smooth (0, pi, @(t) exp (x * cos (t)) .* cos (n * t));
  if n != fix (n), y -= sin (n * pi) * smooth (0, cutoff (n, x), @(t) exp (-x * cosh (t) - n * t)); end
  y /= pi;
end

function y = besselK (n, x)
  y = NaN;
  if x == 0, y = Inf; end
  if x > 0, y = smooth (0, cutoff (n, x), @(t) (exp (n * t - x * cosh (t)) + exp (-n * t - x * cosh (t))) / 2); end
end

function [f, g] = auxiliary (x)
  f = g = 0;
  t = 1 / x;
  for k = 1:39
    s = (-1) ^ fix ((k - 1) / 2);
    if mod (k, 2), f += s * t; else g += s * t; end
    next = t * k / x;
    if next > t, break, end
    t = next;
  end
end

## bessely (order, x, [scaled])
## The Bessel function of the second kind, for real x from 0 on.
##
## >> bessely(0, 1)
## ans = 0.088257
function [y, ierr] = bessely (varargin), [y, ierr] = table ("bessely", @(n, x) besselY (n, x), varargin{:}); end

## besseli (order, x, [scaled])
## The Bessel function of the first kind, modified, for real x from 0 on.
##
## >> besseli(0, 1)
## ans = 1.2661
function [y, ierr] = besseli (varargin), [y, ierr] = table ("besseli", @(n, x) besselI (n, x), varargin{:}); end

## besselk (order, x, [scaled])
## The Bessel function of the second kind, modified, for real x from 0 on.
##
## >> besselk(0, 1)
## ans = 0.4210
function [y, ierr] = besselk (varargin), [y, ierr] = table ("besselk", @(n, x) besselK (n, x), varargin{:}); end

## airy ([k], x)
## The Airy function Ai for k = 0, and Bi for k = 2.
##
## >> airy(0, 1)
## ans = 0.1353
function y = airy (k, x)
  if nargin == 1
    x = k;
    k = 0;
  end
  if ! isscalar (k) || k != 0 && k != 2
    error (struct ("message", "airy: K must be 0 or 2", "identifier", "", ...
      "hint", "the derivatives are not available"));
  end
  if ! isreal (x), error ("airy: Z must be real"); end
  y = zeros (size (x));
  for m = 1:numel (x)
    s = abs (x(m));
    a = 2 / 3 * s * sqrt (s);
    if s == 0
      if k == 0, y(m) = 0.355028053887817239; else y(m) = 0.614926627446000736; end
    elseif k == 0 && x(m) > 0
      y(m) = sqrt (s / 3) * besselK (1 / 3, a) / pi;
    elseif k == 0
      y(m) = sqrt (s) / 3 * (besselJ (1 / 3, a) + besselJ (-1 / 3, a));
    elseif x(m) > 0
      y(m) = sqrt (s / 3) * (besselI (-1 / 3, a) + besselI (1 / 3, a));
    else
      y(m) = sqrt (s / 3) * (besselJ (-1 / 3, a) - besselJ (1 / 3, a));
    end
  end
end

## sinint (x)
## The integral of sin(t)/t from 0 to x.
##
## >> sinint(1)
## ans = 0.9461
function y = sinint (x)
  if ! isreal (x), error ("sinint: X must be real"); end
  y = zeros (size (x));
  for k = 1:numel (x)
    a = abs (x(k));
    if a > 40
      [f, g] = auxiliary (a);
      b = pi / 2 - f * cos (a) - g * sin (a);
      if isinf (a), b = pi / 2; end
    else
      b = smooth (0, a, @(t) sin (t) ./ t);
    end
    if x(k) < 0, b = -b; end
    y(k) = b;
  end
end

## cosint (x)
## The integral of cos(t)/t up to x.
##
## >> cosint(1)
## ans = 0.3374
function y = cosint (x)
  if ! isreal (x), error ("cosint: X must be real"); end
  y = NaN (size (x));
  for k = 1:numel (x)
    a = x(k);
    if a == 0
      y(k) = -Inf;
    elseif isinf (a) && a > 0
      y(k) = 0;
    elseif a > 40
      [f, g] = auxiliary (a);
      y(k) = f * sin (a) - g * cos (a);
    elseif a > 0
      y(k) = 0.57721566490153286 + log (a) + smooth (0, a, @(t) -2 * sin (t / 2) .^ 2 ./ t);
    end
  end
end
