//! An installation of the program with a folder and a database of its own.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::sql_types::BigInt;
use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection};

/// Gone after the test.
pub struct Installation {
    pub folder: PathBuf,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    /// What a command that succeeded printed.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out
    }

    /// What a command that failed with that code complained about; it prints nothing else.
    #[track_caller]
    pub fn failed(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert!(self.out.is_empty(), "{self:?}");
        assert!(self.err.starts_with("certtracker: ") && !self.err.contains("panicked"), "{self:?}");
        self.err
    }

    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        let out = self.ok();
        assert_eq!(out.trim_end().lines().count(), 1, "{out}");
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

impl Installation {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("certtracker_cli_{}_{count}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// The program, about to be started in this installation.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(tests::program());
        command
            .args(arguments)
            .env_clear()
            .env("CERTTRACKER_DATA_DIR", &self.folder)
            .env("CERTTRACKER_KEY_SECRET", "a key secret that is only used in tests")
            .env("CERTTRACKER_DATABASE_SYNCHRONOUS", "normal")
            .env("CERTTRACKER_DATABASE_URL", format!("sqlite://{}", self.database().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts the program and waits for its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.join("test.db")
    }

    /// Puts a file into the folder, and answers its path.
    pub fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, contents).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Changes what is stored behind the program's back.
    pub fn execute(&self, statement: &str) {
        let mut connection = SqliteConnection::establish(self.database().to_str().unwrap()).unwrap();
        diesel::sql_query("PRAGMA busy_timeout = 5000").execute(&mut connection).unwrap();
        diesel::sql_query(statement).execute(&mut connection).unwrap();
    }

    /// The column named `count` of a query's one row, read beside the program.
    pub fn count(&self, query: &str) -> i64 {
        let mut connection = SqliteConnection::establish(self.database().to_str().unwrap()).unwrap();
        diesel::sql_query("PRAGMA busy_timeout = 5000").execute(&mut connection).unwrap();
        let rows: Vec<Count> = diesel::sql_query(query).load(&mut connection).unwrap();
        rows[0].count
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
