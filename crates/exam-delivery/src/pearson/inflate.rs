//! Unpacking one member with limits that hold whatever its headers claim.
//!
//! Sizes in a zip archive are claims. The bytes that really come out are counted here while they come out, so a bomb
//! stops at its limit and nothing is unpacked to memory or disk as a whole.

use std::io::{self, Read};

use crate::fault::ArchiveFault;

/// A reader of one member's contents that stops with an [`ArchiveFault`] inside the `io::Error` at a limit.
#[derive(Debug)]
pub(super) struct Inflate<R> {
    inner: R,
    member: String,
    packed: u64,
    unpacked: u64,
    max: u64,
    max_ratio: u64,
}

/// Below this many bytes no ratio is judged: a short file of blank no-shows packs very well.
const RATIO_FROM: u64 = 4 << 20;

impl<R> Inflate<R> {
    pub(super) fn new(inner: R, member: &str, packed: u64, max: u64, max_ratio: u64) -> Self {
        Self { inner, member: member.to_owned(), packed, unpacked: 0, max, max_ratio }
    }

    /// Bytes that came out so far.
    pub(super) fn unpacked(&self) -> u64 {
        self.unpacked
    }
}

impl<R: Read> Read for Inflate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.unpacked = self.unpacked.saturating_add(count as u64);
        let member = || self.member.clone();
        if self.unpacked > self.max {
            return Err(io::Error::other(ArchiveFault::MemberTooLarge { member: member(), max: self.max }));
        }
        if self.unpacked > RATIO_FROM && self.unpacked / self.packed.max(1) > self.max_ratio {
            return Err(io::Error::other(ArchiveFault::Bomb { member: member(), max: self.max_ratio }));
        }
        Ok(count)
    }
}

/// Tells apart our own limits, a failing disk, and damage.
pub(super) fn read_fault(member: &str, error: io::Error) -> ArchiveFault {
    // Only errors that the operating system made carry its number; all others come from the contents.
    if error.raw_os_error().is_some() {
        return ArchiveFault::Unreadable { detail: error.to_string() };
    }
    match error.downcast::<ArchiveFault>() {
        Ok(fault) => fault,
        Err(error) => ArchiveFault::DamagedMember { member: member.to_owned(), detail: error.to_string() },
    }
}
