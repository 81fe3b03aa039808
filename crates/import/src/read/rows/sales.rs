//! Sales and refunds among events that repeat another one: a purchase of one transaction counts once.

use std::collections::BTreeMap;

use super::{Refund, Store};
use crate::parse::is_no_name;
use crate::read::cell::NONE;
use crate::read::layout::Layout;
use crate::read::report::FileReport;
use crate::read::touches::{Texts, Touches};
use crate::source::Record;
use fairshare_types::decision::{Answer, Certainty, Decision, RowMark, Subject};
use fairshare_types::order;
use fairshare_types::problem::Reason;
use fairshare_types::time::DAY;

/// Sales of one amount to one customer may be one sale if they are at most this many milliseconds apart.
const SOON: i64 = 10 * 60 * 1_000;
/// An id of more customers than this is a placeholder, not the number of a sale.
const MOST_CUSTOMERS: usize = 3;
/// Most examples of one decision.
const EXAMPLES: usize = 4;

/// A sale among events.
#[derive(Clone, Copy)]
pub struct Sale {
    /// Number of its id.
    pub id: Option<u32>,
    /// Its row among the touches.
    pub row: u32,
}

/// The facts that show whether two sales are one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Facts {
    /// Key of the customer; the known one, if the row has an anonymous one.
    customer: Option<u32>,
    amount: Option<i64>,
    time: i64,
}

impl Facts {
    fn of(sale: &Sale, touches: &Touches, known: &BTreeMap<u32, u32>) -> Self {
        let row = sale.row as usize;
        let customer = touches.deal.get(row).map(|key| known.get(key).copied().unwrap_or(*key));
        let time = touches.time.get(row).copied().unwrap_or(NONE);
        Self { customer, amount: touches.amount.get(row), time }
    }
}

/// Repeated rows of one file.
#[derive(Default)]
struct Repeats {
    rows: u64,
    /// Some differ from the row that counts in the customer or the amount.
    differ: bool,
    examples: Vec<String>,
}

impl Repeats {
    fn see(&mut self, example: &str, differs: bool) {
        self.rows += 1;
        self.differ |= differs;
        if self.examples.len() < EXAMPLES && !self.examples.iter().any(|known| known == example) {
            self.examples.push(example.to_owned());
        }
    }
}

impl Store {
    /// Number of the id of the sale in a row.
    pub(super) fn sale_id(&mut self, row: &Record<'_>, at: &Layout) -> Option<u32> {
        let id = row.cell(at.sale);
        if id.is_empty() || is_no_name(id) { None } else { self.sale_ids.intern(id) }
    }

    /// Finds the sales and refunds that repeat another one, before refunds are subtracted: a purchase of one
    /// transaction counts once. Adds a decision to each file that has some.
    pub(in crate::read) fn find_repeated_sales(&mut self, files: &mut [FileReport]) {
        if self.sales.is_empty() && self.refunds.is_empty() {
            return;
        }
        let mut found: BTreeMap<(usize, RowMark), Repeats> = BTreeMap::new();
        let known = self.known_persons();
        self.repeated_ids(files, &known, &mut found);
        self.repeated_refunds(files, &mut found);
        self.repeated_soon(files, &known, &mut found);
        for ((at, mark), repeats) in found {
            let Some(file) = files.get_mut(at) else { continue };
            let counted = self.choices.of(&file.name).rows.counts(mark, true);
            let is_open = if mark == RowMark::Repeated { repeats.differ && !counted } else { counted };
            let Repeats { rows, examples, .. } = repeats;
            let column = file.sale_ids.clone().unwrap_or_default();
            let subject =
                Subject::MarkedRows { file: file.name.clone(), column, mark, is_sum: false, counted, rows, examples };
            let certainty = if is_open { Certainty::Open } else { Certainty::Likely };
            let (value, other) =
                if counted { ("each counted", "counted once") } else { ("counted once", "each counted") };
            let answer = Answer::MarkedRows(file.name.clone(), mark, !counted);
            file.decisions.push(Decision::new(subject, certainty, value).or(other, answer));
        }
    }

    /// The known key of each anonymous one that has exactly one, unless the user keeps them apart.
    fn known_persons(&self) -> BTreeMap<u32, u32> {
        let mut known: BTreeMap<u32, Option<u32>> = BTreeMap::new();
        let pairs = self.stitches.iter().filter(|_| !self.choices.joining.keep_anonymous);
        for &(anonymous, person) in pairs {
            let entry = known.entry(anonymous).or_insert(Some(person));
            *entry = entry.filter(|known| *known == person);
        }
        known.into_iter().filter_map(|(anonymous, person)| Some((anonymous, person?))).collect()
    }

    /// Finds the sales that have the id of an earlier one.
    fn repeated_ids(
        &mut self,
        files: &[FileReport],
        known: &BTreeMap<u32, u32>,
        found: &mut BTreeMap<(usize, RowMark), Repeats>,
    ) {
        let touches = &self.touches;
        let facts = |sale: &Sale| Facts::of(sale, touches, known);
        let texts = &self.texts;
        order::arrange(&mut self.sales, &|a, b| {
            let place = |sale: &Sale| {
                let Facts { customer, amount, time } = facts(sale);
                (sale.id, time, amount, customer.map(|customer| texts.deals.text(customer)))
            };
            place(a).cmp(&place(b)).then_with(|| names(touches, texts, a).cmp(&names(touches, texts, b)))
        });
        for sales in self.sales.chunk_by(|a, b| a.id == b.id) {
            let Some((first, others)) =
                sales.split_first().filter(|(first, others)| first.id.is_some() && !others.is_empty())
            else {
                continue;
            };
            let mut customers: Vec<_> = sales.iter().map(|sale| facts(sale).customer).collect();
            customers.sort_unstable();
            customers.dedup();
            if customers.len() > MOST_CUSTOMERS {
                continue;
            }
            for (before, sale) in sales.iter().zip(others) {
                // Copies of one row are neighbours here.
                if facts(before) == facts(sale) {
                    if !self.choices.joining.keep_duplicates {
                        self.repeated_sales.insert(sale.row, Reason::Duplicate);
                    }
                    continue;
                }
                let file = touches.file_of(sale.row as usize);
                let Some(read) = files.get(file) else { continue };
                let (a, b) = (facts(first), facts(sale));
                let id = sale.id.map_or("", |id| self.sale_ids.text(id));
                let differs = (a.customer, a.amount) != (b.customer, b.amount);
                found.entry((file, RowMark::Repeated)).or_default().see(id, differs);
                if !self.choices.of(&read.name).rows.counts(RowMark::Repeated, true) {
                    self.repeated_sales.insert(sale.row, Reason::RepeatedPurchase);
                }
            }
        }
    }

    /// Finds the refunds that repeat another one of the same transaction and amount.
    fn repeated_refunds(&mut self, files: &[FileReport], found: &mut BTreeMap<(usize, RowMark), Repeats>) {
        let mut order: Vec<usize> = (0..self.refunds.len()).filter(|&at| self.refunds[at].sale.is_some()).collect();
        let place = |refund: &Refund| (refund.sale, refund.amount, refund.time, refund.deal, refund.file, refund.line);
        order.sort_unstable_by_key(|&at| place(&self.refunds[at]));
        for pair in order.windows(2) {
            let (a, b) = (&self.refunds[pair[0]], &self.refunds[pair[1]]);
            let soon = a.time != NONE && b.time.saturating_sub(a.time) <= SOON;
            if (a.sale, a.amount) != (b.sale, b.amount) || !soon {
                continue;
            }
            let Some(read) = files.get(b.file) else { continue };
            let repeats = if a.time == b.time {
                (!self.choices.joining.keep_duplicates).then_some(Reason::Duplicate)
            } else {
                let id = b.sale.map_or("", |id| self.sale_ids.text(id));
                found.entry((b.file, RowMark::Repeated)).or_default().see(id, a.deal != b.deal);
                let counted = self.choices.of(&read.name).rows.counts(RowMark::Repeated, true);
                (!counted).then_some(Reason::RepeatedPurchase)
            };
            self.refunds[pair[1]].repeats = repeats;
        }
    }

    /// Finds the sales without an id that follow one of the same customer and amount within minutes.
    fn repeated_soon(
        &mut self,
        files: &[FileReport],
        known: &BTreeMap<u32, u32>,
        found: &mut BTreeMap<(usize, RowMark), Repeats>,
    ) {
        let touches = &self.touches;
        let facts = |sale: &Sale| Facts::of(sale, touches, known);
        let mut sales: Vec<Sale> =
            self.sales.iter().filter(|sale| !self.repeated_sales.contains_key(&sale.row)).copied().collect();
        let texts = &self.texts;
        order::arrange(&mut sales, &|a, b| {
            facts(a).cmp(&facts(b)).then_with(|| names(touches, texts, a).cmp(&names(touches, texts, b)))
        });
        for pair in sales.windows(2) {
            let (a, b) = (facts(&pair[0]), facts(&pair[1]));
            let soon = b.time.saturating_sub(a.time) <= SOON;
            // Days without a clock say nothing about minutes.
            let days = a.time == b.time && a.time.rem_euclid(DAY) == 0;
            if (a.customer, a.amount) != (b.customer, b.amount) || !soon || days {
                continue;
            }
            // The numbers of two sales tell them apart.
            let sale = match [pair[0].id, pair[1].id] {
                [Some(_), Some(_)] => continue,
                [None, Some(_)] => pair[0],
                [_, None] => pair[1],
            };
            let cells = |row: usize| (touches.slot.get(row), touches.id.get(row));
            if a.time == b.time && cells(pair[0].row as usize) == cells(pair[1].row as usize) {
                // Duplicate rows count once in any case.
                continue;
            }
            let file = touches.file_of(sale.row as usize);
            let Some(read) = files.get(file) else { continue };
            let customer = b.customer.map_or("", |deal| crate::read::key::written(self.texts.deals.text(deal)));
            found.entry((file, RowMark::PerhapsRepeated)).or_default().see(customer, false);
            if !self.choices.of(&read.name).rows.counts(RowMark::PerhapsRepeated, true) {
                self.repeated_sales.insert(sale.row, Reason::RepeatedPurchase);
            }
        }
    }
}

/// The names of a sale's touch, which decide between rows of one instant: their order in the file must not matter.
fn names<'a>(touches: &Touches, texts: &'a Texts, sale: &Sale) -> Option<[&'a str; 3]> {
    let slot = touches.slot.get(sale.row as usize).and_then(|&slot| touches.slots.get(slot as usize))?;
    let (channel, campaign) = (texts.channels.text(slot.channel), texts.campaigns.text(slot.campaign));
    Some([channel, campaign, texts.touch_types.text(slot.touch_type)])
}
