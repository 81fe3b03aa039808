//! Rules of channels while the user edits them, until they are applied.

use fairshare_types::options::{ChannelRule, Condition, MOST_CONDITIONS, TextTest, TouchField};

/// Edited rules, and the applied ones that they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    edited: Option<[Vec<ChannelRule>; 2]>,
}

impl Draft {
    /// The rules on the screen: the edited ones, unless others were applied meanwhile, as by undo. While files are read,
    /// the edited ones may be on their way.
    #[must_use]
    pub fn rules(&self, applied: &[ChannelRule], reading: bool) -> Vec<ChannelRule> {
        match &self.edited {
            Some([base, rules]) if reading || base == applied => rules.clone(),
            _ => applied.to_vec(),
        }
    }

    /// Changes the rules on the screen.
    pub fn edit(&mut self, applied: &[ChannelRule], reading: bool, change: impl FnOnce(&mut Vec<ChannelRule>)) {
        let mut rules = self.rules(applied, reading);
        change(&mut rules);
        // While files are read, the rules that were sent are not applied yet.
        let base = match &self.edited {
            Some([base, _]) if reading => base.clone(),
            _ => applied.to_vec(),
        };
        self.edited = Some([base, rules]);
    }

    /// The rules to apply; from now on they are what later edits come from.
    pub fn apply(&mut self, applied: &[ChannelRule]) -> Vec<ChannelRule> {
        let rules = self.rules(applied, false);
        self.edited = Some([rules.clone(), rules.clone()]);
        rules
    }
}

/// A rule to fill in.
#[must_use]
pub fn new_rule() -> ChannelRule {
    ChannelRule { conditions: vec![new_condition()], channel: String::new() }
}

/// A condition to fill in.
#[must_use]
pub const fn new_condition() -> Condition {
    Condition { field: TouchField::Source, test: TextTest::Contains, text: String::new() }
}

/// Whether a rule can have another condition.
#[must_use]
pub fn has_room(rules: &[ChannelRule], rule: usize) -> bool {
    rules.get(rule).is_some_and(|rule| rule.conditions.len() < MOST_CONDITIONS)
}

/// Exchanges a rule with the one before or behind it; returns its new place, `None` at an end.
pub fn shift(rules: &mut [ChannelRule], rule: usize, up: bool) -> Option<usize> {
    let to = if up { rule.checked_sub(1)? } else { rule + 1 };
    if to >= rules.len() || rule >= rules.len() {
        return None;
    }
    rules.swap(rule, to);
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(channel: &str) -> ChannelRule {
        ChannelRule::when(TouchField::Source, TextTest::Equals, "google", channel)
    }

    #[test]
    fn edits_stay_until_they_are_applied_and_undo_drops_them() {
        let (mut draft, mut applied) = (Draft::default(), Vec::new());
        draft.edit(&applied, false, |rules| rules.push(rule("A")));
        assert_eq!(draft.rules(&applied, false), [rule("A")]);
        let sent = draft.apply(&applied);
        assert_eq!(draft.rules(&applied, true), [rule("A")], "while the files are read");
        applied = sent;
        assert_eq!(draft.rules(&applied, false), [rule("A")]);
        draft.edit(&applied, false, |rules| rules[0].channel = "B".to_owned());
        assert_eq!(draft.rules(&applied, false), [rule("B")]);
        applied.clear();
        assert_eq!(draft.rules(&applied, false), [], "after undo");
    }

    #[test]
    fn edits_while_files_are_read_stay_afterwards() {
        let (mut draft, mut applied) = (Draft::default(), Vec::new());
        draft.edit(&applied, false, |rules| rules.push(rule("A")));
        let sent = draft.apply(&applied);
        draft.edit(&applied, true, |rules| rules[0].channel = "B".to_owned());
        applied = sent;
        assert_eq!(draft.rules(&applied, false), [rule("B")]);
    }

    #[test]
    fn a_rule_moves_one_place() {
        let mut rules = [rule("A"), rule("B")];
        assert_eq!(shift(&mut rules, 0, true), None);
        assert_eq!(shift(&mut rules, 1, false), None);
        assert_eq!(shift(&mut rules, 0, false), Some(1));
        assert_eq!(rules, [rule("B"), rule("A")]);
        assert_eq!(shift(&mut rules, 1, true), Some(0));
        assert_eq!(rules, [rule("A"), rule("B")]);
    }

    #[test]
    fn a_rule_has_a_few_conditions() {
        let mut rules = vec![new_rule()];
        while has_room(&rules, 0) {
            rules[0].conditions.push(new_condition());
        }
        assert_eq!((rules[0].conditions.len(), has_room(&rules, 1)), (MOST_CONDITIONS, false));
    }
}
