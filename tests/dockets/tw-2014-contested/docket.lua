-- Village heads 2014 against the list of elections contested in court, which knows people by name and
-- place only. The list is read as tw-2014 reads it.
docket {
  title = "Village heads, Taiwan, 2014, contested elections",
  days  = { poll_day = "2014-11-29", age_day = "2014-11-28" },
  sources = {
    candidates = {
      file = "2014_elcand.csv", header = false,
      columns = {
        candidate_id = { 1, 2, 3, 4, 5, 6, join = "-" },
        unit_id = { 1, 2, 4, 5, join = "-" },
        town_id = { 1, 2, 4, join = "-" },
        name = 7, name_written = 7, person = { 7, 10, join = "/" },
        birth_date = { 10, dates = "roc" },
        official_age = { 11, blank = { "0", "99" } },
        sex = { 9, values = { ["1"] = "m", ["2"] = "f" } },
        education = 13,
        incumbent = { 14, values = { Y = "yes", N = "no" } },
        mark = { 15, values = { ["*"] = "elected", ["!"] = "womens_quota", ["-"] = "displaced",
                                ["?"] = "tie" } },
      },
    },
    unit = {
      file = "2014_elbase.csv", header = false,
      columns = { unit_id = { 1, 2, 4, 5, join = "-" }, unit_name = 6 },
    },
    town = {                                                       -- the same table: towns are its rows 0000
      file = "2014_elbase.csv", header = false, only = { [5] = { "0000" } },
      columns = { town_id = { 1, 2, 4, join = "-" }, town_name = 6 },
    },
    contested = {
      file = "2014_lawsuit_candidates.csv",
      columns = {
        name = "候選人",
        office = { "選區", cut = " > ", part = 1 },                  -- "village head > town > village"
        town = { "選區", cut = " > ", part = 2 },
        place = { "選區", cut = " > ", part = 3 },
      },
      covers = { everybody = true, says = "the published list of lawsuits", keys = { "name" } },
      expect = { rows = 153 },
    },
  },
}
