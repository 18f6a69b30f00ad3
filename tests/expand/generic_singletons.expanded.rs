use std::marker::PhantomData;
use std::sync::Arc;
use axum::Router;
use axum::routing::any;
pub(crate) struct User;

pub(crate) struct Order;

pub(crate) struct Cache<T>(&'static str, PhantomData<fn() -> T>);

pub(crate) struct Index<T>(&'static str, PhantomData<fn() -> T>);

pub(crate) struct Search(&'static str);

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`cache`](App::cache) | singleton | `Cache<T>` |  |
 | [`index`](App::index) | singleton | `Index<T>` | `Cache<T>` |
 | [`search`](App::search) | singleton | `Search` | [`index_user`](App::index), [`cache_order`](App::cache) |
 | [`index_user`](App::index) | singleton | `Index<User>` | [`cache_user`](App::cache) |
 | [`cache_order`](App::cache) | singleton | `Cache<Order>` |  |
 | [`cache_user`](App::cache) | singleton | `Cache<User>` |  |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::search`.
    pub(crate) search: Search,
    ///The value of `App::index_user`.
    pub(crate) index_user: Index<User>,
    ///The value of `App::cache_user`.
    pub(crate) cache_user: ::std::sync::Arc<Cache<User>>,
    ///The value of `App::cache_order`.
    pub(crate) cache_order: ::std::sync::Arc<Cache<Order>>,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(
            formatter,
            "App",
            &["search", "index_user", "cache_order", "cache_user"],
        )
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
    ///Provides `Cache<T>`.
    pub(crate) fn cache<T>() -> Arc<Cache<T>> {
        Arc::new(Cache("cache", PhantomData))
    }
    ///Provides `Index<T>`.
    pub(crate) async fn index<T>(cache: &Cache<T>) -> Result<Index<T>, std::fmt::Error> {
        Ok(Index(cache.0, PhantomData))
    }
    ///Provides `Search`.
    pub(crate) fn search(users: &Index<User>, orders: &Cache<Order>) -> Search {
        Search(if users.0 == orders.0 { "search" } else { "" })
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_index_0<T>(
        _: ::hardwire::__private::Extracted<Index<T>>,
    ) -> ::hardwire::__private::Extracted<Cache<T>> {
        ::hardwire::__private::Extracted::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_search_0() -> ::hardwire::__private::Extracted<
        Index<User>,
    > {
        ::hardwire::__private::Extracted::new()
    }
    #[doc(hidden)]
    #[allow(dead_code, reason = "an instance may need no comparison")]
    pub(crate) const fn __asked_by_search_1() -> ::hardwire::__private::Extracted<
        Cache<Order>,
    > {
        ::hardwire::__private::Extracted::new()
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Search>::TYPE.is_a_value();
    }
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned_cache<T>(_: Arc<Cache<T>>) {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Arc<Cache<T>>>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Index<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 1, 1> for Index<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache<Order> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 1, 2> for Cache<Order> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for ::std::sync::Arc<Cache<Order>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 1, 3>
    for ::std::sync::Arc<Cache<Order>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Cache<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 1, 4> for Cache<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for ::std::sync::Arc<Cache<User>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 1, 5>
    for ::std::sync::Arc<Cache<User>> {}
    #[doc(hidden)]
    impl<const OTHER: usize> ::hardwire::bounds::OneSpellingPerType<App, 1, OTHER>
    for Search {}
    #[doc(hidden)]
    impl<T, const OTHER: usize> ::hardwire::bounds::OneSpellingPerType<App, 2, OTHER>
    for Cache<T> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 2, 1> for Search {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 2, 2> for Index<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 2, 3>
    for ::std::sync::Arc<Cache<Order>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 2, 4>
    for ::std::sync::Arc<Cache<User>> {}
    #[doc(hidden)]
    impl<T> ::hardwire::bounds::OneSpellingPerType<App, 2, 5> for Arc<Cache<T>> {}
    #[doc(hidden)]
    impl<T> ::hardwire::bounds::OneSpellingPerType<App, 2, 6> for Index<T> {}
    #[doc(hidden)]
    impl<T, const OTHER: usize> ::hardwire::bounds::OneSpellingPerType<App, 3, OTHER>
    for Arc<Cache<T>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 3, 1> for Search {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 3, 2> for Index<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 3, 3> for Cache<Order> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 3, 4> for Cache<User> {}
    #[doc(hidden)]
    impl<T> ::hardwire::bounds::OneSpellingPerType<App, 3, 5> for Index<T> {}
    #[doc(hidden)]
    impl<T, const OTHER: usize> ::hardwire::bounds::OneSpellingPerType<App, 4, OTHER>
    for Index<T> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 4, 1> for Search {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 4, 2> for Cache<Order> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 4, 3>
    for ::std::sync::Arc<Cache<Order>> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 4, 4> for Cache<User> {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App, 4, 5>
    for ::std::sync::Arc<Cache<User>> {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(
        ::hardwire::bounds::SingletonOf<Search>,
        ::hardwire::bounds::SingletonOf<Index<User>>,
        ::hardwire::bounds::SingletonOf<::std::sync::Arc<Cache<Order>>>,
        ::hardwire::bounds::SingletonOf<::std::sync::Arc<Cache<User>>>,
    );
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
        AppBuilder {
            search: ::core::option::Option::None,
            index_user: ::core::option::Option::None,
            cache_order: ::core::option::Option::None,
            cache_user: ::core::option::Option::None,
        }
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
pub(crate) struct AppBuilder {
    search: ::core::option::Option<Search>,
    index_user: ::core::option::Option<Index<User>>,
    cache_order: ::core::option::Option<::std::sync::Arc<Cache<Order>>>,
    cache_user: ::core::option::Option<::std::sync::Arc<Cache<User>>>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `search`. Its provider then does not run.
    pub(crate) fn search(mut self, search: Search) -> Self {
        self.search = ::core::option::Option::Some(search);
        self
    }
    ///Sets `index_user`. Its provider then does not run.
    pub(crate) fn index_user(mut self, index_user: Index<User>) -> Self {
        self.index_user = ::core::option::Option::Some(index_user);
        self
    }
    ///Sets `cache_order`. Its provider then does not run.
    pub(crate) fn cache_order(
        mut self,
        cache_order: ::std::sync::Arc<Cache<Order>>,
    ) -> Self {
        self.cache_order = ::core::option::Option::Some(cache_order);
        self
    }
    ///Sets `cache_user`. Its provider then does not run.
    pub(crate) fn cache_user(
        mut self,
        cache_user: ::std::sync::Arc<Cache<User>>,
    ) -> Self {
        self.cache_user = ::core::option::Option::Some(cache_user);
        self
    }
    /// Builds all singletons that are not set, in the order of their dependencies.
    ///
    /// # Errors
    ///
    /// Returns the error of the first singleton that cannot be built.
    pub(crate) async fn build(
        self,
    ) -> ::core::result::Result<App, ::hardwire::BuildError> {
        let cache_order = match self.cache_order {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::cache(),
        };
        let cache_user = match self.cache_user {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::cache(),
        };
        let index_user = match self.index_user {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                match App::index(&*cache_user).await {
                    ::core::result::Result::Ok(built) => built,
                    ::core::result::Result::Err(error) => {
                        return ::core::result::Result::Err(
                            ::hardwire::__private::build_error(
                                "index_user",
                                &["App", "search", "index_user"],
                                ::hardwire::__private::StartUpError::boxed(error),
                            ),
                        );
                    }
                }
            }
        };
        let search = match self.search {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::search(&index_user, &*cache_order),
        };
        ::core::result::Result::Ok(
            App({
                #[allow(
                    unused_imports,
                    reason = "for a singleton that is not `Send` and `Sync`"
                )]
                use ::hardwire::__private::CannotBeHeld as _;
                ::hardwire::__private::Checked(AppSingletons {
                        search: search,
                        index_user: index_user,
                        cache_order: cache_order,
                        cache_user: cache_user,
                    })
                    .held()
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
singleton	cache	Cache<T>	tests/expand/generic_singletons.rs:21
singleton	index	Index<T>	async	fallible	tests/expand/generic_singletons.rs:26
	cache	shared	0
singleton	search	Search	tests/expand/generic_singletons.rs:31
	users	shared	3
	orders	shared	4
singleton	index_user	Index<User>	async	fallible	tests/expand/generic_singletons.rs:26
	cache	shared	5
singleton	cache_order	Cache<Order>	tests/expand/generic_singletons.rs:21
singleton	cache_user	Cache<User>	tests/expand/generic_singletons.rs:21
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_cf4bd3638407acf3 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "cf4bd3638407acf3" {
        r"hardwire 0.1.0
App
cache	singleton	arc		Cache<?T>	tests/expand/generic_singletons.rs	21
index	singleton	plain	async,fallible	Index<?T>	..	26	cache:lends-inner=open cache any value shared plain Cache<?T>
search	singleton	plain		Search	..	31	users=shared 3	orders=shared 4 peeled
index_user	singleton	plain	async,fallible	Index<User>	..	26	instance 1	cache:lends-inner=shared 5 peeled
cache_order	singleton	arc		Cache<Order>	..	21	instance 0
cache_user	singleton	arc		Cache<User>	..	21	instance 0"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_cf4bd3638407acf3 as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `search` | `&Search` | singleton [`App::search`](App::search) |  |
 | `users` | `&Index<User>` | singleton [`App::index_user`](App::index) |  |
 | `cache` | `Arc<Cache<Order>>` | singleton [`App::cache_order`](App::cache) |  |*/
fn find(
    state: ::hardwire::wired::alone::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    async fn find(
        search: &Search,
        users: &Index<User>,
        cache: Arc<Cache<Order>>,
    ) -> String {
        format!("{} {} {}", search.0, users.0, cache.0)
    }
    let ::hardwire::wired::alone::State(app) = state;
    async move {
        let returned = find(
                ::hardwire::bounds::same(&app.search),
                ::hardwire::bounds::same(&app.index_user),
                ::hardwire::bounds::ClonedSingleton::clone(
                    ::hardwire::bounds::same(&app.cache_order),
                ),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(find)).with_state(app)
}
