-- Is it them? Records and candidates whose number is not quite the same.
base {
  days = { election_day = "2026-11-08", check_day = "2026-10-20" },
  candidates = { {
    name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02",
    unit_id = "V1", post = "member", hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no",
  } },
  unit = { unit_id = "V1", unit_name = "一村", kind = "village", gate = "open",
           declare_until = "2026-10-10", {} },
  replies = {
    candidate_id = "1", replied_on = "2026-10-10", keys = "id_and_name", result = "clear",
    { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
    { dept = "public_security" },
  },
  criminal_records = {          -- what a record is unless a case says otherwise
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02",
    offence = "theft", offence_on = "2009-04-02", disposal = "punished", final_on = "2009-11-20",
    quashed_on = "open", term = "1y6m", sealed = "no", deprived = "no",
  },
}

case "F8 number and name: the rule applies" {
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F2 number the same, name wholly different" {
  criminal_records = { { name = "乙丙丁" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "F4 a small x and full width are the same number" {
  criminal_records = { { id_number = "９９９９９９１９８５０３０２１０１x" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F5 the number was rounded by a spreadsheet" {
  criminal_records = { { id_number = "999999198503021000", name = "乙", birth_date = "" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "F5 the number was written as 9.99999198503021E+17" {
  criminal_records = { { id_number = "9.99999198503021E+17", birth_date = "" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "F7 name and birth date, no number" {
  criminal_records = { { id_number = "" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "one digit of the number is wrong" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "two digits of the number are swapped" {
  criminal_records = { { id_number = "99999919850302011X", name = "", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "the same name without a number or a birth date" {
  criminal_records = { { id_number = "", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "another number, another name: nobody here" {
  criminal_records = { { id_number = "999999198503021028", name = "乙", birth_date = "" } },
  expect = { decision = "accept", warns = {} },
}
case "C11 a record of a namesake born on another day" {
  criminal_records = { { id_number = "", birth_date = "1951-07-07" } },
  expect = { decision = "accept", warns = { "namesake" } },
}
case "G4 a row about another person of the same name: the number differs" {
  criminal_records = { { id_number = "999999198503021028", birth_date = "" } },
  expect = { decision = "accept", warns = { "namesake" } },
}
