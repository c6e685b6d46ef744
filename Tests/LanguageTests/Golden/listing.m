% Every instruction that the compiler emits.
function [s, n] = total(x, f)
  s = 0;
  n = numel(x);
  for k = 1:n
    if x(k) > 2 && n < 10, s += f(x(k)) * k; end
  end
end
function varargout = several(varargin)
  global log
  log = nargin;
  varargout = cell(1, nargout);
end
function report()
  printf('%d\n', 1);
end

a = 0.1 + 0.2; b = [1 2; 3 4]; y = 'text'; c = {1, y; 2, true};
d = a + b; d = a - b; d = a * b; d = a / b; d = a .^ b; d = a \ b; d = a & b;
d = b + 1; d = b - 1; d = 2 .* b; d = b / 2; d = b ^ 2; d = 1 - b; d = 1 ./ b;
d = a - a * a; d = -b'; d = ~(a || a);
e = a < a; e = a >= a; e = a == a; e = a ~= a;
b(1, 2) = a; b(1) = a; b(2) = 5; b(:, 1) = []; b(end + 1) = b(1, end);
s.name{2}(a).x = 1; s.("key") = [a; b(1)]; [c{1:2}, d] = several(c{:}); [~, d] = total(b, @sin);
r = 1:0.5:3; r = several(s.name{:}); r = f2(a); r = several(a, c{:});
if a, sum = 1; end, z = sum; z = [s.name{:}]; z = [a, b]; z = {c{:}};
g = @(t) several(t, a){1};
h(x) := sqrt(x) / x;
g(a)
h(2);
pi
for column = b
  while a < a
    if a <= a, continue, elseif a == a, break, end
    if a != a && a == 1 && a ~= 2, end
    if a < 1 && a <= 1 && a > 1 && a >= 1, end
  end
end
do
  a++;
until true
switch y
  case {'text', 'other'}, y
  otherwise, c{:}
end
try
  error('no');
catch problem
  unwind_protect
    report
  unwind_protect_cleanup
    clear a
    clear
  end
end
% The ends of loops.
n = 9;
while a < n, a++; end
while a <= n, a++; end
while a == n, a++; end
while a ~= n, a--; end
while a < 12, a++; end
while a <= 12, a++; end
while a == 13, a++; end
while a ~= 15, a++; end
while a > 5, a--; end
while a >= 5, a--; end
% Two operations in one instruction.
a = b + a/n;
b = 2*a - 1;
b = a.*3 + (2);
