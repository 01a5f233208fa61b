base { days = { poll_day = "2026-06-01" }, candidates = { { name = "Alba Rowan" } } }
case "everybody is referred" { expect = { decision = "refer", reasons = {}, unknown = {}, failed = { "COUNTS" } } }
case "no ruling clears it" {
  rulings = { { rule = "COUNTS", reason = "void", ruling = "clear" } },
  expect = { decision = "refer", idle = { "broken" }, failed = { "COUNTS" } },
}
case "nor lifts it" {
  rulings = { { rule = "COUNTS", reason = "void", ruling = "lift" } },
  expect = { decision = "refer", idle = { "broken" }, failed = { "COUNTS" } },
}
case "what a rule said before it failed is no rejection" {
  candidates = { { name = "Eve Broken" } },
  expect = { decision = "refer", reasons = { "FAILS:no" }, failed = { "COUNTS", "FAILS" } },
}
case "and no ruling clears it" {
  candidates = { { name = "Eve Broken" } },
  rulings = { { rule = "FAILS", reason = "no", ruling = "clear" } },
  expect = { decision = "refer", reasons = { "FAILS:no" }, idle = { "broken" }, failed = { "COUNTS", "FAILS" } },
}
case "nor the failure" {
  candidates = { { name = "Eve Broken" } },
  rulings = { { rule = "FAILS", reason = "failed", ruling = "clear" } },
  expect = { decision = "refer", reasons = { "FAILS:no" }, idle = { "broken" }, failed = { "COUNTS", "FAILS" } },
}
