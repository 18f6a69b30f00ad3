//! Tools for tests of the graph and of teardowns. Needs the feature `testing`:
//!
//! ```toml
//! [dev-dependencies]
//! hardwire = { version = "0.1", features = ["testing"] }
//! ```

mod events;
mod lock_file;

use std::env;
use std::path::{Path, PathBuf};

use self::lock_file::{LockFile, Task};
use crate::Graph;

pub use self::events::Events;

const UPDATE: &str = "HARDWIRE_UPDATE";

/// Asserts that the graph of a container matches the reviewed file at `path`.
///
/// The file contains [`Graph::to_text`]. `path` is relative to the package under test. With `HARDWIRE_UPDATE=1` in
/// the environment, the file is written instead. Use this to create it, and to accept a change:
///
/// ```console
/// $ HARDWIRE_UPDATE=1 cargo test
/// $ git diff wiring.lock
/// ```
///
/// ```
/// # use axum::http::HeaderMap;
/// # struct Db;
/// # struct User;
/// # #[hardwire::container]
/// # impl App {
/// #     #[singleton]
/// #     async fn db() -> Result<Db, std::io::Error> {
/// #         Ok(Db)
/// #     }
/// #
/// #     #[request]
/// #     fn user(headers: &HeaderMap, db: &Db) -> User {
/// #         User
/// #     }
/// # }
/// // #[test]
/// fn the_wiring_is_as_reviewed() {
///     hardwire::testing::assert_graph("tests/wiring.lock", App::GRAPH);
/// }
/// # the_wiring_is_as_reviewed();
/// ```
///
/// # Panics
///
/// If the file is missing, unreadable or different. The message shows the difference.
#[track_caller]
pub fn assert_graph(path: impl AsRef<Path>, graph: &Graph) {
    let file = LockFile::new(package().join(path), graph);
    if let Err(mismatch) = file.settle(task(env::var(UPDATE).ok().as_deref())) {
        panic!("{mismatch}");
    }
}

/// The directory of the package under test, which cargo sets. Without cargo, the current directory is used.
fn package() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .unwrap_or_default()
}

fn task(update: Option<&str>) -> Task {
    match update {
        None | Some("" | "0") => Task::Compare,
        Some(_) => Task::Write,
    }
}

#[cfg(test)]
mod tests {
    use super::lock_file::Task;
    use super::task;

    #[test]
    fn the_file_is_only_written_when_asked_for() {
        assert_eq!(task(None), Task::Compare);
        assert_eq!(task(Some("")), Task::Compare);
        assert_eq!(task(Some("0")), Task::Compare);
        assert_eq!(task(Some("1")), Task::Write);
    }
}
