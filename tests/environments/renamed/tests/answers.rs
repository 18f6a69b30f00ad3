//! The responses of the crate's handlers, and a container in its tests.

use hardwire_renamed::{Guest, Host, House, Visit, Words, greet};
use hardwire_tests::{send, text, with_header};

#[hw::container(crate = hw)]
impl Own {
    #[singleton]
    fn host() -> Host {
        Host("Bo")
    }
}

#[hw::inject(Own)]
async fn own(host: Host) -> &'static str {
    host.0
}

#[hw::inject(House, task, guard(visit))]
async fn said(words: impl Fn(char) -> Words, #[arg] mark: char) -> String {
    words(mark).0
}

#[tokio::test]
async fn a_renamed_crate_is_named_once() {
    let house = House::build().await.unwrap();
    let (_, answer) = send(greet, &house, with_header("x-name", "Cy")).await;
    assert_eq!(answer, "Ada! Cy");
    assert_eq!(said(&house, '?').await, "Ada?");
    let _ = (Guest(String::new()), Visit);
}

#[tokio::test]
async fn each_container_names_it_for_itself() {
    assert_eq!(text(own, &Own::build().await.unwrap()).await, "Bo");
}
