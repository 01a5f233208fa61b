-- A coroutine has a budget of its own.
rule "A15" {
  title = { en = "coroutine" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local co = coroutine.wrap(function()
      while true do end
    end)
    co()
    reject("never")
  end,
}
