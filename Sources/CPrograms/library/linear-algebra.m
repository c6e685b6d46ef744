# Linear algebra

## rank (A, [tolerance])
## The number of independent rows.
##
## >> rank([1 2; 2 4])
## ans = 1
function r = rank (varargin), [~, ~, ~, r] = parts ("rank", varargin{:}); end

% The singular values, the vectors that belong to them, and how many values are not zero.
function [U, s, V, r] = parts (name, A, tol)
  if ! isnumeric (A) && ! islogical (A), error ("%s: wrong type argument '%s'", name, class (A)); end
  [U, s, V] = svd (A);
  s = s(1:rows(s)+1:end)(1:min (size (s)))(:);
  if nargin < 3
    tol = 0;
    if ! isempty (s), tol = max (size (A)) * s(1) * eps; end
  end
  r = sum (s > tol);
end

## cond (A, [p])
## The condition number: how much errors in b can grow in A \ b.
##
## >> cond([1 0; 0 4])
## ans = 4
function c = cond (A, p)
  if any (! isfinite (A(:))), error ("cond: A must not contain Inf or NaN values"); end
  if nargin > 1 && ! isequal (p, 2)
    if rows (A) != columns (A), error ("cond: A must be a square matrix"); end
    c = norm (A, p) * norm (inv (A), p);
    return
  end
  c = 0;
  s = svd (A);
  if ! isempty (s), c = s(1) / s(end); end
  if isnan (c), c = Inf; end
end

## pinv (A, [tolerance])
## The pseudoinverse.
##
## >> pinv([1; 1])
## ans =
##
##    0.5000   0.5000
##
function P = pinv (A, varargin)
  [U, s, V, r] = parts ("pinv", A, varargin{:});
  if r == 0, P = zeros (columns (A), rows (A)); return, end
  P = V(:,1:r) * (U(:,1:r)' ./ s(1:r));
end

## null (A, [tolerance])
## An orthonormal basis of the solutions of A x = 0.
##
## >> null([1 1])
## ans =
##
##   -0.7071
##    0.7071
##
function N = null (A, varargin)
  if nargin > 1 && ischar (varargin{1}), error ("null: option for rational not yet implemented"); end
  [~, ~, N, r] = parts ("null", A, varargin{:});
  if columns (A) == 0, N = []; return, end
  N = N(:,r+1:end);
  N(abs (N) < eps) = 0;
end

## lscov (A, b)
## The least squares solution of A x = b.
##
## >> lscov([1; 1], [1; 3])
## ans = 2.0000
function x = lscov (A, b), x = A \ b; end

## expm (A)
## The matrix exponential.
##
## >> expm([0 1; 0 0])
## ans =
##
##    1   1
##    0   1
##
% The diagonal Pade approximant of degree 13 with scaling and squaring (C. Moler and C. Van Loan, Nineteen dubious
% ways to compute the exponential of a matrix, SIAM Review 45, 2003, method 3).
function E = expm (A)
  if ! isnumeric (A) && ! islogical (A) || rows (A) != columns (A), error ("expm: A must be a square matrix"); end
  if isscalar (A), E = exp (A); return, end
  if isempty (A), E = A; return, end
  if isdiag (A), E = diag (exp (diag (A))); return, end
  if any (! isfinite (A(:))), error ("expm: cannot take a matrix containing Inf or NaN values"); end
  % Without the mean of the diagonal the powers are smaller.
  m = mean (diag (A));
  A = A - m * eye (rows (A));
  s = max (0, nextpow2 (norm (A, 1)) - 2);
  A = A / 2 ^ s;
  c = 1;
  X = top = bottom = full (eye (rows (A)));
  for k = 1:13
    c *= (14 - k) / (k * (27 - k));
    X = X * A;
    top += c * X;
    bottom += (-1) ^ k * c * X;
  end
  E = bottom \ top;
  for k = 1:s, E = E * E; end
  E = exp (m) * E;
end

## sqrtm (A)
## A matrix whose square is A, and how far its square is from A, relative to A.
##
## >> sqrtm([4 0; 0 9])
## ans =
##
##    2   0
##    0   3
##
% Row by row above the diagonal (A. Bjorck and S. Hammarling, A Schur method for the square root of a matrix, Linear
% Algebra and its Applications 52, 1983).
function [R, e] = sqrtm (A)
  if isdiag (A)
    R = sqrt (A);
  else
    R = ofEigenvalues ("sqrtm", A, @sqrt, @(T) triangularRoot (T));
  end
  if nargout > 1, e = norm (R * R - A, "fro") / norm (A, "fro"); end
end

function R = triangularRoot (T)
  n = rows (T);
  R = full (diag (sqrt (diag (T))));
  if any (diag (T) == 0)
    warning ("Octave:sqrtm:SingularMatrix", "sqrtm: matrix is singular, may not have a square root");
  end
  for j = 2:n
    for i = j-1:-1:1
      x = T(i,j) - R(i,i+1:j-1) * R(i+1:j-1,j);
      d = R(i,i) + R(j,j);
      if d != 0, x /= d; elseif x != 0, x = NaN; end
      R(i,j) = x;
    end
  end
end

% A function of a matrix by its eigenvalues, or of its triangular Schur form where it has too few eigenvectors.
function R = ofEigenvalues (name, A, f, ofTriangle)
  if ! isnumeric (A) && ! islogical (A), error ("%s: A must be a numeric matrix", name); end
  if rows (A) != columns (A), error ("%s: A must be a square matrix", name); end
  if isempty (A), R = A; return, end
  if istriu (A), R = ofTriangle (A); return, end
  [V, D] = eig (A);
  if ishermitian (A), [W, r] = deal (V', 1); else [W, r] = inv (V); end
  if r > 1e-4
    R = V .* f (diag (D)).' * W;
  else
    [U, T] = schurForm (A);
    R = U * ofTriangle (T) * U';
  end
  if isreal (A) && norm (imag (R), "fro") <= 1e-14 * norm (R, "fro"), R = real (R); end
end

% A = U T U' with T upper triangular: an eigenvector at a time is turned to the first axis of what remains.
function [U, T] = schurForm (A)
  n = rows (A);
  U = full (eye (n));
  T = A;
  for k = 1:n-1
    [V, ~] = eig (T(k:n,k:n));
    [Q, ~] = qr (V(:,1));
    T(:,k:n) = T(:,k:n) * Q;
    T(k:n,:) = Q' * T(k:n,:);
    T(k+1:n,k) = 0;
    U(:,k:n) = U(:,k:n) * Q;
  end
end

## logm (A)
## A matrix whose exponential is A.
##
## >> logm(1)
## ans = 0
function R = logm (A)
  if isdiag (A), R = diag (log (diag (A))); return, end
  if isnumeric (A) && rows (A) == columns (A)
    d = eig (A);
    if any (real (d) < 0 & imag (d) == 0)
      warning ("Octave:logm:non-principal", ["logm: principal matrix logarithm is not defined for matrices with " ...
        "negative eigenvalues; computing non-principal logarithm"]);
    end
  end
  R = ofEigenvalues ("logm", A, @log, @(T) triangularLog (T));
end

% Square roots until the matrix is near I, then the integral of (A - I) (I + t (A - I))^-1 over t from 0 to 1 by Gauss's
% rule with eight points (N. J. Higham, Functions of Matrices, SIAM, 2008, section 11.5).
function R = triangularLog (T)
  E = full (eye (rows (T)));
  s = 0;
  while norm (T - E, 1) > 0.25 && s < 100
    T = triangularRoot (T);
    s++;
  end
  k = 1:7;
  b = k ./ sqrt (4 * k .^ 2 - 1);
  [V, D] = eig (diag (b, 1) + diag (b, -1));
  R = 0 * T;
  for k = 1:8, R += V(1,k) ^ 2 * ((E + (D(k,k) + 1) / 2 * (T - E)) \ (T - E)); end
  R *= 2 ^ s;
end

## givens (x, y)
## The rotation that turns (x, y) to (r, 0); with two results its cosine and sine.
##
## >> givens(1, 1)
## ans =
##
##    0.7071   0.7071
##   -0.7071   0.7071
##
function [G, s] = givens (x, y)
  r = hypot (x, y);
  G = [1, 0; 0, 1];
  if r != 0, G = [x, y; -y, x] / r; end
  if nargout > 1, [G, s] = deal (G(1), G(3)); end
end

% The p-norm of a matrix by Boyd's power method (N. J. Higham, Estimating the matrix p-norm, Numerische Mathematik 62,
% 1992), from each axis, their sum and the direction of the 2-norm.
function g = matrixNorm (A, p)
  if ! (p >= 1), error ("xnorm: p must be >= 1"); end
  g = 0;
  if isempty (A), return, end
  q = p / (p - 1);
  [~, ~, V] = svd (A);
  X = [full(eye (columns (A))), ones(columns (A), 1), V(:,1)];
  for k = 1:100
    X = X ./ norm (X, p, "columns");
    Y = A * X;
    last = g;
    g = max (norm (Y, p, "columns"));
    if g - last <= eps * g, return, end
    Z = A' * (abs (Y) .^ (p - 1) .* sign (Y));
    X = abs (Z) .^ (q - 1) .* sign (Z);
    X(:,! any (X)) = 1;
  end
end

## rref (A, [tolerance])
## The reduced row echelon form, and the columns of its pivots.
##
## >> rref([1 2; 3 4])
## ans =
##
##    1   0
##    0   1
##
function [A, pivots] = rref (A, tol)
  if ! isreal (A), error ("rref: A must be real"); end
  A = double (A);
  if nargin < 2, tol = eps * max (size (A)) * norm (A, Inf); end
  pivots = zeros (1, 0);
  r = 1;
  for c = 1:columns (A)
    if r > rows (A), break, end
    [m, k] = max (abs (A(r:end,c)));
    if ! (m > tol)
      A(r:end,c) = 0;
      continue
    end
    pivots(end+1) = c;
    k += r - 1;
    A([r k],c:end) = A([k r],c:end);
    A(r,c:end) = A(r,c:end) / A(r,c);
    others = [1:r-1, r+1:rows(A)];
    A(others,c:end) -= A(others,c) .* A(r,c:end);
    r++;
  end
end

## isdiag (x)
## Whether all entries off the diagonal are zero.
##
## >> isdiag(eye(2))
## ans = 1
function r = isdiag (x), r = fits (x, @(i, j) i == j); end

function r = fits (x, test)
  r = isnumeric (x) || islogical (x);
  if ! r, return, end
  [i, j] = find (x);
  r = all (test (i(:), j(:)));
end

## istril (x)
## Whether all entries above the diagonal are zero.
##
## >> istril([1 0; 1 1])
## ans = 1
function r = istril (x), r = fits (x, @(i, j) i >= j); end

## istriu (x)
## Whether all entries below the diagonal are zero.
##
## >> istriu([1 1; 0 1])
## ans = 1
function r = istriu (x), r = fits (x, @(i, j) i <= j); end
