-- Village heads 2018: special municipalities (a) and counties (b). Every field is quoted, many carry an
-- apostrophe, an Excel habit.
docket {
  title = "Village heads, Taiwan, 2018",
  days  = { poll_day = "2018-11-24", age_day = "2018-11-24" },
  sources = {
    candidates = {
      file = { "2018a_elcand.csv", "2018b_elcand.csv" }, header = false,
      columns = {
        candidate_id = { 1, 2, 3, 4, 5, 6, join = "-" },
        unit_id = { 1, 2, 3, 4, 5, join = "-" },
        town_id = { 1, 2, 3, 4, join = "-" },
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
      file = { "2018a_elbase.csv", "2018b_elbase.csv" }, header = false,
      columns = { unit_id = { 1, 2, 3, 4, 5, join = "-" }, unit_name = 6 },
    },
  },
}
