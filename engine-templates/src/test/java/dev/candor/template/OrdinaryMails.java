package dev.candor.template;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * E-mails as designers write them, for what must not be refused: eight pages, each with the
 * disclosures in eight places and looks.
 */
final class OrdinaryMails {

  private static final String DOCTYPE =
      "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">";
  private static final String VIEWPORT =
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1.0\">";

  /** How the disclosures look; each stands in a table row, a cell or a block of the page. */
  private static final Map<String, String> FOOTERS = new LinkedHashMap<>();

  static {
    FOOTERS.put(
        "grey",
        "<p style=\"margin:0 0 12px;font-size:12px;line-height:18px;color:#666666\">SLOT</p>");
    FOOTERS.put("plain", "<p>SLOT</p>");
    FOOTERS.put("small", "<small style=\"color:#555\">SLOT</small>");
    FOOTERS.put(
        "font",
        "<font face=\"Arial, Helvetica, sans-serif\" size=\"2\" color=\"#444444\">SLOT</font>");
    FOOTERS.put(
        "panel",
        "<div style=\"background-color:#f6f7f9;border:1px solid #e1e4e8;border-radius:6px;padding:16px 20px;font:13px/1.5 Arial,sans-serif;color:#24292e\">SLOT</div>");
    FOOTERS.put(
        "inverse",
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td bgcolor=\"#17495c\" align=\"center\" style=\"padding:20px 24px;color:#ffffff;font-family:Arial,Helvetica,sans-serif;font-size:11px;line-height:16px\">SLOT</td></tr></table>");
    FOOTERS.put(
        "centered",
        "<div style=\"max-width:480px;margin:0 auto;text-align:center;font-size:11px;line-height:1.6;color:#595959\"><em>SLOT</em><br>&copy; 2026 Peach Bank</div>");
    FOOTERS.put(
        "list",
        "<ul style=\"margin:0;padding:0 0 0 18px;color:#333;font-size:13px\"><li style=\"margin:0 0 6px\">SLOT</li><li>Member FDIC</li></ul>");
  }

  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put(
        "tables",
        DOCTYPE
            + VIEWPORT
            + "<title>Your payment</title><style>body,table,td{-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}table,td{mso-table-lspace:0pt;mso-table-rspace:0pt}img{-ms-interpolation-mode:bicubic;border:0;outline:none;text-decoration:none}a[x-apple-data-detectors]{color:inherit!important}#outlook a{padding:0}.ExternalClass,.ExternalClass *{line-height:100%}@media screen and (max-width:600px){.full{width:100%!important}.stack{display:block!important;width:100%!important}.hide{display:none!important}}</style></head>"
            + "<body style=\"margin:0;padding:0;background-color:#f4f4f4\"><div style=\"display:none;font-size:1px;color:#f4f4f4;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden\">Your payment of $412.50 is due &zwnj;&nbsp;&zwnj;&nbsp;</div>"
            + "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\" style=\"padding:24px 0\"><!--[if mso]><table role=\"presentation\" width=\"600\"><tr><td><![endif]--><table role=\"presentation\" class=\"full\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background-color:#ffffff\"><tr><td style=\"padding:24px 32px\"><img src=\"cid:logo\" width=\"140\" height=\"36\" alt=\"Peach Bank\" style=\"display:block\"></td></tr><tr><td style=\"padding:0 32px 24px;font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#333333\"><h1 style=\"margin:0 0 16px;font-size:24px;line-height:30px\">Your payment is due</h1><p style=\"margin:0 0 16px\">Hello Ana,</p><table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr><td bgcolor=\"#0055aa\" style=\"border-radius:4px\"><a href=\"https://x.example/pay\" style=\"display:inline-block;padding:14px 28px;font-size:16px;color:#ffffff;text-decoration:none;border-radius:4px\">Pay now</a></td></tr></table></td></tr><tr><td style=\"padding:24px 32px;border-top:1px solid #eeeeee;font-family:Arial,sans-serif\">FOOTER</td></tr></table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>");
    PAGES.put(
        "hybrid",
        DOCTYPE
            + "<title>Your loan</title><!--[if mso]><style>table{border-collapse:collapse}</style><![endif]--><style>@media (max-width:480px){.col{max-width:100%!important}}</style></head><body style=\"margin:0;background:#ffffff\"><center style=\"width:100%\"><div style=\"max-width:600px;margin:0 auto;font-family:Verdana,Geneva,sans-serif;font-size:15px;color:#222222\"><div style=\"text-align:center;font-size:0\"><div class=\"col\" style=\"width:100%;max-width:300px;display:inline-block;vertical-align:top\"><table role=\"presentation\" width=\"100%\"><tr><td style=\"padding:10px;font-size:14px;line-height:20px;text-align:left\">Amount due<br><strong>$412.50</strong></td></tr></table></div><div class=\"col\" style=\"width:100%;max-width:300px;display:inline-block;vertical-align:top\"><table role=\"presentation\" width=\"100%\"><tr><td style=\"padding:10px;font-size:14px;line-height:20px;text-align:left\"><img src=\"cid:card\" width=\"280\" alt=\"Your card\" style=\"width:100%;max-width:280px;height:auto;display:block\"></td></tr></table></div></div><div style=\"padding:20px\">FOOTER</div></div></center></body></html>");
    PAGES.put(
        "dark",
        DOCTYPE
            + VIEWPORT
            + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\"><title>News</title><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.body{background-color:#101418!important}.hero{background-color:#1b2327!important;color:#f0f0f0!important}.hero h1{color:#ffffff!important}}[data-ogsc] .hero h1{color:#ffffff!important}</style></head><body class=\"body\" style=\"margin:0;background-color:#eef2f3\"><div class=\"hero\" style=\"max-width:600px;margin:0 auto;padding:32px;background-color:#ffffff;color:#1d252b\"><h1 style=\"margin:0;color:#17495c\">Good news</h1><p>Your plan is set up.</p></div><div style=\"max-width:600px;margin:0 auto;padding:24px 32px;background-color:#ffffff;color:#333333\">FOOTER</div></body></html>");
    PAGES.put(
        "hero",
        DOCTYPE
            + "<title>Offer</title><style>.btn:hover{background:#003f80!important}.clear:after{content:\"\";display:table;clear:both}</style></head><body bgcolor=\"#ffffff\" style=\"margin:0;font-family:Georgia,'Times New Roman',serif;color:#1a1a1a\"><table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td background=\"cid:hero\" bgcolor=\"#17495c\" height=\"260\" valign=\"middle\" align=\"center\" style=\"background:url('cid:hero') center/cover no-repeat #17495c\"><h1 style=\"color:#ffffff;font-size:32px;margin:0\">Lower your rate</h1></td></tr><tr><td style=\"height:24px;line-height:24px;font-size:1px\">&nbsp;</td></tr><tr><td align=\"center\"><a class=\"btn\" href=\"https://x.example/\" style=\"background:#0055aa;border:12px solid #0055aa;border-left-width:24px;border-right-width:24px;color:#fff;display:inline-block;border-radius:4px;text-decoration:none;font-weight:bold\">See how</a></td></tr><tr><td style=\"padding:24px\">FOOTER</td></tr></table></body></html>");
    PAGES.put(
        "receipt",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\" /><title>Receipt</title><style type=\"text/css\">*:not(br):not(tr):not(html){font-family:Arial,'Helvetica Neue',Helvetica,sans-serif;box-sizing:border-box}body{width:100%!important;height:100%;margin:0;line-height:1.4;background-color:#F2F4F6;color:#51545E;-webkit-text-size-adjust:none}.wrap{width:100%;margin:0;padding:0;-premailer-width:100%}.item{padding:10px 0;font-size:15px}.right{text-align:right}@media only screen and (max-width:600px){.inner{width:100%!important}}</style></head><body><table class=\"wrap\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" bgcolor=\"#ffffff\"><table class=\"inner\" align=\"center\" width=\"570\" cellpadding=\"0\" cellspacing=\"0\"><tr><td style=\"padding:35px;color:#51545E\"><h1 style=\"font-size:22px;color:#333333\">Thanks, Ana</h1><table width=\"100%\"><tr><th align=\"left\">What</th><th align=\"right\" class=\"right\">Amount</th></tr><tr><td class=\"item\" width=\"80%\">Payment</td><td class=\"item right\" width=\"20%\">$412.50</td></tr></table><hr />FOOTER</td></tr></table></td></tr></table></body></html>");
    PAGES.put(
        "card",
        DOCTYPE
            + VIEWPORT
            + "<title>Reminder</title><style>.card{max-width:560px;margin:32px auto;background:#fff;border-radius:8px;overflow:hidden;box-shadow:0 1px 3px rgba(0,0,0,.12)}.head{background:#3f51b5;color:#fff;padding:20px 24px}.head h2{margin:0;font-size:20px}.in{padding:24px;color:#212121}.pre{display:none!important;visibility:hidden;mso-hide:all;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden}@media (max-width:620px){.card{margin:0!important;border-radius:0!important}.in{padding:16px!important}}</style></head><body style=\"margin:0;padding:0;background:#e8eaf6;font-family:Roboto,'Segoe UI',Arial,sans-serif\"><span class=\"pre\">Due on March 16</span><div class=\"card\"><div class=\"head\"><h2>Payment reminder</h2></div><div class=\"in\"><p style=\"margin-top:0\">Hi Ana, $412.50 is due on March 16.</p>FOOTER</div></div></body></html>");
    PAGES.put(
        "columns",
        DOCTYPE
            + "<title>Statement</title></head><body style=\"margin:0;padding:0\"><table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\"><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\"><tr><td style=\"padding:16px;font-family:Arial\"><table role=\"presentation\" align=\"left\" width=\"270\" cellpadding=\"0\" cellspacing=\"0\"><tr><td style=\"padding:8px\"><img src=\"cid:a\" width=\"250\" height=\"90\" alt=\"Chart\" style=\"display:block;border:0\"></td></tr></table><!--[if mso]></td><td><![endif]--><table role=\"presentation\" align=\"right\" width=\"270\" cellpadding=\"0\" cellspacing=\"0\"><tr><td style=\"padding:8px;font-size:14px;line-height:20px\">Balance: $8,204.11</td></tr></table></td></tr><tr><td style=\"padding:16px;font-family:Arial;font-size:13px;border-top:2px solid #17495c\">FOOTER</td></tr></table></td></tr></table></body></html>");
    PAGES.put(
        "simple",
        DOCTYPE
            + "<title>A note</title></head><body><p>Dear Ana,</p><p>We got your payment of <b>$412.50</b>. Your balance is now <span style=\"color:#0a7d28;font-weight:600\">$7,791.61</span>.</p><blockquote style=\"margin:16px 0;padding-left:12px;border-left:3px solid #cccccc;color:#444\">&ldquo;Thank you.&rdquo;</blockquote><p>Peach Bank<br><a href=\"tel:+18005550100\">(800) 555-0100</a> | <a href=\"https://x.example/u\" style=\"color:#0055aa\">Unsubscribe</a></p><img src=\"https://x.example/open.gif\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block\">FOOTER</body></html>");
  }

  private OrdinaryMails() {}

  /** Returns the templates by name; in each the disclosures are printed once. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    PAGES.forEach(
        (page, html) ->
            FOOTERS.forEach(
                (look, footer) ->
                    all.put(
                        page + "-" + look,
                        html.replace(
                            "FOOTER",
                            footer.replace("SLOT", "{{#each disclosures}}{{text}} {{/each}}")))));
    return all;
  }
}
