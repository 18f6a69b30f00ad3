use benches_record::Setting;

/// The share of other work from which a machine counts as shared. An idle system uses less.
const SHARED: f64 = 0.05;

/// Whether other processes used the machine.
pub(crate) fn is_shared(setting: &Setting) -> bool {
    setting.machine.busy_with_others >= SHARED
}

/// A paragraph with the origin of measured times.
pub(crate) fn paragraph(setting: &Setting) -> String {
    let busy = 100.0 * setting.machine.busy_with_others;
    let warning = if is_shared(setting) {
        " **Other work ran at the same time: measure the times again on an idle machine.**"
    } else {
        ""
    };
    origin(
        setting,
        &format!(", {busy:.0} % busy with other work.{warning}"),
    )
}

/// The same for counted figures, which do not depend on other work on the machine.
pub(crate) fn counted(setting: &Setting) -> String {
    origin(setting, ".")
}

fn origin(setting: &Setting, state: &str) -> String {
    let machine = &setting.machine;
    let versions = setting.versions.iter();
    let versions: Vec<_> = versions
        .map(|(name, version)| version_of(name, version))
        .collect();
    format!(
        "\n{}, {}, {} cores, {} GiB, {}{state}\n{}.\n\n```console\n{}\n```\n",
        setting.date,
        machine.processor,
        machine.cores,
        machine.memory_gib,
        machine.system,
        versions.join(", "),
        setting.command,
    )
}

fn version_of(name: &str, version: &str) -> String {
    if version.starts_with(name) {
        version.to_owned()
    } else {
        format!("{name} {version}")
    }
}
