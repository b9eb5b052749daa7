package dev.candor.template;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Elements and attributes of the HTML standard (html.spec.whatwg.org, Index: Elements, Attributes,
 * Event handlers; and 16.2, obsolete ones), by what they may do to whoever reads a page.
 */
final class HtmlStandard {

  /** 3.2.5.2.1, 4.12, 15 and 16.2: metadata, scripts, frames, and what is read as raw text. */
  static final Set<String> METADATA =
      words(
          "base head html body link meta noscript script style template title slot basefont nextid"
              + " frame frameset noframes plaintext xmp");

  /** 3.2.5.2.6 and 4.8, 16.2: what loads, plays or draws; pictures have an entry of their own. */
  static final Set<String> EMBEDDED =
      words(
          "area audio canvas embed iframe map math object picture source svg track video applet"
              + " bgsound noembed param marquee");

  /** 3.2.5.2.7, 4.10, 4.11 and 16.2: what is pressed, filled in or opened. */
  static final Set<String> INTERACTIVE =
      words(
          "button datalist details dialog fieldset form input label legend meter optgroup option"
              + " output progress select selectedcontent summary textarea isindex keygen menuitem");

  /** 4.3 to 4.7, 4.9, 16.2: words, as they are told apart; what they show is what they hold. */
  static final Set<String> PROSE =
      words(
          "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data"
              + " dd del dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr"
              + " i img ins kbd li main mark menu nav ol p pre q rp rt ruby s samp search section"
              + " small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr"
              + " acronym big blink center dir font listing multicol nobr rb rtc spacer"
              + " strike tt");

  /** Of these what editors and Markdown write: they stay what they are. */
  static final List<String> WRITTEN_BY_EDITORS =
      List.of(
          "<p>W</p>",
          "<h1>W</h1>",
          "<h6>W</h6>",
          "<blockquote>W</blockquote>",
          "<pre>W</pre>",
          "<ul><li>W</li></ul>",
          "<ol start=\"3\"><li>W</li></ol>",
          "<dl><dt>W</dt><dd>W</dd></dl>",
          "<table><thead><tr><th>W</th></tr></thead><tbody><tr><td colspan=\"2\">W</td></tr></tbody></table>",
          "<div>W</div>",
          "<p><strong>W</strong><b>W</b><em>W</em><i>W</i><u>W</u><s>W</s><del>W</del><sub>W</sub><sup>W</sup><code>W</code></p>",
          "<p><span style=\"color:#333333\">W</span><br>W</p>",
          "<p><a href=\"https://x.example/\">W</a></p>",
          "<hr>");

  /** The index of event handlers, those of body and window among them. */
  static final Set<String> EVENTS =
      words(
          "onabort onafterprint onauxclick onbeforeinput onbeforematch onbeforeprint onbeforetoggle"
              + " onbeforeunload onblur oncancel oncanplay oncanplaythrough onchange onclick onclose"
              + " oncommand oncontextlost oncontextmenu oncontextrestored oncopy oncuechange oncut"
              + " ondblclick ondrag ondragend ondragenter ondragleave ondragover ondragstart ondrop"
              + " ondurationchange onemptied onended onerror onfocus onformdata onhashchange oninput"
              + " oninvalid onkeydown onkeypress onkeyup onlanguagechange onload onloadeddata"
              + " onloadedmetadata onloadstart onmessage onmessageerror onmousedown onmouseenter"
              + " onmouseleave onmousemove onmouseout onmouseover onmouseup onoffline ononline"
              + " onpagehide onpagereveal onpageshow onpageswap onpaste onpause onplay onplaying"
              + " onpopstate onprogress onratechange onrejectionhandled onreset onresize onscroll"
              + " onscrollend onsecuritypolicyviolation onseeked onseeking onselect onslotchange"
              + " onstalled onstorage onsubmit onsuspend ontimeupdate ontoggle onunhandledrejection"
              + " onunload onvolumechange onwaiting onwebkitanimationend onwebkitanimationiteration"
              + " onwebkitanimationstart onwebkittransitionend onwheel");

  /** The index of attributes, whose value is an address or several; and 16.2. */
  static final Set<String> ADDRESSES =
      words(
          "action archive background cite classid code codebase data dynsrc formaction href icon"
              + " imagesrcset itemid itemtype longdesc lowsrc manifest ping poster profile src srcset"
              + " usemap xlink:href");

  /** The index of attributes: what names, styles, focuses, submits, shows or opens something. */
  static final Set<String> REACHING =
      words(
          "accesskey autofocus autoplay class command commandfor contenteditable content draggable"
              + " download enctype for form http-equiv id inert is itemid itemprop itemref method"
              + " name nonce popover popovertarget rel shadowrootmode slot srcdoc tabindex target"
              + " title");

  private HtmlStandard() {}

  /** Returns all elements. */
  static List<String> elements() {
    return Stream.of(METADATA, EMBEDDED, INTERACTIVE, PROSE).flatMap(Set::stream).sorted().toList();
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }
}
