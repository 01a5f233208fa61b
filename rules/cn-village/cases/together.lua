-- Candidates who are judged together: relatives, one person listed twice, more candidates than seats.
base {
  days = { election_day = "2026-11-08", check_day = "2026-10-20" },
  params = { votes_counted = true },
  candidates = {
    { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", unit_id = "V1", post = "member", votes = 30,
      hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no" },
    { name = "乙", id_number = "999999199302242224", birth_date = "1993-02-24", votes = 20, unit_id = "V1", post = "member",
      hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no" },
    { name = "丙", id_number = "999999197510282811", birth_date = "1975-10-28", votes = 10, unit_id = "V1", post = "member",
      hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no" },
  },
  unit = { unit_name = "一村", kind = "village", gate = "open", declare_until = "2026-10-10", seats = 1,
           { unit_id = "V1" }, { unit_id = "V2" } },
  replies = {
    replied_on = "2026-10-10", keys = "id_and_name", result = "clear",
    { candidate_id = "1", dept = "court" }, { candidate_id = "1", dept = "discipline" },
    { candidate_id = "1", dept = "political_legal" }, { candidate_id = "1", dept = "public_security" },
    { candidate_id = "2", dept = "court" }, { candidate_id = "2", dept = "discipline" },
    { candidate_id = "2", dept = "political_legal" }, { candidate_id = "2", dept = "public_security" },
    { candidate_id = "3", dept = "court" }, { candidate_id = "3", dept = "discipline" },
    { candidate_id = "3", dept = "political_legal" }, { candidate_id = "3", dept = "public_security" },
  },
}

case "E1 spouses stand for the same committee: both are warned before the vote" {
  params = { votes_counted = false }, unit = { { unit_id = "V1" } },
  relations = { { person_a = "2", person_b = "1", kind = "spouse" } },
  alerts = {},
  expect = { ["1"] = { decision = "accept", warns = { "CN-KIN:kin" } }, ["2"] = { decision = "accept", warns = { "CN-KIN:kin" } },
             ["3"] = { decision = "accept", warns = {} } },
}
case "E2 spouses are elected, head and member: the head stays" {
  candidates = { { votes = 5, post = "chair" }, { votes = 80 }, {} },
  relations = { { person_a = "1", person_b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "CN-KIN-RESOLVE:gives_way" } } },
}
case "E3 the same post: more votes stay" {
  relations = { { person_a = "1", person_b = "2", kind = "parent_child" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "CN-KIN-RESOLVE:gives_way" } } },
}
case "E4 equal post, equal votes: vote again" {
  candidates = { { votes = 20 }, { votes = 20 }, {} },
  relations = { { person_a = "1", person_b = "2", kind = "sibling" } },
  expect = { ["1"] = { decision = "refer", reasons = { "CN-KIN-RESOLVE:tie" } },
             ["2"] = { decision = "refer", reasons = { "CN-KIN-RESOLVE:tie" } }, ["3"] = { decision = "accept" } },
}
case "E5 uncle and nephew are no close relatives by the Civil Code" {
  relations = { { person_a = "1", person_b = "2", kind = "other" } },
  expect = { decision = "accept", warns = {} },
}
case "E7 one person in two villages" {
  candidates = { {}, { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", unit_id = "V2" }, {} },
  expect = { ["1"] = { decision = "refer", unknown = { "two_places" } }, ["2"] = { decision = "refer", unknown = { "two_places" } },
             ["3"] = { decision = "accept" } },
}
case "E8 one person for two posts of one village: which one has to be confirmed" {
  candidates = { {}, { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", post = "chair" }, {} },
  expect = { ["1"] = { decision = "refer", reasons = { "CN-TWO-POSTS:two_posts" } },
             ["2"] = { decision = "refer", reasons = { "CN-TWO-POSTS:two_posts" } }, ["3"] = { decision = "accept" } },
}
case "one person twice for one post, and a conclusion against one of the two keys" {
  candidates = { {}, { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02" }, {} },
  conclusions = { { candidate_id = "2", kind = "gang", decided_on = "2026-06-01", withdrawn_on = "open", document = "x" } },
  expect = { ["1"] = { decision = "refer", unknown = { "maybe_same" }, warns = {} },
             ["2"] = { decision = "reject", reasons = { "CN-GANG:concluded" }, warns = { "twice" } },
             ["3"] = { decision = "accept" } },
}
case "one person twice for one post, and nothing against either" {
  candidates = { {}, { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02" }, {} },
  expect = { ["1"] = { decision = "accept", warns = { "twice" } }, ["2"] = { decision = "accept", warns = { "twice" } },
             ["3"] = { decision = "accept", warns = {} } },
}
case "E9 the same, and one is confirmed in writing" {
  candidates = { { one_post_confirmed = "yes" },
                 { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", post = "chair", one_post_confirmed = "no" }, {} },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "refer", reasons = { "CN-TWO-POSTS:two_posts" } } },
}
case "E9 both are confirmed in writing: as good as neither" {
  candidates = { { one_post_confirmed = "yes" },
                 { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", post = "chair", one_post_confirmed = "yes" }, {} },
  expect = { ["1"] = { decision = "refer", reasons = { "CN-TWO-POSTS:two_posts" } },
             ["2"] = { decision = "refer", reasons = { "CN-TWO-POSTS:two_posts" } }, ["3"] = { decision = "accept" } },
}
case "E10 a chain: two have to vote again, and the third waits for what becomes of them" {
  candidates = { { votes = 20 }, { votes = 20 }, {} },
  relations = { { person_a = "1", person_b = "2", kind = "sibling" }, { person_a = "2", person_b = "3", kind = "parent_child" } },
  expect = { ["1"] = { decision = "refer", reasons = { "CN-KIN-RESOLVE:tie" } },
             ["2"] = { decision = "refer", reasons = { "CN-KIN-RESOLVE:tie" } },
             ["3"] = { decision = "refer", reasons = { "CN-KIN-RESOLVE:waits" } } },
}
case "E10 a chain: who gave way to one stands in nobody else's way" {
  relations = { { person_a = "3", person_b = "2", kind = "sibling" }, { person_a = "2", person_b = "1", kind = "parent_child" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "CN-KIN-RESOLVE:gives_way" } },
             ["3"] = { decision = "accept" } },
}
case "votes of a relative are not recorded: both are looked at, nobody else" {
  candidates = { { votes = "" }, {}, {} },
  relations = { { person_a = "1", person_b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "CN-KIN-RESOLVE" } }, ["2"] = { decision = "refer", unknown = { "CN-KIN-RESOLVE" } },
             ["3"] = { decision = "accept" } },
}
case "nobody was asked who is related to whom" {
  params = { votes_counted = false }, not_asked = { "relations" },
  expect = { decision = "refer", unknown = { "CN-KIN" } },
}
case "the docket says so, and CN-KIN warns of nobody" {
  params = { votes_counted = false, relatives_asked = false }, not_asked = { "relations" },
  expect = { decision = "accept" },
}
case "no more candidates than seats: the unit is told so, and nobody kept out" {
  unit = { { unit_id = "V1", seats = 3 } },
  alerts = { "CN-MORE-THAN-SEATS:few" },
  expect = { decision = "accept" },
}
case "nobody stands in the other village" {
  unit = { { unit_id = "V1" }, { unit_id = "V2", seats = 5 } },
  alerts = { "CN-MORE-THAN-SEATS:few" },
  expect = { decision = "accept" },
}
case "E7 one person in two villages, and a ruling on a near miss, of which there is none: it settles nothing else" {
  candidates = { {}, { name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02", unit_id = "V2" }, {} },
  rulings = { { candidate = "1", reason = "near", ruling = "clear" } },
  expect = { ["1"] = { decision = "refer", unknown = { "two_places" }, idle = { "not_given" } },
             ["2"] = { decision = "refer", unknown = { "two_places" } }, ["3"] = { decision = "accept" } },
}
