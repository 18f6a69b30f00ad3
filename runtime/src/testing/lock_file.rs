use std::path::PathBuf;
use std::{fmt, fs, io};

use similar::TextDiff;

use super::UPDATE;
use crate::Graph;

/// A graph and its reviewed file.
pub(super) struct LockFile {
    path: PathBuf,
    container: &'static str,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Compare,
    Write,
}

/// Why the file does not match the graph.
#[derive(Debug)]
pub(super) struct Mismatch {
    path: PathBuf,
    container: &'static str,
    reason: Reason,
}

#[derive(Debug)]
enum Reason {
    Missing,
    Different { diff: String },
    Inaccessible(io::Error),
}

impl LockFile {
    pub(super) fn new(path: PathBuf, graph: &Graph) -> Self {
        Self {
            path,
            container: graph.container(),
            text: graph.to_text(),
        }
    }

    pub(super) fn settle(&self, task: Task) -> Result<(), Mismatch> {
        let settled = match task {
            Task::Compare => self.compare(),
            Task::Write => self.write().map_err(Reason::Inaccessible),
        };
        settled.map_err(|reason| Mismatch {
            path: self.path.clone(),
            container: self.container,
            reason,
        })
    }

    fn compare(&self) -> Result<(), Reason> {
        let reviewed = fs::read_to_string(&self.path).map_err(Reason::from)?;
        // git may have converted the line ends.
        let reviewed = reviewed.replace("\r\n", "\n");
        if reviewed == self.text {
            return Ok(());
        }
        let diff = TextDiff::from_lines(&reviewed, &self.text)
            .unified_diff()
            .header("reviewed", "wired")
            .to_string();
        Err(Reason::Different { diff })
    }

    fn write(&self) -> io::Result<()> {
        if self.compare().is_ok() {
            return Ok(());
        }
        if let Some(directory) = self.path.parent() {
            fs::create_dir_all(directory)?;
        }
        fs::write(&self.path, &self.text)
    }
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Inaccessible(error),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (container, path) = (self.container, self.path.display());
        match &self.reason {
            Reason::Missing => write!(
                formatter,
                "the wiring of `{container}` was never reviewed: there is no {path}\n\n\
                 To write it: {UPDATE}=1 cargo test"
            ),
            Reason::Different { diff } => write!(
                formatter,
                "the wiring of `{container}` is not what was reviewed in {path}\n\n{diff}\n\
                 To accept it: {UPDATE}=1 cargo test"
            ),
            Reason::Inaccessible(error) => write!(
                formatter,
                "the reviewed wiring of `{container}` is out of reach: {path}: {error}"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use expect_test::expect;
    use tempfile::{TempDir, tempdir};

    use super::{LockFile, Task};
    use crate::Graph;
    use crate::graph::written::graph;

    static REVIEWED: Graph = graph(
        "App",
        concat!(
            "singleton\tdb\tDb\tasync\tsrc/app.rs:1\n",
            "request\tuser\tUser\tsrc/app.rs:2\n",
            "\tdb\tshared\t0\n",
        ),
    );

    static CHANGED: Graph = graph(
        "App",
        concat!(
            "singleton\tdb\tDb\tasync\tfallible\tsrc/app.rs:1\n",
            "request\tuser\tUser\tsrc/app.rs:2\n",
            "\tdb\tshared\t0\n",
        ),
    );

    static MOVED: Graph = graph(
        "App",
        concat!(
            "singleton\tdb\tDb\tasync\tsrc/db.rs:7\n",
            "request\tuser\tUser\tsrc/user.rs:1\n",
            "\tdb\tshared\t0\n",
        ),
    );

    fn file(directory: &TempDir, graph: &Graph) -> LockFile {
        LockFile::new(directory.path().join("reviewed/wiring.lock"), graph)
    }

    /// The message without the name of the temporary directory, and without trailing spaces.
    fn message(file: &LockFile) -> String {
        let message = file.settle(Task::Compare).unwrap_err().to_string();
        let lines: Vec<_> = message.lines().map(str::trim_end).collect();
        let path = file.path.display().to_string();
        lines.join("\n").replace(&path, "wiring.lock")
    }

    #[test]
    fn what_was_written_is_accepted() {
        let directory = tempdir().unwrap();
        file(&directory, &REVIEWED).settle(Task::Write).unwrap();
        file(&directory, &REVIEWED).settle(Task::Compare).unwrap();
    }

    #[test]
    fn writing_makes_the_file_and_its_directory() {
        let directory = tempdir().unwrap();
        let file = file(&directory, &REVIEWED);
        file.settle(Task::Write).unwrap();
        assert_eq!(fs::read_to_string(&file.path).unwrap(), REVIEWED.to_text());
    }

    #[test]
    fn writing_replaces_what_was_reviewed() {
        let directory = tempdir().unwrap();
        file(&directory, &REVIEWED).settle(Task::Write).unwrap();
        file(&directory, &CHANGED).settle(Task::Write).unwrap();
        file(&directory, &CHANGED).settle(Task::Compare).unwrap();
    }

    #[test]
    fn comparing_writes_nothing() {
        let directory = tempdir().unwrap();
        let file = file(&directory, &REVIEWED);
        file.settle(Task::Compare).unwrap_err();
        assert!(!file.path.exists());
    }

    #[test]
    fn a_missing_file_is_refused_with_the_command_that_writes_it() {
        let directory = tempdir().unwrap();
        expect![[r"
            the wiring of `App` was never reviewed: there is no wiring.lock

            To write it: HARDWIRE_UPDATE=1 cargo test"]]
        .assert_eq(&message(&file(&directory, &REVIEWED)));
    }

    #[test]
    fn a_difference_is_shown_with_the_command_that_accepts_it() {
        let directory = tempdir().unwrap();
        file(&directory, &REVIEWED).settle(Task::Write).unwrap();
        expect![[r"
            the wiring of `App` is not what was reviewed in wiring.lock

            --- reviewed
            +++ wired
            @@ -1,6 +1,6 @@
             container App
 
            -singleton db: Db (async)
            +singleton db: Db (async, fallible)
 
             request user: User
                 db = &db

            To accept it: HARDWIRE_UPDATE=1 cargo test"]]
        .assert_eq(&message(&file(&directory, &CHANGED)));
    }

    #[test]
    fn code_that_moved_is_no_difference() {
        let directory = tempdir().unwrap();
        file(&directory, &REVIEWED).settle(Task::Write).unwrap();
        file(&directory, &MOVED).settle(Task::Compare).unwrap();
    }

    #[test]
    fn line_ends_of_another_system_are_no_difference() {
        let directory = tempdir().unwrap();
        let file = file(&directory, &REVIEWED);
        file.settle(Task::Write).unwrap();
        fs::write(&file.path, REVIEWED.to_text().replace('\n', "\r\n")).unwrap();
        file.settle(Task::Compare).unwrap();
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let directory = tempdir().unwrap();
        let file = LockFile::new(directory.path().to_owned(), &REVIEWED);
        assert!(
            message(&file)
                .starts_with("the reviewed wiring of `App` is out of reach: wiring.lock: ")
        );
    }
}
