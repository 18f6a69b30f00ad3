use std::ops::Deref;

use hardwire::{container, inject, module};

mod pool {
    pub struct Client;
}

mod driver {
    pub struct Client;
}

impl Deref for pool::Client {
    type Target = driver::Client;

    fn deref(&self) -> &driver::Client {
        &driver::Client
    }
}

pub struct Repo;

#[module]
impl Pool {
    #[request]
    pub fn client() -> pool::Client {
        pool::Client
    }

    #[request]
    pub fn repo(_client: &driver::Client) -> Repo {
        Repo
    }
}

#[container(modules(Pool))]
impl App {}

#[inject(App)]
async fn list(_repo: &Repo) {}

fn main() {}
