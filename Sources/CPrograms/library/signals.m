# Special functions

## fft (x, [n], [dimension])
## The discrete Fourier transform of a vector or of each column.
##
## >> fft([1 0 0 0])
## ans =
##
##    1   1   1   1
##
function y = fft (x, n, dim)
  if ! (isnumeric (x) || islogical (x)), error ("fft: invalid argument"); end
  if nargin < 3 || isempty (dim)
    dim = find (size (x) != 1, 1);
    if isempty (dim), dim = 1; end
  elseif ! any (dim == [1 2])
    error ("fft: DIM must be a valid dimension along which to perform FFT");
  end
  if isempty (x), y = zeros (size (x)); return, end
  if dim == 2, x = x.'; end
  if nargin > 1 && ! isempty (n)
    if ! (isscalar (n) && n >= 1 && n == fix (n)), error ("fft: number of points (N) must be greater than zero and integer"); end
    x = [x(1:min (n, end),:); zeros(n - rows (x), columns (x))];
  end
  y = transform (double (x));
  % A sum with a complex zero has no part that is -0.
  if ! isreal (y), y += complex (0, 0); end
  if dim == 2, y = y.'; end
end

function y = transform (x)
  n = rows (x);
  if n <= 1
    y = x;
  elseif mod (n, 2) == 0
    e = transform (x(1:2:n,:));
    o = unit ((0:n/2-1)', n) .* transform (x(2:2:n,:));
    y = [e+o; e-o];
  else
    h = floor (n / 2);
    y = [sum(x, 1); unit((1:h)' * (0:n-1), n) * x];
    % The second half of a real transform mirrors the first exactly.
    if isreal (x)
      y = [y; conj(y(h+1:-1:2,:))];
    else
      y = [y; unit((h+1:n-1)' * (0:n-1), n) * x];
    end
  end
end

function w = unit (k, n)
  k = mod (k, n);
  m = min (k, n - k);
  s = sind (360 * m / n);
  s(k == m) *= -1;
  w = cosd (360 * m / n) + i * s;
end

## ifft (x, [n], [dimension])
## The inverse of the discrete Fourier transform.
##
## >> ifft(fft([1 2 3]))
## ans =
##
##    1   2   3
##
function y = ifft (x, varargin)
  if ! (isnumeric (x) || islogical (x)), error ("ifft: invalid argument"); end
  y = conj (fft (conj (x), varargin{:}));
  if numel (varargin) > 1, dim = varargin{2}; else dim = [find(size (x) != 1, 1), 1](1); end
  n = size (y, dim);
  y /= max (n, 1);
  if dim == 2, x = x.'; end
  if rows (x) == n && isequal (x(2:end,:), conj (x(end:-1:2,:))) && isreal (x(1,:)), y = real (y); end
end

## detrend (x, [degree])
## Data without the polynomial of a degree that fits it best, by default the line.
##
## >> detrend([1 2 3 5], 0)
## ans =
##
##   -1.7500  -0.7500   0.2500   2.2500
##
function y = detrend (x, p)
  if ! isnumeric (x) || isempty (x), error ("detrend: X must be a numeric vector or matrix"); end
  if nargin < 2, p = 1; end
  if ischar (p) && strcmpi (p, "constant")
    p = 0;
  elseif ischar (p) && strcmpi (p, "linear")
    p = 1;
  elseif ! isscalar (p) || ischar (p) || p < 0 || p != fix (p)
    error ("detrend: P must be \"constant\", \"linear\", or a positive integer");
  end
  isRow = isrow (x);
  if isRow, x = x(:); end
  n = rows (x);
  powers = ((1:n)' / n) .^ (0:p);
  y = x - powers * (powers \ x);
  if isRow, y = y.'; end
end

## movmean (x, width, [option], [value], …)
## arguments: 2 to 8
## The means of the entries in a window around each entry; the window is cut off at the ends.
##
## >> movmean([1 2 3 7], 3)
## ans =
##
##    1.5000   2.0000   4.0000   5.0000
##
function y = movmean (x, width, varargin)
  dim = find (size (x) != 1, 1);
  if isempty (dim), dim = 1; end
  ends = "shrink";
  for k = 1:2:numel (varargin)
    switch lower (varargin{k})
      case "dim", dim = varargin{k+1};
      case "endpoints", ends = varargin{k+1};
      otherwise, error ("movmean: unknown option '%s'", varargin{k});
    end
  end
  if dim == 2, x = x.'; end
  n = rows (x);
  if isscalar (width)
    if width == 1, error ("Octave:invalid-input-arg", "movmean: WLEN must be > 1"); end
    width = [floor(width / 2), ceil(width / 2) - 1];
  end
  y = zeros (size (x));
  for k = 1:n
    at = k-width(1):k+width(2);
    inside = at >= 1 & at <= n;
    if all (inside) || strcmpi (ends, "shrink")
      y(k,:) = mean (x(at(inside),:), 1);
    elseif strcmpi (ends, "fill")
      y(k,:) = NaN;
    elseif strcmpi (ends, "periodic")
      y(k,:) = mean (x(mod (at - 1, n) + 1,:), 1);
    elseif strcmpi (ends, "same")
      y(k,:) = mean (x(min (max (at, 1), n),:), 1);
    else
      y(k,:) = (sum (x(at(inside),:), 1) + ends * sum (! inside)) / numel (at);
    end
  end
  if dim == 2, y = y.'; end
end
