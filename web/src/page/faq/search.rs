//! Which questions fit what somebody typed: whole sentences, other endings of a word, accents left out.

/// A text as the set of what can be looked for in it.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Of text, or of HTML, whose tags are left out. Letters are [apart](crate::browser::apart) from their marks.
    pub(super) fn of(html: &str) -> Self {
        let mut text = String::with_capacity(html.len());
        let mut in_tag = false;
        for c in html.chars() {
            match c {
                '<' => in_tag = true,
                '>' => {
                    in_tag = false;
                    text.push(' ');
                }
                c if !in_tag => text.push(c),
                _ => {}
            }
        }
        text.retain(|c| !is_mark(c));
        let plain = text.to_lowercase();
        let mut words = Vec::new();
        for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let letters: Vec<char> = word.chars().collect();
            // Chinese characters and Kana are written without blanks between words: two letters are about one.
            if letters.len() > 2 && letters.iter().any(|c| ('\u{3040}'..='\u{9fff}').contains(c)) {
                words.extend(letters.windows(2).map(|pair| pair.iter().collect()));
            } else {
                words.push(word.to_owned());
            }
        }
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    fn hold(&self, wanted: &str) -> bool {
        self.0.iter().any(|word| is_akin(word, wanted))
    }
}

/// The accents of Latin letters, the vowel signs of Arabic, and the voicing marks of Kana.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{3099}' | '\u{309a}')
}

/// Whether two words differ in their ends alone: `verify` and `verified`, `certificado` and `certificados`, `passw` and
/// `password`.
fn is_akin(word: &str, wanted: &str) -> bool {
    let shared = word.chars().zip(wanted.chars()).take_while(|(one, other)| one == other).count();
    let length = wanted.chars().count();
    shared == length || (shared >= 4 && shared + 3 >= length && shared + 3 >= word.chars().count())
}

/// The places of the texts that fit best, the best first; all of them, in order, when nothing is looked for. Words that are in
/// few texts count for more than those that are in many, and those in the question for twice those in the answer.
pub(super) fn search(texts: &[(Words, Words)], typed: &str) -> Vec<usize> {
    let Words(wanted) = Words::of(typed);
    if wanted.is_empty() {
        return (0..texts.len()).collect();
    }
    let mut scores = vec![0.0_f64; texts.len()];
    for word in &wanted {
        let held: Vec<(bool, bool)> =
            texts.iter().map(|(question, answer)| (question.hold(word), answer.hold(word))).collect();
        let count = held.iter().filter(|(question, answer)| *question || *answer).count();
        if count == 0 {
            continue;
        }
        // The usual weight of rarity (inverse document frequency).
        let weight = (1.0 + texts.len() as f64 / count as f64).ln();
        for (score, (question, answer)) in scores.iter_mut().zip(held) {
            *score += weight * if question { 2.0 } else { f64::from(u8::from(answer)) };
        }
    }
    let best = scores.iter().copied().fold(0.0, f64::max);
    let mut found: Vec<usize> = (0..texts.len()).filter(|at| scores[*at] > 0.0 && scores[*at] * 2.0 >= best).collect();
    found.sort_by(|one, other| scores[*other].total_cmp(&scores[*one]));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<usize> {
        let texts = [
            ("I have forgotten my password", "<p>Ask for a link by <a href=\"/recovery\">mail</a>.</p>"),
            (
                "How can an employer verify my certificate?",
                "<p>With the code on it, at <b>the verification page</b>.</p>",
            ),
            ("¿Cua\u{301}nto dura la sesio\u{301}n?", "<p>Treinta minutos.</p>"),
            ("証明書を確認するには", "<p>コードを入力します。</p>"),
        ];
        search(&texts.map(|(question, answer)| (Words::of(question), Words::of(answer))), typed)
    }

    #[test]
    fn a_sentence_finds_what_its_telling_words_are_in() {
        assert_eq!(found("what do I do when I forgot the password"), [0]);
        assert_eq!(found("verifying certificates"), [1]);
    }

    #[test]
    fn accents_and_letters_of_the_other_case_make_no_difference() {
        assert_eq!(found("SESION"), [2]);
    }

    #[test]
    fn japanese_is_found_without_blanks() {
        assert_eq!(found("証明書の確認"), [3]);
    }

    #[test]
    fn nothing_looked_for_is_everything_and_nothing_found_is_nothing() {
        assert_eq!(found("  ?! "), [0, 1, 2, 3]);
        assert!(found("zeppelin").is_empty());
    }

    #[test]
    fn markup_is_no_text() {
        assert!(found("href").is_empty());
    }
}
