-- sorted: rows in the order of a day, if that can be told; and suppressions that ask the rows of their own source.
pack { id = "sorted", version = "1", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end", title = { en = "Sorted rows" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
stages { "review" }

source "candidates" { key = "id", columns = { id = "id", name = "name" } }
source "records" { about = "candidates", match = { sure = { { "id", "name" } }, close = { { "id" } } },
  columns = { id = "id", name = "name", kind = { "a", "b", "c" }, on = "date or open" } }
source "cases" { about = "candidates", by = "id", columns = { id = "id", on = "date", years = "integer", minor = "yes-no", sealed = "yes-no" } }
source "pleas" { about = "candidates", by = "id", columns = { id = "id", on = "date" } }

-- Three in a row decide: a before b before c.
rule "ORDER" {
  title = { en = "what came first" }, severity = "statute", stage = "review", cites = "ACT s.1",
  reasons = { first_a = { en = "a came first" }, first_b = { en = "b came first" }, first_c = { en = "c came first" } },
  test = function(c)
    for i, r in ipairs(sorted(c.records, "on")) do
      if i == 1 and is(r.kind, "a") then reject("first_a") end
      if i == 1 and is(r.kind, "b") then reject("first_b") end
      if i == 1 and is(r.kind, "c") then reject("first_c") end
    end
  end,
}
rule "CASES" {
  title = { en = "cases that are not out of time" }, each = "cases", severity = "statute", stage = "review", cites = "ACT s.2",
  reasons = { live = { en = "case of {r.on}" } }, test = function(r) reject("live") end,
}

-- Out of time after its years, unless another, not minor, came while they ran: then both run to the later end.
suppress "LAPSED" { source = "cases", cites = "ACT s.3", test = function(r, c)
  local last = r.on + years(r.years)
  for _, s in ipairs(sorted(c.cases, "on")) do
    if s.on > r.on and s.on <= last and is(s.minor, "no") and s.on + years(s.years) > last then last = s.on + years(s.years) end
  end
  return last < c.day.poll_day
end }
suppress "SEALED" { source = "cases", cites = "ACT s.4", test = function(r) return is(r.sealed, "yes") end }
-- Asks a source that is settled after it was declared before: what is not settled yet is no answer.
suppress "PLEAS" { source = "pleas", cites = "ACT s.5", test = function(r, c) return some(c.cases, function(s) return s.on <= r.on end) end }
rule "PLEAS" {
  title = { en = "pleas" }, each = "pleas", severity = "statute", stage = "review", cites = "ACT s.5",
  reasons = { plea = { en = "plea of {r.on}" } }, test = function(r) refer("plea") end,
}
