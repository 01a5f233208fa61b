-- Who is disqualified: s.80, s.81A, corrupt and illegal practices, orders. A conviction that is spent still counts here
-- as long as the bar runs (Rehabilitation of Offenders Act s.7(1)(d)): nothing is suppressed in this pack.

local roa = include "shared/uk-rehabilitation.lua"

-- A day that cannot be is a slip, or stands for none (1900-01-01): it lifts no bar, a person looks. Nor does a day after
-- the election (2062 for 2026), from which nothing has begun to run.
local made_late  = { en = "{r.kind} of {r.made_on}, after the day of the election" }
local ends_early = { en = "{r.kind} ends on {r.ends_on}, before it was made" }
local made_early = { en = "{r.kind} of {r.made_on}: a child then, the day cannot be" }

-- Over before the election: only the day of nomination can still be met. Where that day is a slip nobody can tell.
local function over_and_slip(c, last) return last < c.day.election_day and not c.nomination_fits end
local day_slip = { en = "over before the election; nominated on {day.nomination_day}: is that the day?" }

-- Nothing is ordered or reported before it was done. A day of the offence that is blank contradicts nothing.
local function before_offence(r) return given(r, "offence_on") and r.made_on < r.offence_on end
local made_before = { en = "{r.kind} of {r.made_on}, before the offence of {r.offence_on}" }

rule "UK-OFFICE" {
  title = { en = "no paid office under the authority" }, each = "offices", severity = "statute", stage = "checked",
  cites = "LGA s.80(1)(a),(aa)",
  reasons = { paid = { en = "holds a paid office: {r.employer}" }, school = { en = "a school of the authority: who is the employer?" },
              ends_early = { en = "held from {r.from} to {r.to}: the days cannot be" }, day_slip = day_slip,
              begins_late = { en = "held from {r.from}, more than a year after the day of the election: is that the day?" } },
  test = function(r, c)
    if is(r.employer, "other") then return pass("another_employer") end
    if r.to < r.from then return refer("ends_early") end
    if r.from > c.day.election_day + years(1) then return refer("begins_late") end      -- 2062 for 2026
    if over_and_slip(c, r.to) then return refer("day_slip") end
    if r.from <= c.day.election_day and r.to >= c.day.nomination_day then
      if is(r.employer, "school_of_authority") then refer("school") else reject("paid") end
    end
  end,
}
rule "UK-BRO" {
  title = { en = "no bankruptcy or debt relief restrictions" }, each = "orders", severity = "statute", stage = "checked",
  cites = "LGA s.80(1)(b)",
  reasons = { order = { en = "{r.kind} in force to {r.ends_on}" }, ends_early = ends_early, made_late = made_late,
              day_slip = day_slip },
  applies = function(r) return is(r.kind, "BRO", "DRRO", "interim") end,
  test = function(r, c)
    if r.ends_on < r.made_on then return refer("ends_early") end
    if r.made_on > c.day.election_day then return refer("made_late") end
    if over_and_slip(c, r.ends_on) then return refer("day_slip") end
    if r.ends_on >= c.day.nomination_day then reject("order", { eligible_from = r.ends_on + days(1) }) end
  end,
}

local prison = { "life", "extended", "custody", "suspended" }

-- Within the five years before the day of the election: 2019-05-02 bars on 2024-05-02, not on the day after.
local function bar(r) return period { from = r.appeal_ended_on, years = 5, first_day = "excluded" } end

rule "UK-3M5Y" {
  title = { en = "no sentence of three months within five years" }, each = "convictions", severity = "statute", stage = "checked",
  cites = { "LGA s.80(1)(d)", "LGA s.80(5)" },
  reasons = {
    barred = { en = "{r.disposal}, {r.term}, final {r.appeal_ended_on}: barred to {p.last_day}" },
    set_aside_early = { en = "{r.disposal} set aside on {r.set_aside_on}, before it was passed" },
    final_early = { en = "{r.disposal}, final {r.appeal_ended_on}: before it was passed, or as a child" },
    appeal = { en = "{r.disposal} of {r.convicted_on}: the appeal is not decided" },
    no_term = { en = "{r.disposal} of {r.convicted_on} for {r.term}: how long is not known" },
    no_place = { en = "{r.disposal} of {r.convicted_on}, and yet a term of {r.term} stands beside it" },
    sums   = { en = "consecutive terms in one hearing may reach three months only together: {r.term}" },
  },
  applies = function(r) return not is(r.court, "elsewhere") end,
  test = function(r, c)
    if r.set_aside_on <= c.day.election_day then
      if roa.set_aside_too_early(r, c) then return refer("set_aside_early") end
      return pass("set_aside")
    end
    if roa.has_no_place(r) then return refer("no_place") end
    if not is(r.disposal, prison) then return pass("not_imprisonment") end
    if is(r.option_of_fine, "yes") then return pass("option_of_a_fine") end
    if not is(r.disposal, "life") and r.term <= days(0) then return refer("no_term") end
    if not is(r.disposal, "life") and r.term < months(3) then
      if is(r.served, "consecutive") then return refer("sums") end      -- s.80(1)(d) speaks of a sentence
      return pass("under_three_months")
    end
    if r.appeal_ended_on > c.day.election_day then return refer("appeal") end
    if within(c.day.election_day, bar(r)) then
      return reject("barred", { p = bar(r), eligible_from = free_from(bar(r)) })
    end
    if roa.child(c, r.appeal_ended_on) or (given(r, "convicted_on") and r.appeal_ended_on < r.convicted_on) then
      return refer("final_early")
    end
    pass("five_years_over")
  end,
}
rule "UK-ROA" {
  title = { en = "a spent conviction that still bars" }, each = "convictions", severity = "regulation", stage = "checked",
  cites = { "ROA s.7(1)(d)", "LGA s.80(1)(d)" },
  reasons = { spent = { en = "spent since {on}, and still a bar while the five years run" } },
  applies = function(r, c)
    return not is(r.court, "elsewhere") and is(r.disposal, prison) and r.set_aside_on > c.day.election_day
       and r.appeal_ended_on <= c.day.election_day and within(c.day.election_day, bar(r))
  end,
  test = function(r, c)
    if roa.spent(r, c) then warn("spent", { on = roa.last_day(r, c) + days(1) }) end
  end,
}
rule "UK-SEX" {
  title = { en = "no notification requirement or sexual risk order" }, each = "orders", severity = "statute", stage = "checked",
  in_force = { from = "2022-06-28" }, cites = { "LGA s.81A", "LGDA s.1" },
  reasons = { order = { en = "{r.kind} to {r.ends_on}" }, ends_early = ends_early, made_early = made_early, made_late = made_late,
              made_before = made_before, day_slip = day_slip,
              appeal = { en = "{r.kind} of {r.made_on}: the time for an appeal runs to {r.appeal_ends_on}" } },
  applies = function(r) return is(r.kind, "sexual", "notification") end,
  test = function(r, c)
    if roa.child(c, r.made_on) then return refer("made_early") end
    if r.made_on < date "2022-06-28" then
      if before_offence(r) then return refer("made_before") end
      return pass("before_the_act")
    end
    if r.ends_on < r.made_on then return refer("ends_early") end
    if r.made_on > c.day.election_day then return refer("made_late") end
    if over_and_slip(c, r.ends_on) then return refer("day_slip") end
    if r.ends_on < c.day.nomination_day then return pass("ended") end
    if r.appeal_ends_on >= c.day.election_day then return refer("appeal") end      -- not yet a bar, and may become one
    reject("order", { eligible_from = r.ends_on + days(1) })
  end,
}

-- A bar of some years that starts on the day the order or report is made.
local function barred_for(years, first_day)
  return function(r, c)
    if roa.child(c, r.made_on) then return refer("made_early") end
    if r.made_on > c.day.election_day then return refer("made_late") end
    local p = period { from = r.made_on, years = years, first_day = first_day }
    if within(c.day.election_day, p) then return reject("barred", { p = p, eligible_from = free_from(p) }) end
    if before_offence(r) then return refer("made_before") end
    pass("years_over")
  end
end
local barred = { en = "{r.kind}, {r.made_on}: barred to {p.last_day}" }

-- Ending five (three) years after that date: the last day bears the same date.
for _, k in list { { "UK-CORRUPT", "corrupt", 5, "RPA s.160(4), s.173" }, { "UK-ILLEGAL", "illegal", 3, "RPA s.160(5), s.173" } } do
  rule(k[1]) {
    title = { en = "no bar for a " .. k[2] .. " practice" }, each = "orders", severity = "statute", stage = "checked",
    cites = k[4],
    reasons = { barred = barred, made_early = made_early, made_late = made_late, made_before = made_before },
    applies = function(r) return is(r.kind, k[2]) end,
    test = barred_for(k[3], "excluded"),
  }
end

-- The five years start on the day the order is made; on the day of the same date a person decides. No order is made for
-- what somebody under eighteen did: where one stands all the same it binds until a court lifts it, or a day is a slip.
local by_the_order = barred_for(5, "disputed")
rule "UK-INTIM" {
  title = { en = "no bar for an offence of intimidation" }, each = "orders", severity = "statute", stage = "checked",
  cites = "EA22 s.30-34",
  reasons = { barred = barred, made_early = made_early, made_late = made_late, made_before = made_before,
              under_18 = { en = "order of {r.made_on} for an offence of {r.offence_on}: under 18 then, the days cannot be" } },
  applies = function(r) return is(r.kind, "intimidation") end,
  test = function(r, c)
    if not reached(c.birth_date, 18, r.offence_on) then return refer("under_18") end
    by_the_order(r, c)
  end,
}
