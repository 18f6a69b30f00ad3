use hardwire::__private::graph::{
    argument, async_callable, collection, container, exclusive, factory, input, optional, request,
    singleton,
};
use hardwire::Graph;
use hardwire::graph::Access;

/// Everything that a graph can say, in names that have to be escaped.
pub(crate) const ODD: &Graph = &container(
    "Größe",
    &[
        input("type", "Option<&'static str>").at("src/odd \"one\".rs", 1),
        singleton("end", "dyn Fn(&str)->[u8;4]")
            .also(&["dyn Ending<'_>", "dyn Any+Send"])
            .torn_down()
            .from_module("auth")
            .at("src/odd.rs", 2),
        singleton(
            "データ",
            "HashMap<String,Vec<Result<Arc<dyn Storage+Send>,Box<dyn Error>>>>",
        )
        .from_module("Chat")
        .asynchronous()
        .at("src/odd.rs", 3),
        request("authorized", "Authorized<Read>")
            .torn_down_with_response()
            .at("src/odd.rs", 4),
        request("authorized", "Authorized<Write>")
            .at("src/odd.rs", 5)
            .needs(&[exclusive("read", 3)]),
        factory("checks", "Checks").at("src/odd.rs", 6).needs(&[
            collection("all", &[1, 2]),
            optional("cache", None, Access::Shared),
            optional("data", Some(2), Access::Shared),
            async_callable("write", 4),
            argument("", "[u8;4]"),
        ]),
    ],
);
