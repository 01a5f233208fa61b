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
