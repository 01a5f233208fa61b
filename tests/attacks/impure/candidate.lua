-- Writing into the candidate.
rule "I06" {
  title = { en = "c" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then c.birth_date = date "1970-01-01" end
    warn("kept")
  end,
}
