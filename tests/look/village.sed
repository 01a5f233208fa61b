# What a clerk answers to the questions about samples/village.
s/check_day = "? [^"]*"/check_day = "2026-10-20"/
s/^  sources = {/  params = { plan = "invented plan 2026 no. 3", max_age_chair = 60, advised_age = 62 },\n&/
/\["\(sometimes\|见附件\|fire_brigade\)"\]/d
s/\["判处刑罚"\] = "? [^"]*"/["判处刑罚"] = "punished"/
s/\["免予刑事处罚"\] = "? [^"]*"/["免予刑事处罚"] = "exempted"/
s/\["不起诉"\] = "? [^"]*"/["不起诉"] = "not_prosecuted"/
s/\["在审"\] = "? [^"]*"/["在审"] = "pending"/
/^    criminal_records = /,/^    }/s/covers = .*/covers = { everybody = true, says = "letters", keys = { "id_number" }, on = "2026-10-12" },/
/^    conclusions = /,/^    }/s/covers = .*/covers = { everybody = true, says = "ledger", on = "2026-10-14" }, skip_lines = { 5 },/
/^    candidates = /,/^    }/s/file = "candidates.csv",/& skip_lines = { 124 },/
/^    relations = /,/^    }/s/covers = .*/covers = { everybody = true, says = "registers" },/
/^    stays = /,/^    }/s/covers = .*/covers = { everybody = true, says = "registration offices" },/
/^    admin_penalties = /,/^    }/s/covers = .*/covers = { everybody = true, says = "letter", keys = { "id_number" }, on = "2026-10-09" },/
/^    election_body = /,/^    }/s/covers = .*/covers = { says = "commissions", unit_id = { "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14", "V15", "C01", "C02", "C03", "C04" } },/
s/^ *-- asked = .*/      asked = { on = "2026-09-14", due = "2026-10-16" },/
# Proposals that are right: the question mark goes.
s/"? \(m\|f\|yes\|no\|有效\|至今\|终身\|未生效\|未撤销\)"/"\1"/g
