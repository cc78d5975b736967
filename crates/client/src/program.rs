//! The program, and how its office is reached.

use contract::program::ProgramView;

use crate::{Client, Error};

impl Client {
    /// The program.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn find_program(&self) -> Result<ProgramView, Error> {
        self.get("/api/v1/program").await
    }
}
