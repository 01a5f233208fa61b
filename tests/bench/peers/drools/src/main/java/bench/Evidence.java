// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Records and findings by what they are found by. */
final class Evidence {
    private static final class Criminal {
        final String[] cells;
        boolean attached;

        Criminal(String[] cells) { this.cells = cells; }

        String name() { return cells[0]; }
        String idNumber() { return cells[1]; }
        String birthDate() { return cells[2]; }
    }

    private final Map<String, List<Criminal>> byNumber = new HashMap<>(), byName = new HashMap<>();
    private final Map<String, List<String[]>> byKey = new HashMap<>();
    private final List<Candidate> partly = new ArrayList<>();

    Evidence(Path folder) throws IOException {
        Rows.each(folder.resolve("criminal_records.csv"), cells -> {
            Criminal record = new Criminal(cells);
            if (!record.idNumber().isEmpty()) add(byNumber, record.idNumber(), record);
            add(byName, record.name(), record);
        });
        Rows.each(folder.resolve("findings.csv"), cells -> add(byKey, cells[0], cells));
    }

    private static <T> void add(Map<String, List<T>> map, String key, T item) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(item);
    }

    /** Visits the candidate and every fact about it. A record is surely the candidate's by number and name,
     * closely by number or by name and birth date. */
    void eachFact(Candidate c, Consumer<Object> visit) {
        visit.accept(c);
        for (Criminal r : byNumber.getOrDefault(c.getIdNumber(), List.of()))
            attach(c, r, r.name().equals(c.getName()), visit);
        for (Criminal r : byName.getOrDefault(c.getName(), List.of()))
            if (r.birthDate().equals(c.getBirthDate())
                && (c.getIdNumber().isEmpty() || !r.idNumber().equals(c.getIdNumber())))
                attach(c, r, false, visit);
        for (String[] cells : byKey.getOrDefault(c.getKey(), List.of())) visit.accept(new Finding(c, cells));
        if (c.getBirthDate().length() < 10) partly.add(c);
    }

    private static void attach(Candidate c, Criminal r, boolean sure, Consumer<Object> visit) {
        r.attached = true;
        visit.accept(new Attached(c, r.cells, sure));
    }

    /** Visits a candidate for each record of nobody that may be the candidate's: the name, and no number to
     * compare. Of whoever has a whole birth date it is known; the others are referred for that already. */
    void eachNear(Consumer<Candidate> visit) {
        for (Candidate c : partly)
            for (Criminal r : byName.getOrDefault(c.getName(), List.of()))
                if (!r.attached && (c.getIdNumber().isEmpty() || r.idNumber().isEmpty())) visit.accept(c);
    }
}
