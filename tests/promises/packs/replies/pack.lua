-- Two departments are asked about everybody. The one rule says what an adverse answer means; whether there is an
-- answer at all is for the engine to say.
pack { id = "replies", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" }, check_day = { en = "day of the review" } }
params { reply_months = 6 }
stages { "review" }
source "candidates" {
  key = "candidate_id",
  columns = { candidate_id = "id", name = "name" },
}
source "replies" {
  about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", dept = { "court", "police", "tax" }, asked_on = "date", due_on = "date",
              replied_on = "date", result = { "clear", "adverse", "unclear", "withdrawn" }, note = "text" },
  optional = { "asked_on", "due_on", "note" },
  expects = { dept = { "court", "police" } },
  latest  = { by = "replied_on", per = { "dept" } },
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" }, unclear = { "unclear" },
              withdrawn = { "withdrawn" }, asked_on = "asked_on", due_on = "due_on",
              check_day = "check_day", valid_months = "reply_months" },
}
rule "ANSWERS" {
  title = { en = "No department objects" }, each = "replies", severity = "statute", cites = "ACT art. 1",
  reasons = { adverse = { en = "{r.dept} objects" } },
  test = function(r) if is(r.result, "adverse") then reject("adverse") end end,
}
