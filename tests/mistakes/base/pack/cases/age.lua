case "of age" {
  candidate = { candidate_id = "A", name = "Ann", birth_date = "1990-01-01" },
  days = { election_day = "2026-11-08" },
  expect = { decision = "accept" },
}
