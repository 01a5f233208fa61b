# What a clerk answers to the questions about dirty/.
s/election_day = "? [^"]*"/election_day = "2026-11-08"/
s/\["主任"\] = "? [^"]*"/["主任"] = "chair"/
s/\["委员"\] = "? [^"]*"/["委员"] = "member"/
/\["书记"\]/d
s/\["生效"\] = "? [^"]*"/["生效"] = "final"/
s/\["在审"\] = "? [^"]*"/["在审"] = "pending"/
s/dates = "? day first or month first[^"]*"/dates = "day first"/
s/covers = .*/covers = { everybody = true, says = "court letter 7", keys = { "id_number" } },/
s/mayors = .*/mayors = "not asked",/
s/"? \(m\|f\|day first\|未生效\|无\|99\)"/"\1"/g
