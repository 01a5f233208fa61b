/* generate: the bench's data: a made-up national list and what departments say about it.
 *
 *   generate FOLDER COUNT [FINDINGS [RECORDS]]      writes candidates.csv, criminal_records.csv,
 *                                                   findings.csv, docket.lua
 *
 * COUNT candidates (11 columns, about 91 bytes each), 60 criminal records and 150 department
 * findings per thousand, in an order of their own. FINDINGS is another number of findings per
 * thousand: those beyond 150 are clear, so that more rows do not mean more to say. RECORDS is
 * another number of criminal records per thousand, as grave as the usual ones. Everything
 * follows from the row number: the same COUNT gives the same bytes everywhere. Nobody in it
 * exists. Each plant carries the decision that the law of tests/bench/pack gives it; expected.txt
 * holds the sums, so that a fast wrong run is noticed. Names are all different, so that no chance
 * namesake blurs those sums. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACCEPT, REFER, REJECT };
enum { MOST = 100000000, SURNAMES = 99, GIVEN = 274 };   /* people; letters in the lists below */
enum { USUAL = 150, MOST_FINDINGS = 40000 };            /* findings per thousand */
enum { USUAL_RECORDS = 60, MOST_RECORDS = 1000 };
enum { APART = 3500000 };      /* so far on, or beyond the list, is a name that is nobody's */

typedef struct person {
    char name[16], id[20], birth[12];   /* as written in the list */
    char whole_birth[12], whole_id[20]; /* as they are in truth: what records hold */
} person;

static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向";
static const char given[] =
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海波宇浩然欣怡佳琪晨曦思远嘉豪"
    "梓涵子轩一诺雨泽俊博瑞雪梅春生福禄寿康宁安乐泰和顺达通亨利贞元吉祥如意天成地久长存永固恒昌盛"
    "世太清廉正直公信义仁礼智勤俭恭谦让温良厚德载物自力更新同心协千秋万代光辉灿烂前程似锦绣河山松"
    "柏竹菊荷莲桃杏柳杨枫桐槐榆椿青紫蓝绿金银铜铁锡珠宝琳琅璋璐瑜瑶珊瑚琴棋书画诗词歌赋云霄雷霆风"
    "雅颂星辰日月东南西北中冬夏旭晓晖暮夜川江湖泊溪泉涧潭渊源流浪潮汐沙洲岛屿峰岭峦岩石磐坚毅果敢"
    "刻苦耐劳学习进步奋斗拼搏开拓创造凯旋胜捷报喜庆欢悦愉快舒畅爽朗活泼灵巧慧聪颖悟睿哲彦儒雄";

static uint64_t draw(uint64_t index, uint64_t purpose) {
    uint64_t x = index * 0x9e3779b97f4a7c15u + purpose * 0xd1b54a32d192ed03u + 0x632be59bd9b4e019u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static unsigned part(uint64_t index, uint64_t purpose, unsigned of) {
    return (unsigned)(draw(index, purpose) % of);
}

/* The n-th three-byte letter of a list, and where the next goes. */
static char *letter(char *to, const char *list, unsigned n) {
    memcpy(to, list + (size_t)n * 3, 3);
    return to + 3;
}

static void make_name(char *to, uint64_t index) {
    enum { ALL = SURNAMES * GIVEN * GIVEN };
    uint64_t n = index * 7368787u % ALL;   /* a prime that does not divide ALL: all different */
    uint64_t more = index / ALL;           /* beyond ALL a letter more, for the same reason */
    to = letter(to, surnames, (unsigned)(n % SURNAMES));
    to = letter(to, given, (unsigned)(n / SURNAMES % GIVEN));
    to = letter(to, given, (unsigned)(n / SURNAMES / GIVEN));
    if (more > 0) to = letter(to, given, (unsigned)(more - 1));
    *to = '\0';
}

static void make_id(char *to, uint64_t index, const char *birth) {
    static const char provinces[] = "1112131415212223313233343536374142434445465051525354616263646522";
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    uint64_t area = index / 1000, more = area / 12400;   /* beyond 31 x 20 x 20 areas other ones */
    snprintf(to, 20, "%.2s%02u%02u%.4s%.2s%.2s%03u", provinces + area % 31 * 2,
             (unsigned)(area / 31 % 20 + 1 + more % 4 * 20), (unsigned)(area / 620 % 20 + 1 + more / 4 * 20),
             birth, birth + 5, birth + 8, (unsigned)(index % 1000));
    int sum = 0;
    for (int i = 0; i < 17; i++) sum += (to[i] - '0') * weights[i];
    to[17] = "10X98765432"[sum % 11];
    to[18] = '\0';
}

static void make_day(char *to, unsigned first_year, unsigned years, uint64_t index, uint64_t purpose) {
    uint64_t dice = draw(index, purpose);
    snprintf(to, 12, "%04u-%02u-%02u", first_year + (unsigned)(dice % years),
             (unsigned)(dice >> 16) % 12 + 1, (unsigned)(dice >> 32) % 28 + 1);
}

/* What is odd about a candidate: at most one thing, in parts per thousand. */
enum plant { NOTHING, CHILD, YEAR_ONLY, NO_ID, NO_ROUTE, ROUTE_OPEN, ELSEWHERE, SAYS_EXPELLED, LATE, OLD };

static enum plant plant_of(uint64_t index) {
    static const struct { unsigned share; enum plant plant; } plants[] = {
        { 5, CHILD }, { 3, YEAR_ONLY }, { 5, NO_ID }, { 8, NO_ROUTE }, { 6, ROUTE_OPEN },
        { 8, ELSEWHERE }, { 5, SAYS_EXPELLED }, { 6, LATE }, { 4, OLD },
    };
    unsigned dice = part(index, 1, 1000);
    for (size_t i = 0; i < sizeof plants / sizeof *plants; i++) {
        if (dice < plants[i].share) return plants[i].plant;
        dice -= plants[i].share;
    }
    return NOTHING;
}

static int decision_of(enum plant plant) {
    switch (plant) {
    case CHILD: case NO_ROUTE: case ELSEWHERE: case LATE: return REJECT;
    case YEAR_ONLY: case NO_ID: case ROUTE_OPEN: case SAYS_EXPELLED: return REFER;
    case NOTHING: case OLD: return ACCEPT;
    }
    return ACCEPT;
}

static person person_of(uint64_t index) {
    person p;
    enum plant plant = plant_of(index);
    make_name(p.name, index);
    if (plant == CHILD) make_day(p.whole_birth, 2009, 4, index, 2);
    else if (plant == YEAR_ONLY) make_day(p.whole_birth, 2008, 1, index, 2);
    else if (plant == OLD) make_day(p.whole_birth, 1945, 8, index, 2);
    else make_day(p.whole_birth, 1962, 40, index, 2);
    make_id(p.whole_id, index, p.whole_birth);
    strcpy(p.birth, p.whole_birth);
    strcpy(p.id, p.whole_id);
    if (plant == YEAR_ONLY) p.birth[4] = '\0';
    if (plant == NO_ID || plant == YEAR_ONLY) p.id[0] = '\0';
    return p;
}

static void write_candidate(FILE *to, uint64_t index) {
    static const char *const posts[] = { "chair", "deputy", "member", "member", "member" };
    enum plant plant = plant_of(index);
    person p = person_of(index);
    unsigned route = part(index, 3, 10);
    const char *hukou = route < 8 ? "yes" : "no", *lives = route == 0 ? "no" : "yes";
    if (plant == NO_ROUTE) hukou = "no", lives = "no";
    if (plant == ROUTE_OPEN) hukou = "no", lives = "";
    char applied[12];
    make_day(applied, 2026, 1, index, 4);
    memcpy(applied + 5, plant == LATE ? "03" : part(index, 5, 2) ? "01" : "02", 2);
    if (plant == LATE && memcmp(applied + 8, "01", 2) == 0) memcpy(applied + 8, "02", 2);
    fprintf(to, "C%07" PRIu64 ",%s,%s,%s,V%05u,%s,%s,%s,%s,%s,%s\n", index, p.name, p.id, p.birth,
            (unsigned)(index / 20), posts[part(index, 6, 5)], hukou, lives,
            plant == ELSEWHERE ? "yes" : "no", plant == SAYS_EXPELLED ? "expelled"
            : part(index, 7, 3) == 0 ? "member" : "none", applied);
}

/* One criminal record; returns what it does to the person, if it is about one on the list. */
static int write_record(FILE *to, uint64_t n, uint64_t index, uint64_t count) {
    static const char *const offences[] = { "theft", "fraud", "assault", "drunk driving", "bribery" };
    person p = person_of(index);
    unsigned fate = part(n, 20, 100), match = part(n, 21, 100);
    const char *disposal = fate < 72 ? "punished" : fate < 80 ? "exempted" : fate < 92 ? "pending"
                           : fate < 96 ? "acquitted" : "not_prosecuted";
    bool punished = fate < 72, quashed = fate < 8, sealed = fate >= 8 && fate < 14;
    bool deprived = punished && fate >= 60, close = match < 15, listed = index < count;
    uint64_t apart = count > APART ? count : APART;
    if (match < 10) make_name(p.name, index + apart);   /* the id fits, the name does not */
    else if (close) p.whole_id[0] = '\0';              /* the name and the birth date fit */
    char offence_on[12], final_on[12], back_on[12] = "", quashed_on[12] = "never";
    make_day(offence_on, 2005, 15, n, 22);
    make_day(final_on, 2020, 6, n, 23);
    if (quashed) make_day(quashed_on, 2025, 1, n, 24);
    if (deprived) make_day(back_on, 2027, 4, n, 25);
    fprintf(to, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", p.name, p.whole_id, p.whole_birth,
            offences[part(n, 26, 5)], offence_on, disposal, punished ? final_on : "", quashed_on,
            deprived ? "yes" : "no", back_on, sealed ? "yes" : "no");
    if (!listed || quashed || sealed || fate >= 92) return ACCEPT;
    /* Whoever has no id in the list is known by name and birth date at best. */
    return punished && !close && p.id[0] != '\0' ? REJECT : REFER;
}

static int write_finding(FILE *to, uint64_t n, uint64_t index, bool clear) {
    static const char *const depts[] = { "discipline", "public_security", "court", "procuratorate",
                                         "justice", "political_legal", "organisation" };
    static const char *const grounds[] = { "gang", "cult", "expelled", "other" };
    unsigned fate = clear ? 999 : part(n, 30, 1000);
    bool adverse = fate < 100, unclear = fate >= 100 && fate < 150;
    bool weak = fate >= 150 && fate < 180, stale = fate >= 180 && fate < 230;
    unsigned ground = fate < 25 ? 0 : fate < 35 ? 1 : fate < 65 ? 2 : 3;
    char replied[12];
    make_day(replied, stale ? 2025 : 2026, 1, n, 31);
    memcpy(replied + 5, stale ? "06" : "02", 2);
    fprintf(to, "C%07" PRIu64 ",%s,%s,%s,%s,%s,No. %u\n", index, depts[part(n, 32, 7)], replied,
            weak ? "name" : "id", adverse ? "adverse" : unclear ? "unclear" : "clear",
            grounds[ground], (unsigned)(n % 100000));
    if (adverse) return ground == 3 ? REFER : REJECT;
    return unclear || weak || stale ? REFER : ACCEPT;
}

static FILE *begin(const char *folder, const char *name, const char *header) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *to = fopen(path, "wb");
    if (to == NULL) {
        perror(path);
        exit(5);
    }
    setvbuf(to, NULL, _IOFBF, 1 << 20);
    fputs(header, to);
    return to;
}

static void end(FILE *to) {
    if (ferror(to) || fclose(to) != 0) {
        perror("generate");
        exit(5);
    }
}

static const char docket[] =
    "docket {\n"
    "  title = \"Bench: a made-up national list\",\n"
    "  days = { election_day = \"2026-04-20\", check_day = \"2026-04-01\", deadline = \"2026-03-01\" },\n"
    "  sources = {\n"
    "    candidates = { file = \"candidates.csv\" },\n"
    "    criminal_records = { file = \"criminal_records.csv\",\n"
    "      columns = { quashed_on = { \"quashed_on\", open = { \"never\" } } },\n"
    "      covers = { everybody = true, says = \"bench generator\", keys = { \"id_number\" }, on = \"2026-03-20\" } },\n"
    "    findings = { file = \"findings.csv\",\n"
    "      covers = { everybody = true, says = \"bench generator\", keys = { \"candidate_id\" }, on = \"2026-03-20\" } },\n"
    "  },\n"
    "}\n";

/* Decisions of everybody from the candidates themselves, then worsened by records and findings. The list comes
 * last: where candidates.csv is a named pipe, whoever reads it to its end finds all else in place. */
static void write_all(const char *folder, uint64_t count, uint64_t findings, uint64_t records,
                      uint8_t *decision) {
    for (uint64_t i = 0; i < count; i++) decision[i] = (uint8_t)decision_of(plant_of(i));
    FILE *to = begin(folder, "criminal_records.csv", "name,id_number,birth_date,offence,offence_on,disposal,"
               "final_on,quashed_on,deprived,rights_back_on,sealed\n");
    for (uint64_t n = 0; n < count * records / 1000; n++) {
        bool listed = part(n, 40, 10) < 8;
        uint64_t index = n * 999983 % count;   /* a prime: spread, and rarely twice */
        int does = write_record(to, n, listed ? index : count + n, count);
        if (does > decision[index]) decision[index] = (uint8_t)does;
    }
    end(to);
    to = begin(folder, "findings.csv", "candidate_id,dept,replied_on,keys,result,ground,document\n");
    for (uint64_t n = 0; n < count * findings / 1000; n++) {
        uint64_t index = (n * 7 / 8) * 999979 % count;   /* one in seven has two */
        int does = write_finding(to, n, index, n >= count * USUAL / 1000);
        if (does > decision[index]) decision[index] = (uint8_t)does;
    }
    end(to);
    end(begin(folder, "docket.lua", docket));
    to = begin(folder, "candidates.csv", "candidate_id,name,id_number,birth_date,unit_id,post,"
               "hukou_here,lives_here,registered_elsewhere,party_state,applied_on\n");
    for (uint64_t i = 0; i < count; i++) write_candidate(to, i);
    end(to);
}

int main(int argc, char **argv) {
    uint64_t count = argc >= 3 && argc <= 5 ? strtoull(argv[2], NULL, 10) : 0, sums[3] = { 0 };
    uint64_t findings = argc > 3 ? strtoull(argv[3], NULL, 10) : USUAL;
    uint64_t records = argc > 4 ? strtoull(argv[4], NULL, 10) : USUAL_RECORDS;
    if (count < 100 || count > MOST || findings > MOST_FINDINGS || records > MOST_RECORDS) {
        fprintf(stderr, "usage: generate FOLDER COUNT [FINDINGS [RECORDS]] (100 to %d; per thousand 0 to %d, 0 to %d)\n",
                MOST, MOST_FINDINGS, MOST_RECORDS);
        return 2;
    }
    uint8_t *decision = calloc(count, 1);
    if (decision == NULL) {
        perror("generate");
        return 3;
    }
    write_all(argv[1], count, findings, records, decision);
    for (uint64_t i = 0; i < count; i++) sums[decision[i]]++;
    FILE *to = begin(argv[1], "expected.txt", "");
    fprintf(to, "accept %" PRIu64 "\nrefer %" PRIu64 "\nreject %" PRIu64 "\n", sums[ACCEPT],
            sums[REFER], sums[REJECT]);
    end(to);
    free(decision);
    return 0;
}
