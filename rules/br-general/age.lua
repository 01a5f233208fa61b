-- CF art. 14 §3 VI. The day that counts is the day of taking office (Law 9.504 art. 11 §2). Deputies
-- (suplentes) of a senator are elected with the senator and need the same age.

local minimum_age = {
  ["PRESIDENTE"] = 35, ["VICE-PRESIDENTE"] = 35,
  ["SENADOR"] = 35, ["1º SUPLENTE"] = 35, ["2º SUPLENTE"] = 35,
  ["GOVERNADOR"] = 30, ["VICE-GOVERNADOR"] = 30,
  ["DEPUTADO FEDERAL"] = 21, ["DEPUTADO ESTADUAL"] = 21, ["DEPUTADO DISTRITAL"] = 21,
}

rule "BR-AGE" {
  title = { en = "Minimum age for the office", pt = "Idade mínima para o cargo" },
  severity = "statute", stage = "registration", cites = { "CF art. 14 §3 VI", "L9504 art. 11 §2" },
  reasons = {
    young = { en = "born {c.birth_date}: {needed} required of a {c.post} on {day.taking_office}",
              pt = "nascido em {c.birth_date}: {needed} anos exigidos para {c.post} em {day.taking_office}" },
    day_slip = { en = "takes office on {day.taking_office}, elected on {day.poll_day}: is that the day?",
                 pt = "posse em {day.taking_office}, eleição em {day.poll_day}: conferir a data" },
  },
  test = function(c)            -- offices begin within months of the vote: 2091 for 2019 makes everybody old enough
    if c.day.taking_office < c.day.poll_day or c.day.taking_office > c.day.poll_day + years(1) then
      return refer("day_slip")
    end
    local needed = minimum_age[c.post]
    if not reached(c.birth_date, needed, c.day.taking_office) then
      reject("young", { needed = needed, eligible_from = c.birth_date + years(needed) })
    end
  end,
}

rule "OFFICIAL-AGE" {
  title = { en = "The age printed on the list is right", pt = "Idade informada confere" },
  severity = "regulation", stage = "registration", cites = "L9504 art. 11 §2",
  reasons = {
    differs = { en = "the list says {c.official_age}; by {c.birth_date} it is {ours} on {day.taking_office}",
                pt = "a lista informa {c.official_age}; por {c.birth_date} são {ours} em {day.taking_office}" },
  },
  test = function(c)
    if not given(c, "official_age") then return pass("no_age_printed") end
    local ours = age(c.birth_date, c.day.taking_office)
    if ours ~= c.official_age then warn("differs", { ours = ours }) end
  end,
}

tally "age" {
  title = { en = "age on taking office", pt = "idade na data da posse" },
  value = function(c) return age(c.birth_date, c.day.taking_office) end,
  bands = { 21, 30, 35, 50, 65 },
}
-- Too young on the day of the vote, old enough when taking office: must not be rejected.
tally "comes_of_age" {
  title = { en = "comes of age between the vote and taking office",
            pt = "completa a idade entre o pleito e a posse" },
  value = function(c)
    local needed = minimum_age[c.post]
    if reached(c.birth_date, needed, c.day.taking_office)
       and not reached(c.birth_date, needed, c.day.poll_day) then
      return "yes"
    end
    return "no"
  end,
}
