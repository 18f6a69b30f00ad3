//! Tests call the tasks.

use tempfile::TempDir;

use crate::{App, File, add, show, tidy};

async fn app(directory: &TempDir) -> App {
    let file = directory.path().join("journal.txt");
    App::build(File(file)).await.expect("a journal")
}

#[tokio::test]
async fn added_entries_are_shown() {
    let directory = TempDir::new().unwrap();
    let app = app(&directory).await;
    for text in ["one", "two", "three"] {
        add(&app, text).await.unwrap();
    }
    assert_eq!(show(&app, 2).await.unwrap(), ["two", "three"]);
    assert_eq!(show(&app, 9).await.unwrap(), ["one", "two", "three"]);
}

#[tokio::test]
async fn each_run_of_the_job_reads_the_journal_again() {
    let directory = TempDir::new().unwrap();
    let app = app(&directory).await;
    add(&app, "one").await.unwrap();
    add(&app, "two").await.unwrap();
    assert_eq!(tidy(&app, 1).await.unwrap(), 1);
    assert_eq!(tidy(&app, 1).await.unwrap(), 0);
    assert_eq!(show(&app, 9).await.unwrap(), ["two"]);
}

#[tokio::test]
async fn the_error_of_a_provider_is_the_task_s_own() {
    let directory = TempDir::new().unwrap();
    let app = app(&directory).await;
    directory.close().unwrap();
    let error = show(&app, 1).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
}

#[tokio::test]
async fn the_build_fails_if_the_journal_cannot_be_opened() {
    let nowhere = File("/no/such/directory/journal.txt".into());
    let error = App::build(nowhere).await.unwrap_err();
    assert_eq!(error.provider(), "journal");
}
