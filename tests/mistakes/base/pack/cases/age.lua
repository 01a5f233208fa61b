case "of age" {
  days = { election_day = "2026-11-08" },
  candidates = { { candidate_id = "A", name = "Ann", birth_date = "1990-01-01" } },
  expect = { decision = "refer", unknown = { "RECORD" } },
}
