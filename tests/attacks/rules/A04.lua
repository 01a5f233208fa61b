-- Reading files of the machine.
rule "A04a" {
  title = { en = "dofile" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    dofile("/etc/hostname")
    reject("never")
  end,
}
rule "A04b" {
  title = { en = "loadfile" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    loadfile("/etc/hostname")
    reject("never")
  end,
}
