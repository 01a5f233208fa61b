-- counted: what sum and at_least rest on, and rows that stand twice.
pack { id = "counted", version = "1", law_day = "poll_day", title = { en = "Counted rows" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
stages { "review" }
source "candidates" { key = "id", columns = { id = "id", name = "name" } }
source "points" { about = "candidates", match = { sure = { { "id", "name" } }, close = { { "id" } } },
  columns = { id = "id", name = "name", points = "integer", term = "duration" } }
rule "SUM" {
  title = { en = "too many points" }, severity = "statute", stage = "review", cites = "ACT s.1",
  reasons = { many = { en = "{total} points" } },
  test = function(c)
    local total = sum(c.points, "points")
    if total > 6 then reject("many", { total = total }) end
  end,
}
rule "TERMS" {
  title = { en = "too long a time" }, severity = "statute", stage = "review", cites = "ACT s.2",
  reasons = { long = { en = "two years or more" } },
  test = function(c)
    if sum(c.points, function(r) return r.term end) >= months(24) then reject("long") end
  end,
}
rule "OFTEN" {
  title = { en = "too often" }, severity = "statute", stage = "review", cites = "ACT s.3",
  reasons = { often = { en = "three times" } },
  test = function(c)
    if at_least(3, c.points, function(r) return r.points > 0 end) then reject("often") end
  end,
}
