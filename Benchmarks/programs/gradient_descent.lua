local a = 1.0
local b = 20.0
local gx = function(x, y) return 2 * (x - a) - 4 * b * x * (y - x ^ 2) end
local gy = function(x, y) return 2 * b * (y - x ^ 2) end
local x = -1.5
local y = 2.0
local rate = 0.002
for k = 1, 300000 do
  local dx = gx(x, y)
  local dy = gy(x, y)
  x = x - rate * dx
  y = y - rate * dy
end
print(string.format("%.6f %.6f", x, y))
