//! How each model computes: formula, edge cases, what it favours, and where it comes from; and what this data says of it.

use fairshare_engine::model::Model;
use fairshare_engine::verify::{Check, Figure};
use fairshare_engine::view::{Caution, Evidence, Example, ExampleTouch, Uncertainty};

use super::isolate::isolated;
use super::{English, ModelTexts, TeamTexts};
use crate::catalogue::Kind;

/// Texts of the explanations.
pub trait ExplanationTexts {
    /// Opens the explanation.
    fn how_computed(&self) -> &'static str;
    /// Labels of the four parts of an account.
    fn explanation_labels(&self) -> [&'static str; 4];
    /// Formula, edge cases, what it favours, and its source.
    fn explanation(&self, kind: Kind) -> [&'static str; 4];
    /// Heading of the example.
    fn example(&self, example: &Example, currency: &str) -> String;
    /// The arithmetic of one touch: "0.4 × €12,000.00 = €4,800.00".
    fn arithmetic(&self, touch: &ExampleTouch, amount: i64, currency: &str) -> String;
    /// Teams of a touch, with their shares where there are several.
    fn teams_of(&self, touch: &ExampleTouch) -> String;
    /// The proof below the example.
    fn example_sum(&self, example: &Example, currency: &str) -> String;
    /// Said where nothing was won through a touch.
    fn no_example(&self) -> &'static str;
    /// What a model stands on.
    fn learned_from(&self, evidence: &Evidence) -> String;
    /// Why it should be taken with care.
    fn careful(&self, caution: &Caution) -> String;
    /// Which order the data bears.
    fn order_suggestion(&self, evidence: &Evidence) -> Option<String>;
    /// Headings of the table of scores.
    fn score_headings(&self) -> [&'static str; 3];
    /// Said while resamples are drawn; how far it is.
    fn drawing(&self, progress: &str) -> String;
    /// Who leads under a model, and how surely.
    fn leads(&self, sure: &Uncertainty, model: &Model) -> Option<String>;
    /// Opens the table of intervals.
    fn intervals(&self) -> &'static str;
    /// What an interval is.
    fn intervals_say(&self, sure: &Uncertainty) -> String;
    /// "41 to 58 %".
    fn interval(&self, low: f64, high: f64) -> String;
    /// Opens the golden vectors.
    fn verify(&self) -> &'static str;
    /// What they are.
    fn verify_says(&self) -> &'static str;
    /// Headings of their table.
    fn verify_headings(&self) -> [&'static str; 6];
    /// How many hold.
    fn verified(&self, hold: usize, of: usize) -> String;
    /// What a figure says.
    fn figure(&self, figure: Figure) -> &'static str;
    /// As it should be, and as it is here.
    fn check(&self, check: &Check) -> (String, String);
    /// Whether it holds.
    fn holds(&self, holds: bool) -> &'static str;
    /// Has the digest computed.
    fn digest(&self) -> &'static str;
    /// What the digest is.
    fn digest_says(&self) -> &'static str;
    /// Said while it is computed.
    fn digesting(&self) -> &'static str;
    /// The digest.
    fn digest_is(&self, digest: &str) -> String;
}

impl ExplanationTexts for English {
    fn how_computed(&self) -> &'static str {
        "How it is computed"
    }

    fn explanation_labels(&self) -> [&'static str; 4] {
        ["Formula", "Edge cases", "Favours", "Source"]
    }

    fn explanation(&self, kind: Kind) -> [&'static str; 4] {
        match kind {
            Kind::First => [
                "Weight 1 for the first touch, 0 for the others.",
                "Touches at the same instant share it.",
                "Who opens doors: advertising, events, outbound.",
                "Convention of web analytics.",
            ],
            Kind::Last => [
                "Weight 1 for the last touch at or before the close, 0 for the others.",
                "Touches at the same instant share it.",
                "Who closes: calls, demos, and whatever is logged last.",
                "Convention of web analytics.",
            ],
            Kind::LastExcept => [
                "Weight 1 for the last touch of a channel that is not listed.",
                "Where a deal has only listed channels, its last touch gets all. Names are compared without regard to case.",
                "Who closes, leaving out visits that nobody caused.",
                "Last non-direct click, as in Google Analytics 4.",
            ],
            Kind::Linear => {
                ["1 / n for each of n touches.", "None.", "Who touches often.", "Convention of web analytics."]
            }
            Kind::LinearPerChannel => [
                "1 / (channels of the deal) for each channel, shared equally by its touches.",
                "None.",
                "Who brings in many channels; repeats of one gain nothing.",
                "Equals the Shapley value where every deal is won by all who took part (Shapley 1953).",
            ],
            Kind::EqualByTeam => [
                "1 / (teams of the deal) for each team, within a team in proportion to its shares of the touches.",
                "Touches without a team count as those of one team.",
                "Small teams in deals with many touches.",
                "Fairshare.",
            ],
            Kind::U | Kind::J | Kind::InverseJ | Kind::Own => [
                "f for the first touch, l for the last, m shared by those between, as parts of f + m + l.",
                "Two touches share in proportion f : l. One touch gets all. Touches at one instant share what their places \
                 get together.",
                "The ends of a deal, by as much as their weights say.",
                "Position based; presets as Adobe and Mixpanel document them.",
            ],
            Kind::ULead => [
                "50 for the first touch, 50 for the latest touch at or before the creation of the lead.",
                "Without a date of the lead the first touch gets all. One touch may hold both.",
                "Who brings in leads.",
                "U-shaped as Marketo Measure documents it.",
            ],
            Kind::W => [
                "30 each for the first touch and the latest touches at or before the creation of lead and opportunity; 10 over \
                 the touches between first and opportunity that hold none.",
                "A milestone without a date, or without a touch at or before it: its weight goes equally to the others. Without \
                 a touch before the opportunity, the touch of the lead ends the stretch that shares the 10; without one before \
                 the lead either, the first touch gets all. No touch between: the 10 go equally to the milestones.",
                "Who moves deals from stage to stage, until the opportunity.",
                "W-shaped as Marketo Measure documents it.",
            ],
            Kind::FullPath => [
                "22.5 each for first touch, lead, opportunity and close; 10 over all touches that hold none.",
                "A missing date: its weight goes equally to the milestones present. No other touch: so do the 10.",
                "Who moves deals from stage to stage, the close included.",
                "Full path as Marketo Measure documents it.",
            ],
            Kind::Stages => [
                "Your weights for the latest touch at or before each milestone, and for all touches that hold none, as parts \
                 of their sum.",
                "A missing date: its weight goes equally to the milestones present. No other touch: so does theirs.",
                "What you say it should.",
                "Fairshare.",
            ],
            Kind::PositionDecay => [
                "i / (1 + 2 + ... + n) for the i-th of n touches.",
                "Touches at one instant share what their places get together.",
                "Late touches, without regard to days.",
                "Rank-based decay.",
            ],
            Kind::TimeDecay => [
                "In proportion to 2^(-days before the close / half-life).",
                "Days are counted from the latest touch, which changes nothing in the parts.",
                "Late touches; with a long half-life, everyone alike.",
                "Convention of web analytics, where the half-life is 7 days.",
            ],
            Kind::Markov => [
                "Score: 1 - P(won without the channel) / P(won), in a chain whose states are the last channels of your buyers; \
                 every step into a removed channel loses. Within a deal, the scores of its channels share the credit.",
                "Solved exactly, not simulated. A deal shorter than the order is one state. Scores of nothing: shared equally.",
                "Channels that many paths to a win lead through.",
                "Anderl, Becker, von Wangenheim and Schumann 2016.",
            ],
            Kind::ShapleyLift => [
                "Score: what a player adds to v(S) = wins / (wins + losses) of the deals whose players are all in S, averaged \
                 over every order. Within a deal, the scores of those present share the credit.",
                "Exact, over all coalitions of up to 16. A joint touch brings in all its teams. A score below zero counts as \
                 zero within a deal.",
                "Who is there when deals are won and not when they are lost.",
                "Shapley 1953.",
            ],
            Kind::ShaoLi => [
                "Per won deal: p(x) + 1 / (2 (m - 1)) x the sum over its other channels y of p(x,y) - p(x) - p(y), with m \
                 channels and p = wins / (wins + losses) of the deals with the channel, or both. Summed over won deals.",
                "One channel: p(x). A score below zero counts as zero within a deal.",
                "Channels whose deals are won, alone and in pairs.",
                "Shao and Li 2011.",
            ],
            Kind::Logistic => [
                "Score: mean coefficient of the channel in 20 logistic regressions of won or lost on the channels present, each \
                 on a resample with a fixed seed; ridge penalty 1, with an intercept.",
                "Signed: a score below zero counts as zero within a deal. All below zero: shared equally.",
                "Channels that are present where deals are won. Association, not cause.",
                "Bagged logistic regression, after Shao and Li 2011.",
            ],
            Kind::Other => [
                "As the sentence above says; a preset that equals one of our models is computed by it.",
                "As in our models. Touches at one instant share what their places get together.",
                "What the model of that tool favours.",
                "Named above. A check against another tool, never a default.",
            ],
            Kind::Given => [
                "Amounts as they stand in the file.",
                "What the other tool gave to nobody, or gave twice, is Unattributed.",
                "What the other tool favours.",
                "Your file.",
            ],
        }
    }

    fn example(&self, example: &Example, currency: &str) -> String {
        let (deal, amount) =
            (super::deal_by_key(&example.deal, self.figures), self.figures.money(example.amount, currency));
        match example.close {
            Some(close) => format!("Your deal {deal}, {amount}, closed {}", self.figures.day(close)),
            None => format!("Your deal {deal}, {amount}"),
        }
    }

    fn arithmetic(&self, touch: &ExampleTouch, amount: i64, currency: &str) -> String {
        let credit: i64 = touch.teams.iter().map(|(_, _, minor)| minor).sum();
        let weight = self.figures.decimal(touch.weight * 100.0, 2);
        let [amount, credit] = [amount, credit].map(|minor| self.figures.money(minor, currency));
        format!("{weight}{}% × {amount} = {credit}", super::NARROW)
    }

    fn teams_of(&self, touch: &ExampleTouch) -> String {
        let named = |name: &String| if name.is_empty() { self.unassigned().to_owned() } else { name.clone() };
        let parts = touch.teams.iter().map(|(name, weight, _)| {
            if touch.teams.len() == 1 || touch.weight == 0.0 {
                return named(name);
            }
            format!("{} {}{}%", named(name), self.figures.decimal(weight / touch.weight * 100.0, 0), super::NARROW)
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn example_sum(&self, example: &Example, currency: &str) -> String {
        let sum: i64 = example.touches.iter().flat_map(|touch| &touch.teams).map(|(_, _, minor)| minor).sum();
        format!("Together {} of {}.", self.figures.money(sum, currency), self.figures.money(example.amount, currency))
    }

    fn no_example(&self) -> &'static str {
        "No deal of this data was won through a touch, so there is none to show it on."
    }

    fn learned_from(&self, evidence: &Evidence) -> String {
        let wins = self.counted(evidence.wins, "win", "wins");
        let losses = self.counted(evidence.losses, "loss", "losses");
        let mut said = format!("Learned from {wins} and {losses}");
        if let Some(states) = evidence.states {
            said += &format!(", in {}", self.counted(states, "state", "states"));
        }
        if evidence.open > 0 {
            said += &format!("; {} left out", self.counted(evidence.open, "open deal", "open deals"));
        }
        said + "."
    }

    fn careful(&self, caution: &Caution) -> String {
        match caution {
            Caution::NoWins => "Nothing was won, so there is nothing to learn.".to_owned(),
            Caution::NoLosses => {
                "Nothing was lost in this data: the model then only counts how often each is there. Add the lost deals."
                    .to_owned()
            }
            Caution::Alone => "There is only one, so there is nothing to tell apart.".to_owned(),
            Caution::Few => "Fewer than 30 wins or losses: chance may be larger than what it finds.".to_owned(),
            Caution::FewWith(1, name) => {
                format!("{} is in fewer than 5 wins: its score may be chance.", self.player(name))
            }
            Caution::FewWith(count, name) => format!(
                "{} of them, {} for one, are in fewer than 5 wins each: their scores may be chance.",
                self.figures.count(*count),
                self.player(name)
            ),
            Caution::ManyStates(states) => {
                format!("{} states are more than there are deals: a lower order is safer.", self.figures.count(*states))
            }
            Caution::NotClose => "The equations could not be solved to the usual precision.".to_owned(),
        }
    }

    fn order_suggestion(&self, evidence: &Evidence) -> Option<String> {
        let suggestion = evidence.order.as_ref()?;
        let fit = suggestion.fits.iter().find(|fit| fit.order == suggestion.order)?;
        if fit.penalised <= 0.5 {
            let says =
                "No order tells won from lost deals that it has not seen better than chance: 1 is the safe choice.";
            return Some(says.to_owned());
        }
        let figure = |value: f64| self.figures.fixed(value, 2);
        Some(format!(
            "Order {} tells won from lost deals best: AUC {} on deals it has not seen, {} after the penalty for its states \
             (0.5 is chance).",
            suggestion.order,
            figure(fit.auc),
            figure(fit.penalised)
        ))
    }

    fn score_headings(&self) -> [&'static str; 3] {
        ["", "Score", "Wins with it"]
    }

    fn drawing(&self, progress: &str) -> String {
        format!("Finding how sure the shares are: {progress}.")
    }

    fn leads(&self, sure: &Uncertainty, model: &Model) -> Option<String> {
        let at = sure.models.iter().position(|known| known == model)?;
        let leader = sure.leaders.get(at)?;
        let name = sure.groups.get(leader.group as usize).filter(|name| !name.is_empty())?;
        let percent = self.figures.decimal(leader.holds * 100.0, 0);
        let model = self.model_inline(model);
        Some(format!("{} leads in {percent}{}% of resamples under {model}.", isolated(name), super::NARROW))
    }

    fn intervals(&self) -> &'static str {
        "How sure each share is"
    }

    fn intervals_say(&self, sure: &Uncertainty) -> String {
        let resamples = self.figures.count(u64::from(sure.resamples));
        let won = self.counted(sure.won, "won deal", "won deals");
        format!(
            "95{}% of {resamples} resamples of the {won} lie in these intervals: what the shares would have been had other \
             deals of the same kind come. They tell of chance, not of which model is right.",
            super::NARROW
        )
    }

    fn interval(&self, low: f64, high: f64) -> String {
        let [low, high] = [low, high].map(|share| self.figures.decimal(share * 100.0, 0));
        if low == high { format!("{low}{}%", super::NARROW) } else { format!("{low} to {high}{}%", super::NARROW) }
    }

    fn verify(&self) -> &'static str {
        "Check the engine"
    }

    fn verify_says(&self) -> &'static str {
        "Seven journeys whose credit was worked out by hand: A>B>C won 100, A>C won 60, A>C lost, B lost twice, C>A>C won 90, \
         A>B won 40. They are computed anew in your browser."
    }

    fn verify_headings(&self) -> [&'static str; 6] {
        ["Model", "Figure", "Channel", "Should be", "Is here", ""]
    }

    fn verified(&self, hold: usize, of: usize) -> String {
        if hold == of { format!("All {of} figures hold.") } else { format!("{hold} of {of} figures hold.") }
    }

    fn figure(&self, figure: Figure) -> &'static str {
        match figure {
            Figure::Wins => "wins",
            Figure::Revenue => "revenue",
            Figure::Score => "score",
        }
    }

    fn check(&self, check: &Check) -> (String, String) {
        let expected = match check.expected {
            (whole, 1) => self.figures.decimal(whole as f64, 0),
            (top, bottom) => format!("{top}/{bottom}"),
        };
        (expected, self.figures.decimal(check.computed, 12))
    }

    fn holds(&self, holds: bool) -> &'static str {
        if holds { "holds" } else { "does not hold" }
    }

    fn digest(&self) -> &'static str {
        "Compute a million journeys"
    }

    fn digest_says(&self) -> &'static str {
        "A million random journeys under every model, in one number: the same in every browser and on the command line \
         (fairshare digest). It takes some seconds."
    }

    fn digesting(&self) -> &'static str {
        "Computing."
    }

    fn digest_is(&self, digest: &str) -> String {
        format!("Digest {digest}")
    }
}

impl English {
    fn player(&self, name: &str) -> String {
        if name.is_empty() { self.unassigned().to_owned() } else { name.to_owned() }
    }
}
