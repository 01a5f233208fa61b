base {
  days = { poll_day = "2026-06-01" },
  candidates = { { name = "Ann", unit_id = "U1", person = "none", post = "member", votes = 10, nick = "-x", born = "1980-01-01", fit = "yes", late = "no", skill = "law" } },
  unit = { { unit_id = "U1", seats = 1 }, { unit_id = "U2", seats = 1 } },
  office = { { post = "chair", rank = 1 }, { post = "member", rank = 2 } },
  relations = { sure = "yes" },
}

case "relatives are only warned before the vote" {
  candidates = { { votes = 10, post = "chair" }, { name = "Bob", votes = 9 }, { name = "Cy", votes = 8 } },
  relations = { { a = "2", b = "1", kind = "cousin" } },
  expect = { decision = "accept", warns = {} },
}
case "both are warned, whoever the row names first" {
  candidates = { { votes = 10, unit_id = "U1" }, { name = "Bob", unit_id = "U2" }, { name = "Cy", votes = 8 } },
  relations = { { a = "3", b = "1", kind = "spouse" }, { a = "2", b = "1", kind = "spouse" } },   -- Bob stands elsewhere
  expect = { ["1"] = { warns = { "KIN:kin" } }, ["2"] = { warns = {}, decision = "accept" }, ["3"] = { warns = { "KIN:kin" } } },
}
case "E2 the head stays" {
  candidates = { { post = "chair", votes = 1 }, { name = "Bob", votes = 100 } },
  relations = { { a = "2", b = "1", kind = "spouse" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "RESOLVE:gives_way" }, grade = "sure" } },
}
case "E4 equal office, equal votes" {
  candidates = { { votes = 7 }, { name = "Bob", votes = 7 }, { name = "Cy", votes = 7 } },
  relations = { { a = "1", b = "2", kind = "sibling" } },
  expect = { ["1"] = { decision = "refer", reasons = { "RESOLVE:tie" } }, ["2"] = { decision = "refer", reasons = { "RESOLVE:tie" } },
             ["3"] = { decision = "accept" } },
}
case "E5 a cousin is none of the relatives" {
  candidates = { { votes = 7 }, { name = "Bob", votes = 7 } },
  relations = { { a = "1", b = "2", kind = "cousin" } },
  expect = { decision = "accept", warns = {} },
}
case "E10 a chain: who gave way stands in nobody's way" {
  candidates = { { votes = 30 }, { name = "Bob", votes = 20 }, { name = "Cy", votes = 10 } },
  relations = { { a = "3", b = "2", kind = "sibling" }, { a = "2", b = "1", kind = "sibling" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "RESOLVE:gives_way" } }, ["3"] = { decision = "accept" } },
}
case "who is out already keeps nobody out" {
  candidates = { { votes = 30, fit = "no" }, { name = "Bob", votes = 20 } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "reject", reasons = { "FIT:unfit" } }, ["2"] = { decision = "accept", reasons = {} } },
}
case "a rejection sinks while the other is himself only referred" {
  candidates = { { votes = 30, fit = "" }, { name = "Bob", votes = 20 } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "FIT" } }, ["2"] = { decision = "refer", reasons = { "RESOLVE:gives_way" } } },
}
case "judged again when the other falls out later" {
  candidates = { { votes = 30, late = "yes" }, { name = "Bob", votes = 20 } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "reject", again = {} }, ["2"] = { decision = "reject", reasons = { "RESOLVE:gives_way" }, again = { "RESOLVE" } } },
}

-- What a blank leaves open, and for whom.
case "votes blank: he and his relatives, through others too; nobody else" {
  candidates = { { votes = "" }, { name = "Bob", votes = 20 }, { name = "Cy", votes = 10 }, { name = "Di", votes = 9 }, { name = "Ed", votes = 5 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "sibling" }, { a = "4", b = "5", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "RESOLVE" } }, ["2"] = { decision = "refer", unknown = { "RESOLVE" } },
             ["3"] = { decision = "refer", unknown = { "RESOLVE" } }, ["4"] = { decision = "accept" },
             ["5"] = { decision = "reject", reasons = { "RESOLVE:gives_way" } } },
}
case "the kind of a relation is blank: both of the row" {
  candidates = { {}, { name = "Bob" }, { name = "Cy" } },
  relations = { { a = "1", b = "2", kind = "" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } }, ["2"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } },
             ["3"] = { decision = "accept" } },
}
case "one end of a relation is blank: it may be anybody of the unit" {
  candidates = { {}, { name = "Bob" }, { name = "Cy", unit_id = "U2" } },
  relations = { { a = "1", b = "", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } }, ["2"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } },
             ["3"] = { decision = "accept" } },
}
case "a relation to somebody who does not stand says nothing here" {
  candidates = { {}, { name = "Bob" } },
  relations = { { a = "1", b = "99", kind = "spouse" }, { a = "98", b = "2", kind = "spouse" } },
  expect = { decision = "accept", warns = {} },
}
case "a row that names one person twice" {
  candidates = { {}, { name = "Bob", unit_id = "U2" } },
  relations = { { a = "1", b = "1", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } }, ["2"] = { decision = "accept" } },
}
case "nobody was asked about relatives" {
  candidates = { {}, { name = "Bob" } },
  not_asked = { "relations" },
  expect = { decision = "refer", unknown = { "KIN", "RESOLVE" } },
}
case "nobody knows with whom he is judged" {
  candidates = { { unit_id = "" }, { name = "Bob" }, { name = "Cy" } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN", "RESOLVE", "ELDEST", "NICK" } },
             ["2"] = { decision = "refer", unknown = { "KIN", "RESOLVE" } }, ["3"] = { decision = "accept" } },
}
case "two rows of the list with one key: a relation is about both" {
  candidates = { { id = "A", votes = 9 }, { id = "A", name = "Ann B.", votes = 5 }, { id = "C", name = "Cy", votes = 7 } },
  relations = { { a = "A", b = "C", kind = "spouse" } },
  expect = { ["C"] = { decision = "refer", reasons = { "RESOLVE:gives_way" }, warns = { "KIN:kin" } } },
}
