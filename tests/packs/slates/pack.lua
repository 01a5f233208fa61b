-- slates: rules over candidates who are judged together, and what a blank of one leaves open for whom.
pack { id = "slates", version = "1", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Judged together" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
stages { "review", "count", "after" }
forbid { "sex" }

source "candidates" { key = "id", columns = {
  id = "id", name = "name", unit_id = "id", person = "id or none", post = { "chair", "member" }, votes = "integer",
  nick = "text", born = "date", fit = "yes-no", late = "yes-no", sex = { "m", "f" }, skill = { "law", "book", "none" } },
  optional = { "sex", "nick" } }
source "unit" { one_by = "unit_id", columns = { unit_id = "id", seats = "integer" } }
source "office" { one_by = "post", columns = { post = { "chair", "member" }, rank = "integer" } }
source "relations" { between = { "a", "b" }, columns = { a = "id", b = "id", kind = { "spouse", "sibling", "cousin" }, sure = "yes-no" } }

rule "FIT" {
  title = { en = "fit" }, severity = "statute", stage = "review", cites = "ACT s.1", reasons = { unfit = { en = "not fit" } },
  test = function(c) if is(c.fit, "no") then reject("unfit") end end,
}
rule "LATE" {                       -- a stage after the slates: what it finds they did not see
  title = { en = "found out later" }, severity = "statute", stage = "after", cites = "ACT s.2", reasons = { late = { en = "found out" } },
  test = function(c) if is(c.late, "yes") then reject("late") end end,
}
rule "KIN" {
  title = { en = "relatives" }, severity = "statute", stage = "review", cites = "ACT s.3", group = { "unit_id" },
  reasons = { kin = { en = "{rel.kind} of {other.name}, also in {slate.unit_id}" } },
  test = function(slate)
    for a, b, rel in related(slate, "relations", { "spouse", "sibling" }) do
      warn(a, "kin", { other = b, rel = rel })
      warn(b, "kin", { other = a, rel = rel })
    end
  end,
}
rule "TWICE" {
  title = { en = "one person, two places" }, severity = "statute", stage = "review", cites = "ACT s.4", group = { "person" },
  reasons = { twice = { en = "also stands as {other.id} in {other.unit_id}" } },
  test = function(slate)
    for a, b in pairs_of(slate) do
      refer(a, "twice", { other = b })
      refer(b, "twice", { other = a })
    end
  end,
}
rule "SEATS" {
  title = { en = "more candidates than seats" }, severity = "regulation", stage = "review", cites = "ACT s.5", group = { "unit_id" }, over = "standing",
  reasons = { few = { en = "{slate.members} candidates for {seats} seats in {slate.unit_id}" } },
  test = function(slate)
    if #slate < slate.unit.seats + 1 then alert("few", { seats = slate.unit.seats }) end
  end,
}
rule "SKILLS" {
  title = { en = "somebody knows the law" }, severity = "policy", stage = "review", cites = "ACT s.6", group = { "unit_id" },
  reasons = { none_knows = { en = "nobody in {slate.unit_id} knows the law" } },
  test = function(slate)
    if none(slate, function(a) return is(a.skill, "law") end) then alert("none_knows") end
  end,
}
-- Of relatives who are elected the higher office stays, then more votes; equals vote again.
rule "RESOLVE" {
  title = { en = "relatives who are elected" }, severity = "statute", stage = "count", cites = "ACT s.7", group = { "unit_id" }, over = "standing",
  reasons = {
    gives_way = { en = "{rel.kind} of {other.name}, who keeps the higher office or has more votes" },
    tie = { en = "equal with {other.name}: vote again" }, waits = { en = "depends on {other.name}" } },
  test = function(slate)
    local kin = { "spouse", "sibling" }
    local out, open = {}, {}
    for level, above in ranked(slate, { "office.rank", "low" }, { "post", "low" }, { "votes", "high" }) do
      for a, b, rel in related(level, above, "relations", kin) do
        if out[b] then pass(a, "other_gave_way")
        elseif open[b] then refer(a, "waits", { other = b, rel = rel }); open[a] = true
        else reject(a, "gives_way", { other = b, rel = rel }); out[a] = true end
      end
      for a, b, rel in related(level, level, "relations", kin) do
        if not out[a] and not out[b] then
          refer(a, "tie", { other = b, rel = rel }); refer(b, "tie", { other = a, rel = rel })
          open[a] = true; open[b] = true
        end
      end
    end
  end,
}
-- The eldest of a unit and post is asked to preside. It carries the eldest from one to the next: a blank leaves all in the dark.
rule "ELDEST" {
  title = { en = "the eldest presides" }, severity = "regulation", stage = "after", cites = "ACT s.8", group = { "unit_id", "post" },
  reasons = { presides = { en = "the eldest of {slate.members}" } },
  test = function(slate)
    local eldest
    each(slate, function(a) if eldest == nil or a.born < eldest.born then eldest = a end end)
    task(eldest, "presides", { to = "unit" })
  end,
}
-- Each alone, though in a slate: a blank concerns nobody else.
rule "EACH" {
  title = { en = "each by himself" }, severity = "regulation", stage = "after", cites = "ACT s.9", group = "list",
  reasons = { book = { en = "knows the book" } },
  test = function(slate)
    each(slate, function(a) if is(a.skill, "book") then warn(a, "book") end end)
  end,
}
-- given asks for a blank: after it silence is no pass.
rule "NICK" {
  title = { en = "known by another name" }, severity = "regulation", stage = "after", cites = "ACT s.10", group = { "unit_id" },
  reasons = { other_name = { en = "known as {c.nick}" } },
  test = function(slate)
    each(slate, function(a) if given(a, "nick") and matches(a.nick, "^alias") then refer(a, "other_name") end end)
  end,
}
