-- CVE-2022-28805: _ENV as a constant.
local function f()
  local _ENV <const> = 11
  reject("never")
end
rule "A51e" {
  title = { en = "CVE-2022-28805" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    f()
    reject("never")
  end,
}
