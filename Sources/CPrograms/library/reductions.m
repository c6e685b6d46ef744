# Sums, products and extremes

## range (x, [dimension])
## The largest entry minus the smallest.
##
## >> range([3 9 2])
## ans = 7
function r = range (varargin), [low, high] = bounds (varargin{:}); r = high - low; end

## bounds (x, [dimension])
## The smallest and the largest entry.
##
## >> [low, high] = bounds([3 9 2])
## low = 2
## high = 9
function [low, high] = bounds (x, dim)
  if ! isnumeric (x) && ! islogical (x), error ("bounds: X must be a numeric vector or matrix"); end
  if nargin < 2, dim = 1 + (rows (x) == 1); end
  if ! (isscalar (dim) && dim == fix (dim) && dim > 0)
    error ("bounds: DIM must be an integer and a valid dimension");
  end
  low = high = x;
  if dim > 2, return, end
  low = min (x, [], dim);
  high = max (x, [], dim);
end
