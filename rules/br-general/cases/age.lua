base {
  days = { poll_day = "2018-10-07", taking_office = "2019-02-01" },
  candidates = { {
    sequence = "1", person = "P1", name = "A", birth_date = "1970-05-05", state = "SP", post = "DEPUTADO FEDERAL",
    nationality = "BRASILEIRA NATA", official_age = "48",
  } },
}

case "A10 twenty at the vote, twenty-one on taking office" {
  candidates = { { birth_date = "1998-01-20", official_age = "21" } },
  expect = { decision = "accept" },
}
case "twenty-one the day after taking office" {
  candidates = { { birth_date = "1998-02-02", official_age = "20" } },
  expect = { decision = "reject", reasons = { "BR-AGE:young" } },
}
case "a senator's first deputy needs thirty-five" {
  candidates = { { post = "1º SUPLENTE", birth_date = "1984-02-02", official_age = "34" } },
  expect = { decision = "reject", reasons = { "BR-AGE:young" } },
}
case "a governor needs thirty" {
  days = { taking_office = "2019-01-01" },
  candidates = { { post = "GOVERNADOR", birth_date = "1989-01-01", official_age = "30" } },
  expect = { decision = "accept" },
}
case "born in 1193: no living person" {
  candidates = { { birth_date = "1193-12-26", official_age = "825" } },
  expect = { decision = "refer", unknown = { "BR-AGE", "OFFICIAL-AGE" } },
}
case "the printed age differs: said, and nothing more" {
  candidates = { { official_age = "49" } },
  expect = { decision = "accept", warns = { "OFFICIAL-AGE:differs" } },
}
case "the printed age is that of the day of taking office, not of the vote" {
  candidates = { { birth_date = "1970-12-01", official_age = "48" } },
  expect = { decision = "accept", warns = {} },
}
case "year only, so the printed age cannot be compared" {
  candidates = { { birth_date = "1970" } },
  expect = { decision = "refer", unknown = { "OFFICIAL-AGE" } },
}
case "the printed age cannot be read" {
  candidates = { { official_age = "4?" } },
  expect = { decision = "refer", unknown = { "OFFICIAL-AGE" } },
}
case "month only, and all of it old enough" {
  candidates = { { birth_date = "1998-01", official_age = "21" } },
  expect = { decision = "accept" },
}
case "month only, and taking office falls into it" {
  candidates = { { birth_date = "1998-02", official_age = "" } },
  expect = { decision = "refer", unknown = { "BR-AGE" } },
}
case "no nationality" {
  candidates = { { nationality = "" } },
  expect = { decision = "refer", unknown = { "BR-NATIONALITY" } },
}
case "registered as a foreigner: referred, not rejected" {
  candidates = { { nationality = "ESTRANGEIRO" } },
  expect = { decision = "refer", reasons = { "BR-NATIONALITY:foreign" } },
}
case "a naturalised candidate for president" {
  days = { taking_office = "2019-01-01" },
  candidates = { { post = "PRESIDENTE", nationality = "BRASILEIRA (NATURALIZADA)" } },
  expect = { decision = "refer", reasons = { "BR-BORN:not_born" } },
}
case "an office the pack has no age for" {
  candidates = { { post = "VEREADOR" } },
  expect = { decision = "refer", unknown = { "BR-AGE", "BR-BORN" } },
}
case "what the court decided is not looked at" {
  candidates = { { court = "INAPTO", court_detail = "INDEFERIDO" } },
  expect = { decision = "accept" },
}
case "taking office in 2091: everybody would be old enough" {
  days = { taking_office = "2091-02-01" }, candidates = { { birth_date = "2000-01-20", official_age = "" } },
  expect = { decision = "refer", reasons = { "BR-AGE:day_slip" } },
}
case "taking office before the vote" {
  days = { taking_office = "2018-02-01" }, candidates = { { official_age = "" } },
  expect = { decision = "refer", reasons = { "BR-AGE:day_slip" } },
}
