//! Rules that group sources, media and campaigns into channels.

use serde::{Deserialize, Serialize};

/// How touches are grouped into channels.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grouping {
    /// Known groups, for touches that no rule matches.
    pub groups: Option<ChannelGroups>,
    /// The user's rules. The first one that matches a touch names its channel.
    pub rules: Vec<ChannelRule>,
}

/// A known set of channel groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelGroups {
    /// The default channel groups of Google Analytics 4.
    Ga4,
}

impl ChannelGroups {
    /// All sets.
    pub const ALL: [Self; 1] = [Self::Ga4];

    /// Word on the command line and in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ga4 => "ga4",
        }
    }
}

/// A rule of the user: touches that meet all its conditions are of this channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRule {
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// The channel.
    pub channel: String,
}

/// A condition on one text of a touch. The case of letters does not matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The text of the touch.
    pub field: TouchField,
    /// How it is compared.
    pub test: TextTest,
    /// The text that it is compared with.
    pub text: String,
}

/// A text of a touch that rules can test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchField {
    /// Where the touch came from, such as `google`. Without a column of sources, the channel without its medium.
    Source,
    /// How it came, such as `cpc`; empty if the data name none.
    Medium,
    /// The campaign; empty if it has none.
    Campaign,
    /// The channel as the data name it.
    Channel,
}

impl TouchField {
    /// All fields.
    pub const ALL: [Self; 4] = [Self::Source, Self::Medium, Self::Campaign, Self::Channel];

    /// Word in tables of rules.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Medium => "medium",
            Self::Campaign => "campaign",
            Self::Channel => "channel",
        }
    }

    /// Field with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key().eq_ignore_ascii_case(key))
    }
}

/// How a text is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextTest {
    /// The text contains the other.
    Contains,
    /// Both are equal. The empty text equals a missing one.
    Equals,
    /// The text starts with the other.
    StartsWith,
    /// A regular expression matches a part of the text.
    Regex,
}

impl TextTest {
    /// All tests.
    pub const ALL: [Self; 4] = [Self::Contains, Self::Equals, Self::StartsWith, Self::Regex];

    /// Word in tables of rules.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Contains => "contains",
            Self::Equals => "equals",
            Self::StartsWith => "starts with",
            Self::Regex => "regex",
        }
    }

    /// Test with this word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|test| test.key().eq_ignore_ascii_case(key))
    }
}

/// Most rules.
pub const MOST_RULES: usize = 200;
/// Most conditions of one rule.
pub const MOST_CONDITIONS: usize = 5;
/// Most characters of a text or a channel in a rule.
pub const LONGEST_RULE_TEXT: usize = 300;

/// Why a rule cannot be used. While one rule has a fault, no touch is grouped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleFault {
    /// It names no channel.
    NoChannel,
    /// A condition has no text, so it would match every touch.
    NoText,
    /// It has no condition, or more than [`MOST_CONDITIONS`].
    Conditions,
    /// A text or the channel is longer than [`LONGEST_RULE_TEXT`] characters.
    TooLong,
    /// There are more than [`MOST_RULES`] rules.
    TooMany,
    /// A regular expression cannot be read.
    Pattern(String),
    /// A regular expression needs too much memory, such as one that counts to a large number.
    LargePattern(String),
}

impl std::fmt::Display for RuleFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoChannel => f.write_str("the rule names no channel"),
            Self::NoText => f.write_str("a condition has no text and would match every touch"),
            Self::Conditions => write!(f, "a rule has 1 to {MOST_CONDITIONS} conditions"),
            Self::TooLong => write!(f, "a text has at most {LONGEST_RULE_TEXT} characters"),
            Self::TooMany => write!(f, "there can be at most {MOST_RULES} rules"),
            Self::Pattern(text) => write!(f, "\u{201c}{text}\u{201d} is not a regular expression that can be read"),
            Self::LargePattern(text) => {
                write!(f, "the regular expression \u{201c}{text}\u{201d} is too large; repeat less in it")
            }
        }
    }
}

impl ChannelRule {
    /// A rule with one condition.
    #[must_use]
    pub fn when(field: TouchField, test: TextTest, text: impl Into<String>, channel: impl Into<String>) -> Self {
        Self { conditions: vec![Condition { field, test, text: text.into() }], channel: channel.into() }
    }

    /// Its fault; `None` if it has none. Regular expressions are left to the engine.
    #[must_use]
    pub fn fault(&self) -> Option<RuleFault> {
        let is_long = |text: &str| text.chars().count() > LONGEST_RULE_TEXT;
        let matches_all = |condition: &Condition| condition.text.is_empty() && condition.test != TextTest::Equals;
        if self.channel.trim().is_empty() {
            Some(RuleFault::NoChannel)
        } else if !(1..=MOST_CONDITIONS).contains(&self.conditions.len()) {
            Some(RuleFault::Conditions)
        } else if self.conditions.iter().any(matches_all) {
            Some(RuleFault::NoText)
        } else if is_long(&self.channel) || self.conditions.iter().any(|condition| is_long(&condition.text)) {
            Some(RuleFault::TooLong)
        } else {
            None
        }
    }
}

impl Grouping {
    /// Whether touches keep the channels that the data name.
    #[must_use]
    pub fn is_off(&self) -> bool {
        *self == Self::default()
    }

    /// Index of the first rule with a fault, and the fault. Regular expressions are left to the engine.
    #[must_use]
    pub fn fault(&self) -> Option<(usize, RuleFault)> {
        if self.rules.len() > MOST_RULES {
            return Some((MOST_RULES, RuleFault::TooMany));
        }
        self.rules.iter().enumerate().find_map(|(at, rule)| Some((at, rule.fault()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_without_a_text_or_a_channel_has_a_fault() {
        let rule = |test, text: &str, channel: &str| ChannelRule::when(TouchField::Medium, test, text, channel).fault();
        assert_eq!(rule(TextTest::Contains, "cpc", "Paid"), None);
        assert_eq!(rule(TextTest::Equals, "", "No medium"), None);
        assert_eq!(rule(TextTest::StartsWith, "", "All"), Some(RuleFault::NoText));
        assert_eq!(rule(TextTest::Regex, "", "All"), Some(RuleFault::NoText));
        assert_eq!(rule(TextTest::Contains, "cpc", " "), Some(RuleFault::NoChannel));
        assert_eq!(rule(TextTest::Contains, &"x".repeat(LONGEST_RULE_TEXT + 1), "Long"), Some(RuleFault::TooLong));
        assert_eq!(ChannelRule { channel: "Bare".to_owned(), conditions: vec![] }.fault(), Some(RuleFault::Conditions));
    }

    #[test]
    fn the_first_fault_is_told_with_its_rule() {
        let good = ChannelRule::when(TouchField::Source, TextTest::Equals, "google", "Search");
        let bad = ChannelRule { channel: String::new(), ..good.clone() };
        let grouping = |rules| Grouping { groups: None, rules };
        assert_eq!(grouping(vec![good.clone(), good.clone()]).fault(), None);
        assert_eq!(grouping(vec![good.clone(), bad]).fault(), Some((1, RuleFault::NoChannel)));
        assert_eq!(grouping(vec![good; MOST_RULES + 1]).fault(), Some((MOST_RULES, RuleFault::TooMany)));
    }

    #[test]
    fn words_name_fields_and_tests() {
        assert!(TouchField::ALL.into_iter().all(|field| TouchField::from_key(field.key()) == Some(field)));
        assert!(TextTest::ALL.into_iter().all(|test| TextTest::from_key(test.key()) == Some(test)));
        assert_eq!(TextTest::from_key("Starts With"), Some(TextTest::StartsWith));
        assert_eq!(TouchField::from_key("term"), None);
    }
}
