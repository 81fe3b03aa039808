//! The forms of the credit chart as a reader sees them: in both languages and themes, on a phone and on a wide screen; and
//! with hostile data.

use fairshare_charts::{Look, Words, framed, svg};
use fairshare_types::dimension::Dimension;
use fairshare_types::results::Comparison;
use support::checks::{faults, texts};
use support::credit::{self, BASELINE, FORMS, LANGUAGES};
use support::english::English;
use support::golden::check;
use support::russian::Russian;
use support::views::{self, comparison};

use crate::support;

/// Widths of the chart in a frame that is 390 and 1440 wide.
const WIDTHS: [(u32, f64); 2] = [(390, 374.0), (1440, 1392.0)];

#[test]
fn each_form_in_both_languages_and_themes_on_a_phone_and_on_a_wide_screen() {
    for (language, words, names) in LANGUAGES {
        let view = credit::view(&names);
        for form in FORMS {
            for (theme, look) in [("light", Look::light()), ("dark", Look::dark())] {
                let look = look.for_teams(&view);
                for (screen, width) in WIDTHS {
                    let chart = credit::chart(form, &view, BASELINE, &look, words, width);
                    let picture = framed(chart, &credit::caption(form, language), &look);
                    assert_eq!(picture.width, f64::from(screen));
                    check(&format!("form-{form}-{language}-{theme}-{screen}"), &picture);
                }
            }
        }
    }
}

/// Comparisons that are hard to draw.
fn hostile() -> Vec<(&'static str, Comparison)> {
    let word = "W".repeat(300);
    let sentence = "Отдел развития продаж и маркетинга ".repeat(9);
    let twelve: Vec<String> = (1..=12).map(|n| format!("Team number {n}")).collect();
    let twelve: Vec<&str> = twelve.iter().map(String::as_str).collect();
    let row: Vec<f64> = (1..=12).map(|n| f64::from(n) / 78.0 * 100.0).collect();
    let turned: Vec<f64> = row.iter().rev().copied().collect();
    let tiny = [0.4, 0.3, 99.3];
    vec![
        (
            "300 letters",
            comparison(&[&word, &sentence, "S"], &["first", "last"], &[&[30.0, 60.0, 10.0][..]; 2], 100_000),
        ),
        (
            "300 letters that move",
            comparison(&[&word, &sentence], &["first", "last"], &[&[3.0, 97.0], &[97.0, 3.0]], 7),
        ),
        ("12 teams", comparison(&twelve, &["first", "linear", "last"], &[&row, &turned, &row], 1_000_000)),
        ("one team", views::one_team()),
        ("zero shares", comparison(&["Sales", "SDR", "-"], &["first", "last"], &[&[0.0, 0.0, 100.0][..]; 2], 5_000)),
        ("tiny shares", comparison(&["Sales", "SDR", "Partner"], &["first", "last"], &[&tiny, &tiny], 5_000)),
        ("no revenue", views::zero_revenue()),
        ("negative amounts", views::refunds()),
        (
            "a negative total",
            comparison(&["Sales", "SDR"], &["first", "last"], &[&[40.0, 60.0], &[-40.0, 140.0]], -900),
        ),
        (
            "far beyond the whole",
            comparison(&["Sales", "SDR"], &["first", "u"], &[&[-3e4, 3.01e4], &[1e2, 0.0]], 9_000),
        ),
        ("nobody", comparison(&["", "-"], &["first", "last"], &[&[30.0, 70.0], &[10.0, 90.0]], 9_000)),
        ("joint touches in a row of their own", views::joint_row()),
        ("russian", views::russian()),
    ]
}

#[test]
fn hostile_data_overlap_nowhere_and_stay_in_the_picture() {
    for (what, view) in hostile() {
        for view in [view.clone(), credit::with_joint_touches(&view), Comparison { by: Dimension::Channel, ..view }] {
            let look = Look::light().for_teams(&view);
            for (words, form) in
                [&English as &dyn Words, &Russian].iter().flat_map(|words| FORMS.map(|form| (words, form)))
            {
                for width in [288.0, 320.0, 374.0, 480.0, 640.0, 1022.0, 1392.0] {
                    let chart = credit::chart(form, &view, view.models.len() - 1, &look, *words, width);
                    assert_eq!(faults(&chart), Vec::<String>::new(), "{form} of {what}, {width} wide");
                    let picture = framed(chart, &credit::caption(form, "ru"), &look);
                    assert_eq!(faults(&picture), Vec::<String>::new(), "{form} of {what} in its frame, {width} wide");
                }
            }
        }
    }
}

/// The credit of joint touches is where the policy puts it: in the shares of their teams, or in a row of its own.
#[test]
fn joint_parts_are_where_the_policy_puts_them() {
    let (_, words, names) = LANGUAGES[0];
    let draw = |view: &Comparison| {
        let look = Look::light().for_teams(view);
        let chart = credit::chart("stacked", view, 1, &look, words, 720.0);
        (svg(&chart, "s"), chart)
    };
    let (split, _) = draw(&credit::view(&names));
    // Of the 53 % of Sales, one fifth is shared with Marketing, another with Marketing and SDR.
    assert!(split.contains("<title>Sales, Linear: 53\u{202f}% (€349\u{202f}k), 0 points against the baseline; 21\u{202f}% (€140\u{202f}k) of it from joint touches</title>"), "{split}");
    let (own_row, chart) = draw(&credit::bucketed(&names));
    assert!(!own_row.contains("from joint touches"), "{own_row}");
    assert!(own_row.contains("<title>Joint, First touch: 40\u{202f}%"), "{own_row}");
    assert!(texts(&chart).contains(&words.stripes_note()));
    check("stacked-joint-row", &chart);
}

/// If each team is credited in full, rows are longer than the whole; a note gives the reason.
#[test]
fn bars_beyond_the_whole_have_a_line_at_the_whole() {
    let (_, words, names) = LANGUAGES[0];
    let view = credit::overlaid(&names);
    let look = Look::light().for_teams(&view);
    let chart = credit::chart("stacked", &view, BASELINE, &look, words, 720.0);
    assert!(texts(&chart).iter().any(|text| text.starts_with("Line at 100")), "{:?}", texts(&chart));
    check("stacked-overlay", &chart);
}

/// A whisker that ends at the axis would look shorter than it is.
#[test]
fn thin_lines_end_where_the_interval_does_or_in_an_arrow() {
    let view = views::comparison(&["Sales", "SDR"], &["first", "last"], &[&[60.0, 40.0], &[30.0, 70.0]], 10_000);
    let look = Look::light().for_teams(&view);
    let draw = |above: f64| {
        let sure = credit::intervals(&view, 10.0, above);
        fairshare_charts::bars_with_intervals(&view, 0, Some(&sure), &look, &English, 800.0)
    };
    let [within, beyond] = [draw(25.0), draw(55.0)].map(|chart| texts(&chart));
    let has = |texts: &[String], text: &str| texts.iter().any(|shown| shown == text);
    assert!(has(&within, "Scale 0 to 100\u{202f}%") && has(&within, &English.interval_note()), "{within:?}");
    assert!(!has(&within, &English.interval_cut_note()), "{within:?}");
    assert!(has(&beyond, "Scale 0 to 100\u{202f}%") && has(&beyond, &English.interval_cut_note()), "{beyond:?}");
}

#[test]
fn a_joint_part_has_stripes_in_the_colours_of_all_its_teams() {
    let (_, words, names) = LANGUAGES[0];
    let view = credit::view(&names);
    let look = Look::light().for_teams(&view);
    let text = svg(&credit::chart("stacked", &view, BASELINE, &look, words, 1022.0), "s");
    let patterns: Vec<&str> =
        text.split("<pattern").skip(1).filter_map(|rest| rest.split("</pattern>").next()).collect();
    let of = |pattern: &&str| [0, 1, 2].map(|team| pattern.contains(&look.team(team).colour.to_string()));
    let colours: Vec<[bool; 3]> = patterns.iter().map(of).collect();
    assert_eq!(colours, [[true, true, false], [true, true, true]], "{patterns:?}");
    assert!(texts(&credit::chart("stacked", &view, BASELINE, &look, words, 1022.0)).contains(&words.stripes_note()));
}

#[test]
fn both_ends_of_a_range_have_the_names_of_their_models() {
    for (_, words, names) in LANGUAGES {
        let view = credit::view(&names);
        for width in [320.0, 374.0, 1392.0] {
            let chart = credit::chart("ranges", &view, BASELINE, &Look::light().for_teams(&view), words, width);
            let shown = texts(&chart);
            for model in [0, BASELINE] {
                let name = words.model(&view.models[model]);
                let ends = shown.iter().filter(|text| **text == name || **text == words.and_more(&name, 1)).count();
                assert!(ends >= 3, "{name} at {width}: {shown:?}");
            }
        }
    }
}

/// Letters and percentages identify a segment without its colour.
#[test]
fn a_segment_is_marked_without_its_colour() {
    let (_, words, names) = LANGUAGES[0];
    let view = credit::view(&names);
    let look = Look::light().for_teams(&view);
    let phone = texts(&credit::chart("stacked", &view, BASELINE, &look, words, 374.0));
    for text in [
        "S\u{a0}80\u{202f}%",
        "M\u{a0}75\u{202f}%",
        "Sales",
        "SDR",
        "baseline",
        "Sorted by the share of Sales (thin line).",
    ] {
        assert!(phone.iter().any(|shown| shown == text), "{text} in {phone:?}");
    }
}
