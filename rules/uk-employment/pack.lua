-- Employment in England and Wales that is not excepted: what an employer may look at. A spent conviction is nobody's
-- business (Rehabilitation of Offenders Act 1974, s.4); an unspent one goes to a person, no law rejects for it.
-- Work with children, in care, the law and the like is excepted (Exceptions Order 1975) and not for this pack.

-- Who is born on 29 February attains an age on 1 March of a common year (Family Law Reform Act 1969, s.9: at the
-- commencement of the anniversary).
pack { id = "uk-employment", version = "2026.2", law_day = "check_day", age_reached = "birthday", no_such_day = "next_day",
       title = { en = "Employment, not excepted (England and Wales)" } }

days { check_day = { en = "day of the check" } }
stages { "checked" }

source "candidates" { title = { en = "applicants" }, key = "candidate_id",
  columns = { candidate_id = "id", name = "name", birth_date = "date" } }

source "convictions" { title = { en = "convictions and cautions" }, about = "candidates",
  match = { sure = { { "name", "birth_date" } }, never = { { "name" } } },
  columns = {
    name = "name", birth_date = "date", offence = "text", convicted_on = "date",
    disposal = { "life", "extended", "custody", "suspended", "service_detention", "service_removal", "fine", "community",
                 "youth_rehabilitation", "compensation", "conditional_discharge", "bind_over", "hospital", "referral",
                 "restraining", "other_order", "endorsement", "absolute_discharge", "caution", "conditional_caution" },
    term = "duration", sentence_ends = "date or open", served = { "alone", "concurrent", "consecutive" },
    hearing = "id or none", summary_only = "yes-no", schedule_18 = "yes-no", paid_on = "date or open",
    set_aside_on = "date or open",
  },
}

local roa = include "shared/uk-rehabilitation.lua"

suppress "ROA-SPENT" {
  title = { en = "spent, set aside or pardoned" }, source = "convictions", cites = { "ROA s.4", "ROA s.7(1)(a)" },
  test = function(r, c) return roa.spent(r, c) end,
}

rule "EMP-UNSPENT" {
  title = { en = "Unspent convictions are weighed by a person" }, each = "convictions", severity = "statute", stage = "checked",
  in_force = { from = "2014-03-10" }, cites = { "ROA s.4", { "PCSC s.193", from = "2023-10-28" } },
  reasons = {
    custody = { en = "{r.disposal}, {r.term}, of {r.convicted_on} is not spent on {day.check_day}: {r.offence}" },
    unspent = { en = "{r.disposal} of {r.convicted_on} is not spent on {day.check_day}: {r.offence}" },
  },
  test = function(r)
    if is(r.disposal, "life", "extended", "custody", "suspended") then refer("custody") else refer("unspent") end
  end,
}
