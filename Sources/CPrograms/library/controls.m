# Controls of the page

## slider (first, last, [step], [value], …)
## control: page
## arguments: 2 or more
## A number that the reader of the page moves between two others. While the page is made it has the given value, or lies in the middle; without a step there are about a hundred places. Options: "label" and a text; "scale" and "log" or "linear". The control is named by the variable it is assigned to.
##
## >> a = slider(0, 2, 0.1, 0.5)
## a = 0.5000
## >> n = slider(1, 10, 1, "label", "points")
## n = 6
## >> rate = slider(0.001, 1, "scale", "log");
## .. printf("%.3f\n", rate)
## 0.032
function [value, label, numbers, limits, items] = slider (now, first, last, varargin)
  [given, options] = optionsOf ("slider", varargin, {"label", "scale"});
  [label, isLog] = deal (options.label, strcmpi (options.scale, "log"));
  items = {};
  numbersOf ("slider", "limits", 2, {first, last});
  if first >= last, refuse ("slider", "the first limit must be less than the last", sprintf ("they are %g and %g", first, last)); end
  if isLog && first <= 0, refuse ("slider", "a logarithmic slider needs limits above 0", sprintf ("the first one is %g", first)); end
  step = 10 ^ floor (log10 ((last - first) / 50));
  value = (first + last) / 2;
  if isLog
    step = 0;
    value = sqrt (first * last);
  end
  if numel (given) > 0 && ! isempty (given{1}), step = given{1}; end
  if numel (given) > 1, value = given{2}; end
  if numel (given) > 2, refuse ("slider", "there are too many numbers", "its form is slider (first, last, step, value)"); end
  numbersOf ("slider", "step and value", 2, {step, value});
  if step < 0 || (step == 0 && ! isLog) || step > last - first
    refuse ("slider", "the step must be positive and fit between the limits", sprintf ("it is %g", step));
  end
  value = number ("slider", now, value);
  value = min (max (value, first), last);
  if step > 0
    value = min (first + round ((value - first) / step) * step, last);
    % Sums of steps such as 0.1 end in digits that nobody means.
    tens = 10 ^ max (0, 3 - floor (log10 (step)));
    value = round (value * tens) / tens;
  end
  numbers = value;
  limits = [first last step isLog];
end

## choice (items, [start], …)
## control: page
## arguments: 1 or more
## The one of several items that the reader of the page chooses: texts, or the numbers of a vector. While the page is made it is the first one, or start. Option: "label" and a text.
##
## >> f = choice({"sin", "cos"}, "cos")
## f = cos
## >> n = choice([10 100 1000])
## n = 10
function [value, label, numbers, limits, items] = choice (now, list, varargin)
  start = [];
  if mod (numel (varargin), 2) == 1
    start = varargin{1};
    varargin(1) = [];
  end
  [given, options] = optionsOf ("choice", varargin, {"label"});
  label = options.label;
  if ! iscell (list) && isnumeric (list), list = num2cell (list); end
  if ! iscell (list) || isempty (list)
    refuse ("choice", "the items must be a cell array of texts or a vector of numbers", 'for example choice ({"linear", "cubic"})');
  end
  items = cell (1, numel (list));
  for k = 1:numel (list)
    if ischar (list{k})
      items{k} = list{k};
    elseif isnumeric (list{k}) && isscalar (list{k})
      items{k} = num2str (list{k});
    else
      refuse ("choice", sprintf ("item %d is neither a text nor a number", k), 'for example choice ({"linear", "cubic"})');
    end
  end
  place = 1;
  if ! isempty (start), place = placeOf (start, items); end
  if ischar (now), place = placeOf (now, items); end
  % A number is the place that the page sends; where the items are numbers, the name of one comes as text.
  if isnumeric (now) && ! isempty (now) && any (now == 1:numel (items)), place = now; end
  value = list{place};
  numbers = place;
  limits = [];
end

function place = placeOf (item, items)
  if isnumeric (item), item = num2str (item); end
  place = find (strcmp (item, items), 1);
  if isempty (place)
    refuse ("choice", sprintf ("there is no item '%s'", item), ["the items are " strjoin(items, ", ")]);
  end
end

## checkbox ([value], …)
## control: page
## arguments: 0 or more
## Whether the reader of the page has ticked a box. While the page is made it is the value, or false. Option: "label" and a text.
##
## >> checked = checkbox(true, "label", "Show the tangent")
## checked = 1
function [value, label, numbers, limits, items] = checkbox (now, varargin)
  [given, options] = optionsOf ("checkbox", varargin, {"label"});
  label = options.label;
  value = false;
  if numel (given) > 0, value = given{1}; end
  if ! (isnumeric (value) || islogical (value)) || ! isscalar (value)
    refuse ("checkbox", "the value must be true or false", "for example checkbox (true)");
  end
  value = number ("checkbox", now, value) != 0;
  numbers = double (value);
  limits = [];
  items = {};
end

## player (n, [value], …)
## control: page
## arguments: 1 or more
## A step from 1 to n that the reader of the page plays like a film, with buttons for one step on and back. While the page is made it is the last one, or value. Options: "label" and a text; "seconds" for a step.
##
## >> k = player(12)
## k = 12
## >> k = player(12, 1, "seconds", 0.2)
## k = 1
function [value, label, numbers, limits, items] = player (now, n, varargin)
  [given, options] = optionsOf ("player", varargin, {"label", "seconds"});
  label = options.label;
  seconds = options.seconds;
  if isempty (seconds), seconds = 0.5; end
  numbersOf ("player", "number of steps", 1, {n});
  if n < 1 || n != fix (n), refuse ("player", "the number of steps must be a whole number above 0", sprintf ("it is %g", n)); end
  value = n;
  if numel (given) > 0, value = given{1}; end
  value = min (max (round (number ("player", now, value)), 1), n);
  numbers = value;
  limits = [1 n seconds];
  items = {};
end

## dragpoint (point, …)
## control: page
## arguments: 1 or more
## A point of the cell's plot that the reader of the page drags, or moves with the arrow keys: two numbers. Option: "label" and a text, which stands beside it.
##
## >> p = dragpoint([1 2], "label", "start")
## p =
##
##    1   2
##
function [value, label, numbers, limits, items] = dragpoint (now, point, varargin)
  [given, options] = optionsOf ("dragpoint", varargin, {"label"});
  label = options.label;
  if ! isnumeric (point) || numel (point) != 2 || ! all (isfinite (point(:)))
    refuse ("dragpoint", "the point must be two numbers", "for example dragpoint ([1 2])");
  end
  value = point;
  value(:) = list ("dragpoint", now, point);
  numbers = value(:).';
  limits = [];
  items = {};
end

## matrixinput (A, …)
## control: page
## arguments: 1 or more
## A matrix whose entries the reader of the page can change. While the page is made it is A. Option: "label" and a text.
##
## >> A = matrixinput([1 2; 3 4])
## A =
##
##    1   2
##    3   4
##
function [value, label, numbers, limits, items] = matrixinput (now, A, varargin)
  [given, options] = optionsOf ("matrixinput", varargin, {"label"});
  label = options.label;
  if ! isnumeric (A) || isempty (A) || ! isreal (A) || numel (A) > 64
    refuse ("matrixinput", "the matrix must have 1 to 64 real entries", sprintf ("it has %d", numel (A)));
  end
  value = A;
  value(:) = list ("matrixinput", now, A);
  numbers = value(:).';
  limits = size (A);
  items = {};
end

## rotate3d ([azimuth, elevation], …)
## control: page
## arguments: 0 or more
## Lets the reader of the page turn the cell's plots in space, by dragging, with the arrow keys, or by two angles in degrees. The result is where they are looked at from: while the page is made the given angles, or those of view; view makes another cell's plots follow. Option: "label" and a text.
##
## >> v = rotate3d(-50, 20)
## v =
##
##   -50   20
##
function [value, label, numbers, limits, items] = rotate3d (now, varargin)
  if numel (varargin) == 1 && strcmp (varargin{1}, "on"), varargin = {}; end
  [given, options] = optionsOf ("rotate3d", varargin, {"label"});
  label = options.label;
  [azimuth, elevation] = view;
  if numel (given) == 2
    [azimuth, elevation] = given{:};
  elseif numel (given) > 0
    refuse ("rotate3d", "there must be an azimuth and an elevation", "for example rotate3d (-37.5, 30)");
  end
  numbersOf ("rotate3d", "azimuth and elevation", 2, {azimuth, elevation});
  value = list ("rotate3d", now, [azimuth, elevation]);
  value(2) = min (max (value(2), -90), 90);
  numbers = value;
  limits = [];
  items = {};
end

## resample ([label])
## control: page
## arguments: 0 or more
## A button that draws the random numbers that follow anew. The result says how often it was pressed: 0 while the page is made.
##
## >> resample
## ans = 0
function [value, label, numbers, limits, items] = resample (now, label, varargin)
  if nargin > 2, refuse ("resample", "there are too many arguments", 'its form is resample ("label")'); end
  if nargin < 2, label = ""; end
  value = max (0, number ("resample", now, 0));
  numbers = value;
  limits = [];
  items = {};
end

## variant (n, [label])
## control: page
## arguments: 1 or more
## A button for other numbers of an exercise: the number of its variant, from 1 to n, which begins the random numbers that follow anew. While the page is made it is 1.
##
## >> k = variant(20);
## .. a = randi([2 9]);
## .. printf("%d\n", k)
## 1
function [value, label, numbers, limits, items] = variant (now, n, label, varargin)
  if nargin > 3, refuse ("variant", "there are too many arguments", 'its form is variant (n, "label")'); end
  if nargin < 3, label = ""; end
  numbersOf ("variant", "number of variants", 1, {n});
  if n < 1 || n != fix (n), refuse ("variant", "the number of variants must be a whole number above 0", sprintf ("it is %g", n)); end
  value = min (max (round (number ("variant", now, 1)), 1), n);
  numbers = value;
  limits = [1 n];
  items = {};
end

function numbersOf (name, what, count, values)
  for k = 1:numel (values)
    if ! isnumeric (values{k}) || ! isscalar (values{k}) || ! isfinite (values{k}) || ! isreal (values{k})
      word = "must be finite numbers";
      if count == 1, word = "must be a finite number"; end
      refuse (name, ["the " what " " word], sprintf ("one is a %s of size %dx%d", class (values{k}), rows (values{k}), columns (values{k})));
    end
  end
end

% As many numbers as the start has, which the page or the command line sets, or else the start.
function values = list (name, now, start)
  if ischar (now)
    text = now;
    now = sscanf (strrep (text, ",", " "), "%f");
    if numel (now) != numel (start)
      refuse (name, sprintf ("'%s' must be %d numbers", text, numel (start)), "with commas between them, column by column");
    end
  end
  values = start;
  if isnumeric (now) && numel (now) == numel (start) && all (isfinite (now(:))), values(:) = now(:); end
end

% What the page or the command line sets, or else the start.
function value = number (name, now, start)
  value = start;
  if ischar (now), now = str2double (now); end
  if (isnumeric (now) || islogical (now)) && isscalar (now) && isfinite (now), value = double (now); end
end
