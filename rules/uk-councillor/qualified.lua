-- Who may be elected: s.79. On the day of nomination and on the day of the election.

-- Nominations close some weeks before the poll: other days are a slip (2042 for 2024), and nobody can tell what was on them.
fact "nomination_fits" {
  title = { en = "nominated in the six months before the election" }, cites = "LGA s.79(2)",
  test = function(c)
    return c.day.nomination_day <= c.day.election_day and c.day.nomination_day + months(6) > c.day.election_day
  end,
}
local day_slip = { en = "nominated on {day.nomination_day} for the election of {day.election_day}: is that the day?" }

local function both_days(c, f) return f(c.day.nomination_day) and f(c.day.election_day) end

-- The first day of the twelve months before the day: of those before 29 February, 28 February, not 1 March.
local function year_before(day)
  local first = day - years(1)
  if first + years(1) > day then return first - days(1) end
  return first
end

-- The whole of the twelve months before the day, whatever mixture of rows of these kinds. Nobody is tied to a place
-- before being born: such a day is a slip, or stands for none (1900-01-01), and proves no connection; nor does a distance
-- below nothing. `all`: how it would be if they were believed.
local function tied(c, day, kinds, all)
  return unbroken(c.ties, year_before(day), day - days(1), function(t)
    return is(t.kind, kinds) and t.area == c.area and (all or t.from >= c.birth_date)
  end)
end

local function elector(c, all)
  return both_days(c, function(d)
    return some(c.register, function(r)
      return r.area == c.area and r.from <= d and r.to >= d and (all or r.from >= c.birth_date)
    end)
  end)
end
local function tied_by(kinds)
  return function(c, all) return both_days(c, function(d) return tied(c, d, kinds, all) end) end
end
local owner, worker, resident = tied_by { "owner", "tenant" }, tied_by { "work" }, tied_by { "home" }
local function near(c, all)                     -- three miles are 4.828 km
  if is(c.council, "principal") then return false end
  return both_days(c, function(d)
    return unbroken(c.ties, year_before(d), d - days(1), function(t)
      return is(t.kind, "home") and t.km_from_area <= 4.828 and (all or (t.from >= c.birth_date and t.km_from_area >= 0))
    end)
  end)
end

fact "elector" {
  title = { en = "local elector for the area on both days" }, cites = "LGA s.79(1)(a)",
  test = function(c) return elector(c, false) end,
}
fact "owner" {
  title = { en = "owner or tenant of land there for twelve months" }, cites = "LGA s.79(1)(b)",
  test = function(c) return owner(c, false) end,
}
fact "worker" {
  title = { en = "principal or only place of work there for twelve months" }, cites = "LGA s.79(1)(c)",
  test = function(c) return worker(c, false) end,
}
fact "resident" {
  title = { en = "resident there for twelve months" }, cites = "LGA s.79(1)(d)",
  test = function(c) return resident(c, false) end,
}
fact "near" {
  title = { en = "parish: resident within three miles for twelve months" }, cites = "LGA s.79(1)(e)",
  test = function(c) return near(c, false) end,
}

rule "UK-AGE" {
  title = { en = "18 on both days" }, severity = "statute", stage = "declared", cites = { "LGA s.79(1)", "LGA s.79(2)" },
  reasons = { young = { en = "born {c.birth_date}: not 18 on both the day of nomination and that of the election" }, day_slip = day_slip },
  test = function(c)
    if not c.nomination_fits then return refer("day_slip") end
    if not both_days(c, function(d) return reached(c.birth_date, 18, d) end) then
      reject("young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}
-- Until 6 May 2024 every citizen of the Union could be elected; who is listed as `other` may be one.
rule "UK-CITIZEN" {
  title = { en = "a qualifying citizen" }, severity = "statute", stage = "declared", cites = "LGA s.79(1)",
  reasons = { none = { en = "not a qualifying citizen" },
              union = { en = "not a qualifying citizen since 7 May 2024; before it every citizen of the Union was: which is it?" } },
  test = function(c)
    if not is(c.citizenship, "other") then return end
    if c.day.election_day < date "2024-05-07" then refer("union") else reject("none") end
  end,
}
-- Nobody is tied to a place yet by what begins after the election, and nothing ends before it begins: a slip.
local function is_slip(c)
  return function(r) return r.to < r.from or r.from > c.day.election_day end
end
-- To a reader a1 is A1: nobody is rejected for that.
local function in_other_letters(c)
  return function(r) return r.area ~= c.area and same(r.area, c.area) end
end
rule "UK-QUALIFY" {
  title = { en = "one of the five connections with the area" }, severity = "statute", stage = "checked", cites = "LGA s.79(1)(a)-(e)",
  reasons = { no_route = { en = "no qualifying connection: {why}" },
              early = { en = "the connection that would count begins before the candidate was born, or at a distance below 0" },
              area = { en = "the area of a connection is {c.area}, written otherwise: is it that one?" }, day_slip = day_slip,
              row_slip = { en = "the days of a connection cannot be: it begins after the election, or ends before it begins" } },
  test = function(c)
    if any_of(c, { "elector", "owner", "worker", "resident", "near" }) then return end
    if elector(c, true) or owner(c, true) or worker(c, true) or resident(c, true) or near(c, true) then return refer("early") end
    if not c.nomination_fits then return refer("day_slip") end
    if some(c.register, is_slip(c)) or some(c.ties, is_slip(c)) then return refer("row_slip") end
    if some(c.register, in_other_letters(c)) or some(c.ties, in_other_letters(c)) then return refer("area") end
    reject("no_route")
  end,
}
