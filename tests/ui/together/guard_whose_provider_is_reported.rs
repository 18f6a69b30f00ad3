//! A guard whose provider is reported already: nothing is reported at the guard.

use axum::http::StatusCode;
use hardwire::{container, inject};

struct FindResult<T>(T);
type Checked<T> = Result<T, StatusCode>;

#[container]
impl App {
    #[request]
    fn found() -> FindResult<u8> {
        FindResult(1)
    }
    #[request]
    fn checked() -> Checked<()> {
        Ok(())
    }
}

#[inject(App, guard(found))]
async fn of_what_is_no_result() {}

#[inject(App, guard(checked))]
async fn behind_an_alias() {}

fn main() {}
