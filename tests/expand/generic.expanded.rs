use std::marker::PhantomData;
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
pub(crate) trait Scope {
    const NAME: &'static str;
}

pub(crate) struct User(String);

pub(crate) struct Authorized<S>(PhantomData<S>);

pub(crate) struct Read;

pub(crate) struct Write;

pub(crate) struct Report(&'static str);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`user`](App::user) | request value | `User` | `HeaderMap` |
 | [`authorized`](App::authorized) | request value | `Authorized<S>` | [`user`](App::user) |
 | [`report`](App::report) | request value | `Report` | [`authorized`](App::authorized) |
 | [`authorized`](App::authorized) | request value | `Authorized<Read>` | [`user`](App::user) |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &[])
    }
}

#[allow(
    private_bounds,
    private_interfaces,
    reason = "a provider may use types that are private to its module"
)]
#[allow(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    clippy::needless_pass_by_value,
    clippy::ptr_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "the signature of a provider declares its dependencies"
)]
impl App {
    ///Provides `User`.
    pub(crate) fn user(headers: &HeaderMap) -> User {
        User(format!("{headers:?} may read and write"))
    }
    ///Provides `Authorized<S>`.
    pub(crate) async fn authorized<S: Scope>(
        user: &User,
    ) -> Result<Authorized<S>, StatusCode> {
        let is_authorized = user.0.contains(S::NAME);
        is_authorized.then_some(Authorized(PhantomData)).ok_or(StatusCode::FORBIDDEN)
    }
    ///Provides `Report`.
    pub(crate) fn report(reader: &Authorized<Read>) -> Report {
        let Authorized(PhantomData) = reader;
        Report("read")
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_report_0() -> ::hardwire::__private::Extracted<
        Authorized<Read>,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn __returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Report>::TYPE.is_a_value();
    }
}

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl<S: Scope> ::hardwire::bounds::OneSpellingPerType<App> for Authorized<S> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Report {}
};

#[allow(
    dead_code,
    private_interfaces,
    reason = "a program uses one of several ways to build its container"
)]
impl App {
    /// Builds all singletons, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build() -> ::core::result::Result<Self, ::hardwire::BuildError> {
        Self::builder().build().await
    }
    /// Creates a builder, which can replace singletons.
    pub(crate) fn builder() -> AppBuilder {
        AppBuilder {}
    }
    /// Waits for running requests, at most as long as their teardowns may take, and tears down the singletons
    /// in reverse order of building. Further calls return the result of the first.
    ///
    /// # Errors
    ///
    /// Returns an error if a teardown fails, or if a request does not end in time.
    pub(crate) async fn shutdown(
        &self,
    ) -> ::core::result::Result<(), ::hardwire::ShutdownError> {
        ::core::future::ready(::core::result::Result::Ok(())).await
    }
}

///Builds [`App`]. A singleton that is set is not built.
#[must_use = "nothing is built before `build` is awaited"]
pub(crate) struct AppBuilder {}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {}).held()
            }),
        )
    }
}

#[allow(dead_code, reason = "a program may not use its graph")]
impl App {
    ///The dependency graph of [`App`].
    pub(crate) const GRAPH: &'static ::hardwire::Graph = {
        static GRAPH: ::hardwire::Graph = ::hardwire::__private::graph(
            "App",
            r"
request	user	User	tests/expand/generic.rs:25
	headers	request	HeaderMap
request	authorized	Authorized<S>	async	fallible	tests/expand/generic.rs:30
	user	shared	0
request	report	Report	tests/expand/generic.rs:38
	reader	shared	3
request	authorized	Authorized<Read>	async	fallible	tests/expand/generic.rs:30
	user	shared	0
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_dd20a543a8039f65 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "dd20a543a8039f65" {
        r"hardwire 0.1.0
App
user	request	plain		User	tests/expand/generic.rs	25	headers=head HeaderMap
authorized	request	plain	async,fallible	Authorized<?S>	..	30	user=& 0
report	request	plain		Report	..	38	reader=& 3
authorized	request	plain	async,fallible,instance 1	Authorized<Read>	..	30	user=& 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_dd20a543a8039f65 as App;
impl Scope for Read {
    const NAME: &'static str = "read";
}

impl Scope for Write {
    const NAME: &'static str = "write";
}

/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `report` | `&Report` | request value [`App::report`](App::report) | error of `authorized` |
 | `reader` | `&Authorized<Read>` | request value [`App::authorized`](App::authorized) | error of `authorized` |
 | `writer` | `&Authorized<Write>` | request value [`App::authorized`](App::authorized) | error of `authorized` |*/
fn publish(
    request: ::hardwire::__private::Request,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn publish(
        report: &Report,
        reader: &Authorized<Read>,
        writer: &Authorized<Write>,
    ) -> &'static str {
        let (Authorized(PhantomData), Authorized(PhantomData)) = (reader, writer);
        report.0
    }
    async move {
        ::hardwire::bounds::two_types(
            ::hardwire::__private::Extracted::<Authorized<Read>>::new(),
            ::hardwire::__private::Extracted::<Authorized<Write>>::new(),
            0,
        );
        let user = App::user(request.headers());
        let authorized_read = match App::authorized(&user).await {
            ::core::result::Result::Ok(authorized_read) => authorized_read,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let report = App::report(&authorized_read);
        let authorized_write = match App::authorized(&user).await {
            ::core::result::Result::Ok(authorized_write) => authorized_write,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let returned = publish(
                ::hardwire::bounds::same(&report),
                ::hardwire::bounds::same(&authorized_read),
                ::hardwire::bounds::same(&authorized_write),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(publish)).with_state(app)
}
