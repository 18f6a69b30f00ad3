use hardwire::__private::graph;
use hardwire::Graph;

/// Everything that a graph can say, in names that have to be escaped.
pub(crate) static ODD: Graph = graph(
    "Größe",
    &[
        "input\ttype\tOption<&'static str>\tsrc/odd \"one\".rs:1",
        "singleton\tend\tdyn Fn(&str)->[u8;4]\tas dyn Ending<'_>\tas dyn Any+Send\tteardown\tfrom auth\tsrc/odd.rs:2",
        "singleton\tデータ\tHashMap<String,Vec<Result<Arc<dyn Storage+Send>,Box<dyn Error>>>>\tasync\tfrom Chat\tsrc/odd.rs:3",
        "request\tauthorized\tAuthorized<Read>\tteardown until response\tsrc/odd.rs:4",
        "request\tauthorized\tAuthorized<Write>\tsrc/odd.rs:5",
        "\tread\texclusive\t3",
        "factory\tchecks\tChecks\tsrc/odd.rs:6",
        "\tall\tcollected\t1 2",
        "\tcache\toptional shared\t",
        "\tdata\toptional shared\t2",
        "\twrite\tasync callable\t4",
        "\t_\targument\t[u8;4]",
    ],
);
