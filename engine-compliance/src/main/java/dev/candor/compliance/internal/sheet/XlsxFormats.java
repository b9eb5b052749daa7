package dev.candor.compliance.internal.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How the numbers of an XLSX file are meant, by their styles. Stateless. */
final class XlsxFormats {

  private XlsxFormats() {}

  /** Reads the styles: whether each makes a number a day or a time, in their order. */
  static List<Boolean> read(XMLStreamReader xml) throws XMLStreamException {
    List<Boolean> formats = new ArrayList<>();
    Map<Integer, String> own = new HashMap<>();
    boolean cells = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (name.equals("numFmt") && xml.getAttributeValue(null, "numFmtId") != null) {
          own.put(
              Integer.valueOf(xml.getAttributeValue(null, "numFmtId")),
              String.valueOf(xml.getAttributeValue(null, "formatCode")));
        } else if (name.equals("cellXfs")) {
          cells = true;
        } else if (name.equals("xf") && cells) {
          String id = xml.getAttributeValue(null, "numFmtId");
          formats.add(isCalendar(id == null ? 0 : Integer.parseInt(id), own));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        cells = false;
      }
    }

    return formats;
  }

  private static boolean isCalendar(int id, Map<Integer, String> own) {
    return own.containsKey(id)
        ? own.get(id)
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^hHmMsS\\]][^\\]]*\\]", "")
            .matches("(?is).*[ymdhs].*")
        : (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
  }
}
