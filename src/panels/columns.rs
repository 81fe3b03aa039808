//! The columns of a file: their roles, the reasons, and a way to change them.

use fairshare_types::files::{ColumnFacts, FileFacts};
use fairshare_types::schema::Role;
use leptos::prelude::*;

use crate::components::{Choice, Select};
use crate::flow::Flow;
use crate::state::screen::spoke_at;
use crate::texts::Texts;

/// Key of a column that is not used.
const UNUSED: &str = "";

/// The columns of a file, each with a choice of its role.
#[component]
pub fn Columns(
    /// The texts.
    texts: &'static dyn Texts,
    /// The control used last, so that it keeps the focus when its panel is rebuilt.
    said_at: RwSignal<String>,
    /// Reads the files again.
    flow: Flow,
    /// The file.
    file: FileFacts,
) -> impl IntoView {
    let heads = texts.kept_out.column_headings.map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let name = file.file.clone();
    let rows = file.columns.into_iter().map(|facts| row(texts, said_at, flow, name.clone(), facts)).collect_view();
    view! {
        <div class="scroller" role="region" tabindex="0" aria-label=file.file>
            <table class="grid plain columns">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(
    texts: &'static dyn Texts,
    said_at: RwSignal<String>,
    flow: Flow,
    file: String,
    facts: ColumnFacts,
) -> impl IntoView {
    let column = facts.name.clone();
    let focused = spoke_at(said_at, &format!("{file} {column}"));
    let choose = move |key: String| {
        let role = Role::from_key(&key);
        said_at.set(format!("{file} {column}"));
        flow.read_again(|import| {
            let roles = &mut import.of_mut(&file).roles;
            // Only one column can have a role: choosing it takes it from the other.
            roles.retain(|(name, taken)| *name != column && (role.is_none() || *taken != role));
            roles.push((column.clone(), role));
        });
    };
    let key = facts.role.map_or(UNUSED, Role::key).to_owned();
    let confidence = facts.role.and(texts.confidence(facts.confidence));
    let mark = confidence.map(|says| view! { <span class="mark">{says}</span> });
    view! {
        <tr>
            <th scope="row">{facts.name.clone()}</th>
            <td>
                <Select label=texts.role_of(&facts.name) quiet=true choices=roles(texts) value=Signal::stored(key) focused=focused on_choose=choose />
                {mark}
            </td>
            <td class="soft sample">{facts.sample.join(", ")}</td>
            <td class="soft">{texts.why(&facts.why)}</td>
        </tr>
    }
}

/// The roles that a user can choose, and "not used".
fn roles(texts: &'static dyn Texts) -> Signal<Vec<Choice>> {
    let unused = Choice::new(UNUSED, texts.kept_out.not_used);
    let roles = Role::ALL.iter().filter(|role| **role != Role::TeamShare);
    let all = std::iter::once(unused).chain(roles.map(|role| Choice::new(role.key(), texts.role(*role))));
    Signal::stored(all.collect())
}
