//! Which touches count.

use fairshare_engine::counting::{Exclusion, Repeats};
use fairshare_engine::view::{Flip, Slider};

use super::isolate::isolated;
use super::{English, percent};

/// Texts of the choice of what counts.
pub trait CountingTexts {
    /// Heading.
    fn counting(&self) -> &'static str;
    /// Said beside it where not everything counts.
    fn counting_changed(&self) -> &'static str;
    /// Label of the lookback.
    fn lookback(&self) -> &'static str;
    /// No lookback.
    fn no_limit(&self) -> &'static str;
    /// A lookback.
    fn lookback_days(&self, days: u32) -> String;
    /// Label of the slider of the lookback.
    fn lookback_slider(&self) -> &'static str;
    /// Where on a slider another team begins to lead; under which model, where that is not the slider's own.
    fn flip(&self, slider: &Slider, flip: &Flip, under: Option<&str>) -> String;
    /// That no place of a slider changes who leads.
    fn no_flip(&self, under: Option<&str>) -> String;
    /// Label of the slider of the first or the last touch's part.
    fn end_weight(&self, first: bool) -> &'static str;
    /// A number of percents.
    fn percents(&self, percents: f64) -> String;
    /// Label of how many touches count.
    fn touches_that_count(&self) -> &'static str;
    /// All of them.
    fn all_touches(&self) -> &'static str;
    /// The last ones.
    fn last_touches(&self, touches: u32) -> String;
    /// Label of what repeats count.
    fn repeats_label(&self) -> &'static str;
    /// What repeats count.
    fn repeats(&self, repeats: Repeats) -> &'static str;
    /// Label of what becomes of rows.
    fn joining(&self) -> [&'static str; 3];
    /// Label of channels that are left out.
    fn channels_left_out(&self) -> &'static str;
    /// Label of when they count all the same.
    fn exclusion_label(&self) -> &'static str;
    /// When they count all the same.
    fn exclusion(&self, exclusion: Exclusion) -> &'static str;
}

impl CountingTexts for English {
    fn counting(&self) -> &'static str {
        "Which touches count"
    }

    fn counting_changed(&self) -> &'static str {
        "changed"
    }

    fn lookback(&self) -> &'static str {
        "Before the close (lookback)"
    }

    fn no_limit(&self) -> &'static str {
        "no limit"
    }

    fn lookback_days(&self, days: u32) -> String {
        if days == 1 { "up to 1 day".to_owned() } else { format!("up to {days} days") }
    }

    fn lookback_slider(&self) -> &'static str {
        "Days before the close that count (lookback)"
    }

    fn flip(&self, slider: &Slider, flip: &Flip, under: Option<&str>) -> String {
        let value = match slider {
            Slider::HalfLife | Slider::LookbackDays => {
                let unit = if flip.value == 1.0 { "day" } else { "days" };
                format!("{} {unit}", self.figures.decimal(flip.value, 1))
            }
            Slider::FirstWeight | Slider::LastWeight | Slider::JointShare { .. } => self.percents(flip.value),
        };
        let leads = match flip.leader_above.as_str() {
            "" => "no team leads".to_owned(),
            team => format!("{} leads", isolated(team)),
        };
        format!("from {value} {leads}{}", under.map_or_else(String::new, |model| format!(" under {model}")))
    }

    fn no_flip(&self, under: Option<&str>) -> String {
        format!("changes nothing in who leads{}", under.map_or_else(String::new, |model| format!(" under {model}")))
    }

    fn end_weight(&self, first: bool) -> &'static str {
        if first { "The first touch\u{2019}s part" } else { "The last touch\u{2019}s part" }
    }

    fn percents(&self, percents: f64) -> String {
        percent(percents as i64)
    }

    fn touches_that_count(&self) -> &'static str {
        "Of each deal"
    }

    fn all_touches(&self) -> &'static str {
        "all touches"
    }

    fn last_touches(&self, touches: u32) -> String {
        if touches == 1 { "the last touch".to_owned() } else { format!("the last {touches} touches") }
    }

    fn repeats_label(&self) -> &'static str {
        "Repeats of a channel"
    }

    fn repeats(&self, repeats: Repeats) -> &'static str {
        match repeats {
            Repeats::Keep => "count each",
            Repeats::Collapse => "in a row count once",
            Repeats::First => "count once",
        }
    }

    fn joining(&self) -> [&'static str; 3] {
        [
            "Rows that stand twice count twice",
            "Each conversion takes all touches before it, not only those since the last one",
            "The row of a conversion is a touch too",
        ]
    }

    fn channels_left_out(&self) -> &'static str {
        "Leave these channels out"
    }

    fn exclusion_label(&self) -> &'static str {
        "They count all the same"
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        match exclusion {
            Exclusion::Never => "never",
            Exclusion::UnlessAlone => "where a deal has no others",
            Exclusion::UnlessLastAndAlone => "the last, where a deal has no others",
        }
    }
}
