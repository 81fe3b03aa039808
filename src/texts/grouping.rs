//! Texts of the rules that group channels.

use fairshare_types::options::{
    ChannelRule, Condition, LONGEST_RULE_TEXT, MOST_CONDITIONS, MOST_RULES, RuleFault, TextTest, TouchField,
};
use fairshare_types::results::Idle;

use super::English;
use super::isolate::isolated;

/// A control of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulePart {
    /// The text of the touch.
    Field,
    /// How it is compared.
    Test,
    /// The text that it is compared with.
    Text,
    /// Removes a condition.
    RemoveCondition,
    /// Moves the rule up.
    Up,
    /// Moves the rule down.
    Down,
    /// Removes the rule.
    Remove,
}

impl RulePart {
    /// All parts.
    pub const ALL: [Self; 7] =
        [Self::Field, Self::Test, Self::Text, Self::RemoveCondition, Self::Up, Self::Down, Self::Remove];
}

/// Strings of the rules that group channels.
pub struct GroupingStrings {
    /// Heading.
    pub heading: &'static str,
    /// Mark beside the heading while channels are grouped.
    pub on: &'static str,
    /// Mark beside the heading while a rule cannot be used.
    pub not_applied: &'static str,
    /// Explains grouping.
    pub says: &'static str,
    /// Label of the choice of known groups.
    pub known: &'static str,
    /// Option: no known groups.
    pub no_groups: &'static str,
    /// Option: GA4's default channel groups.
    pub ga4: &'static str,
    /// The known groups match no touch.
    pub known_nothing: &'static str,
    /// All touches are in one channel.
    pub one_channel: &'static str,
    /// Heading of the user's rules.
    pub rules: &'static str,
    /// Explains the order of rules.
    pub rules_say: &'static str,
    /// Button that adds a rule.
    pub add_rule: &'static str,
    /// Button that adds a condition to a rule.
    pub add_condition: &'static str,
    /// Button that applies the rules.
    pub apply: &'static str,
    /// Label of the channel of a rule.
    pub channel: &'static str,
    /// Buttons that move a rule up and down and that remove it.
    pub buttons: [&'static str; 3],
    /// Word between two conditions.
    pub and: &'static str,
    /// Name of the channel of touches without one.
    pub no_channel: &'static str,
}

/// Texts of the rules that group channels.
pub trait GroupingTexts {
    /// Name of a rule.
    fn rule_named(&self, number: usize) -> String;
    /// Label of a control of a rule.
    fn rule_part(&self, part: RulePart, number: usize) -> String;
    /// A text of a touch.
    fn touch_field(&self, field: TouchField) -> &'static str;
    /// A test on a text.
    fn text_test(&self, test: TextTest) -> &'static str;
    /// A rule in a sentence.
    fn rule_says(&self, rule: &ChannelRule) -> String;
    /// Touches that a rule takes.
    fn rule_takes(&self, touches: u64) -> String;
    /// Why a rule says nothing.
    fn rule_idle(&self, idle: Idle) -> String;
    /// Why a rule cannot be used.
    fn rule_fault(&self, fault: &RuleFault) -> String;
    /// Touches that keep their channel.
    fn kept_channels(&self, touches: u64, channels: u64) -> String;
    /// A channel that stays, with its touches.
    fn kept_channel(&self, name: &str, touches: u64) -> String;
    /// The grouping in a few words: known groups, and a number of rules.
    fn grouped_by(&self, groups: bool, rules: u64) -> String;
    /// How many touches were grouped.
    fn grouped_says(&self, touches: u64, of: u64) -> String;
}

/// The strings in English.
pub(super) const STRINGS: GroupingStrings = GroupingStrings {
    heading: "Group channels",
    on: "grouped",
    not_applied: "not applied",
    says: "Rules turn sources, media and campaigns into channels. Your own rules come first, then the known groups; what \
           nothing matches keeps its channel. Revenue and the number of touches stay the same.",
    known: "Known groups",
    no_groups: "none: as in the data",
    ga4: "Google Analytics 4 default groups",
    known_nothing: "The known groups match no touch: the data name neither sources nor media that they know.",
    one_channel: "All touches are in one channel, so there is nothing to compare between channels.",
    rules: "Your rules",
    rules_say: "The first rule that matches a touch names its channel. Upper and lower case do not matter.",
    add_rule: "Add a rule",
    add_condition: "Add a condition",
    apply: "Apply the rules",
    channel: "becomes the channel",
    buttons: ["Up", "Down", "Remove"],
    and: "and",
    no_channel: "no channel",
};

impl GroupingTexts for English {
    fn rule_named(&self, number: usize) -> String {
        format!("Rule {number}")
    }

    fn rule_part(&self, part: RulePart, number: usize) -> String {
        match part {
            RulePart::Field => format!("Field of rule {number}"),
            RulePart::Test => format!("Test of rule {number}"),
            RulePart::Text => format!("Text of rule {number}"),
            RulePart::RemoveCondition => format!("Remove a condition of rule {number}"),
            RulePart::Up => format!("Move rule {number} up"),
            RulePart::Down => format!("Move rule {number} down"),
            RulePart::Remove => format!("Remove rule {number}"),
        }
    }

    fn touch_field(&self, field: TouchField) -> &'static str {
        match field {
            TouchField::Source => "source",
            TouchField::Medium => "medium",
            TouchField::Campaign => "campaign",
            TouchField::Channel => "channel",
        }
    }

    fn text_test(&self, test: TextTest) -> &'static str {
        match test {
            TextTest::Contains => "contains",
            TextTest::Equals => "equals",
            TextTest::StartsWith => "starts with",
            TextTest::Regex => "matches the pattern",
        }
    }

    fn rule_says(&self, rule: &ChannelRule) -> String {
        let says = |condition: &Condition| {
            let (field, test) = (self.touch_field(condition.field), self.text_test(condition.test));
            format!("{field} {test} “{}”", isolated(&condition.text))
        };
        let conditions: Vec<String> = rule.conditions.iter().map(says).collect();
        format!("Channel “{}”: {}.", isolated(&rule.channel), conditions.join(" and "))
    }

    fn rule_takes(&self, touches: u64) -> String {
        self.counted(touches, "touch", "touches")
    }

    fn rule_idle(&self, idle: Idle) -> String {
        match idle {
            Idle::Nothing => "Matches no touch.".to_owned(),
            Idle::Earlier(1) => "Has no effect: an earlier rule takes the touch that it matches.".to_owned(),
            Idle::Earlier(touches) => {
                format!("Has no effect: earlier rules take all {} that it matches.", self.rule_takes(touches))
            }
            Idle::Everything(touches) => format!(
                "Matches every touch ({}): there is one channel, and nothing to compare between channels.",
                self.figures.count(touches)
            ),
        }
    }

    fn rule_fault(&self, fault: &RuleFault) -> String {
        match fault {
            RuleFault::NoChannel => "Enter the channel.".to_owned(),
            RuleFault::NoText => "Enter a text: an empty one would match every touch.".to_owned(),
            RuleFault::Conditions => format!("A rule has 1 to {MOST_CONDITIONS} conditions."),
            RuleFault::TooLong => format!("A text has at most {LONGEST_RULE_TEXT} characters."),
            RuleFault::TooMany => format!("There can be at most {MOST_RULES} rules."),
            RuleFault::Pattern(text) => {
                format!(
                    "“{}” is not a pattern that can be read. No rule is applied until it is correct.",
                    isolated(text)
                )
            }
            RuleFault::LargePattern(text) => {
                format!(
                    "The pattern “{}” is too large: repeat less in it. No rule is applied until then.",
                    isolated(text)
                )
            }
        }
    }

    fn kept_channels(&self, touches: u64, channels: u64) -> String {
        let keep = if touches == 1 { "keeps its channel" } else { "keep their channel" };
        format!(
            "Nothing matches {}, which {keep} ({})",
            self.rule_takes(touches),
            self.counted(channels, "channel", "channels")
        )
    }

    fn kept_channel(&self, name: &str, touches: u64) -> String {
        let name = if name.is_empty() { STRINGS.no_channel.into() } else { isolated(name) };
        format!("{name}: {}", self.figures.count(touches))
    }

    fn grouped_by(&self, groups: bool, rules: u64) -> String {
        match (groups, rules) {
            (true, 0) => "Google Analytics 4 groups".to_owned(),
            (true, n) => format!("{}, then Google Analytics 4 groups", self.counted(n, "rule", "rules")),
            (false, n) => format!("by {}", self.counted(n, "rule", "rules")),
        }
    }

    fn grouped_says(&self, touches: u64, of: u64) -> String {
        let others = if touches < of { " The others keep the channel of the data." } else { "" };
        let (touches, of) = (self.figures.count(touches), self.figures.count(of));
        format!("You group channels: {touches} of {of} touches match.{others}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::ENGLISH;
    use super::*;
    use crate::texts::russian::made::RUSSIAN;

    #[test]
    fn every_control_of_every_rule_has_a_name_of_its_own() {
        for texts in [&ENGLISH as &dyn GroupingTexts, &RUSSIAN] {
            let mut names: Vec<String> =
                (1..4).flat_map(|rule| RulePart::ALL.map(|part| texts.rule_part(part, rule))).collect();
            names.sort();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }

    #[test]
    fn rules_that_say_nothing_get_a_sentence() {
        assert_eq!(ENGLISH.rule_idle(Idle::Nothing), "Matches no touch.");
        assert_eq!(
            ENGLISH.rule_idle(Idle::Earlier(2)),
            "Has no effect: earlier rules take all 2 touches that it matches."
        );
        assert_eq!(
            ENGLISH.rule_idle(Idle::Everything(8)),
            "Matches every touch (8): there is one channel, and nothing to compare between channels."
        );
        assert_eq!(RUSSIAN.rule_idle(Idle::Nothing), "Не подходит ни к одному касанию.");
        assert_eq!(
            RUSSIAN.rule_idle(Idle::Earlier(2)),
            "Ничего не меняет: 2 подходящих касания уже забрали правила выше."
        );
        assert_eq!(
            RUSSIAN.rule_idle(Idle::Everything(8)),
            "Подходит ко всем касаниям (8): канал останется один, и сравнивать каналы будет не с чем."
        );
    }

    #[test]
    fn a_rule_is_a_sentence() {
        let mut rule = ChannelRule::when(TouchField::Medium, TextTest::StartsWith, "cp", "Ads");
        rule.conditions.push(Condition { field: TouchField::Source, test: TextTest::Equals, text: "ya.ru".to_owned() });
        assert_eq!(ENGLISH.rule_says(&rule), "Channel “Ads”: medium starts with “cp” and source equals “ya.ru”.");
        assert_eq!(RUSSIAN.rule_says(&rule), "Канал «Ads»: тип трафика начинается с «cp» и источник — «ya.ru».");
    }

    #[test]
    fn channels_that_stay_are_counted() {
        assert_eq!(ENGLISH.kept_channels(1, 1), "Nothing matches 1 touch, which keeps its channel (1 channel)");
        assert_eq!(ENGLISH.kept_channels(5, 2), "Nothing matches 5 touches, which keep their channel (2 channels)");
        assert_eq!(ENGLISH.kept_channel("", 3), "no channel: 3");
        assert_eq!(
            RUSSIAN.kept_channels(5, 2),
            "Не подошло ни одно правило: 5 касаний остались в своих каналах (2 канала)"
        );
        assert_eq!(
            RUSSIAN.kept_channels(1, 1),
            "Не подошло ни одно правило: 1 касание осталось в своём канале (1 канал)"
        );
    }
}
