-- Whoever has a record is rejected; whose record it is has to be found first.
pack { id = "records", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" } }
stages { "review" }
source "candidates" {
  key = "candidate_id", columns = { candidate_id = "id", name = "name", id_number = "cn-id", birth_date = "date" },
  optional = { "birth_date" }, birth_date = { from_id = "id_number" },
}
source "records" {
  about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" }, { "name", "birth_date" } },
            never = { { "name" } } },
  columns = { name = "name", id_number = "cn-id", birth_date = "date", offence = "text" },
  optional = { "birth_date" },
}
rule "RECORD" {
  title = { en = "No record" }, severity = "statute", cites = "ACT art. 1", each = "records",
  reasons = { record = { en = "{r.offence}" } },
  test = function(r, c) reject("record") end,
}
