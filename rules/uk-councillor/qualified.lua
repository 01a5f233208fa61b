-- Who may be elected: s.79. On the day of nomination and on the day of the election.

local function both_days(c, f) return f(c.day.nomination_day) and f(c.day.election_day) end

-- The whole of the twelve months before the day, whatever mixture of rows of these kinds.
local function tied(c, day, kinds)
  return unbroken(c.ties, day - years(1), day - days(1), function(t)
    return is(t.kind, kinds) and t.area == c.area
  end)
end

fact "elector" {
  title = { en = "local elector for the area on both days" }, cites = "LGA s.79(1)(a)",
  test = function(c)
    return both_days(c, function(d)
      return some(c.register, function(r) return r.area == c.area and r.from <= d and r.to >= d end)
    end)
  end,
}
fact "owner" {
  title = { en = "owner or tenant of land there for twelve months" }, cites = "LGA s.79(1)(b)",
  test = function(c) return both_days(c, function(d) return tied(c, d, { "owner", "tenant" }) end) end,
}
fact "worker" {
  title = { en = "principal or only place of work there for twelve months" }, cites = "LGA s.79(1)(c)",
  test = function(c) return both_days(c, function(d) return tied(c, d, { "work" }) end) end,
}
fact "resident" {
  title = { en = "resident there for twelve months" }, cites = "LGA s.79(1)(d)",
  test = function(c) return both_days(c, function(d) return tied(c, d, { "home" }) end) end,
}
fact "near" {                                   -- three miles are 4.828 km
  title = { en = "parish: resident within three miles for twelve months" }, cites = "LGA s.79(1)(e)",
  test = function(c)
    if is(c.council, "principal") then return false end
    return both_days(c, function(d)
      return unbroken(c.ties, d - years(1), d - days(1), function(t) return is(t.kind, "home") and t.km_from_area <= 4.828 end)
    end)
  end,
}

rule "UK-AGE" {
  title = { en = "18 on both days" }, severity = "statute", stage = "declared", cites = { "LGA s.79(1)", "LGA s.79(2)" },
  reasons = { young = { en = "born {c.birth_date}: not 18 on both the day of nomination and that of the election" } },
  test = function(c)
    if not both_days(c, function(d) return reached(c.birth_date, 18, d) end) then
      reject("young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}
rule "UK-CITIZEN" {
  title = { en = "a qualifying citizen" }, severity = "statute", stage = "declared", in_force = { from = "2024-05-07" },
  cites = "LGA s.79(1)", reasons = { none = { en = "not a qualifying citizen" } },
  test = function(c) if is(c.citizenship, "other") then reject("none") end end,
}
rule "UK-QUALIFY" {
  title = { en = "one of the five connections with the area" }, severity = "statute", stage = "checked", cites = "LGA s.79(1)(a)-(e)",
  reasons = { no_route = { en = "no qualifying connection: {why}" } },
  test = function(c)
    if not any_of(c, { "elector", "owner", "worker", "resident", "near" }) then reject("no_route") end
  end,
}
