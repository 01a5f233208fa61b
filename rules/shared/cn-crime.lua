-- What packs of the PRC share about criminal records:
--
--   local crime = include "shared/cn-crime.lua"
--   crime.sealed(r, c)     is the record r of the candidate c sealed by law?
--
-- The pack needs the law "CPL" (Criminal Procedure Law), candidates.birth_date, and in the source of r the columns
--   sealed       yes-no      marked as sealed by whoever keeps it
--   offence_on   date        the day of the offence
--   term         duration    the term of the sentence

-- 犯罪时不满十八周岁，被判处五年有期徒刑以下刑罚的，犯罪记录封存 (CPL art. 286). Under eighteen is counted as the
-- criminal law counts it, from the day after the birthday: on the birthday itself a person is still
-- seventeen. 以下 includes the five years (Civil Code art. 1259).
local function sealed(r, c)
  return is(r.sealed, "yes")
      or (not reached(c.birth_date, 18, r.offence_on - days(1)) and r.term <= years(5))
end

return { sealed = sealed }
