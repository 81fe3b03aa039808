//! A tokenizer for Rust that suffices to find paths: words and signs, without comments, strings and tests.

/// A word or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name or a keyword.
    Word(String),
    /// Any other character except white space.
    Sign(char),
}

impl Token {
    /// Creates a word.
    pub fn word(text: &str) -> Self {
        Self::Word(text.to_owned())
    }
}

/// The words and signs of a source file.
pub fn tokens(text: &str) -> Vec<Token> {
    let letters: Vec<char> = text.chars().collect();
    let is_word = |at: usize| letters.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        match letter {
            '/' if letters.get(at + 1) == Some(&'/') => {
                at += letters[at..].iter().take_while(|c| **c != '\n').count();
            }
            '/' if letters.get(at + 1) == Some(&'*') => {
                let end = letters[at + 2..].windows(2).position(|pair| pair == ['*', '/']);
                at = end.map_or(letters.len(), |end| at + end + 4);
            }
            '"' => at = behind_text(&letters, at, None),
            // A character literal; a lifetime has no closing quote.
            '\'' if letters.get(at + 1) == Some(&'\\') => {
                at += 3;
                at += letters.get(at..).unwrap_or_default().iter().take_while(|c| **c != '\'').count() + 1;
            }
            '\'' if letters.get(at + 2) == Some(&'\'') => at += 3,
            _ if is_word(at) => {
                let start = at;
                while is_word(at) {
                    at += 1;
                }
                let word: String = letters[start..at].iter().collect();
                let marks = letters[at..].iter().take_while(|c| **c == '#').count();
                match letters.get(at + marks) {
                    Some('"') if matches!(word.as_str(), "r" | "br") => {
                        at = behind_text(&letters, at + marks, Some(marks));
                    }
                    _ => tokens.push(Token::Word(word)),
                }
            }
            _ => {
                if !letter.is_whitespace() {
                    tokens.push(Token::Sign(letter));
                }
                at += 1;
            }
        }
    }
    tokens
}

/// Index after the string literal whose quote is at `start`; a raw one ends at a quote with `raw` hashes after it.
fn behind_text(letters: &[char], start: usize, raw: Option<usize>) -> usize {
    let mut at = start + 1;
    while let Some(letter) = letters.get(at) {
        match (letter, raw) {
            ('\\', None) => at += 1,
            ('"', None) => return at + 1,
            ('"', Some(marks)) if letters[at + 1..].iter().take(marks).filter(|c| **c == '#').count() == marks => {
                return at + 1 + marks;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

/// The tokens without items under `#[cfg(test)]`.
pub fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let attribute = self::tokens("#[cfg(test)]");
    let mut out = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&attribute) {
            at = behind_item(&tokens, at + attribute.len());
        } else {
            out.push(tokens[at].clone());
            at += 1;
        }
    }
    out
}

/// The place behind an item: behind its braces, or behind the semicolon of one that has none.
fn behind_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_u32;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') if depth <= 1 => return at + 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}
