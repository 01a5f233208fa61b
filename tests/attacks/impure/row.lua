-- Writing into a row.
rule "I07" {
  title = { en = "r" }, severity = "statute", cites = "ACT art. 9", each = "records",
  reasons = { kept = { en = "kept" } },
  applies = function(r, c) return true end,
  test = function(r, c)
    if is(c.attacked, "yes") then r.on = date "1970-01-01" end
    warn("kept")
  end,
}
