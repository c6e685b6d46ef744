% Descent in a curved valley, its gradient by two anonymous functions.
a = 1;
b = 20;
gx = @(x, y) 2*(x - a) - 4*b*x*(y - x^2);
gy = @(x, y) 2*b*(y - x^2);
x = -1.5;
y = 2;
rate = 0.002;
for k = 1:300000
  dx = gx(x, y);
  dy = gy(x, y);
  x = x - rate*dx;
  y = y - rate*dy;
end
printf("%.6f %.6f\n", x, y);
