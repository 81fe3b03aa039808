//! The first screen as HTML: what the page shows of the example, in the page's own classes, so that the page takes its
//! place without a jump. It is a template; assets/first.js shows it in one language and one width, and hands clicks and
//! drops on to the page, because nothing in the template works.

use std::fmt::Write;

use fairshare_charts::{Look, stacked, svg};
use fairshare_page::texts::{ChartWords, Language, Sample, Texts, Whole};
use fairshare_page::values::finding;
use fairshare_page::values::form::Form;
use fairshare_page::values::tab::Tab;
use fairshare_types::dimension::Dimension;
use fairshare_types::results::GroupKind;

use crate::colours::Colours;
use crate::example::Example;

/// Widths of the picture in a window of 1440 and of 390 pixels, and the class that shows it there.
const WIDTHS: [(f64, &str); 2] = [(1014.0, "wide"), (332.0, "narrow")];

/// Icons, as in src/components/icon.rs.
const SHIELD: &str = "M8 1.75 13 3.5v4c0 3.2-2 5.6-5 6.75C5 13.1 3 10.7 3 7.5v-4zM5.75 7.75l1.75 1.75 3-3.25";
const UNDO: &str = "M6.25 3 3 6.25 6.25 9.5M3 6.25h6.5a3.5 3.5 0 0 1 0 7H6.5";
const REDO: &str = "M9.75 3 13 6.25 9.75 9.5M13 6.25H6.5a3.5 3.5 0 0 0 0 7h3";
const DOWN: &str = "M4 6.25l4 4 4-4";
const GLOBE: &str = "M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 1 0 0-12.5M1.75 8h12.5M8 1.75c-4.25 4-4.25 8.5 0 12.5 4.25-4 4.25-8.5 0-12.5";

/// Writes the first screen in a language.
///
/// # Errors
/// A sentence, if the two themes are drawn in different shapes.
pub fn written(
    example: &Example,
    texts: &'static dyn Texts,
    language: Language,
    colours: &mut Colours,
) -> Result<String, String> {
    let finding = finding(example, texts);
    let mut html = String::new();
    let tag = language.tag();
    put(&mut html, &format!("<template class=\"first-screen\" lang=\"{tag}\">"));
    put(&mut html, &format!("<div class=\"first\" lang=\"{tag}\" role=\"img\" aria-label=\"{}\">", escaped(&finding)));
    bar(&mut html, texts, language);
    intro(&mut html, texts);
    strip(&mut html, example, texts);
    put(&mut html, "<div class=\"page\"><div class=\"rail\"></div><div class=\"first-main\"><div class=\"results\">");
    let shares = texts.shares_line(Dimension::Team, &finding::shares(&example.view));
    let means = format!("{} {}", texts.headline.together_means, texts.headline.caution);
    put(&mut html, "<div class=\"headline\">");
    line(&mut html, "first-finding", &finding);
    line(&mut html, "shares", &shares);
    line(&mut html, "soft together-means", &means);
    put(&mut html, "</div><div class=\"fairness-place\"></div><div class=\"tabs\">");
    for tab in Tab::ALL {
        word(&mut html, if tab == Tab::Credit { "tab first-chosen" } else { "tab" }, texts.tab(tab));
    }
    put(&mut html, "</div><div class=\"tab-panel\"><div class=\"card credit-card\">");
    head(&mut html, example, texts);
    put(&mut html, "<div class=\"figure\">");
    for (width, shown) in WIDTHS {
        let picture = picture(example, texts, width, &format!("first-{tag}-{shown}"), colours)?;
        let _ = write!(html, "<div class=\"first-{shown}\">{picture}</div>");
    }
    put(&mut html, "</div></div></div></div></div></div></div></template>\n");
    Ok(html)
}

/// How much several teams won together.
pub fn finding(example: &Example, texts: &dyn Texts) -> String {
    let named = example.view.groups.iter().filter(|group| group.kind == GroupKind::Named).count();
    let counts = example.facts.counts_wins;
    let together = finding::together(&example.headline, named, counts);
    texts.together(together, finding::won(&example.view, counts), &example.facts.currency)
}

/// The picture, in colours that follow the theme.
fn picture(
    example: &Example,
    texts: &'static dyn Texts,
    width: f64,
    id: &str,
    colours: &mut Colours,
) -> Result<String, String> {
    let words = ChartWords::new(texts, example.facts.currency.clone());
    let [light, dark] = [Look::light(), Look::dark()].map(|look| {
        let mut drawing = stacked(&example.view, example.baseline, &look.for_teams(&example.view), &words, width);
        // The whole screen has one name for people who cannot see it.
        drawing.description.clear();
        svg(&drawing, id)
    });
    colours.themed(&light, &dark)
}

fn bar(html: &mut String, texts: &dyn Texts, language: Language) {
    put(html, "<div class=\"bar\"><span class=\"name\">Fairshare</span><span class=\"menu\"><span class=\"promise\">");
    icon(html, SHIELD);
    word(html, "", texts.bar.private);
    put(html, "</span></span><span class=\"steps\">");
    for step in [UNDO, REDO] {
        put(html, "<span class=\"button quiet step\" aria-disabled=\"true\">");
        icon(html, step);
        put(html, "</span>");
    }
    put(html, "</span><span class=\"menu\">");
    menu(html, "button", texts.share.heading);
    put(html, "</span><span class=\"menu\"><span class=\"button appearance\">");
    icon(html, GLOBE);
    let _ = write!(html, "<span aria-hidden=\"true\">{}</span>", language.tag().to_uppercase());
    icon(html, DOWN);
    put(html, "</span></span></div>");
}

fn intro(html: &mut String, texts: &dyn Texts) {
    let [what, first] = texts.data.intro;
    let _ = write!(html, "<div class=\"intro\"><p><strong>{}</strong> {}</p>", escaped(what), escaped(first));
    put(html, "<div class=\"examples\">");
    for sample in Sample::ALL {
        let _ = write!(html, "<div class=\"example\"><strong>{}</strong>", escaped(texts.sample(sample)));
        word(html, "soft", texts.sample_says(sample));
        put(html, "</div>");
    }
    put(html, "</div></div>");
}

fn strip(html: &mut String, example: &Example, texts: &dyn Texts) {
    let [touches, deals, won, period] = texts.facts(&example.facts);
    put(html, "<div class=\"strip\"><div class=\"strip-line\"><p class=\"facts\">");
    let (name, mark) = (escaped(texts.sample(Sample::Conference)), escaped(texts.data.sample_mark));
    let _ = write!(html, "<span class=\"fact\"><strong>{name}</strong><span class=\"mark\">{mark}</span></span>");
    word(html, "fact", &touches);
    word(html, "fact", &deals);
    let _ = write!(html, "<span class=\"fact\"><strong>{}</strong></span>", escaped(&won));
    word(html, "fact", &period);
    let (rows, lost) = example.facts.kept_out.iter().fold((0, 0), |(r, l), g| (r + g.rows, l + g.lost.deals));
    word(html, "link", &texts.kept_out(rows, lost));
    put(html, "</p><div class=\"intake\">");
    word(html, "button primary", texts.data.open_file);
    word(html, "button", texts.data.paste);
    put(html, "<span class=\"menu\">");
    menu(html, "button", texts.data.samples);
    put(html, "</span></div></div></div>");
}

fn head(html: &mut String, example: &Example, texts: &dyn Texts) {
    let whole = Whole {
        won: finding::won(&example.view, example.facts.counts_wins),
        deals: example.view.won_deals,
        period: example.facts.period,
        currency: example.facts.currency.clone(),
        baseline: texts.model_inline(&example.view.models[example.baseline]),
    };
    put(html, "<div class=\"card-head\"><hgroup>");
    line(html, "first-heading", &texts.credit_under(Dimension::Team, example.view.models.len()));
    line(html, "soft", &texts.credit_says(Form::Stacked, Dimension::Team, &whole));
    put(html, "</hgroup>");
    segmented(html, &[Dimension::Team, Dimension::Channel].map(|by| texts.by_plural(by)));
    segmented(html, &Form::ALL.map(|form| texts.form_name(form)));
    put(html, "<div class=\"tools\">");
    for label in [texts.share.copy_picture, texts.table.save_png, texts.table.save_svg] {
        word(html, "button quiet", label);
    }
    put(html, "<span class=\"menu\">");
    menu(html, "button quiet", texts.share.more);
    put(html, "</span></div></div>");
}

/// A group of options; the first one is chosen.
fn segmented(html: &mut String, labels: &[&str]) {
    put(html, "<span class=\"segmented\">");
    for (at, label) in labels.iter().enumerate() {
        put(html, "<span class=\"segment\">");
        word(html, if at == 0 { "first-on" } else { "" }, label);
        put(html, "</span>");
    }
    put(html, "</span>");
}

fn put(html: &mut String, part: &str) {
    html.push_str(part);
}

/// A paragraph of a class.
fn line(html: &mut String, class: &str, text: &str) {
    let _ = write!(html, "<p class=\"{class}\">{}</p>", escaped(text));
}

/// A word or a button of a class.
fn word(html: &mut String, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ = write!(html, "<span{class}>{}</span>", escaped(text));
}

/// A button that opens a menu.
fn menu(html: &mut String, class: &str, label: &str) {
    let _ = write!(html, "<span class=\"{class}\"><span>{}</span>", escaped(label));
    icon(html, DOWN);
    put(html, "</span>");
}

fn icon(html: &mut String, path: &str) {
    let _ = write!(html, "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>");
}

/// A text in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
