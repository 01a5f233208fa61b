-- Numbers at their edges.
rule "A50a" {
  title = { en = "nothing by nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = z / z })
    reject("never")
  end,
}
rule "A50b" {
  title = { en = "the same in a text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = "" .. z / z })
    reject("never")
  end,
}
rule "A50c" {
  title = { en = "one by nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = -1 / z })
    reject("never")
  end,
}
rule "A50d" {
  title = { en = "whole division by nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = 1 // z })
    reject("never")
  end,
}
rule "A50e" {
  title = { en = "remainder by nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = 1 % z })
    reject("never")
  end,
}
rule "A50f" {
  title = { en = "the least number by minus one" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local least = -9223372036854775807 - 1
    local one = c.number // c.number
    warn("shown", { x = least // -one })
    reject("never")
  end,
}
rule "A50g" {
  title = { en = "the least number, remainder" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local least = -9223372036854775807 - 1
    local one = c.number // c.number
    warn("shown", { x = least % -one })
    reject("never")
  end,
}
rule "A50h" {
  title = { en = "one more than the greatest" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local one = c.number // c.number
    warn("shown", { x = 9223372036854775807 + one })
    reject("never")
  end,
}
rule "A50i" {
  title = { en = "minus nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    warn("shown", { x = -(z / 1) })
    reject("never")
  end,
}
rule "A50j" {
  title = { en = "no number as a key" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    local t = {}
    t[z / z] = 1
    reject("never")
  end,
}
rule "A50k" {
  title = { en = "no number compared" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    local n = z / z
    if n == n or n < n or n > n then reject("never") else warn("shown", { x = "unequal" }) end
  end,
}
rule "A50l" {
  title = { en = "a loop to infinity" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for i = 1, 1 / 0 do
      local x = i
    end
    reject("never")
  end,
}
rule "A50m" {
  title = { en = "a loop by nothing" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local z = c.number - c.number
    for i = 1, 10, z do
      local x = i
    end
    reject("never")
  end,
}
rule "A50n" {
  title = { en = "a shift too far" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    warn("shown", { x = c.number << 64 })
    reject("never")
  end,
}
rule "A50o" {
  title = { en = "no whole number" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local x = 1.5 | c.number
    reject("never")
  end,
}
rule "A50p" {
  title = { en = "an age of infinity" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local x = reached(c.birth_date, 1 / 0, c.day.election_day)
    reject("never")
  end,
}
rule "A50q" {
  title = { en = "years beyond all" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local x = c.birth_date + years(100000) + years(100000)
    warn("shown", { x = x })
    reject("never")
  end,
}
rule "A50r" {
  title = { en = "text as a number" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local x = "10" + c.number
    reject("never")
  end,
}
rule "A50s" {
  title = { en = "very many years" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local y = years(100000)
    for i = 1, 40 do y = y + y end
    local x = c.birth_date + y
    warn("shown", { x = x })
    reject("never")
  end,
}
