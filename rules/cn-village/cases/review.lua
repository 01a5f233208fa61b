-- The review: replies of departments, conclusions, the gate of a unit, tasks.
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
  conclusions = { candidate_id = "1", decided_on = "2024-09-01", withdrawn_on = "open", document = "no. 5" },
  election_body = { candidate_id = "1" },
  admin_penalties = { id_number = "99999919850302101X", name = "甲", kind = "detention", document = "no. 8" },
}

case "everybody answered clear" {
  expect = { decision = "accept" },
}
case "G1 one department silent" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "G2 found nothing, but searched by name only" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", keys = "name" } },
  expect = { decision = "refer", reasons = { "REPLIES:weak_key" } },
}
case "G5 adverse, withdrawn later: the latest reply counts" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-08-01", result = "adverse", ground = "other" },
              { dept = "political_legal", replied_on = "2026-10-12" } },
  expect = { decision = "accept" },
}
case "G5 the other way round: clear first, adverse later" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-10-12", result = "adverse", ground = "other" },
              { dept = "political_legal", replied_on = "2026-08-01" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_ground" } },
}
case "G7 a reply six months and a day old" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-04-19" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "G7 six months old to the day" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", replied_on = "2026-04-20" } },
  expect = { decision = "accept" },
}
case "G8 建议不作为人选 without a fact" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "adverse", ground = "other", document = "建议不作为人选" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_ground" } },
}
case "an unclear reply" {
  replies = { { dept = "court" }, { dept = "discipline" }, { dept = "public_security" },
              { dept = "political_legal", result = "unclear" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "before the law on the review, silence bars nobody" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  replies = {},
  expect = { decision = "accept" },
}
case "G10 the village is being put in order first: held, not rejected" {
  unit = { { gate = "rectification" } },
  expect = { decision = "refer", reasons = { "UNIT-GATE:gate" }, held = true },
}
case "the village is not in the table of units" {
  candidates = { { unit_id = "V2" } },
  expect = { decision = "refer", unknown = { "CN-REG-VILLAGE", "CN-REG-ELSEWHERE", "CN-REG-COMM", "UNIT-GATE" } },
}
case "G11 a lead of organised crime: a task, the decision is the same" {
  conclusions = { { kind = "crime_lead" } },
  expect = { decision = "accept", tasks = { "CN-REVIEW-DUTY:lead" } },
}
case "gang power, concluded officially" {
  conclusions = { { kind = "gang" } },
  expect = { decision = "reject", reasons = { "CN-GANG:concluded" } },
}
case "gang power, the conclusion withdrawn" {
  conclusions = { { kind = "gang", decided_on = "2024-09-01", withdrawn_on = "2025-01-20" } },
  expect = { decision = "accept" },
}
case "gang power, withdrawn before it was concluded: a day that stands for none" {
  conclusions = { { kind = "gang", withdrawn_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-GANG:withdrawn_early" } },
}
case "gang power, withdrawn the day before it was concluded" {
  conclusions = { { kind = "gang", withdrawn_on = "2024-08-31" } },
  expect = { decision = "refer", reasons = { "CN-GANG:withdrawn_early" } },
}
case "gang power, withdrawn the day it was concluded" {
  conclusions = { { kind = "gang", withdrawn_on = "2024-09-01" } },
  expect = { decision = "accept" },
}
case "gang power, withdrawn, and the day of the conclusion is blank: withdrawn" {
  conclusions = { { kind = "gang", decided_on = "", withdrawn_on = "2025-01-20" } },
  expect = { decision = "accept" },
}
case "gang power, the day of the conclusion is blank, withdrawn before the birth" {
  conclusions = { { kind = "gang", decided_on = "", withdrawn_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "CN-GANG:withdrawn_early" } },
}
case "cult, withdrawn before it was concluded" {
  conclusions = { { kind = "cult", withdrawn_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CULT:withdrawn_early" } },
}
case "expelled from the Party, withdrawn before it was concluded" {
  conclusions = { { kind = "expelled", withdrawn_on = "0001-01-01" } },
  expect = { decision = "refer", reasons = { "CN-EXPELLED:withdrawn_early" } },
}
case "a finding of capacity, withdrawn before it was made" {
  conclusions = { { kind = "capacity", withdrawn_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-CAPACITY:withdrawn_early" } },
}
case "gang power, concluded before an election of 2020: no national law yet" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  conclusions = { { kind = "gang", decided_on = "2019-09-01" } },
  expect = { decision = "accept" },
}
case "cult" {
  conclusions = { { kind = "cult" } },
  expect = { decision = "reject", reasons = { "CN-CULT:concluded" } },
}
case "expelled from the Party, concluded" {
  conclusions = { { kind = "expelled", decided_on = "2023-09-01" } },
  expect = { decision = "reject", reasons = { "CN-EXPELLED:concluded" } },
}
case "declares an expulsion nobody confirms" {
  candidates = { { expelled = "yes" } },
  expect = { decision = "refer", reasons = { "CN-EXPELLED-DECLARED:unconfirmed" } },
}
case "a court finding of capacity" {
  conclusions = { { kind = "capacity", decided_on = "2024-02-02" } },
  expect = { decision = "refer", reasons = { "CN-CAPACITY:court" } },
}
case "nobody asked for conclusions" {
  not_asked = { "conclusions" },
  expect = { decision = "refer", unknown = { "CN-GANG", "CN-CULT", "CN-EXPELLED", "CN-CAPACITY", "CN-REVIEW-DUTY" } },
}
case "a member of the election commission leaves it, and stands" {
  election_body = { { relation = "self" } },
  expect = { decision = "accept", tasks = { "CN-ELECTBODY:leaves" } },
}
case "a close relative in the commission, since 2026" {
  election_body = { { relation = "close_relative" } },
  expect = { decision = "accept", tasks = { "CN-ELECTBODY:relative" } },
}
case "a close relative in the commission, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  election_body = { { relation = "close_relative" } },
  expect = { decision = "accept" },
}
case "a chair over the plan's age: policy" {
  params = { plan = "plan 3", max_age_chair = 60 },
  candidates = { { post = "chair", birth_date = "1965-11-08", id_number = "999999196511081013" } },
  expect = { decision = "reject", reasons = { "POLICY-AGE-CHAIR:over" } },
}
case "不超过60: sixty and a day short of sixty-one is not over" {
  params = { plan = "plan 3", max_age_chair = 60 },
  candidates = { { post = "chair", birth_date = "1965-11-09", id_number = "999999196511091019" } },
  expect = { decision = "accept" },
}
case "a chair over any age, and no plan" {
  candidates = { { post = "chair", birth_date = "1950-01-01", id_number = "999999195001011010" } },
  expect = { decision = "accept" },
}
case "over the age that the plan advises: said, and nobody is kept out" {
  params = { plan = "plan 3", advised_age = 60 },
  candidates = { { birth_date = "1965-11-08", id_number = "999999196511081013" } },
  expect = { decision = "accept", warns = { "POLICY-AGE-ADVISED:over" } },
}
case "sixty, and a day short of sixty-one: not over the age that the plan advises" {
  params = { plan = "plan 3", advised_age = 60 },
  candidates = { { birth_date = "1965-11-09", id_number = "999999196511091019" } },
  expect = { decision = "accept", warns = {} },
}
case "administrative detention in 2025 is sealed in 2026" {
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "2025-05-05" } },
  expect = { decision = "accept" },
}
case "administrative detention in 2016, counted in 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "2015-11-08" } },
  expect = { decision = "refer", reasons = { "POLICY-DETENTION:unsuitable" } },
}
case "administrative detention after the vote: a slip, which speaks for nobody" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "2051-11-08" } },
  expect = { decision = "refer", reasons = { "POLICY-DETENTION:decided_late" } },
}
case "administrative detention at thirteen: a slip, or a day that stands for none" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "1999-03-01" } },
  expect = { decision = "refer", reasons = { "POLICY-DETENTION:decided_early" } },
}
case "administrative detention at fourteen: over long since" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "1999-03-02" } },
  expect = { decision = "accept" },
}
case "B2 five years and a day after it" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  params = { plan = "plan 3", detention_years = 5 },
  admin_penalties = { { decided_on = "2015-11-07" } },
  expect = { decision = "accept" },
}

-- Both sides of the day of the check, and of the first day of the law.
case "gang power, withdrawn on the day of the check" {
  conclusions = { { kind = "gang", decided_on = "2024-09-01", withdrawn_on = "2026-10-20" } },
  expect = { decision = "accept" },
}
case "gang power, withdrawn the day after the check" {
  conclusions = { { kind = "gang", decided_on = "2024-09-01", withdrawn_on = "2026-10-21" } },
  expect = { decision = "reject", reasons = { "CN-GANG:concluded" } },
}
case "a finding of capacity, withdrawn the day after the check" {
  conclusions = { { kind = "capacity", decided_on = "2024-09-01", withdrawn_on = "2026-10-21" } },
  expect = { decision = "refer", reasons = { "CN-CAPACITY:court" } },
}
case "gang, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  conclusions = { { kind = "gang", decided_on = "2024-09-01" } },
  expect = { decision = "reject", reasons = { "CN-GANG:concluded" } },
}
case "cult, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  conclusions = { { kind = "cult", decided_on = "2024-09-01" } },
  expect = { decision = "reject", reasons = { "CN-CULT:concluded" } },
}
case "expelled, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  conclusions = { { kind = "expelled", decided_on = "2024-09-01" } },
  expect = { decision = "reject", reasons = { "CN-EXPELLED:concluded" } },
}
case "gang, cult and expelled, elected on the last day before it: no national law bars" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  conclusions = { { kind = "gang", decided_on = "2024-09-01" }, { kind = "cult", decided_on = "2024-09-01" },
                  { kind = "expelled", decided_on = "2024-09-01" } },
  expect = { decision = "accept" },
}
-- Days that cannot be: nobody can tell by which law.
case "a vote of 2016 reviewed in 2026, convicted" {
  days = { election_day = "2016-11-08" },
  criminal_records = { { name = "甲", id_number = "99999919850302101X", disposal = "punished", final_on = "2009-11-20", term = "1y",
                         offence_on = "2009-01-01", quashed_on = "open", deprived = "no", sealed = "no" } },
  expect = { decision = "refer", reasons = { "CN-AGE-18:day_slip" } },
}
case "a vote of 2036 reviewed in 2026" {
  days = { election_day = "2036-11-08" },
  expect = { decision = "refer", reasons = { "CN-AGE-18:day_slip" } },
}
case "reviewed a year after the vote to the day" {
  days = { election_day = "2025-10-20" }, unit = { { declare_until = "2025-10-01" } },
  expect = { decision = "accept" },
}
case "an official conclusion of gang, cult and expulsion after the vote" {
  conclusions = { { kind = "gang", decided_on = "2062-09-01" }, { kind = "cult", decided_on = "2026-11-09" },
                  { kind = "expelled", decided_on = "2026-12-01" } },
  expect = { decision = "refer", reasons = { "CN-GANG:decided_late", "CN-CULT:decided_late", "CN-EXPELLED:decided_late" } },
}
case "an official conclusion on the day of the vote, and one whose day is blank" {
  conclusions = { { kind = "gang", decided_on = "2026-11-08" }, { kind = "cult", decided_on = "" } },
  expect = { decision = "reject", reasons = { "CN-GANG:concluded", "CN-CULT:concluded" } },
}
