-- Village heads 2022, the list as the election commission published it: no header, no id.
docket {
  title = "Village heads, Taiwan, 2022",
  days  = { poll_day = "2022-11-26", age_day = "2022-10-31" },      -- the list's ages were taken in October
  sources = {
    candidates = {
      file = "2022_elcand.csv", header = false,
      columns = {
        candidate_id = { 1, 2, 3, 4, 5, 6, join = "-" },            -- columns 1-6 together are unique
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
      file = "2022_elbase.csv", header = false,
      columns = { unit_id = { 1, 2, 3, 4, 5, join = "-" }, unit_name = 6 },
    },
    elected_before = {
      file = { "2018a_elcand.csv", "2018b_elcand.csv" }, header = false,
      only = { [15] = { "*" } },
      columns = { name_written = 7, birth_date = { 10, dates = "roc" } },
      covers = { everybody = true, says = "the published results of 2018", keys = { "name", "birth_date" } },
    },
    elected_of_that_name = {
      file = { "2018a_elcand.csv", "2018b_elcand.csv" }, header = false,
      only = { [15] = { "*" } },
      columns = { name = 7, birth_date = { 10, dates = "roc" } },
      covers = { everybody = true, says = "the published results of 2018", keys = { "name", "birth_date" } },
    },
  },
}
