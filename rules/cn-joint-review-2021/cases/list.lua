-- The list itself: age, register, identity.
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

case "A1 born on the day of the vote eighteen years before: the birthday counts" {
  candidates = { { birth_date = "2003-03-14", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id" } },
}
case "A2 born a day later" {
  candidates = { { birth_date = "2003-03-15", id_number = "" } },
  expect = { decision = "reject", reasons = { "CN-AGE-18:too_young", "IDENTITY:no_id" }, eligible_from = "2021-03-15" },
}
case "sixty-one on the day of the vote: over the age of the measures" {
  candidates = { { birth_date = "1960-03-14", id_number = "999999196003140152" } },
  expect = { decision = "reject", reasons = { "POLICY-AGE:over" } },
}
case "sixty for one more day" {
  candidates = { { birth_date = "1960-03-15", id_number = "999999196003150158" } },
  expect = { decision = "accept" },
}
case "not on the register" {
  candidates = { { registered = "no" } },
  expect = { decision = "reject", reasons = { "CN-REGISTERED:absent" } },
}
case "whether on the register is not written" {
  candidates = { { registered = "" } },
  expect = { decision = "refer", unknown = { "CN-REGISTERED" } },
}
case "old number of fifteen characters" {
  candidates = { { id_number = "999999850302101" } },
  expect = { decision = "accept" },
}

-- A name has to be one, and to be read.
case "a name that is a blank" {
  candidates = { { name = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_name" } },
}
case "a name that is only spaces" {
  candidates = { { name = "  " } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_name" } },
}
case "no name: 待定" {
  candidates = { { name = "待定" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "no name: ..." {
  candidates = { { name = "..." } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: 。" {
  candidates = { { name = "。" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: 123" {
  candidates = { { name = "123" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "a name that is lost in part: 王□国" {
  candidates = { { name = "王□国" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "no name: 某某" {
  candidates = { { name = "某某" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "no name: …" {
  candidates = { { name = "…" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: ***" {
  candidates = { { name = "***" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "no name: 同上" {
  candidates = { { name = "同上" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "no name: TBD" {
  candidates = { { name = "TBD" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "a name that cannot be read: nobody was searched by it either" {
  candidates = { { name = "无" } },
  expect = { decision = "refer", reasons = {}, unknown = {
    "IDENTITY", "CN-POLRIGHTS-COURT", "SENTENCE-COURT", "CN-POLRIGHTS-POLICE", "SENTENCE-POLICE",
    "CN-POLRIGHTS-JUSTICE", "SENTENCE-JUSTICE", "CASE-PENDING", "PARTY-EXPELLED", "PARTY-REMOVAL",
    "PARTY-PROBATION", "PARTY-SERIOUS", "PARTY-WARNING", "PUBLIC-DEMERIT", "PUBLIC-REMOVAL",
    "PUBLIC-DISMISSED", "GANG", "CULT", "DETENTION", "REMOVED", "RESIGNED", "VOID-ELECTION", "PETITION", "INVESTIGATION", "DEBTOR", "BUILDING", "LIABILITY", "DEBT",
  } },
}
case "a name: 李" {
  candidates = { { name = "李" } },
  expect = { decision = "accept" },
}
case "a name: 王\u{E000}明" {
  candidates = { { name = "王\u{E000}明" } },
  expect = { decision = "accept" },
}
case "a name: 阿卜杜拉·买买提" {
  candidates = { { name = "阿卜杜拉·买买提" } },
  expect = { decision = "accept" },
}
case "a name: Hayung Tobuy" {
  candidates = { { name = "Hayung Tobuy" } },
  expect = { decision = "accept" },
}
case "neither a name nor a number" {
  candidates = { { name = "", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id", "IDENTITY:no_name" } },
}
