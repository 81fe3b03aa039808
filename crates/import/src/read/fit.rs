//! Roles of columns that follow from more than their names: from the other files, or from how cells vary within a deal.

use std::collections::{BTreeMap, BTreeSet};

use super::layout::Kind;
use super::together::Assigned;
use super::typed::ABSENT;
use crate::detect::{Column, Confidence, Role, Shape, Why, is_total_word};
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

/// Words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Rows of touches with their deal's stage and amount, once for each model of another tool.
fn per_model(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    let Some(key) = key_of(columns) else { return };
    let names_model = |column: &Column| {
        words(&column.name)
            .iter()
            .any(|word| ["model", "models", "modell", "modèle", "modelo", "modello", "модель"].contains(&word.as_str()))
    };
    let model = columns.iter().position(|column| column.role.is_none_or(|role| !role.is_key()) && names_model(column));
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
    const NAMES: [&str; 22] = [
        "position",
        "pos",
        "step",
        "day",
        "days",
        "index",
        "idx",
        "order",
        "sequence",
        "seq",
        "rank",
        "number",
        "no",
        "nr",
        "schritt",
        "tag",
        "étape",
        "paso",
        "dia",
        "шаг",
        "день",
        "номер",
    ];
    let named = |column: &Column| words(&column.name).iter().any(|word| NAMES.contains(&word.as_str()));
    let position = at(columns, Role::Sequence).filter(|&at| cells.are_positions(at)).or_else(|| {
        (0..columns.len()).find(|&at| {
            let (several, varying) = cells.varying(key, at);
            let column = &columns[at];
            at != key
                && column.role.is_none()
                && named(column)
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
    let anonymous = |name: &str| {
        let words = words(name);
        words.iter().any(|word| {
            ["anonymous", "anonymousid", "anon", "visitor", "cookie", "client", "device", "pseudo", "distinct", "guest"]
                .iter()
                .any(|known| word.starts_with(known))
        }) && words.last().is_some_and(|word| word.ends_with("id") || word == "key" || word == "cookie")
    };
    known_person(columns, cells, &anonymous);
    let other_id = |columns: &[Column], key: usize| {
        let role = |role: Role| columns.iter().position(|column| column.meaning == Some(role));
        let unused = || {
            (0..columns.len()).find(|&at| columns[at].role.is_none() && anonymous(&columns[at].name) && nearly_all(at))
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
            && anonymous(&columns[at].name)
            && cells.filled(at) > cells.filled(key)
    });
    fit.anonymous = found.unwrap_or(ABSENT);
}

/// Lets the id of a known person be the key, where that of the anonymous one is and rows have both.
fn known_person(columns: &mut [Column], cells: &Cells<'_>, anonymous: &dyn Fn(&str) -> bool) {
    let Some(key) = key_of(columns) else { return };
    let of_person = columns[key].meaning == Some(Role::Contact);
    if !of_person || columns[key].why == Why::Chosen || !anonymous(&columns[key].name) {
        return;
    }
    let known = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let person = column.why == Why::Taken(Role::Contact) || column.meaning == Some(Role::Contact);
        let both = (0..cells.rows.len()).any(|row| !cells.get(row, key).is_empty() && !cells.get(row, at).is_empty());
        // A known person has several anonymous ids; an id of several persons is that of a shared device.
        let shared = both && cells.persons_of(key, at) * 2 > cells.distinct(key);
        at != key && person && column.role.is_none() && !anonymous(&column.name) && both && !shared
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

/// Whether a column is called by one of these words.
fn is_called(column: &Column, names: &[&str]) -> bool {
    words(&column.name).iter().any(|word| names.contains(&word.as_str()))
}

/// The column of the shares of the teams that the team column lists.
fn split_shares(columns: &mut [Column], cells: &Cells<'_>, fit: &mut Fit) {
    const NAMES: [&str; 34] = [
        "share",
        "shares",
        "split",
        "splits",
        "percent",
        "percents",
        "percentage",
        "pct",
        "weight",
        "weights",
        "ratio",
        "allocation",
        "distribution",
        "anteil",
        "anteile",
        "aufteilung",
        "prozent",
        "part",
        "parts",
        "répartition",
        "pourcentage",
        "reparto",
        "porcentaje",
        "quota",
        "quote",
        "aandeel",
        "udział",
        "andel",
        "pay",
        "доля",
        "доли",
        "процент",
        "割合",
        "比率",
    ];
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
        let named = is_called(column, &NAMES) || column.name.contains('%');
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
    const PURCHASES: [&str; 35] = [
        "purchase",
        "purchased",
        "purchases",
        "order",
        "ordered",
        "conversion",
        "converted",
        "transaction",
        "sale",
        "sold",
        "payment",
        "bought",
        "buy",
        "kauf",
        "gekauft",
        "bestellung",
        "achat",
        "commande",
        "compra",
        "pedido",
        "acquisto",
        "ordine",
        "aankoop",
        "bestelling",
        "zakup",
        "zamówienie",
        "köp",
        "покупка",
        "заказ",
        "оплата",
        "продажа",
        "購入",
        "注文",
        "购买",
        "下单",
    ];
    const BESIDE: [&str; 17] = [
        "completed",
        "complete",
        "confirmed",
        "placed",
        "success",
        "successful",
        "succeeded",
        "event",
        "finished",
        "made",
        "paid",
        "new",
        "in",
        "app",
        "online",
        "product",
        "web",
    ];
    let words = words(event);
    let is = |word: &String| PURCHASES.contains(&word.as_str());
    let checkout =
        words.len() > 1 && words.iter().all(|word| word == "checkout" || BESIDE[..7].contains(&word.as_str()));
    checkout || words.iter().any(is) && words.iter().all(|word| is(word) || BESIDE.contains(&word.as_str()))
}

/// Purchases among the events of persons, where no column says what became of them.
fn purchases(columns: &[Column], cells: &Cells<'_>, fit: &mut Fit) {
    let told = [Role::Outcome, Role::Stage, Role::Value].into_iter().any(|role| at(columns, role).is_some());
    let of_person = key_of(columns).is_some_and(|key| columns[key].meaning == Some(Role::Contact));
    if told || !of_person {
        return;
    }
    const NAMES: [&str; 14] = [
        "event",
        "events",
        "action",
        "actions",
        "activity",
        "type",
        "ereignis",
        "aktion",
        "événement",
        "evento",
        "acción",
        "событие",
        "действие",
        "イベント",
    ];
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let event = column.role == Some(Role::TouchType) || column.role.is_none() && is_called(column, &NAMES);
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
    const NAMES: [&str; 30] = [
        "paid",
        "payment",
        "settled",
        "bezahlt",
        "zahlung",
        "gezahlt",
        "payé",
        "payée",
        "paye",
        "paiement",
        "pagado",
        "pago",
        "pagamento",
        "pagato",
        "betaald",
        "betaling",
        "betald",
        "zapłacono",
        "płatność",
        "zapłaty",
        "ödeme",
        "ödendi",
        "оплата",
        "оплаты",
        "оплачен",
        "оплачено",
        "支払",
        "支払日",
        "入金日",
        "付款",
    ];
    let told = [Role::Outcome, Role::Stage].into_iter().any(|role| at(columns, role).is_some());
    let closed = columns.iter().position(|column| column.meaning == Some(Role::Closed));
    let Some(closed) = closed.filter(|&at| !told && columns[at].why != Why::Chosen) else { return false };
    let filled = cells.filled(closed);
    is_called(&columns[closed], &NAMES) && filled > 0 && filled < cells.rows.len()
}

/// The column of products in a table with a line for each product of a deal: the lines have amounts of their own and close
/// together.
fn lines(columns: &[Column], cells: &Cells<'_>) -> usize {
    const NAMES: [&str; 44] = [
        "product",
        "products",
        "item",
        "items",
        "sku",
        "line",
        "lineitem",
        "quantity",
        "qty",
        "article",
        "artikel",
        "produkt",
        "produkte",
        "position",
        "positionen",
        "menge",
        "anzahl",
        "producto",
        "productos",
        "cantidad",
        "línea",
        "produit",
        "produits",
        "quantité",
        "ligne",
        "produto",
        "quantidade",
        "prodotto",
        "quantità",
        "riga",
        "aantal",
        "regel",
        "antal",
        "ilość",
        "pozycja",
        "товар",
        "продукт",
        "позиция",
        "количество",
        "номенклатура",
        "ürün",
        "商品",
        "数量",
        "产品",
    ];
    const UNIT: [&str; 8] = ["unit", "each", "list", "einzel", "einzelpreis", "unitaire", "unitario", "цена"];
    let (Some(key), Some(value)) = (key_of(columns), at(columns, Role::Value)) else { return ABSENT };
    let (several, varying) = cells.varying(key, value);
    let one_close = [Role::Stage, Role::Outcome, Role::Closed].into_iter().all(|role| {
        let found = columns.iter().position(|column| column.meaning == Some(role));
        found.is_none_or(|at| cells.varying(key, at).1 * 10 <= several)
    });
    if several == 0 || varying * 2 < several || !one_close || is_called(&columns[value], &UNIT) {
        return ABSENT;
    }
    let found = (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let free = column.role.is_none_or(|role| role == Role::Segment) && column.why != Why::Chosen;
        at != key && free && is_called(column, &NAMES) && cells.varying(key, at).1 * 2 >= several
    });
    found.unwrap_or(ABSENT)
}

/// The column of the ids of the touches themselves.
fn touch_id(columns: &[Column], cells: &Cells<'_>) -> usize {
    const OTHER: [&str; 24] = [
        "row",
        "line",
        "index",
        "campaign",
        "page",
        "url",
        "product",
        "order",
        "lead",
        "contact",
        "account",
        "customer",
        "user",
        "owner",
        "deal",
        "opportunity",
        "company",
        "ad",
        "adset",
        "person",
        "visitor",
        "client",
        "rep",
        "parent",
    ];
    const IDS: [&str; 11] = ["id", "ids", "uuid", "guid", "key", "number", "no", "nr", "code", "ид", "номер"];
    let is_id = |column: &Column| {
        let words = words(&column.name);
        let id = words.iter().any(|word| {
            IDS.contains(&word.as_str()) || (word.len() > 4 && (word.ends_with("id") || word.ends_with("uuid")))
        });
        id && !words.iter().any(|word| OTHER.contains(&word.as_str()))
    };
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
