docket {
  days = { election_day = "2026-11-08" },
  sources = {
    records = {
      file = "records.csv",
      columns = { final_on = { "final_on", open = { "not yet" } } },
      covers = { everybody = true, says = "court letter 7" },
      expect = { rows = 2 },
    },
  },
}
