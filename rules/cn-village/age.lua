-- 年满十八周岁: eighteen on the day of the vote in the candidate's own village or community.

rule "CN-AGE-18" {
  title = { en = "At least 18 on election day", zh = "选举日年满十八周岁" },
  severity = "statute", stage = "preliminary", in_force = { from = "2010-10-28" },
  cites = {
    { "VCL art. 13 (villages)", from = "2010-10-28", to = "2025-12-31" },
    { "URCL art. 8 (communities)", from = "1990-01-01", to = "2025-12-31" },
    { "VCL art. 16 (villages)", from = "2026-01-01" },
    { "URCL art. 16 (communities)", from = "2026-01-01" },
  },
  reasons = {
    too_young = { en = "born {c.birth_date}: not yet 18 on {day.election_day}",
                  zh = "{c.birth_date}出生，至{day.election_day}未满十八周岁" },
  },
  test = function(c)
    if not reached(c.birth_date, 18, c.day.election_day) then
      reject("too_young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}
