/* schema: the tables of audit.sqlite.
 *
 * Strict types, so that a foreign tool cannot put text where a number belongs. Things are
 * known by their number in the pack's order (rule, source, column, day, stage), candidates
 * by their row in the list; words for people are in `label` and in columns per language
 * (words, words_2, ...), in the order of `language`. Change a table, and STORE_VERSION goes
 * up: readers refuse what they do not know.
 *
 * Declared tallies: `tally` says what is counted (over: the source whose rows are; among: the
 * decision that the list is compared by, 0 all). `list` is 0 for the rows of this run, 1 for
 * the previous list, 2 for an earlier run. A group is a band (low <= value < below, NULL: no
 * end) or a word; n counts all, then by decision. tally_spread has a row per list and decision
 * (0 all): known, unknown and not_counted add up to the rows; of numbers also the exact sum,
 * mean in thousandths and in tenths, median in thousandths, each rounded once, half up.
 * tally_share: n of those known, and that in tenths of a percent; a share's words are label
 * kind 'share', no = tally * 32 + share. tally_change: how list 0 (among) differs from list
 * `list`: what is mean, median, group or share; thousandths of a mean, tenths of a mean or of
 * a percentage point, from the exact numbers. impact: selection rates by group of the tally
 * (grp = tally_group.no), no 0 of all rules together, then of each rule that rejects somebody;
 * rate and ratio in tenths of a percent, below: less than four fifths of the highest rate. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/schema.h"

#include <string.h>

#include "pack/decl.h"

const char *store_words(size_t languages) {
    static const char *const words[LANGUAGE_MAX] = {
        "words", "words,words_2", "words,words_2,words_3", "words,words_2,words_3,words_4"
    };
    return words[languages > 0 ? languages - 1 : 0];
}

bool store_comes_last(const char *table) {
    static const char *const last[] = { "accepted", "trace", "trace_shape" };
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if (strcmp(table, last[i]) == 0) return true;
    return false;
}

const char store_ways[] =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
    "PRAGMA cache_size=-4096;";

const char store_marks[] =
    "PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
    "PRAGMA application_id=0x76657431; PRAGMA user_version=6;";

const char store_schema[] =
    /* what went in */
    "CREATE TABLE manifest(part TEXT NOT NULL, name TEXT NOT NULL, value TEXT,"
    " PRIMARY KEY(part,name)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE language(no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE label(kind TEXT NOT NULL, no INTEGER NOT NULL, language INTEGER NOT NULL,"
    " words TEXT NOT NULL, PRIMARY KEY(kind,no,language)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE input(source INTEGER NOT NULL, no INTEGER NOT NULL, file TEXT NOT NULL,"
    " encoding TEXT NOT NULL, encoding_by TEXT NOT NULL, bytes INTEGER NOT NULL, rows INTEGER "
    "NOT NULL, sha256 TEXT NOT NULL,"
    " PRIMARY KEY(source,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE source(no INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL,"
    " key INTEGER, expects INTEGER, asked INTEGER NOT NULL, rows INTEGER NOT NULL,"
    " attached INTEGER NOT NULL,"
    " nobody INTEGER NOT NULL, suppressed INTEGER NOT NULL, merged INTEGER NOT NULL,"
    " unreadable INTEGER NOT NULL, left_out INTEGER NOT NULL, near INTEGER NOT NULL,"
    " near_set_aside INTEGER NOT NULL, void_input INTEGER, void_line INTEGER NOT NULL,"
    " stage INTEGER NOT NULL) STRICT;"
    "CREATE TABLE coverage(source INTEGER PRIMARY KEY, everybody INTEGER NOT NULL,"
    " by_column TEXT,"
    " by_values TEXT, says TEXT, made_on TEXT, keys TEXT) STRICT;"
    "CREATE TABLE column(source INTEGER NOT NULL, no INTEGER NOT NULL, name TEXT NOT NULL,"
    " type TEXT NOT NULL, forbidden INTEGER NOT NULL, choices TEXT,"
    " PRIMARY KEY(source,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE day(no INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT,"
    " is_law_day INTEGER NOT NULL) STRICT;"
    "CREATE TABLE param(no INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL,"
    " standard TEXT NOT NULL, differs INTEGER NOT NULL) STRICT;"
    /* what was judged by */
    "CREATE TABLE stage(no INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;"
    "CREATE TABLE rule(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version TEXT,"
    " severity INTEGER NOT NULL, stage INTEGER, each INTEGER, in_force_from TEXT,"
    " in_force_to TEXT, file TEXT, line INTEGER, digest TEXT) STRICT;"
    "CREATE TABLE suppress(no INTEGER PRIMARY KEY, id TEXT NOT NULL, source INTEGER NOT NULL,"
    " file TEXT, line INTEGER) STRICT;"
    "CREATE TABLE fact(no INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE cite(kind TEXT NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " words TEXT NOT NULL, in_force_from TEXT, in_force_to TEXT, PRIMARY KEY(kind,no,seq))"
    " WITHOUT ROWID, STRICT;"
    "CREATE TABLE law(no INTEGER PRIMARY KEY, id TEXT NOT NULL, url TEXT, checked_by TEXT,"
    " checked_on TEXT) STRICT;"
    "CREATE TABLE reason_text(rule INTEGER NOT NULL, no INTEGER NOT NULL,"
    " language INTEGER NOT NULL,"
    " code TEXT NOT NULL, words TEXT NOT NULL,"
    " PRIMARY KEY(rule,no,language)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE notice(name TEXT NOT NULL, language INTEGER NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY(name,language)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE text(file TEXT PRIMARY KEY, sha256 TEXT NOT NULL, body BLOB NOT NULL)"
    " WITHOUT ROWID, STRICT;"
    /* what came out */
    "CREATE TABLE decision(no INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT,"
    " input INTEGER NOT NULL, line INTEGER NOT NULL, decision INTEGER NOT NULL"
    " CHECK(decision BETWEEN 1 AND 3), stage INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " law_day TEXT, first_rule INTEGER, grade INTEGER, waits TEXT, eligible_from TEXT,"
    " reasons INTEGER) STRICT;"
    /* nothing was said of these: `body` holds `n` of them, from row `no` of the list on */
    "CREATE TABLE accepted(no INTEGER PRIMARY KEY, n INTEGER NOT NULL, body BLOB NOT NULL)"
    " STRICT;"
    /* what very many reasons have in common, with the words of the first */
    "CREATE TABLE reason_kind(no INTEGER PRIMARY KEY, rule INTEGER, code TEXT NOT NULL,"
    " effect INTEGER NOT NULL, said INTEGER NOT NULL, cause INTEGER NOT NULL,"
    " grade INTEGER NOT NULL, source INTEGER, input INTEGER, waits TEXT, for_whom TEXT,"
    " citation TEXT, ruled INTEGER NOT NULL, was INTEGER NOT NULL, lacks INTEGER NOT NULL,"
    " lacks_how INTEGER NOT NULL, lacks_source INTEGER, lacks_column INTEGER, words TEXT,"
    " words_2 TEXT, words_3 TEXT, words_4 TEXT) STRICT;"
    /* no: candidate * 65536 + which of their reasons; words NULL: those of the kind */
    "CREATE TABLE reason_row(no INTEGER PRIMARY KEY, kind INTEGER NOT NULL, line INTEGER,"
    " eligible_from TEXT, ruling INTEGER, cited BLOB, words TEXT, words_2 TEXT, words_3 TEXT,"
    " words_4 TEXT) STRICT;"
    /* for who reads with SQL: SELECT key, code, citation, words FROM decision JOIN reason ON
     * candidate=no; vet itself reads no views */
    "CREATE VIEW reason AS SELECT r.no>>16 AS candidate, r.no&65535 AS seq, rule, code, effect,"
    " said, cause, grade, source, input, line, eligible_from, waits, for_whom, citation,"
    " nullif(coalesce(r.words,k.words),'') AS words,"
    " nullif(coalesce(r.words_2,k.words_2),'') AS words_2,"
    " nullif(coalesce(r.words_3,k.words_3),'') AS words_3,"
    " nullif(coalesce(r.words_4,k.words_4),'') AS words_4,"
    " ruled, was, ruling, nullif(lower(hex(cited)),'') AS cited, lacks, lacks_how, "
    "lacks_source, lacks_column FROM reason_row r JOIN reason_kind k ON k.no=r.kind;"
    /* rules over groups: by which columns (none: the whole list), whom a reason names beside
     * its candidate and what was decided of them then, what was said of a whole slate, and who
     * has to be judged again */
    "CREATE TABLE rule_group(rule INTEGER NOT NULL, seq INTEGER NOT NULL, source INTEGER,"
    " column INTEGER, standing INTEGER NOT NULL, PRIMARY KEY(rule,seq)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE other(candidate INTEGER NOT NULL, seq INTEGER NOT NULL, no INTEGER NOT NULL,"
    " other INTEGER NOT NULL, key TEXT NOT NULL, stood INTEGER NOT NULL,"
    " PRIMARY KEY(candidate,seq,no))"
    " WITHOUT ROWID, STRICT;"
    "CREATE TABLE alert(no INTEGER PRIMARY KEY, rule INTEGER NOT NULL, code TEXT NOT NULL,"
    " cause INTEGER NOT NULL, unit TEXT, citation TEXT NOT NULL, members INTEGER NOT NULL,"
    " first INTEGER NOT NULL, waits TEXT, words TEXT, words_2 TEXT, words_3 TEXT, words_4 TEXT)"
    " STRICT;"
    "CREATE TABLE alert_other(alert INTEGER NOT NULL, no INTEGER NOT NULL,"
    " other INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY(alert,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE again(no INTEGER PRIMARY KEY, candidate INTEGER NOT NULL, key TEXT NOT NULL,"
    " rule INTEGER NOT NULL, code TEXT NOT NULL, other INTEGER NOT NULL, other_key TEXT NOT "
    "NULL, was INTEGER NOT NULL, now INTEGER NOT NULL) STRICT;"
    "CREATE TABLE ruling(no INTEGER PRIMARY KEY, candidate TEXT NOT NULL, rule TEXT NOT NULL,"
    " reason TEXT NOT NULL, evidence TEXT NOT NULL, ruling TEXT NOT NULL, by TEXT NOT NULL,"
    " made_on TEXT NOT NULL, document TEXT NOT NULL, line INTEGER NOT NULL,"
    " state INTEGER NOT NULL, reasons INTEGER NOT NULL, about INTEGER) STRICT;"
    /* what rules read of those who have a row in `decision`: `body` holds `n` of them, from
     * candidate `no` on; what many share is told once. `vet why` puts it into words */
    "CREATE TABLE trace(no INTEGER PRIMARY KEY, n INTEGER NOT NULL, body BLOB NOT NULL) STRICT;"
    "CREATE TABLE trace_shape(no INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"
    "CREATE TABLE suppressed(rule INTEGER NOT NULL, source INTEGER NOT NULL,"
    " n INTEGER NOT NULL,"
    " PRIMARY KEY(rule,source)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE unreadable(no INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
    " input INTEGER NOT NULL,"
    " line INTEGER NOT NULL, col INTEGER, raw TEXT, why TEXT NOT NULL) STRICT;"
    "CREATE TABLE merged(no INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
    " kept_input INTEGER NOT NULL,"
    " kept_line INTEGER NOT NULL, input INTEGER NOT NULL, line INTEGER NOT NULL) STRICT;"
    "CREATE TABLE aside(candidate INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " source INTEGER NOT NULL, input INTEGER NOT NULL, line INTEGER NOT NULL,"
    " how INTEGER NOT NULL, who TEXT, said TEXT, made_on TEXT,"
    " PRIMARY KEY(candidate,seq)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE reply_count(source INTEGER NOT NULL, department TEXT NOT NULL,"
    " standing TEXT NOT NULL, n INTEGER NOT NULL,"
    " PRIMARY KEY(source,department,standing)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE tally(no INTEGER PRIMARY KEY, name TEXT NOT NULL, numbers INTEGER NOT NULL,"
    " over INTEGER NOT NULL, among INTEGER NOT NULL, previous INTEGER,"
    " impact INTEGER NOT NULL) STRICT;"
    "CREATE TABLE tally_group(tally INTEGER NOT NULL, list INTEGER NOT NULL,"
    " no INTEGER NOT NULL, name TEXT NOT NULL, low INTEGER, below INTEGER,"
    " n INTEGER NOT NULL, accepted INTEGER NOT NULL, referred INTEGER NOT NULL,"
    " rejected INTEGER NOT NULL, PRIMARY KEY(tally,list,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE tally_spread(tally INTEGER NOT NULL, list INTEGER NOT NULL,"
    " decision INTEGER NOT NULL, known INTEGER NOT NULL, unknown INTEGER NOT NULL,"
    " not_counted INTEGER NOT NULL, sum TEXT, mean INTEGER, mean_tenths INTEGER,"
    " median INTEGER, least INTEGER, most INTEGER,"
    " PRIMARY KEY(tally,list,decision)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE share(tally INTEGER NOT NULL, no INTEGER NOT NULL, name TEXT NOT NULL,"
    " PRIMARY KEY(tally,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE tally_share(tally INTEGER NOT NULL, list INTEGER NOT NULL,"
    " share INTEGER NOT NULL, decision INTEGER NOT NULL, n INTEGER NOT NULL,"
    " known INTEGER NOT NULL, tenths INTEGER NOT NULL,"
    " PRIMARY KEY(tally,list,share,decision)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE tally_change(tally INTEGER NOT NULL, list INTEGER NOT NULL,"
    " what TEXT NOT NULL, no INTEGER NOT NULL, thousandths INTEGER, tenths INTEGER NOT NULL,"
    " PRIMARY KEY(tally,list,what,no)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE impact(tally INTEGER NOT NULL, no INTEGER NOT NULL, rule INTEGER,"
    " grp INTEGER NOT NULL, decided INTEGER NOT NULL, through INTEGER NOT NULL,"
    " referred INTEGER NOT NULL, rate INTEGER NOT NULL, ratio INTEGER, below INTEGER NOT NULL,"
    " few INTEGER NOT NULL, PRIMARY KEY(tally,no,grp)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE stage_count(stage INTEGER PRIMARY KEY, entered INTEGER NOT NULL,"
    " passed INTEGER NOT NULL, rejected INTEGER NOT NULL, referred INTEGER NOT NULL,"
    " held INTEGER NOT NULL) STRICT;"
    "CREATE TABLE rule_count(rule INTEGER PRIMARY KEY, applied INTEGER NOT NULL,"
    " not_applicable INTEGER NOT NULL, not_in_force INTEGER NOT NULL, passed INTEGER NOT NULL,"
    " rejected INTEGER NOT NULL, referred INTEGER NOT NULL, held INTEGER NOT NULL,"
    " warned INTEGER NOT NULL, tasks INTEGER NOT NULL, unknown INTEGER NOT NULL,"
    " failed INTEGER NOT NULL) STRICT;"
    "CREATE TABLE total(name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID, STRICT;"
    "CREATE TABLE reason_count(no INTEGER PRIMARY KEY, rule INTEGER, code TEXT NOT NULL,"
    " cause INTEGER NOT NULL, candidates INTEGER NOT NULL, decisive INTEGER NOT NULL,"
    " task INTEGER NOT NULL, warn INTEGER NOT NULL, refer INTEGER NOT NULL,"
    " hold INTEGER NOT NULL, reject INTEGER NOT NULL) STRICT;"
    "CREATE TABLE wait_count(no INTEGER PRIMARY KEY, what TEXT NOT NULL, n INTEGER NOT NULL)"
    " STRICT;"
    /* rows of one_by sources somebody stands in; `key` NULL: those who stand in none */
    "CREATE TABLE unit(source INTEGER NOT NULL, no INTEGER NOT NULL, key TEXT, words TEXT,"
    " accepted INTEGER NOT NULL, referred INTEGER NOT NULL, rejected INTEGER NOT NULL,"
    " held INTEGER NOT NULL, PRIMARY KEY(source,no)) WITHOUT ROWID, STRICT;"
    /* where those stand who are not accepted */
    "CREATE TABLE unit_of(candidate INTEGER NOT NULL, source INTEGER NOT NULL,"
    " unit INTEGER NOT NULL, PRIMARY KEY(candidate,source)) WITHOUT ROWID, STRICT;"
    "CREATE TABLE trouble(no INTEGER PRIMARY KEY, rule INTEGER NOT NULL,"
    " is_void INTEGER NOT NULL,"
    " candidates INTEGER NOT NULL, words TEXT NOT NULL) STRICT;";

const char store_decisions_only[] = "PRAGMA application_id=0x76657464;";
