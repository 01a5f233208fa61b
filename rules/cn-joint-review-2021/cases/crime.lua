-- Criminal records of three departments: the clock of five years, what is sealed, and whose record it is.
base {
  days = { election_day = "2021-03-14", check_day = "2021-01-29" },
  candidates = { {
    name = "甲", sex = "m", id_number = "99999919850302101X", birth_date = "1985-03-02", unit_id = "V1",
    post = "member", registered = "yes", education = "college", field = "no", experience = "yes", recruited = "local",
  } },
  unit = { unit_id = "V1", district = "D1", unit_name = "一村", kind = "village", seats = "5", joint_council = "no",
           gate = "open", {} },
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", result = "clear", record_id = "",
              document = "7", { dept = "discipline" }, { dept = "public_security" } },
  result = { { candidate_id = "1", votes = "100", elected = "yes" } },
  office = { { post = "secretary", rank = "1" }, { post = "deputy", rank = "2" }, { post = "member", rank = "3" },
             { post = "part_time", rank = "4" } },
  court_judgments = {           -- what a record is unless a case says otherwise
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2014-04-02", outcome = "punished", term = "1y6m", served_on = "2017-06-01", quashed_on = "open",
    sealed = "no", deprived = "no", polrights_to = "", document = "1",
  },
}

case "B1 the day of the vote is the last of five years" {
  days = { election_day = "2020-12-10", check_day = "2021-01-29" },
  court_judgments = { { served_on = "2015-12-10" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" }, eligible_from = "2020-12-11" },
}
case "B2 the day after" {
  days = { election_day = "2020-12-11", check_day = "2021-01-29" },
  court_judgments = { { served_on = "2015-12-10" } },
  expect = { decision = "accept" },
}
case "released on 29 February 2016, vote on 28 February 2021" {
  days = { election_day = "2021-02-28", check_day = "2021-01-29" },
  court_judgments = { { served_on = "2016-02-29" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" }, eligible_from = "2021-03-01" },
}
case "released on 29 February 2016, vote on 1 March 2021" {
  days = { election_day = "2021-03-01", check_day = "2021-01-29" },
  court_judgments = { { served_on = "2016-02-29" } },
  expect = { decision = "accept" },
}
case "not released" {
  court_judgments = { { served_on = "open" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:serving" } },
}
case "when released is not written" {
  court_judgments = { { served_on = "" } },
  expect = { decision = "refer", unknown = { "SENTENCE-COURT" } },
}
case "C1 quashed" {
  court_judgments = { { quashed_on = "2019-03-04", deprived = "yes", polrights_to = "2022-01-01" } },
  expect = { decision = "accept" },
}
case "quashed before the offence: a day that stands for none" {
  court_judgments = { { quashed_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:quashed_early", "CN-POLRIGHTS-COURT:quashed_early" } },
}
case "quashed the day before the offence" {
  court_judgments = { { quashed_on = "2014-04-01" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:quashed_early", "CN-POLRIGHTS-COURT:quashed_early" } },
}
case "served before the offence" {
  court_judgments = { { served_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:served_early" } },
}
case "political rights back before the offence" {
  court_judgments = { { served_on = "2015-09-01", deprived = "yes", polrights_to = "0001-01-01" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS-COURT:ends_early" } },
}
case "acquitted" {
  court_judgments = { { outcome = "acquitted", term = "", served_on = "" } },
  expect = { decision = "accept" },
}
case "acquitted, and yet a term stands beside it: one of the two is a slip" {
  court_judgments = { { outcome = "acquitted", term = "1y" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:contradicts" } },
}
case "acquitted, and yet deprived of political rights" {
  court_judgments = { { outcome = "acquitted", term = "", deprived = "yes", polrights_to = "2010-01-01" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:contradicts" } },
}
case "acquitted, and yet without political rights to the day of the vote" {
  court_judgments = { { outcome = "acquitted", term = "", deprived = "", polrights_to = "2021-03-14" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:contradicts" } },
}
case "acquitted, and political rights to the day before: no matter now" {
  court_judgments = { { outcome = "acquitted", term = "", deprived = "", polrights_to = "2021-03-13" } },
  expect = { decision = "accept" },
}
case "acquitted, a term of nothing" {
  court_judgments = { { outcome = "acquitted", term = "0d", deprived = "" } },
  expect = { decision = "accept" },
}
case "C8 seventeen, three years: sealed by law" {
  court_judgments = { { offence_on = "2003-03-02", term = "3y" } },
  expect = { decision = "accept" },
}
case "C8 on the eighteenth birthday itself a person is still seventeen" {
  court_judgments = { { offence_on = "2003-03-02", term = "5y" } },
  expect = { decision = "accept" },
}
case "the day after the eighteenth birthday" {
  court_judgments = { { offence_on = "2003-03-03", term = "5y" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" } },
}
case "C8 seventeen, six years: not sealed" {
  court_judgments = { { offence_on = "2003-03-02", term = "6y" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" } },
}
case "an offence before the birth: nobody can tell whether it is sealed" {
  court_judgments = { { offence_on = "1900-01-01", term = "3y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-POLRIGHTS-COURT", "SENTENCE-COURT" } },
}
case "marked as sealed" {
  court_judgments = { { sealed = "yes", offence_on = "", term = "3y" } },
  expect = { decision = "accept" },
}
case "marked as sealed, and of age on the day of the offence" {
  court_judgments = { { sealed = "yes" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-POLRIGHTS-COURT", "SENTENCE-COURT" } },
}
case "served long ago, without political rights on the day of the vote" {
  court_judgments = { { served_on = "2015-09-01", deprived = "yes", polrights_to = "2021-03-14" } },
  expect = { decision = "reject", reasons = { "CN-POLRIGHTS-COURT:deprived" }, eligible_from = "2021-03-15" },
}
case "political rights back the day before" {
  court_judgments = { { served_on = "2015-09-01", deprived = "yes", polrights_to = "2021-03-13" } },
  expect = { decision = "accept" },
}
case "deprived for life" {
  court_judgments = { { served_on = "2015-09-01", deprived = "yes", polrights_to = "open" } },
  expect = { decision = "reject", reasons = { "CN-POLRIGHTS-COURT:for_life" } },
}
case "F8 the same number of fifteen characters" {
  court_judgments = { { id_number = "999999850302101" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" }, grade = "sure" },
}
case "F2 the same number, another name" {
  court_judgments = { { name = "乙丙" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:too_soon" }, grade = "close" },
}
case "F7 name and birth date, no number" {
  court_judgments = { { id_number = "" } },
  expect = { decision = "refer", reasons = { "SENTENCE-COURT:too_soon" }, grade = "close" },
}
case "C11 a namesake born in another year" {
  court_judgments = { { id_number = "999999197803021017", birth_date = "1978-03-02" } },
  expect = { decision = "accept", warns = { "namesake" } },
}
case "courts were not asked" {
  not_asked = { "court_judgments" },
  expect = { decision = "refer", unknown = { "CN-POLRIGHTS-COURT", "SENTENCE-COURT" } },
}
case "the police and justice keep the same things" {
  police_records = { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2014-04-02", outcome = "punished", term = "1y6m", served_on = "2017-06-01", quashed_on = "open",
    sealed = "no", deprived = "no", polrights_to = "", document = "1", {} },
  corrections = { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2014-04-02", outcome = "punished", term = "1y6m", served_on = "2018-06-01", quashed_on = "open",
    sealed = "no", deprived = "no", polrights_to = "", document = "1", {} },
  expect = { decision = "reject", reasons = { "SENTENCE-JUSTICE:too_soon", "SENTENCE-POLICE:too_soon" },
             eligible_from = "2023-06-02" },
}
case "a case before the procuratorate" {
  prosecutions = { { id_number = "99999919850302101X", name = "甲", offence = "injury", state = "pending",
                     state_on = "2020-12-01", document = "1" } },
  expect = { decision = "refer", reasons = { "CASE-PENDING:pending" } },
}
case "C7 not prosecuted" {
  prosecutions = { { id_number = "99999919850302101X", name = "甲", offence = "injury", state = "not_prosecuted",
                     state_on = "2020-12-01", document = "1" } },
  expect = { decision = "accept" },
}
-- Both sides of the day of the vote.
case "served on the day of the vote" {
  court_judgments = { { served_on = "2021-03-14" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" }, eligible_from = "2026-03-15" },
}
case "served the day after the vote: still serving on it" {
  court_judgments = { { served_on = "2021-03-15" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:serving" } },
}
case "C1 quashed on the day of the vote" {
  court_judgments = { { quashed_on = "2021-03-14" } },
  expect = { decision = "accept" },
}
case "C2 quashed the day after the vote" {
  court_judgments = { { quashed_on = "2021-03-15" } },
  expect = { decision = "reject", reasons = { "SENTENCE-COURT:too_soon" } },
}
case "not deprived of political rights, and yet until the day of the vote: one of the two is a slip" {
  court_judgments = { { served_on = "2015-09-01", polrights_to = "2021-03-14" } },
  expect = { decision = "refer", reasons = { "CN-POLRIGHTS-COURT:contradicts" } },
}
case "not deprived of political rights, and a day before the vote: no matter now" {
  court_judgments = { { served_on = "2015-09-01", polrights_to = "2021-03-13" } },
  expect = { decision = "accept" },
}

-- What courts keep, the police keep too.
case "the police: not served, and political rights" {
  police_records = {
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft", offence_on = "2014-04-02",
    outcome = "punished", term = "1y6m", served_on = "2015-09-01", quashed_on = "open", sealed = "no", deprived = "yes",
    polrights_to = "2021-03-13", document = "1",
    { served_on = "2021-03-15" }, { polrights_to = "2021-03-14" }, { polrights_to = "open" },
  },
  expect = { decision = "reject",
             reasons = { "SENTENCE-POLICE:serving", "CN-POLRIGHTS-POLICE:deprived", "CN-POLRIGHTS-POLICE:for_life" } },
}
case "the police: days and words that cannot be" {
  police_records = {
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft", offence_on = "2014-04-02",
    outcome = "punished", term = "1y6m", served_on = "2015-09-01", quashed_on = "open", sealed = "no", deprived = "no",
    polrights_to = "", document = "1",
    { quashed_on = "1900-01-01" }, { served_on = "1970-01-01" }, { outcome = "acquitted" },
    { deprived = "yes", polrights_to = "0001-01-01" }, { polrights_to = "2021-03-14" },
  },
  expect = { decision = "refer",
             reasons = { "SENTENCE-POLICE:quashed_early", "CN-POLRIGHTS-POLICE:quashed_early", "SENTENCE-POLICE:served_early",
                         "SENTENCE-POLICE:contradicts", "CN-POLRIGHTS-POLICE:ends_early", "CN-POLRIGHTS-POLICE:contradicts" } },
}

-- What courts keep, the justice office keeps too.
case "the justice office: not served, and political rights" {
  corrections = {
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft", offence_on = "2014-04-02",
    outcome = "punished", term = "1y6m", served_on = "2015-09-01", quashed_on = "open", sealed = "no", deprived = "yes",
    polrights_to = "2021-03-13", document = "1",
    { served_on = "2021-03-15" }, { polrights_to = "2021-03-14" }, { polrights_to = "open" },
  },
  expect = { decision = "reject",
             reasons = { "SENTENCE-JUSTICE:serving", "CN-POLRIGHTS-JUSTICE:deprived", "CN-POLRIGHTS-JUSTICE:for_life" } },
}
case "the justice office: days and words that cannot be" {
  corrections = {
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft", offence_on = "2014-04-02",
    outcome = "punished", term = "1y6m", served_on = "2015-09-01", quashed_on = "open", sealed = "no", deprived = "no",
    polrights_to = "", document = "1",
    { quashed_on = "1900-01-01" }, { served_on = "1970-01-01" }, { outcome = "acquitted" },
    { deprived = "yes", polrights_to = "0001-01-01" }, { polrights_to = "2021-03-14" },
  },
  expect = { decision = "refer",
             reasons = { "SENTENCE-JUSTICE:quashed_early", "CN-POLRIGHTS-JUSTICE:quashed_early", "SENTENCE-JUSTICE:served_early",
                         "SENTENCE-JUSTICE:contradicts", "CN-POLRIGHTS-JUSTICE:ends_early", "CN-POLRIGHTS-JUSTICE:contradicts" } },
}
