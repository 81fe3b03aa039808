//! Texts of the eligibility rules.

use fairshare_types::options::{Exclusion, Repeats};
use fairshare_types::results::{Flip, Slider};

use super::isolate::isolated;
use super::{English, percent};
use crate::values::persons::{Effect, Found, Person, Touches};
use crate::values::redaction;

/// Strings of the eligibility rules.
pub struct CountingStrings {
    /// Heading.
    pub heading: &'static str,
    /// Mark beside the heading if the rules differ from the default.
    pub changed: &'static str,
    /// Label of the lookback.
    pub lookback: &'static str,
    /// No lookback.
    pub no_limit: &'static str,
    /// Label of the lookback slider.
    pub lookback_slider: &'static str,
    /// Label of the number of touches that count.
    pub touches_that_count: &'static str,
    /// Option: all touches.
    pub all_touches: &'static str,
    /// Label of the policy for repeated channels.
    pub repeats_label: &'static str,
    /// Labels of three switches: count duplicates, give conversions all earlier touches, count their row as a touch.
    pub joining: [&'static str; 3],
    /// Switch: touches after the creation of the opportunity do not count.
    pub before_opportunity: &'static str,
    /// Label of the weights of types.
    pub types_weighed: &'static str,
    /// Explains a weight.
    pub weights_say: &'static str,
    /// Says where types come from.
    pub types_from: &'static str,
    /// Label of the excluded persons.
    pub persons_left_out: &'static str,
    /// Label of the search field for persons.
    pub find_person: &'static str,
    /// Label of the excluded campaigns.
    pub campaigns_left_out: &'static str,
    /// Label of the excluded channels.
    pub channels_left_out: &'static str,
    /// Label of the exceptions for excluded channels.
    pub exclusion_label: &'static str,
}

/// Texts of the eligibility rules.
pub trait CountingTexts {
    /// A lookback window in days.
    fn lookback_days(&self, days: u32) -> String;
    /// A flip point of a slider and the team that leads above it; names the model if it isn't the slider's own.
    fn flip(&self, slider: &Slider, flip: &Flip, under: Option<&str>) -> String;
    /// Note that no value of a slider changes the leading team.
    fn no_flip(&self, under: Option<&str>) -> String;
    /// Label of the slider for the weight of the first or the last touch.
    fn end_weight(&self, first: bool) -> &'static str;
    /// A percentage.
    fn percents(&self, percents: f64) -> String;
    /// Option: only the last touches.
    fn last_touches(&self, touches: u32) -> String;
    /// A person with its touches.
    fn person(&self, person: &Person) -> String;
    /// How many persons a search finds and how many of them are shown, those with most touches.
    fn persons_found(&self, found: Found) -> String;
    /// What the excluded persons take away.
    fn persons_effect(&self, effect: Effect) -> String;
    /// A policy for repeated channels.
    fn repeats(&self, repeats: Repeats) -> &'static str;
    /// An exception for excluded channels.
    fn exclusion(&self, exclusion: Exclusion) -> &'static str;
}

/// The strings in English.
pub(super) const STRINGS: CountingStrings = CountingStrings {
    heading: "Which touches count",
    changed: "changed",
    lookback: "Before the close (lookback window)",
    no_limit: "no limit",
    lookback_slider: "Days before the close that count (lookback window)",
    touches_that_count: "Touches per deal",
    all_touches: "all touches",
    repeats_label: "Repeats of a channel",
    joining: [
        "Count duplicate rows",
        "Each conversion counts all touches before it, not only those since the previous one",
        "Count the row of a conversion as a touch",
    ],
    before_opportunity: "Leave out touches after the opportunity was created",
    types_weighed: "Weights of types of touch",
    weights_say: "1 counts in full, 0.2 a fifth, 0 not at all. The touches that count share all revenue of their deal.",
    types_from: "To weigh the status of campaign members (Sent, Responded) instead, choose its column as “Type of touch” under \
                 “How it was read”.",
    persons_left_out: "Exclude these persons",
    find_person: "Find a person",
    campaigns_left_out: "Exclude these campaigns",
    channels_left_out: "Exclude these channels",
    exclusion_label: "Count them anyway",
};

impl CountingTexts for English {
    fn lookback_days(&self, days: u32) -> String {
        if days == 1 { "up to 1 day".to_owned() } else { format!("up to {days} days") }
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
        format!("does not change who leads{}", under.map_or_else(String::new, |model| format!(" under {model}")))
    }

    fn end_weight(&self, first: bool) -> &'static str {
        if first { "Weight of the first touch" } else { "Weight of the last touch" }
    }

    fn percents(&self, percents: f64) -> String {
        percent(percents as i64)
    }

    fn last_touches(&self, touches: u32) -> String {
        if touches == 1 { "the last touch".to_owned() } else { format!("the last {touches} touches") }
    }

    fn person(&self, person: &Person) -> String {
        let name = redaction::number_of_person(&person.name)
            .map_or_else(|| isolated(&person.name), |number| format!("Person {}", self.figures.count(number)).into());
        match person.touches {
            Touches::Known(touches) => format!("{name} ({})", self.counted(touches, "touch", "touches")),
            Touches::Unlisted => format!("{name} (exactly this name; whether the data have it is not checked)"),
            Touches::None => format!("{name} (no touch in these data)"),
        }
    }

    fn persons_found(&self, found: Found) -> String {
        let Found { is_sought, found, shown, listed, left_off } = found;
        let count = |n| self.figures.count(n);
        if !is_sought {
            let all = self.counted(listed + left_off, "person", "persons");
            return format!("Shows {} of {all}, those with most touches.", count(shown));
        }
        let among = match left_off {
            0 => String::new(),
            _ => format!(" among the {} with most touches", self.counted(listed, "person", "persons")),
        };
        match found {
            0 => format!("No person found{among}."),
            n if n > shown => format!("{} of {} found{among}.", count(shown), count(n)),
            n => format!("{} found{among}.", count(n)),
        }
    }

    fn persons_effect(&self, effect: Effect) -> String {
        let Effect { persons, touches, all, at_least } = effect;
        let persons = self.counted(persons, "person", "persons");
        let least = if at_least { "at least " } else { "" };
        let touches = self.figures.count(touches);
        format!("Excluded: {persons}, {least}{touches} of {}.", self.counted(all, "touch", "touches"))
    }

    fn repeats(&self, repeats: Repeats) -> &'static str {
        match repeats {
            Repeats::Keep => "count every one",
            Repeats::Collapse => "count once if in a row",
            Repeats::First => "count once",
        }
    }

    fn exclusion(&self, exclusion: Exclusion) -> &'static str {
        match exclusion {
            Exclusion::Never => "never",
            Exclusion::UnlessAlone => "if a deal has no others",
            Exclusion::UnlessLastAndAlone => "the last one, if a deal has no others",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::texts::russian::made::RUSSIAN;

    fn said(touches: Touches) -> [String; 2] {
        let ann = Person { name: "Ann".to_owned(), touches };
        [ENGLISH.person(&ann), RUSSIAN.person(&ann)]
    }

    #[test]
    fn a_person_stands_with_its_touches_and_without_its_name_while_names_are_hidden() {
        for (touches, english, russian) in [
            (Touches::Known(1), "Ann (1 touch)", "Ann (1 касание)"),
            (Touches::Known(5), "Ann (5 touches)", "Ann (5 касаний)"),
            (
                Touches::Unlisted,
                "Ann (exactly this name; whether the data have it is not checked)",
                "Ann (именно это имя; есть ли оно в данных, не проверено)",
            ),
            (Touches::None, "Ann (no touch in these data)", "Ann (касаний в этих данных нет)"),
        ] {
            assert_eq!(said(touches), [english, russian]);
            let hidden = redaction::under(Some(1), || said(touches));
            let expected = [english.replace("Ann", "Person 1"), russian.replace("Ann", "Человек 1")];
            assert_eq!(hidden, expected);
        }
        let names = ["Ann", "Bo", "Ann"];
        let person = |name: &str| ENGLISH.person(&Person { name: name.to_owned(), touches: Touches::Known(1) });
        let hidden = redaction::under(Some(1), || names.map(person));
        assert_eq!(hidden, ["Person 1 (1 touch)", "Person 2 (1 touch)", "Person 1 (1 touch)"]);
    }

    #[test]
    fn a_search_says_how_many_it_finds_and_where_it_looks() {
        let all = Found { is_sought: false, found: 42, shown: 10, listed: 42, left_off: 0 };
        let some = |found: u64| Found { is_sought: true, found, shown: found.min(10), ..all };
        let cut = |found| Found { listed: 500, left_off: 21, ..found };
        for (found, english, russian) in [
            (
                all,
                "Shows 10 of 42 persons, those with most touches.",
                "Показано 10 из 42 — те, у кого больше всего касаний.",
            ),
            (
                cut(all),
                "Shows 10 of 521 persons, those with most touches.",
                "Показано 10 из 521 — те, у кого больше всего касаний.",
            ),
            (some(11), "10 of 11 found.", "Показано 10 из 11 найденных."),
            (some(21), "10 of 21 found.", "Показано 10 из 21 найденных."),
            (some(1), "1 found.", "Найдено: 1."),
            (some(0), "No person found.", "Никого не найдено."),
            (
                cut(some(0)),
                "No person found among the 500 persons with most touches.",
                "Никого не найдено (поиск среди 500 человек, у которых больше всего касаний).",
            ),
            (
                cut(some(3)),
                "3 found among the 500 persons with most touches.",
                "Найдено: 3 (поиск среди 500 человек, у которых больше всего касаний).",
            ),
        ] {
            assert_eq!([ENGLISH.persons_found(found), RUSSIAN.persons_found(found)], [english, russian]);
        }
    }

    #[test]
    fn what_excluded_persons_take_away_is_said_as_far_as_known() {
        let effect = Effect { persons: 2, touches: 34, all: 120, at_least: false };
        assert_eq!(ENGLISH.persons_effect(effect), "Excluded: 2 persons, 34 of 120 touches.");
        assert!(ENGLISH.persons_effect(Effect { at_least: true, ..effect }).contains("at least 34 of"));
        let russian = RUSSIAN.persons_effect(Effect { at_least: true, all: 90, ..effect });
        assert_eq!(russian, "Не учитываются: 2 человека, касаний — не менее 34 из 90.");
    }
}
