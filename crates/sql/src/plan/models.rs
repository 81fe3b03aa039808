//! Weights of the touches of a deal under each model that weighs touches or channels. They sum to 1.

use fairshare_types::channel_name::{BESIDE, DIRECT, channel_name};
use fairshare_types::model::{Milestones, Model, Players, Position, Preset};
use fairshare_types::paid::{PAID, UNPAID};
use fairshare_types::time::DAY;

use super::milestones;
use super::positions::resolved;
use super::steps::{Named, named};
use crate::tree::{
    Expression, Function, Type, WindowFunction, all_of, any_of, case, column, integer, null, number, text, when,
};

/// Columns that are computed one after the other, and the weight that follows from them.
pub(super) struct Weights {
    pub stages: Vec<Vec<Named>>,
    pub weight: Expression,
}

impl From<Expression> for Weights {
    fn from(weight: Expression) -> Self {
        Self { stages: Vec::new(), weight }
    }
}

/// First touch and lead creation, half each.
const U_LEAD: Milestones = Milestones { first: 50.0, lead: 50.0, opportunity: 0.0, close: 0.0, rest: 0.0 };

/// The weights of a model. Those of models that weigh teams are linear as far as touches go.
pub(super) fn weights(model: &Model) -> Weights {
    match resolved(model) {
        Model::First => first().into(),
        Model::Last => last().into(),
        Model::LastExcept(names) => last_of(when(is_named(&names), integer(0), integer(1))),
        Model::LastPaid(names) if names.is_empty() => last_of(when(is_paid(), integer(1), integer(0))),
        Model::LastPaid(names) => last_of(when(is_named(&names), integer(1), integer(0))),
        Model::FirstExcept(names) => first_except(&names),
        Model::LinearPerChannel | Model::Shapley => linear_per_channel(),
        Model::Position(position) => self::position(position),
        Model::TimeDecay { half_life } => {
            let age = (column("last_time") - column("time")).double();
            less_by("deal", Vec::new(), Function::Halved.of([age / number(half_life * DAY as f64)]))
        }
        Model::DecayByChannel { half_life, of } => decay_by_channel(half_life, &of),
        Model::PositionDecay => {
            let sum = n() * (n() + number(1.0)) / number(2.0);
            tied(column("position").double() / sum)
        }
        Model::W => milestones::w(),
        Model::FullPath => milestones::full_path(),
        Model::ULead => milestones::stages(&U_LEAD),
        Model::Stages(weights) => milestones::stages(&weights),
        Model::As(Preset::DreamdataW) => milestones::dreamdata(),
        Model::As(_) => {
            // Whole weeks before the last touch.
            let age = (column("last_time") - column("time")).double();
            let weeks = Function::Floor.of([age / number((7 * DAY) as f64)]).double();
            less_by("deal", Vec::new(), Function::Halved.of([weeks]))
        }
        Model::Markov { .. } | Model::ShaoLi | Model::Logistic | Model::ShapleyLift(Players::Channels) => scored(),
        Model::Linear | Model::EqualByTeam | Model::ShapleyLift(Players::Teams) => each().into(),
        // Refused before: credit of another tool, credit that is not additive, and what needs campaigns.
        Model::Influence | Model::Given | Model::LastCampaign => each().into(),
    }
}

/// The number of touches.
fn n() -> Expression {
    column("touches").double()
}

/// The same for each touch.
pub(super) fn each() -> Expression {
    number(1.0) / n()
}

fn first() -> Expression {
    let size = column("tie_size").double();
    when(column("tie_first").equals(integer(1)), number(1.0) / size, number(0.0))
}

fn last() -> Expression {
    let is_last = column("tie_last").equals(column("touches"));
    when(is_last, number(1.0) / column("tie_size").double(), number(0.0))
}

/// Raw weights divided by their sum within a deal.
pub(super) fn less_by(partition: &str, mut stages: Vec<Vec<Named>>, raw: Expression) -> Weights {
    stages.push(vec![named("raw_weight", raw)]);
    stages.push(vec![named("raw_sum", WindowFunction::Sum(column("raw_weight")).over(&[partition]))]);
    Weights { stages, weight: column("raw_weight") / column("raw_sum") }
}

/// Weights by position; tied touches share those of their places equally.
fn tied(by_position: Expression) -> Weights {
    let shared = WindowFunction::Sum(column("place_weight")).over(&["deal", "tie_first"]);
    Weights {
        stages: vec![vec![named("place_weight", by_position)], vec![named("shared_weight", shared)]],
        weight: column("shared_weight") / column("tie_size").double(),
    }
}

fn position(position: Position) -> Weights {
    let Position { first, middle, last, split_middle } = position;
    let at = |place: i64| column("position").equals(integer(place));
    let sum = first + middle + last;
    let [one, two] = match (split_middle, first + last > 0.0) {
        (true, _) => [(first + middle / 2.0) / sum, (last + middle / 2.0) / sum],
        (false, true) => [first / (first + last), last / (first + last)],
        (false, false) => [0.5, 0.5],
    };
    let is = |count: i64| column("touches").equals(integer(count));
    let between = number(middle / sum) / (column("touches") - integer(2)).double();
    tied(case(
        vec![
            (is(1), number(1.0)),
            (all_of([is(2), at(1)]), number(one)),
            (is(2), number(two)),
            (at(1), number(first / sum)),
            (column("position").equals(column("touches")), number(last / sum)),
        ],
        between,
    ))
}

/// The last touch that counts, which is 1 or 0 by its channel; the last touch if none counts.
fn last_of(counting: Expression) -> Weights {
    one_of("last_counting", WindowFunction::Most, counting, last())
}

/// The first touch of a channel other than these; the first touch if all are of these.
fn first_except(names: &[String]) -> Weights {
    let counting = when(is_named(names), integer(0), integer(1));
    one_of("first_counting", WindowFunction::Least, counting, first())
}

/// The touch at the first or the last position that counts; touches tied with it share if they count.
fn one_of(position: &str, end: fn(Expression) -> WindowFunction, counting: Expression, if_none: Expression) -> Weights {
    let counts = || column("counts").equals(integer(1));
    let stages = vec![
        vec![named("words", Function::Words.of([column("channel")]))],
        vec![named("counts", counting)],
        vec![
            named(position, end(when(counts(), column("position"), null(Type::Integer))).over(&["deal"])),
            named("tied_counting", WindowFunction::Sum(column("counts")).over(&["deal", "tie_first"])),
        ],
    ];
    let holds =
        all_of([counts(), column("tie_first").at_most(column(position)), column(position).at_most(column("tie_last"))]);
    let weight = case(
        vec![(column(position).missing(), if_none), (holds, number(1.0) / column("tied_counting").double())],
        number(0.0),
    );
    Weights { stages, weight }
}

/// Time decay with half-lives of their own for some channels. The smallest exponent of a deal is subtracted.
fn decay_by_channel(half_life: f64, of: &[(String, f64)]) -> Weights {
    // The last entry for a channel holds.
    let of =
        of.iter().rev().map(|(channel, days)| (is_named(std::slice::from_ref(channel)), number(days * DAY as f64)));
    let unit = match of.collect::<Vec<_>>() {
        none if none.is_empty() => number(half_life * DAY as f64),
        some => case(some, number(half_life * DAY as f64)),
    };
    let end = when(column("close").less(column("last_time")), column("last_time"), column("close"));
    let stages = vec![
        vec![named("words", Function::Words.of([column("channel")]))],
        vec![named("half_lives", (end - column("time")).double() / unit)],
        vec![named("least_half_lives", WindowFunction::Least(column("half_lives")).over(&["deal"]))],
    ];
    less_by("deal", stages, Function::Halved.of([column("half_lives") - column("least_half_lives")]))
}

/// Whether a channel has one of these names, without regard to case and punctuation; all names for direct traffic are
/// one.
fn is_named(names: &[String]) -> Expression {
    let mut names: Vec<String> = names.iter().map(|name| channel_name(name)).collect();
    let direct = names.iter().any(|name| name == "direct");
    names.retain(|name| name != "direct");
    let joined = || Function::Replace.of([column("words"), text(" "), text("")]);
    let none =
        when(column("words").equals(text("")), Function::Trim.of([Function::Lower.of([column("channel")])]), joined());
    let named = none.among(names.iter().map(String::as_str));
    if !direct {
        return named;
    }
    let words: Vec<&str> = DIRECT.into_iter().chain(BESIDE).collect();
    let (all, sure) = (words.join("|"), DIRECT.join("|"));
    let pattern = format!("^(({all}) )*({sure})( ({all}))*$");
    any_of([named, Function::Matches.of([column("words"), text(&pattern)])])
}

/// Whether the name of a channel says that its touches are paid for.
fn is_paid() -> Expression {
    let has = |words: &[&str]| {
        let pattern = format!("^(.* )?({})( .*)?$", words.join("|"));
        Function::Matches.of([column("words"), text(&pattern)])
    };
    case(vec![(has(&UNPAID), integer(0)), (has(&PAID), integer(1))], integer(0)).equals(integer(1))
}

fn linear_per_channel() -> Weights {
    let first = column("channel_place").equals(integer(1));
    let channels = WindowFunction::Sum(when(first, number(1.0), number(0.0))).over(&["deal"]);
    Weights {
        stages: vec![vec![named("all_channels", channels)]],
        weight: number(1.0) / column("all_channels") / column("channel_touches").double(),
    }
}

/// Channels share by score, the touches of a channel equally; all touches if no score is above zero.
fn scored() -> Weights {
    let score = Function::Greatest.of([Function::Coalesce.of([column("score"), number(0.0)]), number(0.0)]);
    let first = column("channel_place").equals(integer(1));
    let sum = WindowFunction::Sum(when(first, column("channel_score"), number(0.0))).over(&["deal"]);
    let share = column("channel_score") / column("score_sum") / column("channel_touches").double();
    Weights {
        stages: vec![vec![named("channel_score", score)], vec![named("score_sum", sum)]],
        weight: when(number(0.0).less(column("score_sum")), share, each()),
    }
}
