-- A suppression that counts: its rows are neither used nor ignored.
local n = 0
suppress "I15" {
  source = "records", cites = "ACT art. 3",
  test = function(r, c)
    n = n + 1
    return n % 2 == 0
  end,
}
