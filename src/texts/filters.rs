//! Texts of the filters.

use fairshare_types::options::Filter;
use fairshare_types::results::Headline;

use super::English;
use crate::values::filters::{Named, Part, parts};
use crate::values::period::{Period, Span, span};

/// Strings of the filters.
pub struct FilterStrings {
    /// Heading.
    pub heading: &'static str,
    /// Mark beside the heading if a filter is on.
    pub on: &'static str,
    /// Option: any time.
    pub any_time: &'static str,
    /// Option: a period that is no whole year or quarter.
    pub other_days: &'static str,
    /// Label of the field for deal keys.
    pub deal_keys: &'static str,
    /// Name of the line that lists the active filters.
    pub filter_line: &'static str,
    /// Button that clears all filters.
    pub clear_filters: &'static str,
    /// Follows that prefix if no won deal matches.
    pub nothing_left: &'static str,
}

/// Texts of the filters.
pub trait FilterTexts {
    /// Label of the period of closes or touches.
    fn period_of(&self, part: Part) -> &'static str;
    /// A period in words.
    fn span(&self, span: Span) -> String;
    /// Labels of the first and the last day.
    fn end_days(&self, part: Part) -> [&'static str; 2];
    /// Label of an attribute.
    fn named(&self, named: Named) -> &'static str;
    /// A name with its number of deals; an empty name means deals without one.
    fn name_and_deals(&self, named: Named, name: &str, deals: u64) -> String;
    /// Label of the search field for names.
    fn find(&self, named: Named) -> &'static str;
    /// Number of names that are not listed.
    fn left_off(&self, names: u64) -> String;
    /// One part of a filter in words.
    fn filter_part(&self, filter: &Filter, part: Part) -> String;
    /// Name of the button that removes a part.
    fn remove_filter(&self, part: &str) -> String;
    /// Won deals and revenue that match, out of all.
    fn filtered(&self, headline: &Headline, currency: &str) -> String;
    /// Prefix of the headline that names the filters; empty if no filter is on.
    fn only(&self, filter: &Filter) -> String;
}

/// Most names listed one by one.
const SAID: usize = 3;

/// The strings in English.
pub(super) const STRINGS: FilterStrings = FilterStrings {
    heading: "Filters",
    on: "on",
    any_time: "any time",
    other_days: "the days below",
    deal_keys: "Only these deals (their IDs, one per line)",
    filter_line: "Filters that are on",
    clear_filters: "Clear filters",
    nothing_left: "no deal in this data is won, so there is nothing to credit.",
};

impl FilterTexts for English {
    fn period_of(&self, part: Part) -> &'static str {
        if part == Part::Touched { "Touches in" } else { "Deals closed in" }
    }

    fn span(&self, span: Span) -> String {
        match span {
            Span::Year(year) => year.to_string(),
            Span::Quarter(year, quarter) => format!("Q{quarter} {year}"),
            Span::Days(Some(first), Some(last)) if first == last => self.figures.day(first),
            Span::Days(Some(first), Some(last)) => format!("{} to {}", self.figures.day(first), self.figures.day(last)),
            Span::Days(Some(first), None) => format!("{} or later", self.figures.day(first)),
            Span::Days(None, Some(last)) => format!("{} or earlier", self.figures.day(last)),
            Span::Days(None, None) => self.filters.any_time.to_owned(),
        }
    }

    fn end_days(&self, part: Part) -> [&'static str; 2] {
        if part == Part::Touched {
            ["First day of touches", "Last day of touches"]
        } else {
            ["First close", "Last close"]
        }
    }

    fn named(&self, named: Named) -> &'static str {
        match named {
            Named::Segment => "Segment",
            Named::Owner => "Owner",
            Named::Currency => "Currency",
            Named::Deal => "Deals",
        }
    }

    fn name_and_deals(&self, named: Named, name: &str, deals: u64) -> String {
        format!("{} ({})", self.name_or_none(named, name), self.counted(deals, "deal", "deals"))
    }

    fn find(&self, named: Named) -> &'static str {
        match named {
            Named::Segment => "Find a segment",
            Named::Owner => "Find an owner",
            Named::Currency => "Find a currency",
            Named::Deal => "Find a deal",
        }
    }

    fn left_off(&self, names: u64) -> String {
        format!("{} with fewer deals are not listed.", self.figures.count(names))
    }

    fn filter_part(&self, filter: &Filter, part: Part) -> String {
        let when = |period: Option<Period>| period.map_or_else(String::new, |period| self.when(span(period)));
        match part {
            Part::Closed => format!("deals closed {}", when(filter.closed)),
            Part::Touched => format!("touches {}", when(filter.touched)),
            Part::Named(Named::Deal) if filter.deals.len() > SAID => {
                self.counted(filter.deals.len() as u64, "deal", "deals")
            }
            Part::Named(named) if named.is_redacted(filter) => self.counted_names(named, named.of(filter).len() as u64),
            Part::Named(named) => format!("{} {}", self.kind(named), self.some_of(named, named.of(filter))),
        }
    }

    fn remove_filter(&self, part: &str) -> String {
        format!("Remove the filter: {part}")
    }

    fn filtered(&self, headline: &Headline, currency: &str) -> String {
        let won = headline.won_deals + headline.left_out_deals;
        let deals =
            format!("{} of {}", self.figures.count(headline.won_deals), self.counted(won, "won deal", "won deals"));
        match headline.total + headline.left_out {
            0 => format!("Filtered: {deals}."),
            all => {
                let money = |minor| self.figures.money_short(minor, currency);
                format!("Filtered: {deals}, {} of {}.", money(headline.total), money(all))
            }
        }
    }

    fn only(&self, filter: &Filter) -> String {
        let said: Vec<String> = parts(filter).into_iter().map(|part| self.filter_part(filter, part)).collect();
        if said.is_empty() { String::new() } else { format!("Only {}: ", said.join("; ")) }
    }
}

impl English {
    /// "in Q1 2025", "on 3 April 2025", "from 3 April 2025 to 5 May 2025".
    fn when(&self, of: Span) -> String {
        match of {
            Span::Year(_) | Span::Quarter(..) => format!("in {}", FilterTexts::span(self, of)),
            Span::Days(Some(first), Some(last)) if first == last => format!("on {}", self.figures.day(first)),
            Span::Days(Some(_), Some(_)) => format!("from {}", FilterTexts::span(self, of)),
            Span::Days(None, None) => self.filters.any_time.to_owned(),
            Span::Days(..) => format!("on {}", FilterTexts::span(self, of)),
        }
    }

    fn kind(&self, named: Named) -> &'static str {
        match named {
            Named::Segment => "segment",
            Named::Owner => "owner",
            Named::Currency => "currency",
            Named::Deal => "deal",
        }
    }

    fn name_or_none(&self, named: Named, name: &str) -> String {
        match (name, named) {
            ("", Named::Segment) => "no segment".to_owned(),
            ("", Named::Owner) => "no owner, or several".to_owned(),
            ("", _) => "none".to_owned(),
            (name, _) => name.to_owned(),
        }
    }

    /// "2 owners": the number of hidden names.
    fn counted_names(&self, named: Named, names: u64) -> String {
        match named {
            Named::Owner => self.counted(names, "owner", "owners"),
            Named::Deal => self.counted(names, "deal", "deals"),
            Named::Segment => self.counted(names, "segment", "segments"),
            Named::Currency => self.counted(names, "currency", "currencies"),
        }
    }

    /// "Mira or Viktor", "Mira, Viktor, Ines or 2 more".
    fn some_of(&self, named: Named, names: &[String]) -> String {
        let mut said: Vec<String> = names.iter().take(SAID).map(|name| self.name_or_none(named, name)).collect();
        if names.len() > SAID {
            said.push(format!("{} more", names.len() - SAID));
        }
        match said.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::values::period::whole_quarter;
    use crate::values::redaction;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_headline_says_which_deals_it_speaks_of() {
        let quarter = Some(whole_quarter(2025, 1));
        let from = Some([0, i64::MAX]);
        let cases = [
            (Filter::default(), ""),
            (Filter { closed: quarter, ..Filter::default() }, "Only deals closed in Q1 2025: "),
            (Filter { closed: from, ..Filter::default() }, "Only deals closed on day 0 or later: "),
            (
                Filter { segments: names(&["SMB", ""]), touched: quarter, ..Filter::default() },
                "Only segment SMB or no segment; touches in Q1 2025: ",
            ),
            (
                Filter { owners: names(&["A", "B", "C", "D", "E"]), ..Filter::default() },
                "Only owner A, B, C or 2 more: ",
            ),
            (Filter { deals: names(&["1", "2", "3", "4"]), ..Filter::default() }, "Only 4 deals: "),
        ];
        for (filter, expected) in cases {
            assert_eq!(ENGLISH.only(&filter), expected);
        }
    }

    #[test]
    fn a_redacted_headline_counts_deals_and_owners() {
        let all = Filter {
            segments: names(&["SMB"]),
            owners: names(&["Mira", "Viktor"]),
            deals: names(&["D-7"]),
            ..Filter::default()
        };
        let nobody = Filter { owners: names(&[""]), ..Filter::default() };
        redaction::under(Some(100), || {
            assert_eq!(ENGLISH.only(&all), "Only segment SMB; 2 owners; 1 deal: ");
            assert_eq!(ENGLISH.only(&nobody), "Only owner no owner, or several: ");
        });
        assert!(ENGLISH.only(&all).contains("deal D-7"));
    }

    #[test]
    fn what_is_left_is_said_beside_all_that_was_won() {
        let headline =
            Headline { total: 120, won_deals: 43, left_out: 298, left_out_deals: 100, ..Headline::default() };
        assert_eq!(ENGLISH.filtered(&headline, "€"), "Filtered: 43 of 143 won deals, €1 of €4.");
        let wins = Headline { won_deals: 0, left_out_deals: 1, ..Headline::default() };
        assert_eq!(ENGLISH.filtered(&wins, "€"), "Filtered: 0 of 1 won deal.");
    }
}
