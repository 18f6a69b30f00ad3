use axum::Router;
use axum::http::{HeaderMap, Method};
use axum::routing::any;
pub(crate) struct Db(&'static str);

mod chat {
    use super::{Db, HeaderMap, Method};
    pub(crate) struct Client(pub(crate) String);
    pub(crate) struct User(pub(crate) String);
    pub(crate) enum Chat {}
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
    impl Chat {
        ///Provides `Client`.
        pub(crate) fn client(db: &Db) -> Client {
            Client(format!("client of {}", db.0))
        }
        ///Provides `User`.
        pub(crate) fn user(headers: &HeaderMap, method: Method, mark: char) -> User {
            let name = headers.get("x-name").filter(|_| method == Method::POST);
            User(format!("{}{mark}", name.unwrap().to_str().unwrap()))
        }
        ///Provides `char`.
        pub(crate) fn mark(mark: char) -> char {
            mark
        }
        #[doc(hidden)]
        pub(crate) const fn __extractor_user_1() -> ::hardwire::__private::Extracted<
            Method,
        > {
            ::hardwire::__private::Extracted::new()
        }
        #[doc(hidden)]
        #[allow(dead_code, reason = "no function may need the provider")]
        pub(crate) fn user_from_head_1<
            '__p,
            '__s,
            __S: '__s,
            __M,
            __A: ::hardwire::bounds::HeadAndState<'__p, '__s, __S>,
        >(
            asked: __A,
        ) -> impl ::core::future::Future<
            Output = ::core::result::Result<
                Method,
                <Method as ::hardwire::bounds::FromHead<__S, __M>>::Rejection,
            >,
        > + ::core::marker::Send + use<'__p, '__s, __S, __M, __A>
        where
            Method: ::hardwire::bounds::FromHead<__S, __M>,
        {
            let (parts, state) = ::hardwire::bounds::HeadAndState::split(asked);
            <Method as ::hardwire::bounds::FromHead<__S, __M>>::from_head(parts, state)
        }
        #[doc(hidden)]
        pub(crate) fn __apply_user_2() -> char {
            Chat::mark('!')
        }
        #[doc(hidden)]
        #[allow(dead_code, reason = "an instance may need no comparison")]
        pub(crate) const fn __asked_by_user_2() -> ::hardwire::__private::Extracted<
            char,
        > {
            ::hardwire::__private::Extracted::new()
        }
    }
    const _: () = {
        #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
        fn returned() {
            use ::hardwire::bounds::Value as _;
            ::hardwire::bounds::Returned::<Client>::TYPE.is_a_value();
            ::hardwire::bounds::Returned::<User>::TYPE.is_a_value();
            ::hardwire::bounds::Returned::<char>::TYPE.is_a_value();
        }
    };
    #[allow(deprecated, reason = "providing a deprecated type is not using it")]
    const _: () = {
        #[doc(hidden)]
        impl ::hardwire::bounds::OneSpellingPerType<Chat> for Client {}
        #[doc(hidden)]
        impl ::hardwire::bounds::OneSpellingPerType<Chat> for User {}
        #[doc(hidden)]
        impl ::hardwire::bounds::OneSpellingPerType<Chat> for char {}
        #[allow(dead_code, reason = "rustc checks its fields")]
        struct __Singletons(::hardwire::bounds::SingletonOf<Client>);
    };
    #[doc(hidden)]
    impl<__App> ::hardwire::__private::Keeps<::hardwire::__private::N0, __App> for Chat {
        type Kept = Client;
    }
    #[doc(hidden)]
    #[allow(unused_macros, reason = "a container may have no handler yet")]
    macro_rules! __hardwire_Chat_b460a1abe8d7e29e {
        ($($handler:tt)*) => {
            ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "b460a1abe8d7e29e" Chat
            whole("tests/expand/modules.rs" 19 #[singleton] fn client(db : & Db) -> Client {})
            ("tests/expand/modules.rs" 24 #[request] fn user(headers : & HeaderMap, method :
            Method, #[dep(mark('!'))] mark : char) -> User {}) ("tests/expand/modules.rs" 30
            #[factory] fn mark(#[arg] mark : char) -> char {}) } } $($handler)* }
        };
    }
    #[doc(hidden)]
    #[allow(unused_imports, reason = "a container may have no handler yet")]
    pub(crate) use __hardwire_Chat_b460a1abe8d7e29e as Chat;
}

mod service {
    use super::chat;
    pub(crate) enum Service {}
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
    impl Service {}
    #[doc(hidden)]
    impl<__App> ::hardwire::__private::Takes<::hardwire::__private::N0, __App>
    for Service {
        type Module = chat::Chat;
    }
    #[doc(hidden)]
    #[allow(unused_macros, reason = "a container may have no handler yet")]
    macro_rules! __hardwire_Service_1c8fc7aff1479f38 {
        ($($handler:tt)*) => {
            ::hardwire::expansion::gather! { { { "hardwire 0.1.0" "b460a1abe8d7e29e" Chat
            whole("tests/expand/modules.rs" 19 #[singleton] fn client(db : & Db) -> Client {})
            ("tests/expand/modules.rs" 24 #[request] fn user(headers : & HeaderMap, method :
            Method, #[dep(mark('!'))] mark : char) -> User {}) ("tests/expand/modules.rs" 30
            #[factory] fn mark(#[arg] mark : char) -> char {}) } { "hardwire 0.1.0"
            "1c8fc7aff1479f38" Service whole } } $($handler)* }
        };
    }
    #[doc(hidden)]
    #[allow(unused_imports, reason = "a container may have no handler yet")]
    pub(crate) use __hardwire_Service_1c8fc7aff1479f38 as Service;
}

///
/** # Providers

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | [`db`](App::db) | singleton | `Db` |  |

 ## Module `Chat`

 | provider | scope | provides | dependencies |
 |---|---|---|---|
 | `client` | singleton | `Client` | [`db`](App::db) |
 | `user` | request value | `User` | `HeaderMap`, extractor `method`, `mark` |
 | `mark` | factory | `char` | argument `mark` |*/
#[derive(::core::clone::Clone)]
pub(crate) struct App(::hardwire::__private::Held<AppSingletons>);

///The singletons of [`App`].
#[allow(
    dead_code,
    private_interfaces,
    reason = "a program may not read every singleton, and its type may be private"
)]
pub(crate) struct AppSingletons {
    ///The value of `Chat::client`: `Client`.
    pub(crate) client: <<service::Service as ::hardwire::__private::Takes<
        ::hardwire::__private::N0,
        App,
    >>::Module as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    ///The value of `App::db`.
    pub(crate) db: Db,
}

impl ::core::ops::Deref for App {
    type Target = AppSingletons;
    fn deref(&self) -> &AppSingletons {
        &self.0
    }
}

impl ::core::fmt::Debug for App {
    fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::hardwire::__private::debug_names(formatter, "App", &["client", "db"])
    }
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N0> for App {
    type Module = <service::Service as ::hardwire::__private::Takes<
        ::hardwire::__private::N0,
        App,
    >>::Module;
}

#[doc(hidden)]
impl ::hardwire::__private::Takes<::hardwire::__private::N1> for App {
    type Module = service::Service;
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
    ///Provides `Db`.
    pub(crate) fn db() -> Db {
        Db("db")
    }
}

const _: () = {
    #[allow(dead_code, deprecated, reason = "it is compiled, but never called")]
    fn returned() {
        use ::hardwire::bounds::Value as _;
        ::hardwire::bounds::Returned::<Db>::TYPE.is_a_value();
    }
};

#[allow(deprecated, reason = "providing a deprecated type is not using it")]
const _: () = {
    #[doc(hidden)]
    impl ::hardwire::bounds::OneSpellingPerType<App> for Db {}
    #[allow(dead_code, reason = "rustc checks its fields")]
    struct __Singletons(::hardwire::bounds::SingletonOf<Db>);
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
            client: ::core::option::Option::None,
            db: ::core::option::Option::None,
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
    client: ::core::option::Option<
        <<service::Service as ::hardwire::__private::Takes<
            ::hardwire::__private::N0,
            App,
        >>::Module as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    >,
    db: ::core::option::Option<Db>,
}

#[allow(
    dead_code,
    private_bounds,
    private_interfaces,
    reason = "a program may not set every singleton"
)]
impl AppBuilder {
    ///Sets `client`: `Client`. Its provider then does not run.
    pub(crate) fn client(
        mut self,
        client: <<service::Service as ::hardwire::__private::Takes<
            ::hardwire::__private::N0,
            App,
        >>::Module as ::hardwire::__private::Keeps<::hardwire::__private::N0, App>>::Kept,
    ) -> Self {
        self.client = ::core::option::Option::Some(client);
        self
    }
    ///Sets `db`. Its provider then does not run.
    pub(crate) fn db(mut self, db: Db) -> Self {
        self.db = ::core::option::Option::Some(db);
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
        let db = match self.db {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => App::db(),
        };
        let client = match self.client {
            ::core::option::Option::Some(given) => given,
            ::core::option::Option::None => {
                <service::Service as ::hardwire::__private::Takes<
                    ::hardwire::__private::N0,
                    App,
                >>::Module::client(::hardwire::bounds::same(&db))
            }
        };
        ::core::result::Result::Ok(
            App(
                ::hardwire::__private::Held::new(AppSingletons {
                    client: client,
                    db: db,
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
singleton	client	Client	from Chat	tests/expand/modules.rs:19
	db	shared	3
request	user	User	from Chat	tests/expand/modules.rs:24
	headers	request	HeaderMap
	method	extractor	Method
	mark	owned	2
factory	mark	char	from Chat	tests/expand/modules.rs:30
	mark	argument	char
singleton	db	Db	tests/expand/modules.rs:48
",
        );
        &GRAPH
    };
}

#[doc(hidden)]
#[allow(unused_macros, reason = "a container may have no handler yet")]
macro_rules! __hardwire_App_300ef00d514cad2f {
    ($($handler:tt)*) => {
        ::hardwire::expansion::wire! { "300ef00d514cad2f" {
        r"hardwire 0.1.0
App
client	singleton	plain		Client	tests/expand/modules.rs	19	module 0	db=shared 3
user	request	plain		User	..	24	module 0	headers=head HeaderMap	method=extract	mark=owned 2 applied
mark	factory	plain		char	..	30	module 0	mark=arg
db	singleton	plain		Db	..	48"
        } $($handler)* }
    };
}

#[doc(hidden)]
#[allow(unused_imports, reason = "a container may have no handler yet")]
pub(crate) use __hardwire_App_300ef00d514cad2f as App;
/** # Dependencies

 | parameter | type | source | may refuse with |
 |---|---|---|---|
 | `user` | `&User` | request value `user` of a [module](struct@App#providers) | rejection of `user` |
 | `client` | `&Client` | singleton `client` of a [module](struct@App#providers) |  |*/
fn hello(
    state: ::hardwire::wired::request::State<App>,
) -> impl ::core::future::Future<
    Output = ::hardwire::__private::Response,
> + ::core::marker::Send {
    type __Module0 = ::hardwire::__private::Module<App, ::hardwire::__private::N0>;
    async fn hello(user: &chat::User, client: &chat::Client) -> String {
        format!("{} of {}", user.0, client.0)
    }
    let ::hardwire::wired::request::State(app, request) = state;
    async move {
        let (mut parts, _) = ::hardwire::__private::Request::into_parts(request);
        let method = match __Module0::user_from_head_1::<App, _, _>((&mut parts, &app))
            .await
        {
            ::core::result::Result::Ok(method) => method,
            ::core::result::Result::Err(error) => {
                return ::hardwire::__private::IntoResponse::into_response(error);
            }
        };
        let mark = __Module0::__apply_user_2();
        let user = __Module0::user(&parts.headers, method, mark);
        let returned = hello(
                ::hardwire::bounds::same(&user),
                ::hardwire::bounds::same(&app.client),
            )
            .await;
        ::hardwire::__private::IntoResponse::into_response(returned)
    }
}

pub(crate) async fn router() -> Router {
    let app = App::build().await.unwrap();
    Router::new().route("/", any(hello)).with_state(app)
}
