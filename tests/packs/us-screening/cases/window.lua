-- What is out of window, and what an arrest proves: C14, H10, H11.
base {
  days = { report_day = "2024-06-01" },
  candidates = { { name = "Lee Moss", birth_date = "1980-01-02", job_state = "FL", salary = 40000 } },
  records = { name = "Lee Moss", birth_date = "1980-01-02", kind = "conviction", class = "felony", arrested_on = "2009-12-01", disposed_on = "2010-05-05",
              expunged_on = "open" },
}
case "C14 an arrest without a disposition proves nothing" {
  records = { { kind = "arrest", arrested_on = "2020-01-01", disposed_on = "open" } }, expect = { decision = "refer", reasons = { "US-RECORD:arrest" } },
}
case "C14 exactly seven years: may still be reported" {
  records = { { kind = "arrest", arrested_on = "2017-06-01" } }, expect = { decision = "refer", reasons = { "US-RECORD:arrest" } },
}
case "C14 more than seven years: suppressed" { records = { { kind = "arrest", arrested_on = "2017-05-31" } }, expect = { decision = "accept" } }
case "C14 more than seven years, a salary of $75,000" {
  candidates = { { salary = 75000 } }, records = { { kind = "arrest", arrested_on = "2017-05-31" } },
  expect = { decision = "refer", reasons = { "US-RECORD:arrest" } },
}
case "C14 the salary is blank: neither used nor ignored" {
  candidates = { { salary = "" } }, records = { { kind = "arrest", arrested_on = "2017-05-31" } },
  expect = { decision = "refer", reasons = {}, unknown = { "US-RECORD" } },
}
case "H10 convicted in 2010, job in California: suppressed" { candidates = { { job_state = "CA", salary = 200000 } }, records = { {} }, expect = { decision = "accept" } }
case "H10 in Texas at $80,000: shown" { candidates = { { job_state = "TX", salary = 80000 } }, records = { {} }, expect = { decision = "refer", reasons = { "US-RECORD:convicted" } } }
case "H10 in Florida: shown" { records = { {} }, expect = { decision = "refer", reasons = { "US-RECORD:convicted" } } }
case "H11 Hawaii, misdemeanor six years: suppressed" {
  candidates = { { job_state = "HI" } }, records = { { class = "misdemeanor", disposed_on = "2018-05-01" } }, expect = { decision = "accept" },
}
case "H11 Hawaii, felony six years: shown" {
  candidates = { { job_state = "HI" } }, records = { { disposed_on = "2018-05-01" } }, expect = { decision = "refer", reasons = { "US-RECORD:convicted" } },
}
case "expunged on the day of the report: suppressed" { records = { { expunged_on = "2024-06-01" } }, expect = { decision = "accept" } }
case "expunged the day after" { records = { { expunged_on = "2024-06-02" } }, expect = { decision = "refer", reasons = { "US-RECORD:convicted" } } }
