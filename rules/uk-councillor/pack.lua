-- Candidates for local councils in England: who may be elected (Local Government Act 1972 s.79) and who is disqualified
-- (s.80, s.81A and the Representation of the People Act). What was declared and what was verified are the clerk's to
-- tell apart: no officer checks these things before a poll.

-- Who is born on 29 February attains an age on 1 March of a common year (Family Law Reform Act 1969, s.9: at the
-- commencement of the anniversary). Periods run to 1 March likewise, which is a day longer than courts may find.
pack { id = "uk-councillor", version = "2026.2", law_day = "election_day", age_reached = "birthday", no_such_day = "next_day",
       title = { en = "Local councillors, England" } }

law "LGA"  { title = { en = "Local Government Act 1972" }, url = "https://www.legislation.gov.uk/ukpga/1972/70" }
law "RPA"  { title = { en = "Representation of the People Act 1983" }, url = "https://www.legislation.gov.uk/ukpga/1983/2" }
law "LGDA" { title = { en = "Local Government (Disqualification) Act 2022" } }
law "EA22" { title = { en = "Elections Act 2022" } }

days {
  nomination_day = { en = "day of nomination", per = "candidate" },
  election_day   = { en = "day of the election", per = "unit" },
  check_day      = { en = "day of the check" },
}
stages { "declared", "checked" }

source "candidates" { key = "candidate_id", columns = {
  candidate_id = "id", name = "name", birth_date = "date", area = "id", council = { "principal", "parish" },
  citizenship = { "commonwealth_qualifying", "irish", "eu_qualifying", "eu_retained", "other" } } }

source "register" { title = { en = "register of electors" }, about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", area = "id", from = "date", to = "date or open" } }

source "ties" { title = { en = "land, work and home" }, about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", area = "id", kind = { "owner", "tenant", "work", "school", "home" }, km_from_area = "decimal",
              from = "date", to = "date or open" } }

source "offices" { title = { en = "paid offices" }, about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", employer = { "the_authority", "joint_board", "restricted_post", "school_of_authority", "other" },
              from = "date", to = "date or open" } }

source "orders" { title = { en = "orders and reports" }, about = "candidates",
  match = { sure = { { "name", "birth_date" } }, never = { { "name" } } },
  columns = { name = "name", birth_date = "date",
    kind = { "BRO", "DRRO", "interim", "sexual", "notification", "intimidation", "corrupt", "illegal" },
    made_on = "date", offence_on = "date", appeal_ends_on = "date or open", ends_on = "date or open" } }

source "convictions" { title = { en = "convictions" }, about = "candidates",
  match = { sure = { { "name", "birth_date" } }, never = { { "name" } } },
  columns = {
    name = "name", birth_date = "date", offence = "text",
    court = { "uk", "channel_islands", "isle_of_man", "elsewhere" },
    convicted_on = "date",
    appeal_ended_on = "date or open",           -- the end of the time for an appeal, or of the appeal itself (s.80(5))
    disposal = { "life", "extended", "custody", "suspended", "default_of_fine", "service_detention", "service_removal", "fine",
                 "community", "youth_rehabilitation", "compensation", "conditional_discharge", "bind_over", "hospital", "referral",
                 "restraining", "other_order", "endorsement", "absolute_discharge", "caution", "conditional_caution" },
    option_of_fine = "yes-no", term = "duration", sentence_ends = "date or open",
    served = { "alone", "concurrent", "consecutive" }, hearing = "id or none", summary_only = "yes-no",
    schedule_18 = "yes-no", paid_on = "date or open", set_aside_on = "date or open",
  },
}
