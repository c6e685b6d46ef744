# Differential equations

## ode45 (f, span, y0, [options], …)
## arguments: 3 or more
## The times and the solution of y' = f(t, y) that begins at y0, a row for each time, and the events: their times,
## solutions and numbers.
##
## >> [t, y] = ode45(@(t, y) -y, [0 1], 1);
## .. printf("%.3f\n", y(end))
## 0.368
function varargout = ode45 (varargin), [varargout{1:max (1, nargout)}] = solver ("ode45", nargout, varargin{:}); end

function varargout = solver (name, count, f, span, y0, varargin)
  id = "Octave:invalid-input-arg";
  if ! isnumeric (span) || ! isvector (span), error (id, "%s: TRANGE must be a numeric vector", name); end
  if numel (span) < 2, refuse (name, "TRANGE must contain at least 2 elements", "for example [0 10]"); end
  if span(1) == span(2), error (id, "%s: invalid time span, TRANGE(1) == TRANGE(2)", name); end
  if ! isnumeric (y0) || ! isvector (y0), error (id, "%s: INIT must be a numeric vector", name); end
  if ischar (f)
    if ! exist (f), error (id, '%s: function "%s" not found', name, f); end
    f = str2func (f);
  end
  if ! is_function_handle (f), error (id, "%s: FUN must be a valid function handle", name); end
  given = struct ();
  if ! isempty (varargin) && isstruct (varargin{1})
    given = varargin{1};
    varargin(1) = [];
  end
  o = struct ("RelTol", 1e-3, "AbsTol", 1e-6, "InitialStep", [], "MaxStep", abs (span(end) - span(1)) / 10, ...
    "NormControl", "off", "NonNegative", [], "Events", [], "OutputFcn", [], "OutputSel", 1:numel (y0), ...
    "Mass", [], "MStateDependence", "weak", "Stats", "off");
  for k = fieldnames (o).'
    k = k{1};
    if ! isfield (given, k) || isempty (given.(k)), continue, end
    o.(k) = given.(k);
    if any (strcmp (k, {"RelTol", "AbsTol", "InitialStep", "MaxStep"})) && ! (isreal (o.(k)) && all (o.(k) > 0))
      error (id, "%s: %s must be positive", name, k);
    end
  end
  for k = {"Events", "OutputFcn"}
    if ! isempty (o.(k{1})), o.(k{1}) = @(varargs) feval (o.(k{1}), varargs{:}, varargin{:}); end
  end
  g = @(t, y) slope (name, @(t, y) feval (f, t, y, varargin{:}), t, y);
  if is_function_handle (o.Mass)
    m = @(t, y) o.Mass (t, y, varargin{:});
    if strcmp (o.MStateDependence, "none"), m = @(t, y) o.Mass (t, varargin{:}); end
    g = @(t, y) m (t, y) \ g (t, y);
  elseif ! isempty (o.Mass)
    g = @(t, y) o.Mass \ g (t, y);
  end
  if count < 2, span = span([1 end]); end
  s = integrate (name, g, span(:), y0(:), o);
  stats = struct ("nsteps", s.steps, "nfailed", s.tries - s.steps, "nfevals", s.stages * s.tries + 1, "npds", 0, ...
    "ndecomps", 0, "nlinsols", 0);
  hasStats = strcmpi (o.Stats, "on");
  if hasStats
    printf ("Number of successful steps: %d\nNumber of failed attempts:  %d\nNumber of function calls:   %d\n", ...
      stats.nsteps, stats.nfailed, stats.nfevals);
  end
  varargout = {s.t.', s.x.', s.te, s.ye, s.ie};
  if count < 2
    r = struct ("x", s.t, "y", s.x, "solver", name);
    if ! isempty (o.Events), [r.xe, r.ye, r.ie] = varargout{3:5}; end
    if hasStats, r.stats = stats; end
    varargout = {r};
  end
end

% The solution at the chosen steps, or at more than two given times, by an embedded pair of Runge-Kutta formulas.
function s = integrate (name, f, times, x, o)
  if strcmp (name, "ode23")
    % P. Bogacki and L. F. Shampine, Appl. Math. Lett. 2, 1989.
    nodes = [1/2, 3/4, 1];
    weights = [1/2, 0, 2/9; 0, 3/4, 1/3; 0, 0, 4/9];
    wrong = [-5; 6; 8; -9] / 72;
  else
    % J. R. Dormand and P. J. Prince, J. Comput. Appl. Math. 6, 1980.
    nodes = [0.2, 0.3, 0.8, 8 / 9, 1, 1];
    weights = [1/5, 0, 0, 0, 0, 0; 3/40, 9/40, 0, 0, 0, 0; 44/45, -56/15, 32/9, 0, 0, 0; ...
      19372/6561, -25360/2187, 64448/6561, -212/729, 0, 0; 9017/3168, -355/33, 46732/5247, 49/176, -5103/18656, 0; ...
      35/384, 0, 500/1113, 125/192, -2187/6784, 11/84]';
    wrong = [71/57600; 0; -71/16695; 71/1920; -17253/339200; 22/525; -1/40];
  end
  stages = numel (nodes);
  t = times(1);
  last = times(end);
  way = sign (last - t);
  k = f (t, x);
  power = 1 / (4 + 2 * (stages > 3));
  [ts, xs] = deal (t, x);
  s = struct ("steps", 0, "tries", 0, "stages", stages, "te", [], "ye", [], "ie", [], "isOver", false);
  h = o.InitialStep;
  if isempty (h)
    % E. Hairer, S. P. Norsett and G. Wanner, Solving Ordinary Differential Equations I, II.4.
    [d0, d1] = deal (scaled (x, x, x, o), scaled (k, k, k, o));
    h = 1e-6;
    if d0 >= 1e-5 && d1 >= 1e-5, h = 0.01 * d0 / d1; end
    d2 = f (t + way * h, x + way * h * k) - k;
    d2 = max (d1, scaled (d2, d2, d2, o) / h);
    if d2 <= 1e-15, h = min (100 * h, max (1e-6, h * 1e-3)); else h = min (100 * h, (0.01 / d2) ^ power); end
  end
  h = way * min ([abs(h), o.MaxStep, abs(last - t)]);
  if ! isempty (o.Events), s.at = {o.Events({t, x})(:), t, x}; end
  if ! isempty (o.OutputFcn), o.OutputFcn ({times([1 end]), x(o.OutputSel), "init"}); end
  rejected = lost = 0;
  while way * t < way * last && rejected < 5000
    % The sum of the steps is compensated (W. Kahan, 1965).
    y = h - lost;
    next = t + y;
    lost = (next - t) - y;
    for m = 1:stages
      z = x + k(:,1:m) * (h * weights(1:m,m));
      if m == stages, k(:,m+1) = f (next, z); else k(:,m+1) = f (t + h * nodes(m), z); end
    end
    s.tries++;
    d = k * (h * wrong);
    if ! isempty (o.NonNegative)
      y = abs (z(o.NonNegative) - d(o.NonNegative));
      z(o.NonNegative) = abs (z(o.NonNegative));
      d(o.NonNegative) = z(o.NonNegative) - y;
    end
    err = scaled (d, z, x, o);
    if any (isnan (z)), err = NaN; end
    if err <= 1
      s.steps++;
      rejected = 0;
      if numel (times) > 2
        at = times(way * times > way * t & way * times <= way * next).';
        found = dense (k, x, z, (at - t) / (next - t), next - t);
      else
        at = next;
        found = z;
      end
      for m = 1:numel (at)
        [s, ts(1,end+1), xs(:,end+1)] = reached (s, o, at(m), found(:,m));
        if s.isOver, break, end
      end
      if s.isOver, break, end
      t = next;
      x = z;
      k = k(:,end);
    else
      rejected++;
      k = k(:,1);
    end
    h *= min (1.5, max (0.8, 0.38 ^ power * (1 / (err + eps)) ^ power));
    h = way * min (abs (h), o.MaxStep);
    s.step = abs (h);
    if ! (abs (h) > eps (t)), break, end
    h = way * min (abs (h), abs (last - t));
  end
  if ! isempty (o.OutputFcn), o.OutputFcn ({[], [], "done"}); end
  [s.t, s.x] = deal (ts, xs);
  if way * ts(end) >= way * last, return, end
  [what, why] = deal ("Solving was not successful.  The iterative integration loop exited", ...
    "if the stepsize becomes too small, as where a solution grows without bound.");
  if s.isOver
    [what, why] = deal ("Solver was stopped by a call of 'break' in the main iteration loop", ...
      "because the @odeplot function returned 'true' or the @event function returned 'true'.");
  end
  warning ("integrate_adaptive:unexpected_termination", ...
    "%s at time t = %f before the endpoint at tend = %f was reached.  This may happen %s", what, ts(end), last, why);
end

% The size of an error in units of what is allowed.
function r = scaled (d, x, y, o)
  if strcmpi (o.NormControl, "on"), [d, x, y] = deal (norm (d), norm (x), norm (y)); end
  r = max (abs (d) ./ max (o.AbsTol(:), o.RelTol * max (abs (x), abs (y))));
end

% A step as far as it is wanted: an event may end it earlier.
function [s, t, x] = reached (s, o, t, x)
  if ! isempty (o.Events)
    [v, stops, way] = o.Events ({t, x});
    v = v(:);
    [before, u, y] = s.at{:};
    k = find (sign (before) != sign (v) & (way(:) == 0 | way(:) == sign (v)));
    if ! isempty (k)
      s.isOver = any (stops(k)) && isfield (s, "isLater");
      k = k(1);
      s.ie(end+1,1) = k;
      s.te(end+1,1) = t - v(k) * (t - u) / (v(k) - before(k));
      s.ye(end+1,1:numel (x)) = (x - (t - s.te(end)) * (x - y) / (t - u)).';
    end
    s.at = {v, t, x};
    s.isLater = true;
    if s.isOver, [t, x] = deal (s.te(end), s.ye(end,:).'); end
  end
  if ! isempty (o.OutputFcn), s.isOver |= o.OutputFcn ({t, x(o.OutputSel), []}); end
end

% The solution inside a step by Hermite's interpolation; that of order 5 has the middle by L. F. Shampine, Math. Comp.
% 46, 1986.
function y = dense (k, x, z, s, h)
  if columns (k) < 7
    y = (1 + 2 * s) .* (1 - s) .^ 2 .* x + s .* (1 - s) .^ 2 .* (h * k(:,1)) + (3 - 2 * s) .* s .^ 2 .* z ...
      + (s - 1) .* s .^ 2 .* (h * k(:,end));
    return
  end
  middle = x + h / 2 * (k * [6025192743/30085553152; 0; 51252292925/65400821598; -2691868925/45128329728; ...
    187940372067/1594534317056; -1776094331/19743644256; 11237099/235043384]);
  y = (1 - s) .^ 2 .* ((1 - 2 * s) .* ((1 + 4 * s) .* x + s .* (h * k(:,1))) + 16 * s .^ 2 .* middle) ...
    + s .^ 2 .* (2 * s - 1) .* ((5 - 4 * s) .* z + (s - 1) .* (h * k(:,7)));
end

function s = slope (name, f, t, y)
  s = f (t, y)(:);
  if ! isnumeric (s) || numel (s) != numel (y)
    refuse (name, "the function must give as many numbers as the start has", ...
      ["the start has " {"1 entry", sprintf("%d entries", numel (y))}{1 + (numel (y) != 1)}]);
  end
end

## ode23 (f, span, y0, [options], …)
## arguments: 3 or more
## The times and the solution of y' = f(t, y) that begins at y0, a row for each time, and the events: their times,
## solutions and numbers.
##
## >> [t, y] = ode23(@(t, y) -y, [0 1], 1);
## .. printf("%.3f\n", y(end))
## 0.368
function varargout = ode23 (varargin), [varargout{1:max (1, nargout)}] = solver ("ode23", nargout, varargin{:}); end

## lsode (f, x0, t)
## arguments: 3 to 4
## The solution of x' = f(x, t) that begins at x0, a row for each time in t.
##
## >> printf("%.4f\n", lsode(@(x, t) -x, 1, [0 1]))
## 1.0000
## 0.3679
function [x, state, message] = lsode (f, x0, t, varargin)
  if ! isreal (x0) || ! isreal (t) || isempty (x0) || isempty (t), error ("lsode: X0 and T must not be empty"); end
  if iscell (f), f = f{1}; end
  g = @(t, x) slope ("lsode", @(t, x) feval (f, x, t), t, x);
  o = struct ("RelTol", 1e-9, "AbsTol", 1e-9, "InitialStep", [], "MaxStep", Inf, "NormControl", "off", ...
    "NonNegative", [], "Events", [], "OutputFcn", []);
  x = x0(:).';
  for k = 2:numel (t)
    x(k,:) = x(k-1,:);
    if t(k) == t(k-1), continue, end
    s = integrate ("lsode", g, t(k-1:k)(:), x(k,:).', o);
    x(k,:) = s.x(:,end).';
    o.InitialStep = s.step;
  end
  state = 2;
  message = "successful exit";
end
