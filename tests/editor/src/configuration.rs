//! The default settings of editors.

use ra_ap_ide::{
    CallableSnippets, CompletionConfig, CompletionFieldsToResolve, DiagnosticsConfig,
    GotoDefinitionConfig, HoverConfig, HoverDocFormat, SubstTyLen,
};
use ra_ap_ide_db::SnippetCap;
use ra_ap_ide_db::imports::insert_use::{ImportGranularity, InsertUseConfig, PrefixKind};
use ra_ap_ide_db::ra_fixture::RaFixtureConfig;

pub(crate) fn hover() -> HoverConfig<'static> {
    HoverConfig {
        links_in_hover: true,
        memory_layout: None,
        documentation: true,
        keywords: true,
        format: HoverDocFormat::Markdown,
        max_trait_assoc_items_count: None,
        max_fields_count: Some(5),
        max_enum_variants_count: Some(5),
        max_subst_ty_len: SubstTyLen::LimitTo(20),
        show_drop_glue: true,
        ra_fixture: RaFixtureConfig::default(),
    }
}

pub(crate) fn definition() -> GotoDefinitionConfig<'static> {
    GotoDefinitionConfig {
        ra_fixture: RaFixtureConfig::default(),
    }
}

pub(crate) fn completion() -> CompletionConfig<'static> {
    CompletionConfig {
        enable_postfix_completions: true,
        enable_imports_on_the_fly: false,
        enable_self_on_the_fly: true,
        enable_auto_iter: true,
        enable_auto_await: true,
        enable_private_editable: false,
        enable_term_search: false,
        term_search_fuel: 1000,
        full_function_signatures: false,
        callable: Some(CallableSnippets::FillArguments),
        add_colons_to_module: true,
        add_semicolon_to_unit: true,
        snippet_cap: SnippetCap::new(true),
        insert_use: imports(),
        prefer_no_std: false,
        prefer_prelude: true,
        prefer_absolute: false,
        snippets: Vec::new(),
        limit: None,
        fields_to_resolve: CompletionFieldsToResolve::empty(),
        exclude_flyimport: Vec::new(),
        exclude_traits: &[],
        ra_fixture: RaFixtureConfig::default(),
    }
}

/// All diagnostics, including experimental ones.
pub(crate) fn diagnostics() -> DiagnosticsConfig {
    DiagnosticsConfig {
        proc_macros_enabled: true,
        proc_attr_macros_enabled: true,
        style_lints: false,
        ..DiagnosticsConfig::test_sample()
    }
}

fn imports() -> InsertUseConfig {
    InsertUseConfig {
        granularity: ImportGranularity::Crate,
        enforce_granularity: false,
        prefix_kind: PrefixKind::Plain,
        group: true,
        skip_glob_imports: true,
    }
}
