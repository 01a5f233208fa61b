-- What is decided on a day and counts for a while: sanctions, gangs, penalties, removals. All of it is policy
-- of the measures, and every reason says so. The first day is not counted (Civil Code art. 201), the last
-- is; what was withdrawn or lifted by the day of the vote does not count. Nothing ends before it is decided, and
-- nothing is decided about a child: such a day is a slip, or stands for none (1900-01-01), and a person looks. So is what
-- is decided after the vote (2062 for 2016): the window has not begun, and speaks for nobody.
local crime = include "shared/cn-crime.lua"

local function ended_too_early(r, c)
  if given(r, "decided_on") then return r.ended_on < r.decided_on end
  return r.ended_on < c.birth_date
end
local ended_early = { en = "{r.document} ended on {r.ended_on}, before it was decided",
                      zh = "{r.document}于{r.ended_on}解除，早于决定之日" }

local function for_years(n)
  return function(day) return period { from = day, years = n, first_day = "excluded" } end
end

-- A ground that counts for a while. `from`: the source; `kind`: its word; `window`: from the day of the
-- decision to a period; `called`: the ground in a reason. `lesser`: a word of the same source that the measures
-- know and bar nobody for. `says`: what comes of it, where that is not `reject`. `ended`: what comes of one that
-- ended, where that need not mean withdrawn, with its reason.
local function withdrawn() pass("withdrawn") end
local function ground(id)
  return function(g)
    local kind, window, lesser, says = g.kind, g.window, g.lesser or {}, g.says or reject
    local ended = g.ended or withdrawn
    rule(id) {
      title = g.title, each = g.from, severity = "policy", stage = "joint-review", cites = g.cites,
      reasons = {
        ended = g.ended_text,
        counts = { en = g.called.en .. " on {r.decided_on} ({r.document}), counted through {p.last_day}",
                   zh = "{r.decided_on}" .. g.called.zh .. "（{r.document}），计算至{p.last_day}" },
        decided_early = { en = g.called.en .. " on {r.decided_on}, as a child ({r.document}): the day cannot be",
                          zh = "{r.decided_on}" .. g.called.zh .. "（{r.document}）：其时尚属儿童，日期有误" },
        decided_late = { en = g.called.en .. " on {r.decided_on}, after the vote ({r.document})",
                         zh = "{r.decided_on}" .. g.called.zh .. "（{r.document}）：晚于选举日，须核实" },
        ended_early = ended_early,
      },
      applies = function(r) return is(r.kind, kind, lesser) end,
      test = function(r, c)
        if is(r.kind, lesser) then return pass("bars_nobody") end
        if r.ended_on <= c.day.election_day then
          if ended_too_early(r, c) then return refer("ended_early") end
          return ended(r, c)
        end
        if crime.too_young(c, r.decided_on) then return refer("decided_early") end
        if r.decided_on > c.day.election_day then return refer("decided_late") end
        local p = window(r.decided_on)
        if within(c.day.election_day, p) then says("counts", { p = p, eligible_from = free_from(p) }) end
      end,
    }
  end
end

-- ---- sanctions of the Party: the Regulations say how long nobody is put forward
ground "PARTY-EXPELLED" {
  from = "sanctions", kind = "expelled", cites = { "PLAN art. 8 (1)", "PDR art. 13" }, window = for_years(5),
  title = { en = "Not expelled from the Party within five years", zh = "五年内未被开除党籍" },
  called = { en = "expelled from the Party", zh = "开除党籍" },
}
ground "PARTY-REMOVAL" {
  from = "sanctions", kind = "party_removal", cites = { "PLAN art. 8 (1)", "PDR art. 11" }, window = for_years(2),
  title = { en = "Two years since removal from a Party post", zh = "撤销党内职务已满二年" },
  called = { en = "removed from a Party post", zh = "撤销党内职务" },
}
ground "PARTY-PROBATION" {
  from = "sanctions", kind = "party_probation", cites = { "PLAN art. 8 (1)", "PDR art. 12" }, window = for_years(2),
  title = { en = "Two years since probation within the Party ended", zh = "留党察看恢复权利已满二年" },
  called = { en = "rights restored after probation within the Party", zh = "留党察看期满恢复党员权利" },
  -- The day it ended may be the day the rights were restored, from which the two years run.
  ended = function(r, c)
    if within(c.day.election_day, for_years(2)(r.ended_on)) then return refer("ended") end
    pass("withdrawn")
  end,
  ended_text = { en = "probation within the Party ended on {r.ended_on} ({r.document}): rights restored, or withdrawn?",
                 zh = "留党察看于{r.ended_on}解除（{r.document}）：系恢复党员权利还是撤销处分，须核实" },
}
ground "PARTY-SERIOUS" {
  from = "sanctions", kind = "serious_warning", cites = { "PLAN art. 8 (1)", "PDR art. 10" },
  window = function(day) return period { from = day, years = 1, months = 6, first_day = "excluded" } end,
  title = { en = "A year and a half since a serious warning", zh = "党内严重警告已满一年半" },
  called = { en = "seriously warned", zh = "党内严重警告" },
}
ground "PARTY-WARNING" {
  from = "sanctions", kind = "warning", cites = { "PLAN art. 8 (1)", "PDR art. 10" }, window = for_years(1),
  title = { en = "A year since a warning", zh = "党内警告已满一年" },
  called = { en = "warned", zh = "党内警告" },
}

-- ---- sanctions of the state run from the day they are decided (GSL art. 8). Whether that day itself is
-- counted is not said: on the day between the two readings a person decides.
ground "PUBLIC-DEMERIT" {
  from = "sanctions", kind = "major_demerit", lesser = { "demerit" }, cites = { "PLAN art. 8 (1)", "GSL art. 8" },
  window = function(day) return period { from = day, months = 18, first_day = "disputed" } end,
  title = { en = "A year and a half since a major demerit", zh = "政务记大过已满十八个月" },
  called = { en = "major demerit", zh = "政务记大过" },
}
ground "PUBLIC-REMOVAL" {
  from = "sanctions", kind = "public_removal", cites = { "PLAN art. 8 (1)", "GSL art. 8" },
  window = function(day) return period { from = day, months = 24, first_day = "disputed" } end,
  title = { en = "Two years since removal from a public post", zh = "政务撤职已满二十四个月" },
  called = { en = "removed from a public post", zh = "政务撤职" },
}

-- ---- grounds of the measures
ground "GANG" {
  from = "conclusions", kind = "gang", cites = "PLAN art. 7 (2)",
  window = function(day) return period { from = day, years = param.gang_years, first_day = "excluded" } end,
  title = { en = "No recent part in gangs or clan power", zh = "近年未参与涉黑涉恶、宗族势力" },
  called = { en = "dealt with for gang or clan power", zh = "因涉黑涉恶、宗族势力被处理" },
}
ground "CULT" {
  from = "conclusions", kind = "cult", cites = "PLAN art. 7 (3)",
  window = function(day) return period { from = day, years = param.gang_years, first_day = "excluded" } end,
  title = { en = "No recent part in a cult", zh = "近年未参与邪教" },
  called = { en = "dealt with for a cult", zh = "因参与邪教被处理" },
}
ground "DETENTION" {
  from = "detentions", kind = "detention", lesser = { "fine", "caution" }, cites = "PLAN art. 8 (2)",
  window = function(day) return period { from = day, years = param.detention_years, first_day = "excluded" } end,
  title = { en = "No recent administrative detention", zh = "近年未受行政拘留" },
  called = { en = "administrative detention", zh = "受行政拘留" },
  -- Who was detained is let go after twenty days at most: a detention that ended as soon may have been served.
  ended = function(r, c)
    if r.ended_on > r.decided_on + days(30) then return pass("withdrawn") end
    local p = period { from = r.decided_on, years = param.detention_years, first_day = "excluded" }
    if within(c.day.election_day, p) then return refer("ended") end
    pass("long_ago")
  end,
  ended_text = { en = "administrative detention of {r.decided_on}, ended on {r.ended_on} ({r.document}): served, or withdrawn?",
                 zh = "{r.decided_on}受行政拘留，{r.ended_on}解除（{r.document}）：系执行完毕还是撤销，须核实" },
}
ground "REMOVED" {
  from = "removals", kind = "removed", cites = "PLAN art. 8 (4)",
  window = function(day) return period { from = day, years = param.removal_years, first_day = "excluded" } end,
  title = { en = "Not lately removed from a committee", zh = "近年未被免去村（社区）职务" },
  called = { en = "removed from the committee", zh = "被免去村（社区）职务" },
}
-- The measures speak of removal; whether an order to resign is one they do not say: a person decides.
ground "RESIGNED" {
  from = "removals", kind = "resigned", says = refer, cites = "PLAN art. 8 (4)",
  window = function(day) return period { from = day, years = param.removal_years, first_day = "excluded" } end,
  title = { en = "Not lately ordered to resign from a committee", zh = "近年未被责令辞去村（社区）职务" },
  called = { en = "ordered to resign from the committee", zh = "被责令辞去村（社区）职务" },
}
ground "VOID-ELECTION" {
  from = "void_elections", kind = "bribery", lesser = { "procedure" }, cites = "PLAN art. 8 (5)",
  window = function(day) return period { from = day, years = param.removal_years, first_day = "excluded" } end,
  title = { en = "No recent election void for bribery", zh = "近年未因贿选被宣布当选无效" },
  called = { en = "election declared void for bribery", zh = "因贿选被宣布当选无效" },
}
ground "PETITION" {
  from = "petitions", kind = "organised", lesser = { "took_part" }, cites = "PLAN art. 8 (6)",
  window = function(day) return period { from = day, years = param.petition_years, first_day = "excluded" } end,
  title = { en = "Did not lately organise unlawful petitioning", zh = "近年未组织非正常上访" },
  called = { en = "organised unlawful petitioning", zh = "组织非正常上访" },
}

-- ---- what lasts as long as it lasts
rule "PUBLIC-DISMISSED" {
  title = { en = "Not dismissed from public office", zh = "未被开除公职" },
  each = "sanctions", severity = "policy", stage = "joint-review", cites = { "PLAN art. 8 (1)", "GSL art. 8" },
  reasons = { dismissed = { en = "dismissed from public office on {r.decided_on} ({r.document})",
                            zh = "{r.decided_on}被开除公职（{r.document}）" },
              ended_early = ended_early },
  applies = function(r) return is(r.kind, "dismissed") end,
  test = function(r, c)         -- the heaviest sanction, and neither law nor measures say when it ends: a person looks
    if r.ended_on <= c.day.election_day then
      if ended_too_early(r, c) then return refer("ended_early") end
      return pass("withdrawn")
    end
    refer("dismissed")
  end,
}
rule "INVESTIGATION" {
  title = { en = "Not under investigation", zh = "未被立案审查调查" },
  each = "sanctions", severity = "policy", stage = "joint-review", cites = "PLAN art. 9",
  reasons = { open = { en = "under investigation since {r.decided_on} ({r.document})",
                       zh = "{r.decided_on}起被立案审查调查（{r.document}）" },
              ended_early = ended_early },
  applies = function(r) return is(r.kind, "investigation") end,
  test = function(r, c)         -- nobody is guilty of what is not decided: a person looks
    if r.ended_on <= c.day.election_day then
      if ended_too_early(r, c) then return refer("ended_early") end
      return pass("closed")
    end
    refer("open")
  end,
}
-- What was decided after the vote did not stand on its day. A day that is blank contradicts nothing.
local function decided_late(r, c) return given(r, "decided_on") and r.decided_on > c.day.election_day end
rule "DEBTOR" {
  title = { en = "Not on the list of dishonest judgment debtors", zh = "未被列为失信被执行人" },
  each = "debtors", severity = "policy", stage = "joint-review", cites = "PLAN art. 8 (3)",
  reasons = { listed = { en = "listed since {r.decided_on} ({r.document})",
                         zh = "{r.decided_on}起被列为失信被执行人（{r.document}）" },
              late = { en = "listed on {r.decided_on}, after the vote ({r.document})",
                       zh = "{r.decided_on}被列为失信被执行人，晚于选举日，须核实（{r.document}）" },
              ended_early = ended_early },
  test = function(r, c)
    if r.ended_on <= c.day.election_day then
      if ended_too_early(r, c) then return refer("ended_early") end
      return pass("delisted")
    end
    if decided_late(r, c) then return refer("late") end
    reject("listed")
  end,
}
rule "BUILDING" {
  title = { en = "No illegal building left standing", zh = "无拒不整改的违法建设" },
  each = "buildings", severity = "policy", stage = "joint-review", cites = "PLAN art. 8 (7)",
  reasons = { stands = { en = "illegal building of {r.decided_on} not put right ({r.document})",
                         zh = "{r.decided_on}认定的违法建设未整改（{r.document}）" },
              late = { en = "illegal building found on {r.decided_on}, after the vote ({r.document})",
                       zh = "{r.decided_on}认定违法建设，晚于选举日，须核实（{r.document}）" },
              ended_early = ended_early },
  test = function(r, c)
    if r.ended_on <= c.day.election_day then
      if ended_too_early(r, c) then return refer("ended_early") end
      return pass("put_right")
    end
    if decided_late(r, c) then return refer("late") end
    reject("stands")
  end,
}
rule "LIABILITY" {
  title = { en = "Not lately liable for a revoked licence", zh = "近年未对吊销营业执照负有个人责任" },
  each = "liabilities", severity = "policy", stage = "joint-review", cites = "PLAN art. 8 (8)",
  reasons = { liable = { en = "liable for {r.company}, revoked on {r.revoked_on}, counted through {p.last_day}",
                         zh = "对{r.company}负有个人责任，{r.revoked_on}吊销，计算至{p.last_day}" },
              revoked_early = { en = "liable for {r.company}, revoked on {r.revoked_on}, as a child: the day cannot be",
                                zh = "对{r.company}负有个人责任，{r.revoked_on}吊销：其时尚属儿童，日期有误" },
              revoked_late = { en = "liable for {r.company}, revoked on {r.revoked_on}, after the vote",
                               zh = "对{r.company}负有个人责任，{r.revoked_on}吊销：晚于选举日，须核实" } },
  test = function(r, c)
    if is(r.personal, "no") then return pass("not_liable") end
    if crime.too_young(c, r.revoked_on) then return refer("revoked_early") end
    if r.revoked_on > c.day.election_day then return refer("revoked_late") end
    local p = period { from = r.revoked_on, years = param.liability_years, first_day = "excluded" }
    if within(c.day.election_day, p) then reject("liable", { p = p, eligible_from = free_from(p) }) end
  end,
}
rule "DEBT" {
  title = { en = "Owes the collective nothing that is due", zh = "无拖欠集体款项" },
  each = "debts", severity = "policy", stage = "joint-review", cites = "PLAN art. 8 (9)",
  reasons = { owes = { en = "owes {r.amount} since {r.due_on} ({r.document})",
                       zh = "{r.due_on}起拖欠集体款项{r.amount}元（{r.document}）" },
              due_late = { en = "owes {r.amount}, due on {r.due_on}, years after the vote ({r.document}): is that the day?",
                           zh = "欠集体款项{r.amount}元，应还日期{r.due_on}（{r.document}）：晚于选举日多年，须核实" },
              no_amount = { en = "owes {r.amount} since {r.due_on}: nothing, or is that the amount? ({r.document})",
                            zh = "{r.due_on}起拖欠集体款项{r.amount}元：金额须核实（{r.document}）" },
              settled_early = { en = "owed {r.amount}, settled on {r.settled_on}, as a child ({r.document}): the day cannot be",
                                zh = "欠款{r.amount}元于{r.settled_on}还清（{r.document}）：其时尚属儿童，日期有误" } },
  test = function(r, c)
    if r.due_on > c.day.election_day then
      -- Whom nobody expects to pay for years is on no list of arrears: 2062 for 2016.
      if r.due_on > c.day.election_day + years(5) and r.settled_on > c.day.election_day then return refer("due_late") end
      return pass("not_due")
    end
    if r.settled_on <= c.day.election_day then      -- paid before it was due is paid
      if crime.too_young(c, r.settled_on) then return refer("settled_early") end
      return pass("settled")
    end
    if r.amount <= 0 then return refer("no_amount") end
    reject("owes")
  end,
}
