// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** decisions.csv and reasons.csv. */
public final class Verdicts implements AutoCloseable {
    private final PrintWriter decisions, reasons;

    Verdicts(Path folder) throws IOException {
        decisions = open(folder.resolve("decisions.csv"), "candidate,decision\n");
        reasons = open(folder.resolve("reasons.csv"), "candidate,rule,code,effect\n");
    }

    private static PrintWriter open(Path path, String header) throws IOException {
        PrintWriter to = new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.ISO_8859_1));
        to.write(header);
        return to;
    }

    public void say(Candidate c, String rule, String code, String effect) {
        c.said.add(rule);
        if (effect.equals("reject") || effect.equals("refer") && c.decision.equals("accept")) c.decision = effect;
        write(reasons, c.getKey(), rule, code, effect);
    }

    public void sayOnce(Candidate c, String rule, String code, String effect) {
        if (!c.said.contains(rule)) say(c, rule, code, effect);
    }

    void decide(Candidate c) {
        write(decisions, c.getKey(), c.decision);
    }

    private static void write(PrintWriter to, String first, String... others) {
        to.write(first);
        for (String other : others) {
            to.write(',');
            to.write(other);
        }
        to.write('\n');
    }

    @Override
    public void close() throws IOException {
        boolean failed = decisions.checkError() | reasons.checkError();
        decisions.close();
        reasons.close();
        if (failed) throw new IOException("could not write the verdicts");
    }
}
