-- Letters of departments, the gate of a unit, and what the inspection finds.
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
  findings = { candidate_id = "1", record_id = "99999919850302101X", found_on = "2021-02-09", withdrawn_on = "open",
               served_on = "", document = "1" },
}

case "a department is silent" {
  replies = { { dept = "discipline", candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", result = "clear",
                record_id = "", document = "" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "searched by name only" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", result = "clear", record_id = "", document = "7",
              { dept = "discipline", keys = "name" }, { dept = "public_security", keys = "id_and_name" } },
  expect = { decision = "refer", reasons = { "REPLIES:weak_key" } },
}
case "G7 the letter is older than six months" {
  replies = { candidate_id = "1", keys = "id_and_name", result = "clear", record_id = "", document = "7",
              { dept = "discipline", replied_on = "2020-06-10" }, { dept = "public_security", replied_on = "2021-01-13" } },
  expect = { decision = "refer", unknown = { "REPLIES" } },
}
case "an objection without a fact on file" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "discipline", result = "adverse", record_id = "99999919850302101X" },
              { dept = "public_security", result = "clear" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the police, and on file is only an acquittal" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "public_security", result = "adverse" }, { dept = "discipline", result = "clear" } },
  police_records = { { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2009-04-02", outcome = "acquitted", term = "", served_on = "2011-06-01", quashed_on = "open", sealed = "no",
    deprived = "no", polrights_to = "", document = "1" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the police, and on file is only a conviction quashed" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "public_security", result = "adverse" }, { dept = "discipline", result = "clear" } },
  police_records = { { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2009-04-02", outcome = "punished", term = "1y", served_on = "2011-06-01", quashed_on = "2012-03-04", sealed = "no",
    deprived = "no", polrights_to = "", document = "1" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the police, and a sentence served long ago is on file: judged by the record" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "public_security", result = "adverse" }, { dept = "discipline", result = "clear" } },
  police_records = { { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2009-04-02", outcome = "punished", term = "1y", served_on = "2011-06-01", quashed_on = "open", sealed = "no",
    deprived = "no", polrights_to = "", document = "1" } },
  expect = { decision = "accept" },
}
case "an objection of the police, and a fine is on file: the measures bar nobody for it" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "public_security", result = "adverse" }, { dept = "discipline", result = "clear" } },
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "fine", decided_on = "2019-03-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "accept" },
}
case "an objection of the police, and the detention on file was lifted" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "public_security", result = "adverse" }, { dept = "discipline", result = "clear" } },
  detentions = { { id_number = "99999919850302101X", name = "甲", kind = "detention", decided_on = "2019-03-14", ended_on = "2019-05-05",
    document = "1" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the discipline organ, and the sanction on file was withdrawn" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "discipline", result = "adverse" }, { dept = "public_security", result = "clear" } },
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "warning", decided_on = "2020-12-14", ended_on = "2021-01-05",
    document = "1" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the discipline organ, and only the police have something on file" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "discipline", result = "adverse" }, { dept = "public_security", result = "clear" } },
  police_records = { { id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02", offence = "theft",
    offence_on = "2009-04-02", outcome = "punished", term = "1y", served_on = "2011-06-01", quashed_on = "open", sealed = "no",
    deprived = "no", polrights_to = "", document = "1" } },
  expect = { decision = "refer", reasons = { "REPLIES:no_fact" } },
}
case "an objection of the discipline organ, and a sanction stands" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7", record_id = "",
              { dept = "discipline", result = "adverse" }, { dept = "public_security", result = "clear" } },
  sanctions = { { id_number = "99999919850302101X", name = "甲", kind = "warning", decided_on = "2020-12-14", ended_on = "open",
    document = "1" } },
  expect = { decision = "reject", reasons = { "PARTY-WARNING:counts" } },
}
case "G4 an objection about a namesake" {
  replies = { candidate_id = "1", replied_on = "2021-01-13", keys = "id_and_name", document = "7",
              { dept = "discipline", result = "adverse", record_id = "999999197803021017" },
              { dept = "public_security", result = "clear", record_id = "" } },
  expect = { decision = "accept", tasks = { "REPLIES:namesake" } },
}
case "G5 adverse, then clear" {
  replies = { candidate_id = "1", keys = "id_and_name", record_id = "", document = "7",
              { dept = "discipline", replied_on = "2021-01-06", result = "adverse" },
              { dept = "discipline", replied_on = "2021-01-13", result = "clear" },
              { dept = "public_security", replied_on = "2021-01-13", result = "clear" } },
  expect = { decision = "accept" },
}
case "G10 the unit is being put in order: held, not rejected" {
  unit = { unit_id = "V1", district = "D1", unit_name = "一村", kind = "village", seats = "5", joint_council = "no",
           gate = "rectification", {} },
  expect = { decision = "refer", held = true, reasons = { "UNIT-GATE:gate" } },
}
case "held, and rejected all the same" {
  unit = { unit_id = "V1", district = "D1", unit_name = "一村", kind = "village", seats = "5", joint_council = "no",
           gate = "rectification", {} },
  candidates = { { registered = "no" } },
  expect = { decision = "reject", reasons = { "CN-REGISTERED:absent", "UNIT-GATE:gate" } },
}
case "vote buying found" {
  findings = { { kind = "vote_buying" } },
  expect = { decision = "reject", reasons = { "VOTE-BUYING:bought" } },
}
case "certificate not genuine" {
  findings = { { kind = "false_certificate" } },
  expect = { decision = "reject", reasons = { "CERTIFICATE:not_genuine" } },
}
case "lives elsewhere" {
  findings = { { kind = "lives_elsewhere" } },
  expect = { decision = "reject", reasons = { "LIVES-ELSEWHERE:absent" } },
}
case "a sentence under a former name, the last day" {
  findings = { { kind = "former_name", served_on = "2016-03-14" } },
  expect = { decision = "reject", reasons = { "FORMER-NAME:too_soon" }, eligible_from = "2021-03-15" },
}
case "... and a day" {
  findings = { { kind = "former_name", served_on = "2016-03-13" } },
  expect = { decision = "accept" },
}
case "a finding withdrawn" {
  findings = { { kind = "vote_buying", withdrawn_on = "2021-02-14" } },
  expect = { decision = "accept" },
}
case "a finding withdrawn before it was found" {
  findings = { { kind = "vote_buying", withdrawn_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "VOTE-BUYING:withdrawn_early" } },
}
case "a sentence under a former name that is not served" {
  findings = { { kind = "former_name", served_on = "open" } },
  expect = { decision = "reject", reasons = { "FORMER-NAME:serving" } },
}
case "a sentence under a former name, served the day after the vote" {
  findings = { { kind = "former_name", served_on = "2021-03-15" } },
  expect = { decision = "reject", reasons = { "FORMER-NAME:serving" } },
}
case "a sentence under a former name, served on the day of the vote" {
  findings = { { kind = "former_name", served_on = "2021-03-14" } },
  expect = { decision = "reject", reasons = { "FORMER-NAME:too_soon" }, eligible_from = "2026-03-15" },
}
case "a sentence under a former name, served before the birth" {
  findings = { { kind = "former_name", served_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "FORMER-NAME:served_early" } },
}
case "the papers bear another number" {
  findings = { { kind = "vote_buying", record_id = "999999197803021017" } },
  expect = { decision = "accept", tasks = { "VOTE-BUYING:namesake" } },
}
-- Both sides of the days that count.
case "G7 the letter is six months old to the day" {
  replies = { candidate_id = "1", keys = "id_and_name", result = "clear", record_id = "", document = "7",
              { dept = "discipline", replied_on = "2020-07-29" }, { dept = "public_security", replied_on = "2021-01-13" } },
  expect = { decision = "accept" },
}
case "G7 the letter is six months and a day old" {
  replies = { candidate_id = "1", keys = "id_and_name", result = "clear", record_id = "", document = "7",
              { dept = "discipline", replied_on = "2020-07-28" }, { dept = "public_security", replied_on = "2021-01-13" } },
  expect = { decision = "refer", reasons = {}, unknown = { "REPLIES" } },
}
case "a finding withdrawn on the day of the vote" {
  findings = { { kind = "false_certificate", withdrawn_on = "2021-03-14" } },
  expect = { decision = "accept" },
}
case "a finding withdrawn the day after the vote" {
  findings = { { kind = "false_certificate", withdrawn_on = "2021-03-15" } },
  expect = { decision = "reject", reasons = { "CERTIFICATE:not_genuine" } },
}
case "a finding withdrawn the day it was found" {
  findings = { { kind = "lives_elsewhere", withdrawn_on = "2021-02-09" } },
  expect = { decision = "accept" },
}
case "findings withdrawn before they were found" {
  findings = { withdrawn_on = "1900-01-01", { kind = "former_name", served_on = "2019-01-01" }, { kind = "false_certificate" },
               { kind = "lives_elsewhere" } },
  expect = { decision = "refer", reasons = { "FORMER-NAME:withdrawn_early", "CERTIFICATE:withdrawn_early",
                                             "LIVES-ELSEWHERE:withdrawn_early" } },
}
case "findings that bear another number: tasks, and no more" {
  findings = { record_id = "999999197803021017", { kind = "former_name", served_on = "2019-01-01" },
               { kind = "false_certificate" }, { kind = "lives_elsewhere" } },
  expect = { decision = "accept", tasks = { "FORMER-NAME:namesake", "CERTIFICATE:namesake", "LIVES-ELSEWHERE:namesake" } },
}
case "a finding whose number is blank, and one whose number cannot be right" {
  findings = { { kind = "false_certificate", record_id = "" }, { kind = "lives_elsewhere", record_id = "999999198503021011" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CERTIFICATE", "LIVES-ELSEWHERE" } },
}
