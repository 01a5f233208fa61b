base {
  days = { poll_day = "2022-11-26", age_day = "2022-10-31" },
  candidates = { { candidate_id = "1", unit_id = "1", name = "甲", birth_date = "1960-05-05", official_age = "62" } },
}

case "A5 born on polling day 23 years ago: the year is complete on the eve" {
  candidates = { { birth_date = "1999-11-26", official_age = "22" } },
  expect = { decision = "accept" },
}
case "born a day later" {
  candidates = { { birth_date = "1999-11-27", official_age = "22" } },
  expect = { decision = "reject", reasons = { "TW-AGE:young" }, eligible_from = "2022-11-27" },
}
case "month only, undecidable" {
  candidates = { { birth_date = "1999-11", official_age = "" } },
  expect = { decision = "refer", unknown = { "TW-AGE" } },
}
case "month only, all of it old enough" {
  candidates = { { birth_date = "1999-10", official_age = "" } },
  expect = { decision = "accept" },
}
case "the printed age differs: said, and nothing more" {
  candidates = { { official_age = "63" } },
  expect = { decision = "accept", warns = { "OFFICIAL-AGE:differs" } },
}
case "no birth date" {
  candidates = { { birth_date = "", official_age = "" } },
  expect = { decision = "refer", unknown = { "TW-AGE" } },
}
case "year only, so the printed age cannot be compared" {
  candidates = { { birth_date = "1960" } },
  expect = { decision = "refer", unknown = { "OFFICIAL-AGE" } },
}
-- Civil Code art. 121: a last month without the day ends the period with its own last day, 28 February.
case "born on 29 February, polling day 28 February: complete only at the end of it" {
  days = { poll_day = "2023-02-28" }, candidates = { { birth_date = "2000-02-29", official_age = "" } },
  expect = { decision = "reject", reasons = { "TW-AGE:young" }, eligible_from = "2023-03-01" },
}
case "born on 29 February, polling day 1 March" {
  days = { poll_day = "2023-03-01" }, candidates = { { birth_date = "2000-02-29", official_age = "" } },
  expect = { decision = "accept" },
}
case "born on 28 February, polling day 28 February" {
  days = { poll_day = "2023-02-28" }, candidates = { { birth_date = "2000-02-28", official_age = "" } },
  expect = { decision = "accept" },
}
