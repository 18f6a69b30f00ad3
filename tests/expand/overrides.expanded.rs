use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::any;
pub(crate) struct Config(&'static str);

pub(crate) struct Session(String);

pub(crate) struct User(String);

pub(crate) struct Claude(String);

pub(crate) struct Mail(u8);

pub(crate) enum Post {}

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
impl Post {
    ///Provides `Mail`.
    pub(crate) async fn mail(config: &Config, to: &str) -> Mail {
        Mail(u8::from(config.0 == to))
    }
    #[doc(hidden)]
    #[allow(
        dead_code,
        clippy::type_complexity,
        reason = "a program may not use the value"
    )]
    pub(crate) fn __override_mail(
        overrides: &::hardwire::__private::Overrides,
    ) -> ::core::option::Option<
        ::hardwire::__private::Override<
            dyn ::core::ops::Fn(
                &str,
            ) -> Mail + ::core::marker::Send + ::core::marker::Sync,
            dyn ::core::ops::Fn(
                &str,
            ) -> ::hardwire::__private::Made<
                    Mail,
                > + ::core::marker::Send + ::core::marker::Sync,
        >,
    > {
        overrides.get(::core::concat!(::core::module_path!(), "::Post::mail"))
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Mail>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<Post> for Mail {}
};

#[doc(hidden)]
#[allow(
    private_bounds,
    private_interfaces,
    reason = "a provider may use types that are private to its module"
)]
impl<
    __Override,
> ::hardwire::__private::Accepts<::hardwire::__private::N0, __Override, ()> for Post
where
    __Override: ::core::ops::Fn(&str) -> Mail + ::core::marker::Send
        + ::core::marker::Sync + 'static,
{
    fn accept(overrides: &mut ::hardwire::__private::Overrides, make: __Override) {
        overrides
            .set(
                ::core::concat!(::core::module_path!(), "::Post::mail"),
                Post::__override_mail,
                ::hardwire::__private::Override::Sync(::std::sync::Arc::new(make)),
            );
    }
}

#[doc(hidden)]
#[allow(
    private_bounds,
    private_interfaces,
    reason = "a provider may use types that are private to its module"
)]
impl<
    __Override,
    __Made,
> ::hardwire::__private::AcceptsAsync<::hardwire::__private::N0, __Override, ()> for Post
where
    __Override: ::core::ops::Fn(&str) -> __Made + ::core::marker::Send
        + ::core::marker::Sync + 'static,
    __Made: ::core::future::Future<Output = Mail> + ::core::marker::Send + 'static,
{
    fn accept(overrides: &mut ::hardwire::__private::Overrides, make: __Override) {
        overrides
            .set(
                ::core::concat!(::core::module_path!(), "::Post::mail"),
                Post::__override_mail,
                ::hardwire::__private::Override::Async(
                    ::std::sync::Arc::new(move |
                        argument_0: &str,
                    | -> ::hardwire::__private::Made<Mail> {
                        ::std::boxed::Box::pin(make(argument_0))
                    }),
                ),
            );
    }
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_Post_ccaac746def7ece3 {
    ($($handler:tt)*) => {
        ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "ccaac746def7ece3" Post
        whole("tests/expand/overrides.rs" 15 #[factory] async fn mail(config : & Config, #[arg]
        to : & str) -> Mail {}) } } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_Post_ccaac746def7ece3 as Post;
///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`config`](App::config) | singleton | `Config` |  |
 | [`session`](App::session) | request value | `Session` | `HeaderMap` |
 | [`user`](App::user) | request value | `User` | [`session`](App::session) |
 | [`claude`](App::claude) | factory | `Claude` | [`user`](App::user), argument `model` |

 ## Module `Post`

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`mail`](Post::mail) | factory | `Mail` | [`config`](App::config), argument `to` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `App::config`.
    pub(crate) config: Config,
    #[doc(hidden)]
    pub(crate) __overrides: ::hardwire::__private::Overrides,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["config"])
    }
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = Post;
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
    ///Provides `Config`.
    pub(crate) fn config() -> Config {
        Config("config")
    }
    ///Provides `Session`.
    pub(crate) async fn session(headers: &HeaderMap) -> Result<Session, StatusCode> {
        let name = headers.get("x-session").ok_or(StatusCode::UNAUTHORIZED)?;
        Ok(Session(format!("{name:?}")))
    }
    ///Provides `User`.
    pub(crate) fn user(session: &Session) -> User {
        User(session.0.clone())
    }
    ///Provides `Claude`.
    pub(crate) fn claude(user: &User, model: u8) -> Claude {
        Claude(format!("{model} for {}", user.0))
    }
    #[doc(hidden)]
    #[allow(
        dead_code,
        clippy::type_complexity,
        reason = "a program may not use the value"
    )]
    pub(crate) fn __override_session(
        overrides: &::hardwire::__private::Overrides,
    ) -> ::core::option::Option<
        ::hardwire::__private::Override<
            dyn ::core::ops::Fn(
            ) -> Result<
                    Session,
                    StatusCode,
                > + ::core::marker::Send + ::core::marker::Sync,
            dyn ::core::ops::Fn(
            ) -> ::hardwire::__private::Made<
                    Result<Session, StatusCode>,
                > + ::core::marker::Send + ::core::marker::Sync,
        >,
    > {
        overrides.get("session")
    }
    #[doc(hidden)]
    #[allow(
        dead_code,
        clippy::type_complexity,
        reason = "a program may not use the value"
    )]
    pub(crate) fn __override_user(
        overrides: &::hardwire::__private::Overrides,
    ) -> ::core::option::Option<
        ::hardwire::__private::Override<
            dyn ::core::ops::Fn() -> User + ::core::marker::Send + ::core::marker::Sync,
            dyn ::core::ops::Fn(
            ) -> ::hardwire::__private::Made<
                    User,
                > + ::core::marker::Send + ::core::marker::Sync,
        >,
    > {
        overrides.get("user")
    }
    #[doc(hidden)]
    #[allow(
        dead_code,
        clippy::type_complexity,
        reason = "a program may not use the value"
    )]
    pub(crate) fn __override_claude(
        overrides: &::hardwire::__private::Overrides,
    ) -> ::core::option::Option<
        ::std::sync::Arc<
            dyn ::core::ops::Fn(
                u8,
            ) -> Claude + ::core::marker::Send + ::core::marker::Sync,
        >,
    > {
        overrides.get("claude")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Config>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
        ::hardwire::bounds::Returned::<Claude>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Config {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Session {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for User {}
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Claude {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Config>);
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
            config: ::core::option::Option::None,
            __overrides: ::core::default::Default::default(),
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
    config: ::core::option::Option<Config>,
    #[doc(hidden)]
    pub(crate) __overrides: ::hardwire::__private::Overrides,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `config`. Its provider then does not run.
    pub(crate) fn config(mut self, config: Config) -> Self {
        self.config = ::core::option::Option::Some(config);
        self
    }
    ///Replaces `mail` by `make`. The dependencies of the replaced provider then do not run for it.
    pub(crate) fn override_mail<__Override>(mut self, make: __Override) -> Self
    where
        Post: ::hardwire::__private::Accepts<::hardwire::__private::N0, __Override, ()>,
    {
        <Post as ::hardwire::__private::Accepts<
            ::hardwire::__private::N0,
            __Override,
            (),
        >>::accept(&mut self.__overrides, make);
        self
    }
    ///Replaces `mail` by `make`. The dependencies of the replaced provider then do not run for it. The returned future is awaited.
    pub(crate) fn override_mail_async<__Override>(mut self, make: __Override) -> Self
    where
        Post: ::hardwire::__private::AcceptsAsync<
            ::hardwire::__private::N0,
            __Override,
            (),
        >,
    {
        <Post as ::hardwire::__private::AcceptsAsync<
            ::hardwire::__private::N0,
            __Override,
            (),
        >>::accept(&mut self.__overrides, make);
        self
    }
    ///Replaces `session` by `make`. The dependencies of the replaced provider then do not run for it.
    pub(crate) fn override_session(
        mut self,
        make: impl ::core::ops::Fn(
        ) -> Result<
                Session,
                StatusCode,
            > + ::core::marker::Send + ::core::marker::Sync + 'static,
    ) -> Self {
        self.__overrides
            .set(
                "session",
                App::__override_session,
                ::hardwire::__private::Override::Sync(::std::sync::Arc::new(make)),
            );
        self
    }
    ///Replaces `session` by `make`. The dependencies of the replaced provider then do not run for it. The returned future is awaited.
    pub(crate) fn override_session_async<__Made>(
        mut self,
        make: impl ::core::ops::Fn(
        ) -> __Made + ::core::marker::Send + ::core::marker::Sync + 'static,
    ) -> Self
    where
        __Made: ::core::future::Future<Output = Result<Session, StatusCode>>
            + ::core::marker::Send + 'static,
    {
        self.__overrides
            .set(
                "session",
                App::__override_session,
                ::hardwire::__private::Override::Async(
                    ::std::sync::Arc::new(move || -> ::hardwire::__private::Made<
                        Result<Session, StatusCode>,
                    > { ::std::boxed::Box::pin(make()) }),
                ),
            );
        self
    }
    ///Replaces `user` by `make`. The dependencies of the replaced provider then do not run for it.
    pub(crate) fn override_user(
        mut self,
        make: impl ::core::ops::Fn(
        ) -> User + ::core::marker::Send + ::core::marker::Sync + 'static,
    ) -> Self {
        self.__overrides
            .set(
                "user",
                App::__override_user,
                ::hardwire::__private::Override::Sync(::std::sync::Arc::new(make)),
            );
        self
    }
    ///Replaces `user` by `make`. The dependencies of the replaced provider then do not run for it. The returned future is awaited.
    pub(crate) fn override_user_async<__Made>(
        mut self,
        make: impl ::core::ops::Fn(
        ) -> __Made + ::core::marker::Send + ::core::marker::Sync + 'static,
    ) -> Self
    where
        __Made: ::core::future::Future<Output = User> + ::core::marker::Send + 'static,
    {
        self.__overrides
            .set(
                "user",
                App::__override_user,
                ::hardwire::__private::Override::Async(
                    ::std::sync::Arc::new(move || -> ::hardwire::__private::Made<User> {
                        ::std::boxed::Box::pin(make())
                    }),
                ),
            );
        self
    }
    ///Replaces `claude` by `make`. The dependencies of the replaced provider then do not run for it.
    pub(crate) fn override_claude(
        mut self,
        make: impl ::core::ops::Fn(
            u8,
        ) -> Claude + ::core::marker::Send + ::core::marker::Sync + 'static,
    ) -> Self {
        self.__overrides
            .set("claude", App::__override_claude, ::std::sync::Arc::new(make));
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
        let config = match self.config {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::config(),
        };
        ::core::result::Result::Ok(
            App(
                ::hardwire::__private::Held::new(AppSingletons {
                    __overrides: self.__overrides,
                    config: config,
                }),
            ),
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
factory	mail	Mail	async	from Post	tests/expand/overrides.rs:15
	config	shared	1
	to	argument	str
singleton	config	Config	tests/expand/overrides.rs:23
request	session	Session	async	fallible	tests/expand/overrides.rs:28
	headers	request	HeaderMap
request	user	User	tests/expand/overrides.rs:34
	session	shared	2
factory	claude	Claude	tests/expand/overrides.rs:39
	user	shared	3
	model	argument	u8
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_60907e3c059f78db {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "60907e3c059f78db" {
        r"hardwire 0.1.0
App	overrides
mail	factory	plain	async	Mail	tests/expand/overrides.rs	15	module 0	config=shared 1	to=arg
config	singleton	plain		Config	..	23
session	request	plain	async,fallible	Session	..	28	headers=head HeaderMap
user	request	plain		User	..	34	session=shared 2
claude	factory	plain		Claude	..	39	user=shared 3	model=arg"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_60907e3c059f78db as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value [`App::user`](App::user) | error of `session` |
 | `claude` | `impl Fn(…) -> Claude` | factory [`App::claude`](App::claude) | error of `session` |
 | `mail` | `impl AsyncFn(…) -> Mail` | factory `mail` of a [module](struct@App#providers) |  |*/
fn hello(
    state: ::hardwire::wired::headers::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    type __Module0 = ::hardwire::__private::Module<App, ::hardwire::__private::N0>;
    async fn hello(
        user: &User,
        claude: impl Fn(u8) -> Claude,
        mail: impl AsyncFn(&str) -> Mail,
    ) -> String {
        format!("{}: {} {}", user.0, claude(1).0, mail("config"). await .0)
    }
    let ::hardwire::wired::headers::State(app, headers) = state;
    async move {
        let user_is_overridden = App::__override_user(&app.__overrides).is_some();
        let session_is_needed = !user_is_overridden;
        let session = if session_is_needed {
            ::core::option::Option::Some(
                match match &App::__override_session(&app.__overrides) {
                    ::core::option::Option::Some(
                        ::hardwire::__private::Override::Sync(make),
                    ) => make(),
                    ::core::option::Option::Some(
                        ::hardwire::__private::Override::Async(make),
                    ) => make().await,
                    ::core::option::Option::None => App::session(&headers).await,
                } {
                    ::core::result::Result::Ok(session) => session,
                    ::core::result::Result::Err(error) => {
                        return ::hardwire::__private::IntoResponse::into_response(error);
                    }
                },
            )
        } else {
            ::core::option::Option::None
        };
        let user = match &App::__override_user(&app.__overrides) {
            ::core::option::Option::Some(::hardwire::__private::Override::Sync(make)) => {
                make()
            }
            ::core::option::Option::Some(
                ::hardwire::__private::Override::Async(make),
            ) => make().await,
            ::core::option::Option::None => {
                App::user(&*::hardwire::__private::needed(session.as_ref()))
            }
        };
        let returned = hello(
                ::hardwire::bounds::same(&user),
                |model| match &App::__override_claude(&app.__overrides) {
                    ::core::option::Option::Some(make) => make(model),
                    ::core::option::Option::None => App::claude(&user, model),
                },
                {
                    let app = ::core::clone::Clone::clone(&app);
                    async move |to| match &__Module0::__override_mail(&app.__overrides) {
                        ::core::option::Option::Some(
                            ::hardwire::__private::Override::Sync(make),
                        ) => make(to),
                        ::core::option::Option::Some(
                            ::hardwire::__private::Override::Async(make),
                        ) => make(to).await,
                        ::core::option::Option::None => {
                            __Module0::mail(::hardwire::bounds::same(&app.config), to)
                                .await
                        }
                    }
                },
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

#[cfg(feature = "override")]
pub(crate) async fn router() -> Router {
    let builder = App::builder().override_user(|| User("test".to_owned()));
    let builder = builder.override_mail_async(|_| async { Mail(7) });
    Router::new().route("/", any(hello)).with_state(builder.build().await.unwrap())
}
