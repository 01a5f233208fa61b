base {
  days = { poll_day = "2026-05-07" },
  candidates = { { id = "P1", name = "Ann" } },
  records = { id = "P1", name = "Ann" },
  cases = { id = "P1", years = 3, minor = "no", sealed = "no" },
  pleas = { id = "P1" },
}
case "no row" { expect = { decision = "accept" } }
case "no row, nobody searched" { not_asked = { "records" }, expect = { decision = "refer", unknown = { "ORDER" } } }
case "rows, nobody searched: there may be an earlier one" {
  not_asked = { "records" }, records = { { kind = "a", on = "2020-01-01" } },
  expect = { decision = "refer", unknown = { "ORDER" }, reasons = {} },
}
case "in order" { records = { { kind = "a", on = "2020-01-01" }, { kind = "b", on = "2021-01-01" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "in the other order" { records = { { kind = "b", on = "2021-01-01" }, { kind = "a", on = "2020-01-01" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "a tie comes in the order of what the rows hold" { records = { { kind = "b", on = "2020-01-01" }, { kind = "a", on = "2020-01-01" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "a tie, turned" { records = { { kind = "a", on = "2020-01-01" }, { kind = "b", on = "2020-01-01" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "an open day is after every day" { records = { { kind = "b", on = "open" }, { kind = "a", on = "2020-01-01" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "a partial day that leaves the order alone" { records = { { kind = "b", on = "2021" }, { kind = "a", on = "2020-12-31" } },
  expect = { decision = "reject", reasons = { "ORDER:first_a" } } }
case "a partial day that leaves the order open" { records = { { kind = "b", on = "2020" }, { kind = "a", on = "2020-12-31" } },
  expect = { decision = "refer", reasons = {}, unknown = { "ORDER" } } }
case "two partial days alike" { records = { { kind = "b", on = "2020" }, { kind = "a", on = "2020" } },
  expect = { decision = "refer", reasons = {}, unknown = { "ORDER" } } }
case "a partial day alone" { records = { { kind = "c", on = "2020" } },
  expect = { decision = "reject", reasons = { "ORDER:first_c" } } }
case "a partial day that reaches over a later row" { records = { { kind = "a", on = "2020" }, { kind = "b", on = "2020-02-01" }, { kind = "c", on = "2020-12-31" } },
  expect = { decision = "refer", reasons = {}, unknown = { "ORDER" } } }
case "a blank day" { records = { { kind = "b", on = "" }, { kind = "a", on = "2020-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "ORDER" } } }
case "a day nobody can read" { records = { { kind = "b", on = "31 June 2020" }, { kind = "a", on = "2020-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "ORDER" } } }
case "a row that may be another's changes what comes first" { records = { { kind = "b", on = "2021-01-01" }, { kind = "a", on = "2020-01-01", name = "Bob" } },
  expect = { decision = "refer", reasons = { "ORDER:first_a", "ORDER:first_b" } } }

-- out of window, and sealed
case "out of window: suppressed" { cases = { { on = "2020-01-01" } }, expect = { decision = "accept" } }
case "within the window" { cases = { { on = "2024-01-01" } }, expect = { decision = "reject", reasons = { "CASES:live" } } }
case "the last day of the window" { cases = { { on = "2023-05-07" } }, expect = { decision = "reject" } }
case "the day after" { cases = { { on = "2023-05-06" } }, expect = { decision = "accept" } }
case "a later case keeps an old one alive, though the later is sealed" {
  cases = { { on = "2022-01-01" }, { on = "2024-12-31", sealed = "yes" } },
  expect = { decision = "reject", reasons = { "CASES:live" } } }
case "a minor one does not" { cases = { { on = "2022-01-01" }, { on = "2024-12-31", sealed = "yes", minor = "yes" } },
  expect = { decision = "accept" } }
case "sealed: suppressed" { cases = { { on = "2025-01-01", sealed = "yes" } }, expect = { decision = "accept" } }
case "whether it is sealed is blank: neither used nor ignored" { cases = { { on = "2025-01-01", sealed = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CASES" } } }
case "surely sealed under one law, unknown under another: suppressed" { cases = { { on = "2025-01-01", years = "", sealed = "yes" } },
  expect = { decision = "accept" } }
case "one is sealed, of one it is not known, one is live" {
  cases = { { on = "2025-01-01", sealed = "yes" }, { on = "2025-02-01", sealed = "" }, { on = "2025-03-01" } },
  expect = { decision = "reject", reasons = { "CASES:live" }, unknown = { "CASES" } } }
case "the day of another case is blank: which is out of window cannot be told" { cases = { { on = "2020-01-01" }, { on = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CASES" } } }
case "a suppression that asks another source sees it settled" {
  cases = { { on = "2025-01-01" } }, pleas = { { on = "2025-02-01" } },
  expect = { decision = "reject", reasons = { "CASES:live" } } }
case "... and does not see what is hidden there" {
  cases = { { on = "2020-01-01" } }, pleas = { { on = "2025-02-01" } },
  expect = { decision = "refer", reasons = { "PLEAS:plea" } } }
