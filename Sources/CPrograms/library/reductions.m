# Sums, products and extremes

## range (x, [dimension])
## The largest entry minus the smallest.
##
## >> range([3 9 2])
## ans = 7
function r = range (varargin), [low, high] = bounds (varargin{:}); r = high - low; end

## bounds (x, [dimension], [missing])
## The smallest and the largest entry, without those that are not a number unless missing is "includenan".
##
## >> [low, high] = bounds([3 9 2])
## low = 2
## high = 9
function [low, high] = bounds (x, dim, missing)
  if ! isnumeric (x) && ! islogical (x), error ("bounds: X must be a numeric vector or matrix"); end
  if nargin < 3, missing = ""; end
  if nargin == 2 && ischar (dim), missing = dim; end
  if nargin < 2 || ischar (dim), dim = 1 + (rows (x) == 1); end
  if ! (isscalar (dim) && dim == fix (dim) && dim > 0)
    error ("bounds: DIM must be an integer and a valid dimension");
  end
  low = high = x;
  if dim > 2, return, end
  low = min (x, [], dim);
  high = max (x, [], dim);
  if strcmpi (missing, "includenan"), low(any (isnan (x), dim)) = high(any (isnan (x), dim)) = NaN; end
end
