//! Texts of the answers to a decision, and of their effects.

use fairshare_types::decision::{Answer, Effect, JoiningSwitch, OutcomeWord, RowMark};

use super::decisions::EXAMPLES;
use super::{English, NARROW, ReadingTexts, magnitude, sign};

/// The value of a decision about leads that the rows count.
pub(super) const COUNTED: &str = "counted";

/// Texts of answers and their effects.
pub trait AnswerTexts {
    /// Text of an answer.
    fn decision_answer(&self, answer: &Answer, value: &str) -> String;
    /// Effect of an answer.
    fn effect(&self, effect: &Effect, currency: &str) -> String;
    /// Largest effect of any answer.
    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String;
    /// A value of an outcome column, with its deals and amount.
    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String;
}

impl AnswerTexts for English {
    fn decision_answer(&self, answer: &Answer, value: &str) -> String {
        match answer {
            Answer::Confirm(_) => self.decisions.this_is_right.to_owned(),
            Answer::Role { column, role: Some(_), .. } => column.clone(),
            Answer::Role { role: None, .. } if value == COUNTED => "Count them".to_owned(),
            Answer::Role { column, role: None, .. } => format!("Do not use “{column}”"),
            Answer::DateOrder(_, order) => Self::order(*order).to_owned(),
            Answer::DecimalMark(_, mark) => Self::mark(*mark).to_owned(),
            Answer::Encoding(_, label) => label.clone(),
            Answer::Shape(_, shape) => format!("A row is {}", self.shape(*shape)),
            Answer::Outcomes(words) => {
                let Some((_, outcome)) = words.first() else { return value.to_owned() };
                let words: Vec<String> = words.iter().map(|(word, _)| word.clone()).collect();
                let verb = if words.len() == 1 { "means" } else { "mean" };
                let more = words.len().saturating_sub(EXAMPLES);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                format!("{}{more} {verb} {}", Self::quoted(&words), self.outcome(*outcome))
            }
            Answer::Joining(switch, on) => match (switch, on) {
                (JoiningSwitch::KeepDuplicates, true) => "Count duplicate rows",
                (JoiningSwitch::KeepDuplicates, false) => "Count duplicate rows once",
                (JoiningSwitch::AllEarlier, true) => "Each purchase counts all earlier touches",
                (JoiningSwitch::AllEarlier, false) => "Each purchase counts the touches since the previous one",
                (JoiningSwitch::SeveralPurchases, true) => "Several purchases, each counted",
                (JoiningSwitch::SeveralPurchases, false) => "One deal, counted once",
                (JoiningSwitch::LeaveOutUnlisted, true) => "Do not count them",
                (JoiningSwitch::LeaveOutUnlisted, false) => "Count them as paths without a purchase",
                (JoiningSwitch::KeepSpellings, true) => "Keep them separate",
                (JoiningSwitch::KeepSpellings, false) => "Merge them",
                (JoiningSwitch::KeepPlaceholders, true) => "They are names of channels",
                (JoiningSwitch::KeepPlaceholders, false) => "They mean “no channel”",
                (JoiningSwitch::KeepAnonymous, true) => "Do not link them",
                (JoiningSwitch::KeepAnonymous, false) => "Link them",
                (JoiningSwitch::KeepPlaceholderDates, true) => "They are real dates",
                (JoiningSwitch::KeepPlaceholderDates, false) => "They mean “no date”",
                (JoiningSwitch::KeepEmptyKeys, true) => "Leave the IDs empty",
                (JoiningSwitch::KeepEmptyKeys, false) => "Fill them from the row above",
            }
            .to_owned(),
            Answer::Ungroup => "Do not group them".to_owned(),
            Answer::LeftOut(file, true) => format!("Leave {file} out"),
            Answer::LeftOut(file, false) => format!("Use {file}"),
            Answer::LateTouches(_, true) => "Count the touches all the same".to_owned(),
            Answer::LateTouches(_, false) => "Do not count touches after it".to_owned(),
            Answer::Namesakes(_, true) => "Share them among the teams of the person".to_owned(),
            Answer::Namesakes(_, false) => "Leave them without a team".to_owned(),
            Answer::LostDeals(_, true) => "Count them all the same".to_owned(),
            Answer::LostDeals(_, false) => "Do not count them".to_owned(),
            Answer::OneDeal(_, true) => "One deal for each customer".to_owned(),
            Answer::OneDeal(_, false) => "Several purchases, each counted".to_owned(),
            Answer::KeepRefunded(_, true) => "Do not subtract them".to_owned(),
            Answer::KeepRefunded(_, false) => "Subtract them".to_owned(),
            Answer::MergeChannels(_, true) => "One channel".to_owned(),
            Answer::MergeChannels(_, false) => "Keep them separate".to_owned(),
            Answer::Percent(_, true) => "Percent: 1 means 1\u{202f}%".to_owned(),
            Answer::Percent(_, false) => "Fractions of one: 1 means 100\u{202f}%".to_owned(),
            Answer::PlainAmounts(_, true) => "Use the amounts as written".to_owned(),
            Answer::PlainAmounts(_, false) => "Multiply by the unit in the heading".to_owned(),
            Answer::MarkedRows(_, RowMark::WithinVisit, true) => "Each event is a touch".to_owned(),
            Answer::MarkedRows(_, RowMark::WithinVisit, false) => "Each visit is a touch".to_owned(),
            Answer::MarkedRows(_, RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend, true) => {
                "Count each row".to_owned()
            }
            Answer::MarkedRows(_, RowMark::Repeated | RowMark::PerhapsRepeated | RowMark::RepeatedSpend, false) => {
                "Count them once".to_owned()
            }
            Answer::MarkedRows(_, RowMark::OutsideDeal, true) => "Count them for each deal".to_owned(),
            Answer::MarkedRows(_, RowMark::OutsideDeal, false) => "Do not count them for that deal".to_owned(),
            Answer::HiddenRows(_, true) | Answer::MarkedRows(.., true) => "Count them".to_owned(),
            Answer::HiddenRows(_, false) | Answer::MarkedRows(.., false) => "Do not count them".to_owned(),
        }
    }

    fn effect(&self, effect: &Effect, currency: &str) -> String {
        let mut parts = Vec::new();
        if effect.won_deals != 0 {
            let n = effect.won_deals.unsigned_abs();
            parts.push(format!("{}{}", sign(effect.won_deals), self.counted(n, "won deal", "won deals")));
        }
        if effect.lost_deals != 0 {
            let n = effect.lost_deals.unsigned_abs();
            parts.push(format!("{}{}", sign(effect.lost_deals), self.counted(n, "lost deal", "lost deals")));
        }
        if effect.paths != 0 {
            let n = effect.paths.unsigned_abs();
            let paths = self.counted(n, "path without a purchase", "paths without a purchase");
            parts.push(format!("{}{paths}", sign(effect.paths)));
        }
        if effect.won_revenue != 0 {
            let amount = self.figures.money(magnitude(effect.won_revenue), currency);
            parts.push(format!("{}{amount} won", sign(effect.won_revenue)));
        }
        if effect.team_share != 0 {
            let points = self.figures.decimal(f64::from(effect.team_share.unsigned_abs()) / 100.0, 1);
            let of =
                if effect.team.is_empty() { "largest share".to_owned() } else { format!("share of {}", effect.team) };
            parts.push(format!("{of} {}{points}{NARROW}points", sign(i64::from(effect.team_share))));
        }
        if effect.spend != 0 {
            let amount = self.figures.money(magnitude(effect.spend), currency);
            parts.push(format!("spend {}{amount}", sign(effect.spend)));
        }
        if effect.pipeline != 0 {
            let amount = self.figures.money(magnitude(effect.pipeline), currency);
            parts.push(format!("pipeline {}{amount}", sign(effect.pipeline)));
        }
        if effect.months && parts.is_empty() {
            parts.push("credit moves to other months".to_owned());
        }
        if effect.spend_months && parts.is_empty() {
            parts.push("spend moves to other months".to_owned());
        }
        let part = if effect.of_head { " (in the first part of the file)" } else { "" };
        if parts.is_empty() { "no number changes".to_owned() } else { format!("{}{part}", parts.join(", ")) }
    }

    fn effect_up_to(&self, effect: &Effect, currency: &str) -> String {
        if effect.is_none() || effect.moves_months_alone() {
            self.effect(effect, currency)
        } else {
            format!("changes up to {}", self.effect(effect, currency))
        }
    }

    fn outcome_word(&self, word: &OutcomeWord, currency: &str) -> String {
        let deals = self.counted(word.deals, "deal", "deals");
        let amount =
            if word.amount == 0 { String::new() } else { format!(", {}", self.figures.money(word.amount, currency)) };
        format!("“{}”: {deals}{amount}", word.text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::ENGLISH;
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{202f}', '\u{a0}'], " ").replace('\u{2212}', "-")
    }

    #[test]
    fn effects_are_said_with_their_sign() {
        let effect = Effect {
            won_deals: -1,
            lost_deals: 1,
            paths: -2,
            won_revenue: 28_840,
            team_share: -1_250,
            team: "Sales".to_owned(),
            of_head: true,
            months: true,
            spend: -5_000,
            spend_months: true,
            pipeline: 1_200,
        };
        assert_eq!(
            plain(&ENGLISH.effect(&effect, "€")),
            "-1 won deal, +1 lost deal, -2 paths without a purchase, +€288.40 won, share of Sales -12.5 points, spend -€50.00, \
             pipeline +€12.00 (in the first part of the file)"
        );
        let months = Effect { months: true, ..Effect::default() };
        assert_eq!(ENGLISH.effect_up_to(&months, "€"), "credit moves to other months");
        let months = Effect { spend_months: true, ..Effect::default() };
        assert_eq!(ENGLISH.effect_up_to(&months, "€"), "spend moves to other months");
        assert_eq!(ENGLISH.effect(&Effect::default(), "€"), "no number changes");
    }

    #[test]
    fn words_without_room_are_counted() {
        let answer = Answer::Outcomes(
            ["a", "b", "c", "d"].map(|w| (w.to_owned(), fairshare_types::schema::Outcome::Won)).to_vec(),
        );
        assert_eq!(ENGLISH.decision_answer(&answer, ""), "“a”, “b” and “c” and 1 more mean won");
    }
}
