-- A birth date and an id number that may differ: judged over both.
pack { id = "both", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote", per = "unit" } }
stages { "review" }
source "candidates" {
  key = "candidate_id",
  columns = { candidate_id = "id", name = "name", birth_date = "date", id_number = "cn-id", unit_id = "id" },
  optional = { "birth_date", "id_number", "unit_id" }, birth_date = { from_id = "id_number" },
}
rule "AGE" {
  title = { en = "At least 25" }, severity = "statute", cites = "ACT art. 1",
  reasons = { too_young = { en = "born {c.birth_date}" } },
  test = function(c)
    if not reached(c.birth_date, 25, c.day.election_day) then reject("too_young") end
  end,
}
