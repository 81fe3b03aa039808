//! Which decisions the page asks about, and in what order.

use fairshare_types::decision::{Alternative, Certainty, Decision, Effect, Subject};
use fairshare_types::files::{FileFacts, Question};
use fairshare_types::order;

/// A question shown above the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// An open decision.
    Decision(Decision),
    /// An ambiguity of a file, with the cells as each answer would parse them.
    File {
        /// Name of the file.
        file: String,
        /// The question.
        question: Question,
        /// The decision about the same column, for its effects.
        decision: Option<Decision>,
    },
}

impl Asked {
    /// The decision, if there is one.
    #[must_use]
    pub const fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decision(decision) => Some(decision),
            Self::File { decision, .. } => decision.as_ref(),
        }
    }
}

/// Questions and chips shown above the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// Open questions, largest effect first.
    pub questions: Vec<Asked>,
    /// Likely decisions, largest effect first. Effects are left out, because they arrive later.
    pub chips: Vec<Decision>,
}

impl Checks {
    /// All decisions that are neither certain nor confirmed. Teams are confirmed elsewhere, channel by channel.
    #[must_use]
    pub fn of(files: &[FileFacts], decisions: &[Decision], confirmed: &[String]) -> Self {
        let asked = |decision: &&Decision, certainty| {
            decision.certainty == certainty && !is_settled(decision, confirmed) && !is_of_teams(decision)
        };
        let mut open: Vec<Asked> = Vec::new();
        // One answer applies to all columns of a file.
        for (file, question) in files.iter().filter_map(|file| Some((&file.file, file.questions.first()?))) {
            let same = decisions.iter().find(|decision| same_question(decision, file, question));
            if same.is_none_or(|decision| asked(&decision, Certainty::Open)) {
                let (file, question) = (file.clone(), question.clone());
                open.push(Asked::File { file, question, decision: same.cloned() });
            }
        }
        let of_file = |decision: &Decision| {
            files.iter().any(|file| {
                file.questions.first().is_some_and(|question| same_question(decision, &file.file, question))
            })
        };
        let open_decisions = decisions.iter().filter(|decision| asked(decision, Certainty::Open) && !of_file(decision));
        open.extend(open_decisions.cloned().map(Asked::Decision));
        order::arrange_by_key(&mut open, |asked| {
            let decision = asked.decision();
            std::cmp::Reverse((decision.map(Decision::weight), decision.is_some_and(may_change_revenue)))
        });
        let mut chips: Vec<Decision> =
            decisions.iter().filter(|decision| asked(decision, Certainty::Likely)).cloned().collect();
        order::arrange_by_key(&mut chips, |decision| std::cmp::Reverse(decision.weight()));
        Self { questions: open.into_iter().map(without_effects).collect(), chips: chips.iter().map(plain).collect() }
    }
}

/// Whether a decision may change won revenue, before its effect is known.
const fn may_change_revenue(decision: &Decision) -> bool {
    !matches!(decision.subject, Subject::DateOrder { .. } | Subject::LateTouches { .. } | Subject::TeamsGuessed { .. })
}

/// A question and the number that it keeps while it is on the screen.
pub type Numbered = (u32, Asked);

/// Orders the questions for the screen. A question that is there already keeps its number and place, so that nothing
/// moves under a pointer when effects arrive; the others follow.
#[must_use]
pub fn in_place(before: &[Numbered], mut now: Vec<Asked>) -> Vec<Numbered> {
    let mut placed = Vec::with_capacity(now.len());
    for (number, asked) in before {
        if let Some(at) = now.iter().position(|other| other == asked) {
            placed.push((*number, now.remove(at)));
        }
    }
    let free = before.iter().map(|(number, _)| number + 1).max().unwrap_or_default();
    placed.extend((free..).zip(now));
    placed
}

/// Whether a decision needs no answer: the user confirmed it, or no alternative changes a number.
#[must_use]
pub fn is_settled(decision: &Decision, confirmed: &[String]) -> bool {
    let nothing = |other: &Alternative| other.effect.as_ref().is_some_and(Effect::is_none);
    let idle = !decision.alternatives.is_empty()
        && decision.alternatives.iter().all(nothing)
        && !decision.subject.is_contradiction();
    idle || decision.confirmed || confirmed.contains(&decision.key())
}

/// The file that a text about a decision must name: one of several, and not in the text already.
#[must_use]
pub fn file_to_name<'a>(decision: &'a Decision, text: &str, files: usize) -> Option<&'a str> {
    decision.subject.file().filter(|file| files > 1 && !text.contains(file))
}

/// Whether a decision is about teams.
#[must_use]
pub const fn is_of_teams(decision: &Decision) -> bool {
    matches!(decision.subject, Subject::TeamsGuessed { .. })
}

fn same_question(decision: &Decision, of: &str, question: &Question) -> bool {
    match (&decision.subject, question) {
        (Subject::DateOrder { file, .. }, Question::DateOrder { .. })
        | (Subject::DecimalMark { file, .. }, Question::DecimalMark { .. }) => file == of,
        _ => false,
    }
}

fn without_effects(asked: Asked) -> Asked {
    match asked {
        Asked::Decision(decision) => Asked::Decision(plain(&decision)),
        Asked::File { file, question, decision } => {
            Asked::File { file, question, decision: decision.as_ref().map(plain) }
        }
    }
}

/// A decision without effects.
fn plain(decision: &Decision) -> Decision {
    let mut plain = decision.clone();
    for other in &mut plain.alternatives {
        other.effect = None;
    }
    plain
}

#[cfg(test)]
mod tests {
    use fairshare_types::decision::{Answer, JoiningSwitch};
    use fairshare_types::schema::Role;

    use super::*;

    fn decision(subject: Subject, certainty: Certainty, won_revenue: Option<i64>) -> Decision {
        let answer = Answer::Joining(JoiningSwitch::SeveralPurchases, true);
        let mut decision = Decision::new(subject, certainty, "a").or("b", answer);
        decision.alternatives[0].effect = won_revenue.map(|won_revenue| Effect { won_revenue, ..Effect::default() });
        decision
    }

    fn column(role: Role) -> Subject {
        Subject::Column { file: "a.csv".to_owned(), role }
    }

    #[test]
    fn what_changes_most_comes_first_and_what_changes_nothing_is_not_asked() {
        let decisions = [
            decision(Subject::NoAmounts, Certainty::Open, Some(5)),
            decision(column(Role::Value), Certainty::Open, Some(-900)),
            decision(column(Role::Team), Certainty::Open, Some(0)),
            decision(column(Role::Channel), Certainty::Likely, None),
            decision(column(Role::Time), Certainty::Certain, Some(70)),
            decision(Subject::TeamsGuessed { names: Vec::new() }, Certainty::Open, Some(7)),
        ];
        let checks = Checks::of(&[], &decisions, &[]);
        let keys = |checks: &Checks| {
            let questions = checks.questions.iter().filter_map(|asked| Some(asked.decision()?.key()));
            questions.collect::<Vec<_>>()
        };
        assert_eq!(keys(&checks), ["column:value:a.csv", "no_amounts"]);
        assert_eq!(checks.chips.iter().map(Decision::key).collect::<Vec<_>>(), ["column:channel:a.csv"]);
        let confirmed = ["no_amounts".to_owned(), "column:channel:a.csv".to_owned()];
        let checks = Checks::of(&[], &decisions, &confirmed);
        assert_eq!((keys(&checks).len(), checks.chips.len()), (1, 0));
    }

    #[test]
    fn a_contradiction_stays_a_question_though_no_other_reading_changes_a_number() {
        let late = Subject::LateTouches {
            file: "a.csv".to_owned(),
            column: "Closed".to_owned(),
            touches: 9,
            of: 10,
            counted: false,
        };
        let decisions =
            [decision(late, Certainty::Open, Some(0)), decision(column(Role::Team), Certainty::Open, Some(0))];
        let asked = Checks::of(&[], &decisions, &[]).questions;
        assert_eq!(
            asked.iter().filter_map(|asked| Some(asked.decision()?.key())).collect::<Vec<_>>(),
            ["late_touches:Closed"]
        );
    }

    #[test]
    fn a_file_is_named_once_and_only_among_others() {
        let decision = decision(column(Role::Value), Certainty::Likely, None);
        assert_eq!(file_to_name(&decision, "Amount", 2), Some("a.csv"));
        assert_eq!(file_to_name(&decision, "Amount", 1), None);
        assert_eq!(file_to_name(&decision, "Which column of a.csv?", 2), None);
    }

    #[test]
    fn effects_that_arrive_later_do_not_change_a_question() {
        let early = Checks::of(&[], &[decision(Subject::NoAmounts, Certainty::Open, None)], &[]);
        let late = Checks::of(&[], &[decision(Subject::NoAmounts, Certainty::Open, Some(9))], &[]);
        assert_eq!(early, late);
    }

    #[test]
    fn a_question_on_the_screen_keeps_its_place_and_its_number() {
        let asked = |role| Asked::Decision(decision(column(role), Certainty::Open, None));
        let [a, b, c, d] = [Role::Value, Role::Team, Role::Channel, Role::Time].map(asked);
        for (before, now, expected) in [
            (vec![], vec![a.clone(), b.clone()], vec![(0, a.clone()), (1, b.clone())]),
            // Effects have arrived: another order.
            (vec![(0, a.clone()), (1, b.clone())], vec![b.clone(), a.clone()], vec![(0, a.clone()), (1, b.clone())]),
            // One was answered, two are new.
            (
                vec![(0, a.clone()), (1, b.clone())],
                vec![c.clone(), b.clone(), d.clone()],
                vec![(1, b.clone()), (2, c.clone()), (3, d.clone())],
            ),
            // Another file.
            (vec![(4, a.clone())], vec![b.clone()], vec![(5, b.clone())]),
        ] {
            assert_eq!(in_place(&before, now), expected);
        }
    }
}
