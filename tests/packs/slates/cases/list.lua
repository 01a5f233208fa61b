base {
  days = { poll_day = "2026-06-01" },
  candidates = { { name = "Ann", unit_id = "U1", person = "none", post = "member", votes = 10, nick = "-x", born = "1980-01-01", fit = "yes", late = "no", skill = "law" } },
  unit = { { unit_id = "U1", seats = 1 }, { unit_id = "U2", seats = 2 } },
  office = { { post = "chair", rank = 1 }, { post = "member", rank = 2 } },
}
case "E7 one person in two villages" {
  candidates = { { person = "P1" }, { unit_id = "U2", person = "P1" }, { name = "Cy", person = "P2" } },
  expect = { ["1"] = { decision = "refer", reasons = { "TWICE:twice" } }, ["2"] = { decision = "refer", reasons = { "TWICE:twice" } },
             ["3"] = { decision = "accept" } },
}
case "who the person is was left blank" {
  candidates = { { person = "" }, { name = "Bob", person = "P1" } },
  expect = { ["1"] = { decision = "refer", unknown = { "TWICE" } }, ["2"] = { decision = "accept" } },
}
case "enough candidates" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { {}, { name = "Bob" } }, alerts = {},
  expect = { decision = "accept" },
}
case "fewer candidates than seats and one: nobody's decision" {
  candidates = { {}, { name = "Bob", unit_id = "U2" }, { name = "Cy", unit_id = "U2" } },
  alerts = { "SEATS:few" },
  expect = { decision = "accept" },
}
case "who is rejected does not count, who is referred does" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { {}, { name = "Bob", fit = "" } }, alerts = {},
  expect = { ["1"] = { decision = "accept" } },
}
case "one fewer stands" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { {}, { name = "Bob", fit = "no" } }, alerts = { "SEATS:few" },
  expect = { ["1"] = { decision = "accept" } },
}
case "nobody stands any more, and nobody ever stood: fewer than seats there too" {
  unit = { { unit_id = "U1", seats = 0 }, { unit_id = "U2", seats = 2 }, { unit_id = "U3", seats = 0 } },
  candidates = { {}, { name = "Bob", unit_id = "U2", fit = "no" } }, alerts = { "SEATS:few", "SKILLS:none_knows" },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject" } },
}
case "how many seats there are is not known" {
  unit = { { unit_id = "U1", seats = "" } },
  candidates = { {}, { name = "Bob" } }, alerts = { "SEATS" },
  expect = { decision = "accept" },
}
case "one surely knows the law: blanks of the others leave nothing open" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { {}, { name = "Bob", skill = "" } }, alerts = {},
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "refer", unknown = { "EACH" } } },
}
case "nobody knows it" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { { skill = "none" }, { name = "Bob", skill = "book" } }, alerts = { "SKILLS:none_knows" },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "accept", warns = { "EACH:book" } } },
}
case "perhaps one does: the unit is told so, and nobody referred for it" {
  unit = { { unit_id = "U1", seats = 1 } },
  candidates = { { skill = "none" }, { name = "Bob", skill = "" } }, alerts = { "SKILLS" },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "refer", unknown = { "EACH" } } },
}
case "the eldest" {
  candidates = { { born = "1980-01-01" }, { name = "Bob", born = "1960-01-01" }, { name = "Cy", born = "1950-01-01", post = "chair" } },
  expect = { ["1"] = { tasks = {} }, ["2"] = { tasks = { "ELDEST:presides" } }, ["3"] = { tasks = { "ELDEST:presides" } } },
}
case "a blank that is carried to the others leaves all in the dark" {
  candidates = { { born = "1980-01-01" }, { name = "Bob", born = "" }, { name = "Cy", born = "1950-01-01", post = "chair" } },
  expect = { ["1"] = { decision = "refer", unknown = { "ELDEST" } }, ["2"] = { decision = "refer", unknown = { "ELDEST" } },
             ["3"] = { decision = "accept" } },
}
case "a year alone leaves it open" {
  candidates = { { born = "1980-05-01" }, { name = "Bob", born = "1980" } },
  expect = { decision = "refer", unknown = { "ELDEST" } },
}
case "ruled by a person, on what all of them hold" {
  candidates = { { person = "P1" }, { unit_id = "U2", person = "P1" } },
  rulings = { { candidate = "1", rule = "TWICE", reason = "twice", ruling = "clear" } },
  expect = { ["1"] = { decision = "accept", ruled = { "TWICE:twice" } }, ["2"] = { decision = "refer" } },
}
case "a blank that was asked for is no pass in silence" {
  candidates = { { nick = "" }, { name = "Bob" } },
  expect = { ["1"] = { decision = "refer", unknown = { "NICK" } }, ["2"] = { decision = "accept" } },
}
