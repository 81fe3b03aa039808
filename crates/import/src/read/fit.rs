//! Roles of columns that follow from more than their names: from the other files, or from how cells vary within a deal.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Kind;
use super::together::Assigned;
use super::typed::ABSENT;
use super::words::Topic;
use crate::detect::{Column, Confidence, Role, Shape, Why, is_total_word, words};
use crate::parse::{DateEvidence, is_nothing};

/// Gives the columns the roles that the other files assign.
pub fn obey(columns: &mut [Column], assigned: &Assigned) {
    let (key, kind) = assigned.key;
    if assigned.shape == Shape::Touches {
        for column in columns.iter_mut().filter(|column| column.role == Some(Role::JourneyId)) {
            column.role = column.meaning.filter(|meaning| *meaning != Role::JourneyId);
        }
        let meaning = columns[key].meaning.filter(|meaning| meaning.is_key()).unwrap_or(kind.role());
        take(&mut columns[key], Role::JourneyId, meaning, Why::Cells);
        return;
    }
    if assigned.conversions {
        for column in columns.iter_mut() {
            let of_touches = matches!(
                column.role,
                Some(
                    Role::Channel
                        | Role::Campaign
                        | Role::TouchType
                        | Role::Team
                        | Role::TeamShare
                        | Role::Time
                        | Role::Sequence
                )
            );
            if of_touches && column.why != Why::Chosen {
                (column.role, column.meaning, column.why) = (None, None, Why::Unused);
            }
        }
    }
    if let Some(closed) = assigned.closed {
        take(&mut columns[closed], Role::Closed, Role::Closed, Why::Cells);
    }
    if let Some(amount) = assigned.amount {
        take(&mut columns[amount], Role::Value, Role::Value, Why::Cells);
    }
    let column = &mut columns[key];
    column.meaning = Some(kind.role());
    if column.role.is_none() {
        take(column, kind.role(), kind.role(), Why::Cells);
    }
}

/// How the rows of one file hang together, as far as their cells tell.
pub struct Fit {
    pub shape: Shape,
    /// Columns of a grouped report that only the first row of a group fills.
    pub filled_down: Vec<usize>,
    /// Column of the id of each touch.
    pub touch_id: usize,
    /// Column of the ids of persons before they are known.
    pub anonymous: usize,
    /// Only the rows of conversions give an amount, in a log of all events.
    pub log: bool,
    /// Touches have a position and no date.
    pub undated: bool,
    /// The file repeats each touch for every model of another tool.
    pub per_model: bool,
    /// Column of the shares of the teams in the team column.
    pub split: usize,
    /// Column of such shares that do not fit the teams.
    pub unused_split: usize,
    /// Column of products: each line of a deal is one of them, with an amount of its own.
    pub lines: usize,
    /// Column of events among which purchases mark conversions, and those texts.
    pub events: usize,
    pub purchases: Vec<String>,
    /// The close is a payment: rows without one are not paid.
    pub paid: bool,
}

/// The first rows of a file, and questions about their cells.
struct Cells<'a> {
    rows: &'a [Vec<String>],
}

impl<'a> Cells<'a> {
    fn get(&self, row: usize, at: usize) -> &'a str {
        let cell = self.rows[row].get(at).map_or("", String::as_str);
        if is_nothing(cell.as_bytes()) { "" } else { cell }
    }

    fn column(&self, at: usize) -> impl Iterator<Item = &'a str> {
        (0..self.rows.len()).map(move |row| self.get(row, at)).filter(|cell| !cell.is_empty())
    }

    fn filled(&self, at: usize) -> usize {
        self.column(at).count()
    }

    fn distinct(&self, at: usize) -> usize {
        self.column(at).collect::<BTreeSet<_>>().len()
    }

    /// Keys with several rows, and those of them within which a column varies.
    fn varying(&self, key: usize, at: usize) -> (usize, usize) {
        let mut seen: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
        for row in (0..self.rows.len()).filter(|&row| !self.get(row, key).is_empty()) {
            let (rows, cells) = seen.entry(self.get(row, key)).or_default();
            *rows += 1;
            cells.insert(self.get(row, at));
        }
        let several = seen.values().filter(|(rows, _)| *rows > 1);
        (several.clone().count(), several.filter(|(_, cells)| cells.len() > 1).count())
    }

    /// Keys beside which a column has several texts.
    fn persons_of(&self, key: usize, at: usize) -> usize {
        let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in (0..self.rows.len()).filter(|&row| !self.get(row, key).is_empty() && !self.get(row, at).is_empty()) {
            seen.entry(self.get(row, key)).or_default().insert(self.get(row, at));
        }
        seen.values().filter(|texts| texts.len() > 1).count()
    }

    /// Whether all cells are small whole numbers, such as `3` or `3.0`.
    fn are_positions(&self, at: usize) -> bool {
        let small = |cell: &str| cell.parse::<f64>().is_ok_and(|n| n.fract() == 0.0 && n.abs() < 100_000.0);
        self.filled(at) > 0 && self.column(at).all(small)
    }

    fn are_dates(&self, at: usize) -> bool {
        let mut evidence = DateEvidence::default();
        self.column(at).for_each(|cell| evidence.see(cell.as_bytes()));
        let (seen, dates) = evidence.share();
        dates * 2 > seen
    }
}

/// Fits roles to the cells. `given` says that the user chose the shape.
pub fn fit(columns: &mut [Column], shape: Shape, rows: &[Vec<String>], given: bool) -> Fit {
    let rows: Vec<Vec<String>> =
        rows.iter().filter(|row| !row.iter().any(|cell| is_total_word(cell))).cloned().collect();
    let cells = Cells { rows: &rows };
    let mut fit = Fit {
        shape,
        filled_down: Vec::new(),
        touch_id: ABSENT,
        anonymous: ABSENT,
        log: false,
        undated: false,
        per_model: false,
        split: ABSENT,
        unused_split: ABSENT,
        lines: ABSENT,
        events: ABSENT,
        purchases: Vec::new(),
        paid: false,
    };
    if rows.is_empty() {
        return fit;
    }
    if matches!(shape, Shape::Touches | Shape::Deals | Shape::Other | Shape::Links) && !given {
        per_model(columns, &cells, &mut fit);
        positions(columns, &cells, &mut fit);
    }
    if fit.shape == Shape::Touches {
        sparse_key(columns, &cells, &mut fit);
        fit.filled_down = grouped(columns, &cells);
        fit.touch_id = if fit.per_model { ABSENT } else { touch_id(columns, &cells) };
        split_shares(columns, &cells, &mut fit);
        purchases(columns, &cells, &mut fit);
    }
    if fit.shape == Shape::Deals {
        fit.lines = lines(columns, &cells);
    }
    fit.paid = matches!(fit.shape, Shape::Touches | Shape::Deals) && paid(columns, &cells);
    fit
}

fn at(columns: &[Column], role: Role) -> Option<usize> {
    columns.iter().position(|column| column.role == Some(role))
}

fn key_of(columns: &[Column]) -> Option<usize> {
    [Role::JourneyId, Role::Contact, Role::Account].into_iter().find_map(|role| at(columns, role))
}

fn has_channel(columns: &[Column]) -> bool {
    [Role::Channel, Role::Campaign, Role::TouchType].into_iter().any(|role| at(columns, role).is_some())
}

/// Rows of touches with their deal's stage and amount, once for each model of another tool.
fn per_model(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns) else { return };
    let model = columns
        .iter()
        .position(|column| column.role.is_none_or(|role| !role.is_key()) && Topic::Model.is_in(&column.name));
    let repeated = model.is_some_and(|at| cells.varying(key, at).1 > 0 && cells.distinct(at) < cells.filled(at));
    let listed = [Role::Channel, Role::Campaign, Role::TouchType].into_iter().find_map(|role| at(columns, role));
    if fit.shape == Shape::Deals {
        let Some(listed) = listed else { return };
        // Rows of one deal that name different campaigns on days of their own are its touches.
        let created = at(columns, Role::Created)
            .or_else(|| columns.iter().position(|c| c.role == Some(Role::Time) && c.meaning == Some(Role::Created)));
        let Some(created) = created.filter(|&at| cells.are_dates(at) && cells.varying(key, at).1 > 0) else { return };
        if cells.varying(key, listed).1 == 0 {
            return;
        }
        take(&mut columns[created], Role::Time, Role::Time, Why::Cells);
        fit.shape = Shape::Touches;
    }
    fit.per_model = fit.shape == Shape::Touches && repeated;
    if let (true, Some(at)) = (fit.per_model, model)
        && columns[at].why != Why::Chosen
    {
        (columns[at].role, columns[at].meaning) = (None, None);
    }
}

/// Touches that a position orders instead of a date.
fn positions(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns).filter(|_| has_channel(columns)) else { return };
    if let Some(time) = at(columns, Role::Time)
        && columns[time].meaning == Some(Role::Time)
        && columns[time].why != Why::Chosen
        && !cells.are_dates(time)
        && cells.are_positions(time)
        && at(columns, Role::Sequence).is_none()
    {
        take(&mut columns[time], Role::Sequence, Role::Sequence, Why::Cells);
    }
    let time = at(columns, Role::Time);
    if time.is_some_and(|at| {
        !matches!(
            columns[at].meaning,
            Some(Role::Closed | Role::Created | Role::LeadCreated | Role::OpportunityCreated)
        )
    }) {
        return;
    }
    if time.is_some_and(|at| cells.varying(key, at).1 > 0) {
        return;
    }
    let position = at(columns, Role::Sequence).filter(|&at| cells.are_positions(at)).or_else(|| {
        (0..columns.len()).find(|&at| {
            let (several, varying) = cells.varying(key, at);
            let column = &columns[at];
            at != key
                && column.role.is_none()
                && Topic::Position.is_in(&column.name)
                && cells.are_positions(at)
                && several > 0
                && varying == several
        })
    });
    let Some(position) = position else { return };
    take(&mut columns[position], Role::Sequence, Role::Sequence, Why::Cells);
    if let Some(time) = time {
        let meaning = columns[time].meaning;
        columns[time].role = meaning;
        columns[time].why = Why::Cells;
    }
    if let Some(closed) = at(columns, Role::Closed).filter(|&at| !cells.are_dates(at)) {
        (columns[closed].role, columns[closed].meaning) = (None, None);
    }
    if at(columns, Role::JourneyId).is_none() {
        columns[key].role = Some(Role::JourneyId);
    }
    fit.shape = Shape::Touches;
    fit.undated = true;
}

/// A key that most rows lack gives way to one that nearly all have, and ids of persons before they are known fill its gaps.
fn sparse_key(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let rows = cells.rows.len();
    let nearly_all = |at: usize| cells.filled(at) * 20 >= rows * 19;
    known_person(columns, cells);
    let other_id = |columns: &[Column], key: usize| {
        let role = |role: Role| columns.iter().position(|column| column.meaning == Some(role));
        let unused = || {
            (0..columns.len())
                .find(|&at| columns[at].role.is_none() && is_anonymous_id(&columns[at].name) && nearly_all(at))
        };
        [role(Role::Contact), unused(), role(Role::Account)]
            .into_iter()
            .flatten()
            .find(|&at| at != key && nearly_all(at))
    };
    if let Some(key) = at(columns, Role::JourneyId)
        && columns[key].meaning == Some(Role::JourneyId)
        && columns[key].why != Why::Chosen
        && cells.filled(key) * 5 <= rows * 3
        && let Some(other) = other_id(columns, key)
        && grouped(columns, cells).is_empty()
    {
        (columns[key].role, columns[key].meaning, columns[key].why) = (None, None, Why::Unused);
        let meaning = columns[other].meaning.unwrap_or(Role::Contact);
        take(&mut columns[other], Role::JourneyId, meaning, Why::Cells);
        let sparse = at(columns, Role::Value).is_some_and(|at| cells.filled(at) * 5 <= rows * 3);
        fit.log = sparse && at(columns, Role::Outcome).is_none() && at(columns, Role::Stage).is_none();
    }
    let Some(key) = key_of(columns) else { return };
    if columns[key].meaning != Some(Role::Contact) || cells.filled(key) == rows {
        return;
    }
    let found = (0..columns.len()).find(|&at| {
        at != key
            && columns[at].role.is_none_or(|role| role == Role::Contact)
            && is_anonymous_id(&columns[at].name)
            && cells.filled(at) > cells.filled(key)
    });
    fit.anonymous = found.unwrap_or(ABSENT);
}

/// Lets the id of a known person be the key, where that of the anonymous one is and rows have both.
fn known_person(columns: &mut [Column], cells: &Cells<'_>) {
    let Some(key) = key_of(columns) else { return };
    let of_person = columns[key].meaning == Some(Role::Contact);
    if !of_person || columns[key].why == Why::Chosen || !is_anonymous_id(&columns[key].name) {
        return;
    }
    let known = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let person = column.why == Why::Taken(Role::Contact) || column.meaning == Some(Role::Contact);
        let both = (0..cells.rows.len()).any(|row| !cells.get(row, key).is_empty() && !cells.get(row, at).is_empty());
        // A known person has several anonymous ids; an id of several persons is that of a shared device.
        let shared = both && cells.persons_of(key, at) * 2 > cells.distinct(key);
        at != key && person && column.role.is_none() && !is_anonymous_id(&column.name) && both && !shared
    });
    let Some(known) = known else { return };
    (columns[known].role, columns[known].meaning) = (columns[key].role, Some(Role::Contact));
    (columns[known].confidence, columns[known].why) = (Confidence::Likely, Why::Cells);
    (columns[key].role, columns[key].meaning, columns[key].why) = (None, None, Why::Unused);
}

/// The columns of a grouped report that only the first row of a group fills.
fn grouped(columns: &[Column], cells: &Cells<'_>) -> Vec<usize> {
    let Some(key) = key_of(columns) else { return Vec::new() };
    let (named, bare): (Vec<usize>, Vec<usize>) =
        (0..cells.rows.len()).partition(|&row| !cells.get(row, key).is_empty());
    let once = cells.distinct(key) == named.len();
    if bare.len() < 2 || !once || cells.get(0, key).is_empty() {
        return Vec::new();
    }
    // Another key that all rows have tells them apart by itself.
    let keyed = (0..columns.len()).any(|at| {
        let column = &columns[at];
        at != key
            && column.role.or(column.meaning).is_some_and(Role::is_key)
            && bare.iter().all(|&row| !cells.get(row, at).is_empty())
    });
    let empty: Vec<usize> = (0..columns.len())
        .filter(|&at| {
            bare.iter().all(|&row| cells.get(row, at).is_empty())
                && named.iter().any(|&row| !cells.get(row, at).is_empty())
        })
        .collect();
    let evident = empty.len() > 1 || bare.len() * 10 >= cells.rows.len() * 3;
    if keyed || !evident { Vec::new() } else { empty }
}

/// Whether a heading names ids of persons before they are known: `visitor id`, `ID visiteur`.
fn is_anonymous_id(heading: &str) -> bool {
    let words = words(heading);
    let id = |word: Option<&String>| word.is_some_and(|word| Topic::AnonymousId.has(word));
    id(words.last()) && words.iter().any(|word| Topic::Anonymous.has(word))
        || id(words.first()) && words.iter().any(|word| Topic::Visitor.has(word))
}

/// The column of the shares of the teams that the team column lists.
fn split_shares(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(team) = at(columns, Role::Team) else { return };
    let several = |row: &usize| split_teams(cells.get(*row, team)).len() > 1;
    let rows: Vec<usize> = (0..cells.rows.len()).filter(several).collect();
    let mut split = None;
    for (at, column) in columns.iter().enumerate() {
        let free = column.role.is_none_or(|role| role == Role::Given) && column.why != Why::Chosen;
        let filled: Vec<usize> = rows.iter().copied().filter(|&row| !cells.get(row, at).is_empty()).collect();
        if at == team || !free || filled.is_empty() {
            continue;
        }
        let named = Topic::Share.is_in(&column.name);
        // Credit of another tool is no share, and a lone number says nothing of two teams.
        let given = column.role == Some(Role::Given);
        let whole = |row: usize| {
            let cell = cells.get(row, at);
            let lone = !cell.contains(['/', ';', '+', '|', ':', ' ', '\n']);
            if given || lone {
                return false;
            }
            let shares = split_numbers(cell, split_teams(cells.get(row, team)).len());
            let sum: f64 = shares.unwrap_or_default().iter().sum();
            (sum - 100.0).abs() < 1.0
        };
        if filled.iter().all(|&row| divided(cells.get(row, team), cells.get(row, at)).is_some())
            && (named || filled.iter().all(|&row| whole(row)))
        {
            split = Some(at);
            break;
        }
        if named && cells.column(at).all(|cell| cell.bytes().any(|b| b.is_ascii_digit())) {
            fit.unused_split = at;
        }
    }
    if let Some(at) = split {
        take(&mut columns[at], Role::TeamShare, Role::TeamShare, Why::Cells);
        fit.split = at;
    }
}

/// The teams that a cell lists.
fn split_teams(cell: &str) -> Vec<&str> {
    let strong = [';', '|', '/', '+', '\n', '\r', '&', '；'];
    let marks: &[char] = if cell.contains(strong) { &strong } else { &[',', '，', '、'] };
    cell.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The shares that a cell lists for so many teams, in percent. Of two teams one share is enough.
fn split_numbers(cell: &str, teams: usize) -> Option<Vec<f64>> {
    let strong = [';', '|', '/', '+', '\n', '\r', '&', '；', ':'];
    let marks: &[char] = if cell.contains(strong) {
        &strong
    } else if cell.matches(',').count() + 1 == teams {
        &[',']
    } else if cell.contains('-') {
        &['-']
    } else {
        &[' ']
    };
    let number = |part: &str| part.trim().trim_end_matches('%').trim_end().replace(',', ".").parse::<f64>().ok();
    let parts = cell.split(marks).map(str::trim).filter(|part| !matches!(*part, "" | "%"));
    let mut numbers = parts.map(number).collect::<Option<Vec<f64>>>()?;
    if numbers.iter().any(|share| !(0.0..=100.0).contains(share)) {
        return None;
    }
    let sum: f64 = numbers.iter().sum();
    let of_one = sum <= 1.001 && !cell.contains('%');
    if of_one {
        numbers.iter_mut().for_each(|share| *share *= 100.0);
    }
    if numbers.len() == 1 && teams == 2 {
        numbers.push(100.0 - numbers[0]);
    }
    (numbers.len() == teams && sum > 0.0).then_some(numbers)
}

/// The teams of one cell with the shares of another, as one cell would have both; nothing unless each team has a share.
pub fn divided(teams: &str, shares: &str) -> Option<String> {
    let teams = split_teams(teams);
    if teams.len() < 2 {
        return None;
    }
    let shares = split_numbers(shares, teams.len())?;
    let parts: Vec<String> = teams.iter().zip(shares).map(|(team, share)| format!("{team} {share:.4}%")).collect();
    Some(parts.join(" / "))
}

/// Whether an event is a purchase by its name: `purchase`, `order_completed`.
pub fn is_purchase(event: &str) -> bool {
    let words = words(event);
    let are = |topics: &[Topic]| words.iter().all(|word| topics.iter().any(|topic| topic.has(word)));
    let has = |topic: Topic| words.iter().any(|word| topic.has(word));
    let checkout = words.len() > 1 && are(&[Topic::Checkout, Topic::Completed]);
    checkout || has(Topic::Purchase) && are(&[Topic::Purchase, Topic::Completed, Topic::BesidePurchase])
}

/// Purchases among the events of persons, where no column says what became of them.
fn purchases(columns: &[Column], cells: &Cells<'_>, fit: &mut Fit) {
    let told = [Role::Outcome, Role::Stage, Role::Value].into_iter().any(|role| at(columns, role).is_some());
    let of_person = key_of(columns).is_some_and(|key| columns[key].meaning == Some(Role::Contact));
    if told || !of_person {
        return;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let event = column.role == Some(Role::TouchType) || column.role.is_none() && Topic::Event.is_in(&column.name);
        let bought = cells.column(at).filter(|cell| is_purchase(cell)).count();
        event && column.why != Why::Chosen && bought > 0 && bought < cells.filled(at)
    });
    let Some(found) = found else { return };
    let texts: BTreeSet<&str> = cells.column(found).filter(|cell| is_purchase(cell)).collect();
    fit.events = found;
    fit.purchases = texts.into_iter().map(str::to_owned).collect();
}

/// Whether the close is the date of a payment that some rows lack, and nothing else says what became of the orders.
fn paid(columns: &[Column], cells: &Cells<'_>) -> bool {
    let told = [Role::Outcome, Role::Stage].into_iter().any(|role| at(columns, role).is_some());
    let closed = columns.iter().position(|column| column.meaning == Some(Role::Closed));
    let Some(closed) = closed.filter(|&at| !told && columns[at].why != Why::Chosen) else { return false };
    let filled = cells.filled(closed);
    Topic::Payment.is_in(&columns[closed].name) && filled > 0 && filled < cells.rows.len()
}

/// The column of products in a table with a line for each product of a deal: the lines have amounts of their own and close
/// together.
fn lines(columns: &[Column], cells: &Cells<'_>) -> usize {
    let (Some(key), Some(value)) = (key_of(columns), at(columns, Role::Value)) else { return ABSENT };
    let (several, varying) = cells.varying(key, value);
    let one_close = [Role::Stage, Role::Outcome, Role::Closed].into_iter().all(|role| {
        let found = columns.iter().position(|column| column.meaning == Some(role));
        found.is_none_or(|at| cells.varying(key, at).1 * 10 <= several)
    });
    if several == 0 || varying * 2 < several || !one_close || Topic::UnitPrice.is_in(&columns[value].name) {
        return ABSENT;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let free = column.role.is_none_or(|role| role == Role::Segment) && column.why != Why::Chosen;
        at != key && free && Topic::Product.is_in(&column.name) && cells.varying(key, at).1 * 2 >= several
    });
    found.unwrap_or(ABSENT)
}

/// The column of the ids of the touches themselves.
fn touch_id(columns: &[Column], cells: &Cells<'_>) -> usize {
    let is_id = |column: &Column| Topic::Id.is_in(&column.name) && !Topic::OtherId.is_in(&column.name);
    let found = (0..columns.len()).find(|&at| {
        let (filled, distinct) = (cells.filled(at), cells.distinct(at));
        columns[at].role.is_none()
            && columns[at].meaning.is_none()
            && is_id(&columns[at])
            && filled * 20 >= cells.rows.len() * 19
            && distinct * 2 > filled
    });
    found.unwrap_or(ABSENT)
}

fn take(column: &mut Column, role: Role, meaning: Role, why: Why) {
    if column.why == Why::Chosen {
        return;
    }
    if column.role != Some(role) {
        column.confidence = Confidence::Likely;
        column.why = why;
    }
    (column.role, column.meaning) = (Some(role), Some(meaning));
}

impl Kind {
    /// The role of a column with keys of this kind.
    pub const fn role(self) -> Role {
        match self {
            Self::Deal => Role::JourneyId,
            Self::Account => Role::Account,
            Self::Contact => Role::Contact,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_that_are_purchases() {
        for event in [
            "purchase",
            "order_completed",
            "checkout completed",
            "In-app purchase",
            "newOrderPlaced",
            "Заказ оформлен",
            "Bestellung bestätigt",
            "Achat en ligne",
            "Compra realizada",
            "satın alma",
            "購入完了",
        ] {
            assert!(is_purchase(event), "{event}");
        }
        for event in ["", "checkout", "checkout started", "add to cart", "order viewed", "заказ звонка", "購入ページ"]
        {
            assert!(!is_purchase(event), "{event}");
        }
    }

    #[test]
    fn headings_of_anonymous_ids() {
        for heading in [
            "anonymousId",
            "visitor_id",
            "Device key",
            "ga client id",
            "ID visiteur",
            "Besucher-ID",
            "ID посетителя",
            "訪問者ID",
        ] {
            assert!(is_anonymous_id(heading), "{heading}");
        }
        for heading in ["ID client", "user_id", "Visitor", "client name", "ID сделки", ""] {
            assert!(!is_anonymous_id(heading), "{heading}");
        }
    }
}
