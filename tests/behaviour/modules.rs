//! Containers and handlers in different Rust modules, declared in any order.

use hardwire_tests::text;

mod before {
    use hardwire::inject;

    use super::wiring::{App, Name};

    #[inject]
    pub(super) async fn handler(name: &Name) -> &'static str {
        name.0
    }
}

mod wiring {
    use hardwire::container;

    pub(super) struct Name(pub(super) &'static str);

    #[container]
    impl App {
        #[singleton]
        fn name() -> Name {
            Name("wired")
        }
    }

    pub(super) mod below {
        use hardwire::inject;

        use super::*;

        #[inject]
        pub(in crate::modules) async fn by_glob(name: &Name) -> &'static str {
            name.0
        }

        #[inject(super::App)]
        pub(in crate::modules) async fn by_super(name: &Name) -> &'static str {
            name.0
        }
    }

    #[hardwire::inject]
    pub(super) async fn beside(name: &Name) -> &'static str {
        name.0
    }
}

mod after {
    use hardwire::inject;

    use super::wiring::{App as Renamed, Name};

    #[inject(crate::modules::wiring::App)]
    pub(super) async fn by_path(name: &Name) -> &'static str {
        name.0
    }

    #[inject(Renamed)]
    pub(super) async fn by_another_name(name: &Name) -> &'static str {
        name.0
    }
}

mod reexported {
    use hardwire::inject;

    mod prelude {
        pub(super) use super::super::wiring::{App, Name};
    }

    use prelude::*;

    #[inject]
    pub(super) async fn handler(name: &Name) -> &'static str {
        name.0
    }
}

async fn app() -> wiring::App {
    wiring::App::build().await.unwrap()
}

#[tokio::test]
async fn a_handler_may_stand_before_its_container() {
    assert_eq!(text(before::handler, &app().await).await, "wired");
}

#[tokio::test]
async fn a_handler_may_stand_beside_its_container() {
    assert_eq!(text(wiring::beside, &app().await).await, "wired");
}

#[tokio::test]
async fn a_handler_may_name_its_container_by_path() {
    assert_eq!(text(after::by_path, &app().await).await, "wired");
    assert_eq!(text(wiring::below::by_super, &app().await).await, "wired");
}

#[tokio::test]
async fn a_handler_may_import_its_container_under_another_name() {
    assert_eq!(text(after::by_another_name, &app().await).await, "wired");
}

#[tokio::test]
async fn a_handler_may_import_its_container_by_glob() {
    assert_eq!(text(wiring::below::by_glob, &app().await).await, "wired");
    assert_eq!(text(reexported::handler, &app().await).await, "wired");
}

#[tokio::test]
async fn a_handler_may_stand_in_a_function() {
    use wiring::{App, Name};

    #[hardwire::inject]
    async fn handler(name: &Name) -> &'static str {
        name.0
    }

    assert_eq!(text(handler, &app().await).await, "wired");
}
