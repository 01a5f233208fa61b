-- A fact that counts: whoever asks it is void, others are not.
local n = 0
fact "third" { test = function(c) n = n + 1 return n % 3 == 0 end }
rule "I14a" {
  title = { en = "asks" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if c.third then warn("kept") end
  end,
}
rule "I14b" {
  title = { en = "does not ask" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    warn("kept")
  end,
}
