-- Every kind of finding a person may rule on, and those nobody may: for the cases beside it.
pack { id = "rulings", version = "1", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Rulings" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
params { least_age = 18 }
stages { "review" }

source "candidates" { key = "id", columns = { id = "id", name = "name", birth_date = "date", said = { "fine", "reject", "refer", "hold", "both" },
  seat = "yes-no" } }
source "records" { about = "candidates", match = { sure = { { "id", "name" } }, close = { { "name" } } },
  columns = { id = "id", name = "name", kind = { "theft", "fraud" }, on = "date", sealed = "yes-no" } }

suppress "SEALED" { source = "records", cites = "ACT s.9", test = function(r) return is(r.sealed, "yes") end }

rule "AGE" {
  title = { en = "old enough" }, severity = "statute", in_force = { from = "2020-01-01" }, stage = "review", cites = "ACT s.1",
  reasons = { young = { en = "born {c.birth_date}: too young" } },
  test = function(c) if not reached(c.birth_date, param.least_age, c.day.poll_day) then reject("young") end end,
}
rule "WORD" {
  title = { en = "what the list says" }, severity = "statute", in_force = { from = "2020-01-01" }, stage = "review", cites = "ACT s.2",
  reasons = { no = { en = "said reject" }, look = { en = "said refer" }, gate = { en = "said hold" } },
  test = function(c)
    if is(c.said, "reject", "both") then reject("no") end
    if is(c.said, "refer", "both") then refer("look") end
    if is(c.said, "hold") then hold("gate") end
  end,
}
rule "RECORD" {
  title = { en = "no record" }, each = "records", severity = "statute", in_force = { from = "2020-01-01" }, stage = "review", cites = "ACT s.3",
  reasons = { barred = { en = "{r.kind} on {r.on}" } },
  test = function(r, c) if r.on <= c.day.poll_day then reject("barred") end end,
}
rule "HABIT" {
  title = { en = "a policy nobody adopted" }, severity = "policy", stage = "review", cites = "ACT s.4",
  reasons = { seat = { en = "has a seat" } },
  test = function(c) if is(c.seat, "yes") then reject("seat") end end,
}
