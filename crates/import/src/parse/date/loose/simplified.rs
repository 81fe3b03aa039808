//! Converts cells to plain letters and replaces the signs of East Asian dates.

use crate::parse::space::narrow;
use crate::parse::zone::zone;
use crate::time::number;
use fairshare_types::text::is_invisible;

/// Converts a cell to lower case with ASCII digits and spaces, and replaces the signs of East Asian dates.
///
/// Notes in brackets are removed unless they have digits or name a zone.
pub(super) fn simplified(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 8);
    let mut letters = cell.chars().map(narrow).filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '年' | '년' | '月' | '월' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push('-');
            }
            '日' | '일' | '号' if text.ends_with(|c: char| c.is_ascii_digit()) => text.push(' '),
            '時' | '时' | '点' | '點' | '시' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push(':');
                if !letters.peek().is_some_and(char::is_ascii_digit) {
                    text.push_str("00 ");
                }
            }
            '分' | '분' if text.ends_with(|c: char| c.is_ascii_digit()) => {
                if text.get(text.len().wrapping_sub(2)..).is_some_and(|end| end.starts_with(':')) {
                    text.insert(text.len() - 1, '0');
                }
                while letters.next_if(|c| c.is_whitespace()).is_some() {}
                text.push(if letters.peek().is_some_and(char::is_ascii_digit) { ':' } else { ' ' });
            }
            '秒' | '초' if text.ends_with(|c: char| c.is_ascii_digit()) => text.push(' '),
            c if c.is_whitespace() || matches!(c, '\u{2013}' | '\u{2014}' | '|' | '@' | '·' | '•') => text.push(' '),
            '\u{2212}' => text.push('-'),
            c => text.push(c),
        }
    }
    for half in ["午前", "上午", "오전", "午後", "下午", "오후"] {
        if text.contains(half) {
            let word = if matches!(half, "午前" | "上午" | "오전") { " am " } else { " pm " };
            text = text.replace(half, word);
        }
    }
    // The Japanese era that began in 2019.
    if let Some((year, rest)) = text.strip_prefix("令和").and_then(|rest| rest.split_once('-'))
        && let Some(year) = if year == "元" { Some(1) } else { number(year.as_bytes()) }
    {
        text = format!("{}-{rest}", 2018 + year);
    }
    while let Some(open) = text.find('(')
        && let Some(length) = text[open..].find(')')
        && !text[open..open + length].contains(|c: char| c.is_ascii_digit())
        && zone(&text[open..=open + length]).is_none()
    {
        text.replace_range(open..=open + length, " ");
    }
    // Web servers write `14/Mar/2025:09:05:07`, statistics programs `14MAR2025:09:05:07`, cameras `2025:03:14 09:05:07`.
    let colons = text.bytes().filter(|b| *b == b':').count();
    if let Some(colon) = text.find(':') {
        let date = &text[..colon];
        let slashes = date.bytes().filter(|b| *b == b'/').count() == 2 && !date.contains(' ');
        if slashes || colons >= 2 && is_day_with_month(date) {
            text.replace_range(colon..=colon, " ");
        } else if colon == 4 && (colons == 2 || colons >= 4) && text.as_bytes().get(7) == Some(&b':') {
            text.replace_range(4..5, "-");
            text.replace_range(7..8, "-");
        }
    }
    text
}

/// Whether a text is a day, the name of a month and a year without spaces: `14mar2025`, `14-mar-25`.
fn is_day_with_month(text: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let between = text.trim_start_matches(is_digit).trim_end_matches(is_digit);
    let name = between.trim_matches(['-', '.', '_']);
    let digits = text.len() - between.len();
    name.chars().count() >= 3 && name.chars().all(char::is_alphabetic) && (3..=6).contains(&digits)
}
