-- Rows that suppressions hide: a test pack. Each source has a rule that rejects for every row it is shown, and a suppression
-- that rests on something; what a suppression cannot know hides nothing and lets nobody pass.
pack { id = "hidden", version = "test", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Rows that are hidden (test)" } }
law "ACT" { title = { en = "An act" } }
days { poll_day = { en = "polling day" } }
stages { "one" }
source "candidates" { key = "id", columns = { id = "id", name = "name" } }
for _, name in list { "first", "early", "mid", "dated", "failing", "late", "plain", "asked" } do
  source(name) { about = "candidates", by = "id", columns = { id = "id", kind = { "x", "y" }, lifts = "yes-no", on = "date" },
                 latest = name == "dated" and { by = "on", per = {} } or nil }
end
for _, name in list { "first", "early", "mid", "dated", "failing", "late" } do
  rule("SEES-" .. name) {
    title = { en = "no row of " .. name }, each = name, severity = "statute", stage = "one", cites = "ACT art. 1",
    reasons = { seen = { en = "a row of the kind {r.kind}" } }, test = function(r) reject("seen") end,
  }
end

-- Nobody here has rows of this source, and it is the first that is asked about.
suppress "FIRST" { source = "first", cites = "ACT art. 2", test = function(r) return is(r.lifts, "yes") end }
-- Asks a source that has a suppression of its own and is settled later: not known yet.
suppress "EARLY" { source = "early", cites = "ACT art. 2",
                   test = function(r, c) return none(c.late, function(o) return is(o.kind, "x") end) end }
suppress "LATE" { source = "late", cites = "ACT art. 2", test = function(r) return is(r.lifts, "yes") end }
-- Asks a source without one, declared after it.
suppress "MID" { source = "mid", cites = "ACT art. 2",
                 test = function(r, c) return some(c.plain, function(o) return is(o.kind, "x") end) end }
-- Asks its own rows, of which only the latest are to be seen.
suppress "DATED" { source = "dated", cites = "ACT art. 2",
                   test = function(r, c) return some(c.dated, function(o) return is(o.lifts, "yes") end) end }
suppress "FAILING" { source = "failing", cites = "ACT art. 2",
                     test = function(r, c) local t = {} return t[r.kind].lifts end }

-- A fact that is asked while the rows are settled is asked anew when they are.
fact "asked_x" { test = function(c) return some(c.asked, function(r) return is(r.kind, "x") end) end }
suppress "ASKED" { source = "asked", cites = "ACT art. 2", test = function(r, c) return any_of(c, { "asked_x" }) end }
rule "FACT" {
  title = { en = "a y needs an x" }, severity = "statute", stage = "one", cites = "ACT art. 1",
  reasons = { alone = { en = "a y, and no x to be seen" } },
  test = function(c)
    if not any_of(c, { "asked_x" }) and some(c.plain, function(r) return is(r.kind, "y") end) then reject("alone") end
  end,
}
