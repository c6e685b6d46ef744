# Differential equations

## ode45 (f, span, y0, [options])
## The times and the solution of y' = f(t, y) that begins at y0, a row for each time.
##
## >> [t, y] = ode45(@(t, y) -y, [0 1], 1);
## .. printf("%.3f\n", y(end))
## 0.368
function varargout = ode45 (varargin), [varargout{1:max (1, nargout)}] = solver ("ode45", nargout, varargin{:}); end

% The solution at the given times by the pair of formulas of order 5 and 4 of J. R. Dormand and P. J. Prince, J.
% Comput. Appl. Math. 6, 1980, with steps chosen so that the estimated error of each stays within the
% tolerances.
function [t, y] = solver (name, count, f, span, y0, options)
  if ! (isreal (span) && isvector (span) && numel (span) >= 2 && span(1) != span(end))
    error (struct ("message", [name, ": TRANGE must contain at least 2 elements"], "identifier", "", ...
      "hint", "for example [0 10]"));
  end
  if ! isreal (y0) || isempty (y0), error ("%s: INIT must be a numeric vector", name); end
  relative = 1e-6;
  absolute = 1e-9;
  if nargin > 5 && isstruct (options)
    relative = min ([relative; optimget(options, "RelTol")]);
    absolute = min ([absolute; optimget(options, "AbsTol")(:)]);
  end
  t = span(:);
  if numel (t) == 2, t = [t(1) + (t(2) - t(1)) * (0:39)' / 40; t(2)]; end
  y = solution (name, @(t, y) feval (f, t, y), t, y0(:), relative, absolute);
  if count < 2, t = struct ("x", t.', "y", y.', "solver", name); end
end

function r = solution (name, f, times, y, relative, absolute)
  nodes = [0.2, 0.3, 0.8, 8 / 9, 1, 1];
  weights = [1/5, 0, 0, 0, 0, 0; 3/40, 9/40, 0, 0, 0, 0; 44/45, -56/15, 32/9, 0, 0, 0; ...
    19372/6561, -25360/2187, 64448/6561, -212/729, 0, 0; 9017/3168, -355/33, 46732/5247, 49/176, -5103/18656, 0; ...
    35/384, 0, 500/1113, 125/192, -2187/6784, 11/84]';
  error4 = [71/57600; 0; -71/16695; 71/1920; -17253/339200; 22/525; -1/40];
  t = times(1);
  r = zeros (numel (times), numel (y));
  r(1,:) = y;
  s = zeros (numel (y), 7);
  s(:,1) = slope (name, f, t, y);
  step = (times(end) - t) / 100;
  for k = 2:numel (times)
    target = times(k);
    direction = 1;
    if target < t, direction = -1; end
    step = direction * abs (step);
    while (target - t) * direction > 0
      isLast = abs (step) >= abs (target - t);
      h = step;
      if isLast, h = target - t; end
      if t + h == t
        error (struct ("message", "the step has become too small", "identifier", "", ...
          "hint", "the solution grows without bound"));
      end
      for m = 1:6
        next = y + h * (s(:,1:m) * weights(1:m,m));
        s(:,m+1) = slope (name, f, t + nodes(m) * h, next);
      end
      worst = max (abs (h * (s * error4)) ./ (absolute + relative * max (abs (y), abs (next))));
      if isnan (worst) || any (isnan (next)), error ("the solution is not finite at t = %g", t); end
      factor = max (0.2, min (5, 0.9 * worst ^ -0.2));
      if ! isLast || worst > 1 || (factor > 1 && abs (h * factor) > abs (step)), step = h * factor; end
      if worst <= 1
        t += h;
        if isLast, t = target; end
        y = next;
        s(:,1) = s(:,7);
      end
    end
    r(k,:) = y;
  end
end

function s = slope (name, f, t, y)
  s = f (t, y)(:);
  if ! isreal (s) || numel (s) != numel (y)
    hint = sprintf ("the start has %d entries", numel (y));
    if isscalar (y), hint = "the start has 1 entry"; end
    error (struct ("message", [name, ": the function must give as many real numbers as the start has"], ...
      "identifier", "", "hint", hint));
  end
end

## ode23 (f, span, y0, [options])
## The times and the solution of y' = f(t, y) that begins at y0, a row for each time.
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
  x = solution ("lsode", @(t, x) feval (f, x, t), t(:), x0(:), 1e-9, 1e-9);
  state = 2;
  message = "successful exit";
end
