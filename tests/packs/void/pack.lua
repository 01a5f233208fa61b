-- A rule that keeps something from one candidate to the next, and one that fails: a test pack. No ruling can
-- settle what they might have said.
pack { id = "void", version = "test", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "A rule that is void (test)" } }
law "ACT" { title = { en = "An act" } }
days { poll_day = { en = "polling day" } }
stages { "one" }
source "candidates" { key = "id", columns = { id = "id", name = "name" } }
rule "FINE" { title = { en = "fine" }, severity = "statute", stage = "one", cites = "ACT art. 1",
  reasons = { no = { en = "no" } }, test = function(c) if same(c.name, "nobody") then reject("no") end end }
local seen = 0
rule "COUNTS" { title = { en = "counts" }, severity = "statute", stage = "one", cites = "ACT art. 1",
  reasons = { no = { en = "no" } }, test = function(c) seen = seen + 1 if seen > 9 then reject("no") end end }
rule "FAILS" { title = { en = "fails" }, severity = "statute", stage = "one", cites = "ACT art. 1",
  reasons = { no = { en = "no" } },
  test = function(c)
    if not same(c.name, "Eve Broken") then return end
    reject("no")
    local t = {}
    t = t.x.y
  end }
