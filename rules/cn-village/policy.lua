-- Policy of a local plan, never law. Without a plan named in the docket (param.plan) none of it
-- applies; what it bars is marked as policy everywhere and counted apart.

rule "POLICY-AGE-CHAIR" {
  title = { en = "Not over the plan's age for a chair", zh = "不超过方案规定的主任任职年龄" },
  severity = "policy", stage = "inspection", cites = "PLAN age of chairs",
  reasons = {
    over = { en = "over {param.max_age_chair} on {day.election_day}: policy of {param.plan}, not law",
             zh = "至{day.election_day}超过{param.max_age_chair}周岁：{param.plan}的政策要求，非法律规定" },
  },
  applies = function(c) return param.plan ~= "" and param.max_age_chair > 0 and is(c.post, "chair") end,
  test = function(c)            -- 超过 does not include the number (Civil Code art. 1259): over 60 begins at 61
    if reached(c.birth_date, param.max_age_chair + 1, c.day.election_day) then reject("over") end
  end,
}

rule "POLICY-AGE-ADVISED" {
  title = { en = "Not over the age the plan advises", zh = "不超过方案建议年龄" },
  severity = "policy", stage = "inspection", cites = "PLAN age of members",
  reasons = {
    over = { en = "over {param.advised_age} on {day.election_day}: advice of {param.plan}, not law",
             zh = "至{day.election_day}超过{param.advised_age}周岁：{param.plan}的建议，非法律规定" },
  },
  applies = function(c) return param.plan ~= "" and param.advised_age > 0 end,
  test = function(c)
    if reached(c.birth_date, param.advised_age + 1, c.day.election_day) then warn("over") end
  end,
}

-- Public-order records are sealed since 2026-01-01: nobody may use them any more.
suppress "CN-ADMIN-SEAL" {
  title = { en = "sealed public-order record", zh = "治安违法记录封存" },
  source = "admin_penalties", cites = "PSAL art. 136",
  test = function(r, c) return c.day.check_day >= date "2026-01-01" end,
}

local crime = include "shared/cn-crime.lua"

-- Over the candidate, not over each penalty: without a plan it is not even asked who was searched.
rule "POLICY-DETENTION" {
  title = { en = "No recent administrative detention", zh = "近年未受行政拘留" },
  severity = "policy", stage = "inspection", cites = "PLAN unsuitable persons",
  in_force = { from = "2013-01-01", to = "2025-12-31" },
  reasons = {
    unsuitable = { en = "administrative detention of {decided_on}, counted to {p.last_day}: "
                     .. "policy of {param.plan}, not law",
                   zh = "{decided_on}受行政拘留，计算至{p.last_day}：{param.plan}的政策要求，非法律规定" },
    decided_late = { en = "administrative detention of {decided_on}, after the vote: the day cannot be",
                     zh = "{decided_on}受行政拘留，晚于选举日，日期有误" },
    decided_early = { en = "administrative detention of {decided_on}, as a child: the day cannot be",
                      zh = "{decided_on}受行政拘留：其时尚属儿童，日期有误" },
  },
  applies = function(c) return param.plan ~= "" and param.detention_years > 0 end,
  test = function(c)
    each(c.admin_penalties, function(r)
      if not is(r.kind, "detention") then return end
      if r.decided_on > c.day.election_day then
        return refer("decided_late", { decided_on = r.decided_on })        -- 2062 for 2026: speaks for nobody
      end
      if crime.too_young(c, r.decided_on) then return refer("decided_early", { decided_on = r.decided_on }) end
      local p = period { from = r.decided_on, years = param.detention_years, first_day = "excluded" }
      if within(c.day.election_day, p) then
        refer("unsuitable", { p = p, decided_on = r.decided_on, eligible_from = free_from(p) })
      end
    end)
  end,
}
