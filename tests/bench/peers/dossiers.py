"""Reads the bench's lists and joins them, for rule engines that judge one thing at a time in Python.

csv.reader and dicts: every row has to become a dict for the engine anyway.
"""
# SPDX-License-Identifier: Apache-2.0
import csv
from collections import defaultdict


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def day(text):
    """2026-04-20 as 20260420: engines compare numbers faster than words. 2008 stays 2008, blank is 0."""
    return int(text.replace("-", "") or 0)


class Evidence:
    """What is known of each candidate: the own row, the records and the findings."""

    def __init__(self, folder):
        self.folder = folder
        self.by_number, self.by_name, self.by_key = defaultdict(list), defaultdict(list), defaultdict(list)
        self.partly = []
        for row in rows_of(f"{folder}/criminal_records.csv"):
            self._add_record(*row)
        for key, _, replied_on, keys, result, ground, _ in rows_of(f"{folder}/findings.csv"):
            self.by_key[key].append(
                {"replied_on": day(replied_on), "keys": keys, "result": result, "ground": ground})

    def _add_record(self, name, number, birth, _, __, disposal, final_on, quashed_on, deprived, back_on, sealed):
        facts = {"disposal": disposal, "final_on": day(final_on), "deprived": deprived, "sealed": sealed,
                 "quashed_on": 99991231 if quashed_on == "never" else day(quashed_on), "back_on": day(back_on)}
        record = [name, number, birth, facts, False]   # the last: attached to somebody
        if number:
            self.by_number[number].append(record)
        self.by_name[name].append(record)

    def _records_of(self, name, number, birth):
        """(record's facts, whether surely): by number and name surely, else closely by number or by name
        and birth date."""
        numbered = self.by_number.get(number, ()) if number else ()
        named = self.by_name.get(name, ())
        if not numbered and not named:
            return ()
        found = [(record, record[0] == name) for record in numbered]
        found += [(record, False) for record in named
                  if record[2] == birth and (not number or record[1] != number)]
        for record, _ in found:
            record[4] = True
        return [(record[3], sure) for record, sure in found]

    def dossiers(self):
        """(key, own facts, records, findings) of everybody on the list."""
        for row in rows_of(f"{self.folder}/candidates.csv"):
            key, name, number, birth, _, _, hukou, lives, elsewhere, party, applied = row
            if len(birth) < 10:
                self.partly.append((key, name, number))
            own = {"id_number": number, "birth_date": day(birth), "hukou_here": hukou, "lives_here": lives,
                   "registered_elsewhere": elsewhere, "party_state": party, "applied_on": day(applied)}
            yield key, own, self._records_of(name, number, birth), self.by_key.get(key, ())

    def near(self):
        """A key for each record of nobody that may be that candidate's: the name, and no number to compare.
        Of whoever has a whole birth date it is known; the others are referred for that already."""
        for key, name, number in self.partly:
            for record in self.by_name.get(name, ()):
                if not record[4] and not (number and record[1]):
                    yield key
