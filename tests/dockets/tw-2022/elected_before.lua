-- Added to a copy of rules/tw-village-head for this docket: who was elected the time before.

source "elected_before" {
  title = { en = "elected in 2018", zh = "2018年當選人" },
  about = "candidates",
  match = { sure = { { "name", "birth_date" } } },
  columns = { name = "name", birth_date = "date" },
}

tally "incumbent_elected_before" {
  title = { en = "marked as in office and found elected the time before", zh = "現任且前屆當選" },
  value = function(c)
    if not is(c.incumbent, "yes") then return "not in office" end
    if some(c.elected_before, function(r) return true end) then return "found" end
    return "not found"
  end,
}
