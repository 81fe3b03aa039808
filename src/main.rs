//! The page's program: puts the page into the document.

fn main() {
    #[cfg(target_arch = "wasm32")]
    fairshare_page::mount();
}
