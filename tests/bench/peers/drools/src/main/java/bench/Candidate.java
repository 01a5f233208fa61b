// SPDX-License-Identifier: Apache-2.0
package bench;

import java.util.ArrayList;
import java.util.List;

/** A row of the list, and what was said of it. */
public final class Candidate {
    private final String[] cells;
    final List<String> said = new ArrayList<>(0);
    String decision = "accept";

    Candidate(String[] cells) {
        this.cells = cells;
    }

    public String getKey() { return cells[0]; }
    public String getName() { return cells[1]; }
    public String getIdNumber() { return cells[2]; }
    public String getBirthDate() { return cells[3]; }
    public String getHukouHere() { return cells[6]; }
    public String getLivesHere() { return cells[7]; }
    public String getRegisteredElsewhere() { return cells[8]; }
    public String getPartyState() { return cells[9]; }
    public String getAppliedOn() { return cells[10]; }
}
