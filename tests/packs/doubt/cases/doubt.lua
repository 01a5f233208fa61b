base {
  days = { poll_day = "2026-06-01" },
  candidates = { { name = "Ann", unit_id = "U1", asks = "kin", votes = 10, fit = "yes" } },
}

case "two of whom nothing is known may both be above: nobody below is certain" {
  candidates = { { asks = "crowd" }, { asks = "crowd", votes = "" }, { asks = "crowd", votes = "" } },
  expect = { decision = "refer", unknown = { "CROWD" } },
}
case "one of whom nothing is known: two cannot be above" {
  candidates = { { asks = "crowd" }, { asks = "crowd", votes = "" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "refer", unknown = { "CROWD" } } },
}
case "two are above" {
  candidates = { { asks = "crowd" }, { asks = "crowd", votes = 11 }, { asks = "crowd", votes = 12 } },
  expect = { ["1"] = { decision = "refer", reasons = { "CROWD:two" } }, ["2"] = { decision = "accept" }, ["3"] = { decision = "accept" } },
}
case "who has beaten somebody" {
  candidates = { { asks = "beaten" }, { asks = "beaten", votes = 9 } },
  expect = { ["1"] = { decision = "refer", reasons = { "BEATEN:beat" } }, ["2"] = { decision = "accept" } },
}
case "whether he has beaten anybody is not known: not being noted is no pass" {
  candidates = { { asks = "beaten" }, { asks = "beaten", votes = "" } },
  expect = { decision = "refer", unknown = { "BEATEN" } },
}
case "two before a third" {
  candidates = { { asks = "trio" }, { asks = "trio", votes = 9 }, { asks = "trio", votes = 8 }, { asks = "trio", votes = 7 } },
  expect = { ["1"] = { reasons = { "TRIO:above" } }, ["4"] = { decision = "accept" } },
}
case "the third's votes are blank" {
  candidates = { { asks = "trio" }, { asks = "trio", votes = 9 }, { asks = "trio", votes = "" } },
  expect = { decision = "refer", unknown = { "TRIO" } },
}
case "whether the relative is fit is blank" {
  candidates = { {}, { name = "Bob", fit = "" }, { name = "Cy" } }, relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN" } }, ["2"] = { decision = "refer", unknown = { "KIN" } }, ["3"] = { decision = "accept" } },
}
case "a row of which neither end can be read may be about anybody" {
  candidates = { {}, { name = "Bob" } }, relations = { { a = "", b = "", kind = "spouse" } },
  expect = { decision = "refer", unknown = { "KIN" } },
}
case "a row of which one end can be read" {
  candidates = { {}, { name = "Bob" } }, relations = { { a = "1", b = "", kind = "spouse" } },
  expect = { decision = "refer", unknown = { "KIN" } },
}
case "a kind that cannot be read" {
  candidates = { {}, { name = "Bob" }, { name = "Cy" } }, relations = { { a = "1", b = "2", kind = "spose" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN" } }, ["2"] = { decision = "refer", unknown = { "KIN" } }, ["3"] = { decision = "accept" } },
}
case "nobody asked who is related" {
  candidates = { {}, { name = "Bob" } }, not_asked = { "relations" },
  expect = { decision = "refer", unknown = { "KIN" } },
}
case "a relation to somebody who is on no list" {
  candidates = { {}, { name = "Bob" } }, relations = { { a = "1", b = "99", kind = "spouse" } },
  expect = { decision = "accept" },
}
case "the relative's unit is blank: nobody knows whether they are in one" {
  candidates = { {}, { name = "Bob", unit_id = "" }, { name = "Cy" } }, relations = { { a = "2", b = "1", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", unknown = { "KIN" } }, ["2"] = { decision = "refer" }, ["3"] = { decision = "accept" } },
}
case "a question about all of them is certain as soon as one settles it" {
  candidates = { { asks = "whole" }, { asks = "whole", fit = "no" }, { asks = "whole", fit = "" } },
  expect = { decision = "refer", reasons = { "WHOLE:one" } },
}
case "nobody settles it" {
  candidates = { { asks = "whole" }, { asks = "whole", fit = "" } },
  expect = { decision = "refer", unknown = { "WHOLE" } },
}
case "what is noted of a relative is blank" {
  candidates = { { asks = "mixed" }, { asks = "mixed", fit = "" }, { asks = "mixed" } }, relations = { { a = "1", b = "2", kind = "cousin" } },
  expect = { ["1"] = { decision = "refer", unknown = { "MIXED" } }, ["2"] = { decision = "refer", unknown = { "MIXED" } }, ["3"] = { decision = "accept" } },
}
case "an effect out of a table, and the blank it rests on" {
  candidates = { { asks = "helper", fit = "" } },
  expect = { decision = "refer", unknown = { "HELPER" } },
  alerts = { "HELPER:seen" },
}
