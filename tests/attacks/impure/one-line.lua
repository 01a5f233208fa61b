-- Two functions on one line, so that the line does not tell which is which.
local n = 0
local f, g = function() n = n + 1 return n end, function() n = n + 2 return n end
rule "I11" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if f() + g() > 9 then warn("kept") end
  end,
}
