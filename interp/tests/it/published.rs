//! Files that are generated and committed: a test fails when one says anything else than it would now. With
//! `UPDATE_EXPECT=1` it is written anew.

use libtest_mimic::Failed;
use std::path::Path;

/// Holds what the crate publishes under this name against the text.
pub(crate) fn check(name: &str, text: &str) -> Result<(), Failed> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::fs::read_to_string(&file).is_ok_and(|published| published == text) {
        return Ok(());
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return Ok(std::fs::write(&file, text)?);
    }
    Err(format!("{name} is stale: run the tests with UPDATE_EXPECT=1").into())
}
