-- Who may take part in the vote of a place, and so be a candidate there: any one route is enough.

-- A stay in the place up to the day of the vote. Nobody lives or works here before being born: such a day is a slip, or
-- stands for none (1900-01-01), and proves no stay. `all`: how it would be if such days were believed.
local function stayed(c, length, kinds, all)
  return unbroken(c.stays, c.day.election_day - length, c.day.election_day, function(s)
    if not is(s.kind, kinds) then return false end
    return all or s.from >= c.birth_date
  end)
end
local function consented(c) return is(c.hukou_here, "no") and is(c.applied, "yes") and is(c.consented, "yes") end
local function by_consent(c, kinds, all) return consented(c) and stayed(c, years(1), kinds, all) end
local function by_work(c, all) return is(c.applied, "yes") and stayed(c, months(6), "community_work", all) end

-- Nobody has begun yet what begins after the vote, and nothing ends before it begins: such days are slips or have changed
-- places, and nobody is rejected for them.
local function has_slip(c, kinds)
  return some(c.stays, function(s) return is(s.kind, kinds) and (s.to < s.from or s.from > c.day.election_day) end)
end

local stay_slip = { en = "the days of a stay or of work here cannot be: one begins after the vote, or ends before it begins",
                    zh = "居住、工作起止日期有误：起始日晚于选举日，或者截止日早于起始日，须核实" }
local stay_early = { en = "the stay that would count begins before the candidate was born",
                     zh = "据以登记的居住、工作起始日早于本人出生日期" }

fact "hukou_and_lives_here" {
  title = { en = "registered here and lives here", zh = "户籍在本村并且在本村居住" },
  test = function(c) return is(c.hukou_here, "yes") and is(c.lives_here, "yes") end,
}
fact "hukou_and_declares" {
  title = { en = "registered here, absent, declares to take part",
            zh = "户籍在本村，不在本村居住，本人表示参加选举" },
  test = function(c) return is(c.hukou_here, "yes") and is(c.declares, "yes") end,
}
fact "year_of_residence_by_consent" {
  title = { en = "a year's residence, applied, consented to",
            zh = "在本村居住一年以上，本人申请并经同意" },
  test = function(c) return by_consent(c, { "residence" }, false) end,
}
fact "year_here_by_consent" {
  title = { en = "a year's residence or village work, applied, consented to",
            zh = "在本村居住或者从事村务工作一年以上，本人申请并经同意" },
  test = function(c) return by_consent(c, { "residence", "village_work" }, false) end,
}
fact "registered_in_community" {
  title = { en = "registered in the community", zh = "户籍在本社区" },
  test = function(c) return is(c.hukou_here, "yes") end,
}
fact "usually_lives_in_community" {
  title = { en = "usually lives in the community", zh = "经常居住在本社区" },
  test = function(c) return is(c.lives_here, "yes") end,
}
fact "community_worker" {
  title = { en = "community worker for six months, applied",
            zh = "社区工作者工作六个月以上，本人申请" },
  test = function(c) return by_work(c, false) end,
}

-- Until 2025 a person from elsewhere had to live in the village; since 2026 work for the village counts too.
for _, k in list {
  { "CN-REG-VILLAGE-2010", "VCL art. 13", "2010-10-28", "2025-12-31", "year_of_residence_by_consent", { "residence" } },
  { "CN-REG-VILLAGE",      "VCL art. 16", "2026-01-01", nil,          "year_here_by_consent", { "residence", "village_work" } },
} do
  local route, kinds = k[5], k[6]
  rule(k[1]) {
    title = { en = "Registered for the vote in the village", zh = "列入参加选举的村民名单" },
    severity = "statute", stage = "preliminary", cites = k[2], in_force = { from = k[3], to = k[4] },
    reasons = {
      no_route   = { en = "none of the three grounds of registration holds", zh = "不符合任何一项登记条件" },
      still_open = { en = "no ground of registration yet; may declare or apply until {c.unit.declare_until}",
                     zh = "尚不符合登记条件，可在{c.unit.declare_until}前表示或者申请" },
      stay_early = stay_early, stay_slip = stay_slip,
    },
    applies = function(c) return is(c.unit.kind, "village") end,
    test = function(c)
      if any_of(c, { "hukou_and_lives_here", "hukou_and_declares", route }) then return end
      if by_consent(c, kinds, true) then return refer("stay_early") end
      if consented(c) and has_slip(c, kinds) then return refer("stay_slip") end
      if c.day.check_day <= c.unit.declare_until then refer("still_open") else reject("no_route") end
    end,
  }
end

-- 已在户籍所在村或者居住村登记参加选举的村民，不得再参加其他地方村民委员会的选举。
rule "CN-REG-ELSEWHERE" {
  title = { en = "Not registered to take part elsewhere", zh = "未在其他地方登记参加选举" },
  severity = "statute", stage = "preliminary", in_force = { from = "2010-10-28" },
  cites = { { "VCL art. 13", from = "2010-10-28", to = "2025-12-31" }, { "VCL art. 16", from = "2026-01-01" } },
  reasons = {
    elsewhere = { en = "registered to take part elsewhere", zh = "已在其他地方登记参加选举" },
  },
  applies = function(c) return is(c.unit.kind, "village") end,
  test = function(c) if is(c.registered_elsewhere, "yes") then reject("elsewhere") end end,
}

-- 年满十八周岁的本居住地区居民: until 2025 the law on communities said no more of who belongs there, provinces did.
rule "CN-REG-COMM-1989" {
  title = { en = "A resident of the community", zh = "本居住地区居民" },
  severity = "statute", stage = "preliminary", cites = "URCL art. 8", in_force = { from = "1990-01-01", to = "2025-12-31" },
  reasons = {
    not_of_here = { en = "neither registered nor usually resident in the community: see the regulation of the province",
                    zh = "户籍不在本社区，也不经常居住在本社区：须查本省实施办法" },
  },
  applies = function(c) return is(c.unit.kind, "community") end,
  test = function(c)
    if not any_of(c, { "registered_in_community", "usually_lives_in_community" }) then refer("not_of_here") end
  end,
}

rule "CN-REG-COMM" {
  title = { en = "Registered for the vote in the community", zh = "列入参加选举的居民名单" },
  severity = "statute", stage = "preliminary", cites = "URCL art. 16", in_force = { from = "2026-01-01" },
  reasons = {
    no_route = { en = "none of the three grounds of registration holds", zh = "不符合任何一项登记条件" },
    stay_early = stay_early, stay_slip = stay_slip,
  },
  applies = function(c) return is(c.unit.kind, "community") end,
  test = function(c)
    if any_of(c, { "registered_in_community", "usually_lives_in_community", "community_worker" }) then return end
    if by_work(c, true) then return refer("stay_early") end
    if is(c.applied, "yes") and has_slip(c, "community_work") then return refer("stay_slip") end
    reject("no_route")
  end,
}
