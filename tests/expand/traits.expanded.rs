// Without the items that every container has. `quick_start.expanded.rs` is a whole expansion.

use std::sync::Arc;
use axum::Router;
use axum::routing::any;
trait Store: Send + Sync {
    fn name(&self) -> String;
}

struct Disk(&'static str);

impl Store for Disk {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

struct Copier {
    from: Arc<dyn Store>,
}

impl App {
    ///Provides `Disk`.
    pub(crate) fn disk() -> Arc<Disk> {
        Arc::new(Disk("disk"))
    }
    ///Provides `Copier`.
    pub(crate) fn copier(from: Arc<dyn Store>) -> Copier {
        Copier { from }
    }
    ///Provides `Disk`.
    pub(crate) fn scratch() -> Disk {
        Disk("scratch")
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "a program may not use the value as this type")]
    pub(crate) fn __disk_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Store + 'object,
        ::std::sync::Arc<Disk>,
        ::std::sync::Arc<dyn Store + 'object>,
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
    pub(crate) fn __scratch_as_0<'object>() -> ::hardwire::bounds::As<
        Disk,
        dyn Store + 'object,
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
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Disk>>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Copier>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Disk>::TYPE.is_a_value();
    }
};

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `copier` | `&Copier` | singleton [`App::copier`](App::copier) |  |
 | `disk` | `Arc<dyn Store>` | singleton [`App::disk`](App::disk) |  |
 | `scratch` | `&dyn Store` | request value [`App::scratch`](App::scratch) |  |*/
fn hello(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn hello(
        copier: &Copier,
        disk: Arc<dyn Store>,
        scratch: &dyn Store,
    ) -> String {
        [copier.from.name(), disk.name(), scratch.name()].join(" ")
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let scratch = App::scratch();
        let returned = hello(
                ::hardwire::bounds::same(&app.copier),
                ::hardwire::bounds::same_value(
                    App::__disk_as_0()
                        .hold({
                            let held = ::hardwire::bounds::ClonedSingleton::clone(
                                &app.disk,
                            );
                            held
                        }),
                ),
                ::hardwire::bounds::same(App::__scratch_as_0().lend(&scratch)),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
