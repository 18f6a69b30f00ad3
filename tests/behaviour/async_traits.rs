//! Traits with async functions, with and without `#[async_trait]`.

use std::sync::Arc;

use async_trait::async_trait;
use hardwire::{container, inject};
use hardwire_tests::text;

#[async_trait]
trait Mailer: Send + Sync {
    async fn send(&self, to: &str) -> String;
}

struct Smtp(&'static str);

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, to: &str) -> String {
        format!("{} to {to}", self.0)
    }
}

/// Each request has its own mailer.
struct Outbox {
    through: Arc<dyn Mailer>,
}

#[async_trait]
impl Mailer for Outbox {
    async fn send(&self, to: &str) -> String {
        self.through.send(&to.to_uppercase()).await
    }
}

#[container]
impl App {
    #[singleton]
    fn smtp() -> Arc<dyn Mailer> {
        Arc::new(Smtp("mail"))
    }

    #[request(as = dyn Mailer)]
    fn outbox(#[dep(smtp)] through: Arc<dyn Mailer>) -> Outbox {
        Outbox { through }
    }
}

#[tokio::test]
async fn a_provider_returns_an_async_trait_object() {
    #[inject]
    async fn handler(smtp: &dyn Mailer, outbox: &dyn Mailer) -> String {
        smtp.send("Ada").await + " " + &outbox.send("Bob").await
    }

    let app = App::build().await.unwrap();
    assert_eq!(text(handler, &app).await, "mail to Ada mail to BOB");
}

/// The interface of a job. Its caller knows nothing else about it.
trait Job {
    async fn run(app: &App, name: &str) -> String;
}

struct Newsletter;

impl Job for Newsletter {
    #[inject(App, task)]
    async fn run(smtp: &dyn Mailer, #[arg] name: &str) -> String {
        smtp.send(name).await
    }
}

#[tokio::test]
async fn a_task_is_the_function_of_a_trait() {
    let app = App::build().await.unwrap();
    assert_eq!(Newsletter::run(&app, "Ada").await, "mail to Ada");
}

#[async_trait]
trait DynJob: Send + Sync {
    async fn run(&self, app: &App) -> String;
}

struct Reminder(&'static str);

#[async_trait]
impl DynJob for Reminder {
    async fn run(&self, app: &App) -> String {
        remind(app, self.0).await
    }
}

#[inject(App, task)]
async fn remind(smtp: &dyn Mailer, #[arg] name: &str) -> String {
    smtp.send(name).await
}

#[tokio::test]
async fn a_function_of_an_async_trait_calls_a_task() {
    let app = App::build().await.unwrap();
    let job: Box<dyn DynJob> = Box::new(Reminder("Ada"));
    assert_eq!(job.run(&app).await, "mail to Ada");
}
