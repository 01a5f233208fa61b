-- Relatives on one committee, and more candidates than seats.
base {
  days = { election_day = "2021-03-14", check_day = "2021-01-29" },
  candidates = {
    { name = "甲", sex = "m", id_number = "99999919850302101X", birth_date = "1985-03-02", unit_id = "V1", post = "secretary",
      registered = "yes", education = "college", field = "no", experience = "yes", recruited = "local" },
    { name = "乙", sex = "f", id_number = "999999197803021017", birth_date = "1978-03-02", unit_id = "V1", post = "member",
      registered = "yes", education = "college", field = "no", experience = "yes", recruited = "local" },
    { name = "丙", sex = "f", id_number = "999999196003150158", birth_date = "1960-03-15", unit_id = "V1", post = "member",
      registered = "yes", education = "college", field = "no", experience = "yes", recruited = "local" },
  },
  unit = { unit_id = "V1", district = "D1", unit_name = "一村", kind = "village", seats = "2", joint_council = "no",
           gate = "open", {} },
  replies = { replied_on = "2021-01-13", keys = "id_and_name", result = "clear", record_id = "", document = "7",
              { candidate_id = "1", dept = "discipline" }, { candidate_id = "1", dept = "public_security" },
              { candidate_id = "2", dept = "discipline" }, { candidate_id = "2", dept = "public_security" },
              { candidate_id = "3", dept = "discipline" }, { candidate_id = "3", dept = "public_security" } },
  result = { elected = "yes", { candidate_id = "1", votes = "100" }, { candidate_id = "2", votes = "300" },
             { candidate_id = "3", votes = "200" } },
  office = { { post = "secretary", rank = "1" }, { post = "deputy", rank = "2" }, { post = "member", rank = "3" },
             { post = "part_time", rank = "4" } },
}

case "E2 spouses won: the higher office stays, whatever the votes" {
  candidates = { {}, {}, {} },
  relations = { { candidate_id = "2", relative_id = "1", kind = "spouse" } },
  expect = { ["1"] = { decision = "accept", warns = { "KIN-LISTED:kin" } },
             ["2"] = { decision = "reject", reasons = { "KIN-ELECTED:gives_way" } }, ["3"] = { decision = "accept" } },
}
case "E3 one office: more votes stay" {
  candidates = { {}, {}, {} },
  relations = { { candidate_id = "2", relative_id = "3", kind = "sibling" } },
  expect = { ["2"] = { decision = "accept" }, ["3"] = { decision = "reject", reasons = { "KIN-ELECTED:gives_way" } } },
}
case "E4 one office and equal votes: vote again" {
  candidates = { {}, {}, {} },
  result = { elected = "yes", { candidate_id = "1", votes = "100" }, { candidate_id = "2", votes = "200" },
             { candidate_id = "3", votes = "200" } },
  relations = { { candidate_id = "2", relative_id = "3", kind = "sibling" } },
  expect = { ["2"] = { decision = "refer", reasons = { "KIN-ELECTED:tie" } },
             ["3"] = { decision = "refer", reasons = { "KIN-ELECTED:tie" } } },
}
case "E1 one of them did not win" {
  candidates = { {}, {}, {} },
  result = { { candidate_id = "1", votes = "100", elected = "yes" }, { candidate_id = "2", votes = "300", elected = "no" },
             { candidate_id = "3", votes = "200", elected = "yes" } },
  relations = { { candidate_id = "2", relative_id = "1", kind = "spouse" } },
  expect = { ["1"] = { decision = "accept", warns = { "KIN-LISTED:kin" } },
             ["2"] = { decision = "accept", warns = { "KIN-LISTED:kin" } }, ["3"] = { decision = "accept" } },
}
case "E5 uncle and nephew are not close" {
  candidates = { {}, {}, {} },
  relations = { { candidate_id = "2", relative_id = "1", kind = "other" } },
  expect = { decision = "accept", warns = {} },
}
case "E10 a chain: who has given way stands in nobody's way" {
  candidates = { {}, {}, {} },
  relations = { { candidate_id = "3", relative_id = "2", kind = "sibling" },
                { candidate_id = "2", relative_id = "1", kind = "parent_child" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "KIN-ELECTED:gives_way" } },
             ["3"] = { decision = "accept" } },
}
case "E10 a chain: two have to vote again, and the third waits for what becomes of them" {
  candidates = { { post = "member" }, {}, {} },
  result = { elected = "yes", { candidate_id = "1", votes = "300" }, { candidate_id = "2", votes = "300" },
             { candidate_id = "3", votes = "200" } },
  relations = { { candidate_id = "1", relative_id = "2", kind = "sibling" },
                { candidate_id = "2", relative_id = "3", kind = "parent_child" } },
  expect = { ["1"] = { decision = "refer", reasons = { "KIN-ELECTED:tie" } },
             ["2"] = { decision = "refer", reasons = { "KIN-ELECTED:tie" } },
             ["3"] = { decision = "refer", reasons = { "KIN-ELECTED:waits" } } },
}
case "three candidates for two seats, one of them for secretary" {
  candidates = { {}, {}, {} },
  expect = { decision = "accept" },
  alerts = { "MORE-THAN-SEATS:one_leader" },
}
case "one is kept out: not more candidates than seats any more" {
  candidates = { { post = "secretary" }, { post = "secretary" }, { registered = "no" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "accept" }, ["3"] = { decision = "reject" } },
  alerts = { "MORE-THAN-SEATS:few" },
}
