//! How much work one file may cause.

use std::cell::Cell;

use crate::carrier::CarrierFault;

/// What is left of the bytes that may be read or decoded for one question about one file. Whatever a file makes a reader
/// do again and again is paid from this, so that time and memory are bounded by it.
#[derive(Debug)]
pub(super) struct Fuel(Cell<usize>);

impl Fuel {
    pub(super) const fn new(bytes: usize) -> Self {
        Self(Cell::new(bytes))
    }

    pub(super) fn left(&self) -> usize {
        self.0.get()
    }

    /// # Errors
    /// [`CarrierFault::PdfTooComplex`] when there is not as much left.
    pub(super) fn burn(&self, bytes: usize) -> Result<(), CarrierFault> {
        let left = self.0.get().checked_sub(bytes).ok_or(CarrierFault::PdfTooComplex)?;
        self.0.set(left);
        Ok(())
    }
}
