use hardwire::__private::graph::{
    argument, callable, container, exclusive, extractor, factory, input, owned, part, request,
    shared, singleton,
};
use hardwire::Graph;

/// As many providers as a service has that does one thing.
pub(crate) const SMALL: &Graph = &container(
    "App",
    &[
        input("settings", "Settings").at("src/app.rs", 10),
        singleton("config", "Config")
            .fallible()
            .at("src/app.rs", 13)
            .needs(&[shared("settings", 0)]),
        singleton("db", "Db")
            .asynchronous()
            .fallible()
            .torn_down()
            .at("src/app.rs", 16)
            .needs(&[shared("config", 1)]),
        singleton("http", "Client").at("src/app.rs", 21),
        singleton("engine", "dyn Engine")
            .at("src/app.rs", 24)
            .needs(&[shared("config", 1), owned("http", 3)]),
        singleton("limits", "Limiter<u64>").at("src/app.rs", 31),
        request("user", "User")
            .asynchronous()
            .fallible()
            .at("src/app.rs", 34)
            .needs(&[part("headers", "HeaderMap"), shared("db", 2)]),
        request("quota", "Quota")
            .fallible()
            .at("src/app.rs", 39)
            .needs(&[shared("user", 6), shared("limits", 5)]),
        request("tx", "Tx")
            .asynchronous()
            .fallible()
            .torn_down()
            .at("src/app.rs", 44)
            .needs(&[shared("db", 2)]),
        request("audit", "Audit").at("src/app.rs", 49).needs(&[
            shared("user", 6),
            exclusive("tx", 8),
            part("uri", "Uri"),
            extractor("query", "Query<HashMap<String,String>>"),
        ]),
        factory("claude", "Claude")
            .at("src/app.rs", 57)
            .needs(&[shared("engine", 4), argument("model", "Model")]),
        request("titles", "Titles")
            .at("src/app.rs", 63)
            .needs(&[callable("claude", 10), shared("quota", 7)]),
    ],
);
