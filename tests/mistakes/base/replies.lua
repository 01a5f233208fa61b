
source "replies" {
  about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", dept = { "court", "police" }, due = "date", on = "date", result = { "clear", "adverse", "unclear" } },
  expects = { dept = { "court", "police" } },
  latest = { by = "on", per = { "dept" } },
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" }, unclear = { "unclear" },
              due_on = "due", check_day = "election_day", valid_months = 6 },
}
