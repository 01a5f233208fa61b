// SPDX-License-Identifier: Apache-2.0
package bench;

/** What a department said of a candidate. */
public record Finding(Candidate candidate, String[] cells) {
    public String getRepliedOn() { return cells[2]; }
    public String getKeys() { return cells[3]; }
    public String getResult() { return cells[4]; }
    public String getGround() { return cells[5]; }
}
