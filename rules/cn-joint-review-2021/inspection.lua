-- Inspection: the teams go and see the persons who are left, and find what no register holds. A finding whose
-- papers bear another number is somebody else's and is sent back.

local crime = include "shared/cn-crime.lua"

-- A finding that stands and is the candidate's own: `judge` says what it comes to. One withdrawn before it was found is
-- a slip, or the day stands for none (1900-01-01): a person looks.
local function withdrawn_too_early(r, c)
  if given(r, "found_on") then return r.withdrawn_on < r.found_on end
  return r.withdrawn_on < c.birth_date
end
local function finding(id)
  return function(f)
    local kind, judge = f.kind, f.judge
    rule(id) {
      title = f.title, each = "findings", severity = f.severity, stage = "inspection", cites = f.cites,
      reasons = f.reasons,
      applies = function(r) return is(r.kind, kind) end,
      test = function(r, c)
        if r.withdrawn_on <= c.day.election_day then
          if withdrawn_too_early(r, c) then return refer("withdrawn_early") end
          return pass("withdrawn")
        end
        if r.record_id ~= c.id_number then return task("namesake", { to = "inspection_team" }) end
        judge(r, c)
      end,
    }
  end
end
local namesake = { en = "{r.document} bears {r.record_id}, not this candidate's number",
                   zh = "{r.document}所载为{r.record_id}，非本人" }
local withdrawn_early = { en = "{r.document} withdrawn on {r.withdrawn_on}, before it was found",
                          zh = "{r.document}于{r.withdrawn_on}撤回，早于发现之日" }

finding "FORMER-NAME" {
  kind = "former_name", severity = "policy", cites = "PLAN art. 7 (1)",
  title = { en = "No sentence under a former name within five years", zh = "曾用名项下五年内无刑罚" },
  reasons = {
    too_soon = { en = "sentence under a former name, served on {r.served_on}, barred through {p.last_day} ({r.document})",
                 zh = "曾用名项下{r.served_on}刑罚执行完毕，至{p.last_day}止不得提名（{r.document}）" },
    serving  = { en = "sentence under a former name, not served ({r.document})", zh = "曾用名项下刑罚尚未执行完毕（{r.document}）" },
    served_early = { en = "sentence under a former name, served on {r.served_on}, as a child: the day cannot be ({r.document})",
                     zh = "曾用名项下{r.served_on}刑罚执行完毕：其时尚属儿童，日期有误（{r.document}）" },
    namesake = namesake, withdrawn_early = withdrawn_early,
  },
  judge = function(r, c)
    if r.served_on > c.day.election_day then return reject("serving") end
    if crime.too_young(c, r.served_on) then return refer("served_early") end
    local p = period { from = r.served_on, years = param.sentence_years, first_day = "excluded" }
    if within(c.day.election_day, p) then reject("too_soon", { p = p, eligible_from = free_from(p) }) end
  end,
}
finding "CERTIFICATE" {
  kind = "false_certificate", severity = "policy", cites = "PLAN art. 10 (1)",
  title = { en = "Papers are genuine", zh = "档案、证书真实" },
  reasons = { not_genuine = { en = "certificate not genuine ({r.document})", zh = "证书不实（{r.document}）" },
              namesake = namesake, withdrawn_early = withdrawn_early },
  judge = function(r, c) reject("not_genuine") end,
}
finding "VOTE-BUYING" {
  kind = "vote_buying", severity = "policy", cites = { "PLAN art. 10 (2)", "VCL art. 17 (villages)" },
  title = { en = "Did not buy votes", zh = "未以贿赂等不正当手段参选" },
  reasons = { bought = { en = "bought votes, found on {r.found_on} ({r.document})",
                         zh = "{r.found_on}查实贿选（{r.document}）" },
              namesake = namesake, withdrawn_early = withdrawn_early },
  judge = function(r, c) reject("bought") end,
}
finding "LIVES-ELSEWHERE" {
  kind = "lives_elsewhere", severity = "policy", cites = "PLAN art. 10 (3)",
  title = { en = "Lives where the work is", zh = "能够在村（社区）履职" },
  reasons = { absent = { en = "lives elsewhere for good ({r.document})", zh = "长期在外，无法履职（{r.document}）" },
              namesake = namesake, withdrawn_early = withdrawn_early },
  judge = function(r, c) reject("absent") end,
}
