//! Files and folders dropped anywhere on the page.

use web_sys::{DataTransfer, DragEvent};

use super::document::{document, listen};
use super::folder::Carried;

/// Reports when files are dragged over the page, and which files were dropped.
///
/// `dragenter` and `dragleave` fire for every element on the way, so they are counted; a `dragleave` without its
/// `dragenter` (which some browsers send after a drop) must not make the count negative.
pub fn on_drop(over: impl Fn(bool) + Clone + 'static, mut dropped: impl FnMut(Carried) + 'static) {
    let depth = std::rc::Rc::new(std::cell::Cell::new(0_u32));
    let target = document();

    let (count, tell) = (depth.clone(), over.clone());
    listen(&target, "dragenter", move |event: DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
            count.set(count.get() + 1);
            tell(true);
        }
    });

    // Without this the browser would open the files instead of dropping them here.
    listen(&target, "dragover", move |event: DragEvent| {
        if let Some(data) = event.data_transfer().filter(|_| carries_files(&event)) {
            event.prevent_default();
            data.set_drop_effect("copy");
        }
    });

    let (count, tell) = (depth.clone(), over.clone());
    listen(&target, "dragleave", move |event: DragEvent| {
        if carries_files(&event) {
            count.set(count.get().saturating_sub(1));
            tell(count.get() > 0);
        }
    });

    listen(&target, "drop", move |event: DragEvent| {
        depth.set(0);
        over(false);
        if carries_files(&event) {
            event.prevent_default();
            let carried = event.data_transfer().map(|data: DataTransfer| Carried::of(&data)).unwrap_or_default();
            if !carried.is_empty() {
                dropped(carried);
            }
        }
    });
}

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
