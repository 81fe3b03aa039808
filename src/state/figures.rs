//! Checksum of the headline figures: two people can check that they see the same numbers without sending them.

use fairshare_types::results::{Comparison, Headline};

use crate::values::finding;

/// Checksum of won deals, displayed shares and, unless amounts are hidden, won revenue. Sixteen bits: enough to notice
/// a different number, too few to find the revenue by trying.
#[must_use]
pub fn figures(headline: &Headline, view: &Comparison, hidden: bool) -> u16 {
    let mut text = format!("{}\n{}\n", headline.won_deals, view.by as u8);
    if !hidden {
        text += &format!("{}\n", headline.total);
    }
    for (model, of) in view.models.iter().enumerate() {
        text += &format!("{of}\n");
        for (group, named) in view.groups.iter().enumerate() {
            let share = finding::percent(view.share(model, group));
            text += &format!("{}\t{}\t{:?}\t{share}\n", named.part, named.name, named.kind);
        }
    }
    let sum = crc32fast::hash(text.as_bytes());
    (sum >> 16) as u16 ^ sum as u16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::comparison;

    #[test]
    fn every_headline_figure_is_in_the_checksum() {
        let headline = Headline { total: 10_000, won_deals: 9, ..Headline::default() };
        let view = comparison(&["Marketing", "Sales"], 9, &[&[6100, 3900], &[2200, 7800]]);
        let own = figures(&headline, &view, false);
        assert_eq!(own, figures(&headline, &view, false));
        let mut others = vec![
            figures(&Headline { total: 10_001, ..headline.clone() }, &view, false),
            figures(&Headline { won_deals: 8, ..headline.clone() }, &view, false),
        ];
        for amounts in [[&[6000, 4000][..], &[2200, 7800]], [&[6100, 3900], &[2300, 7700]]] {
            others.push(figures(&headline, &comparison(&["Marketing", "Sales"], 9, &amounts), false));
        }
        others.push(figures(&headline, &comparison(&["Marketing", "SDR"], 9, &[&[6100, 3900], &[2200, 7800]]), false));
        assert!(others.iter().all(|other| *other != own), "{own} {others:?}");
    }

    #[test]
    fn hidden_revenue_is_not_in_the_checksum() {
        let view = comparison(&["Sales"], 1, &[&[100]]);
        let [one, other] = [100, 900].map(|total| Headline { total, won_deals: 1, ..Headline::default() });
        assert_eq!(figures(&one, &view, true), figures(&other, &view, true));
    }
}
