-- What packs of the PRC share about names:
--
--   local is_name = include "shared/cn-name.lua"
--   is_name(c.name)     false: a word or a mark that stands for no name. A name with a character that is lost
--                       (王□国) ends the finding as unknown.
--
-- A cell that is blank, or unreadable as a whole (无, #REF!, □□□), is told before by given(). A character of private use
-- is read: it may be a rare one that only some computers show.

-- As they are compared: half width, lower case, without blanks.
local stand_ins = {}
for _, word in list {
  "待定", "待查", "待核", "待核实", "待补", "待补充", "待填", "待报", "待确定", "未定", "未填", "未报", "尚未确定", "(待定)", "(空)",
  "同上", "如上", "见上", "见附件", "见附表", "见备注", "见身份证", "空缺", "空白", "暂缺", "缺", "缺失", "漏填", "略", "没有",
  "姓名", "名字", "候选人", "某", "某某", "某某某", "某人", "测试", "无名", "无姓名", "佚名", "匿名",
  "是", "否", "有", "男", "女", "汉族", "yes", "no", "true", "false",                     -- slipped from another column
  "tbd", "tba", "test", "name", "unknown", "none", "nil", "nan", "na", "n.a.", "n.a", "x", "xx", "xxx", "0", "1", "123",
  ".", "..", "...", "....", ".....", "......", "。", "。。。", "…", "……", "·", "···", ",", ";", ":", "!", "_", "__", "___", "~",
  "*", "**", "***", "○", "○○", "○○○", "〇〇", "〇〇〇", "●●", "●●●", "×", "××", "×××", "#", "##", "###", "+", "=", "\"", "〃", "()",
} do
  stand_ins[word] = true
end

return function(name) return not stand_ins[name] and same(name, name) end
