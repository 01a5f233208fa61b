-- What departments answer, and what they do not: the G cases of the review, state by state.
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
  criminal_records = {
    name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2009-01-05", disposal = "punished", final_on = "2009-11-20", quashed_on = "open",
    term = "6m", sealed = "no", deprived = "no", polrights_to = "",
  },
  conclusions = { candidate_id = "1", decided_on = "2024-09-01", withdrawn_on = "open", document = "no. 5" },
}

case "G1 one department silent, asked in a row of the worklist, the deadline past" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", asked_on = "2026-09-28", due_on = "2026-10-19",
                replied_on = "", keys = "", result = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "REPLIES" } },
}
case "G1 the same, on the last day of the deadline" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", due_on = "2026-10-20", replied_on = "", keys = "", result = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "REPLIES" } },
}
case "G1 a row of the worklist filled in is a reply, in time or late" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", due_on = "2026-10-10", replied_on = "2026-10-19" } },
  expect = { decision = "accept" },
}
case "G1 an empty row beside an answer takes nothing away" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" }, { dept = "political_legal" },
              { dept = "political_legal", due_on = "2026-10-10", replied_on = "", keys = "", result = "" } },
  expect = { decision = "accept" },
}
case "a row sent back with a day and no answer" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "G4 adverse, about another person of the same name: accepted, and the department is told" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security", result = "adverse", ground = "record", record_id = "999999195103021017" } },
  expect = { decision = "accept", tasks = { "REPLIES:namesake" } },
}
case "G4 the other way: the record is the candidate's own" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security", result = "adverse", ground = "record", record_id = "99999919850302101X" } },
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, tasks = {} },
}
case "G4 the candidate's own id number is missing: nobody can tell whose record it is" {
  candidates = { { id_number = "" } },
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security", result = "adverse", ground = "record", record_id = "999999195103021017" } },
  expect = { decision = "refer", tasks = {} },
}
case "G5 adverse, then withdrawn and nothing said instead" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-08-01", result = "adverse", ground = "other" },
              { dept = "political_legal", replied_on = "2026-10-12", result = "withdrawn" } },
  expect = { decision = "refer", reasons = {}, unknown = { "REPLIES" } },
}
case "G5 adverse, withdrawn, then clear" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-08-01", result = "adverse", ground = "other" },
              { dept = "political_legal", replied_on = "2026-10-12", result = "withdrawn" },
              { dept = "political_legal", replied_on = "2026-10-14" } },
  expect = { decision = "accept" },
}
case "two replies of one day by one department that differ" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal" },
              { dept = "political_legal", result = "adverse", ground = "conclusion", document = "no. 9" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "two replies of one day that say the same" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", document = "no. 8" }, { dept = "political_legal", document = "no. 9" } },
  expect = { decision = "accept" },
}
case "departments contradict each other: the police report a record, the court none, none is on file" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security", result = "adverse", ground = "record", document = "no. 9" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact", "REPLIES:contradict" } },
}
case "adverse for a record that is on file: judged by the record" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "adverse for a record that is sealed: nothing to be seen is on file" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { sealed = "yes", offence_on = "" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a conclusion nobody has filed" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "adverse", ground = "conclusion" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a record, and on file is only one that was not prosecuted" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { disposal = "not_prosecuted", term = "" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a record, and on file is only one that was acquitted" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { disposal = "acquitted", term = "" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a record, and on file is only one that was quashed" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { quashed_on = "2019-03-04" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a record, and on file are one that was quashed and one that stands" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { quashed_on = "2019-03-04" }, { offence = "fraud", offence_on = "2012-01-05", final_on = "2012-11-20" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "adverse for a record, and on file is a case that is pending" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { disposal = "pending", final_on = "open" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:pending" } },
}
case "adverse for a record, and nobody knows whether the one on file was quashed" {
  replies = { { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { quashed_on = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "REPLIES" } },
}
case "adverse for a record that bars nobody yet, 2023: judged by the record" {
  days = { election_day = "2023-11-08", check_day = "2023-10-20" },
  replies = { replied_on = "2023-10-10", { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { {} },
  expect = { decision = "accept" },
}
case "adverse for a record, and on file is only one that was not prosecuted, 2023" {
  days = { election_day = "2023-11-08", check_day = "2023-10-20" },
  replies = { replied_on = "2023-10-10", { dept = "court", result = "adverse", ground = "record" }, { dept = "discipline" },
              { dept = "political_legal" }, { dept = "public_security", result = "adverse", ground = "record" } },
  criminal_records = { { disposal = "not_prosecuted", term = "" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a conclusion, and on file is only a lead" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "adverse", ground = "conclusion" } },
  conclusions = { { kind = "crime_lead" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" }, tasks = { "CN-REVIEW-DUTY:lead" } },
}
case "adverse for a conclusion, and the one on file was withdrawn" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "adverse", ground = "conclusion" } },
  conclusions = { { kind = "gang", withdrawn_on = "2025-01-20" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "adverse for a conclusion that stands: judged by the conclusion" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "adverse", ground = "conclusion" } },
  conclusions = { { kind = "gang" } },
  expect = { decision = "reject", reasons = { "CN-GANG:concluded" } },
}
case "clear, and a ground is named: record" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", ground = "record" } },
  expect = { decision = "refer", reasons = { "REPLIES:clear_but" } },
}
case "clear, and a ground is named: conclusion" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", ground = "conclusion" } },
  expect = { decision = "refer", reasons = { "REPLIES:clear_but" } },
}
case "clear, and a ground is named: other" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", ground = "other" } },
  expect = { decision = "refer", reasons = { "REPLIES:clear_but" } },
}
case "clear, and a word for nothing as the ground that the docket does not declare" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", ground = "无" } },
  expect = { decision = "refer", reasons = {}, unknown = { "REPLIES" } },
}
case "G7 a reply that does not say when it was given" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "G7 a reply of some day in April, where the twentieth is the border" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-04" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
