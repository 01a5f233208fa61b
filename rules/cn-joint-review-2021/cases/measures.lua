-- What counts for a while: both sides of every window, and what ended.
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
}
case "expelled five years ago: the last day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "expelled", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-EXPELLED:counts" }, eligible_from = "2021-03-15" },
}
case "expelled five years ago, and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "expelled", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "removed from a Party post two years ago: the last day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_removal", decided_on = "2019-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-REMOVAL:counts" }, eligible_from = "2021-03-15" },
}
case "removed from a Party post two years ago, and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_removal", decided_on = "2019-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "probation within the Party ended two years ago: the last day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_probation", decided_on = "2019-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-PROBATION:counts" }, eligible_from = "2021-03-15" },
}
case "probation within the Party ended two years ago, and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_probation", decided_on = "2019-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "seriously warned a year and a half ago: the last day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "serious_warning", decided_on = "2019-09-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-SERIOUS:counts" }, eligible_from = "2021-03-15" },
}
case "seriously warned a year and a half ago, and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "serious_warning", decided_on = "2019-09-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "warned a year ago: the last day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "warning", decided_on = "2020-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-WARNING:counts" }, eligible_from = "2021-03-15" },
}
case "warned a year ago, and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "warning", decided_on = "2020-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "gang, five years ago: the last day" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "GANG:counts" }, eligible_from = "2021-03-15" },
}
case "gang, five years ago, and a day" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "cult, five years ago: the last day" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "cult", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "CULT:counts" }, eligible_from = "2021-03-15" },
}
case "cult, five years ago, and a day" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "cult", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "detention, five years ago: the last day" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DETENTION:counts" }, eligible_from = "2021-03-15" },
}
case "detention, five years ago, and a day" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "removed from the committee five years ago: the last day" {
  removals = { { id_number = "99999919850302101X", name = "甲", kind = "removed", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "REMOVED:counts" }, eligible_from = "2021-03-15" },
}
case "removed from the committee five years ago, and a day" {
  removals = { { id_number = "99999919850302101X", name = "甲", kind = "removed", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "void for bribery five years ago: the last day" {
  void_elections = { { id_number = "99999919850302101X", name = "甲", kind = "bribery", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "VOID-ELECTION:counts" }, eligible_from = "2021-03-15" },
}
case "void for bribery five years ago, and a day" {
  void_elections = { { id_number = "99999919850302101X", name = "甲", kind = "bribery", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "organised petitioning five years ago: the last day" {
  petitions = { { id_number = "99999919850302101X", name = "甲", kind = "organised", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PETITION:counts" }, eligible_from = "2021-03-15" },
}
case "organised petitioning five years ago, and a day" {
  petitions = { { id_number = "99999919850302101X", name = "甲", kind = "organised", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "gang conclusion withdrawn on the day of the vote" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2019-01-01", ended_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "... the day after" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2019-01-01", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "reject", reasons = { "GANG:counts" }, eligible_from = "2024-01-02" },
}
case "I1 major demerit, a day inside both readings" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "major_demerit", decided_on = "2019-09-15", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PUBLIC-DEMERIT:counts" } },
}
case "I1 major demerit, between the two readings" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "major_demerit", decided_on = "2019-09-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", unknown = { "PUBLIC-DEMERIT" } },
}
case "I1 major demerit, a day past both readings" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "major_demerit", decided_on = "2019-09-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a lesser sanction" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "demerit", decided_on = "2021-01-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "fined, not detained" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "fine", decided_on = "2020-06-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "void, but not for bribery" {
  void_elections = { { id_number = "99999919850302101X", name = "甲", kind = "procedure", decided_on = "2020-06-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "took part in petitioning" {
  petitions = { { id_number = "99999919850302101X", name = "甲", kind = "took_part", decided_on = "2020-06-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "ordered to resign five years ago: the last day" {
  removals = { { id_number = "99999919850302101X", name = "甲", kind = "resigned", decided_on = "2016-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "RESIGNED:counts" } },
}
case "ordered to resign five years ago, and a day" {
  removals = { { id_number = "99999919850302101X", name = "甲", kind = "resigned", decided_on = "2016-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "removed from a public post, a day inside both readings of two years" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "public_removal", decided_on = "2019-03-15", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PUBLIC-REMOVAL:counts" } },
}
case "removed from a public post, between the two readings" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "public_removal", decided_on = "2019-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = {}, unknown = { "PUBLIC-REMOVAL" } },
}
case "removed from a public post, a day past both readings" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "public_removal", decided_on = "2019-03-13", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "dismissed from public office long ago: nothing says when it ends" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "dismissed", decided_on = "2010-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "PUBLIC-DISMISSED:dismissed" } },
}
case "dismissed from public office, withdrawn by the day of the vote" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "dismissed", decided_on = "2020-03-14", ended_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "dismissed from public office, withdrawn the day after the vote" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "dismissed", decided_on = "2020-03-14", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "refer", reasons = { "PUBLIC-DISMISSED:dismissed" } },
}
case "dismissed from public office, withdrawn before it was decided" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "dismissed", decided_on = "2020-03-14", ended_on = "2020-03-13",
    document = "1" } },
  expect = { decision = "refer", reasons = { "PUBLIC-DISMISSED:ended_early" } },
}
case "cautioned, not detained" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "caution", decided_on = "2020-06-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "under investigation" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "investigation", decided_on = "2020-12-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "INVESTIGATION:open" } },
}
case "investigation closed" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "investigation", decided_on = "2020-12-01", ended_on = "2021-02-01",
    document = "1" } },
  expect = { decision = "accept" },
}
case "I5 listed as a debtor on the day of the vote" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2020-12-01", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBTOR:listed" } },
}
case "I5 delisted by the day of the vote" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2020-12-01", ended_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "whether delisted is not written" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2020-12-01", ended_on = "",
    document = "1" } },
  expect = { decision = "refer", unknown = { "DEBTOR" } },
}
case "illegal building" {
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2020-12-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "BUILDING:stands" } },
}
case "illegal building put right" {
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2020-12-01", ended_on = "2021-01-01",
    document = "1" } },
  expect = { decision = "accept" },
}
case "licence revoked three years ago: the last day" {
  liabilities = { { id_number = "99999919850302101X", name = "甲", company = "某商行", revoked_on = "2018-03-14", personal = "yes",
    document = "1" } },
  expect = { decision = "reject", reasons = { "LIABILITY:liable" }, eligible_from = "2021-03-15" },
}
case "licence revoked three years ago, and a day" {
  liabilities = { { id_number = "99999919850302101X", name = "甲", company = "某商行", revoked_on = "2018-03-13", personal = "yes",
    document = "1" } },
  expect = { decision = "accept" },
}
case "licence revoked, not personally liable" {
  liabilities = { { id_number = "99999919850302101X", name = "甲", company = "某商行", revoked_on = "2020-03-14", personal = "no",
    document = "1" } },
  expect = { decision = "accept" },
}
case "debt that is due" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBT:owes" } },
}
case "debt settled by the day of the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "debt not due yet" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2021-03-15", settled_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}

-- Days that cannot be.
case "PARTY-EXPELLED: ended before it was decided" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "expelled", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "PARTY-EXPELLED:ended_early" } },
}
case "GANG: ended before it was decided" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "GANG:ended_early" } },
}
case "CULT: ended before it was decided" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "cult", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "CULT:ended_early" } },
}
case "INVESTIGATION: ended before it was decided" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "investigation", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "INVESTIGATION:ended_early" } },
}
case "DEBTOR: ended before it was decided" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "DEBTOR:ended_early" } },
}
case "BUILDING: ended before it was decided" {
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2020-03-14", ended_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "BUILDING:ended_early" } },
}
case "gang, withdrawn the day it was decided" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2020-03-14", ended_on = "2020-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "gang, withdrawn, and the day of the decision is blank: withdrawn" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "", ended_on = "2020-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "gang, the day of the decision is blank, withdrawn before the birth" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "", ended_on = "1970-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "GANG:ended_early" } },
}
case "gang, decided before the birth" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "1900-01-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "GANG:decided_early" } },
}
case "detention at thirteen" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "1999-03-01", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "DETENTION:decided_early" } },
}
case "detention at fourteen: over long since" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "1999-03-02", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a licence revoked before the birth" {
  liabilities = { { id_number = "99999919850302101X", name = "甲", company = "某商行", revoked_on = "1900-01-01", personal = "yes",
    document = "1" } },
  expect = { decision = "refer", reasons = { "LIABILITY:revoked_early" } },
}
case "a debt settled before the birth" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "1900-01-01",
    document = "1" } },
  expect = { decision = "refer", reasons = { "DEBT:settled_early" } },
}
case "a debt settled before it was due" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "2019-12-01",
    document = "1" } },
  expect = { decision = "accept" },
}

-- The window of what is decided after the vote has not begun: that speaks for nobody.
case "rights within the Party restored only after the vote: still on probation" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_probation", decided_on = "2021-03-15",
    ended_on = "open", document = "1" } },
  expect = { decision = "refer", reasons = { "PARTY-PROBATION:decided_late" } },
}
case "dealt with for a gang in 2062, a slip for 2016" {
  conclusions = { { id_number = "99999919850302101X", name = "甲", kind = "gang", decided_on = "2062-03-15",
    ended_on = "open", document = "1" } },
  expect = { decision = "refer", reasons = { "GANG:decided_late" } },
}
case "warned on the day of the vote" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "warning", decided_on = "2021-03-14",
    ended_on = "open", document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-WARNING:counts" }, eligible_from = "2022-03-15" },
}
case "liable for a licence revoked after the vote" {
  liabilities = { { id_number = "99999919850302101X", name = "甲", company = "甲公司", revoked_on = "2062-03-15",
    personal = "yes", document = "1" } },
  expect = { decision = "refer", reasons = { "LIABILITY:revoked_late" } },
}

-- What lasts as long as it lasts: the day of the vote and the day after.
case "I5 delisted the day after the vote" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2020-03-14", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBTOR:listed" } },
}
case "an illegal building put right on the day of the vote" {
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2020-03-14", ended_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "an illegal building put right the day after the vote" {
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2020-03-14", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "reject", reasons = { "BUILDING:stands" } },
}
case "an investigation closed on the day of the vote" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "investigation", decided_on = "2020-03-14", ended_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "an investigation closed the day after the vote" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "investigation", decided_on = "2020-03-14", ended_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "refer", reasons = { "INVESTIGATION:open" } },
}
case "a debt due on the day of the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2021-03-14", settled_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBT:owes" } },
}
case "a debt due the day after the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2021-03-15", settled_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a debt due in 2062, of 2016" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2062-03-01", settled_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "DEBT:due_late" } },
}
case "a debt due in 2062, and settled" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2062-03-01", settled_on = "2020-03-01",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a debt due five years after the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2026-03-14", settled_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a debt settled on the day of the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "2021-03-14",
    document = "1" } },
  expect = { decision = "accept" },
}
case "a debt settled the day after the vote" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "12000.5", due_on = "2020-01-01", settled_on = "2021-03-15",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBT:owes" } },
}

-- The same of every ground, one after the other.
case "sanctions that ended before they were decided" {
  sanctions = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "party_removal" }, { kind = "serious_warning" }, { kind = "warning" }, { kind = "major_demerit" },
    { kind = "public_removal" }, { kind = "expelled" }, { kind = "party_probation" },
  },
  expect = { decision = "refer", reasons = {
               "PARTY-REMOVAL:ended_early", "PARTY-SERIOUS:ended_early", "PARTY-WARNING:ended_early",
               "PUBLIC-DEMERIT:ended_early", "PUBLIC-REMOVAL:ended_early", "PARTY-EXPELLED:ended_early",
               "PARTY-PROBATION:ended_early",
  } },
}
case "sanctions on a child" {
  sanctions = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "party_removal" }, { kind = "serious_warning" }, { kind = "warning" }, { kind = "major_demerit" },
    { kind = "public_removal" }, { kind = "expelled" }, { kind = "party_probation" },
  },
  expect = { decision = "refer", reasons = {
               "PARTY-REMOVAL:decided_early", "PARTY-SERIOUS:decided_early", "PARTY-WARNING:decided_early",
               "PUBLIC-DEMERIT:decided_early", "PUBLIC-REMOVAL:decided_early", "PARTY-EXPELLED:decided_early",
               "PARTY-PROBATION:decided_early",
  } },
}
case "sanctions decided the day after the vote" {
  sanctions = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "party_removal" }, { kind = "serious_warning" }, { kind = "warning" }, { kind = "major_demerit" },
    { kind = "public_removal" }, { kind = "expelled" }, { kind = "party_probation" },
  },
  expect = { decision = "refer", reasons = {
               "PARTY-REMOVAL:decided_late", "PARTY-SERIOUS:decided_late", "PARTY-WARNING:decided_late",
               "PUBLIC-DEMERIT:decided_late", "PUBLIC-REMOVAL:decided_late", "PARTY-EXPELLED:decided_late",
               "PARTY-PROBATION:decided_late",
  } },
}
case "other grounds that ended before they were decided" {
  removals = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "removed" }, { kind = "resigned" } },
  conclusions = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "cult" } },
  detentions = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "detention" } },
  petitions = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "organised" } },
  void_elections = { id_number = "99999919850302101X", name = "甲", decided_on = "2020-03-14", ended_on = "1900-01-01", document = "1",
    { kind = "bribery" } },
  expect = { decision = "refer", reasons = {
               "REMOVED:ended_early", "RESIGNED:ended_early", "CULT:ended_early", "DETENTION:ended_early",
               "PETITION:ended_early", "VOID-ELECTION:ended_early",
  } },
}
case "other grounds of a day as a child" {
  removals = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "removed" }, { kind = "resigned" } },
  conclusions = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "cult" } },
  detentions = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "detention" } },
  petitions = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "organised" } },
  void_elections = { id_number = "99999919850302101X", name = "甲", decided_on = "1900-01-01", ended_on = "open", document = "1",
    { kind = "bribery" } },
  expect = { decision = "refer", reasons = {
               "REMOVED:decided_early", "RESIGNED:decided_early", "CULT:decided_early", "DETENTION:decided_early",
               "PETITION:decided_early", "VOID-ELECTION:decided_early",
  } },
}
case "other grounds decided the day after the vote" {
  removals = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "removed" }, { kind = "resigned" } },
  conclusions = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "cult" } },
  detentions = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "detention" } },
  petitions = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "organised" } },
  void_elections = { id_number = "99999919850302101X", name = "甲", decided_on = "2021-03-15", ended_on = "open", document = "1",
    { kind = "bribery" } },
  expect = { decision = "refer", reasons = {
               "REMOVED:decided_late", "RESIGNED:decided_late", "CULT:decided_late", "DETENTION:decided_late",
               "PETITION:decided_late", "VOID-ELECTION:decided_late",
  } },
}

-- What is written as the end need not be a withdrawal: who was detained is let go, and rights are restored.
case "a detention that ended ten days later: served, or withdrawn?" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2020-03-14", ended_on = "2020-03-24", document = "1" } },
  expect = { decision = "refer", reasons = { "DETENTION:ended" } },
}
case "a detention that ended thirty days later" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2020-03-14", ended_on = "2020-04-13", document = "1" } },
  expect = { decision = "refer", reasons = { "DETENTION:ended" } },
}
case "a detention that ended thirty-one days later: nobody is kept so long" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2020-03-14", ended_on = "2020-04-14", document = "1" } },
  expect = { decision = "accept" },
}
case "a detention that ended ten days later, five years ago and a day" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2016-03-13", ended_on = "2016-03-23", document = "1" } },
  expect = { decision = "accept" },
}
case "a detention that ended, and the day it was decided is blank" {
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "", ended_on = "2020-03-24", document = "1" } },
  expect = { decision = "refer", reasons = {}, unknown = { "DETENTION" } },
}
case "probation within the Party that ended two years ago: the rights may have been restored then" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_probation", decided_on = "2017-03-14", ended_on = "2019-03-14", document = "1" } },
  expect = { decision = "refer", reasons = { "PARTY-PROBATION:ended" } },
}
case "probation within the Party that ended two years ago and a day" {
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "party_probation", decided_on = "2017-03-13", ended_on = "2019-03-13", document = "1" } },
  expect = { decision = "accept" },
}
-- What was decided after the vote did not stand on its day.
case "listed as a debtor, and an illegal building found, the day after the vote" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2021-03-15", ended_on = "open",
    document = "1" } },
  buildings = { { id_number = "99999919850302101X", name = "甲", kind = "illegal", decided_on = "2062-03-15", ended_on = "open",
    document = "1" } },
  expect = { decision = "refer", reasons = { "DEBTOR:late", "BUILDING:late" } },
}
case "listed as a debtor on the day of the vote" {
  debtors = { { id_number = "99999919850302101X", name = "甲", kind = "listed", decided_on = "2021-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "DEBTOR:listed" } },
}
case "a debt of nothing, and one below nothing" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "0", due_on = "2020-01-01", settled_on = "open", document = "1" },
            { id_number = "99999919850302101X", name = "甲", amount = "-500", due_on = "2020-01-01", settled_on = "open", document = "2" } },
  expect = { decision = "refer", reasons = { "DEBT:no_amount", "DEBT:no_amount" } },
}
case "a debt whose amount is blank" {
  debts = { { id_number = "99999919850302101X", name = "甲", amount = "", due_on = "2020-01-01", settled_on = "open", document = "1" } },
  expect = { decision = "refer", unknown = { "DEBT" } },
}
case "a vote of 2012 reviewed in 2021" {
  days = { election_day = "2012-03-14" },
  expect = { decision = "refer", reasons = { "CN-AGE-18:day_slip" } },
}
