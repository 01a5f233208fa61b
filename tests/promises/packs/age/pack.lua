-- The natural rule: reject if age < 25. The age is a column that may be missing.
pack { id = "age", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" } }
stages { "review" }
source "candidates" {
  key = "candidate_id", columns = { candidate_id = "id", name = "name", age = "integer" }, optional = { "age" },
}
rule "AGE" {
  title = { en = "At least 25" }, severity = "statute", cites = "ACT art. 1",
  reasons = { too_young = { en = "aged {c.age}" } },
  test = function(c)
    if c.age < 25 then reject("too_young") end
  end,
}
