-- A suppression that errs: its rows are neither used nor ignored.
suppress "B05" {
  source = "records", cites = "ACT art. 3",
  test = function(r, c)
    if is(c.attacked, "yes") then
      while true do end
    end
    return is(c.attacked, "yes")
  end,
}
