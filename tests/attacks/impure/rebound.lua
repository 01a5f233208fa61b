-- A local that lives outside the rule is given a new value.
local n = 0
rule "I01" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    n = n + 1
    if n > 3 then warn("kept") end
  end,
}
