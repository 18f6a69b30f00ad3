//! `#[inject(App, task)]`: functions that run outside of requests.

use std::fmt::Write;
use std::num::ParseIntError;

use hardwire::{container, inject};
use hardwire_tests::{Counted, Log};

#[derive(Clone)]
struct Db(u32);

struct Text(String);

struct Row<'a>(&'a Db);

#[derive(Debug, PartialEq)]
struct Report(u32);

#[derive(Debug, PartialEq)]
enum JobError {
    Parse(ParseIntError),
    Own,
}

impl From<ParseIntError> for JobError {
    fn from(error: ParseIntError) -> Self {
        Self::Parse(error)
    }
}

#[container]
impl App {
    #[input]
    fn text() -> Text;

    #[singleton]
    fn db() -> Db {
        Db(7)
    }

    #[singleton]
    fn log() -> Log {
        Log::default()
    }

    #[request]
    fn report(db: &Db, text: &Text, log: &Log) -> Result<Report, ParseIntError> {
        log.note("report");
        Ok(Report(db.0 + text.0.parse::<u32>()?))
    }

    #[request]
    fn twice(report: &Report) -> u64 {
        u64::from(report.0) * 2
    }

    #[request]
    fn row(db: &Db) -> Row<'_> {
        Row(db)
    }

    #[factory]
    async fn sum(db: &Db, #[arg] other: u32) -> Result<u16, std::num::TryFromIntError> {
        u16::try_from(db.0 + other)
    }

    #[request]
    fn counted() -> Counted {
        Counted::default()
    }
}

async fn app(text: &str) -> App {
    App::build(Text(text.to_owned())).await.unwrap()
}

#[tokio::test]
async fn arguments_keep_their_order_among_injected_parameters() {
    #[inject(App, task)]
    async fn job(#[arg] first: u8, db: &Db, #[arg] (second, third): (&str, char)) -> String {
        format!("{first} {} {second} {third}", db.0)
    }

    assert_eq!(job(&app("1").await, 3, ("b", 'c')).await, "3 7 b c");
}

#[tokio::test]
async fn a_provider_runs_at_most_once_in_a_call() {
    #[inject(App, task)]
    async fn job(twice: &u64, report: Report) -> Result<(u64, Report), JobError> {
        Ok((*twice, report))
    }

    let app = app("1").await;
    assert_eq!(job(&app).await, Ok((16, Report(8))));
    assert_eq!(app.log.events(), ["report"]);
    assert_eq!(job(&app).await, Ok((16, Report(8))));
    assert_eq!(app.log.events(), ["report", "report"]);
}

#[tokio::test]
async fn an_error_of_a_provider_returns_through_that_of_the_task() {
    #[inject(App, task)]
    async fn job(report: Report) -> Result<(), JobError> {
        let _ = report;
        Err(JobError::Own)
    }

    assert!(matches!(
        job(&app("x").await).await,
        Err(JobError::Parse(_))
    ));
    assert_eq!(job(&app("1").await).await, Err(JobError::Own));
}

#[tokio::test]
async fn a_boxed_error_takes_any() {
    #[inject(App, task)]
    async fn job(_report: Report) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Ok(())
    }

    let error = job(&app("x").await).await.unwrap_err();
    assert_eq!(error.to_string(), "invalid digit found in string");
}

#[tokio::test]
async fn a_result_may_have_another_name() {
    type Outcome<T> = Result<T, JobError>;

    #[inject(App, task)]
    async fn job(_report: Report) -> Outcome<u8> {
        Ok(1)
    }

    assert_eq!(job(&app("1").await).await, Ok(1));
}

#[tokio::test]
async fn factories_are_called_as_often_as_the_task_likes() {
    #[inject(App, task)]
    async fn job(
        sum: impl AsyncFn(u32) -> Result<u16, std::num::TryFromIntError>,
        #[arg] numbers: &[u32],
    ) -> usize {
        let mut sums = 0;
        for number in numbers {
            sums += usize::from(sum(*number).await.unwrap());
        }
        sums
    }

    assert_eq!(job(&app("1").await, &[1, 2, 3]).await, 27);
}

#[tokio::test]
async fn the_arguments_of_a_factory_may_be_set() {
    #[inject(App, task)]
    async fn job(#[dep(sum(5))] sum: u16) -> Result<u16, std::num::TryFromIntError> {
        Ok(sum)
    }

    assert_eq!(job(&app("1").await).await, Ok(12));
}

#[tokio::test]
async fn a_task_may_be_generic() {
    #[inject(App, task)]
    async fn job<T, const N: usize>(db: &Db, #[arg] values: &[T; N]) -> String
    where
        T: ToString + Sync,
    {
        values.iter().map(T::to_string).collect::<String>() + &db.0.to_string()
    }

    assert_eq!(job(&app("1").await, &[1, 2]).await, "127");
}

#[tokio::test]
async fn an_argument_may_be_of_an_unnamed_type() {
    #[inject(App, task)]
    async fn job(db: Db, #[arg] mut to: impl Write + Send) -> Result<(), std::fmt::Error> {
        write!(to, "{}", db.0)
    }

    let mut written = String::new();
    job(&app("1").await, &mut written).await.unwrap();
    assert_eq!(written, "7");
}

#[tokio::test]
async fn the_return_value_may_borrow_from_the_container() {
    #[inject(App, task)]
    async fn elided(db: &Db) -> &u32 {
        &db.0
    }

    #[inject(App, task)]
    async fn named<'a>(db: &'a Db, #[arg] offset: &u32) -> (&'a u32, u32) {
        (&db.0, *offset)
    }

    #[inject(App, task)]
    async fn value<'db>(row: Row<'db>, #[arg] offset: &u32) -> (&'db Db, u32) {
        (row.0, *offset)
    }

    let app = app("1").await;
    assert_eq!(elided(&app).await, &7);
    assert_eq!(named(&app, &1).await, (&7, 1));
    assert_eq!(value(&app, &1).await.0.0, 7);
}

#[tokio::test]
async fn the_return_value_may_borrow_from_an_argument() {
    #[inject(App, task)]
    async fn job<'a>(db: &Db, #[arg] text: &'a str) -> &'a str {
        &text[db.0 as usize..]
    }

    let text = "0123456789".to_owned();
    let rest = job(&app("1").await, &text).await;
    assert_eq!(rest, "789");
}

#[tokio::test]
async fn a_task_may_be_spawned() {
    #[inject(App, task)]
    async fn job(
        report: &Report,
        row: Row<'_>,
        sum: impl AsyncFn(u32) -> Result<u16, std::num::TryFromIntError>,
    ) -> Result<u32, JobError> {
        tokio::task::yield_now().await;
        Ok(report.0 + row.0.0 + u32::from(sum(1).await.unwrap_or_default()))
    }

    let app = app("1").await;
    let spawned = tokio::spawn(async move { job(&app).await });
    assert_eq!(spawned.await.unwrap(), Ok(23));
}

#[tokio::test]
async fn a_task_may_need_nothing_of_the_container() {
    #[inject(App, task)]
    async fn job(#[arg] number: u8) -> u8 {
        number + 1
    }

    assert_eq!(job(&app("1").await, 1).await, 2);
}

#[tokio::test]
async fn a_value_without_other_users_is_moved() {
    #[inject(App, task)]
    async fn job(counted: Counted) -> usize {
        counted.clones()
    }

    assert_eq!(job(&app("1").await).await, 0);
}

#[tokio::test]
async fn names_may_be_those_of_the_generated_code() {
    #[inject(App, task)]
    async fn number(#[arg] app: u8, #[arg] number: u8, db: &Db, #[arg] request: u8) -> u32 {
        u32::from(app) + u32::from(number) + db.0 + u32::from(request)
    }

    assert_eq!(number(&self::app("1").await, 1, 2, 3).await, 13);
}

#[tokio::test]
async fn a_task_may_leave_its_function() {
    #[inject(App, task, call = job_with)]
    async fn job(db: &Db, #[arg] more: u32) -> u32 {
        db.0 + more
    }

    assert_eq!(job(&app("1").await, 1).await, 8);
    assert_eq!(job_with(&Db(1), 1).await, 2);
}
