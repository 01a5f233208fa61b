-- `applies` leaves something for `test`, a row function for the rule, one row for the next.
local answer = false
rule "I21a" {
  title = { en = "applies tells test" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c)
    answer = is(c.attacked, "yes")
    return true
  end,
  test = function(c)
    if answer then warn("kept") end
  end,
}
local found
rule "I21b" {
  title = { en = "a row function tells the rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    each(c.records, function(r) found = r.offence end)
    if found then warn("kept") end
  end,
}
local rows = 0
rule "I21c" {
  title = { en = "one row tells the next" }, severity = "statute", cites = "ACT art. 9", each = "records",
  reasons = { kept = { en = "kept" } },
  test = function(r, c)
    rows = rows + 1
    if rows % 2 == 0 then warn("kept") end
  end,
}
