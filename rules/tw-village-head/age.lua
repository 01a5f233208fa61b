-- Art. 24: twenty-three years. Art. 4: counted to the day before polling day. A person born on
-- 26 November has completed a year at the end of 25 November, so on a polling day of 26 November the
-- candidate born that day 23 years ago may stand: the pack counts a year as reached on the eve.

rule "TW-AGE" {
  title = { en = "At least 23 by the day before polling day", zh = "至投票日前一日年滿二十三歲" },
  severity = "statute", stage = "registration", cites = { "PEOERA art. 24", "PEOERA art. 4" },
  reasons = {
    young = { en = "born {c.birth_date}: not 23 by the day before {day.poll_day}",
              zh = "{c.birth_date}出生，至投票日{day.poll_day}前一日未滿二十三歲" },
  },
  test = function(c)
    if not reached(c.birth_date, 23, c.day.poll_day - days(1)) then
      reject("young", { eligible_from = c.birth_date + years(23) })
    end
  end,
}

-- The age printed on the list is not evidence: it is compared, and a difference is said.
rule "OFFICIAL-AGE" {
  title = { en = "The age printed on the list is right", zh = "名冊所載年齡相符" },
  severity = "regulation", stage = "registration", cites = "PEOERA art. 4",
  reasons = {
    differs = { en = "the list says {c.official_age}; born {c.birth_date} makes {ours} on {day.age_day}",
                zh = "名冊載{c.official_age}歲；{c.birth_date}出生，至{day.age_day}為{ours}歲" },
  },
  test = function(c)
    if not given(c, "official_age") then return pass("no_age_printed") end
    local ours = age(c.birth_date, c.day.age_day)
    if ours ~= c.official_age then warn("differs", { ours = ours }) end
  end,
}
