# Equations and minima in several unknowns

## glpk (c, A, b, [lower], [upper], [constraints], [variables], [sense], [parameters])
## The x with least c' x among those with A x = b and x >= 0, the least value, and 0 for success. A letter for each row
## of A: "U" for at most b, "L" for at least, "S" for equal, "D" for between -b and b, "F" for free; for each variable
## "C", or "I" for whole numbers. The sense -1 asks for the most.
##
## >> x = glpk([1; 2], [1 1], 3, [0; 0], [2; 5], "L")
## x =
##
##    2
##    1
##
function [x, f, problem, extra] = glpk (c, a, b, low, high, rowTypes, types, sense, param)
  if ! isvector (c) || ! isreal (c) || ischar (c) || any (! isfinite (c))
    error ("glpk: C must be a real vector with finite values");
  end
  n = numel (c);
  if isempty (a), error ("glpk: A cannot be an empty matrix"); end
  if ! isreal (a), error ("glpk: A must be real valued, not %s", class (a)); end
  if any (! isfinite (a(:))), error ("glpk: The values in A must be finite"); end
  [m, columns] = size (a);
  if columns != n, error ("glpk: A must be %d-by-%d, not %d-by-%d", m, n, m, columns); end
  if isempty (b), error ("glpk: B cannot be an empty vector"); end
  if ! isreal (b) || numel (b) != m, error ("glpk: B must be a real-valued %d-by-1 vector", m); end
  if any (! isfinite (b)), error ("glpk: The values in B must be finite"); end
  if nargin < 4 || isempty (low), low = zeros (n, 1); end
  if nargin < 5 || isempty (high), high = Inf (n, 1); end
  if ! isreal (low) || numel (low) != n || any (isnan (low))
    error ("glpk: LB must be a real-valued %d-by-1 column vector", n);
  end
  if ! isreal (high) || numel (high) != n || any (isnan (high))
    error ("glpk: UB must be a real-valued %d-by-1 column vector", n);
  end
  if nargin < 6 || isempty (rowTypes), rowTypes = repmat ("S", m, 1); end
  if ! ischar (rowTypes) || numel (rowTypes) != m, error ("glpk: CTYPE must be a char vector of length %d", m); end
  if ! all (any (rowTypes(:) == "FUSLD", 2)), error ("glpk: CTYPE must contain only F, U, S, L, or D"); end
  if nargin < 7 || isempty (types), types = repmat ("C", n, 1); end
  if ! ischar (types) || numel (types) != n, error ("glpk: VARTYPE must be a char vector of length %d", n); end
  if ! all (types == "C" | types == "I"), error ("glpk: VARTYPE must contain only C or I"); end
  if nargin < 8 || isempty (sense), sense = 1; end
  if ischar (sense) || ! isreal (sense) || ! isscalar (sense) || ! isfinite (sense)
    error ("glpk: SENSE must be an integer value");
  end
  if nargin > 8 && ! isstruct (param), error ("glpk: PARAM must be a structure"); end
  sense = sign (sense) + (sense == 0);
  c = c(:);
  b = b(:);
  is = @(letters) any (rowTypes(:) == letters, 2);
  upper = find (is ("UD"));
  lower = find (is ("LD"));
  equal = find (is ("S"));
  h = b(lower);
  h(is ("D")(lower)) *= -1;
  least = @(low, high) linear (sense * c, [a(upper,:); -a(lower,:)], [b(upper); -h], a(equal,:), b(equal), low, high);
  extra = struct ();
  if any (types == "I")
    [x, problem, status] = whole (least, sense * c, find (types(:) == "I"), low(:), high(:));
  else
    [x, y, problem] = least (low(:), high(:));
    extra.lambda = zeros (m, 1);
    y *= sense;
    k = numel (upper);
    extra.lambda(upper) = y(1:k);
    extra.lambda(lower) -= y(k+1:k+numel (lower));
    extra.lambda(equal) = y(k+numel (lower)+1:end);
    extra.redcosts = c - a' * extra.lambda;
    extra.redcosts(abs (extra.redcosts) < 1e-12 * norm (c, Inf)) = 0;
    status = {5, -1}{1 + (problem > 0)};
  end
  f = c' * x + 0;
  extra.time = 0;
  extra.status = status;
end

% Branch and bound: the best solution whose places k are whole numbers.
function [best, problem, status] = whole (least, c, k, low, high)
  open = {low, high};
  best = NA (numel (c), 1);
  value = Inf;
  [status, problem] = deal (4, 0);
  while ! isempty (open)
    [low, high] = open{end,:};
    open(end,:) = [];
    if any (low > high), continue, end
    [x, ~, missing] = least (low, high);
    if missing == 11, [status, problem] = deal (-1, 11); return, end
    if missing || c' * x >= value - 1e-9 * max (1, abs (c' * x)), continue, end
    near = k(abs (x(k) - round (x(k))) < 1e-7);
    x(near) = round (x(near));
    j = k(find (x(k) != round (x(k)), 1));
    if isempty (j)
      [best, value, status] = deal (x, c' * x, 5);
      continue
    end
    [up, down] = deal (low, high);
    up(j) = ceil (x(j));
    down(j) = floor (x(j));
    open = [open; {up, high; low, down}];
  end
end

% The x with least c' x, G x <= h, E x = f and low <= x <= high, and the prices of the rows of G and E. The problem is
% 10 where there is no x, 11 where there is no least value.
function [x, y, problem] = linear (c, G, h, E, f, low, high)
  n = numel (c);
  % Each x is its lower or upper bound and a distance from it, or a difference of two numbers.
  start = low;
  S = eye (n);
  isDown = low == -Inf & isfinite (high);
  isFree = low == -Inf & high == Inf;
  start(isDown) = high(isDown);
  start(isFree) = 0;
  S(:,isDown) *= -1;
  S = [S, -S(:,isFree)];
  isBoth = isfinite (low) & isfinite (high);
  k = rows (G);
  G = [G; eye(n)(isBoth,:)];
  h = [h; high(isBoth)];
  r = rows (G);
  A = [G * S, eye(r); E * S, zeros(rows (E), r)];
  [u, y, problem] = simplex (A, [h - G * start; f - E * start], [S.' * c; zeros(r, 1)]);
  y(k+1:r) = [];
  x = start + S * u(1:columns (S));
end

% The simplex method in two phases by a table, with the choice of R. G. Bland, Math. Oper. Res. 2, 1977, which ends.
function [x, y, problem] = simplex (A, b, c)
  [m, n] = size (A);
  isFlipped = b < 0;
  A(isFlipped,:) *= -1;
  T = [A, eye(m), abs(b)];
  basis = n + (1:m);
  cost = [zeros(1, n), ones(1, m)];
  problem = 10;
  for phase = 1:2
    while true
      enter = find (cost(1:n) - cost(basis) * T(:,1:n) < -1e-9, 1);
      if isempty (enter), break, end
      ratio = T(:,end) ./ T(:,enter);
      ratio(T(:,enter) <= 1e-9) = Inf;
      rows = find (ratio <= min (ratio) & ratio < Inf);
      if isempty (rows)
        [x, y, problem] = deal (NA (n, 1), NA (m, 1), 11);
        return
      end
      [~, k] = min (basis(rows));
      [T, basis] = pivot (T, basis, rows(k), enter);
    end
    if phase == 2, break, end
    if cost(basis) * T(:,end) > 1e-8 * max (1, norm (b, Inf))
      [x, y] = deal (NA (n, 1), NA (m, 1));
      return
    end
    % What the first phase added leaves the basis, where a row has anything else.
    for k = find (basis > n)
      enter = find (abs (T(k,1:n)) > 1e-9, 1);
      if ! isempty (enter), [T, basis] = pivot (T, basis, k, enter); end
    end
    cost = [c.', zeros(1, m)];
  end
  x = zeros (n + m, 1);
  x(basis) = T(:,end);
  x = x(1:n);
  y = (cost(basis) * T(:,n+1:n+m)).';
  y(isFlipped) *= -1;
  problem = 0;
end

function [T, basis] = pivot (T, basis, k, enter)
  T(k,:) /= T(k,enter);
  others = [1:k-1, k+1:rows(T)];
  T(others,:) -= T(others,enter) * T(k,:);
  basis(k) = enter;
end

## qp (x0, H, [q], [A], [b], [lower], [upper], [AL], [AI], [AU], [options])
## arguments: 2 or more
## The x with least x' H x / 2 + q' x, where A x = b, lower <= x <= upper and AL <= AI x <= AU, the least value, how the
## search went, and the prices of the constraints.
##
## >> x = qp([0; 0], [2 0; 0 2], [-2; -5], [], [], [0; 0], [1; 1])
## x =
##
##    1
##    1
##
function [x, value, info, prices] = qp (x, H, varargin)
  options = struct ();
  if ! isempty (varargin) && isstruct (varargin{end})
    options = varargin{end};
    varargin(end) = [];
  end
  if ! any (numel (varargin) == [0 1 3 5 8]), print_usage (); end
  given = cell (1, 8);
  given(1:numel (varargin)) = varargin;
  [q, A, b, low, high, least, G, most] = given{:};
  if rows (H) != columns (H), error ("qp: quadratic penalty matrix must be square"); end
  H = (H + H') / 2;
  n = rows (H);
  if isempty (x), x = zeros (n, 1); end
  if isempty (q), q = zeros (n, 1); end
  if ! isvector (x), error ("qp: the initial guess X0 must be a vector"); end
  if numel (x) != n, error ("qp: the initial guess X0 has incorrect length"); end
  if ! isvector (q), error ("qp: Q must be a vector"); end
  if numel (q) != n, error ("qp: Q has incorrect length"); end
  [x, q] = deal (x(:), q(:));
  if isempty (A) || isempty (b), [A, b] = deal (zeros (0, n), zeros (0, 1)); end
  if columns (A) != n, error ("qp: equality constraint matrix has incorrect column dimension"); end
  if numel (b) != rows (A)
    error ("qp: equality constraint matrix and vector have inconsistent dimensions");
  end
  tol = optimget (options, "TolX", sqrt (eps));
  C = zeros (0, n);
  [b, d] = deal (b(:), zeros (0, 1));
  if ! any (numel (low) == [0 n]), error ("qp: lower bound LB has incorrect length"); end
  if ! any (numel (high) == [0 n]), error ("qp: upper bound UB has incorrect length"); end
  if ! isempty (G) && columns (G) != n
    error ("qp: inequality constraint matrix has incorrect column dimension, expected %i", n);
  end
  I = eye (n);
  for k = 1:2
    if k == 2, [low, high, I] = deal (least, most, G); end
    if isempty (I), continue, end
    if ! any (numel (low) == [0 rows(I)]) || ! any (numel (high) == [0 rows(I)])
      error ("qp: inequality constraint matrix and bound vectors are inconsistent");
    end
    isEqual = false (rows (I), 1);
    if ! isempty (low) && ! isempty (high)
      isEqual = abs (low(:) - high(:)) < tol * (1 + abs (low(:) + high(:)));
      A = [A; I(isEqual,:)];
      b = [b; (low(:) + high(:))(isEqual) / 2];
    end
    for m = find (! isEqual).'
      if ! isempty (low) && low(m) != -Inf, [C, d] = deal ([C; I(m,:)], [d; low(m)]); end
      if ! isempty (high) && high(m) != Inf, [C, d] = deal ([C; -I(m,:)], [d; -high(m)]); end
    end
  end
  info = struct ("solveiter", 0, "info", 0);
  prices = [];
  if any ([abs(A * x - b); d - C * x] > tol * (1 + abs ([b; d])))
    [start, ~, problem] = linear (zeros (n, 1), -C, -d, A, b, -Inf (n, 1), Inf (n, 1));
    if problem, info.info = 6; else x = start; end
  end
  if info.info == 0
    [x, prices, info.info, info.solveiter] = quadratic (x, H, q, A, C, d, optimget (options, "MaxIter", 200), tol);
  end
  value = x' * H * x / 2 + q' * x;
end

% The active-set method (J. Nocedal and S. Wright, Numerical Optimization, 2006, algorithm 16.3) from an x with A x = b
% and C x >= d on, with steps in the null space of what holds with equality.
function [x, prices, info, k] = quadratic (x, H, q, A, C, d, most, tol)
  n = numel (x);
  e = rows (A);
  active = [];
  info = 3;
  isLowest = false;
  for k = 1:most
    W = [A; C(active,:)];
    g = H * x + q;
    if isempty (W), Z = eye (n); else Z = null (W); end
    p = zeros (n, 1);
    reach = 1;
    if ! isempty (Z)
      R = Z' * H * Z;
      [V, D] = eig ((R + R') / 2);
      D = diag (D);
      s = V' * (Z' * g);
      flat = abs (D) <= 1e-10 * max (1, norm (H, 1));
      if any (D < 0 & ! flat)
        p = V(:,1) * (1 - 2 * (s(1) > 0));
        reach = Inf;
      elseif norm (s(flat)) > 1e-10 * max (1, norm (g))
        p = -V(:,flat) * s(flat);
        reach = Inf;
      else
        p = -V(:,! flat) * (s(! flat) ./ D(! flat));
      end
      p = Z * p;
    end
    if isLowest || norm (p) <= 10 * eps * max (1, norm (x)) * n
      y = pinv (W') * g;
      [least, m] = min (y(e+1:end));
      if isempty (least) || least >= -tol
        info = 0;
        break
      end
      active(m) = [];
      isLowest = false;
      continue
    end
    a = C * p;
    room = (d - C * x) ./ a;
    room(a >= -eps * norm (p)) = Inf;
    room(active) = Inf;
    [least, m] = min (max (room, 0));
    isLowest = reach == 1 && (isempty (least) || least > 1);
    if ! isempty (least) && least <= reach
      reach = least;
      active(end+1) = m;
    end
    if reach == Inf, break, end
    x += reach * p;
  end
  prices = zeros (e + rows (C), 1);
  if info == 0, prices([1:e, e+active]) = y; end
end
