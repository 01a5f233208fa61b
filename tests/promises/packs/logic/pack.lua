-- Three answers: yes, no, not known. A table gives the rule and the cells.
pack { id = "logic", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" }, other_day = { en = "a day that may be missing", per = "unit" } }
params { minimum = 25 }
stages { "review" }
source "candidates" {
  key = "candidate_id",
  columns = { candidate_id = "id", name = "name", a = "yes-no", b = "yes-no", birth_date = "date", since = "date",
              nationality = "text or none", unit_id = "id" },
  optional = { "a", "b", "birth_date", "since", "nationality", "unit_id" },
}
source "records" {
  about = "candidates",
  match = { sure = { { "candidate_id", "name" } }, close = { { "candidate_id" } } },
  columns = { candidate_id = "id", name = "name", kind = { "x", "y", "z" }, on = "date or open", n = "integer",
              term = "duration", from = "date", to = "date or open", sealed = "yes-no" },
  optional = { "kind", "on", "n", "term", "from", "to", "sealed" },
}
source "others" {
  about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", kind = { "x", "y", "z" } },
}
source "unit" { one_by = "unit_id", columns = { unit_id = "id", gate = { "open", "shut" } } }
