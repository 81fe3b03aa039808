//! The user's rules, ready to be matched.

use fairshare_types::options::{Condition, Grouping, RuleFault, TextTest, TouchField};

use super::Origin;
use super::pattern::Pattern;

/// The rules in their order, each with its conditions.
pub struct Rules {
    rules: Vec<Vec<(TouchField, Test)>>,
}

/// A test on a text in lower case.
enum Test {
    Contains(String),
    Equals(String),
    StartsWith(String),
    Regex(Pattern),
}

impl Rules {
    /// Prepares the rules.
    ///
    /// # Errors
    /// The index of the first rule that cannot be used, and why.
    pub fn new(grouping: &Grouping) -> Result<Self, (usize, RuleFault)> {
        if let Some(fault) = grouping.fault() {
            return Err(fault);
        }
        let rules = grouping.rules.iter().enumerate().map(|(at, rule)| {
            let conditions = rule.conditions.iter().map(|condition| Ok((condition.field, Test::new(condition)?)));
            conditions.collect::<Result<Vec<_>, RuleFault>>().map_err(|fault| (at, fault))
        });
        Ok(Self { rules: rules.collect::<Result<Vec<_>, _>>()? })
    }

    /// Indices of the rules that match a touch, in their order.
    pub fn matching<'a>(&'a self, origin: &'a Origin) -> impl Iterator<Item = usize> + 'a {
        let matches = |(_, conditions): &(usize, &Vec<(TouchField, Test)>)| {
            conditions.iter().all(|(field, test)| test.holds(origin.text(*field)))
        };
        self.rules.iter().enumerate().filter(matches).map(|(at, _)| at)
    }
}

impl Origin {
    fn text(&self, field: TouchField) -> &str {
        match field {
            TouchField::Source => &self.source,
            TouchField::Medium => &self.medium,
            TouchField::Campaign => &self.campaign,
            TouchField::Channel => &self.channel,
        }
    }
}

impl Test {
    fn new(condition: &Condition) -> Result<Self, RuleFault> {
        let text = || condition.text.trim().to_lowercase();
        Ok(match condition.test {
            TextTest::Contains => Self::Contains(condition.text.to_lowercase()),
            TextTest::Equals => Self::Equals(text()),
            TextTest::StartsWith => Self::StartsWith(condition.text.trim_start().to_lowercase()),
            TextTest::Regex => Self::Regex(Pattern::new(&condition.text)?),
        })
    }

    fn holds(&self, text: &str) -> bool {
        match self {
            Self::Contains(part) => text.contains(part.as_str()),
            Self::Equals(other) => text == other,
            Self::StartsWith(start) => text.starts_with(start.as_str()),
            Self::Regex(pattern) => pattern.matches(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fairshare_types::options::ChannelRule;

    fn origin(source: &str, medium: &str) -> Origin {
        let text = str::to_owned;
        Origin {
            source: text(source),
            medium: text(medium),
            campaign: text("весна 2025"),
            channel: text(source),
            is_bought: false,
        }
    }

    fn rule(field: TouchField, test: TextTest, text: &str) -> ChannelRule {
        ChannelRule::when(field, test, text, "X")
    }

    /// Rules that match the touch from google by cpc.
    fn matching(rules: Vec<ChannelRule>) -> Result<Vec<usize>, (usize, RuleFault)> {
        let rules = Rules::new(&Grouping { groups: None, rules })?;
        Ok(rules.matching(&origin("google", "cpc")).collect())
    }

    #[test]
    fn each_test_ignores_case() {
        let rules = vec![
            rule(TouchField::Source, TextTest::Contains, "OOG"),
            rule(TouchField::Source, TextTest::Equals, " Google "),
            rule(TouchField::Source, TextTest::Equals, "goog"),
            rule(TouchField::Medium, TextTest::StartsWith, "CP"),
            rule(TouchField::Medium, TextTest::StartsWith, "pc"),
            rule(TouchField::Campaign, TextTest::Regex, "^ВЕСНА \\D*\\d{4}$"),
            rule(TouchField::Campaign, TextTest::Regex, "^весна$"),
            rule(TouchField::Channel, TextTest::Regex, "g+le"),
        ];
        assert_eq!(matching(rules), Ok(vec![0, 1, 3, 5, 7]));
    }

    #[test]
    fn all_conditions_of_a_rule_must_hold() {
        let mut both = rule(TouchField::Source, TextTest::Equals, "google");
        both.conditions.extend(rule(TouchField::Medium, TextTest::Equals, "cpc").conditions);
        let mut other = both.clone();
        other.conditions[1].text = "organic".to_owned();
        let empty = rule(TouchField::Medium, TextTest::Equals, "");
        assert_eq!(matching(vec![both, other, empty.clone()]), Ok(vec![0]));
        let rules = Rules::new(&Grouping { groups: None, rules: vec![empty] })
            .map(|rules| rules.matching(&origin("fair", "")).count());
        assert_eq!(rules.ok(), Some(1), "an empty text equals a missing medium");
    }

    #[test]
    fn a_pattern_that_cannot_be_used_names_its_rule() {
        let good = rule(TouchField::Source, TextTest::Equals, "google");
        let broken = |text: &str| matching(vec![good.clone(), rule(TouchField::Source, TextTest::Regex, text)]);
        assert_eq!(broken("(cpc"), Err((1, RuleFault::Pattern("(cpc".to_owned()))));
        assert_eq!(broken("(a)\\1"), Err((1, RuleFault::Pattern("(a)\\1".to_owned()))));
        let large = "((a{100}){100}){100}";
        assert_eq!(broken(large), Err((1, RuleFault::LargePattern(large.to_owned()))));
    }
}
