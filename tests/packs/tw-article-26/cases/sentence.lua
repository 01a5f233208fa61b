base { days = { poll_day = "2022-11-26" }, candidates = { { id = "P1", name = "甲", birth_date = "1970-01-02" } },
  sentences = { id = "P1", name = "甲", kind = "imprisonment", final_on = "2022-01-05", ended_on = "open", probation_to = "" } }
case "C13 four months of detention are no imprisonment" { sentences = { { kind = "detention" } }, expect = { decision = "accept" } }
case "imprisonment, still serving" { sentences = { {} }, expect = { decision = "reject", reasons = { "TW-26:serving" } } }
case "on probation on polling day" { sentences = { { probation_to = "2022-11-26" } }, expect = { decision = "reject", reasons = { "TW-26:probation" } } }
case "probation ended the day before" { sentences = { { probation_to = "2022-11-25" } }, expect = { decision = "accept" } }
case "pending case: not final, it goes to a person" { sentences = { { final_on = "open" } }, expect = { decision = "refer", reasons = { "TW-26:pending" } } }
case "C11 a namesake" { sentences = { { id = "P2" } }, expect = { decision = "accept" } }
