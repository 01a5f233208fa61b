-- Two functions on one line, so that the line does not tell which is which.
local n = 0
local t = { function() n = n + 1 return n end, function() return n end }
rule "I11" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if t[1]() > t[2]() - 1 then warn("kept") end
  end,
}
