//! Programs whose names collide with those in generated code.

#![allow(clippy::unused_async, reason = "handlers are async, whatever they do")]

mod colliding;
mod colliding_forms;
mod macro_rules;
mod no_prelude;
mod raw;
mod shadowed;
mod shadowed_forms;
mod unicode;

use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use hardwire_tests::{get, send, text};

#[tokio::test]
async fn nothing_is_needed_from_the_prelude() {
    use no_prelude::{App, Config, built_in_a_test, handler};

    let app = App::build(Config(1)).await.unwrap();
    assert_eq!(text(handler, &app).await, "1 3 ");
    assert_eq!(text(handler, &built_in_a_test().await).await, "3 5 ");
}

#[tokio::test]
async fn generated_code_does_not_depend_on_names_in_scope() {
    use shadowed_forms::{Api, Forms, at_once, everything, job, layer, plain, refused};

    let forms = Forms::build().await.unwrap();
    assert_eq!(text(everything, &forms).await, "3 5 (2, 1, true) ");
    assert_eq!(text(at_once, &forms).await, "7 3 disk");
    assert_eq!(text(Api::own, &forms).await, "3");
    assert_eq!(text(plain, &forms).await, "3 3");
    let (status, body) = send(refused, &forms, get("/")).await;
    assert_eq!((status.as_u16(), body.as_str()), (410, "refused"));
    assert!(matches!(job(&forms, 2).await, Ok(12)));
    let layered = plain.layer(from_fn_with_state(forms.clone(), layer));
    assert_eq!(text(layered, &forms).await, "3 3");
}

#[tokio::test]
async fn other_functions_do_not_depend_on_names_in_scope() {
    use shadowed_forms::{Number, User, everything_with};

    let number = async |number| Number(number);
    let (stores, disks) = (Vec::new(), Vec::new());
    let left = everything_with(&User(1), stores, disks, None, number, String::new());
    assert_eq!(left.await, "1 5 (0, 0, true) ");
}
