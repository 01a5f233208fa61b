/* docket: what the files of the city are and how they are written, with the control totals
 * of the letters.
 *
 * The text grows with the time: what the inspection found and what the vote brought is not
 * asked about before. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "docket.h"

#include <stdio.h>
#include <string.h>

static const char head[] =
    "-- What the files of this folder are and how they are written. Data only. Everything here "
    "is made up.\n"
    "docket {\n"
    "  title = \"An invented city, village and community elections of 2021%s\",\n"
    "  days = {\n"
    "    election_day = { file = \"units.csv\", by = \"unit_id\", column = \"election_day\" "
    "},\n"
    "    check_day    = \"2021-01-29\",\n"
    "  },\n"
    "  sources = {\n"
    "    candidates = {\n"
    "      file = \"candidates.csv\",\n"
    "      columns = {\n"
    "        sex = { \"性别\", values = { [\"男\"] = \"m\", [\"女\"] = \"f\" } },\n"
    "        post = { \"拟任职务\", values = { [\"书记\"] = \"secretary\", [\"副主任\"] = "
    "\"deputy\", [\"委员\"] = \"member\",\n"
    "                 [\"兼职委员\"] = \"part_time\" } },\n"
    "        registered = { \"登记参选\", values = { [\"是\"] = \"yes\", [\"否\"] = \"no\" } "
    "},\n"
    "        education = { \"学历\", values = { [\"初中\"] = \"junior\", [\"高中\"] = "
    "\"senior\", [\"大专\"] = \"college\",\n"
    "                      [\"本科\"] = \"bachelor\", [\"研究生\"] = \"postgraduate\" } },\n"
    "        field = { \"专业背景\", values = { [\"有\"] = \"yes\", [\"无\"] = \"no\" } },\n"
    "        experience = { \"相关经历\", values = { [\"有\"] = \"yes\", [\"无\"] = \"no\" } "
    "},\n"
    "        recruited = { \"来源\", values = { [\"连任\"] = \"incumbent\", [\"本地\"] = "
    "\"local\", [\"外部选拔\"] = \"outside\",\n"
    "                      [\"一线骨干\"] = \"proven\" } },\n"
    "      },\n"
    "    },\n"
    "    unit = { file = \"units.csv\" },\n"
    "    replies = {\n"
    "      file = { \"replies/*.csv\" }, asked = { on = \"2021-01-04\", due = \"2021-01-22\" "
    "},\n"
    "      columns = {\n"
    "        dept = { \"部门\", values = { [\"纪委监委\"] = \"discipline\", [\"公安\"] = "
    "\"public_security\" } },\n"
    "        keys = { \"查询依据\", values = { [\"姓名和身份证号\"] = \"id_and_name\", "
    "[\"姓名\"] = \"name\" } },\n"
    "        result = { \"结论\", values = { [\"未发现问题\"] = \"clear\", [\"有不良记录\"] = "
    "\"adverse\",\n"
    "                   [\"正在核实\"] = \"unclear\", [\"撤回\"] = \"withdrawn\" } },\n"
    "      },\n"
    "    },\n";

static const char foot[] = "  },\n}\n";

/* One department's file: how it is written, which words it has, and what its letter said. */
typedef struct department {
    keeper of;
    const char *source, *file, *written, *columns, *letter, *on;
} department;

#define CRIME_WORDS                                                                            \
    "        outcome = { \"处理结果\", values = { [\"判处刑罚\"] = \"punished\", [\"缓刑\"] "  \
    "= \"punished\",\n"                                                                        \
    "                    [\"宣告无罪\"] = \"acquitted\" } },\n"                                \
    "        served_on = { \"执行完毕日\", open = { \"未执行完毕\" } }, quashed_on = { "       \
    "\"撤销日期\", open = { \"无\" } },\n"                                                     \
    "        sealed = { \"封存\", values = { [\"是\"] = \"yes\", [\"否\"] = \"no\" } },\n"     \
    "        deprived = { \"剥夺政治权利\", values = { [\"是\"] = \"yes\", [\"否\"] = \"no\" " \
    "} },\n"                                                                                   \
    "        polrights_to = { \"剥夺至\", open = { \"终身\" } },\n"

static const department all[] = {
    { COURT, "court_judgments", "court",
      "encoding = \"gb18030\", first_row = 3, leave_out = { \"合计\" },", CRIME_WORDS,
      "court letter 2021-18", "2021-01-18" },
    { POLICE, "police_records", "police", "", CRIME_WORDS, "police letter 2021-31",
      "2021-01-13" },
    { JUSTICE, "corrections", "justice", "", CRIME_WORDS, "justice letter 2021-5",
      "2021-01-15" },
    { PROCURATORATE, "prosecutions", "procuratorate",
      "encoding = \"utf-16\", separator = \"\\t\",",
      "        state = { \"状态\", values = { [\"审查起诉\"] = \"pending\", [\"不起诉\"] = "
      "\"not_prosecuted\" } },\n",
      "procuratorate letter 2021-2", "2021-01-14" },
    { DISCIPLINE, "sanctions", "discipline", "encoding = \"gb18030\",",
      "        kind = { \"种类\", values = { [\"开除党籍\"] = \"expelled\", [\"撤销党内职务\"] "
      "= \"party_removal\",\n"
      "                 [\"留党察看\"] = \"party_probation\", [\"严重警告\"] = "
      "\"serious_warning\", [\"警告\"] = \"warning\",\n"
      "                 [\"记大过\"] = \"major_demerit\", [\"记过\"] = \"demerit\", "
      "[\"立案审查\"] = \"investigation\" } },\n"
      "        ended_on = { \"解除日期\", open = { \"有效\" } },\n",
      "discipline letter 2021-7", "2021-01-13" },
    { ORGANISATION, "removals", "organisation", "leave_out = { \"制表人\" },",
      "        kind = { \"种类\", values = { [\"免职\"] = \"removed\" } }, ended_on = { "
      "\"解除日期\", open = { \"有效\" } },\n",
      "organisation letter 2021-9", "2021-01-12" },
    { POLITICAL_LEGAL, "conclusions", "political_legal", "first_row = 2,",
      "        kind = { \"种类\", values = { [\"涉黑涉恶\"] = \"gang\", [\"邪教\"] = \"cult\" "
      "} },\n"
      "        ended_on = { \"解除日期\", open = { \"未撤销\" } },\n",
      "political-legal letter 2021-3", "2021-01-15" },
    { PENALTIES, "detentions", "penalties", "",
      "        kind = { \"种类\", values = { [\"行政拘留\"] = \"detention\", [\"罚款\"] = "
      "\"fine\" } },\n"
      "        ended_on = { \"解除日期\", open = { \"无\" } },\n",
      "police letter 2021-32", "2021-01-13" },
    { PETITIONS, "petitions", "petitions", "separator = \";\",",
      "        kind = { \"种类\", values = { [\"组织\"] = \"organised\" } }, ended_on = { "
      "\"解除日期\", open = { \"无\" } },\n",
      "petitions office letter 2021-1", "2021-01-19" },
    { CIVIL_AFFAIRS, "void_elections", "civil_affairs", "leave_out = { \"姓名\" },",
      "        kind = { \"种类\", values = { [\"贿选\"] = \"bribery\", [\"程序违法\"] = "
      "\"procedure\" } },\n"
      "        ended_on = { \"解除日期\", open = { \"有效\" } },\n",
      "civil affairs letter 2021-6", "2021-01-11" },
    { DEBTORS, "debtors", "debtors", "encoding = \"gb18030\",",
      "        kind = { \"种类\", values = { [\"失信\"] = \"listed\" } }, ended_on = { "
      "\"解除日期\", open = { \"在册\" } },\n",
      "court letter 2021-19", "2021-01-18" },
    { NATURAL_RESOURCES, "buildings", "natural_resources", "",
      "        kind = { \"种类\", values = { [\"违建\"] = \"illegal\" } }, ended_on = { "
      "\"解除日期\", open = { \"未整改\" } },\n",
      "natural resources letter 2021-4", "2021-01-20" },
    { MARKET, "liabilities", "market", "",
      "        revoked_on = { \"吊销日期\", dates = \"excel serial\" },\n"
      "        personal = { \"个人责任\", values = { [\"有\"] = \"yes\", [\"无\"] = \"no\" } "
      "},\n",
      "market supervision letter 2021-8", "2021-01-15" },
    { AGRICULTURE, "debts", "agriculture", "leave_out = { \"合计\" },",
      "        amount = { \"金额\", numbers = \"1,234.5\" }, settled_on = { \"还清日期\", open "
      "= { \"未还\" } },\n",
      "agriculture letter 2021-11", "2021-01-20" },
};

static const char inspection[] =
    "    findings = {\n"
    "      file = \"findings.csv\",\n"
    "      columns = {\n"
    "        kind = { \"发现\", values = { [\"曾用名刑罚\"] = \"former_name\", [\"证书不实\"] "
    "= \"false_certificate\",\n"
    "                 [\"贿选\"] = \"vote_buying\", [\"长期在外\"] = \"lives_elsewhere\" } },\n"
    "        withdrawn_on = { \"撤回日期\", open = { \"无\" } },\n"
    "      },\n"
    "      covers = { everybody = true, says = \"inspection teams (invented)\", on = "
    "\"2021-02-10\" },\n"
    "      expect = { rows = %zu },\n"
    "    },\n";

int docket_write(const papers *p, moment when, const char *folder) {
    static const char *const titles[] = { "", ", at the inspection", ", after the vote" };
    static char text[65536];
    size_t n = (size_t)snprintf(text, sizeof text, head, titles[when]);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        const department *d = &all[i];
        keeper of =
            d->of == PROCURATORATE && when != AT_JOINT_REVIEW ? PROCURATORATE_LATER : d->of;
        n += (size_t)snprintf(text + n, sizeof text - n,
                              "    %s = {\n"
                              "      file = \"records/%s.csv\", %s\n"
                              "      columns = {\n%s      },\n"
                              "      covers = { everybody = true, says = \"%s (invented)\", "
                              "keys = { \"id_number\" }, "
                              "on = \"%s\" },\n"
                              "      expect = { rows = %zu },\n"
                              "    },\n",
                              d->source, d->file, d->written, d->columns, d->letter, d->on,
                              papers_count(p, of));
    }
    if (when != AT_JOINT_REVIEW)
        n += (size_t)snprintf(text + n, sizeof text - n, inspection,
                              papers_count(p, INSPECTION));
    n += (size_t)snprintf(text + n, sizeof text - n, "%s", foot);
    return papers_save(folder, "docket.lua", UTF8, text, n);
}
