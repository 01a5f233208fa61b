-- What a suppression may rest on, and what comes of it when it does not know.
base {
  days = { poll_day = "2026-06-01" },
  candidates = { { name = "Alba Rowan" } },
  early = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" }, late = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" },
  mid = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" }, plain = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" },
  dated = { id = "1", kind = "x", lifts = "no" }, failing = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" },
  asked = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" },
  first = { id = "1", kind = "x", lifts = "no", on = "2020-01-01" },
}
case "no rows at all" { expect = { decision = "accept" } }
case "a row that nothing hides" {
  late = { {} },
  expect = { decision = "reject", reasons = { "SEES-late:seen" } },
}
case "a row that is hidden" {
  late = { { lifts = "yes" } },
  expect = { decision = "accept" },
}
case "it rests on a source that is settled later: neither used nor ignored" {
  early = { {} },
  expect = { decision = "refer", reasons = {}, unknown = { "SEES-early" } },
}
case "... though that source has rows" {
  early = { {} }, late = { { lifts = "yes" } },
  expect = { decision = "refer", reasons = {}, unknown = { "SEES-early" } },
}
case "it rests on a source without suppressions, wherever that is declared" {
  mid = { {} }, plain = { {} },
  expect = { decision = "accept" },
}
case "... which has no such row" {
  mid = { {} }, plain = { { kind = "y" } },
  expect = { decision = "reject", reasons = { "SEES-mid:seen", "FACT:alone" } },
}
case "it rests on its own rows: the earlier one is history" {
  dated = { { lifts = "yes", on = "2020-01-01" }, { lifts = "no", on = "2021-01-01" } },
  expect = { decision = "reject", reasons = { "SEES-dated:seen" } },
}
case "... and the latest hides itself" {
  dated = { { lifts = "no", on = "2020-01-01" }, { lifts = "yes", on = "2021-01-01" } },
  expect = { decision = "accept" },
}
case "it fails: the row is neither used nor ignored" {
  failing = { {} },
  expect = { decision = "refer", reasons = {}, unknown = { "SEES-failing" } },
}
case "a fact it rests on is asked anew once its row is hidden" {
  asked = { {} }, plain = { { kind = "y" } },
  expect = { decision = "reject", reasons = { "FACT:alone" } },
}
