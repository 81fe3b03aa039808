//! Texts of "What this can't tell you" and of the holdout test.

use super::English;

/// Strings of "What this can't tell you".
pub struct HoldoutStrings {
    /// Heading, which is also the text of links that lead here.
    pub heading: &'static str,
    /// What attribution leaves open, a paragraph each.
    pub limits: [&'static str; 4],
    /// Heading of the test that could answer it.
    pub test: &'static str,
    /// How the test is done, a step each.
    pub steps: [&'static str; 4],
    /// Label of the conversion rate without the activity.
    pub base: &'static str,
    /// Label of the lift to detect.
    pub lift: &'static str,
    /// The assumptions behind the number.
    pub assumes: &'static str,
    /// Source of the formula.
    pub source: &'static str,
}

/// Texts of the holdout test.
pub trait HoldoutTexts {
    /// How many each group needs; `None` if no number of them is enough.
    fn group_size(&self, each: Option<u64>) -> String;
}

/// The strings in English.
pub(super) const STRINGS: HoldoutStrings = HoldoutStrings {
    heading: "What this can’t tell you",
    limits: [
        "Attribution divides revenue that was won. It does not tell what would have been won without a touch.",
        "A touch of many won deals may have caused them, or it may only reach those who were going to buy: a \
         brand search, a call to a customer who has decided.",
        "Models that learn from won and lost deals compare who was touched. They cannot see why: a large account gets \
         more touches and wins more often for other reasons.",
        "What nobody recorded gets no credit: a recommendation, a podcast, a talk at a fair without a badge scan.",
    ],
    test: "What could tell: a holdout test",
    steps: [
        "Choose one activity and a list of accounts or leads.",
        "Let chance pick half of the list. That half does not get the activity; nothing else differs.",
        "Wait as long as a deal usually takes, and compare how many of each half convert.",
        "The difference is what the activity adds. Use it to check the models, not to replace them.",
    ],
    base: "Conversion rate without the activity, in percent",
    lift: "Smallest lift worth finding, in percent",
    assumes: "Two equal groups, two-sided test at 5\u{202f}%, found in 80 of 100 tests if the lift is there.",
    source: "Sample size for two proportions (Fleiss, Levin and Paik 2003, without continuity correction).",
};

impl HoldoutTexts for English {
    fn group_size(&self, each: Option<u64>) -> String {
        match each {
            Some(each) => format!(
                "Each group needs {}: {} in all.",
                self.counted(each, "account or lead", "accounts or leads"),
                self.figures.count(each.saturating_mul(2))
            ),
            None => "No number of accounts shows this: more than all of them would have to convert.".to_owned(),
        }
    }
}
