//! The text of each model.

use fairshare_sql::{Dialect, Part, Piece};

/// The step that a run after the first computes only for deals that closed lately.
const INCREMENTAL: &str = "allocated";
/// The step that it reads.
const READ: &str = "eligible_touches";

/// The name of a step as a model.
pub fn name(step: &str) -> String {
    format!("fairshare_{step}")
}

/// Text that dbt does not take for a template.
pub fn escaped(text: &str) -> String {
    text.replace('{', "{{ '{' }}")
}

/// A reference to a model.
pub fn reference(step: &str) -> String {
    format!("{{{{ ref('{}') }}}}", name(step))
}

/// Whether a dialect can replace the rows of some deals.
const fn replaces_rows(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::DuckDb | Dialect::Postgres | Dialect::Snowflake)
}

/// The text of a model.
pub fn model(part: &Part, dialect: Dialect) -> Result<String, String> {
    let quoted = |name: &str| dialect.quoted(name).map_err(|refused| refused.to_string());
    let incremental = part.name == INCREMENTAL && replaces_rows(dialect);
    let mut text = format!("-- {}\n", part.about);
    if incremental {
        let deal = quoted("deal")?;
        text += &format!(
            "{{{{ config(\n    materialized='incremental', incremental_strategy='delete+insert', unique_key='{deal}',\n    \
             post_hook=\"DELETE FROM {{{{ this }}}} WHERE {} NOT IN (SELECT {} FROM {})\"\n) }}}}\n",
            deal.replace('"', "\\\""),
            deal.replace('"', "\\\""),
            reference(READ)
        );
    } else if part.name == "allocation" {
        text += "{{ config(materialized='view') }}\n";
    }
    for piece in &part.pieces {
        match piece {
            Piece::Sql(sql) => text += &escaped(sql),
            Piece::Step(step) if step == "touch_rows" => text += "{{ source('fairshare', 'touches') }}",
            Piece::Step(step) if step == "deal_rows" => text += "{{ source('fairshare', 'deals') }}",
            Piece::Step(step) if incremental && step == READ => text += &lately(&quoted("close")?),
            Piece::Step(step) => text += &reference(step),
        }
    }
    Ok(text)
}

/// The eligible touches of deals that closed since the last run, or some days before.
fn lately(close: &str) -> String {
    let milliseconds = "{{ (var('fairshare_days_again', 90) | int) * 86400000 }}";
    format!(
        "(\n    SELECT *\n    FROM {}\n    {{% if is_incremental() %}}\n    WHERE {close} >= (SELECT COALESCE(MAX({close}), 0) FROM \
         {{{{ this }}}}) - {milliseconds}\n    {{% endif %}}\n  ) AS lately",
        reference(READ)
    )
}
