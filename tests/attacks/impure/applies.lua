-- A counter in applies.
local n = 0
rule "I17" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) 
    n = n + 1
    return n > 3
  end,
  test = function(c)
    warn("kept")
  end,
}
