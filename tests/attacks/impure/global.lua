-- A name that is not declared.
rule "I05" {
  title = { en = "a global" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then counter = 1 end
    warn("kept")
  end,
}
