-- Rulings by persons on what the rules found: a record under another number, an exemption, a gate.
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

case "a record under another number: cleared by a person, for each rule that asks" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  rulings = { { reason = "near", ruling = "clear" }, { rule = "CN-CRIM-ANY", reason = "unknown", ruling = "clear" },
              { rule = "CN-POLRIGHTS", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "near", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "cleared for one rule only: the other's unknown stands" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  rulings = { { reason = "near", ruling = "clear" }, { rule = "CN-CRIM-ANY", reason = "unknown", ruling = "clear" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-POLRIGHTS" } },
}
case "it is this person's: the number is to be mended, nobody is rejected by a ruling" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  rulings = { { reason = "near", ruling = "uphold" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" }, ruled = { "near" } },
}
case "lift is no word for it" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  rulings = { { reason = "near", ruling = "lift" } },
  expect = { decision = "refer", idle = { "unfit" } },
}
case "C7 exempted from punishment: the review decides that it does not bar here" {
  criminal_records = { { disposal = "exempted" } },
  rulings = { { rule = "CN-CRIM-ANY", reason = "exempted", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "CN-CRIM-ANY:exempted" } },
}
case "F7 name and birth date, no number: a person says it is theirs" {
  criminal_records = { { id_number = "" } },
  rulings = { { rule = "CN-CRIM-ANY", reason = "punished", ruling = "uphold" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, ruled = { "CN-CRIM-ANY:punished" } },
}
case "G10 a village that is being put in order is opened by no ruling" {
  unit = { { gate = "rectification" } },
  rulings = { { rule = "UNIT-GATE", reason = "gate", ruling = "clear" } },
  expect = { decision = "refer", held = true, idle = { "held" } },
}
