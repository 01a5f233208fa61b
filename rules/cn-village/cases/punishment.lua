-- Criminal records: what they bar, since when, and which may not be used. A record in these cases is
-- one whose id number and name are the candidate's, unless the case says otherwise.
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

case "punished once, long ago, elected since 2026" {
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "the same record, elected in 2020: no national law bars" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { {} },
  expect = { decision = "accept" },
}
case "the same record, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "the same record, elected on the last day before it" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  criminal_records = { {} },
  expect = { decision = "accept" },
}
case "deprived of political rights on election day, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "2020-11-08" } },
  expect = { decision = "reject", reasons = { "CN-POLRIGHTS:deprived" }, eligible_from = "2020-11-09" },
}
case "political rights back the day before, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "2020-11-07" } },
  expect = { decision = "accept" },
}
case "deprived for life" {
  criminal_records = { { deprived = "yes", polrights_to = "open" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished", "CN-POLRIGHTS:for_life" } },
}
case "deprived for life by a judgment that is not final, 2020: not yet a bar, and may become one" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "open", final_on = "open" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:not_final" } },
}
case "deprived by a judgment of 2091, 2019 perhaps" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "2024-11-20", final_on = "2091-11-20" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:not_final" } },
}
case "deprived by a judgment that is final on the day of the vote" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "2024-11-20", final_on = "2020-11-08" } },
  expect = { decision = "reject", reasons = { "CN-POLRIGHTS:deprived" } },
}
case "acquitted, and yet deprived of political rights, 2020: one of the two is a slip" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { disposal = "acquitted", term = "", deprived = "yes", polrights_to = "2024-11-20" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:not_punished" } },
}
case "a case before the court, and yet deprived of political rights to the day of the vote, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { disposal = "pending", final_on = "open", deprived = "", polrights_to = "2020-11-08" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:not_punished" } },
}
case "exempted, and political rights back the day before the vote, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { disposal = "exempted", deprived = "", polrights_to = "2020-11-07" } },
  expect = { decision = "accept" },
}
case "a case before the court in 2020, and no word of political rights: no law bars" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { disposal = "pending", final_on = "open", deprived = "" } },
  expect = { decision = "accept" },
}
case "C1 quashed before the election" {
  criminal_records = { { quashed_on = "2019-03-04" } },
  expect = { decision = "accept" },
}
case "C2 quashed after the election: it still stood on the day" {
  criminal_records = { { quashed_on = "2026-11-09" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "quashed before it was final: a day that stands for none" {
  criminal_records = { { quashed_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "quashed on the first day there is" {
  criminal_records = { { quashed_on = "0001-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "quashed on the day programs count from" {
  criminal_records = { { quashed_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "quashed the day before it was final" {
  criminal_records = { { quashed_on = "2009-11-19" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "quashed the day it was final" {
  criminal_records = { { quashed_on = "2009-11-20" } },
  expect = { decision = "accept" },
}
case "quashed, and never final: a person looks" {
  criminal_records = { { final_on = "open", quashed_on = "2019-03-04" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "quashed, and the day of the judgment is blank: quashed" {
  criminal_records = { { final_on = "", quashed_on = "2019-03-04" } },
  expect = { decision = "accept" },
}
case "quashed, final some time in the year before: quashed" {
  criminal_records = { { final_on = "2018", quashed_on = "2019" } },
  expect = { decision = "accept" },
}
case "quashed and final some time in one year: nobody can tell which came first" {
  criminal_records = { { final_on = "2019", quashed_on = "2019-03-04" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY" } },
}
case "the day of the judgment is blank, quashed before the offence" {
  criminal_records = { { final_on = "", quashed_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "exempted from punishment, quashed before it was final" {
  criminal_records = { { disposal = "exempted", quashed_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:quashed_early" } },
}
case "deprived of political rights, quashed before it was final, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "2022-11-07", quashed_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:quashed_early" } },
}
case "political rights back before the judgment was final, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { deprived = "yes", polrights_to = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:ends_early" } },
}
case "not recorded whether it was quashed" {
  criminal_records = { { quashed_on = "" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY" } },
}
case "C7 not prosecuted is no punishment" {
  criminal_records = { { disposal = "not_prosecuted", term = "" } },
  expect = { decision = "accept" },
}
case "C7 acquitted, and yet a term stands beside it: one of the two is a slip" {
  criminal_records = { { disposal = "acquitted" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:contradicts" } },
}
case "C7 not prosecuted, and yet deprived of political rights" {
  criminal_records = { { disposal = "not_prosecuted", term = "", deprived = "yes" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:contradicts", "CN-POLRIGHTS:not_punished" } },
}
case "C7 acquitted, a term of nothing and no word of political rights" {
  criminal_records = { { disposal = "acquitted", term = "0d", deprived = "" } },
  expect = { decision = "accept" },
}
case "C7 convicted and exempted from punishment: practice differs" {
  criminal_records = { { disposal = "exempted" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:exempted" } },
}
case "pending case: it goes to a person" {
  criminal_records = { { disposal = "pending", final_on = "open" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:pending" } },
}
case "pending case: a judgment final only after the election" {
  criminal_records = { { final_on = "2026-11-09" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:pending" } },
}
case "C8 seventeen at the offence, three years: sealed" {
  criminal_records = { { offence_on = "2003-03-01", term = "3y" } },
  expect = { decision = "accept" },
}
case "C8 seventeen, five years exactly: sealed, 以下 includes the number" {
  criminal_records = { { offence_on = "2003-03-01", term = "5y" } },
  expect = { decision = "accept" },
}
case "C8 seventeen, six years: not sealed" {
  criminal_records = { { offence_on = "2003-03-01", term = "6y" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "on the eighteenth birthday a person is still seventeen in criminal law" {
  criminal_records = { { offence_on = "2003-03-02", term = "3y" } },
  expect = { decision = "accept" },
}
case "the day after it, eighteen" {
  criminal_records = { { offence_on = "2003-03-03", term = "3y" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "seventeen, and no term recorded: neither used nor ignored" {
  criminal_records = { { offence_on = "2003-03-01", term = "" } },
  expect = { decision = "refer" },
}
case "an offence before the birth, three years: nobody can tell whether it is sealed" {
  criminal_records = { { offence_on = "1900-01-01", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "an offence on the first day there is" {
  criminal_records = { { offence_on = "0001-01-01", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "an offence on the day of the birth" {
  criminal_records = { { offence_on = "1985-03-02", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "thirteen at the offence: until February 2021 nobody of that age was guilty of a crime" {
  criminal_records = { { offence_on = "1999-03-01", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "fourteen at the offence: sealed" {
  criminal_records = { { offence_on = "1999-03-03", term = "3y" } },
  expect = { decision = "accept" },
}
case "twelve at an offence since March 2021: sealed" {
  candidates = { { id_number = "999999200810011014", birth_date = "2008-10-01" } },
  criminal_records = { { id_number = "999999200810011014", birth_date = "2008-10-01", offence_on = "2021-03-01",
                         final_on = "2021-11-20", term = "3y" } },
  expect = { decision = "accept" },
}
case "twelve at an offence the day before" {
  candidates = { { id_number = "999999200810011014", birth_date = "2008-10-01" } },
  criminal_records = { { id_number = "999999200810011014", birth_date = "2008-10-01", offence_on = "2021-02-28",
                         final_on = "2021-11-20", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "an offence before the birth, six years: not sealed whatever the day" {
  criminal_records = { { offence_on = "1900-01-01", term = "6y" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "an offence before the birth, marked as sealed" {
  criminal_records = { { offence_on = "1900-01-01", sealed = "yes" } },
  expect = { decision = "accept" },
}
case "the police say it is sealed" {
  criminal_records = { { sealed = "yes", offence_on = "" } },
  expect = { decision = "accept" },
}
case "marked as sealed, and of age on the day of the offence" {
  criminal_records = { { sealed = "yes" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "marked as sealed, and more than five years" {
  criminal_records = { { sealed = "yes", offence_on = "", term = "8y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "the day of the judgment cannot be read" {
  criminal_records = { { final_on = "2009-13-45" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY" } },
}
case "courts and police were not asked" {
  not_asked = { "criminal_records" },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "C11 a record of a namesake" {
  criminal_records = { { id_number = "99999919700101101X", birth_date = "1970-01-01" } },
  expect = { decision = "accept" },
}
case "F2 the number is the candidate's, the name is wholly another" {
  criminal_records = { { name = "乙" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "F7 name and birth date, no number in the record" {
  criminal_records = { { id_number = "" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "F8 number and name: sure" {
  criminal_records = { { birth_date = "" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F4 full-width digits and a small x in the record" {
  criminal_records = { { id_number = "９９９９９９１９８５０３０２１０１x" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "F5 the candidate's number was damaged by a spreadsheet" {
  candidates = { { id_number = "999999198503021000" } },
  expect = { decision = "refer", unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS", "CN-TWO-POSTS" } },
}
case "the candidate's number has a wrong check digit" {
  candidates = { { id_number = "999999198503021011" } },
  expect = { decision = "refer", unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS", "CN-TWO-POSTS" } },
}

case "E11 the same row twice, differing in a space: one candidate" {
  candidates = { { name = "甲 Jia" }, { candidate_id = "1", name = "甲  Jia" } },
  expect = { decision = "accept" },
}
case "one key for two different rows: both referred" {
  candidates = { { post = "member" }, { candidate_id = "1", post = "chair" } },
  expect = { decision = "refer", unknown = { "same_key" } },
}

-- Both sides of the day of the vote.
case "final on the day of the vote" {
  criminal_records = { { offence_on = "2025-04-02", final_on = "2026-11-08" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "final the day after the vote: pending on it" {
  criminal_records = { { offence_on = "2025-04-02", final_on = "2026-11-09" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:pending" } },
}
case "C1 quashed on the day of the vote" {
  criminal_records = { { quashed_on = "2026-11-08" } },
  expect = { decision = "accept" },
}
case "C2 quashed the day after the vote" {
  criminal_records = { { quashed_on = "2026-11-09" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "without political rights on the day of the vote, 2026" {
  criminal_records = { { deprived = "yes", polrights_to = "2026-11-08" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished", "CN-POLRIGHTS:deprived" } },
}
case "political rights back the day before, 2026: the punishment bars" {
  criminal_records = { { deprived = "yes", polrights_to = "2026-11-07" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}
case "not deprived of political rights, and yet for life, 2020: one of the two is a slip" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { polrights_to = "open" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:contradicts" } },
}
case "not deprived of political rights, and yet until the day of the vote, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { polrights_to = "2020-11-08" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS:contradicts" } },
}
case "not deprived of political rights, and a day before the vote, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  criminal_records = { { polrights_to = "2020-11-07" } },
  expect = { decision = "accept" },
}
