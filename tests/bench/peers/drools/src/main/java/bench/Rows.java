// SPDX-License-Identifier: Apache-2.0
package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads CSV files without line breaks in quotes. Bytes stay bytes (latin1): names are compared and never shown. */
final class Rows {
    static void each(Path path, Consumer<String[]> visit) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            lines.readLine();
            for (String line; (line = lines.readLine()) != null;) visit.accept(cells(line));
        }
    }

    private static String[] cells(String line) {
        if (line.indexOf('"') >= 0) return quotedCells(line);
        List<String> cells = new ArrayList<>(11);
        int at = 0;
        for (int comma; (comma = line.indexOf(',', at)) >= 0; at = comma + 1) cells.add(line.substring(at, comma));
        cells.add(line.substring(at));
        return cells.toArray(String[]::new);
    }

    private static String[] quotedCells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') cell.append(line.charAt(i++));
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }

    private Rows() { }
}
