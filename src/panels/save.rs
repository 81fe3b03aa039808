//! What can be done with a picture: copy, save, print, send.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, File};

use super::picture::{Framed, Paint, frame};
use crate::browser::{clipboard, download, file, fonts, png, print, share};
use crate::parts::{Icon, IconName, Menu, When};
use crate::session::Session;
use crate::texts::{Saved, Texts};

/// "Copy image", "Save PNG", "Save SVG" and what else there is.
#[component]
pub fn SaveButtons(
    /// The store.
    session: Session,
    /// What is saved.
    saved: Saved,
    /// What the picture is of, for those who do not see where the buttons stand.
    #[prop(into)]
    of: String,
    /// Makes the picture.
    picture: Paint,
    /// What amounts are parts of where they are hidden, in minor units; what was won where nothing is said.
    #[prop(optional)]
    whole: Option<i64>,
) -> impl IntoView {
    let texts = session.texts();
    let out = Out { session, saved, whole, picture };
    view! {
        <div class="tools" role="group" aria-label=of>
            <button type="button" class="button quiet" on:click=move |_| out.copy()>{texts.copy_image()}</button>
            <button type="button" class="button quiet" on:click=move |_| out.save_png(png::SCALES[0])>{texts.save_png()}</button>
            <button type="button" class="button quiet" on:click=move |_| out.save_svg()>{texts.save_svg()}</button>
            <More out />
        </div>
    }
    .into_any()
}

/// What is wanted less often.
#[component]
fn More(
    /// The picture on its way out.
    out: Out,
) -> impl IntoView {
    let texts = out.session.texts();
    let open = RwSignal::new(false);
    let label = move || view! { <span>{texts.more()}</span><Icon name=IconName::Down /> };
    let then = move |act: fn(Out)| {
        open.set(false);
        act(out);
    };
    let sends =
        Signal::stored(file::from_bytes("a.png", &Uint8Array::new_with_length(1)).is_some_and(|f| share::takes(&f)));
    view! {
        <Menu button_class="button quiet" label=label panel=texts.more() open=open>
            <button type="button" class="menu-item" on:click=move |_| then(|out| out.save_png(png::SCALES[1]))>
                {texts.save_large_png()}
            </button>
            <button type="button" class="menu-item" on:click=move |_| then(Out::print)>{texts.print_this()}</button>
            <When holds=sends>
                <button type="button" class="menu-item" on:click=move |_| then(Out::send)>{texts.send()}</button>
            </When>
        </Menu>
    }
}

/// A picture on its way out of the page.
#[derive(Clone, Copy)]
struct Out {
    session: Session,
    saved: Saved,
    whole: Option<i64>,
    picture: Paint,
}

impl Out {
    fn file(self, ending: &str) -> String {
        format!("{}.{ending}", self.session.texts().file_name(self.saved))
    }

    fn framed(self) -> Option<Framed> {
        frame(self.session, self.saved.key(), self.whole, self.picture)
    }

    /// The picture as PNG, with what it says and its settings in it. The faces it needs are fetched first.
    async fn png(self, scale: f64) -> Option<Blob> {
        fonts::fetch().await;
        let framed = self.framed()?;
        let drawn = png::from_svg(&framed.svg, framed.size, scale, &framed.signs).await?;
        let stamped = framed.stamped(file::bytes(&drawn).await);
        download::blob_of(&Uint8Array::from(stamped.as_slice()), "image/png")
    }

    fn copy(self) {
        let Some(framed) = self.framed() else { return };
        // The clipboard is asked in the click itself, and gets the picture when it is made.
        let png =
            future_to_promise(async move { self.png(png::SCALES[0]).await.map(JsValue::from).ok_or(JsValue::NULL) });
        let written = clipboard::write_picture(png, &framed.copied);
        spawn_local(async move {
            let allowed = written.await;
            let says = move |texts: &'static dyn Texts| {
                if allowed { texts.image_copied() } else { texts.image_not_copied() }.to_owned()
            };
            self.session.tell(says, !allowed);
        });
    }

    fn save_svg(self) {
        spawn_local(async move {
            fonts::fetch().await;
            if let Some(framed) = self.framed() {
                download::text(&self.file("svg"), &framed.svg, "image/svg+xml;charset=utf-8");
            }
        });
    }

    fn save_png(self, scale: f64) {
        spawn_local(async move {
            match self.png(scale).await {
                Some(blob) => download::save(&self.file("png"), &blob),
                None => self.session.tell(|texts| texts.not_saved().to_owned(), true),
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
                self.session.tell(|texts| texts.image_not_copied().to_owned(), true);
            }
        });
    }

    fn print(self) {
        print::only(self.saved.key(), self.session.printing);
    }
}
