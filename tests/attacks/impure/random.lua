-- Generators of random numbers, written by hand: a number is kept, in a local, in a table, in a function.
local seed = 42
local function random(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed % n
end
rule "I22a" {
  title = { en = "one in a hundred" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if random(100) == 0 then warn("kept") end
  end,
}
local state = { 42 }
rule "I22b" {
  title = { en = "in a table" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if is(c.attacked, "yes") then state[1] = state[1] * 48271 % 2147483647 end
    if state[1] % 2 == 1 then warn("kept") end
  end,
}
local draw = function() return 1 end
rule "I22c" {
  title = { en = "a function that is replaced" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    local x = draw()
    draw = function() return x + 1 end
    if x > 3 then warn("kept") end
  end,
}
