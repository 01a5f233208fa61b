# A file of the pack that is compiled Lua.
printf '\033LuaT\000\031\223'
