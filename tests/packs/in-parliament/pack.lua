-- India, Parliament and Assemblies: disqualification on conviction, Representation of the People Act 1951 s.8. A test
-- pack: its citations are checked by nobody. The day that counts is the day fixed for scrutiny (s.36(2)).
pack { id = "in-parliament", version = "test", law_day = "scrutiny_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Parliament and Assemblies, India (test)" } }
law "RPA51" { title = { en = "Representation of the People Act 1951" } }
days { scrutiny_day = { en = "day fixed for scrutiny" } }
stages { "scrutiny" }

source "candidates" { key = "candidate_id", columns = { candidate_id = "id", name = "name", voter_id = "id", birth_date = "date" } }
source "convictions" { about = "candidates", match = { sure = { { "voter_id", "name" } }, close = { { "voter_id" } }, never = { { "name" } } },
  columns = {
    voter_id = "id", name = "name", offence = { "s8_1", "s8_2", "other" }, convicted_on = "date", sentence = { "fine", "imprisonment" },
    term = "duration", served = { "alone", "concurrent", "consecutive" }, trial = "id or none", released_on = "date or open",
    quashed_on = "date or open", stayed = { "no", "sentence", "conviction" }, appeal_pending = "yes-no", pardoned_on = "date or open",
  } }
source "cases" { title = { en = "pending cases" }, about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", charge = "text", charged_on = "date" } }

-- Terms ordered to run one after the other add up (K. Prabhakaran v. P. Jayarajan, 2005); concurrent ones do not.
local function term_of(r, c)
  if not is(r.served, "consecutive") then return r.term end
  return sum(c.convictions, function(s)
    if is(s.served, "consecutive") and s.trial == r.trial then return s.term end
    return months(0)
  end)
end

-- Six years: the day of conviction, or of release, is not counted.
local function bar(from) return period { from = from, years = 6, first_day = "excluded" } end

local function barred(r, c)
  if is(r.sentence, "fine") then
    if within(c.day.scrutiny_day, bar(r.convicted_on)) then
      reject("fine", { p = bar(r.convicted_on), eligible_from = free_from(bar(r.convicted_on)) })
    end
  elseif r.released_on > c.day.scrutiny_day then
    reject("serving")
  elseif within(c.day.scrutiny_day, bar(r.released_on)) then
    reject("six_years", { p = bar(r.released_on), eligible_from = free_from(bar(r.released_on)) })
  end
end

local reasons = {
  fine      = { en = "fined on {r.convicted_on}: disqualified to {p.last_day}" },
  serving   = { en = "convicted on {r.convicted_on}, not released on {day.scrutiny_day}" },
  six_years = { en = "released on {r.released_on}: disqualified to {p.last_day}" },
  stayed    = { en = "the conviction of {r.convicted_on} is stayed: watch the appeal" },
  pardoned  = { en = "pardoned on {r.pardoned_on}: does it lift the bar?" },
}

-- What a conviction is on the day of scrutiny. A pending appeal changes nothing since Lily Thomas (10 July 2013); a stay
-- of the conviction does, a stay of the sentence alone does not (Lok Prahari 2018).
local function judge(r, c)
  if r.quashed_on <= c.day.scrutiny_day then return pass("quashed") end
  if is(r.stayed, "conviction") then return warn("stayed") end
  if r.pardoned_on <= c.day.scrutiny_day then return refer("pardoned") end
  barred(r, c)
end

rule "IN-8-1" { title = { en = "listed offences, whatever the sentence" }, each = "convictions", severity = "statute", stage = "scrutiny",
  cites = "RPA51 s.8(1)", reasons = reasons, applies = function(r) return is(r.offence, "s8_1") end, test = judge }
rule "IN-8-2" { title = { en = "certain offences with six months or more" }, each = "convictions", severity = "statute", stage = "scrutiny",
  cites = "RPA51 s.8(2)", reasons = reasons,
  applies = function(r, c) return is(r.offence, "s8_2") and is(r.sentence, "imprisonment") and term_of(r, c) >= months(6) end, test = judge }
rule "IN-8-3" { title = { en = "any other offence with two years or more" }, each = "convictions", severity = "statute", stage = "scrutiny",
  cites = "RPA51 s.8(3)", reasons = reasons,
  applies = function(r, c) return is(r.offence, "other") and is(r.sentence, "imprisonment") and term_of(r, c) >= years(2) end, test = judge }
rule "IN-PENDING" { title = { en = "pending cases are disclosed" }, each = "cases", severity = "statute", stage = "scrutiny", cites = "RPA51 s.33A",
  reasons = { disclosed = { en = "charged on {r.charged_on}: {r.charge}" } }, test = function() warn("disclosed") end }
