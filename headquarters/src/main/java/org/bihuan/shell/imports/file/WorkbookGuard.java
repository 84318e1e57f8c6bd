package org.bihuan.shell.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks a workbook through as a stream before anything of it is held in memory. */
final class WorkbookGuard {
    private static final int PARTS = 2_000;

    private WorkbookGuard() {}

    /** Empty if the workbook can be read safely. */
    static Optional<Refusal> check(Path path, Limits limits) {
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                return Optional.of(Refusal.of("notWorkbook"));
            }
            long left = limits.unpacked();
            int parts = 0;
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntries(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (++parts > PARTS) {
                    return Optional.of(Refusal.of("bomb", limits.unpacked() >> 20));
                }
                left -= check(zip, entry, left, limits);
            }
            return Optional.empty();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            return Optional.of(why(e, limits));
        }
    }

    /** A broken archive shows itself in many ways, all of which mean the same to its sender. */
    private static Refusal why(Throwable thrown, Limits limits) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CountedStream.Unsafe unsafe) {
                return switch (unsafe.code()) {
                    case "bomb" -> Refusal.of("bomb", limits.unpacked() >> 20);
                    case "tooWide" -> Refusal.of("tooWide", limits.columns(), limits.cell());
                    default -> Refusal.of(unsafe.code());
                };
            }
            if (cause instanceof XMLStreamException xml && xml.getNestedException() instanceof IOException nested) {
                return why(nested, limits);
            }
        }
        return Refusal.of("cutOff");
    }

    private static long check(ZipFile zip, ZipArchiveEntry entry, long left, Limits limits)
            throws IOException, XMLStreamException {
        String name = entry.getName();
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        long most = name.endsWith("sharedStrings.xml") ? Math.min(left, limits.sharedText()) : left;
        try (InputStream content = zip.getInputStream(entry);
                CountedStream counted = xml ? new GuardedStream(content, most) : new CountedStream(content, most)) {
            if (xml && name.startsWith("xl/worksheets/")) {
                sheet(counted, limits);
            } else {
                counted.drain();
            }
            return counted.count();
        }
    }

    private static void sheet(InputStream in, Limits limits) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        int cells = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                String element = reader.getLocalName();
                if (element.equals("row")) {
                    cells = 0;
                } else if (element.equals("c") && (++cells > limits.columns() || column(reader) > limits.columns())) {
                    throw new CountedStream.Unsafe("tooWide");
                }
            }
        }
    }

    /** Number of the column that a cell's address names, from 1; 0 without address. */
    private static long column(XMLStreamReader reader) {
        String address = reader.getAttributeValue(null, "r");
        long column = 0;
        for (int i = 0; address != null && i < address.length() && address.charAt(i) >= 'A' && i < 12; i++) {
            column = column * 26 + address.charAt(i) - 'A' + 1;
        }
        return column;
    }
}
