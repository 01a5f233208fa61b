-- A small pack that is attacked: to it run.sh adds one hostile file at a time. Its own two rules must
-- come out the same whatever stands beside them.
pack { id = "attacked", version = "1", title = { en = "A pack under attack" }, law_day = "election_day" }

law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" } }
params { minimum = 25 }
stages { "review" }

source "candidates" {
  key = "candidate_id",
  columns = { candidate_id = "id", name = "name", birth_date = "date", attacked = "yes-no", note = "text",
              number = "integer" },
}
source "records" {
  about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", offence = "text", on = "date", sealed = "yes-no" },
}

rule "AGE" {
  title = { en = "At least 25" }, severity = "statute", cites = "ACT art. 1",
  reasons = { too_young = { en = "born {c.birth_date}: not yet {param.minimum} on {day.election_day}" } },
  test = function(c)
    if not reached(c.birth_date, param.minimum, c.day.election_day) then reject("too_young") end
  end,
}
rule "RECORDS" {
  title = { en = "Nothing since 2020" }, severity = "statute", cites = "ACT art. 2", each = "records",
  reasons = { recent = { en = "{r.offence} on {r.on}" } },
  test = function(r, c)
    if r.on >= date "2020-01-01" then reject("recent") end
  end,
}
