use hardwire::__private::graph;
use hardwire::Graph;

/// As many providers as a service has that does one thing.
pub(crate) static SMALL: Graph = graph(
    "App",
    &[
        "input\tsettings\tSettings\tsrc/app.rs:10",
        "singleton\tconfig\tConfig\tfallible\tsrc/app.rs:13",
        "\tsettings\tshared\t0",
        "singleton\tdb\tDb\tasync\tfallible\tteardown\tsrc/app.rs:16",
        "\tconfig\tshared\t1",
        "singleton\thttp\tClient\tsrc/app.rs:21",
        "singleton\tengine\tdyn Engine\tsrc/app.rs:24",
        "\tconfig\tshared\t1",
        "\thttp\towned\t3",
        "singleton\tlimits\tLimiter<u64>\tsrc/app.rs:31",
        "request\tuser\tUser\tasync\tfallible\tsrc/app.rs:34",
        "\theaders\trequest\tHeaderMap",
        "\tdb\tshared\t2",
        "request\tquota\tQuota\tfallible\tsrc/app.rs:39",
        "\tuser\tshared\t6",
        "\tlimits\tshared\t5",
        "request\ttx\tTx\tasync\tfallible\tteardown\tsrc/app.rs:44",
        "\tdb\tshared\t2",
        "request\taudit\tAudit\tsrc/app.rs:49",
        "\tuser\tshared\t6",
        "\ttx\texclusive\t8",
        "\turi\trequest\tUri",
        "\tquery\textractor\tQuery<HashMap<String,String>>",
        "factory\tclaude\tClaude\tsrc/app.rs:57",
        "\tengine\tshared\t4",
        "\tmodel\targument\tModel",
        "request\ttitles\tTitles\tsrc/app.rs:63",
        "\tclaude\tcallable\t10",
        "\tquota\tshared\t7",
    ],
);
