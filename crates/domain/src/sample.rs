//! A made-up catalogue and candidate of a stated size.
