use hardwire::__private::graph;
use hardwire::Graph;

/// Everything that a graph can say, in names that have to be escaped.
pub(crate) static ODD: Graph = graph(
    "Größe",
    concat!(
        "input\ttype\tOption<&'static str>\tsrc/odd \"one\".rs:1\n",
        "singleton\tend\tdyn Fn(&str)->[u8;4]\tas dyn Ending<'_>\tas dyn Any+Send\tteardown\tfrom auth\tsrc/odd.rs:2\n",
        "singleton\tデータ\tHashMap<String,Vec<Result<Arc<dyn Storage+Send>,Box<dyn Error>>>>\tasync\tfrom Chat\tsrc/odd.rs:3\n",
        "request\tauthorized\tAuthorized<Read>\tteardown until response\tsrc/odd.rs:4\n",
        "request\tauthorized\tAuthorized<Write>\tsrc/odd.rs:5\n",
        "\tread\texclusive\t3\n",
        "factory\tchecks\tChecks\tsrc/odd.rs:6\n",
        "\tall\tcollected\t1 2\n",
        "\tcache\toptional shared\t\n",
        "\tdata\toptional shared\t2\n",
        "\twrite\tasync callable\t4\n",
        "\t_\targument\t[u8;4]\n",
    ),
);
