//! Neither is defined before the other, and the container not before both.

use hardwire::{container, module};

#[module(modules(Second))]
impl First {}

#[module(modules(First))]
impl Second {}

#[container(modules(First))]
impl App {}

fn main() {
    let _ = App::build();
}
