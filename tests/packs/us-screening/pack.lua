-- USA, employment screening: what a report may hold (15 USC 1681c), with two states. A test pack: checked by nobody.
pack { id = "us-screening", version = "test", law_day = "report_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Employment screening, USA (test)" } }
law "FCRA" { title = { en = "Fair Credit Reporting Act" } }
law "CA"   { title = { en = "California, Investigative Consumer Reporting Agencies Act" } }
law "HI"   { title = { en = "Hawaii Revised Statutes 378-2.5" } }
law "TX"   { title = { en = "Texas Business and Commerce Code 20.05" } }
days { report_day = { en = "day of the report" } }
stages { "screening" }

source "candidates" { key = "candidate_id", columns = { candidate_id = "id", name = "name", birth_date = "date", job_state = { "CA", "TX", "FL", "HI" },
  salary = "integer" } }
source "records" { about = "candidates", match = { sure = { { "name", "birth_date" } }, never = { { "name" } } },
  columns = { name = "name", birth_date = "date", kind = { "arrest", "conviction" }, class = { "felony", "misdemeanor" },
    arrested_on = "date", disposed_on = "date or open", expunged_on = "date or open" } }

-- "Antedate the report by more than seven years": exactly seven years may still be reported.
local function older(on, n, c) return on + years(n) < c.day.report_day end

suppress "FCRA-ARREST" { title = { en = "arrest more than seven years ago" }, source = "records", cites = "FCRA 605(a)(2)",
  applies = function(r) return is(r.kind, "arrest") end,
  test = function(r, c) return c.salary < 75000 and older(r.arrested_on, 7, c) end }
suppress "EXPUNGED" { title = { en = "expunged" }, source = "records", cites = "FCRA 607(b)",
  test = function(r, c) return r.expunged_on <= c.day.report_day end }
suppress "CA-7" { title = { en = "California: seven years, whatever the salary" }, source = "records", cites = "CA 1786.18",
  applies = function(r, c) return is(r.kind, "conviction") and is(c.job_state, "CA") end,
  test = function(r, c) return older(r.disposed_on, 7, c) end }
suppress "TX-7" { title = { en = "Texas: seven years, below $75,000" }, source = "records", cites = "TX 20.05",
  applies = function(r, c) return is(r.kind, "conviction") and is(c.job_state, "TX") end,
  test = function(r, c) return c.salary < 75000 and older(r.disposed_on, 7, c) end }
suppress "HI-7-5" { title = { en = "Hawaii: felony seven years, misdemeanor five" }, source = "records", cites = "HI 378-2.5",
  applies = function(r, c) return is(r.kind, "conviction") and is(c.job_state, "HI") end,
  test = function(r, c) return older(r.disposed_on, is(r.class, "felony") and 7 or 5, c) end }

rule "US-RECORD" { title = { en = "a record is weighed by a person" }, each = "records", severity = "statute", stage = "screening", cites = "FCRA 604(b)(3)",
  reasons = { arrest = { en = "arrested on {r.arrested_on}, no disposition: proves nothing" }, convicted = { en = "{r.class}, {r.disposed_on}" } },
  test = function(r) if is(r.kind, "arrest") then refer("arrest") else refer("convicted") end end }
