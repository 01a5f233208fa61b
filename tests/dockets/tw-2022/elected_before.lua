-- Added to a copy of rules/tw-village-head for this docket: who was elected the time before. The
-- independent script compared names folded by NFKC; that is how texts are compared. Names go further:
-- 34 more are the same person in other characters or dots (啓 and 啟, 温 and 溫), or may be: a character of
-- private use stands in one of the two names.

source "elected_before" {
  title = { en = "elected in 2018", zh = "2018年當選人" },
  about = "candidates",
  match = { sure = { { "name_written", "birth_date" } } },
  columns = { name_written = "text", birth_date = "date" },
}
source "elected_of_that_name" {
  title = { en = "elected in 2018, by name", zh = "2018年當選人（依姓名）" },
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
tally "incumbent_of_that_name" {
  title = { en = "the same, by name as rules compare it", zh = "現任且前屆當選（依姓名）" },
  value = function(c)
    if not is(c.incumbent, "yes") then return "not in office" end
    if some(c.elected_of_that_name, function(r) return true end) then return "found" end
    return "not found"
  end,
}
