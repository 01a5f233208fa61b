-- Known ways to crash the interpreter, as far as they can be written here.
rule "A51a" {
  title = { en = "CVE-2022-33099: an error while the stack overflows" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function loop(x, y, z) return 1 + loop(x, y, z .. z) end
    loop(1, 2, "x")
    reject("never")
  end,
}
rule "A51b" {
  title = { en = "CVE-2020-15888: a stack that moves under a call" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function f(...)
      local t = { ... }
      return f(t, ...)
    end
    f(1)
    reject("never")
  end,
}
rule "A51c" {
  title = { en = "CVE-2025-46817: unpack" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    table.unpack({}, 0, 2147483647)
    reject("never")
  end,
}
rule "A51d" {
  title = { en = "CVE-2025-49844: a parser that collects" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    load("local a = 1")
    reject("never")
  end,
}
