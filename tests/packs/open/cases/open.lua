base {
  days = { poll_day = "2026-06-01" },
  candidates = { { name = "Ann", unit_id = "U1", asks = "kin", votes = 50, fit = "yes" } },
}

-- 1 is B's relative, 2 is C's: 1 over 2 over 3
case "the chain, everybody's case settled" {
  candidates = { {}, { votes = 40 }, { votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "KIN:gives_way" } }, ["3"] = { decision = "accept" } },
}
case "the first is out: the second stays and the third gives way" {
  candidates = { { fit = "no" }, { votes = 40 }, { votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  expect = { ["2"] = { decision = "accept" }, ["3"] = { decision = "reject", reasons = { "KIN:gives_way" } } },
}
case "the first is only referred: neither of the others is certain" {
  candidates = { { fit = "doubt" }, { votes = 40 }, { votes = 30 }, { votes = 20 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer", reasons = { "FIT:open" } },
             ["2"] = { decision = "refer", reasons = { "KIN:gives_way" } },
             ["3"] = { decision = "refer", unknown = { "KIN" } }, ["4"] = { decision = "accept" } },
}
case "two are referred, one above the other: what no two worlds agree on is open" {
  candidates = { { fit = "doubt" }, { votes = 40, fit = "doubt" }, { votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  expect = { ["3"] = { decision = "refer", unknown = { "KIN" } } },
}
case "two ways to be kept out: out whichever case is settled how" {
  candidates = { { fit = "doubt" }, { votes = 45 }, { votes = 30 } },
  relations = { { a = "1", b = "3", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer" }, ["2"] = { decision = "accept" },
             ["3"] = { decision = "reject", reasons = { "KIN:gives_way" } } },
}
case "a rejection that names nobody sinks while it rests on somebody referred" {
  candidates = { { asks = "alone", fit = "doubt" }, { asks = "alone", votes = 40 } },
  expect = { ["1"] = { decision = "refer" }, ["2"] = { decision = "refer", reasons = { "ALONE:less" } } },
}
case "and stands where somebody else has more votes too" {
  candidates = { { asks = "alone", fit = "doubt" }, { asks = "alone", votes = 45 }, { asks = "alone", votes = 40 } },
  expect = { ["2"] = { decision = "refer", reasons = { "ALONE:less" } }, ["3"] = { decision = "reject", reasons = { "ALONE:less" } } },
}
case "the referred one has the fewest votes: nobody depends on him" {
  candidates = { { asks = "alone" }, { asks = "alone", votes = 40 }, { asks = "alone", votes = 10, fit = "doubt" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject", reasons = { "ALONE:less" } } },
}
case "silence about somebody whose relative is only referred" {
  candidates = { { asks = "silent", fit = "doubt" }, { asks = "silent", votes = 40 }, { asks = "silent", votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["1"] = { decision = "refer" }, ["2"] = { decision = "refer", unknown = { "SILENT" } }, ["3"] = { decision = "accept" } },
}
case "his relative is rejected: silence is a pass" {
  candidates = { { asks = "silent", fit = "no" }, { asks = "silent", votes = 40 } },
  relations = { { a = "1", b = "2", kind = "spouse" } },
  expect = { ["2"] = { decision = "accept" } },
}
case "a note that goes from one to the next: all after the first open case are open" {
  candidates = { { asks = "chain" }, { asks = "chain", votes = 40 }, { asks = "chain", votes = 30, fit = "doubt" },
                 { asks = "chain", votes = 20 }, { asks = "chain", votes = 10 } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject" }, ["3"] = { decision = "refer" },
             ["4"] = { decision = "refer" }, ["5"] = { decision = "refer" } },
}
case "many open cases: each alone is tried as well" {
  candidates = { { asks = "alone", votes = 90 }, { asks = "alone", votes = 80, fit = "doubt" }, { asks = "alone", votes = 79, fit = "doubt" },
                 { asks = "alone", votes = 78, fit = "doubt" }, { asks = "alone", votes = 77, fit = "doubt" },
                 { asks = "alone", votes = 76, fit = "doubt" }, { asks = "alone", votes = 75, fit = "doubt" },
                 { asks = "alone", votes = 74, fit = "doubt" }, { asks = "alone", votes = 73, fit = "doubt" }, { asks = "alone", votes = 10 } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "reject" }, ["10"] = { decision = "reject" } },
}
case "many open cases above one who is settled" {
  candidates = { { asks = "alone", votes = 80, fit = "doubt" }, { asks = "alone", votes = 79, fit = "doubt" },
                 { asks = "alone", votes = 78, fit = "doubt" }, { asks = "alone", votes = 77, fit = "doubt" },
                 { asks = "alone", votes = 76, fit = "doubt" }, { asks = "alone", votes = 75, fit = "doubt" },
                 { asks = "alone", votes = 74, fit = "doubt" }, { asks = "alone", votes = 10 } },
  expect = { ["8"] = { decision = "refer", reasons = { "ALONE:less" } } },
}

case "whether three stand depends on one who is only referred" {
  candidates = { { asks = "few" }, { asks = "few", votes = 40 }, { asks = "few", votes = 30, fit = "doubt" } },
  expect = { ["1"] = { decision = "refer", unknown = { "FEW" } }, ["2"] = { decision = "refer", unknown = { "FEW" } } },
}
case "three stand without him" {
  candidates = { { asks = "few" }, { asks = "few" }, { asks = "few" }, { asks = "few", fit = "doubt" } },
  expect = { ["1"] = { decision = "accept" }, ["4"] = { decision = "refer" } },
}

-- what rulings lift
case "lifted: he stays, so who stayed because he gave way is open" {
  candidates = { {}, { votes = 40 }, { votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  rulings = { { candidate = "2", rule = "KIN", reason = "gives_way", ruling = "lift" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "accept" }, ["3"] = { decision = "refer", unknown = { "KIN" } } },
}
case "lifted where nobody stayed because of it" {
  candidates = { {}, { votes = 40 }, { votes = 30 } }, relations = { { a = "1", b = "2", kind = "spouse" } },
  rulings = { { candidate = "2", rule = "KIN", reason = "gives_way", ruling = "lift" } },
  expect = { decision = "accept" },
}
case "lifted for one relative: the other still has more votes" {
  candidates = { {}, { votes = 45 }, { votes = 30 } },
  relations = { { a = "1", b = "3", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  rulings = { { candidate = "3", rule = "KIN", reason = "gives_way", ruling = "lift" } },
  expect = { ["3"] = { decision = "accept" } },       -- both have one code: the ruling is about both
}
case "cleared by a person as well: the third is accepted" {
  candidates = { {}, { votes = 40 }, { votes = 30 } },
  relations = { { a = "1", b = "2", kind = "spouse" }, { a = "2", b = "3", kind = "spouse" } },
  rulings = { { candidate = "2", rule = "KIN", reason = "gives_way", ruling = "lift" },
              { candidate = "3", rule = "KIN", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept" },
}
case "lifted where pairs alone were gone through" {
  candidates = { { asks = "post" }, { asks = "post" }, { asks = "post" } },
  rulings = { { candidate = "2", rule = "POST", reason = "second", ruling = "lift" } },
  expect = { ["1"] = { decision = "accept" }, ["2"] = { decision = "accept" }, ["3"] = { decision = "reject" } },
}
