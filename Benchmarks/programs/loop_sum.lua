local total = 0.0
local term = 1.0
for k = 1, 3000000 do
  total = total + term / (2 * k - 1)
  term = -term
end
print(string.format("%.9f", 4 * total))
