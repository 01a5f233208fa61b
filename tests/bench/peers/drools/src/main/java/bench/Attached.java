// SPDX-License-Identifier: Apache-2.0
package bench;

/** A criminal record and a candidate it is surely or closely about. */
public record Attached(Candidate candidate, String[] cells, boolean sure) {
    public String getDisposal() { return cells[5]; }
    public String getFinalOn() { return cells[6]; }
    public String getQuashedOn() { return cells[7]; }
    public String getDeprived() { return cells[8]; }
    public String getRightsBackOn() { return cells[9]; }
    public String getSealed() { return cells[10]; }

    /** What only closely matches is no rejection. */
    public String most() { return sure ? "reject" : "refer"; }
}
