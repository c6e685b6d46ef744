local s = ""
for k = 1, 20000 do
  s = s .. string.format("%d,", k)
end
print(#s)
