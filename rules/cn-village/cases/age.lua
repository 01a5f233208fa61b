-- Age, and what a partial date leaves open. Numbers as in the list of edge cases the pack was built to.
base {
  days = { election_day = "2024-12-05", check_day = "2024-11-20" },
  candidates = { {
    name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02",
    unit_id = "V1", post = "member", hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no",
  } },
  unit = { unit_id = "V1", unit_name = "一村", kind = "village", gate = "open",
           declare_until = "2024-11-10", {} },
  replies = {
    candidate_id = "1", replied_on = "2024-11-10", keys = "id_and_name", result = "clear",
    { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
    { dept = "public_security" },
  },
}

case "A1 the birthday on election day counts" {
  candidates = { { birth_date = "2006-12-05", id_number = "999999200612051015" } },
  expect = { decision = "accept" },
}
case "A2 one day short of eighteen" {
  candidates = { { birth_date = "2006-12-06", id_number = "999999200612061010" } },
  expect = { decision = "reject", reasons = { "CN-AGE-18:too_young" }, eligible_from = "2024-12-06" },
}
case "A7 month only, and every day of the month is old enough" {
  candidates = { { birth_date = "2006.11", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id" } },
}
case "A8 month only, and the days differ" {
  candidates = { { birth_date = "2006.12", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id" }, unknown = { "CN-AGE-18", "CN-POLRIGHTS", "CN-TWO-POSTS" } },
}
case "year only, long past eighteen, with a good id number" {
  candidates = { { birth_date = "1985" } },
  expect = { decision = "accept" },
}
case "no birth date: taken from the id number" {
  candidates = { { birth_date = "" } },
  expect = { decision = "accept" },
}
case "no birth date and no id number" {
  candidates = { { birth_date = "", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id" }, unknown = { "CN-AGE-18", "CN-POLRIGHTS", "CN-TWO-POSTS" } },
}
case "a birth date nobody alive can have" {
  candidates = { { birth_date = "1193-12-26", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id" }, unknown = { "CN-AGE-18", "CN-POLRIGHTS", "CN-TWO-POSTS" } },
}
case "born on 29 February, eighteen on 28 February of a common year" {
  days = { election_day = "2026-02-28", check_day = "2026-02-10" },
  candidates = { { birth_date = "2008-02-29", id_number = "99999920080229101X" } },
  replies = { replied_on = "2026-02-01", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  expect = { decision = "accept" },
}
