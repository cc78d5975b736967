//! A short crash run: the programs are found where cargo puts them.

use std::path::PathBuf;
use std::process::Command;

/// A program under test, which cargo has put beside this test program's folder.
fn program(name: &str, package: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    let folder = test.ancestors().nth(2).expect("test programs lie in a folder of cargo's");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} was not built; `cargo build --package {package}` does", program.display());
    program
}

#[test]
#[ignore = "takes a minute and a half, and wants the machine for itself"]
fn nothing_is_lost_or_doubled_when_server_and_simulator_are_killed() {
    let run = Command::new(env!("CARGO_BIN_EXE_crash-run"))
        .args(["--kills", "6", "--candidates", "10", "--settle-seconds", "120"])
        .arg("--server")
        .arg(program("certtracker", "api"))
        .arg("--simulator")
        .arg(program("vue-sim", "vue-sim"))
        .output()
        .expect("a program that was built with its test can be run");

    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{out}\n{err}");
    println!("{out}");
}
