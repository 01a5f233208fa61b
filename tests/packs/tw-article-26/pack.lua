-- Taiwan, Public Officials Election and Recall Act art. 26: sentences. A test pack: checked by nobody, and of art. 26
-- only what the cases need. 拘役 (detention) is no 有期徒刑以上 (Ministry of Justice, 2011).
pack { id = "tw-article-26", version = "test", law_day = "poll_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "Art. 26, Taiwan (test)", zh = "選罷法第二十六條（測試）" } }
law "POERA" { title = { en = "Public Officials Election and Recall Act", zh = "公職人員選舉罷免法" } }
days { poll_day = { en = "polling day", zh = "投票日" } }
stages { "registration" }
source "candidates" { key = "id", columns = { id = "id", name = "name", birth_date = "date" } }
source "sentences" { about = "candidates", match = { sure = { { "id", "name" } }, never = { { "name" } } },
  columns = { id = "id", name = "name", kind = { "imprisonment", "detention", "fine" }, final_on = "date or open", ended_on = "date or open",
              probation_to = "date or open" } }
rule "TW-26" { title = { en = "no sentence of imprisonment still to be served", zh = "未受有期徒刑以上之刑而尚未執行完畢" }, each = "sentences",
  severity = "statute", stage = "registration", cites = "POERA art. 26",
  reasons = { serving = { en = "imprisonment, not served in full", zh = "有期徒刑尚未執行完畢" }, probation = { en = "on probation to {r.probation_to}", zh = "緩刑至{r.probation_to}" },
              pending = { en = "not final on polling day", zh = "至投票日尚未確定" } },
  test = function(r, c)
    if is(r.kind, "detention", "fine") then return pass("less_than_imprisonment") end
    if r.final_on > c.day.poll_day then return refer("pending") end
    if given(r, "probation_to") then
      if r.probation_to >= c.day.poll_day then return reject("probation") end
    elseif r.ended_on >= c.day.poll_day then return reject("serving") end
    pass("served")
  end }
