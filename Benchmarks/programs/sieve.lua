local limit = 500000
local isprime = {}
for k = 1, limit do isprime[k] = true end
isprime[1] = false
local k = 2
while k * k <= limit do
  if isprime[k] then
    local multiple = k * k
    while multiple <= limit do
      isprime[multiple] = false
      multiple = multiple + k
    end
  end
  k = k + 1
end
local count = 0
for k = 1, limit do
  if isprime[k] then
    count = count + 1
  end
end
print(string.format("%d", count))
