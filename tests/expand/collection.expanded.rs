// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Check: Send + Sync {
    fn state(&self) -> &'static str;
}

struct Disk;

struct Load;

impl Check for Disk {
    fn state(&self) -> &'static str {
        "disk"
    }
}

impl Check for Load {
    fn state(&self) -> &'static str {
        "load"
    }
}

struct Report(String);

impl App {
    ///Provides `Disk`.
    pub(crate) fn disk() -> Arc<Disk> {
        Arc::new(Disk)
    }
    ///Provides `Load`.
    pub(crate) fn load() -> Load {
        Load
    }
    ///Provides `Report`.
    pub(crate) fn report(checks: Vec<(&'static str, &dyn Check)>) -> Report {
        let states = checks
            .iter()
            .map(|(name, check)| format!("{name} {}", check.state()));
        Report(states.collect::<Vec<_>>().join(", "))
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __disk_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Check + 'object,
        ::std::sync::Arc<Disk>,
        ::std::sync::Arc<dyn Check + 'object>,
    >
    where
        Disk: 'object,
    {
        ::hardwire::bounds::As {
            lend: |value| value,
            lend_mut: |value| value,
            hold: |value| value,
        }
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __load_as_0<'object>() -> ::hardwire::bounds::As<
        Load,
        dyn Check + 'object,
    >
    where
        Load: 'object,
    {
        ::hardwire::bounds::As {
            lend: |value| value,
            lend_mut: |value| value,
            hold: |value| value,
        }
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_report_0() -> ::hardwire::__private::Extracted<
        dyn Check,
    > {
        ::hardwire::__private::Extracted::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Disk>>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Load>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `Report` | request value [`App::report`](App::report) |  |
 | `checks` | `Vec<&dyn Check>` | singleton [`App::disk`](App::disk), request value [`App::load`](App::load) |  |
 | `disks` | `Vec<Arc<Disk>>` | singleton [`App::disk`](App::disk) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        report: Report,
        checks: Vec<&dyn Check>,
        disks: Vec<Arc<Disk>>,
    ) -> String {
        format!("{}; {} {}", report.0, checks.len(), disks[0].state())
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            1,
            _,
            _,
        >(::hardwire::__private::Extracted::<dyn Check>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            5,
            _,
            _,
        >(::hardwire::__private::Extracted::<dyn Check>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            1,
            _,
            _,
        >(::hardwire::__private::Extracted::<Disk>::new(), 0);
        ::hardwire::bounds::no_held_provider::<
            App,
            0,
            5,
            _,
            _,
        >(::hardwire::__private::Extracted::<Disk>::new(), 0);
        let load = App::load();
        let report = App::report(
            ::std::vec![
                ("disk", App::__disk_as_0().lend(& * app.disk)), ("load",
                App::__load_as_0().lend(& load))
            ],
        );
        let returned = hello(
                report,
                ::std::vec![
                    ::hardwire::bounds::same(App::__disk_as_0().lend(& * app.disk)),
                    ::hardwire::bounds::same(App::__load_as_0().lend(& load))
                ],
                ::std::vec![
                    ::hardwire::bounds::ClonedSingleton::clone(::hardwire::bounds::same(&
                    app.disk))
                ],
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
