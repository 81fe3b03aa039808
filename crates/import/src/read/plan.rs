//! How the rows of a file are read: its columns, their roles and formats.

mod formats;

use crate::source::Record;
use fairshare_types::options::{Choices, FileChoices};
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape, Why};

use self::formats::Formats;
use super::clock::clock_column;
use super::file::InferredFormats;
use super::fit::{self, MarkedBy};
use super::key::are_of_any_kind;
use super::labels::label_column;
use super::layout::{Kind, Layout};
use super::leads::{self, LeadColumns, Sign};
use super::probability::Probabilities;
use super::profile::Profiles;
use super::spend::{SpendColumns, heading_currency};
use super::staff::Staff;
use super::typed::ABSENT;
use super::words::Topic;
use crate::detect::{
    Column, Contest, Heading, OutcomeCandidate, PathEnds, Ranking, Recognition, Structure, WideTouch, cause,
    is_list_of_numbers, is_tick, missing, recognise, wide,
};
use crate::parse::{DateDecision, is_nothing, zone_in_heading};

/// How the rows of a file are read.
pub struct Plan {
    pub columns: Vec<Column>,
    pub shape: Shape,
    pub layout: Layout,
    /// Separator of the steps of a path.
    pub separator: &'static str,
    /// Steps at the ends of all paths that are not channels.
    pub path_ends: PathEnds,
    /// Why it cannot become journeys.
    pub missing: Option<Reason>,
    /// Its rows are conversions of the customers in other files.
    pub conversions: bool,
    /// Rows of one customer are purchases of their own because their cells show it.
    pub purchases: bool,
    /// The user takes the rows of one customer as one deal.
    pub one_deal: bool,
    /// It lists the customers of another file.
    pub customers: bool,
    /// Its part in finding teams by persons.
    pub staff: Option<Staff>,
    /// Its columns of spend, if it has such columns.
    pub spend: Option<SpendColumns>,
    /// Its rows are spend because another file brings touches.
    pub beside_touches: bool,
    /// Its columns of people, if it may list people without deals.
    pub people: Option<LeadColumns>,
    /// Its rows are people without deals.
    pub leads: bool,
    /// Columns that say which of these people converted.
    pub lead_signs: Vec<Sign>,
    /// Rows that do not count because a plain close date is filled.
    pub closed_leads: u64,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// The user chose the meaning of a row, or leaves the file out.
    pub fixed: bool,
    /// Profiles of the columns.
    pub profiles: Profiles,
    /// The other columns that could have each role.
    pub rankings: Vec<Ranking>,
    /// Columns that may be the outcome but are not used.
    pub outcome_candidates: Vec<OutcomeCandidate>,
    /// An outcome column and a stage column that contradict each other.
    pub contest: Option<Contest>,
}

impl Plan {
    /// Adds a row to the profiles and to what is known about people without deals, while rows are sampled.
    pub fn see(&mut self, row: &Record<'_>, choices: &Choices) {
        if let Some(people) = self.people.as_mut().filter(|_| !self.profiles.are_full()) {
            people.see(row, choices);
        }
        self.profiles.see(row);
    }

    pub fn new(
        rows: Vec<Vec<String>>,
        found: &Structure,
        choices: &FileChoices,
        learned: Option<&InferredFormats>,
    ) -> Self {
        let is_chosen = choices.shape == Some(Shape::Leads);
        let chosen_shape = choices.shape.filter(|_| !is_chosen);
        let recognition = recognise(&found.names, &rows, &choices.roles, chosen_shape);
        let Recognition { mut columns, mut shape, rankings, outcome_candidates, lost_if_filled, contest, refined } =
            recognition;
        let assigned = learned.and_then(|learned| learned.assigned.as_ref());
        let spend = SpendColumns::find(&columns, &rows);
        let beside_touches = learned.is_some_and(|learned| learned.spend);
        if beside_touches {
            shape = Shape::Spend;
        }
        if let (Shape::Spend, Ok(spend)) = (shape, &spend) {
            spend.assign(&mut columns);
        }
        let people = LeadColumns::find(&columns);
        let lists_leads = is_chosen || learned.is_some_and(|learned| learned.leads);
        let lead_signs = people.iter().filter(|_| lists_leads).flat_map(|people| people.signs.clone()).collect();
        if lists_leads {
            shape = Shape::Touches;
            leads::assign(&mut columns, people.as_ref());
        }
        if let Some(assigned) = assigned {
            shape = assigned.shape;
            fit::obey(&mut columns, assigned);
        }
        let fixed_shape = choices.shape.is_some()
            || beside_touches
            || lists_leads
            || assigned.is_some_and(|assigned| assigned.shape == Shape::Deals);
        let fit = fit::fit(&mut columns, shape, &rows, fixed_shape);
        shape = fit.shape;
        let rows = fill_down(rows, &fit.filled_down);
        let wide: Vec<WideTouch> = if shape == Shape::Wide {
            let headings: Vec<Heading> = found.names.iter().map(|name| Heading::of(name)).collect();
            wide(&found.names, &headings)
        } else {
            Vec::new()
        };
        let formats = Formats::new(&columns, &rows, &wide, choices, learned);
        let cells = |at: usize| formats.cells(at);
        let separator = formats.separator;
        let path_ends = match columns.iter().position(|c| c.role == Some(Role::Path)) {
            Some(at) if matches!(shape, Shape::Paths | Shape::Aggregated) => PathEnds::of(cells(at), separator),
            _ => PathEnds::default(),
        };
        let first_time = wide.iter().find_map(|touch| touch.time);
        let (dates, numbers) = (|at: usize| formats.dates(at), |at: usize| formats.numbers(at));
        let staff = learned.and_then(|learned| learned.staff);
        let missing_spend = spend.as_ref().err().copied();
        let missing = match assigned {
            _ if choices.left_out => Some(Reason::LeftOut),
            _ if shape == Shape::Spend => missing_spend,
            Some(_) => None,
            None if matches!(staff, Some(Staff::List { .. })) => None,
            None if fit.undated => None,
            None => match cause(missing(shape, &columns), shape, &columns, &rows) {
                Some(Reason::Summary) if spend.is_ok() => Some(Reason::SpendAlone),
                Some(Reason::Summary) if missing_spend == Some(Reason::SpendWithoutYear) => missing_spend,
                missing => missing,
            },
        };
        let mut layout = Layout::new(&columns, shape, wide, &dates, &numbers);
        if let Some(at) = columns.iter().position(|column| column.role == Some(Role::Probability)) {
            let unit = (choices.rows.chosen_percent(), learned.and_then(|learned| learned.percent));
            layout.probability = Probabilities::new(numbers(at), &columns[at].name, formats.cells(at), unit);
        }
        if let (Ok(spend), true) = (&spend, shape == Shape::Spend || missing == Some(Reason::SpendAlone)) {
            // Cells of a file that may be read as spend later are evidence for its formats.
            let [cost, time] = spend.cost_and_time();
            (layout.cost, layout.time) = (numbers(cost), dates(time));
            if spend.until != ABSENT {
                layout.until = dates(spend.until);
            }
        }
        if shape == Shape::Spend {
            let at = |role| columns.iter().position(|column| column.role == Some(role)).unwrap_or(ABSENT);
            layout.channel = at(Role::Channel);
            layout.named_currency = columns.get(at(Role::Cost)).and_then(|column| heading_currency(&column.name));
        }
        if let (Shape::Wide, ABSENT, Some(first)) = (shape, layout.time.at, first_time) {
            layout.time = dates(first);
        }
        if shape == Shape::Touches {
            layout.clock = clock_column(&columns, layout.time.at, &cells);
            layout.time.set_zone(columns.get(layout.clock).and_then(|column| zone_in_heading(&column.name)));
            layout.spare_times = fit.activity_times.otherwise.iter().map(|&at| formats.spare_time(at)).collect();
        }
        match assigned {
            Some(assigned) if assigned.names() => layout.titles = assigned.key.0,
            Some(assigned) if !assigned.links => layout.set_key(assigned.key),
            _ => {}
        }
        if matches!(shape, Shape::Deals | Shape::Wide | Shape::Paths)
            && !assigned.is_some_and(|assigned| assigned.conversions)
        {
            let is_dated = |at: &usize| formats.date_evidence(*at).decide() != DateDecision::NotDates;
            layout.take_record_created(&columns, &|at| Some(at).filter(is_dated).map(&dates));
        }
        layout.fit(&fit);
        if fit.refunded != ABSENT {
            layout.refunded = numbers(fit.refunded);
            layout.keeps_refunded = choices.rows.keep_refunded;
        }
        let ticks = |at: &usize| {
            let mut filled = cells(*at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
            let first = filled.peek().copied();
            first.is_some_and(is_tick) && filled.all(|cell| Some(cell) == first)
        };
        layout.ticks = Some(layout.outcome).filter(|&at| at != ABSENT).is_some_and(|at| ticks(&at));
        // Web analytics list the goals that a visit reached.
        let goals = |at: usize| {
            let mut filled = cells(at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
            filled.peek().is_some() && filled.all(is_list_of_numbers)
        };
        layout.goals = layout.outcome != ABSENT && goals(layout.outcome);
        layout.ticks |= layout.goals;
        layout.refined = refined;
        layout.lost = lost_if_filled.filter(|&at| columns[at].role.is_none() && !lists_leads).unwrap_or(ABSENT);
        let dated = [Role::Created, Role::Closed, Role::LeadCreated, Role::OpportunityCreated];
        let meaning = columns.get(layout.time.at).and_then(|column| column.meaning);
        layout.lists_deals = shape != Shape::Touches || meaning.is_some_and(|meaning| dated.contains(&meaning));
        // In a list of deals, the team of each row is that of its deal.
        layout.team_of_deal |= layout.lists_deals && fit.team_of_row;
        // In a row that is a touch and tells about its deal, either of them may be deleted.
        let is_clear = layout.lists_deals || !(layout.tells_outcomes() || layout.amount.at != ABSENT);
        for mark in &mut layout.marks {
            // An export of the bin alone may be on purpose.
            let separates = cells(mark.at).any(|cell| !mark.by.is_marked(mark.kind, cell.trim()));
            // An outcome says that the deal is deleted, not the touch.
            let is_clear = is_clear || mark.by == MarkedBy::Word;
            mark.choose(choices.rows, is_clear && separates);
        }
        layout.label = label_column(&columns, shape, layout.key, layout.kind);
        let time = columns.get(layout.time.at).filter(|_| shape == Shape::Touches);
        layout.of_responses = time.is_some_and(|column| Topic::Response.is_in(&column.name));
        layout.any_kind |= shape == Shape::Touches && layout.kind == Kind::Deal && are_of_any_kind(cells(layout.key));
        let purchases = learned.is_some_and(|learned| learned.purchases);
        layout.by_close = purchases && shape == Shape::Touches;
        layout.counts_lost = choices.rows.count_lost;
        if let Some(Staff::Touches(at)) = staff {
            layout.staff = at;
        }
        let spare = layout.spare_times.iter().map(|spare| (spare.clock, spare.dates.at));
        let clocks: Vec<_> = std::iter::once((layout.clock, layout.time.at)).chain(spare).collect();
        for (clock, dates) in clocks {
            let of = columns.get(dates).map(|column| column.name.clone()).unwrap_or_default();
            if let Some(clock) = columns.get_mut(clock) {
                clock.why = Why::ClockOf(of);
            }
        }
        let conversions = assigned.is_some_and(|assigned| assigned.conversions) || purchases && shape == Shape::Deals;
        let fixed = choices.left_out || choices.shape.is_some();
        let one_deal = choices.rows.one_deal;
        let profiles = Profiles::new(&columns, &rows);
        let filled_down = fit.filled_down;
        Self {
            columns,
            shape,
            layout,
            separator,
            path_ends,
            missing,
            conversions,
            purchases,
            one_deal,
            customers: assigned.is_some_and(|assigned| assigned.shape == Shape::Links),
            staff,
            spend: spend.ok(),
            beside_touches,
            people,
            leads: lists_leads,
            lead_signs,
            closed_leads: 0,
            fixed,
            profiles,
            filled_down,
            rankings,
            outcome_candidates: if lists_leads { Vec::new() } else { outcome_candidates },
            contest,
        }
    }
}

/// Fills the empty columns of a grouped report from the row above.
fn fill_down(mut rows: Vec<Vec<String>>, columns: &[usize]) -> Vec<Vec<String>> {
    for row in 1..rows.len() {
        let bare = columns.iter().all(|&at| rows[row].get(at).is_none_or(String::is_empty));
        if columns.is_empty() || !bare {
            continue;
        }
        for &at in columns {
            let above = rows[row - 1].get(at).cloned().unwrap_or_default();
            if let Some(cell) = rows[row].get_mut(at) {
                *cell = above;
            }
        }
    }
    rows
}
