-- The environment itself is replaced.
rule "I13a" {
  title = { en = "replaces" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then _ENV = { warn = warn } end
    warn("kept")
  end,
}
rule "I13b" {
  title = { en = "is in the same file" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if reached(c.birth_date, 200, c.day.election_day) then warn("kept") end
  end,
}
