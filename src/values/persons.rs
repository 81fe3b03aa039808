//! Persons on offer to leave out: those with most touches that a search finds, and those that are left out already.

use fairshare_types::order;
use fairshare_types::results::Offered;

/// Most persons shown at a time.
pub const SHOWN: usize = 10;

/// A person on offer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// The name as the data have it.
    pub name: String,
    /// Its touches.
    pub touches: Touches,
}

/// How many touches a person has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Touches {
    /// So many.
    Known(u64),
    /// The data name more persons than the list, which ends before this one, if the data have it.
    Unlisted,
    /// None in these data.
    None,
}

/// What leaves out some persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Number of persons.
    pub persons: u64,
    /// Their touches, as far as known.
    pub touches: u64,
    /// All touches of the data.
    pub all: u64,
    /// Whether a person is not listed, so that there may be more touches.
    pub at_least: bool,
}

/// What a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whether a name is sought; without, everybody is found.
    pub is_sought: bool,
    /// Number of persons found.
    pub found: u64,
    /// The first of them, which are shown.
    pub shown: u64,
    /// Number of persons that were searched, those with most touches.
    pub listed: u64,
    /// Further persons of the data, which were not searched.
    pub left_off: u64,
}

/// Persons to show: the first ones that the search finds; then, by name, those that are left out already and the sought
/// name itself if the list may lack it.
#[must_use]
pub fn shown(offered: &Offered, left_out: &[String], sought: &str) -> Vec<Person> {
    let sought = sought.trim();
    let found = matching(offered, sought).take(SHOWN);
    let mut shown: Vec<Person> =
        found.map(|(name, touches)| Person { name: name.clone(), touches: Touches::Known(*touches) }).collect();
    let unlisted = offered.left_off > 0 && !sought.is_empty();
    let typed =
        unlisted.then(|| sought.to_owned()).filter(|typed| !offered.names.iter().any(|(name, _)| name == typed));
    let mut further: Vec<Person> = Vec::new();
    for name in left_out.iter().cloned().chain(typed) {
        if !shown.iter().chain(&further).any(|person| person.name == name) {
            let touches = touches_of(offered, &name);
            further.push(Person { name, touches });
        }
    }
    // A box keeps its place when it is ticked or unticked, whatever the order of those left out.
    order::arrange(&mut further, &|a, b| a.name.cmp(&b.name));
    shown.extend(further);
    shown
}

/// What a search finds.
#[must_use]
pub fn found(offered: &Offered, sought: &str) -> Found {
    let found = matching(offered, sought).count() as u64;
    Found {
        is_sought: !sought.trim().is_empty(),
        found,
        shown: found.min(SHOWN as u64),
        listed: offered.names.len() as u64,
        left_off: offered.left_off,
    }
}

/// The persons whose names contain a text, in any case of letters.
fn matching<'a>(offered: &'a Offered, sought: &str) -> impl Iterator<Item = &'a (String, u64)> {
    let wanted = sought.trim().to_lowercase();
    offered.names.iter().filter(move |(name, _)| name.to_lowercase().contains(&wanted))
}

/// The effect of leaving out persons; `None` if none is left out.
#[must_use]
pub fn effect(offered: &Offered, left_out: &[String], all: u64) -> Option<Effect> {
    if left_out.is_empty() {
        return None;
    }
    let mut effect = Effect { persons: left_out.len() as u64, touches: 0, all, at_least: false };
    for name in left_out {
        match touches_of(offered, name) {
            Touches::Known(touches) => effect.touches += touches,
            Touches::Unlisted => effect.at_least = true,
            Touches::None => {}
        }
    }
    Some(effect)
}

fn touches_of(offered: &Offered, name: &str) -> Touches {
    let listed = offered.names.iter().find(|(known, _)| known == name).map(|(_, touches)| Touches::Known(*touches));
    listed.unwrap_or(if offered.left_off > 0 { Touches::Unlisted } else { Touches::None })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many persons, `P0` with most touches, and further ones that are not listed.
    fn offered(listed: u64, left_off: u64) -> Offered {
        Offered { names: (0..listed).map(|at| (format!("P{at}"), 100 - at)).collect(), left_off }
    }

    fn names(of: &[Person]) -> Vec<String> {
        of.iter().map(|person| person.name.clone()).collect()
    }

    #[test]
    fn a_search_never_lists_everybody() {
        let out = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (left_off, left_out, sought, expected) in [
            (0, vec![], "", (0..10).map(|at| format!("P{at}")).collect::<Vec<_>>()),
            (0, vec![], " p3 ", out(&["P3", "P30", "P31", "P32", "P33", "P34", "P35", "P36", "P37", "P38"])),
            (0, vec![], "P39", out(&["P39"])),
            (0, vec![], "nobody", vec![]),
            // A person that is left out stays on the screen, whatever is sought.
            (0, out(&["P20", "P39"]), "P39", out(&["P39", "P20"])),
            (0, out(&["Gone"]), "nobody", out(&["Gone"])),
            // If the list is cut, a name can be typed.
            (9, vec![], "Zed", out(&["Zed"])),
            (9, vec![], "P39", out(&["P39"])),
            (9, out(&["Zed"]), "Zed", out(&["Zed"])),
            (9, vec![], "  ", (0..10).map(|at| format!("P{at}")).collect::<Vec<_>>()),
        ] {
            assert_eq!(names(&shown(&offered(40, left_off), &left_out, sought)), expected, "{sought} {left_out:?}");
        }
        let three = Found { is_sought: true, found: 11, shown: 10, listed: 40, left_off: 7 };
        assert_eq!(found(&offered(40, 7), " p3 "), three);
        let everybody = Found { is_sought: false, found: 40, shown: 10, listed: 40, left_off: 0 };
        assert_eq!(found(&offered(40, 0), " "), everybody);
    }

    #[test]
    fn a_box_keeps_its_place_whatever_the_order_of_those_left_out() {
        let out = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        // The one that counts again comes last in the list of those kept.
        for kept in [["P20", "P39", "Zed"], ["P39", "Zed", "P20"], ["Zed", "P20", "P39"]] {
            let shown = names(&shown(&offered(40, 9), &out(&kept), "P1"));
            assert_eq!(shown[10..], out(&["P20", "P39", "Zed"]), "{kept:?}");
        }
        // A typed name that is ticked, too.
        let ticked = ["Zed", "Anton"].map(|typed| names(&shown(&offered(2, 9), &out(&["M", typed]), typed)));
        let before = ["Zed", "Anton"].map(|typed| names(&shown(&offered(2, 9), &out(&["M"]), typed)));
        assert_eq!(ticked, before);
    }

    #[test]
    fn a_person_says_whether_the_data_have_it() {
        let touches =
            |left_off, name: &str| shown(&offered(2, left_off), &[name.to_owned()], "-").pop().map(|p| p.touches);
        assert_eq!(touches(0, "P1"), Some(Touches::Known(99)));
        assert_eq!(touches(0, "Gone"), Some(Touches::None));
        let unlisted = shown(&offered(2, 5), &["Gone".to_owned()], "");
        assert_eq!(unlisted.last().map(|person| person.touches), Some(Touches::Unlisted));
    }

    #[test]
    fn the_effect_counts_touches_as_far_as_known() {
        let out = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (left_off, left_out, expected) in [
            (0, out(&[]), None),
            (0, out(&["P0", "P1"]), Some(Effect { persons: 2, touches: 199, all: 500, at_least: false })),
            (0, out(&["P0", "Gone"]), Some(Effect { persons: 2, touches: 100, all: 500, at_least: false })),
            (7, out(&["P0", "Far"]), Some(Effect { persons: 2, touches: 100, all: 500, at_least: true })),
        ] {
            assert_eq!(effect(&offered(2, left_off), &left_out, 500), expected, "{left_out:?}");
        }
    }
}
