//! Which passwords are taken: long ones that nobody would try first.
//!
//! After NIST SP 800-63B-4, section 3.1.1.2: length and nothing about composition; refused is what stands in a list of
//! common passwords, what is made of words that go with the account, and what repeats itself.

use language::Message;
use language::text::problem as text;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::error::Refusal;

/// The fewest characters of a password (the section asks for 15 where nothing else proves who it is, 8 otherwise; guesses
/// are throttled here).
pub const SHORTEST: usize = 12;
/// The longest password that is hashed, in bytes.
pub const LONGEST: usize = 1024;
/// How many characters must be left of a password without the words that go with the account.
const OWN_CHARACTERS: usize = 8;
/// How many different characters a password must have.
const DIFFERENT_CHARACTERS: usize = 5;
/// Shorter words go with too much to say anything.
const SHORTEST_WORD: usize = 3;

/// The common passwords: the first four bytes of the SHA-256 of each, in order. `common.md` says where they come from.
/// Another password is taken for a common one once in about 98,000 times, which costs its owner another try.
static COMMON: &[u8] = include_bytes!("common.bin");
const HASH_BYTES: usize = 4;

/// Whether a password may be set for the account that the texts of `context` belong to: its user name, addresses, the
/// person's name, their company.
///
/// # Errors
///
/// What is wrong with it, for the field at `pointer`: `too_short`, `too_long`, `repetitive`, `personal` or `common`.
pub fn acceptable(pointer: &str, password: &SecretString, context: &[&str]) -> Result<(), Refusal> {
    let refuse = |code: &str, message: Message| Err(Refusal::new(pointer, code, message));
    let password = super::normalised(password.expose_secret());
    if password.chars().count() < SHORTEST {
        return refuse("too_short", text::password_short(SHORTEST));
    }
    if password.len() > LONGEST {
        return refuse("too_long", text::too_long(LONGEST));
    }
    let folded = password.to_lowercase();
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < DIFFERENT_CHARACTERS {
        return refuse("repetitive", text::password_repetitive(DIFFERENT_CHARACTERS));
    }
    if is_common(&folded) {
        return refuse("common", text::password_common());
    }
    if without(&folded, context).chars().count() < OWN_CHARACTERS {
        return refuse("personal", text::password_personal());
    }
    Ok(())
}

fn is_common(folded: &str) -> bool {
    let hash = Sha256::digest(folded);
    let (hashes, _) = COMMON.as_chunks::<HASH_BYTES>();
    hashes.binary_search_by(|known| known.as_slice().cmp(&hash[..HASH_BYTES])).is_ok()
}

/// What is left of a password without the words of the context, and without our own name.
fn without(folded: &str, context: &[&str]) -> String {
    let context = context.join(" ").to_lowercase();
    let mut words: Vec<&str> = context.split(|c: char| !c.is_alphanumeric()).collect();
    words.push("certtracker");
    words.retain(|word| word.chars().count() >= SHORTEST_WORD);
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().fold(folded.to_owned(), |left, word| left.replace(word, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: [&str; 3] = ["ada", "ada.lindqvist@tessarine.example", "Ada Lindqvist"];

    fn fault(password: &str) -> Option<String> {
        acceptable("/password", &password.into(), &ADA).err().map(|fault| fault.code)
    }

    #[test]
    fn length_counts_and_composition_does_not() {
        for taken in [
            "correct horse battery staple",
            "lowercase only",
            "вчера шёл снег весь день",
            "ｆｕｌｌ　ｗｉｄｔｈ　ｗｏｒｄｓ",
            "🦀🐢🦊🐙🦉🐝🐳🦋🐌🦔🐇🦢",
        ] {
            assert_eq!(fault(taken), None, "{taken}");
        }
        assert_eq!(fault("Sh0rt!Pass?").as_deref(), Some("too_short"));
        assert_eq!(fault(&"long".repeat(300)).as_deref(), Some("too_long"));
    }

    #[test]
    fn what_is_tried_first_is_refused_however_it_is_written() {
        for common in ["passwordpassword", "PasswordPassword", "unbelievable", "qwertyuiop123", "1q2w3e4r5t6y"] {
            assert_eq!(fault(common).as_deref(), Some("common"), "{common}");
        }
    }

    #[test]
    fn what_repeats_itself_is_refused() {
        assert_eq!(fault("abababababababab").as_deref(), Some("repetitive"));
        assert_eq!(fault("7777777777777777").as_deref(), Some("repetitive"));
    }

    #[test]
    fn words_that_go_with_the_account_do_not_count() {
        for personal in ["Lindqvist2026!", "ada-tessarine", "CertTracker2026", "lindqvist.ada.1"] {
            assert_eq!(fault(personal).as_deref(), Some("personal"), "{personal}");
        }
        assert_eq!(fault("lindqvist likes marmalade"), None);
    }

    #[test]
    fn the_list_is_in_order_and_whole() {
        let (hashes, rest) = COMMON.as_chunks::<HASH_BYTES>();

        assert!(rest.is_empty());
        assert!(hashes.len() > 40_000, "{}", hashes.len());
        assert!(hashes.is_sorted());
    }
}
