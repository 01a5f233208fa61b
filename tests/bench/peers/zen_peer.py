"""ZEN (GoRules): three decision graphs, for a candidate's own row, a record, a finding. The driver reads, joins
and writes (dossiers.py); it asks the last two only where there is a row.

    zen_peer.py DATA OUT

Tried, microseconds per candidate's row in the engine: one expression for all rules, by a static loader, which
compiles once (this) 7; a decision table with the hit policy collect 10; an expression for each rule 9;
evaluate_batch 16; a decision made by create_decision 180; Node's binding 34, runs at once.
"""
# SPDX-License-Identifier: Apache-2.0
import sys

import zen
from dossiers import Evidence

# What is said, and when. Days are numbers.
OWN_ROW = {
    "AGE-18,too_young,reject": "birth_date > 20080420",
    "AGE-18,unknown,refer": "birth_date < 10000",
    "AGE-70,old,warn": "birth_date <= 19560420 and birth_date > 10000",
    "AGE-70,unknown,refer": "birth_date < 10000",
    "REGISTER,no_route,reject": "hukou_here == 'no' and lives_here == 'no'",
    "REGISTER,unknown,refer": "hukou_here != 'yes' and lives_here != 'yes' "
                              "and (hukou_here == '' or lives_here == '')",
    "ELSEWHERE,elsewhere,reject": "registered_elsewhere == 'yes'",
    "IN-TIME,late,reject": "applied_on > 20260301",
    "DECLARES,declared,refer": "party_state == 'expelled'",
    "CRIMINAL,unknown,refer": "id_number == ''",
    "RIGHTS,unknown,refer": "id_number == ''",
}
OPEN = "sealed != 'yes' and quashed_on > 20260420"
RECORD = {
    "CRIMINAL,punished,reject": f"{OPEN} and disposal == 'punished' and final_on <= 20260420",
    "CRIMINAL,pending,refer": f"{OPEN} and (disposal == 'pending' "
                              "or (disposal == 'punished' and final_on > 20260420))",
    "CRIMINAL,exempted,refer": f"{OPEN} and disposal == 'exempted'",
    "RIGHTS,deprived,reject": "sealed != 'yes' and disposal == 'punished' and deprived == 'yes' "
                              "and back_on > 20260420",
}
FINDING = {
    "EXPELLED,expelled,reject": "result == 'adverse' and ground == 'expelled'",
    "GANG,concluded,reject": "result == 'adverse' and ground == 'gang'",
    "CULT,concluded,reject": "result == 'adverse' and ground == 'cult'",
    "REPLIES,weak_key,refer": "keys == 'name'",
    "REPLIES,stale,refer": "replied_on < 20251001",
    "REPLIES,unclear,refer": "result == 'unclear'",
    "REPLIES,no_ground,refer": "result == 'adverse' and ground == 'other'",
}


def decision(rules):
    """The decision graph of one expression: what is said by the rules that hold."""
    listed = ", ".join(f"{when} ? '{said}' : null" for said, when in rules.items())
    expression = {"id": "said", "key": "said", "value": f"filter([{listed}], # != null)"}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "rules", "name": "rules", "type": "expressionNode", "content": {"expressions": [expression]}},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [{"id": "1", "type": "edge", "sourceId": "in", "targetId": "rules"},
             {"id": "2", "type": "edge", "sourceId": "rules", "targetId": "out"}]
    return {"nodes": nodes, "edges": edges}


def judge(evaluate, own, records, findings):
    """Everything that is said; a record that only closely matches does not reject, and several expulsions are
    one reason."""
    said = evaluate("own_row", own)["result"]["said"]
    for record, sure in records:
        for words in evaluate("record", record)["result"]["said"]:
            said.append(words if sure else words.replace(",reject", ",refer"))
    expelled = False
    for finding in findings:
        for words in evaluate("finding", finding)["result"]["said"]:
            if not (expelled and words.startswith("EXPELLED")):
                said.append(words)
            expelled |= words.startswith("EXPELLED")
    return said


def decide(said):
    if any(words.endswith("reject") for words in said):
        return "reject"
    return "refer" if any(words.endswith("refer") for words in said) else "accept"


def main(data, out):
    graphs = {"own_row": decision(OWN_ROW), "record": decision(RECORD), "finding": decision(FINDING)}
    evaluate = zen.ZenEngine({"loader": {"type": "static", "content": graphs}}).evaluate
    evidence = Evidence(data)
    with open(f"{out}/decisions.csv", "w") as decisions, open(f"{out}/reasons.csv", "w") as reasons:
        decisions.write("candidate,decision\n")
        reasons.write("candidate,rule,code,effect\n")
        for key, own, records, findings in evidence.dossiers():
            said = judge(evaluate, own, records, findings)
            decisions.write(f"{key},{decide(said)}\n")
            for words in said:
                reasons.write(f"{key},{words}\n")
        for key in evidence.near():
            reasons.write(f"{key},,near,refer\n")


main(*sys.argv[1:3])
