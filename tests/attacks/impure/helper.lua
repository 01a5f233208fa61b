-- A counter inside a helper.
local function counter()
  local n = 0
  return function()
    n = n + 1
    return n
  end
end
local next_number = counter()
rule "I09" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if next_number() > 3 then warn("kept") end
  end,
}
