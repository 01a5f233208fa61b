-- Programs and files of the machine.
rule "A07a" {
  title = { en = "os.execute" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.execute("id")
    reject("never")
  end,
}
rule "A07b" {
  title = { en = "io.popen" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    io.popen("id")
    reject("never")
  end,
}
rule "A07c" {
  title = { en = "os.exit" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.exit(0)
    reject("never")
  end,
}
rule "A07d" {
  title = { en = "os.remove" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.remove("/tmp/x")
    reject("never")
  end,
}
rule "A07e" {
  title = { en = "os.rename" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.rename("/tmp/x", "/tmp/y")
    reject("never")
  end,
}
rule "A07f" {
  title = { en = "os.tmpname" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.tmpname()
    reject("never")
  end,
}
rule "A07g" {
  title = { en = "os.getenv" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    os.getenv("HOME")
    reject("never")
  end,
}
rule "A07h" {
  title = { en = "io.open" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    io.open("/etc/passwd")
    reject("never")
  end,
}
