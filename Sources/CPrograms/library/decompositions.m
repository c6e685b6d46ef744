# Linear algebra

## chol (A, ["lower"])
## The upper triangular R with R' * R = A; with two results, p is 0 when A is positive definite.
##
## >> chol([4 2; 2 3])
## ans =
##
##    2.0000   1.0000
##         0   1.4142
##
function [R, p, Q] = chol (A, word)
  if nargout > 2, error ("chol: using three output arguments, matrix A must be sparse"); end
  if ! isnumeric (A) && ! islogical (A), error ("chol: A must be a numeric matrix"); end
  n = rows (A);
  if n != columns (A)
    error (struct ("message", "chol: requires square matrix", "identifier", "", ...
      "hint", sprintf ("it has size %dx%d", n, columns (A))));
  end
  isLower = false;
  if nargin > 1
    if ! ischar (word), error ("chol: optional arguments must be strings"); end
    isLower = strcmpi (word, "lower");
    if strcmpi (word, "vector"), error ('chol: A must be sparse for the "vector" option'); end
    if ! any (strcmpi (word, {"lower", "upper"}))
      error ('chol: optional argument must be one of "vector", "lower", or "upper"');
    end
    if isLower, A = A'; end
  end
  if any (! isfinite (A(:))), error ("chol: cannot take a matrix containing Inf or NaN values"); end
  R = zeros (n);
  p = 0;
  for k = 1:n
    r = A(k,k:n) - R(1:k-1,k)' * R(1:k-1,k:n);
    if ! (real (r(1)) > 0)
      if nargout < 2
        error (struct ("message", "chol: input matrix must be positive definite", "identifier", "", ...
          "hint", "is it symmetric with positive eigenvalues?"));
      end
      p = k;
      R = R(1:k-1,1:k-1);
      break
    end
    R(k,k:n) = r / sqrt (real (r(1)));
  end
  if isLower, R = R'; end
end

% Elimination of complex matrices with row exchanges.
function [L, U, P] = complexLU (A, word)
  [m, n] = size (A);
  p = 1:m;
  for k = 1:min (m, n)
    [~, j] = max (abs (real (A(k:m,k))) + abs (imag (A(k:m,k))));
    j += k - 1;
    A([k j],:) = A([j k],:);
    p([k j]) = p([j k]);
    if A(k,k) == 0, continue, end
    A(k+1:m,k) /= A(k,k);
    A(k+1:m,k+1:n) -= A(k+1:m,k) * A(k,k+1:n);
  end
  r = min (m, n);
  L = tril (A, -1)(:,1:r) + eye (m, r);
  U = triu (A)(1:r,:);
  P = eye (m)(p,:);
  if nargout < 2, L = A; end
  if nargout == 2, L = P.' * L; end
  if nargin > 1, P = p(:); end
end

% The factors of a complex matrix, and those with columns exchanged so that the diagonal of R falls in size, by
% Householder reflections as in LAPACK, which leave R's diagonal real.
function [Q, R, P] = complexQR (A, varargin)
  if ! isnumeric (A) && ! islogical (A), error ("qr: A must be a numeric matrix"); end
  if nargin > 1 && isnumeric (varargin{1}) && ! isequal (varargin{1}, 0)
    if nargout > 2, error ("qr: too many output arguments for dense A with B"); end
    [Q, R] = qr (A, varargin{2:end});
    if nargout < 2, Q = R; else Q = Q' * varargin{1}; end
    return
  end
  if nargin > 1 && ischar (varargin{end}) && ! any (strcmp (varargin{end}, {"matrix", "vector", "econ"}))
    error ("qr: type for P must be 'matrix' or 'vector', not %s", varargin{end});
  end
  [m, n] = size (A);
  Q = full (eye (m));
  P = 1:n;
  for k = 1:min (m, n)
    if nargout > 2
      [~, j] = max (sumsq (abs (A(k:m,k:n)), 1));
      j += k - 1;
      A(:,[k j]) = A(:,[j k]);
      P([k j]) = P([j k]);
    end
    v = A(k:m,k);
    if ! any (v(2:end)) && isreal (v(1)), continue, end
    b = norm (v);
    if real (v(1)) >= 0, b = -b; end
    t = (b - v(1)) / b;
    v = [1; v(2:end) / (v(1) - b)];
    A(k:m,k:n) -= t' * v * (v' * A(k:m,k:n));
    A(k+1:m,k) = 0;
    A(k,k) = b;
    Q(:,k:m) -= t * (Q(:,k:m) * v) * v';
  end
  R = triu (A);
  economy = numel (varargin) > 0 && ! any (strcmp (varargin, "matrix") | strcmp (varargin, "vector"));
  if economy
    Q = Q(:,1:min (m, n));
    R = R(1:min (m, n),:);
  end
  if nargout < 2, Q = R; end
  if nargout > 2 && ! economy && ! any (strcmp (varargin, "vector")), P = eye (n)(:,P); end
end

% The singular values of a complex matrix by rotations of pairs of columns (M. R. Hestenes, Inversion of
% matrices by biorthogonalization and related results, J. SIAM 6, 1958).
function [U, S, V] = complexSVD (A, economy)
  [m, n] = size (A);
  if m < n
    if nargin > 1, [V, S, U] = svd (A', economy); else [V, S, U] = svd (A'); end
    S = S.';
    if nargout < 2, U = svd (A'); end
    return
  end
  V = full (eye (n));
  for sweep = 1:60
    done = true;
    for p = 1:n-1
      for q = p+1:n
        x = A(:,p);
        y = A(:,q);
        g = x' * y;
        if abs (g) <= eps * norm (x) * norm (y), continue, end
        done = false;
        e = abs (g) / g;
        z = (sumsq (y) - sumsq (x)) / (2 * abs (g));
        t = 1 / (abs (z) + hypot (1, z));
        if z < 0, t = -t; end
        c = 1 / hypot (1, t);
        G = [c, c * t; -c * t * e, c * e];
        A(:,[p q]) = [x, y] * G;
        V(:,[p q]) = V(:,[p q]) * G;
      end
    end
    if done, break, end
  end
  [s, k] = sort (sqrt (sumsq (A, 1)).', "descend");
  if nargout < 2, U = s; return, end
  r = sum (s > max (m, n) * eps * max ([s; 0]));
  [U, ~] = qr (A(:,k(1:r)));
  if r > 0, U(:,1:r) = A(:,k(1:r)) ./ s(1:r).'; end
  V = V(:,k);
  S = diag (s, m, n);
  if nargin > 1
    U = U(:,1:n);
    S = diag (s);
  end
end

% The eigenvalues of A x = lambda B x, left eigenvectors, and the forms that options ask for. With B, the
% vectors are as LAPACK scales them: V' B V = I where B is positive definite, else the largest entry has size 1.
function [V, D, W] = generalEigenvalues (A, varargin)
  if ! isnumeric (A), error ("eig: wrong type argument '%s'", class (A)); end
  form = "";
  B = [];
  for k = 1:numel (varargin)
    o = varargin{k};
    if ! ischar (o)
      if k > 1, error ("eig: wrong type argument '%s'", class (o)); end
      if ! isnumeric (o) && ! islogical (o), error ("eig: wrong type argument '%s'", class (o)); end
      B = o;
      if rows (A) != columns (A), error ("eig: A must be a square matrix"); end
      if ! size_equal (A, B), error ("EIG requires same size matrices"); end
      if any (! isfinite (B(:))), error ("eig: matrix contains Inf or NaN values; cannot compute eigenvalues"); end
    elseif any (strcmp (o, {"vector", "matrix"}))
      if ! any (strcmp (form, {"", o})), error ('eig: "vector" and "matrix" options are mutually exclusive'); end
      form = o;
    elseif ! any (strcmp (o, {"balance", "nobalance", "chol", "qz"}))
      error ('eig: invalid option "%s"', o);
    elseif isempty (B) != (o(1) == "b" || o(1) == "n")
      error ('eig: invalid "%s" option for %s eigenvalue problem', o, {"algebraic", "generalized"}{2 - isempty (B)});
    elseif any (strcmp (varargin, "balance")) && any (strcmp (varargin, "nobalance"))
      error ('eig: "balance" and "nobalance" options are mutually exclusive');
    end
  end
  if isempty (B)
    [V, D] = eig (A);
    W = V;
    if ! ishermitian (A)
      W = inv (V)';
      W = W ./ sqrt (sumsq (W, 1));
    end
    d = diag (D);
  else
    p = 1;
    if ishermitian (A) && ishermitian (B), [R, p] = chol (B); end
    if p == 0
      C = R' \ A / R;
      [V, D] = eig ((C + C') / 2);
      V = W = R \ V;
      d = diag (D);
    else
      if rank (B) == rows (B)
        [V, D] = eig (B \ A);
        d = diag (D);
      else
        % Where B is singular the eigenvalues of the exchanged problem are the reciprocal ones.
        [V, D] = eig (A \ B);
        d = 1 ./ diag (D);
      end
      W = (inv (V) / (A + B * pi))';
      V = V ./ max (abs (real (V)) + abs (imag (V)), [], 1);
      W = W ./ max (abs (real (W)) + abs (imag (W)), [], 1);
    end
  end
  if nargout < 2
    V = d;
    if strcmp (form, "matrix"), V = diag (d); end
  else
    D = d;
    if ! strcmp (form, "vector"), D = diag (d); end
  end
end
