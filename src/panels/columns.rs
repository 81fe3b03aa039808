//! The columns of a file: what each was read as, why, and the way to say otherwise.

use fairshare_import::detect::Role;
use fairshare_import::read::{ColumnFacts, FileFacts};
use leptos::prelude::*;

use crate::flow::Flow;
use crate::parts::{Choice, Select};
use crate::session::Session;

/// Key of a column that is not used.
const UNUSED: &str = "";

/// The columns of a file, each with a choice of its role.
#[component]
pub fn Columns(
    /// The store.
    session: Session,
    /// Reads the files again.
    flow: Flow,
    /// The file.
    file: FileFacts,
) -> impl IntoView {
    let texts = session.texts();
    let heads = texts.column_headings().map(|heading| view! { <th scope="col">{heading}</th> }).collect_view();
    let name = file.file.clone();
    let rows = file.columns.into_iter().map(|facts| row(session, flow, name.clone(), facts)).collect_view();
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

fn row(session: Session, flow: Flow, file: String, facts: ColumnFacts) -> impl IntoView {
    let texts = session.texts();
    let column = facts.name.clone();
    let focused = session.spoke_at(&format!("{file} {column}"));
    let choose = move |key: String| {
        let role = Role::from_key(&key);
        session.said_at.set(format!("{file} {column}"));
        flow.read_again(|choices| {
            let roles = &mut choices.of_mut(&file).roles;
            // A role is of one column: who gets it takes it from the other.
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
                <Select label=texts.role_of(&facts.name) quiet=true choices=roles(session) value=Signal::stored(key) focused=focused on_choose=choose />
                {mark}
            </td>
            <td class="soft sample">{facts.sample.join(", ")}</td>
            <td class="soft">{texts.why(&facts.why)}</td>
        </tr>
    }
}

/// All roles, and none.
fn roles(session: Session) -> Signal<Vec<Choice>> {
    let texts = session.texts();
    let unused = Choice::new(UNUSED, texts.not_used());
    let roles = Role::ALL.iter().filter(|role| **role != Role::TeamShare);
    let all = std::iter::once(unused).chain(roles.map(|role| Choice::new(role.key(), texts.role(*role))));
    Signal::stored(all.collect())
}
