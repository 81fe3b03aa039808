//! Names of months and days of the week, in English and Russian.

/// The first letters that tell a month, by month. Longer names and cases follow them.
const MONTHS: [[&str; 2]; 12] = [
    ["jan", "янв"],
    ["feb", "фев"],
    ["mar", "мар"],
    ["apr", "апр"],
    ["may", "ма"],
    ["jun", "июн"],
    ["jul", "июл"],
    ["aug", "авг"],
    ["sep", "сен"],
    ["oct", "окт"],
    ["nov", "ноя"],
    ["dec", "дек"],
];
/// Whole names, so that no other word passes for a month.
const NAMES: &str = "january february march april may june july august september october november december sept \
                     январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа \
                     сентябрь сентября сент октябрь октября ноябрь ноября декабрь декабря";
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
                        понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс";

/// The month of a word, from 1.
pub fn month(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    // "мар" before "ма": March before May.
    let at = MONTHS.iter().position(|[english, russian]| word == *english || word == *russian).or_else(|| {
        let whole = NAMES.split_ascii_whitespace().any(|name| name == word);
        let mut order = [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 4].into_iter();
        order.find(|&at| whole && MONTHS[at].iter().any(|start| word.starts_with(start)))
    })?;
    i64::try_from(at + 1).ok().filter(|_| word != "ма")
}

/// Whether a word is a day of the week.
pub fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    WEEKDAYS.split_ascii_whitespace().any(|day| day == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names() {
        for (word, expected) in [
            ("Jan", Some(1)),
            ("MARCH", Some(3)),
            ("May", Some(5)),
            ("Sept.", Some(9)),
            ("марта", Some(3)),
            ("мая", Some(5)),
            ("Май", Some(5)),
            ("дек.", Some(12)),
            ("ма", None),
            ("marketing", None),
            ("decision", None),
            ("", None),
        ] {
            assert_eq!(month(word), expected, "{word}");
        }
        assert!(is_weekday("Thu") && is_weekday("пт") && !is_weekday("webinar"));
    }
}
