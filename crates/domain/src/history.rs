//! A candidate's facts, indexed for evaluation.

use std::marker::PhantomData;

use crate::calendar::AsOf;
use crate::catalogue::Catalogue;
use crate::fact::Fact;

/// A candidate's facts as of a date and as known at an instant, resolved against a catalogue.
#[derive(Debug)]
pub struct History<'a> {
    catalogue: &'a Catalogue,
    as_of: AsOf,
    facts: PhantomData<&'a [Fact]>,
}

impl<'a> History<'a> {
    /// Indexes facts. Their order does not matter.
    pub fn new(catalogue: &'a Catalogue, facts: &'a [Fact], as_of: AsOf) -> Self {
        let _ = facts;
        Self { catalogue, as_of, facts: PhantomData }
    }

    /// The catalogue it was resolved against.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The date and the knowledge it is as of.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }
}
