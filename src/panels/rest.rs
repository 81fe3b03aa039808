//! The panels that the first picture does without: a chunk of the page's program, fetched after it.

use leptos::prelude::*;

use super::agreement::AgreementPanel;
use super::beside::DealsPlace;
use super::check_strip::CheckStrip;
use super::counting::CountingPanel;
use super::fairness::FairnessPanel;
use super::filters::FiltersPanel;
use super::grouping::GroupingPanel;
use super::holdout::HoldoutPanel;
use super::intake::AddOrReplace;
use super::models::ModelsPanel;
use super::moved::MovedPanel;
use super::paths::PathsPanel;
use super::periods::PeriodsPanel;
use super::pictured::Pictured;
use super::pipeline::PipelinePanel;
use super::questions::Questions;
use super::reading::{ReadingPanel, RefusedPanel};
use super::spend::SpendPanel;
use super::table::TablePanel;
use super::teams::TeamsPanel;
use super::together::TogetherPanel;
use super::warehouse::WarehouseDialog;
use crate::chunks::{NotFetched, chunk};
use crate::components::Deferred;
use crate::flow::Flow;
use crate::state::Store;

/// A panel of the chunk, or several that stand together.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Panels about new files: refused files, the check, the questions, the account of the reading.
    Files,
    /// The choices.
    Choices,
    /// The fairness check.
    Fairness,
    /// What moves, and two periods.
    Moved,
    /// Won together, and the pipeline.
    Together,
    /// Paths of won and lost deals.
    Paths,
    /// What attribution cannot tell.
    Limits,
    /// The table, return and budget.
    Table,
    /// The agreement.
    Agreement,
    /// The list of deals.
    Deals,
    /// The question whether dropped files are added, and the query for a warehouse.
    Dialogs,
}

/// What the panels take.
#[derive(Clone, Copy)]
pub struct Given {
    /// The store.
    pub store: Store,
    /// The picture that the Share menu copies and saves.
    pub pictured: Pictured,
    /// Requests and loads.
    pub flow: Flow,
}

/// Builds a panel of the chunk.
pub type Build = fn(Part, Given) -> AnyView;

chunk! {
    rest fn builder() -> Build { build }
}

/// Fetches the function that builds the panels.
///
/// # Errors
/// If the chunk cannot be fetched.
pub async fn fetch_build() -> Result<Build, NotFetched> {
    builder().await
}

fn build(part: Part, given: Given) -> AnyView {
    let Given { store, pictured, flow } = given;
    let Store { choices, results, derived, screen, drill } = store;
    let texts = screen.texts();
    match part {
        Part::Files => view! {
            <RefusedPanel texts redacted=choices.redacted refused=results.refused unfolded=screen.unfolded said_at=screen.said_at flow />
            <CheckStrip texts choices decisions=results.decisions derived said_at=screen.said_at flow />
            <Questions texts decisions=results.decisions derived said_at=screen.said_at flow />
            <ReadingPanel texts import=choices.import redacted=choices.redacted results facts=derived.facts currency=derived.currency screen flow />
        }
        .into_any(),
        Part::Choices => view! {
            <Deferred><TeamsPanel texts choices decisions=results.decisions compared=results.compared flip_points=results.flips derived watched=screen.watched /></Deferred>
            <Deferred><ModelsPanel texts choices flip_points=results.flips explained=results.explained derived watched=screen.watched explaining=screen.explaining limits=screen.limits more=screen.more_models /></Deferred>
            <Deferred><GroupingPanel texts import=choices.import facts=derived.facts draft=screen.channel_rules reading=Signal::derive(move || results.loading.with(Option::is_some)) stayed=screen.stayed flow /></Deferred>
            <Deferred><CountingPanel texts choices flip_points=results.flips facts=derived.facts baseline=derived.baseline watched=screen.watched stayed=screen.stayed flow /></Deferred>
            <Deferred><FiltersPanel texts eligible=choices.eligible facts=derived.facts /></Deferred>
        }
        .into_any(),
        Part::Fairness => {
            view! { <FairnessPanel texts fairness=results.fairness facts=derived.facts currency=derived.currency drill unconverted=results.unconverted open=screen.fairness /> }.into_any()
        }
        Part::Moved => view! {
            <MovedPanel texts choices results derived screen drill pictured />
            <PeriodsPanel texts choices results derived screen />
        }
        .into_any(),
        Part::Together => view! {
            <TogetherPanel texts choices results derived screen drill pictured />
            <PipelinePanel texts results derived screen drill />
        }
        .into_any(),
        Part::Paths => view! { <PathsPanel texts results derived screen drill /> }.into_any(),
        Part::Limits => view! { <HoldoutPanel texts screen /> }.into_any(),
        Part::Table => view! {
            <TablePanel texts choices results derived screen drill flow />
            <SpendPanel texts choices spend=results.spend derived highlight=screen.highlight screen drill />
        }
        .into_any(),
        Part::Agreement => view! { <AgreementPanel texts choices results derived screen /> }.into_any(),
        Part::Deals => view! { <DealsPlace texts choices results derived screen drill /> }.into_any(),
        Part::Dialogs => view! {
            <AddOrReplace texts facts=derived.facts offered=screen.offered flow />
            <WarehouseDialog texts choices derived screen />
        }
        .into_any(),
    }
}
