/* help: what `vet help` says, of all commands or of one.
 *
 * Each command has a line that says what it is for, and the options it takes. The page of
 * all is these lines, then the options of each; the page of one is its part of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "desk/help.h"

#include <stddef.h>
#include <string.h>

#include "desk/versions.h"

static const struct entry {
    const char *command, *use, *options;
} entries[] = {
    { "look", "vet look FOLDER [PACK]              what is in these files? drafts docket.lua",
      "--draft (write FOLDER/docket.lua)  -o FILE  --replace\n"
      "  --lang en|zh  SOURCE=FILE (after the pack: which file a source is in)\n" },
    { "run", "vet run PACK DOCKET [-o OUT]        vet a list; write every decision and why",
      "-o OUT (\"-\": decisions as JSON lines)  --replace  --lang en|zh\n"
      "  --through STAGE (decide up to it; what later stages need may be missing)\n"
      "  --threads N  --strict (referrals count as exit 1)\n"
      "  --memory 2G (what there is of every row lies in temporary files beyond that;\n"
      "    half of what the machine allows when nothing is said)\n"
      "  --temporary FOLDER (for them; otherwise beside OUT)\n"
      "  --only decisions (no reasons, no page, no copies: for lists of millions)\n"
      "  --no-inputs (keep no copies)  --plain (ask every rule in Lua, learn nothing)\n"
      "  --reader quick|libcsv (every line by libcsv: slower, the same rows)\n"
      "  --profile (what each rule cost, on standard error)\n" },
    { "why", "vet why OUT CANDIDATE               every rule, value read, missing thing",
      "--lang en|zh  --json\n" },
    { "diff", "vet diff OUT OUT [--json]           who is decided otherwise, and what did it",
      "--lang en|zh  --json\n" },
    { "list", "vet list OUT --decision refer       who was rejected, who waits for whom",
      "--decision accept|refer|reject  --stage S  --rule ID\n"
      "  --reason CODE  --waits WHO  --one-source  --ruled  --held\n"
      "  --lang en|zh  --json\n" },
    { "tally", "vet tally OUT --by stage,reason     counts by anything the run knows",
      "--by NAMES (for a column also name:folded, :nfkc, :raw)\n"
      "  --at-least N  --of TALLY (mean and median in each group)\n"
      "  --public (smaller numbers than --smallest N, 5, are hidden)\n"
      "  --impact NAME (selection rates of its groups: four fifths)\n"
      "  --against OUT (the declared tallies of an earlier run beside these)\n"
      "  --lang en|zh  --json\n" },
    { "report", "vet report OUT [-o FILE]            the whole run on one page, report.html",
      "-o FILE  --lang en|zh  --public (rounded, nobody named)\n"
      "  --all (tables longer than 20,000 rows too)  --replace\n" },
    { "notice", "vet notice OUT CANDIDATE|--all      the letter to who is rejected or referred",
      "-o FOLDER  --format md|html  --lang en|zh\n"
      "  --on DAY (when the letter is handed over; days to object are counted from it)\n" },
    { "verify", "vet verify OUT                      was anything in a run's folder altered?",
      "--digest D (of the manifest, noted before)  --lang en|zh\n"
      "  --temporary FOLDER (the run is made again in it; otherwise beside OUT)\n"
      "  PACK DOCKET (after OUT: of a run that kept no inputs)\n" },
    { "test", "vet test PACK                       run the cases a pack brings along",
      "--threads N\n"
      "  --strict (a reason that no case brings about counts as exit 1)\n" },
    { "help", "vet help [COMMAND]                  this page, or one command's part of it",
      NULL },
};
enum { ENTRIES = sizeof entries / sizeof *entries };

static void print_all(sink *to) {
    sink_words(to, "vet " VET_VERSION ": vets candidates against rules written in Lua.\n\n");
    for (size_t i = 0; i < ENTRIES; i++) sink_print(to, "  %s\n", entries[i].use);
    sink_words(to, "\n");
    for (size_t i = 0; i < ENTRIES; i++)
        if (entries[i].options != NULL)
            sink_print(to, "Options of %s:  %s", entries[i].command, entries[i].options);
}

static void print_one(sink *to, const struct entry *e) {
    sink_print(to, "%s\n", e->use);
    if (e->options != NULL) sink_print(to, "\nOptions:  %s", e->options);
}

bool help_print(sink *to, const char *command) {
    size_t i = 0;
    while (command != NULL && i < ENTRIES && strcmp(entries[i].command, command) != 0) i++;
    if (i == ENTRIES) return false;
    if (command == NULL) print_all(to);
    else print_one(to, &entries[i]);
    sink_words(to, "\nExit status: 0 done; 1 done, with gaps (unreadable rows, a rule that\n"
                   "failed, a source not asked, a file that nothing reads); 2 usage; 3 data\n"
                   "cannot be used; 4 pack cannot be used; 5 not written.\n");
    return true;
}
