-- Convictions and their states, India: B7, B8, B14, C2, C4, C5, C10 and their boundaries.
base {
  days = { scrutiny_day = "2024-07-01" },
  candidates = { { name = "Asha", voter_id = "ABC1234567", birth_date = "1970-01-02" } },
  convictions = {
    voter_id = "ABC1234567", name = "Asha", offence = "other", convicted_on = "2023-01-10", sentence = "imprisonment", term = "2y",
    served = "alone", trial = "none", released_on = "open", quashed_on = "open", stayed = "no", appeal_pending = "no", pardoned_on = "open",
  },
  cases = { candidate_id = "1", charge = "rioting", charged_on = "2024-01-01" },
}
case "two years exactly" { convictions = { {} }, expect = { decision = "reject", reasons = { "IN-8-3:serving" } } }
case "a month less" { convictions = { { term = "23m" } }, expect = { decision = "accept" } }
case "B7 six terms one after the other make 29 months" {
  convictions = { served = "consecutive", trial = "T1", { term = "1m" }, { term = "6m" }, { term = "1m", released_on = "2024-06-01" },
                  { term = "6m", released_on = "2024-05-01" }, { term = "3m" }, { term = "12m" } },
  expect = { decision = "reject", reasons = { "IN-8-3:serving", "IN-8-3:six_years" } },
}
case "B8 the same terms at the same time: twelve months" {
  convictions = { served = "concurrent", trial = "T1", { term = "1m" }, { term = "6m" }, { term = "3m" }, { term = "12m" } },
  expect = { decision = "accept" },
}
case "B14 fined on 1 July 2018, scrutiny on 1 July 2024" {
  convictions = { { offence = "s8_1", sentence = "fine", term = "", convicted_on = "2018-07-01" } },
  expect = { decision = "reject", reasons = { "IN-8-1:fine" }, eligible_from = "2024-07-02" },
}
case "B14 scrutiny on 2 July 2024" {
  days = { scrutiny_day = "2024-07-02" }, convictions = { { offence = "s8_1", sentence = "fine", term = "", convicted_on = "2018-07-01" } },
  expect = { decision = "accept" },
}
case "C1 quashed on the day of scrutiny" { convictions = { { quashed_on = "2024-07-01" } }, expect = { decision = "accept" } }
case "C2 quashed after the day of scrutiny: the rejection stands" {
  convictions = { { quashed_on = "2024-07-02" } }, expect = { decision = "reject", reasons = { "IN-8-3:serving" } },
}
case "C2 the next election" {
  days = { scrutiny_day = "2025-01-10" }, convictions = { { quashed_on = "2024-07-02" } }, expect = { decision = "accept" },
}
case "C4 an appeal is pending: no time of grace since 2013" {
  convictions = { { appeal_pending = "yes" } }, expect = { decision = "reject", reasons = { "IN-8-3:serving" } },
}
case "C5 the conviction is stayed" {
  convictions = { { stayed = "conviction", appeal_pending = "yes" } }, expect = { decision = "accept", warns = { "IN-8-3:stayed" } },
}
case "C5 only the sentence is stayed" {
  convictions = { { stayed = "sentence", appeal_pending = "yes" } }, expect = { decision = "reject", reasons = { "IN-8-3:serving" } },
}
case "C5 whether it is stayed is blank" { convictions = { { stayed = "" } }, expect = { decision = "refer", unknown = { "IN-8-3" } } }
case "C10 a pardon does not by itself lift the bar" {
  convictions = { { pardoned_on = "2024-01-01" } }, expect = { decision = "refer", reasons = { "IN-8-3:pardoned" } },
}
case "C11 a namesake with another voter's number" { convictions = { { voter_id = "XYZ7654321" } }, expect = { decision = "accept" } }
case "pending case: the rule itself speaks of it, and it is a flag only" {
  cases = { {} }, expect = { decision = "accept", warns = { "IN-PENDING:disclosed" } },
}
