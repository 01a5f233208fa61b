-- A variable that two rules share: one writes, one reads.
local last = "nobody"
rule "I10a" {
  title = { en = "writes" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    last = c.name
    warn("kept")
  end,
}
rule "I10b" {
  title = { en = "reads" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if same(last, "nobody") then warn("kept") end
  end,
}
