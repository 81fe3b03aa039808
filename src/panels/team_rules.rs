//! Which channel, campaign or type of touch belongs to whom, where the data does not say.

use fairshare_engine::view::By;
use fairshare_import::order;
use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::guess;
use crate::parts::{Choice, Select, When};
use crate::rule;
use crate::session::Session;
use crate::sheet;

/// Channels that are listed at first.
const LISTED: usize = 8;

/// Key of the choice that asks for a name.
const NEW: &str = "\u{1f}new";

/// The channels, each with a choice of team.
#[component]
pub fn TeamRules(
    /// The store.
    session: Session,
) -> impl IntoView {
    let texts = session.texts();
    let all = RwSignal::new(false);
    let what = RwSignal::new(By::Channel);
    let open = Memo::new(move |_| {
        session.facts.with(|data| data.as_ref().map_or_else(Vec::new, |d| d.facts.unassigned.clone()))
    });
    let kinds = Signal::derive(move || {
        let any = |by: &By| open.with(|open| open.iter().any(|(of, ..)| of == by));
        let kinds = [By::Channel, By::Campaign, By::Type].into_iter().filter(any);
        kinds.map(|by| Choice::new(sheet::by_key(by), texts.by_plural(by))).collect::<Vec<_>>()
    });
    let several = Signal::derive(move || kinds.with(Vec::len) > 1);
    // What was chosen for other data may not be there.
    let listed = Memo::new(move |_| {
        let there = [what.get(), By::Channel, By::Campaign, By::Type];
        there.into_iter().find(|by| open.with(|open| open.iter().any(|(of, ..)| of == by))).unwrap_or(By::Channel)
    });
    let kind = Signal::derive(move || sheet::by_key(listed.get()).to_owned());
    let choose = Callback::new(move |key: String| what.set(sheet::by_from_key(&key).unwrap_or(By::Channel)));
    // What nobody has comes first, then what is both teams' by a guess, to be confirmed, then the other guesses. The order
    // stays while rules are made: a row does not leave the hands that choose in it.
    let joint = move |name: &String| {
        session.facts.with(|data| data.as_ref().is_some_and(|d| guess::is_joint(&d.facts.team_guesses, name)))
    };
    let rank = move |by: By, name: &String| {
        let guessed = by == By::Channel && session.guessed.with(|guessed| guessed.contains(name));
        let ruled = session.rules.with(|rules| rule::of(rules, by, name).is_some());
        match (ruled, guessed) {
            (false, _) => 0,
            (true, true) => {
                if joint(name) {
                    1
                } else {
                    2
                }
            }
            (true, false) => 3,
        }
    };
    let channels = Memo::new(move |_| {
        let by = listed.get();
        let mut names: Vec<String> =
            open.with(|open| open.iter().filter(|(of, ..)| *of == by).map(|(_, name, _)| name.clone()).collect());
        untrack(|| order::arrange_by_key(&mut names, |name| rank(by, name)));
        names.into_iter().map(|name| (by, name)).collect::<Vec<_>>()
    });
    let any_guess = Signal::derive(move || session.guessed.with(|guessed| !guessed.is_empty()));
    let names = move || {
        let most = if all.get() { usize::MAX } else { LISTED };
        channels.with(|channels| channels.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let hidden = move || if all.get() { 0 } else { channels.with(Vec::len).saturating_sub(LISTED) };
    let any_more = Signal::derive(move || hidden() > 0);
    let row = move |(by, name): (By, String)| view! { <ChannelRow session by name /> };
    view! {
        <div class="team-rules" role="group" aria-labelledby="assign-heading">
            <h3 id="assign-heading">{texts.assign()}</h3>
            <p class="soft">{texts.assign_says()}</p>
            <When holds=any_guess>
                <p class="soft">
                    {texts.guessed_says()}" "
                    <button type="button" class="link" on:click=move |_| session.confirm_teams()>
                        {texts.confirm_all()}
                    </button>
                </p>
            </When>
            <When holds=several>
                <Select label=texts.rules_by() choices=kinds value=kind on_choose=choose />
            </When>
            <For each=names key=Clone::clone children=row />
            <When holds=any_more>
                <button type="button" class="link" on:click=move |_| all.set(true)>
                    {move || texts.more_channels(hidden())}
                </button>
            </When>
        </div>
    }
    .into_any()
}

/// One channel, campaign or type.
#[component]
fn ChannelRow(
    /// The store.
    session: Session,
    /// Which of the three.
    by: By,
    /// Its name.
    name: String,
) -> impl IntoView {
    let texts = session.texts();
    let naming = RwSignal::new(false);
    let channel = StoredValue::new(name.clone());
    let say = move |teams| {
        session.guessed.update(|guessed| {
            channel.with_value(|channel| guessed.retain(|name| by != By::Channel || name != channel))
        });
        session.rules.update(|rules| channel.with_value(|channel| rule::say(rules, by, channel, teams)));
    };
    let choose = move |key: String| {
        naming.set(key == NEW);
        if key != NEW {
            say(rule::teams(&key));
        }
    };
    let value = Signal::derive(move || {
        let said = session.rules.with(|rules| channel.with_value(|channel| rule::said(rules, by, channel)));
        if naming.get() { NEW.to_owned() } else { said }
    });
    let named = Callback::new(move |name: String| {
        naming.set(false);
        say(vec![name]);
    });
    let field = texts.new_team_name(&name);
    let is_guess = Signal::derive(move || {
        by == By::Channel && session.guessed.with(|guessed| channel.with_value(|name| guessed.contains(name)))
    });
    view! {
        <div class="channel-rule">
            <span class="channel-name" title=name.clone()>{name.clone()}</span>
            <Select label=texts.team_of(&name) quiet=true choices=choices(session) value=value on_choose=choose />
            <When holds=is_guess>
                <span class="mark">{texts.guess()}</span>
            </When>
            <When holds=naming>
                <NewTeam label=field.clone() add=texts.add() on_name=named />
            </When>
        </div>
    }
    .into_any()
}

/// A field for the name of a team that is not in the list.
#[component]
fn NewTeam(
    /// Label of the field.
    label: String,
    /// Label of the button.
    add: &'static str,
    /// Gets the name.
    on_name: Callback<String>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    input.on_load(|input| {
        // Who asked for a new team wants to write its name.
        let _ = input.focus();
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        if !name.is_empty() {
            on_name.run(name);
        }
    };
    view! {
        <form class="new-team" on:submit=submit>
            <input type="text" class="text" aria-label=label maxlength="60" node_ref=input />
            <button type="submit" class="button">{add}</button>
        </form>
    }
}

/// No team, each team, each pair, or a new one.
fn choices(session: Session) -> Signal<Vec<Choice>> {
    let texts = session.texts();
    Signal::derive(move || {
        let teams = session.team_names();
        let offered = session.rules.with(|rules| rule::offered(&teams, rules, &texts.usual_teams()));
        let offered = offered.iter().map(|teams| Choice::new(rule::key(teams), texts.joint(teams)));
        let none = Choice::new("", texts.no_team());
        let new = Choice::new(NEW, texts.new_team());
        std::iter::once(none).chain(offered).chain(std::iter::once(new)).collect()
    })
}
