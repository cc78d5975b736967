//! Passwords: argon2id, off the async threads, at most two at a time.
//!
//! The cost is OWASP's first choice for argon2id (19 MiB, two passes, one lane), about 25 ms of one core. It is memory more
//! than time, so a crowd signing in must queue for it rather than take 19 MiB each.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::error::Error;

mod acceptable;

pub use acceptable::{LONGEST, SHORTEST, acceptable};

/// Passwords checked or set at once.
const AT_ONCE: usize = 2;

/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// A hash that no password is known for, checked in place of an account that does not exist. Its parameters are those of
/// [`COST`], so it takes as long; its digest is not that of anything anybody hashed.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Zm9yIG5vYm9keSBhdCBhbGw$kS5yT0x7hVJw2m1q9cFzQeXo4Lr8NbUaHtPdGi6YsWE";

/// Hashes and checks passwords, a few at a time.
#[derive(Debug, Clone)]
pub struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

/// The right to use the hasher; it is somebody else's turn when this is dropped.
#[derive(Debug)]
pub struct Turn {
    _held: OwnedSemaphorePermit,
}

impl Passwords {
    /// Waits until the hasher is free.
    pub async fn turn(&self) -> Turn {
        Turn { _held: Arc::clone(&self.0).acquire_owned().await.expect("the semaphore is never closed") }
    }
}

impl Turn {
    /// The PHC string to keep for a password.
    ///
    /// # Errors
    ///
    /// None in practice: the parameters are fixed.
    pub async fn hash(&self, password: SecretString) -> Result<String, Error> {
        off_thread(move || hash(normalised(password.expose_secret()).as_bytes())).await?.map_err(Error::internal)
    }

    /// Whether a password belongs to a kept PHC string. `None` stands for an account that does not exist or has no
    /// password: the answer is then no, after the same work.
    ///
    /// # Errors
    ///
    /// When what is kept is not a PHC string.
    pub async fn verify(&self, password: SecretString, kept: Option<String>) -> Result<bool, Error> {
        off_thread(move || {
            let known = kept.is_some();
            let kept = kept.as_deref().unwrap_or(NOBODY);
            match hasher().verify_password(normalised(password.expose_secret()).as_bytes(), kept) {
                Ok(()) => Ok(known),
                Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
                Err(fault) => Err(Error::internal(format!("a kept password cannot be read: {fault}"))),
            }
        })
        .await?
    }
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// One form of what keyboards and systems write in several (NFKC, as NIST SP 800-63B-4, section 3.1.1.2, asks).
fn normalised(password: &str) -> Zeroizing<String> {
    Zeroizing::new(password.nfkc().collect())
}

fn hasher() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).expect("the cost is within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &[u8]) -> Result<String, String> {
    hasher().hash_password(password).map(|hash| hash.to_string()).map_err(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_is_taken_and_nobody_has_one() {
        let passwords = Passwords::default().turn().await;
        let kept = passwords.hash("correct horse".into()).await.unwrap();

        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(passwords.verify("correct horse".into(), Some(kept.clone())).await.unwrap());
        assert!(!passwords.verify("wrong".into(), Some(kept)).await.unwrap());
        assert!(!passwords.verify("correct horse".into(), None).await.unwrap());
    }

    #[tokio::test]
    async fn the_same_letters_are_the_same_password_whichever_keyboard_wrote_them() {
        let passwords = Passwords::default().turn().await;
        let kept = passwords.hash("caf\u{e9} \u{ff76}".into()).await.unwrap();

        assert!(passwords.verify("cafe\u{301} \u{30ab}".into(), Some(kept)).await.unwrap());
    }
}
