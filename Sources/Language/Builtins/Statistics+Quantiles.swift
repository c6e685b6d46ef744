extension Builtin {
  /// Statistics of the entries in order, written in the language.
  static let orders: [Builtin] = [
    Builtin(
      "quantile", "x, [p], [dimension], [method]", arguments: 1...4,
      summary: "The values below which the shares p of each column, or of the rows, lie.",
      examples: ["quantile([1; 2; 3; 4], 0.5)": "ans = 2.5000"],
      program: """
        function q = quantile (x, p, varargin)
          if nargin < 2 || isempty (p), p = [0 0.25 0.5 0.75 1]; end
          q = shares ("quantile", x, p, varargin{:});
        end
        """, sharing: quantiles),
    Builtin(
      "prctile", "x, [p], [dimension]", arguments: 1...3,
      summary: "The values below which p percent of the entries lie.",
      examples: ["prctile([1; 2; 3; 4], 50)": "ans = 2.5000"],
      program: """
        function q = prctile (x, p, varargin)
          if nargin < 2 || isempty (p), p = [0 25 50 75 100]; end
          if islogical (p), error ("prctile: P must be a numeric vector"); end
          q = shares ("prctile", x, p / 100, varargin{:});
        end
        """, sharing: quantiles),
  ]

  /// The nine definitions of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
  /// Statistician 50, 1996.
  private static let quantiles: StaticString = """
    function q = shares (name, x, p, dim, method)
      if ! isreal (x) || ischar (x), error ("%s: X must be a numeric vector or matrix", name); end
      if islogical (p) || ! isvector (p), error ("%s: P must be a numeric vector", name); end
      if nargin < 4 || isempty (dim), dim = 1 + (rows (x) == 1); end
      if ! (isscalar (dim) && dim >= 1 && dim == fix (dim))
        error ("%s: DIM must be an integer and a valid dimension", name);
      end
      if nargin < 5, method = 5; end
      if ! (isscalar (method) && any (method == 1:9)), error ("%s: Unknown METHOD, '%d'", name, method); end
      isLine = isvector (x) && ! isscalar (x);
      isRow = isrow (p);
      p = p(:);
      if dim == 2, x = x.'; end
      if dim > 2, x = x(:).'; end
      x = sort (x);
      q = NaN (numel (p), columns (x));
      for k = 1:columns (x)
        n = sum (! isnan (x(:,k)));
        if n == 0, continue, end
        if method < 4
          a = b = ceil (n * p);
          if method == 2, b = floor (n * p + 1); end
          if method == 3
            a = round (n * p);
            a -= a - n * p == 0.5 & mod (a, 2);
            b = a;
          end
          s = 0.5;
        else
          c = {n * p, n * p + 0.5, (n + 1) * p, (n - 1) * p + 1, (n + 1 / 3) * p + 1 / 3, (n + 0.25) * p + 0.375}{method-3};
          c = max (1, min (c, n));
          a = floor (c);
          b = min (a + 1, n);
          s = c - a;
        end
        a(p <= 0) = b(p <= 0) = 1;
        a(p >= 1) = b(p >= 1) = n;
        a = x(max (1, min (n, a)),k);
        b = x(max (1, min (n, b)),k);
        c = (1 - s) .* a + s .* b;
        c(a == b) = a(a == b);
        c(s == 0) = a(s == 0);
        c(isnan (p)) = NaN;
        q(:,k) = c;
      end
      if dim == 2, q = q.'; end
      if isLine && isvector (q) && numel (q) == numel (p)
        q = q(:);
        if isRow, q = q.'; end
      end
    end
    """
}
