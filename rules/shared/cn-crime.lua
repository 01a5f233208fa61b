-- What packs of the PRC share about criminal records:
--
--   local crime = include "shared/cn-crime.lua"
--   crime.sealed(r, c)     is the record r of the candidate c sealed by law?
--   crime.too_young(c, day)  could nobody of that age be guilty of a crime on the day?
--
-- The pack needs the law "CPL" (Criminal Procedure Law), candidates.birth_date, and in the source of r the columns
--   sealed       yes-no      marked as sealed by whoever keeps it
--   offence_on   date        the day of the offence
--   term         duration    the term of the sentence

-- 犯罪时不满十八周岁，被判处五年有期徒刑以下刑罚的，犯罪记录封存 (CPL art. 286). Under eighteen is counted as the
-- criminal law counts it, from the day after the birthday: on the birthday itself a person is still
-- seventeen. 以下 includes the five years (Civil Code art. 1259).
--
-- A mark that contradicts the record beside it (of age on the day, more than five years) is a slip, or stands in the
-- wrong column: nobody knows then whether the record is sealed, and a person looks, who is not shown it.
--
-- Whoever is too young for any crime has committed none: such a day is a slip, or stands for none (1900-01-01). How
-- old the person was is not known then, nor whether the record is sealed; only a term of more than five years tells.

-- Nobody below twelve is guilty of a crime, until 28 February 2021 nobody below fourteen (CL art. 17).
local function too_young(c, day)
  if reached(c.birth_date, 14, day) then return false end
  return day < date "2021-03-01" or not reached(c.birth_date, 12, day)
end

-- No answer: a month may be shorter or longer than thirty days, and so this comparison ends as unknown.
local function nobody_knows() return months(1) < days(30) end

local function of_age(r, c) return reached(c.birth_date, 18, r.offence_on - days(1)) end

local function marked_wrongly(r, c)
  if given(r, "offence_on") and of_age(r, c) then return true end
  return given(r, "term") and r.term > years(5)
end

local function sealed(r, c)
  if is(r.sealed, "yes") then
    if marked_wrongly(r, c) then return nobody_knows() end
    return true
  end
  if of_age(r, c) or r.term > years(5) then return false end
  if too_young(c, r.offence_on) then return nobody_knows() end
  return true
end

return { sealed = sealed, too_young = too_young }
