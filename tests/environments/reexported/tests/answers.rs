//! The responses of the crate's handlers.

use hardwire_reexported::{App, call, repeat};
use hardwire_tests::{send, with_header, with_json};
use renamed::House;

#[tokio::test]
async fn a_crate_that_only_reexports_it_is_enough() {
    let app = App::build().await.unwrap();
    let request = with_json(with_header("x-name", "Cy"), "now");
    assert_eq!(send(repeat, &app, request).await.1, "nownow");
}

#[tokio::test]
async fn a_handler_needs_no_name_for_it() {
    let house = House::build().await.unwrap();
    let request = with_header("x-name", "Cy");
    assert_eq!(send(call, &house, request).await.1, "Cy 1");
}
