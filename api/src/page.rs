//! Cursors of lists: the sort key of the last item of a page, in a form that clients cannot depend on.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::problem::ProblemCode;
use language::text::problem as text;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Error;

/// How many items a page has when the client does not say.
pub const DEFAULT_LIMIT: u8 = 20;

/// The most items a page may have.
pub const MOST: u8 = 100;

/// Which page of a list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    cursor: Option<String>,
    limit: u8,
}

impl PageRequest {
    /// The page after `cursor`, or the first one.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::InvalidRequest`] for a limit out of bounds.
    pub fn new(cursor: Option<String>, limit: Option<u32>) -> Result<Self, Error> {
        let limit = u8::try_from(limit.unwrap_or(DEFAULT_LIMIT.into()))
            .ok()
            .filter(|limit| (1..=MOST).contains(limit))
            .ok_or_else(|| {
                Error::of(ProblemCode::InvalidRequest).field("limit", "out_of_range", text::number_from_to(1_u8, MOST))
            })?;
        Ok(Self { cursor, limit })
    }

    /// How many items are wanted; one more is read to learn whether there is a next page.
    pub fn limit(&self) -> usize {
        self.limit.into()
    }

    /// How many rows to read: one more than is wanted.
    pub fn rows(&self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// The sort key after which the page begins; `None` for the first page.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::InvalidRequest`] for a cursor that this list did not give out.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Error> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let key = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        key.map(Some)
            .ok_or_else(|| Error::of(ProblemCode::InvalidRequest).field("cursor", "unknown", text::foreign_cursor()))
    }
}

/// The cursor that continues after an item with this sort key.
pub fn cursor<K: Serialize>(key: &K) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).expect("sort keys are plain data"))
}

/// Cuts a list of one item more than was wanted to the page, and makes the cursor of the next one.
pub fn cut<T, K: Serialize>(
    mut items: Vec<T>,
    request: &PageRequest,
    key: impl Fn(&T) -> K,
) -> (Vec<T>, Option<String>) {
    let more = items.len() > request.limit();
    items.truncate(request.limit());
    let next = if more { items.last().map(|last| cursor(&key(last))) } else { None };
    (items, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_the_key_it_was_made_of() {
        let request = PageRequest::new(Some(cursor(&(7_u64, "x"))), Some(2)).unwrap();

        assert_eq!(request.after::<(u64, String)>().unwrap(), Some((7, "x".to_owned())));
    }

    #[test]
    fn a_foreign_cursor_and_a_limit_out_of_bounds_are_refused() {
        for cursor in ["", "!", "eyJ4", "bm90IGpzb24"] {
            let request = PageRequest::new(Some(cursor.to_owned()), None).unwrap();
            assert!(request.after::<(u64, String)>().is_err(), "{cursor:?} was taken");
        }
        assert!(PageRequest::new(None, Some(0)).is_err());
        assert!(PageRequest::new(None, Some(101)).is_err());
    }

    #[test]
    fn only_a_page_with_something_behind_it_has_a_next_one() {
        let request = PageRequest::new(None, Some(2)).unwrap();

        assert_eq!(cut(vec![1, 2, 3], &request, |n| *n), (vec![1, 2], Some(cursor(&2))));
        assert_eq!(cut(vec![1, 2], &request, |n| *n), (vec![1, 2], None));
    }
}
