//! Draws the first screen in both languages.

use super::*;

fn drawn(language: Language) -> (String, String) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/samples");
    let example = Example::read(&samples, language).unwrap();
    let mut colours = Colours::default();
    let html = screen::written(&example, texts(language), language, &mut colours).unwrap();
    (html, colours.css())
}

#[test]
fn the_sentence_and_the_picture_are_there_in_both_languages() {
    let (english, _) = drawn(Language::English);
    assert!(english.contains("87\u{202f}% of the €659K won was won together."), "{english}");
    assert!(english.contains("€659,000.00 won") && english.contains("Jan 2025 to Jan 2026"), "{english}");
    let (russian, _) = drawn(Language::Russian);
    assert!(russian.contains("87\u{202f}% из 659\u{a0}тыс.\u{a0}€ выручки команды заработали вместе."), "{russian}");
    assert!(russian.contains("янв. 2025 г. – янв. 2026 г."), "{russian}");
    for html in [english, russian] {
        assert_eq!(html.matches("-title\">").count(), 2, "a wide and a narrow picture");
    }
}

#[test]
fn it_is_small_and_does_nothing() {
    let (html, css) = drawn(Language::English);
    for forbidden in ["<script", "style=", "onclick", "href", "<button", "<input", "<h1", "<main", "\"#"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(html.len() < 30_000, "{} bytes", html.len());
    assert!(css.contains("--f0:"), "{css}");
}
