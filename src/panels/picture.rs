//! Saving a picture: the chart in its frame, light, as PNG or SVG.

use fairshare_charts::{Caption, Drawing, Look, framed, svg};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::headline::{counts_wins, first_sentence};
use crate::browser::{download, png};
use crate::session::Session;
use crate::texts::Saved;

/// Width of a chart in a file.
pub const SAVED_WIDTH: f64 = 1040.0;

/// "Save PNG" and "Save SVG".
#[component]
pub fn SaveButtons(
    /// The store.
    session: Session,
    /// What is saved.
    saved: Saved,
    /// What the picture is of, for those who do not see where the buttons stand.
    #[prop(into)]
    of: String,
    /// The chart in a look, with its caption.
    picture: Callback<Look, Option<(Drawing, Caption)>>,
) -> impl IntoView {
    let texts = session.texts();
    let name = texts.file_name(saved);
    let png_name = format!("{name}.png");
    let drawing = move || {
        let look = session.look(false);
        picture.run(look.clone()).map(|(chart, caption)| framed(chart, &caption, &look))
    };
    let save_svg = move |_| {
        if let Some(drawing) = untrack(drawing) {
            download::text(&format!("{name}.svg"), &svg(&drawing, saved.key()), "image/svg+xml;charset=utf-8");
        }
    };
    let save_png = move |_| {
        let Some(drawing) = untrack(drawing) else { return };
        let name = png_name.clone();
        spawn_local(async move {
            match png::from_svg(&svg(&drawing, saved.key()), drawing.width, drawing.height).await {
                Some(blob) => download::save(&name, &blob),
                None => session.tell(|texts| texts.not_saved().to_owned(), true),
            }
        });
    };
    view! {
        <div class="tools" role="group" aria-label=of>
            <button type="button" class="button quiet" on:click=save_png>{texts.save_png()}</button>
            <button type="button" class="button quiet" on:click=save_svg>{texts.save_svg()}</button>
        </div>
    }
    .into_any()
}

/// What is written around a picture: its finding, what is measured, and what it stands on.
pub fn caption(title: String, subtitle: String, session: Session) -> Caption {
    Caption { title, subtitle, footnotes: vec![stands_on(session), session.texts().caution().to_owned()] }
}

/// What the picture of the credit says.
pub fn credit_caption(session: Session) -> Caption {
    let texts = session.texts();
    let baseline = texts.model_inline(&session.model(session.baseline.get()));
    caption(first_sentence(session), texts.credit_says(session.form.get(), &baseline, counts_wins(session)), session)
}

/// What all numbers stand on: deals, period, rows kept out.
pub fn stands_on(session: Session) -> String {
    session.facts.with(|data| {
        let Some(data) = data else { return String::new() };
        let kept_out = data.facts.kept_out.iter().map(|group| group.rows).sum();
        // Of what a filter leaves out nothing is on the picture.
        let won = session.compared.with(|answer| answer.done().map(|compared| compared.headline.won_deals));
        session.texts().stands_on(won.unwrap_or(data.facts.deals.won), data.facts.period, kept_out)
    })
}
