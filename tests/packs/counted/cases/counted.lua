base {
  days = { poll_day = "2026-11-08" },
  candidates = { { name = "Ann" } },
  points = { id = "1", name = "Ann", points = "4", term = "1m" },
}
case "enough, of rows that are hers" {
  points = { {}, { points = "5" } },
  expect = { decision = "reject", reasons = { "SUM:many" }, grade = "sure" },
}
case "enough, of rows of which one may be another's" {
  points = { {}, { points = "5", name = "Bob" } },
  expect = { decision = "refer", reasons = { "SUM:many" }, grade = "close" },
}
case "that one stands first" {
  points = { { name = "Bob", points = "3" }, {} },
  expect = { decision = "refer", reasons = { "SUM:many" }, grade = "close" },
}
case "what may be another's adds nothing" {
  points = { {}, { points = "5" }, { points = "0", name = "Bob", term = "0d" } },
  expect = { decision = "reject", reasons = { "SUM:many" }, grade = "sure" },
}
case "one row stands twice: one event, or two" {
  points = { { points = "4" }, { points = "4" } },
  expect = { decision = "refer", reasons = {}, unknown = { "SUM", "TERMS", "OFTEN" } },
}
case "three are enough, though one of them stands twice" {
  points = { { points = "1" }, { points = "1" }, { points = "2" }, { points = "3" } },
  expect = { decision = "reject", reasons = { "OFTEN:often" }, unknown = { "SUM", "TERMS" } },
}
case "a row that adds nothing stands twice" {
  points = { { points = "0", term = "0d" }, { points = "0", term = "0d" }, {} },
  expect = { decision = "accept" },
}
case "lengths of time" {
  points = { { points = "0", term = "12m" }, { points = "1", term = "12m" } },
  expect = { decision = "reject", reasons = { "TERMS:long" }, grade = "sure" },
}
case "cleared by a person who saw that it is one event" {
  points = { {}, {} },
  rulings = { { rule = "SUM", reason = "unknown", ruling = "clear" }, { rule = "TERMS", reason = "unknown", ruling = "clear" },
              { rule = "OFTEN", reason = "unknown", ruling = "clear" } },
  expect = { decision = "accept", ruled = { "SUM", "TERMS", "OFTEN" } },
}
