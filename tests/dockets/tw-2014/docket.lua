-- Village heads 2014. The district code (column 3) is 01 in the list and 00 in the table of units, so
-- units are joined on the other four codes. The ages were taken on the day before the poll.
docket {
  title = "Village heads, Taiwan, 2014",
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
  },
}
