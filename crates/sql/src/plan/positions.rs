//! Positions: the place of each eligible touch in its deal, its ties, and what models need beside them.

use fairshare_types::model::{Model, Preset};

use super::Request;
use super::steps::{Steps, named};
use crate::tree::{Expression, Order, Type, WindowFunction, all_of, column, integer, null, when};

/// Adds the positions; the last step has all that the models need.
pub(super) fn steps(request: &Request, steps: &mut Steps) {
    let columns = vec![
        named("position", WindowFunction::RowNumber.ordered(&["deal"], Order::by(&request.order()))),
        named("touches", WindowFunction::Count.over(&["deal"])),
        named("last_time", WindowFunction::Most(column("time")).over(&["deal"])),
    ];
    steps.window("positions", "The place of each touch in its deal, from 1.", "eligible_touches", columns);
    let tie = request.tie();
    let columns = vec![
        named("tie_first", WindowFunction::Least(column("position")).over(&tie)),
        named("tie_last", WindowFunction::Most(column("position")).over(&tie)),
        named("tie_size", WindowFunction::Count.over(&tie)),
    ];
    steps.window("ties", "The places that touches at one instant share.", "positions", columns);
    if request.models.iter().any(needs_milestones) {
        milestones(steps);
    }
    if request.models.iter().any(needs_channels) {
        channels(steps);
    }
    steps.positions = steps.last();
}

/// The model of ours with the same arithmetic, or the model itself.
pub(super) fn resolved(model: &Model) -> Model {
    match model {
        Model::As(preset) => preset.same().unwrap_or_else(|| model.clone()),
        _ => model.clone(),
    }
}

fn needs_milestones(model: &Model) -> bool {
    matches!(
        resolved(model),
        Model::W | Model::FullPath | Model::ULead | Model::Stages(_) | Model::As(Preset::DreamdataW)
    )
}

/// Whether a model weighs channels.
pub(super) fn needs_channels(model: &Model) -> bool {
    let model = resolved(model);
    matches!(model, Model::LinearPerChannel | Model::Shapley) || model.is_learned() && !Request::weighs_teams(&model)
}

/// Adds the latest touch at or before each date, and where the touches tied with it begin.
fn milestones(steps: &mut Steps) {
    let until = |date: &str, value: &str| {
        let before = all_of([column(date).known(), column("time").at_most(column(date))]);
        WindowFunction::Most(when(before, column(value), null(Type::Integer))).over(&["deal"])
    };
    let columns = vec![
        named("lead_last", until("lead_created", "position")),
        named("lead_first", until("lead_created", "tie_first")),
        named("opportunity_last", until("opportunity_created", "position")),
        named("opportunity_first", until("opportunity_created", "tie_first")),
        named("close_last", until("close", "position")),
        named("opening_last", opening()),
    ];
    let about = "The latest touch at or before the lead, the opportunity and the close.";
    steps.window("milestones", about, "ties", columns);
}

fn opening() -> Expression {
    let first = column("tie_first").equals(integer(1));
    WindowFunction::Most(when(first, column("tie_last"), null(Type::Integer))).over(&["deal"])
}

/// Adds the touches of each channel, and whether a touch is the first of its channel.
fn channels(steps: &mut Steps) {
    let from = steps.last();
    let columns = vec![
        named("channel_touches", WindowFunction::Count.over(&["deal", "channel"])),
        named("channel_place", WindowFunction::RowNumber.ordered(&["deal", "channel"], Order::by(&["position"]))),
    ];
    steps.window("channels", "The touches of each channel in the deal.", &from, columns);
}
