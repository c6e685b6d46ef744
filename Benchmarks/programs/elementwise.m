% A formula over a million numbers, twenty times.
x = linspace(0, 1, 1000000);
s = 0;
for k = 1:20
  y = sin(x).*exp(-x) + x.^2 - 3*x;
  s = s + sum(y)/1e6;
end
printf("%.6f\n", s);
