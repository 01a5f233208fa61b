-- When is a conviction spent? England and Wales, Rehabilitation of Offenders Act 1974, for every pack that asks:
--
--   local roa = include "shared/uk-rehabilitation.lua"
--   roa.spent(r, c)       is the conviction r spent on the day of the check?
--   roa.last_day(r, c)    the last day on which it is not spent; NEVER spent: 9999-12-31
--   roa.set_aside_too_early(r, c)   is it set aside on a day before it was passed?
--   roa.child(c, day)     was the person below ten on the day, too young for any offence?
--   roa.has_no_place(r)   does a term stand beside a disposal that has none, as a caution or a fine?
--
-- The pack needs no_such_day = "next_day", the day `check_day`, candidates.birth_date, and a source `convictions` with the columns
--   convicted_on    date              disposal     one of the words used below
--   term            duration          as passed, not as served; a suspended sentence counts in full
--   sentence_ends   date or open      last day of the sentence with its licence, or of the order; open: no end is set
--   served          alone | concurrent | consecutive, with others of the same `hearing` (id or none)
--   summary_only    yes-no            an offence only a magistrates' court can try
--   schedule_18     yes-no            a serious violent, sexual or terrorist offence (Sentencing Code, Sch. 18)
--   paid_on         date or open      a compensation order: paid in full
--   set_aside_on    date or open      quashed, or pardoned: no conviction from then on
--
-- The day that counts is that of the check: on and after 28 October 2023 the periods are those of the Police,
-- Crime, Sentencing and Courts Act 2022, before it those of 2014. Checks before 10 March 2014 are not covered.
--
-- A day that cannot be is a slip, or stands for none (1900-01-01): convicted below ten, set aside, paid or served before
-- the conviction. Whether the conviction is spent is then not known. Nor is it where the term is nothing (0d), or where a
-- term is said to run with others and none that does is there: how long they are together nobody can tell. Nor where a
-- term stands beside a disposal that has none, as a caution: one of the two is a slip. Nor where a sentence ends earlier than
-- it was passed for, and that matters: time on remand may count, or the day is that of the release, which is not the end.
-- Nor where it ends half a year later, and by that length its period is another: 6m for 6y, or a row that stands there once.
--
-- Nobody has checked the citations or the figures yet.

law "ROA"  { title = { en = "Rehabilitation of Offenders Act 1974" }, url = "https://www.legislation.gov.uk/ukpga/1974/53" }
law "PCSC" { title = { en = "Police, Crime, Sentencing and Courts Act 2022" } }

local NEVER, NEW_LAW = date "9999-12-31", date "2023-10-28"
local custody = { "custody", "suspended" }
local life = { "life", "extended" }
local cautions = { "caution", "conditional_caution" }
local orders = { "community", "youth_rehabilitation" }
local others = { "conditional_discharge", "bind_over", "hospital", "referral", "restraining", "other_order" }

-- No answer: a month may be shorter or longer than thirty days, and so this comparison ends as unknown.
local function nobody_knows() return months(1) < days(30) end

-- Nobody below ten is guilty of an offence (Children and Young Persons Act 1933, s.50).
local function child(c, day) return not reached(c.birth_date, 10, day) end

local function set_aside_too_early(r, c)
  if given(r, "convicted_on") then return r.set_aside_on < r.convicted_on end
  return child(c, r.set_aside_on)
end

local function ends_too_early(r)
  if is(r.disposal, "compensation") then return r.paid_on < r.convicted_on end
  if is(r.disposal, custody) or is(r.disposal, orders) or is(r.disposal, others)
     or is(r.disposal, "service_detention", "conditional_caution") then
    return r.sentence_ends < r.convicted_on
  end
  return false
end

-- Every period begins with its first day: twelve months beginning with 10 March end with 9 March, and those beginning
-- with 29 February with 28 February.
local function to_end(from, length)
  return last_day(period { from = from, length = length, first_day = "counts" })
end

local function later(a, b) if a < b then return b end return a end

local function is_new(c) return c.day.check_day >= NEW_LAW end

-- Consecutive terms of one hearing are one term, of concurrent ones the longest counts (s.5(7), formerly 5(9)). N1 and
-- n1 may be one hearing: whether they are nobody knows.
local function same_hearing(a, b)
  if a == b then return true end
  if same(a, b) then return nobody_knows() end
  return false
end
local function stands(r, c)
  if r.set_aside_on > c.day.check_day then return true end
  if set_aside_too_early(r, c) then return nobody_knows() end
  return false
end
local function same_sentence(r, s, c)
  return is(s.disposal, custody) and is(s.served, r.served) and same_hearing(s.hearing, r.hearing) and stands(s, c)
end

-- Said to run with others, of which there is none; those of another hearing are there, and count by themselves.
local function lacks_others(r, c)
  return not is(r.served, "alone") and not at_least(2, c.convictions, function(s)
    return is(s.disposal, custody) and is(s.served, r.served)
  end)
end

local function term_of(r, c)
  if is(r.served, "alone") then return r.term end
  if is(r.served, "consecutive") then
    return sum(c.convictions, function(s)
      if same_sentence(r, s, c) then return s.term end
      return days(0)
    end)
  end
  local longest = r.term
  for _, s in ipairs(sorted(c.convictions, "convicted_on")) do
    if same_sentence(r, s, c) and s.term > longest then longest = s.term end
  end
  return longest
end

local function sentence_end_of(r, c)
  local last = r.sentence_ends
  if is(r.served, "alone") then return last end
  for _, s in ipairs(sorted(c.convictions, "convicted_on")) do
    if same_sentence(r, s, c) then last = later(last, s.sentence_ends) end
  end
  return last
end

-- After the sentence: adult, under eighteen at conviction. In months. nil: never spent. `longer` says of a length whether the
-- sentence is longer.
local function buffer(r, c, longer)
  if is_new(c) then
    if longer(years(4)) then
      if is(r.schedule_18, "yes") then return nil end
      return 84, 42
    end
    if longer(years(1)) then return 48, 24 end
    return 12, 6
  end
  if longer(years(4)) then return nil end
  if longer(months(30)) then return 84, 42 end
  if longer(months(6)) then return 48, 24 end
  return 24, 18
end
local function than_passed(r, c)
  local term = term_of(r, c)
  return function(n) return term > n end
end

local function months_after(r, c, adult, young)
  if reached(c.birth_date, 18, r.convicted_on) then return months(adult) end
  return months(young)
end

-- By the day of its end a sentence is longer than it was passed for, or shorter. Would it be spent by this, and not by that?
local function is_in_doubt(r, c, ends, passed_to, after)
  if to_end(ends, after) >= c.day.check_day then return false end
  if ends < passed_to then return to_end(passed_to, after) >= c.day.check_day end
  if ends <= passed_to + months(6) then return false end
  local adult, young = buffer(r, c, function(n) return ends > to_end(r.convicted_on, n) end)
  return adult == nil or to_end(ends, months_after(r, c, adult, young)) >= c.day.check_day
end

local function after_custody(r, c)
  if r.term <= days(0) or lacks_others(r, c) then return nobody_knows() end
  local adult, young = buffer(r, c, than_passed(r, c))
  if adult == nil then return NEVER end
  local ends, after = sentence_end_of(r, c), months_after(r, c, adult, young)
  if ends >= NEVER then return NEVER end
  if is_in_doubt(r, c, ends, to_end(r.convicted_on, term_of(r, c)), after) then return nobody_knows() end
  return to_end(ends, after)
end

-- An order that sets no end: two years from conviction.
local function after_order(r, c, adult, young)
  if r.sentence_ends >= NEVER then return to_end(r.convicted_on, months(24)) end
  if adult == 0 then return r.sentence_ends end
  return to_end(r.sentence_ends + days(1), months_after(r, c, adult, young))
end

-- A term beside what has none. The conditions of a caution may have one, of some weeks.
local function has_no_place(r)
  if not given(r, "term") then return false end
  if is(r.disposal, "conditional_caution") then return r.term > months(6) end
  return is(r.disposal, "absolute_discharge", "caution", "fine", "endorsement", "compensation", "service_removal")
     and r.term > days(0)
end

-- The last day of its own period, whatever else the person is convicted of.
local function own_last_day(r, c)
  if has_no_place(r) then return nobody_knows() end
  if is(r.disposal, "absolute_discharge", "caution") then return r.convicted_on - days(1) end      -- at once
  if is(r.disposal, life) then return NEVER end
  if child(c, r.convicted_on) or ends_too_early(r) then return nobody_knows() end
  if is(r.disposal, custody) then return after_custody(r, c) end
  if is(r.disposal, "fine", "service_removal") then return to_end(r.convicted_on, months_after(r, c, 12, 6)) end
  if is(r.disposal, "service_detention") then return to_end(r.sentence_ends, months_after(r, c, 12, 6)) end
  if is(r.disposal, orders) then
    if is_new(c) then return after_order(r, c, 0, 0) end
    return after_order(r, c, 12, 6)
  end
  if is(r.disposal, others) then return after_order(r, c, 0, 0) end
  if is(r.disposal, "compensation") then
    if r.paid_on >= NEVER then return NEVER end
    return r.paid_on - days(1)
  end
  if is(r.disposal, "endorsement") then return to_end(r.convicted_on, months_after(r, c, 60, 30)) end
  local three_months = to_end(r.convicted_on, months(3))            -- a conditional caution
  if r.sentence_ends < three_months then return r.sentence_ends end
  return three_months
end

-- Sentences that are never spent have no period that another conviction could fall into.
local function is_excluded(r, c)
  if is(r.disposal, life) then return true end
  if not is(r.disposal, custody) then return false end
  local adult = buffer(r, c, than_passed(r, c))
  return adult == nil
end

-- Convicted again while a period runs, of more than a summary offence: what ends earlier runs to the later end (s.6(4), (6)).
-- After another that is never spent it is not spent either (s.1(1)). A caution is no conviction (s.8A).
local function last_day_of(r, c)
  local rows, ends, open, count, mine = {}, {}, {}, 0, own_last_day(r, c)
  if is(r.disposal, cautions) then return mine end
  for _, s in ipairs(sorted(c.convictions, "convicted_on")) do
    if not is(s.disposal, cautions) and stands(s, c) then
      count = count + 1
      rows[count], ends[count], open[count] = s, own_last_day(s, c), not is_excluded(s, c)
      if is(s.summary_only, "no") then
        local function meets(i) return open[i] and rows[i].convicted_on < s.convicted_on and ends[i] >= s.convicted_on end
        local last = ends[count]
        for i = 1, count - 1 do
          if open[count] and meets(i) then last = later(last, ends[i]) end
        end
        for i = 1, count - 1 do
          if meets(i) then ends[i], open[i] = last, open[count] end
        end
        ends[count] = last
      end
    end
  end
  for i = 1, count do
    if rows[i] == r then mine = ends[i] end
  end
  return mine
end

return {
  NEVER = NEVER,
  last_day = last_day_of, set_aside_too_early = set_aside_too_early, child = child, has_no_place = has_no_place,
  spent = function(r, c) return not stands(r, c) or last_day_of(r, c) < c.day.check_day end,
}
