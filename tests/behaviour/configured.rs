//! `#[cfg]` on providers and parameters. Disabled items are not part of the graph.

use axum::http::{HeaderMap, StatusCode};
use hardwire::{container, inject, module};
use hardwire_published::{Decorated, Decoration};
use hardwire_tests::{send, text, with_header};

/// A handler may be declared before its container or after it.
#[inject]
async fn before(clock: &Clock) -> &'static str {
    clock.0
}

struct Clock(&'static str);

struct Config(&'static str);

struct Plugin;

pub(crate) struct Length(u8);

#[derive(Clone)]
struct User(String);

struct Shout(String);

trait Check: Send + Sync {
    fn name(&self) -> &'static str;
}

struct Disk;

impl Check for Disk {
    fn name(&self) -> &'static str {
        "disk"
    }
}

#[cfg(false)]
struct Registry;

#[cfg(false)]
impl Check for Registry {
    fn name(&self) -> &'static str {
        "registry"
    }
}

#[container(modules(Sizes))]
impl App {
    #[cfg(test)]
    #[singleton]
    fn clock(config: &Config) -> Clock {
        Clock(config.0)
    }

    /// `Plugin` has no provider, so this must not be part of the graph.
    #[cfg(not(test))]
    #[singleton]
    fn clock(plugin: &Plugin) -> Clock {
        let Plugin = plugin;
        Clock("real")
    }

    #[singleton]
    fn config(#[cfg(not(test))] plugin: &Plugin, #[cfg(test)] sizes: &Length) -> Config {
        #[cfg(not(test))]
        let Plugin = plugin;
        Config(if sizes.0 == 0 { "empty" } else { "fake" })
    }

    #[cfg(all(test, not(test)))]
    #[singleton]
    fn plugin() -> Plugin {
        Plugin
    }

    #[cfg_attr(test, request)]
    fn user(headers: &HeaderMap) -> Result<User, StatusCode> {
        headers.get("x-user").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(User(Self::helper().to_owned()))
    }

    #[cfg(any(unix, windows))]
    #[singleton]
    #[cfg_attr(test, must_use)]
    fn platform() -> char {
        if cfg!(unix) { '/' } else { '\\' }
    }

    #[cfg_attr(all(), cfg(test), factory)]
    fn shout(
        user: &User,
        #[arg] times: usize,
        #[cfg(false)]
        #[arg]
        more: bool,
    ) -> Shout {
        Shout(user.0.repeat(times))
    }

    #[singleton(as = dyn Check)]
    fn disk() -> Disk {
        Disk
    }

    #[cfg(false)]
    #[singleton(as = dyn Check)]
    fn registry() -> Registry {
        Registry
    }

    #[singleton]
    fn first() -> u16 {
        1
    }

    #[singleton]
    fn second() -> u16 {
        2
    }

    #[factory]
    fn twice(#[cfg_attr(true, dep(second))] number: &u16) -> u32 {
        u32::from(*number) * 2
    }

    #[cfg(test)]
    fn helper() -> &'static str {
        "Ada"
    }

    #[cfg(not(test))]
    fn helper() -> &'static str {
        "nobody"
    }
}

#[module]
impl Sizes {
    #[cfg(not(test))]
    #[singleton]
    fn sizes() -> Length {
        Length(0)
    }

    #[cfg(test)]
    #[singleton]
    fn sizes() -> Length {
        Length(1)
    }
}

async fn app() -> App {
    App::build().await.unwrap()
}

#[tokio::test]
async fn of_two_providers_of_a_name_the_one_that_is_there_runs() {
    assert_eq!(text(before, &app().await).await, "fake");
}

#[inject]
async fn several(checks: Vec<&dyn Check>) -> String {
    let names: Vec<_> = checks.iter().map(|check| check.name()).collect();
    names.concat()
}

#[tokio::test]
async fn a_disabled_provider_is_not_in_a_collection() {
    assert_eq!(text(several, &app().await).await, "disk");
}

#[inject]
async fn optional(plugin: Option<&Plugin>, clock: Option<&Clock>) -> String {
    format!("{} {}", plugin.is_none(), clock.is_some())
}

#[tokio::test]
async fn an_optional_dependency_on_a_disabled_provider_is_none() {
    assert_eq!(text(optional, &app().await).await, "true true");
}

#[inject]
async fn parameters(
    #[cfg(not(test))] plugin: &Plugin,
    #[cfg(test)] user: &User,
    #[cfg(all(test, any(unix, windows)))] platform: &char,
    #[cfg_attr(test, dep(second))] number: &u16,
    #[cfg_attr(not(test), dep(second))] first: &u16,
) -> String {
    #[cfg(not(test))]
    let Plugin = plugin;
    format!("{} {} {number} {first}", user.0, platform.is_ascii())
}

#[tokio::test]
async fn a_handler_has_the_parameters_that_are_there() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(parameters, &app().await, request).await;
    assert_eq!(answer, "Ada true 2 1");
}

#[inject(App, guard(user))]
async fn conditional_markers(shout: impl Fn(usize) -> Shout, #[dep] twice: u32) -> String {
    format!("{} {twice}", shout(2).0)
}

#[tokio::test]
async fn attributes_of_ours_may_be_conditional() {
    let request = with_header("x-user", "Ada");
    let (_, answer) = send(conditional_markers, &app().await, request).await;
    assert_eq!(answer, "AdaAda 4");
}

struct Handlers;

impl Handlers {
    const MARK: &str = "!";

    #[inject]
    async fn associated(#[cfg(test)] clock: &Clock, #[cfg(not(test))] plugin: &Plugin) -> String {
        format!("{}{}", clock.0, Self::MARK)
    }
}

#[tokio::test]
async fn a_handler_in_an_impl_block_too() {
    assert_eq!(text(Handlers::associated, &app().await).await, "fake!");
}

#[inject(App, task)]
async fn job(
    clock: &Clock,
    #[arg] add: &str,
    #[cfg(not(test))]
    #[arg]
    more: u8,
) -> String {
    format!("{}{add}", clock.0)
}

#[tokio::test]
async fn a_task_has_the_arguments_that_are_there() {
    assert_eq!(job(&app().await, "?").await, "fake?");
}

#[tokio::test]
async fn in_a_function_too() {
    struct Local(u8);

    #[container]
    impl Inner {
        #[cfg(not(test))]
        #[singleton]
        fn local() -> Local {
            Local(0)
        }

        #[cfg(test)]
        #[singleton]
        fn local() -> Local {
            Local(7)
        }
    }

    #[inject(Inner)]
    async fn ask(#[cfg(test)] local: &Local) -> String {
        local.0.to_string()
    }

    assert_eq!(text(ask, &Inner::build().await.unwrap()).await, "7");
}

macro_rules! selected {
    ($name:ident: $held:meta, $failed:meta, #[$attribute:meta]) => {
        mod $name {
            #[hardwire::container]
            impl App {
                #[cfg($failed)]
                #[singleton]
                fn value() -> u8 {
                    0
                }

                #[cfg($held)]
                #[$attribute]
                fn value() -> u8 {
                    7
                }
            }

            #[hardwire::inject]
            pub(super) async fn ask(
                #[cfg($held)] value: &u8,
                #[cfg($failed)] none: &u16,
            ) -> String {
                value.to_string()
            }
        }
    };
}

selected!(in_groups: all(test, not(target_os = "none")), not(test), #[singleton]);

#[tokio::test]
async fn cfg_applies_to_containers_from_macro_rules() {
    let app = in_groups::App::build().await.unwrap();
    assert_eq!(text(in_groups::ask, &app).await, "7");
}

#[container(modules(Decorated))]
impl Festival {}

#[inject(Festival)]
async fn decorated(decoration: &Decoration) -> &'static str {
    decoration.0
}

/// This crate has no feature of that name, only the published crate has.
#[tokio::test]
async fn cfg_in_a_published_module_refers_to_its_own_crate() {
    let app = Festival::build().await.unwrap();
    assert_eq!(text(decorated, &app).await, "festive");
}
