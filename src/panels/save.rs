//! Actions on a picture: copy, save, print, send.

use std::sync::Arc;

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, File};

use super::picture::{Framed, Paint, frame};
use super::pictured::{Pictured, Picturing};
use crate::browser::{clipboard, clock, download, file, fonts, png, print, share};
use crate::components::{Icon, IconName, Menu, When};
use crate::state::derived::Derived;
use crate::state::results::{Answer, Compared};
use crate::state::screen::{Notice, tell};
use crate::texts::{Saved, Texts};
use crate::values::tab::Tab;

/// "Copy picture", "Save PNG", "Save SVG" and a menu of more.
#[component]
pub fn SaveButtons(
    /// The texts.
    texts: &'static dyn Texts,
    /// Credit under the models.
    compared: RwSignal<Answer<Arc<Compared>>>,
    /// What follows from choices and answers.
    derived: Derived,
    /// The page is being printed.
    printing: RwSignal<bool>,
    /// The current message to the user.
    notice: RwSignal<Option<Notice>>,
    /// The kind of picture, which names the file.
    #[prop(into)]
    saved: Signal<Saved>,
    /// Name of the group of buttons, for screen readers.
    #[prop(into)]
    of: String,
    /// Makes the picture.
    picture: Paint,
    /// The amount that hidden amounts become parts of, in minor units; by default won revenue.
    #[prop(optional)]
    whole: Option<i64>,
    /// The pictures of the Share menu, and the tab of this one.
    #[prop(optional)]
    pictured: Option<(Pictured, Tab)>,
    /// The automatic title, if the user can write another.
    #[prop(optional)]
    automatic: Option<Signal<String>>,
) -> impl IntoView {
    let out = Out { texts, compared, derived, notice, printing, saved, whole, picture };
    if let Some((pictured, tab)) = pictured {
        pictured.offer(tab, Picturing { out, automatic });
    }
    view! {
        <div class="tools" role="group" aria-label=of>
            <button type="button" class="button quiet" on:click=move |_| out.copy()>{texts.share.copy_picture}</button>
            <button type="button" class="button quiet" on:click=move |_| out.save_png()>{texts.table.save_png}</button>
            <button type="button" class="button quiet" on:click=move |_| out.save_svg()>{texts.table.save_svg}</button>
            <More out />
        </div>
    }
    .into_any()
}

/// A menu of less frequent actions.
#[component]
fn More(
    /// The picture and its actions.
    out: Out,
) -> impl IntoView {
    let texts = out.texts;
    let open = RwSignal::new(false);
    let label = move || view! { <span>{texts.share.more}</span><Icon name=IconName::Down /> };
    let then = move |act: fn(Out)| {
        open.set(false);
        act(out);
    };
    let sends =
        Signal::stored(file::from_bytes("a.png", &Uint8Array::new_with_length(1)).is_some_and(|f| share::takes(&f)));
    view! {
        <Menu button_class="button quiet" label=label panel=texts.share.more open=open>
            <button type="button" class="menu-item" on:click=move |_| then(|out| out.save_png_at(png::SCALES[1]))>
                {texts.share.save_large_png}
            </button>
            <button type="button" class="menu-item" on:click=move |_| then(Out::print)>{texts.share.print_this}</button>
            <When holds=sends>
                <button type="button" class="menu-item" on:click=move |_| then(Out::send)>{texts.share.send}</button>
            </When>
        </Menu>
    }
}

/// A picture that can be copied, saved, printed and sent.
#[derive(Clone, Copy)]
pub struct Out {
    texts: &'static dyn Texts,
    compared: RwSignal<Answer<Arc<Compared>>>,
    derived: Derived,
    notice: RwSignal<Option<Notice>>,
    printing: RwSignal<bool>,
    saved: Signal<Saved>,
    whole: Option<i64>,
    picture: Paint,
}

impl Out {
    fn file(self, ending: &str) -> String {
        clock::dated(&self.texts.file_name(self.saved.get_untracked()), ending)
    }

    fn framed(self) -> Option<Framed> {
        frame(self.compared, self.derived, self.saved.get_untracked().key(), self.whole, self.picture)
    }

    /// The picture as PNG, with its words and settings in it. Fetches the fonts first.
    async fn png(self, scale: f64) -> Option<Blob> {
        fonts::fetch().await;
        let framed = self.framed()?;
        let drawn = png::from_svg(&framed.svg, framed.size, scale, &framed.signs).await?;
        let stamped = framed.stamped(file::bytes(&drawn).await);
        download::blob_of(&Uint8Array::from(stamped.as_slice()), "image/png")
    }

    /// Copies it to the clipboard, with its words and its table.
    pub fn copy(self) {
        let Some(framed) = self.framed() else { return };
        // The clipboard must be requested within the click; the picture follows when it is made.
        let make = move || {
            future_to_promise(async move { self.png(png::SCALES[0]).await.map(JsValue::from).ok_or(JsValue::NULL) })
        };
        let written = clipboard::write_picture(make, &framed.copied);
        spawn_local(async move {
            let allowed = written.await;
            let says = move |texts: &'static dyn Texts| {
                if allowed { texts.share.picture_copied } else { texts.share.picture_not_copied }.to_owned()
            };
            tell(self.notice, says, !allowed);
        });
    }

    /// Saves it as SVG.
    pub fn save_svg(self) {
        spawn_local(async move {
            fonts::fetch().await;
            if let Some(framed) = self.framed() {
                download::text(&self.file("svg"), &framed.svg, "image/svg+xml;charset=utf-8");
            }
        });
    }

    /// Saves it as PNG at its usual size.
    pub fn save_png(self) {
        self.save_png_at(png::SCALES[0]);
    }

    fn save_png_at(self, scale: f64) {
        spawn_local(async move {
            match self.png(scale).await {
                Some(blob) => download::save(&self.file("png"), &blob),
                None => tell(self.notice, |texts| texts.table.not_saved.to_owned(), true),
            }
        });
    }

    fn send(self) {
        spawn_local(async move {
            let words = self.framed().map(|framed| framed.copied.plain).unwrap_or_default();
            let picture: Option<File> = match self.png(png::SCALES[0]).await {
                Some(blob) => file::from_blob(&self.file("png"), &blob, "image/png"),
                None => None,
            };
            let sent = match picture {
                Some(picture) => share::send(&picture, &words).await,
                None => false,
            };
            if !sent {
                tell(self.notice, |texts| texts.share.picture_not_copied.to_owned(), true);
            }
        });
    }

    fn print(self) {
        print::only(self.saved.get_untracked().key(), self.printing);
    }
}
