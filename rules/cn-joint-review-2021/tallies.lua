-- The report of the election: what the new committees look like beside the old ones. Counted, never decided on.
-- Figures of the elected are of those who were accepted and won; "members" are the deputies and members of a
-- committee, its secretary and the part-time members of the joint council not among them.

local ranks = { "junior", "senior", "college", "bachelor", "postgraduate" }
local college = {
  { name = "college_or_more", from = "college", title = { en = "junior college or more", zh = "大专及以上" } },
  { name = "bachelor_or_more", from = "bachelor", title = { en = "bachelor or more", zh = "本科及以上" } },
}

-- Bands are half open: 55 belongs to 46-55, 56 to 56-60.
for _, k in list {
  { "secretaries", "elected secretaries", "书记", { "secretary" } },
  { "members",     "elected members",     "委员", { "deputy", "member" } },
} do
  local mark, en, zh, first, second = k[1], k[2], k[3], k[4][1], k[4][2] or k[4][1]
  local function elected(c) return is(c.post, first, second) and is(c.result.elected, "yes") end
  local function before(r) return is(r.post, first, second) end

  tally("age_" .. mark) {
    title = { en = en .. ": age", zh = "当选" .. zh .. "：选举日年龄" },
    among = "accept", applies = elected, bands = { 36, 46, 56, 61 },
    value = function(c) return age(c.birth_date, c.day.election_day) end,
    previous = { source = "previous_term", applies = before,
                 value = function(r) return age(r.birth_date, r.elected_on) end },
  }
  tally("education_" .. mark) {
    title = { en = en .. ": education", zh = "当选" .. zh .. "：学历" },
    among = "accept", applies = elected, words = ranks, shares = college,
    value = function(c) return c.education end,
    previous = { source = "previous_term", applies = before, value = function(r) return r.education end },
  }
  tally("field_" .. mark) {
    title = { en = en .. ": professional field", zh = "当选" .. zh .. "：专业背景" },
    among = "accept", applies = elected, words = { "no", "yes" },
    value = function(c) return c.field end,
  }
  tally("experience_" .. mark) {
    title = { en = en .. ": experience", zh = "当选" .. zh .. "：相关经历" },
    among = "accept", applies = elected, words = { "no", "yes" },
    value = function(c) return c.experience end,
  }
  tally("recruited_" .. mark) {
    title = { en = en .. ": recruited from", zh = "当选" .. zh .. "：来源" },
    among = "accept", applies = elected, words = { "incumbent", "local", "outside", "proven" },
    value = function(c) return c.recruited end,
  }
end

tally "elected" {
  title = { en = "elected, by post", zh = "当选人数（按职务）" },
  among = "accept", applies = function(c) return is(c.result.elected, "yes") end,
  words = { "secretary", "deputy", "member", "part_time" }, value = function(c) return c.post end,
}
tally "sex" { title = { en = "sex", zh = "性别" }, words = { "m", "f" }, value = function(c) return c.sex end }

tally "units" {
  title = { en = "villages and communities", zh = "村（社区）" },
  over = "unit", words = { "village", "community" }, value = function(r) return r.kind end,
}
tally "joint_councils" {
  title = { en = "units with a joint council", zh = "设联合议事会的村（社区）" },
  over = "unit", words = { "no", "yes" }, value = function(r) return r.joint_council end,
}
tally "gates" {
  title = { en = "units put in order first", zh = "先整顿、后换届的村（社区）" },
  over = "unit", words = { "open", "rectification" }, value = function(r) return r.gate end,
}
tally "reserve_age" {
  title = { en = "age in the reserve pool", zh = "后备力量年龄" },
  over = "reserve_pool", bands = { 36, 46 },
  value = function(r, day) return age(r.birth_date, day.pool_day) end,
}
tally "reserve_practice" {
  title = { en = "practice in the reserve pool", zh = "后备力量实践锻炼" },
  over = "reserve_pool", words = { "no", "yes" },
  value = function(r) return r.practice end,
}
