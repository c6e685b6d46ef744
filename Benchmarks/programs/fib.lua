local function fib(n)
  local value
  if n < 2 then
    value = n
  else
    value = fib(n - 1) + fib(n - 2)
  end
  return value
end
print(string.format("%d", fib(22)))
