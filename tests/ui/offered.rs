//! Applies each help that offers code: the code is read from the message and put in its place, and the program compiles.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compiled::errors_of;
use crate::offer::{Offer, offers, without_bodies};
use crate::outputs;

/// Offers that one edit cannot apply, by the name of the program, with the reason.
const NOT_ALONE: [(&str, &str); 30] = [
    (
        "alias_of_a_result_without_arguments",
        "the attribute is on another line",
    ),
    (
        "ambiguous_dependency_across_modules",
        "the parameter is in a module",
    ),
    ("arc_of_a_trait_without_as", "the option goes to a provider"),
    ("async_as_an_option", "the function is on the next line"),
    ("call_of_a_group", "`name` is a placeholder"),
    ("ends_too_early", "the option goes to another provider"),
    (
        "lazy_error_that_cannot_say_it_took_too_long",
        "the error is a type of another crate",
    ),
    ("malformed_container_option", "`ApiError` is a placeholder"),
    ("malformed_container_option_crate", "`hw` is a placeholder"),
    (
        "malformed_inject_option_empty_guard",
        "`provider` is a placeholder",
    ),
    (
        "malformed_inject_option_error",
        "`ApiError` is a placeholder",
    ),
    (
        "malformed_inject_option_guard",
        "`provider` is a placeholder",
    ),
    (
        "missing_dependency_of_factory",
        "its caller must pass the argument",
    ),
    (
        "missing_dependency_of_task",
        "its caller must pass the argument",
    ),
    (
        "needed_twice_and_not_clone",
        "it goes to the parameter of a provider",
    ),
    (
        "next_that_is_not_last",
        "it is for another type named `Next`",
    ),
    ("not_a_result", "the attribute is on another line"),
    (
        "provider_that_returns_a_future",
        "the body must await the future",
    ),
    ("result_behind_an_alias", "the attribute is on another line"),
    (
        "results_behind_aliases",
        "the attributes are on other lines",
    ),
    ("singleton_in_a_refcell", "it is for trait objects"),
    ("singleton_in_an_rc", "it is for trait objects"),
    ("singleton_that_is_not_sync", "it is for trait objects"),
    ("state_error_without_from", "the error type is not imported"),
    ("state_that_holds_no_container", "`FromRef` is not imported"),
    (
        "taken_twice_and_not_clone",
        "both parameters take the value",
    ),
    ("task_that_cannot_carry_a_teardown", "`E` is a placeholder"),
    (
        "task_without_a_result_and_a_teardown",
        "`E` is a placeholder",
    ),
    (
        "task_without_a_result_by_another_name",
        "`E` is a placeholder",
    ),
    (
        "value_that_a_guard_needs_too",
        "it goes to the parameter of the guard",
    ),
];

#[test]
fn the_code_that_a_help_offers_compiles() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("offered");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let programs: Vec<_> = ["mistakes", "first_month", "left_to_rustc"]
        .into_iter()
        .flat_map(outputs)
        .flat_map(|output| corrected(&output, &folder))
        .collect();
    assert!(programs.len() > 120, "{} offers", programs.len());
    let errors = errors_of(&folder, &programs);
    assert!(errors.is_empty(), "{errors}");
}

#[test]
fn each_exception_is_the_name_of_a_program() {
    let names = ["mistakes", "first_month", "left_to_rustc"]
        .into_iter()
        .flat_map(outputs)
        .map(|output| name(&output));
    let names: Vec<_> = names.collect();
    for (exception, _) in NOT_ALONE {
        assert!(names.iter().any(|name| name == exception), "{exception}");
    }
}

/// A program for each offer in the output for one program.
fn corrected(output: &Path, folder: &Path) -> Vec<PathBuf> {
    let name = name(output);
    if NOT_ALONE.iter().any(|(exception, _)| *exception == name) {
        return Vec::new();
    }
    let program = fs::read_to_string(output.with_extension("rs")).unwrap();
    let offers = offers(&fs::read_to_string(output).unwrap());
    let complete = offers.into_iter().filter(Offer::is_complete).enumerate();
    let paths = complete.map(|(number, offer)| {
        let corrected = offer.apply(&program);
        let corrected = corrected.unwrap_or_else(|| panic!("no place in {name} for {offer:?}"));
        let path = folder.join(format!("{name}_{number}.rs"));
        fs::write(&path, without_bodies(&corrected)).unwrap();
        path
    });
    paths.collect()
}

fn name(output: &Path) -> String {
    output.file_stem().unwrap().to_string_lossy().into_owned()
}
