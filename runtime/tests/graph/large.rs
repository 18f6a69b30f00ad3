use hardwire::__private::graph::{
    argument, callable, container, exclusive, factory, input, optional, owned, part, request,
    shared, singleton,
};
use hardwire::Graph;
use hardwire::graph::Access;

/// As many providers as a service has that does a lot.
pub(crate) const LARGE: &Graph = &container(
    "Shop",
    &[
        input("settings", "Settings").at("src/app.rs", 10),
        input("clock", "Clock").at("src/app.rs", 14),
        singleton("config", "Config")
            .fallible()
            .at("src/app.rs", 18)
            .needs(&[shared("settings", 0)]),
        singleton("metrics", "Metrics")
            .at("src/app.rs", 22)
            .needs(&[shared("config", 2)]),
        singleton("tracer", "Tracer")
            .at("src/app.rs", 26)
            .needs(&[shared("config", 2)]),
        singleton("primary", "Db")
            .asynchronous()
            .fallible()
            .at("src/app.rs", 30)
            .needs(&[shared("config", 2), shared("metrics", 3)]),
        singleton("replica", "Db")
            .asynchronous()
            .fallible()
            .at("src/app.rs", 34)
            .needs(&[shared("config", 2), shared("metrics", 3)]),
        singleton("cache", "Cache<Key,Value>")
            .at("src/app.rs", 38)
            .needs(&[shared("config", 2), shared("metrics", 3)]),
        singleton("http", "Client")
            .at("src/app.rs", 42)
            .needs(&[shared("config", 2), shared("tracer", 4)]),
        singleton("mailer", "dyn Mailer")
            .at("src/app.rs", 46)
            .needs(&[shared("config", 2), shared("http", 8)]),
        singleton("queue", "Queue<Job>")
            .asynchronous()
            .at("src/app.rs", 50)
            .needs(&[shared("config", 2), shared("tracer", 4)]),
        singleton("flags", "Flags")
            .at("src/app.rs", 54)
            .needs(&[shared("cache", 7), shared("http", 8)]),
        singleton("keys", "KeySet")
            .asynchronous()
            .from_module("Auth")
            .at("src/app.rs", 58)
            .needs(&[shared("http", 8), shared("clock", 1)]),
        singleton("search", "SearchIndex")
            .asynchronous()
            .at("src/app.rs", 62)
            .needs(&[shared("config", 2), shared("http", 8), shared("metrics", 3)]),
        singleton("storage", "dyn Storage")
            .at("src/app.rs", 66)
            .needs(&[shared("config", 2), shared("http", 8)]),
        singleton("templates", "Templates")
            .at("src/app.rs", 70)
            .needs(&[shared("config", 2)]),
        singleton("payments", "dyn Payments")
            .fallible()
            .at("src/app.rs", 74)
            .needs(&[shared("config", 2), shared("http", 8), shared("tracer", 4)]),
        request("request_id", "RequestId")
            .at("src/app.rs", 78)
            .needs(&[part("headermap", "HeaderMap")]),
        request("token", "Token")
            .fallible()
            .from_module("Auth")
            .at("src/app.rs", 82)
            .needs(&[part("headermap", "HeaderMap"), shared("keys", 12)]),
        request("user", "User")
            .asynchronous()
            .fallible()
            .from_module("Auth")
            .at("src/app.rs", 86)
            .needs(&[
                shared("token", 18),
                shared("replica", 6),
                shared("cache", 7),
            ]),
        request("tenant", "Tenant")
            .asynchronous()
            .fallible()
            .at("src/app.rs", 90)
            .needs(&[shared("user", 19), shared("replica", 6)]),
        request("locale", "Locale").at("src/app.rs", 94).needs(&[
            part("headermap", "HeaderMap"),
            optional("user", Some(19), Access::Shared),
        ]),
        request("span", "RequestSpan").at("src/app.rs", 98).needs(&[
            shared("tracer", 4),
            shared("request_id", 17),
            part("uri", "Uri"),
            part("method", "Method"),
        ]),
        request("tx", "Tx")
            .asynchronous()
            .fallible()
            .at("src/app.rs", 102)
            .needs(&[shared("primary", 5), shared("span", 22)]),
        request("quota", "Quota")
            .fallible()
            .at("src/app.rs", 106)
            .needs(&[shared("tenant", 20), shared("cache", 7), shared("clock", 1)]),
        request("permissions", "Permissions")
            .from_module("Auth")
            .at("src/app.rs", 110)
            .needs(&[
                shared("user", 19),
                shared("tenant", 20),
                shared("replica", 6),
            ]),
        request("orders", "Orders")
            .asynchronous()
            .from_module("Shop")
            .at("src/app.rs", 114)
            .needs(&[exclusive("tx", 23), shared("tenant", 20)]),
        request("invoices", "Invoices")
            .from_module("Shop")
            .at("src/app.rs", 118)
            .needs(&[
                exclusive("tx", 23),
                shared("tenant", 20),
                callable("bill", 32),
            ]),
        request("audit", "AuditLog").at("src/app.rs", 122).needs(&[
            exclusive("tx", 23),
            shared("user", 19),
            shared("request_id", 17),
        ]),
        request("basket", "Basket")
            .from_module("Shop")
            .at("src/app.rs", 126)
            .needs(&[shared("user", 19), shared("cache", 7)]),
        request("pricing", "Pricing")
            .from_module("Shop")
            .at("src/app.rs", 130)
            .needs(&[
                shared("tenant", 20),
                shared("flags", 11),
                shared("clock", 1),
            ]),
        request("checkout", "Checkout")
            .asynchronous()
            .fallible()
            .from_module("Shop")
            .at("src/app.rs", 134)
            .needs(&[
                shared("orders", 26),
                shared("basket", 29),
                shared("pricing", 30),
                shared("payments", 16),
                shared("audit", 28),
            ]),
        factory("bill", "Bill")
            .from_module("Shop")
            .at("src/app.rs", 138)
            .needs(&[
                shared("templates", 15),
                shared("payments", 16),
                argument("invoice", "InvoiceId"),
            ]),
        factory("mail", "Mail").at("src/app.rs", 142).needs(&[
            shared("mailer", 9),
            shared("templates", 15),
            shared("locale", 21),
            argument("to", "Address"),
        ]),
        factory("upload", "Upload<'_>")
            .at("src/app.rs", 146)
            .needs(&[
                shared("storage", 14),
                shared("tenant", 20),
                argument("name", "String"),
            ]),
        factory("query", "Query")
            .at("src/app.rs", 150)
            .needs(&[shared("search", 13), shared("permissions", 25)]),
        request("notices", "Notices").at("src/app.rs", 154).needs(&[
            callable("mail", 33),
            shared("queue", 10),
            shared("user", 19),
        ]),
        request("exports", "Exports").at("src/app.rs", 158).needs(&[
            callable("upload", 34),
            callable("query", 35),
            shared("quota", 24),
        ]),
        request("reports", "Reports").at("src/app.rs", 162).needs(&[
            shared("replica", 6),
            owned("query", 35),
            shared("permissions", 25),
        ]),
        request("dashboard", "Dashboard")
            .at("src/app.rs", 166)
            .needs(&[
                shared("reports", 38),
                shared("notices", 36),
                shared("flags", 11),
                shared("exports", 37),
            ]),
    ],
);
