//! Recognises tables that look like journeys but are not: summaries, and influence rows of a CRM.

use super::Column;
use super::heading::Heading;
use super::lexicon::Concept;
use fairshare_types::order;
use fairshare_types::problem::Reason;
use fairshare_types::schema::{Role, Shape, Why};

/// Words in headings of sums, as stems that match any ending.
const MEASURES: [&str; 44] = [
    "impression",
    "click",
    "spend",
    "spent",
    "cost",
    "ctr",
    "cpc",
    "cpm",
    "cpa",
    "roas",
    "conversion",
    "conv.",
    "session",
    "pageview",
    "users",
    "visits",
    "views",
    "bounce",
    "sum of",
    "count of",
    "total",
    "average",
    "показы",
    "клик",
    "расход",
    "затрат",
    "конверси",
    "визит",
    "посетител",
    "сумма по полю",
    "количество по полю",
    "итог",
    "impressionen",
    "klicks",
    "kosten",
    "summe von",
    "anzahl von",
    "impresion",
    "clics",
    "gasto",
    "costo",
    "somme de",
    "depense",
    "表示回数",
];

/// Whether a heading names a sum of an advertising or analytics tool.
pub fn names_measure(name: &str) -> bool {
    let lower = name.to_lowercase();
    MEASURES.iter().any(|word| lower.contains(word))
}

/// Headings that a pivot table gives its first column.
const PIVOTS: [&str; 6] = [
    "row labels",
    "названия строк",
    "zeilenbeschriftungen",
    "étiquettes de lignes",
    "etiquetas de fila",
    "etichette di riga",
];

/// Why a file is not used: the true cause if a missing column is only its consequence.
#[must_use]
pub fn cause(missing: Option<Reason>, shape: Shape, columns: &[Column], rows: &[Vec<String>]) -> Option<Reason> {
    match missing {
        Some(Reason::NoKeyColumn | Reason::NotJourneys | Reason::NoTimeColumn) | None
            if matches!(shape, Shape::Deals | Shape::Other) && repeats_by_model(columns, rows) =>
        {
            Some(Reason::InfluenceModels)
        }
        Some(Reason::NoKeyColumn) if is_summary(columns, rows) => Some(Reason::Summary),
        None if matches!(shape, Shape::Touches | Shape::Deals) && counts_as_keys(columns, rows) => {
            Some(Reason::Summary)
        }
        missing => missing,
    }
}

/// Whether a table without a key holds sums: by its headings, or by one row with numbers per channel.
fn is_summary(columns: &[Column], rows: &[Vec<String>]) -> bool {
    let grouped = [Role::Channel, Role::Campaign, Role::TouchType];
    let group = columns.iter().position(|column| column.role.is_some_and(|role| grouped.contains(&role)));
    let lower: Vec<String> = columns.iter().map(|column| column.name.to_lowercase()).collect();
    if lower.iter().any(|name| PIVOTS.contains(&name.trim())) {
        return true;
    }
    // `ConversionRow page` is a text, `Conversions` a sum.
    let measures = |(at, name): (usize, &String)| {
        MEASURES.iter().any(|word| name.contains(word)) && (rows.is_empty() || numeric(rows, at))
    };
    let has_measure =
        columns.iter().any(|column| column.role == Some(Role::Cost)) || lower.iter().enumerate().any(measures);
    if has_measure && (group.is_some() || !numeric(rows, 0)) {
        return true;
    }
    let Some(group) = group else { return false };
    let has_time = columns.iter().any(|column| column.role == Some(Role::Time));
    let mut names: Vec<&String> = rows.iter().filter_map(|row| row.get(group)).collect();
    let all = names.len();
    order::arrange(&mut names, &Ord::cmp);
    names.dedup();
    !has_time && all > 1 && names.len() == all && (0..columns.len()).any(|at| at != group && numeric(rows, at))
}

/// Whether the key is a count among other sums: `Purchases` beside `Impressions` and `Amount spent`.
fn counts_as_keys(columns: &[Column], rows: &[Vec<String>]) -> bool {
    let key = |column: &Column| column.role.is_some_and(Role::is_key) && column.why != Why::Chosen;
    let is_count = |at: usize| {
        let says = Heading::of(&columns[at].name).says;
        let named = [Concept::Id, Concept::Name].iter().any(|concept| says.has(*concept));
        !named && says.role(Role::JourneyId) == 0 && numeric(rows, at)
    };
    let keys: Vec<usize> = (0..columns.len()).filter(|at| key(&columns[*at])).collect();
    let measures = (0..columns.len()).filter(|at| !keys.contains(at) && columns[*at].role != Some(Role::Value));
    let is_measure = |at: &usize| {
        let name = columns[*at].name.to_lowercase();
        let named = columns[*at].role == Some(Role::Cost) || MEASURES.iter().any(|word| name.contains(word));
        named && numeric(rows, *at)
    };
    !keys.is_empty() && keys.iter().all(|at| is_count(*at)) && measures.filter(is_measure).count() > 1
}

/// Whether a CRM lists each touch once per model: a column of models holds several.
fn repeats_by_model(columns: &[Column], rows: &[Vec<String>]) -> bool {
    let names_models = |column: &Column| {
        let name = column.name.to_lowercase();
        name.contains("influence model") || name.contains("attribution model") || name.contains("influence_model")
    };
    let several = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(at));
        let first = cells.next();
        cells.any(|cell| Some(cell) != first)
    };
    columns.iter().position(names_models).is_some_and(several)
}

/// Whether a column has cells and all of them are numbers; empty ones do not count.
fn numeric(rows: &[Vec<String>], at: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let is_number = |cell: &str| {
        cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(|c| c.is_alphabetic() || matches!(c, '-' | ':'))
    };
    cells.clone().next().is_some() && cells.all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{missing, recognise};

    fn reason(text: &str) -> Option<Reason> {
        let mut lines = text.split('\n').map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().unwrap_or_default();
        let rows: Vec<Vec<String>> = lines.collect();
        let recognition = recognise(&header, &rows, &[], None);
        let (columns, shape) = (recognition.columns, recognition.shape);
        cause(missing(shape, &columns), shape, &columns, &rows)
    }

    #[test]
    fn the_true_cause_comes_first() {
        for (text, expected) in [
            ("Campaign,Day,Cost,Conversions\nBrand,2025-01-01,10,2\nGeneric,2025-01-01,30,1", Some(Reason::Summary)),
            ("Row Labels,Sum of Amount\nEmail,100\nCall,30", Some(Reason::Summary)),
            ("Channel,Revenue\nEmail,100\nCall,30", Some(Reason::Summary)),
            ("Кампания,Показы,Клики\nБренд,100,3\nОбщая,50,1", Some(Reason::Summary)),
            ("Date,Channel\n2025-01-01,Email\n2025-01-02,Email", Some(Reason::NoKeyColumn)),
            (
                "Opportunity ID,Campaign Name,Campaign Influence Model,Stage,Amount\nA,W,First Touch,Closed Won,1\nA,W,Even,Closed Won,1",
                Some(Reason::InfluenceModels),
            ),
            ("Deal ID,Date,Channel\nA,2025-01-01,Email", None),
            (
                "Campaign,Reporting starts,Amount spent,Impressions,Purchases,Purchase value\nA,2025-01-01,10,99,2,70\nB,2025-01-01,20,50,1,50",
                Some(Reason::Summary),
            ),
            ("Order,Date,Source,Total,Cost\n1001,2025-01-01,Ads,90,3\n1002,2025-01-02,Mail,40,2", None),
        ] {
            assert_eq!(reason(text), expected, "{text}");
        }
    }
}
