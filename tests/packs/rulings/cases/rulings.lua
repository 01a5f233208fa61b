-- What a ruling does, and what it cannot do. A ruling that names no evidence is, in a case, about what is found.
base {
  days = { poll_day = "2026-05-07" },
  candidates = { { id = "P1", name = "Ann", birth_date = "1980-01-02", said = "fine", seat = "no" } },
  records = { id = "P1", name = "Ann", kind = "theft", on = "2020-01-01", sealed = "no" },
}

-- lift
case "lift takes a rejection away" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift" } },
  expect = { decision = "accept", ruled = { "WORD:no" } },
}
case "lift takes a referral away" {
  candidates = { { said = "refer" } },
  rulings = { { rule = "WORD", reason = "look", ruling = "lift" } },
  expect = { decision = "accept", ruled = { "WORD:look" } },
}
case "one reason is lifted, the other of the same rule stands" {
  candidates = { { said = "both" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift" } },
  expect = { decision = "refer", reasons = { "WORD:look" }, ruled = { "WORD:no" } },
}
case "lift does not settle an unknown: nobody found anything that could be lifted" {
  candidates = { { birth_date = "" } },
  rulings = { { rule = "AGE", reason = "unknown", ruling = "lift" } },
  expect = { decision = "refer", unknown = { "AGE" }, idle = { "unfit" } },
}
case "a lifted record leaves the other record" {
  records = { { kind = "theft" }, { kind = "fraud", on = "2021-01-01" } },
  rulings = { { rule = "RECORD", reason = "barred", ruling = "lift", evidence = "0" } },
  expect = { decision = "reject", reasons = { "RECORD:barred" }, ruled = {}, idle = { "changed" } },
}

-- clear
case "clear settles an unknown of that rule" {
  candidates = { { birth_date = "" } },
  rulings = { { rule = "AGE", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept", unknown = {}, ruled = { "AGE" } },
}
case "clear never settles another rule's unknown" {
  candidates = { { birth_date = "", said = "" } },
  rulings = { { rule = "AGE", reason = "unknown", ruling = "clear" } },
  expect = { decision = "refer", unknown = { "WORD" }, ruled = { "AGE" } },
}
case "clear settles a referral as a pass" {
  candidates = { { said = "refer" } },
  rulings = { { rule = "WORD", reason = "look", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "WORD:look" } },
}
case "clear does not take a rejection away" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "clear" } },
  expect = { decision = "reject", reasons = { "WORD:no" }, idle = { "unfit" } },
}
case "nobody asked the department: cleared by a person who did" {
  not_asked = { "records" },
  rulings = { { rule = "RECORD", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "RECORD" } },
}
case "a record that may be sealed: the unknown is cleared, its content stays unseen" {
  records = { { sealed = "" } },
  rulings = { { rule = "RECORD", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "RECORD" } },
}

-- uphold
case "uphold lets a rejection stand" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "uphold" } },
  expect = { decision = "reject", reasons = { "WORD:no" }, ruled = { "WORD:no" } },
}
case "uphold makes no rejection of a referral: no rule proved anything" {
  candidates = { { said = "refer" } },
  rulings = { { rule = "WORD", reason = "look", ruling = "uphold" } },
  expect = { decision = "refer", reasons = { "WORD:look" }, ruled = { "WORD:look" } },
}
case "uphold makes no rejection of an unknown" {
  candidates = { { birth_date = "" } },
  rulings = { { rule = "AGE", reason = "unknown", ruling = "uphold" } },
  expect = { decision = "refer", unknown = { "AGE" }, ruled = { "AGE" } },
}
case "a record matched closely sinks to refer" {
  records = { { id = "" } },
  expect = { decision = "refer", reasons = { "RECORD:barred" } },
}
case "uphold of a record matched closely: a person has said whose it is" {
  records = { { id = "" } },
  rulings = { { rule = "RECORD", reason = "barred", ruling = "uphold" },
              { rule = "RECORD", reason = "unknown", ruling = "clear" } },
  expect = { decision = "reject", reasons = { "RECORD:barred" }, ruled = { "RECORD:barred" }, idle = { "not_given" } },
}
case "lift of a record matched closely: it is somebody else's" {
  records = { { id = "" } },
  rulings = { { rule = "RECORD", reason = "barred", ruling = "lift" } },
  expect = { decision = "accept", ruled = { "RECORD:barred" } },
}
case "uphold adopts no policy" {
  candidates = { { seat = "yes" } },
  rulings = { { rule = "HABIT", reason = "seat", ruling = "uphold" } },
  expect = { decision = "refer", reasons = { "HABIT:seat" }, ruled = { "HABIT:seat" } },
}

-- what no ruling opens, and rulings that do not count
case "a hold is opened by no ruling" {
  candidates = { { said = "hold" } },
  rulings = { { rule = "WORD", reason = "gate", ruling = "clear" }, { rule = "WORD", reason = "gate", ruling = "lift" } },
  expect = { decision = "refer", held = true, reasons = { "WORD:gate" }, ruled = {}, idle = { "held" } },
}
case "two rulings that differ: neither counts" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift", by = "A" }, { rule = "WORD", reason = "no", ruling = "uphold", by = "B" } },
  expect = { decision = "reject", reasons = { "WORD:no" }, ruled = {}, idle = { "differs" } },
}
case "two persons who rule the same" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift", by = "A" }, { rule = "WORD", reason = "no", ruling = "lift", by = "B" } },
  expect = { decision = "accept", ruled = { "WORD:no" } },
}
case "a ruling about a reason that is not given" {
  rulings = { { rule = "WORD", reason = "no", ruling = "lift" } },
  expect = { decision = "accept", ruled = {}, idle = { "not_given" } },
}
case "a ruling about nobody" {
  rulings = { { candidate = "P9", rule = "WORD", reason = "no", ruling = "lift" } },
  expect = { decision = "accept", idle = { "nobody" } },
}
case "a ruling about a rule the pack has not" {
  rulings = { { rule = "WORT", reason = "no", ruling = "lift" } },
  expect = { decision = "accept", idle = { "no_rule" } },
}
case "a ruling about a reason the rule has not" {
  rulings = { { rule = "WORD", reason = "non", ruling = "lift" } },
  expect = { decision = "accept", idle = { "no_reason" } },
}
case "a ruling by nobody" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift", by = "" } },
  expect = { decision = "reject", idle = { "unreadable" } },
}
case "a ruling without its document" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift", document = "" } },
  expect = { decision = "reject", idle = { "unreadable" } },
}
case "a ruling of half a date" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift", on = "2026-03" } },
  expect = { decision = "reject", idle = { "unreadable" } },
}
case "a ruling of a word that is none" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "waive" } },
  expect = { decision = "reject", idle = { "unreadable" } },
}
case "a ruling on other cells has lapsed" {
  candidates = { { said = "reject" } },
  rulings = { { rule = "WORD", reason = "no", ruling = "lift",
                evidence = "0000000000000000000000000000000000000000000000000000000000000000" } },
  expect = { decision = "reject", ruled = {}, idle = { "changed" } },
}
case "a ruling is about one candidate" {
  candidates = { { id = "P1", said = "reject" }, { id = "P2", name = "Bob", said = "reject" } },
  rulings = { { candidate = "P2", rule = "WORD", reason = "no", ruling = "lift" } },
  expect = { ["P1"] = { decision = "reject" }, ["P2"] = { decision = "accept", ruled = { "WORD:no" } } },
}
case "nobody is accepted without a law, though the last reason is lifted" {
  days = { poll_day = "2019-05-02" },
  candidates = { { seat = "yes" } },
  rulings = { { rule = "HABIT", reason = "seat", ruling = "lift" } },
  expect = { decision = "refer", unknown = { "no_law" }, ruled = { "HABIT:seat" } },
}
