# Statistics and probability

## normpdf (x, [mean], [deviation])
## The density of the normal distribution.
##
## >> normpdf(0)
## ans = 0.3989
function y = normpdf (x, m, s)
  if nargin < 2, m = 0; end
  if nargin < 3, s = 1; end
  s(! (s > 0)) = NaN;
  y = exp (-((x - m) ./ s) .^ 2 / 2) ./ (s * sqrt (2 * pi));
end

## normcdf (x, [mean], [deviation])
## The probability that a normal variable is at most x.
##
## >> normcdf(1.96)
## ans = 0.9750
function y = normcdf (x, m, s)
  if nargin < 2, m = 0; end
  if nargin < 3, s = 1; end
  s(! (s > 0)) = NaN;
  y = erfc ((m - x) ./ s / sqrt (2)) / 2;
end

## norminv (p, [mean], [deviation])
## The value below which a normal variable lies with probability p.
##
## >> norminv(0.975)
## ans = 1.9600
function x = norminv (p, m, s)
  if nargin < 2, m = 0; end
  if nargin < 3, s = 1; end
  s(! (s > 0)) = NaN;
  x = m - s .* (sqrt (2) * erfcinv (2 * p));
end

## tpdf (x, n)
## The density of Student's t distribution.
##
## >> tpdf(0, 5)
## ans = 0.3796
function y = tpdf (x, n)
  n(! (n > 0)) = NaN;
  y = exp (gammaln ((n + 1) / 2) - gammaln (n / 2)) ./ sqrt (n * pi) .* (1 + x .^ 2 ./ n) .^ (-(n + 1) / 2);
end

## tcdf (x, n)
## The probability that a t variable is at most x.
##
## >> tcdf(2, 5)
## ans = 0.9490
function p = tcdf (x, n), p = student (x, n); end

% Probabilities by the incomplete beta and gamma functions, and their inverses by bisection.
function varargout = alike (varargin)
  z = 0;
  for k = 1:nargin, z = z + zeros (size (varargin{k})); end
  for k = 1:nargin, varargout{k} = varargin{k} + z; end
end

function p = student (x, n)
  [x, n] = alike (x, n);
  bad = ! (n > 0) | isnan (x);
  x(bad) = 0;
  n(bad) = 1;
  t = n ./ (n + x .^ 2);
  p = betainc (t, n / 2, 0.5) / 2;
  p(x > 0) = 1 - p(x > 0);
  p(bad) = NaN;
end

function p = chi2 (x, n)
  [x, n] = alike (x, n);
  bad = ! (n > 0) | isnan (x);
  n(bad) = 1;
  x(bad) = 0;
  p = gammainc (max (x, 0) / 2, n / 2);
  p(bad) = NaN;
end

function p = fisher (x, m, n)
  [x, m, n] = alike (x, m, n);
  bad = ! (m > 0 & n > 0) | isnan (x);
  m(bad) = n(bad) = 1;
  x(bad) = 0;
  t = m .* max (x, 0);
  t = t ./ (t + n);
  t(isnan (t)) = 1;
  p = betainc (t, m / 2, n / 2);
  p(bad) = NaN;
end

function x = quantile (f, least, p, varargin)
  [p, varargin{:}] = alike (p, varargin{:});
  bad = ! (p >= 0 & p <= 1) | isnan (f (ones (size (p)), varargin{:}));
  low = zeros (size (p));
  high = ones (size (p));
  for k = 1:1000
    m = f (high, varargin{:}) < p & high < 1e300;
    if ! any (m(:)), break, end
    low(m) = high(m);
    high(m) *= 2;
  end
  if least < 0
    for k = 1:1000
      m = f (low, varargin{:}) > p & low > -1e300;
      if ! any (m(:)), break, end
      high(m) = low(m);
      low(m) = 2 * low(m) - 1;
    end
  end
  for k = 1:2000
    x = low + (high - low) / 2;
    if all ((x == low | x == high)(:)), break, end
    m = f (x, varargin{:}) < p;
    low(m) = x(m);
    high(! m) = x(! m);
  end
  x(p == 0) = least;
  x(p == 1) = Inf;
  x(p == 0.5 & least < 0) = 0;
  x(bad) = NaN;
end

## tinv (p, n)
## The quantile of Student's t distribution.
##
## >> tinv(0.975, 5)
## ans = 2.5706
function x = tinv (p, n), x = quantile (@(x, n) student (x, n), -Inf, p, n); end

## chi2pdf (x, n)
## The density of the chi-squared distribution.
##
## >> chi2pdf(1, 2)
## ans = 0.3033
function y = chi2pdf (x, n)
  n(! (n > 0)) = NaN;
  y = exp ((n / 2 - 1) .* log (max (x, 0)) - x / 2 - n / 2 * log (2) - gammaln (n / 2));
  y(x + zeros (size (n)) < 0) = 0;
  y(isnan (y) & (x == 0) & (n == 2)) = 0.5;
end

## chi2cdf (x, n)
## The probability that a chi-squared variable is at most x.
##
## >> chi2cdf(3, 2)
## ans = 0.7769
function p = chi2cdf (x, n), p = chi2 (x, n); end

## chi2inv (p, n)
## The quantile of the chi-squared distribution.
##
## >> chi2inv(0.95, 2)
## ans = 5.9915
function x = chi2inv (p, n), x = quantile (@(x, n) chi2 (x, n), 0, p, n); end

## fcdf (x, m, n)
## The probability that an F variable is at most x.
##
## >> fcdf(2, 3, 4)
## ans = 0.7436
function p = fcdf (x, m, n), p = fisher (x, m, n); end

## finv (p, m, n)
## The quantile of the F distribution.
##
## >> finv(0.95, 3, 4)
## ans = 6.5914
function x = finv (p, m, n), x = quantile (@(x, m, n) fisher (x, m, n), 0, p, m, n); end

## binopdf (k, n, p)
## The probability of k successes in n trials.
##
## >> binopdf(2, 4, 0.5)
## ans = 0.3750
function y = binopdf (k, n, p)
  [k, n, p] = alike (k, n, p);
  bad = ! (p >= 0 & p <= 1 & n >= 0 & n == fix (n)) | isnan (k);
  out = ! (k >= 0 & k <= n & k == fix (k)) | bad;
  k(out) = n(out) = p(out) = 0;
  y = round (gamma (n + 1) ./ gamma (k + 1) ./ gamma (n - k + 1)) .* p .^ k .* (1 - p) .^ (n - k);
  many = n >= 55 & p > 0 & p < 1;
  y(n >= 55 & ! many) = 0;
  y(p == 0 & k == 0 | p == 1 & k == n) = 1;
  if any (many(:))
    k = k(many);
    n = n(many);
    p = p(many);
    y(many) = exp (gammaln (n + 1) - gammaln (k + 1) - gammaln (n - k + 1) + k .* log (p) + (n - k) .* log1p (-p));
  end
  y(out) = 0;
  y(bad) = NaN;
end

## binocdf (k, n, p)
## The probability of at most k successes in n trials.
##
## >> binocdf(2, 4, 0.5)
## ans = 0.6875
function y = binocdf (k, n, p)
  [k, n, p] = alike (k, n, p);
  bad = ! (p >= 0 & p <= 1 & n >= 0) | isnan (k);
  y = double (k >= n);
  in = k >= 0 & k < n & ! bad;
  k = floor (k(in));
  if any (in(:)), y(in) = betainc (p(in), k + 1, n(in) - k, "upper"); end
  y(bad) = NaN;
end

## poisspdf (k, rate)
## The probability of k events of a Poisson variable.
##
## >> poisspdf(2, 3)
## ans = 0.2240
function y = poisspdf (k, r)
  [k, r] = alike (k, r);
  r(! (r >= 0)) = NaN;
  y = exp (k .* log (r) - r - gammaln (k + 1));
  y(r == 0) = k(r == 0) == 0;
  y((k < 0 | k != fix (k)) & r >= 0) = 0;
end

## poisscdf (k, rate)
## The probability of at most k events.
##
## >> poisscdf(2, 3)
## ans = 0.4232
function y = poisscdf (k, r)
  [k, r] = alike (k, r);
  bad = ! (r > 0) | isnan (k);
  y = double (k == Inf);
  in = k >= 0 & k < Inf & ! bad;
  if any (in(:)), y(in) = gammainc (r(in), floor (k(in)) + 1, "upper"); end
  y(bad) = NaN;
end

## exppdf (x, mean)
## The density of the exponential distribution.
##
## >> exppdf(1, 2)
## ans = 0.3033
function y = exppdf (x, m)
  m(! (m > 0)) = NaN;
  y = exp (-x ./ m) ./ m .* (x >= 0);
end

## expcdf (x, mean)
## The probability that an exponential variable is at most x.
##
## >> expcdf(1, 2)
## ans = 0.3935
function y = expcdf (x, m)
  m(! (m > 0)) = NaN;
  y = -expm1 (-max (x, 0) ./ m);
end

## unifpdf (x, a, b)
## The density of the uniform distribution.
##
## >> unifpdf(1, 0, 4)
## ans = 0.2500
function y = unifpdf (x, a, b)
  d = b - a;
  d(! (d > 0)) = NaN;
  y = (x >= a & x <= b) ./ d;
end

## unifcdf (x, a, b)
## The probability that a uniform variable is at most x.
##
## >> unifcdf(1, 0, 4)
## ans = 0.2500
function y = unifcdf (x, a, b)
  d = b - a;
  d(! (d > 0)) = NaN;
  y = max (0, min (1, (x - a) ./ d)) + 0 * d;
end
