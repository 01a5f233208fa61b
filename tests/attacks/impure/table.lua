-- A table made outside is written.
local seen = {}
rule "I03" {
  title = { en = "remembers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    seen[c.name] = true
    if seen["Person 1"] then warn("kept") end
  end,
}
