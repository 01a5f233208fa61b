// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;

/**
 * Drools: rules compiled beforehand (executable model), sessions of a thousand candidates with the records and
 * findings about them. This program reads, joins and writes.
 *
 * <p>Tried for a million candidates, processor time: sessions of 50 or 1,000 candidates 5.5 s, of 20,000 5.9 s, of
 * one 8.9 s, of all 9.6 s. The parallel garbage collector 4.8 s, the default one 5.4 s.
 */
public final class Main {
    private static final int BATCH = 1000;   // candidates in one session

    private final KieBase rules = KieServices.get().getKieClasspathContainer().getKieBase("rules");
    private final Evidence evidence;
    private final Verdicts verdicts;
    private final List<Candidate> batch = new ArrayList<>(BATCH);

    private Main(Evidence evidence, Verdicts verdicts) {
        this.evidence = evidence;
        this.verdicts = verdicts;
    }

    private void take(String[] cells) {
        batch.add(new Candidate(cells));
        if (batch.size() == BATCH) judge();
    }

    private void judge() {
        KieSession session = rules.newKieSession();
        session.setGlobal("out", verdicts);
        for (Candidate c : batch) evidence.eachFact(c, session::insert);
        session.fireAllRules();
        session.dispose();
        for (Candidate c : batch) verdicts.decide(c);
        batch.clear();
    }

    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        try (Verdicts verdicts = new Verdicts(Path.of(args[1]))) {
            Main run = new Main(new Evidence(data), verdicts);
            Rows.each(data.resolve("candidates.csv"), run::take);
            run.judge();
            run.evidence.eachNear(c -> verdicts.say(c, "", "near", "refer"));
        }
    }
}
