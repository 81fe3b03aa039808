//! Visits of a website: of the events of a visit, the first is the touch.

use super::{Join, Step};
use fairshare_import::read::Visit;
use fairshare_types::problem::Reason;
use fairshare_types::schema::Outcome;
use std::collections::BTreeSet;

/// A visit ends after this many milliseconds without an event, as in the common analytics tools.
const PAUSE: i64 = 30 * 60 * 1_000;
/// No visit pauses for this many milliseconds.
const LONG_PAUSE: i64 = 8 * PAUSE;

impl Join<'_> {
    /// Marks the events that open no visit, and keeps out those that are no purchase.
    ///
    /// A visit has the source of its first event that names one.
    pub(super) fn visits(&mut self, deal: u32, steps: &mut Vec<Step>) {
        let store = self.store;
        let visit = |step: &Step| store.touches.visit.get(step.row as usize).unwrap_or_default();
        if !steps.iter().any(|step| visit(step) != Visit::None) {
            return;
        }
        let counts_all: Vec<bool> =
            self.files.iter().map(|file| self.store.choices.of(&file.name).rows.count_within_visits).collect();
        let (mut seen, mut open, mut last) = (BTreeSet::new(), None, None);
        // The first visit of a person begins with other events at the same instant.
        let mut started = true;
        for at in 0..steps.len() {
            let step = steps[at];
            let of = visit(&step);
            let paused = last.is_none_or(|last| step.time - last > PAUSE);
            let opens = match of {
                Visit::None => continue,
                Visit::Of(id) => seen.insert(id),
                Visit::Start => {
                    let begun = std::mem::replace(&mut started, true);
                    paused || begun
                }
                Visit::After => {
                    let left = last.is_none_or(|last| step.time - last > LONG_PAUSE);
                    let other = open.is_some_and(|open: usize| paused && self.differ(&steps[open], &step));
                    let opens = open.is_none() || left || other;
                    started &= !opens;
                    opens
                }
                Visit::Timed => paused,
            };
            last = Some(step.time);
            let file = self.file(&step);
            if counts_all.get(file) == Some(&true) {
                self.within[file].0 += u64::from(!opens);
                open = Some(at);
            } else if opens {
                open = Some(at);
            } else {
                steps[at].opens = false;
                if let Some(open) = open.filter(|&open| !self.has_source(&steps[open]) && self.has_source(&step)) {
                    (steps[open].slot, steps[open].origin) = (step.slot, step.origin);
                }
            }
        }
        let is_sale = |step: &Step| step.outcome == Some(Outcome::Won) || store.paid_back.contains(&step.row);
        let is_event = |step: &Step| step.opens || is_sale(step);
        let within: Vec<Step> = steps.iter().filter(|step| !is_event(step)).copied().collect();
        steps.retain(is_event);
        for step in within {
            let file = self.file(&step);
            self.within[file].0 += 1;
            self.name_event(file, &step);
            self.keep_out_step(&step, deal, Reason::WithinVisit);
        }
    }

    /// Whether an event names another channel than the visit.
    fn differ(&self, visit: &Step, event: &Step) -> bool {
        self.has_source(event) && visit.slot != event.slot && self.channel(visit) != self.channel(event)
    }

    fn channel(&self, step: &Step) -> Option<u32> {
        let touches = &self.store.touches;
        touches.slot.get(step.row as usize).and_then(|&slot| touches.slots.get(slot as usize)).map(|slot| slot.channel)
    }

    /// Whether a touch has a channel.
    fn has_source(&self, step: &Step) -> bool {
        let touches = &self.store.touches;
        let slot = touches.slot.get(step.row as usize).and_then(|&slot| touches.slots.get(slot as usize));
        slot.is_some_and(|slot| !self.store.texts.channels.text(slot.channel).is_empty())
    }

    /// Keeps the name of an event as an example.
    fn name_event(&mut self, file: usize, step: &Step) {
        let touches = &self.store.touches;
        let slot = touches.slot.get(step.row as usize).and_then(|&slot| touches.slots.get(slot as usize));
        let Some(slot) = slot else { return };
        let name = self.store.texts.touch_types.text(slot.touch_type);
        let examples = &mut self.within[file].1;
        if !name.is_empty() && !examples.contains(name) {
            examples.insert(name.to_owned());
        }
    }
}
