use hardwire::__private::graph;
use hardwire::Graph;

/// As many providers as a service has that does one thing.
pub(crate) static SMALL: Graph = graph(
    "App",
    concat!(
        "input\tsettings\tSettings\tsrc/app.rs:10\n",
        "singleton\tconfig\tConfig\tfallible\tsrc/app.rs:13\n",
        "\tsettings\tshared\t0\n",
        "singleton\tdb\tDb\tasync\tfallible\tteardown\tsrc/app.rs:16\n",
        "\tconfig\tshared\t1\n",
        "singleton\thttp\tClient\tsrc/app.rs:21\n",
        "singleton\tengine\tdyn Engine\tsrc/app.rs:24\n",
        "\tconfig\tshared\t1\n",
        "\thttp\towned\t3\n",
        "singleton\tlimits\tLimiter<u64>\tsrc/app.rs:31\n",
        "request\tuser\tUser\tasync\tfallible\tsrc/app.rs:34\n",
        "\theaders\trequest\tHeaderMap\n",
        "\tdb\tshared\t2\n",
        "request\tquota\tQuota\tfallible\tsrc/app.rs:39\n",
        "\tuser\tshared\t6\n",
        "\tlimits\tshared\t5\n",
        "request\ttx\tTx\tasync\tfallible\tteardown\tsrc/app.rs:44\n",
        "\tdb\tshared\t2\n",
        "request\taudit\tAudit\tsrc/app.rs:49\n",
        "\tuser\tshared\t6\n",
        "\ttx\texclusive\t8\n",
        "\turi\trequest\tUri\n",
        "\tquery\textractor\tQuery<HashMap<String,String>>\n",
        "factory\tclaude\tClaude\tsrc/app.rs:57\n",
        "\tengine\tshared\t4\n",
        "\tmodel\targument\tModel\n",
        "request\ttitles\tTitles\tsrc/app.rs:63\n",
        "\tclaude\tcallable\t10\n",
        "\tquota\tshared\t7\n",
    ),
);
