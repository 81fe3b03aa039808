//! Cases and headings that the program gets wrong today.
//!
//! A test fails if another one goes wrong, and also if one of these goes right, so the lists stay true.

/// Cases of `cases.json`: name and reason.
pub const KNOWN_MISSES: &[(&str, &str)] = &[
    ("purchase-among-events", "a purchase among the events does not mark a conversion"),
    ("unpaid-orders-without-a-paid-date", "an empty paid_at does not mark an order as unpaid"),
    ("product-lines-with-a-total-price", "product lines are not joined to the touches, and each deal counts as 1"),
    ("shares-in-a-column-of-their-own", "a column of split shares is not used"),
    ("direct-under-other-names", "last-except:direct knows only the channel name Direct"),
    ("keys-that-lost-their-zeros", "keys are not joined across lost leading zeros"),
    ("touches-of-one-day-with-their-own-ids", "touches of one day with different ids count as duplicates"),
    ("visitors-before-they-signed-up", "touches before a sign-up are not joined to the person"),
    ("report-grouped-by-deal", "rows with empty group cells are not counted"),
    ("analytics-events-with-lists-inside", "the sparse transaction id is the key, although every event has a user id"),
    ("touches-named-by-milestones", "columns named by milestones, such as First Touch, are not touches"),
    ("paths-under-the-heading-of-channel-groups", "the column of counts is taken for the channel"),
    ("positions-with-only-a-conversion-date", "a position does not order touches without dates"),
    ("positions-as-decimals", "a position does not order touches without dates"),
    ("day-index-of-touches-and-conversion", "a day number is not a time"),
    ("steps-with-a-close-date", "a step number does not order touches without dates"),
];

/// Headings of `headings.json`: role, heading and reason. The role of a decoy begins with `not `.
pub const KNOWN_HEADING_MISSES: &[(&str, &str, &str)] = &[
    ("time", "date_created", "touches dated by it are taken for a list of deals"),
    ("touch_type", "Kontaktart", "taken for a contact"),
];
